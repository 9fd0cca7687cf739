"""Fault table, "XML bomb, XXE, nesting, HTML as feed", "hostile page" and "bombs": bounded time and memory, all else goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from extent import FULL, extent
from site_on_loopback import Answer, article
from tests_running import run

from monitor.values import Outcome

BILLION = (
    "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><rss version='2.0'><channel><title>&i;</title></channel></rss>"
)
XXE = (
    "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    "<rss version='2.0'><channel><title>&x;</title></channel></rss>"
)
HOSTILE_FEEDS = {
    "billion laughs": (BILLION.encode(), "entities"),
    "billion laughs in UTF-16": (BILLION.encode("utf-16"), ""),
    "external entity": (XXE.encode(), "entities"),
    "nesting": (b"<rss version='2.0'><channel>" + b"<a>" * 300_000, ""),
    "html": (b"<!doctype html><html><body>" + b"<p>no feed at all</p>" * 200_000 + b"</body></html>", ""),
    "nothing": (b"", ""),
    "noise": (bytes(range(256)) * 4000, ""),
    "json nesting": (b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 200_000, ""),
    "attributes": (
        b"<rss version='2.0'><channel " + b" ".join(b"a%d='1'" % n for n in range(100_000)) + b"/></rss>",
        "",
    ),
    "numbers": (b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b"9" * 2_000_000 + b"]}", ""),
}

PROCESS = """
import resource, sys, time
from pathlib import Path
from monitor.errors import MonitorError
from monitor.read.feeds import read_feed
from monitor.read.pages import read_page
body, kind = Path(sys.argv[1]).read_bytes(), sys.argv[2]
for one in (b"<rss version='2.0'><channel><title>x</title></channel></rss>",):
    read_feed(one, {}, "https://e.example/")
read_page(b"<html><body><article><p>A text of some words.</p></article></body></html>", {}, "https://e.example/")
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
try:
    found = (read_feed if kind == "feed" else read_page)(body, {}, "https://e.example/")
    said = "read " + (repr(getattr(found, "fault", None)) if found is not None else "none")
