"""`monitor bench pass`: a whole `monitor once` over 200 pages of 60 KB, three times, as a user's machine would see it.

The pages come from a server process of their own, whose cost is not counted. CPU is that of the whole process tree
(its workers included), memory the sum over the tree at its largest, disk what the database takes for two versions.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from monitor.bench.processes import kilobytes_of, tree_of

__all__ = ["PassFigures", "run_pass_bench"]

WORDS = [
    "harbour",
    "council",
    "report",
    "storm",
    "engineer",
    "winter",
    "budget",
    "minister",
    "ferry",
    "storage",
    "region",
    "station",
    "market",
    "season",
    "coast",
    "bridge",
    "school",
    "hospital",
    "worker",
    "family",
    "contract",
    "village",
    "river",
    "company",
    "union",
    "project",
    "office",
    "season",
    "supply",
    "record",
]


@dataclass(frozen=True, slots=True)
class PassFigures:
    """What one pass took. `megabytes` is the peak of the process tree's memory, `disk_megabytes` the database after."""

    name: str
    cpu_seconds: float
    wall_seconds: float
    megabytes: float
    disk_megabytes: float
    summary: dict[str, Any]


def run_pass_bench(pages: int = 200, kilobytes: int = 60) -> list[PassFigures]:
    """First look, nothing changed, all changed."""
    with tempfile.TemporaryDirectory() as folder, _site(pages, kilobytes) as (url, version):
        config = Path(folder, "config.yaml")
        settings = {
            "database_url": f"sqlite:///{folder}/monitor.db",
            "feeds": [f"{url}/feed.xml"],
            "fetch": {"allow_networks": ["127.0.0.1/32"], "host_interval_seconds": 0},
            "schedule": {"max_entries_per_poll": pages},
            "alerts": {
                "destinations": {"file": {"type": "file", "path": f"{folder}/alerts.jsonl"}},
                "rules": [{"name": "everything", "destinations": ["file"]}],
            },
        }
        config.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML
        figures = [_measured("first look", config, folder), _measured("nothing changed", config, folder)]
        version.value = 2
        return [*figures, _measured("all changed", config, folder)]


def _measured(name: str, config: Path, folder: str) -> PassFigures:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "monitor", "once", "--all", "--json", "--config", str(config)], stdout=subprocess.PIPE
    )
    peak = _Peak(process.pid)
    output, _ = process.communicate()
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    disk = sum(file.stat().st_size for file in Path(folder).glob("monitor.db*"))
    return PassFigures(name, round(cpu, 2), round(wall, 2), peak.stop(), round(disk / 1e6, 2), json.loads(output))


class _Peak:
    """Watches the memory of a process and all below it: the proportional set size, which counts shared pages once."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._largest = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """The peak in megabytes."""
        self._over.set()
        self._thread.join()
        return round(self._largest / 1000, 1)

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self._largest = max(self._largest, sum(map(kilobytes_of, tree_of(self._pid))))


@contextmanager
def _site(pages: int, kilobytes: int) -> Iterator[tuple[str, Any]]:
    context = multiprocessing.get_context("fork")
    version = context.Value("i", 1)
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(pages, kilobytes, version, theirs), daemon=True)
    server.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}", version
    finally:
        server.kill()  # killed, not waited for: its CPU must not be counted as a pass's


def _serve(pages: int, kilobytes: int, version: Any, pipe: Any) -> None:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: Nagle's algorithm would hold the second one back for 40 ms
        disable_nagle_algorithm = True

        def log_message(self, *_: Any) -> None:
            return

        def do_GET(self) -> None:
            status, kind, body = 404, "text/plain", b"no such page"
            if self.path == "/feed.xml":
                status, kind, body = 200, "application/rss+xml", _feed(pages, self.server.server_port)  # type: ignore[attr-defined]
            elif self.path.startswith("/news/"):
                number = int(self.path.rsplit("-", 1)[1])
                status, kind, body = 200, "text/html; charset=utf-8", _page(number, version.value, kilobytes)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pipe.send(server.server_port)
    server.serve_forever()


def _feed(pages: int, port: int) -> bytes:
    items = "".join(
        f"<item><title>Story {n}</title><link>http://127.0.0.1:{port}/news/the-story-{n}</link></item>"
        for n in range(pages)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Bench</title>{items}</channel></rss>".encode()


def _page(number: int, version: int, kilobytes: int) -> bytes:
    """A page whose article of about 6 KB stands among chrome; version 2 has one figure altered."""
    chance = random.Random(number)
    sentences = [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(56)]
    sentences[3] = f"The storm damaged {41 if version == 1 else 34} boats in harbour {number}, the port authority said."
    sentences[9] = "“We will rebuild every pier before the winter,” said Maren Holt, the harbour master."
    article = "".join(f"<p>{' '.join(sentences[at : at + 4])}</p>" for at in range(0, 56, 4))
    links = "".join(
        f"<li><a href='/topic/{chance.randrange(10**6)}'>{chance.choice(WORDS)} news</a></li>" for _ in range(200)
    )
    filler = _filler(chance, kilobytes * 100) + _filler(random.Random(0), kilobytes * 900)
    page = (
        f"<!doctype html><html lang='en'><head><title>Story {number}</title>"
        f'<script type=\'application/ld+json\'>{{"@type":"NewsArticle","headline":"Story {number}"}}</script></head>'
        f"<body><nav><ul>{links}</ul></nav><article><h1>Story {number}</h1>{article}</article><aside><ul>{links}</ul></aside>"
    )
    room = max(kilobytes * 1000 - len(page) - 20, 0)
    return (page + filler[: max(room - 9, 0)] + "</script></body></html>").encode()


def _filler(chance: random.Random, size: int) -> str:
    """A script of this many characters. Four fifths of a real page's chrome are the same on every page of its site."""
    return f"<script>var d={json.dumps([chance.randrange(10**9) for _ in range(size // 12)])}"[: size - 9] + "</script>"


def as_json(figures: list[PassFigures]) -> list[dict[str, Any]]:
    """The figures for a program."""
    return [asdict(one) for one in figures]