except MonitorError as problem:
    said = "refused: " + problem.reason
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(round(time.process_time() - began, 2), (peak - idle) // 1024, said)
"""


def read_apart(tmp_path: Any, body: bytes, kind: str) -> tuple[float, int, str]:
    """CPU seconds, megabytes above idle, and what was said, in a process of its own."""
    (tmp_path / "body").write_bytes(body)
    command = [sys.executable, "-c", PROCESS, str(tmp_path / "body"), kind]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    seconds, megabytes, said = done.stdout.strip().split(" ", 2)
    return float(seconds), int(megabytes), said


@pytest.mark.parametrize("name", HOSTILE_FEEDS)
def test_a_hostile_feed_is_refused_in_bounded_time_and_memory(
    tmp_path: Any, name: str, record_property: Callable[[str, object], None]
) -> None:
    body, expected = HOSTILE_FEEDS[name]
    seconds, megabytes, said = read_apart(tmp_path, body, "feed")
    assert said.startswith("refused") or (said.startswith("read") and "None" not in said), said
    assert expected in said
    record_property("seen", f"{name}: {seconds} s, {megabytes} MB")
    assert seconds <= 5
    assert megabytes <= 512


@pytest.mark.parametrize("name", ["billion laughs", "external entity", "html", "nesting"])
def test_the_reason_stands_on_the_feed_and_the_next_feed_is_unaffected(desk: Callable[..., Any], name: str) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/bad.xml"] = Answer(HOSTILE_FEEDS[name][0], content_type="application/rss+xml")
            it.site.pages["/story"] = Answer(article())
            it.site.feed("/story", path="/good.xml")
            for path in ("/bad.xml", "/good.xml"):
                url = it.site.url + path
                it.services.store.add_feed(url, name="", outlet=None, kind="feed", now=it.clock(), added_by="user")
            await it.do_due()
            bad, good = it.services.store.feeds()
            assert bad.fault
            assert bad.errors == 1
            assert good.fault is None
            assert it.article().latest_number == 1

    run(story())


HOSTILE_PAGES = {
    "paragraphs": b"<html><body><article>" + b"<p>A paragraph.</p>" * 160_000,
    "nesting": b"<html><body>" + b"<div>" * 5_000 + b"<p>Words at the bottom.</p>",
    "links": b"<html><body><article>" + b"<a href='/a'>link</a> " * 120_000,
    "leading NULs": b"\0" * 100_000 + b"<html><body><article><p>Words behind it.</p></article></body></html>",
    "open tags": b"<" * 2_000_000,
    "attributes": b"<html><body><p " + b"a=1 " * 500_000 + b">x</p>",
    "tables": b"<html><body>" + b"<table><tr><td>" * 20_000,
    "one word": b"<html><body><article><p>" + b"a" * 5_000_000,
    "entities": b"<html><body><article><p>" + b"&amp;&#x41;&bogus;" * 300_000,
    "json-ld": b"<html><head><script type='application/ld+json'>" + b"[" * 500_000 + b"</script></head><body><p>x</p>",
}


@pytest.mark.faults
@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_a_hostile_page_ends_or_its_worker_is_killed_and_the_others_go_on(desk: Callable[..., Any], name: str) -> None:
    """The bound here is 6 s and 512 MB; the feed that falls due meanwhile is polled at most one interval late."""
    seconds = 6.0

    async def story() -> None:
        async with desk(reading={"timeout_seconds": seconds, "memory_megabytes": 512}) as it:
            it.site.pages["/hostile"] = Answer(HOSTILE_PAGES[name])
            it.site.pages["/story"] = Answer(article())
            it.site.feed("/story", path="/good.xml")
            it.add("/hostile")
            url = it.site.url + "/good.xml"
            it.services.store.add_feed(url, name="", outlet=None, kind="feed", now=it.clock(), added_by="user")
            began = time.monotonic()
            await it.do_due()
            assert time.monotonic() - began < seconds + 20  # the worker's own start among them
            assert it.article("/hostile").last_outcome is not None
            assert it.services.store.feeds()[0].fault is None
            assert it.article("/story").latest_number == 1

    run(story())


def test_a_page_that_kills_its_worker_is_set_aside_with_its_reason(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(reading={"timeout_seconds": 0.05}) as it:
            it.site.pages["/story"] = Answer(b"<html><body>" + b"<p>Words of a slow page.</p>" * 30_000)
            it.add("/story")
            report = await it.look()
            assert report.outcome is Outcome.FAILED
            assert "reading took longer than 0.05 s" in report.reason
            assert it.article().latest_number == 0

    run(story())


# A server in one process, the fetcher in another whose memory is looked at: bombs of 2 GiB once unpacked.
FETCH = """
import asyncio, re, sys
from pathlib import Path
from monitor.errors import FetchError
from monitor.fetch.client import Fetcher, FetchPolicy

def high_water():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

async def main(port):
    policy = FetchPolicy("m", timeout_seconds=60, allow_endpoints=frozenset({("127.0.0.1", port)}))
    async with Fetcher(policy) as fetcher:
        await fetcher.get(f"http://127.0.0.1:{port}/idle")
        idle = high_water()
        try:
            said = (await fetcher.get(f"http://127.0.0.1:{port}/bomb")).incomplete
        except FetchError as problem:
            said = type(problem).__name__
        print(high_water() - idle, said)

asyncio.run(main(int(sys.argv[1])))
"""

SERVE = """
import asyncio, sys, zlib
import brotli, zstandard
layers, megabytes = sys.argv[1].split(","), int(sys.argv[2])

def packed(chunks, layer):
    if layer == "br":
        packer = brotli.Compressor(quality=5)
        for chunk in chunks: yield packer.process(chunk)
        yield packer.finish()
        return
    packer = zstandard.ZstdCompressor(level=3).compressobj() if layer == "zstd" else zlib.compressobj(9, wbits=31)
    for chunk in chunks: yield packer.compress(chunk)
    yield packer.flush()

def bomb():
    stream = (bytes(1 << 20) for _ in range(megabytes))
    for layer in layers: stream = packed(stream, layer)
    return b"".join(stream)

async def serve(reader, writer):
    head = (await reader.readuntil(b"\\r\\n\\r\\n")).decode()
    try:
        if "/idle" in head:
            writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok")
        elif layers == ["endless"]:
            writer.write(b"HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n")
            while True:
                writer.write(b"10000\\r\\n" + bytes(0x10000) + b"\\r\\n")
                await writer.drain()
        else:
            encoding = ", ".join(layers)
            writer.write(f"HTTP/1.1 200 OK\\r\\nContent-Encoding: {encoding}\\r\\nContent-Length: {len(BOMB)}\\r\\n\\r\\n".encode())
            writer.write(BOMB)
        await writer.drain()
    except ConnectionError:
        pass
    writer.close()

async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

BOMB = b"" if layers == ["endless"] else bomb()
asyncio.run(main())
"""


@pytest.mark.parametrize("layers", ["gzip", "br", "zstd", "gzip,gzip", "zstd,br", "br,gzip", "endless"])
def test_a_bomb_takes_at_most_64_megabytes_over_idle(
    layers: str, record_property: Callable[[str, object], None]
) -> None:
    megabytes = extent(100, 2048)
    server = subprocess.Popen([sys.executable, "-c", SERVE, layers, str(megabytes)], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        port = server.stdout.readline().strip()
        done = subprocess.run([sys.executable, "-c", FETCH, port], capture_output=True, text=True, check=True)
    finally:
        server.kill()
        server.wait()
        server.stdout.close()
    grown, said = done.stdout.split()
    assert said == "BodyTooLarge"
    record_property("seen", f"{layers} of {megabytes} MB: {grown} MB over idle")
    assert int(grown) <= 64, f"{grown} MB for {megabytes} MB ({'full' if FULL else 'short'})"
