"""The one HTTP client against servers that misbehave."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import brotli
import pytest
import trustme
import zstandard
from fetch_servers import Hits, answer, policy_for, serving

from monitor.errors import AddressRefused, BodyTooLarge, ConnectFailed, DeadlineExceeded, FetchError, TlsFailed
from monitor.fetch.client import Fetcher, FetchPolicy

Result = TypeVar("Result")


def run(work: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run(work)


def redirect(target: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, f"Location: {target}")


def test_a_page_comes_back_decoded_with_its_facts() -> None:
    async def go() -> None:
        body = answer(
            gzip.compress(b"hello"), "200 OK", "Content-Encoding: gzip", 'ETag: "a"', "X-Twice: 1", "X-Twice: 2"
        )
        async with serving(body) as server, Fetcher(policy_for(server)) as fetcher:
            response = await fetcher.get(server.url("/a#part"))
            assert (response.status, response.body, response.incomplete) == (200, b"hello", None)
            assert response.final_url == server.url("/a")
            assert response.headers["x-twice"] == "1, 2"
            assert response.peer == f"127.0.0.1:{server.port}"
            assert not response.tls

    run(go())


def test_not_modified_is_a_response() -> None:
    async def go() -> None:
        async with serving(b"HTTP/1.1 304 Not Modified\r\n\r\n") as server, Fetcher(policy_for(server)) as fetcher:
            response = await fetcher.get(server.url(), etag='"a"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")
            assert (response.status, response.body) == (304, b"")
            assert 'If-None-Match: "a"' in server.heads[0]
            assert "If-Modified-Since: Mon, 02 Mar 2026 08:00:00 GMT" in server.heads[0]

    run(go())


HOSTILE_HOSTS = (
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
    "127.0.0.1.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "[::127.0.0.1]", "[0:0:0:0:0:0:0:1]", "127.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1",
    "example.com@127.0.0.1", "example.com:80@127.0.0.1", "a\\@127.0.0.1", "127.0.0.1\\", "127.0.0.1%00", "127.0.0.1%2e",
    "localhost", "LOCALHOST", "localhost.", "ⓛocalhost", "127.127.127.127", "127.0.0.1\t", "\t127.0.0.1", " 127.0.0.1",
    "[::1%25lo]", "[fe80::1%25eth0]", "example.com%40127.0.0.1", "user@pass@127.0.0.1", "256.256.256.256.127.0.0.1", "0x7f.0x0.0x0.0x1",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTILE_HOSTS)
@pytest.mark.parametrize("way", ["directly", "by redirect", "by post"])
def test_no_spelling_of_a_private_address_reaches_it(host: str, way: str) -> None:
    async def go() -> None:
        async with serving(answer(b"secret")) as inside:
            target = f"http://{host}:{inside.port}/latest/meta-data"
            async with (
                serving(redirect(target.encode("utf-8").decode("latin-1"))) as front,
                Fetcher(policy_for(front)) as fetcher,
            ):
                work = {
                    "directly": lambda: fetcher.get(target),
                    "by redirect": lambda: fetcher.get(front.url()),
                    "by post": lambda: fetcher.post(target, b"{}", {}),
                }[way]
                with pytest.raises((AddressRefused, ConnectFailed) if host == "localhost." else AddressRefused):
                    await work()  # "localhost." is a name that not every system's resolver knows
            assert inside.connections == 0

    run(go())


def test_the_refusal_of_a_private_address_says_how_to_allow_it() -> None:
    async def go() -> None:
        async with serving(answer()) as server, Fetcher(FetchPolicy("m")) as fetcher:
            with pytest.raises(AddressRefused) as caught:
                await fetcher.get(server.url())
            assert caught.value.subject == server.url()
            assert "127.0.0.1/32 to fetch.allow_networks" in caught.value.hint

    run(go())


def test_a_flipping_name_server_never_leads_to_a_refused_address(
    record_property: Callable[[str, object], None],
) -> None:
    async def go() -> None:
        async with serving(answer(b"ok")) as allowed:  # noqa: SIM117
            async with serving(answer(b"secret"), host="127.0.0.2", port=allowed.port) as forbidden:
                asked = 0

                async def lookup(host: str, port: int) -> list[str]:
                    nonlocal asked
                    asked += 1
                    return ["127.0.0.2"] if asked % 2 else ["127.0.0.1"]

                async with Fetcher(policy_for(allowed), lookup=lookup, dns_cache_seconds=0) as fetcher:
                    outcomes = [await tried(fetcher, f"http://news.example:{allowed.port}/") for _ in range(1_000)]
                assert forbidden.connections == 0
                assert outcomes.count("AddressRefused") > 100
                assert outcomes.count("ok") > 100
                assert set(outcomes) == {"AddressRefused", "ok"}
                record_property("seen", f"{forbidden.connections} forbidden hits in {len(outcomes):,} requests")

    run(go())


def test_one_bad_record_rejects_the_name() -> None:
    async def go() -> None:
        async with serving(answer(b"ok")) as allowed:

            async def lookup(host: str, port: int) -> list[str]:
                return ["127.0.0.1", "10.0.0.7"]

            async with Fetcher(policy_for(allowed), lookup=lookup) as fetcher:
                assert await tried(fetcher, f"http://news.example:{allowed.port}/") == "AddressRefused"
            assert allowed.connections == 0

    run(go())


async def tried(fetcher: Fetcher, url: str) -> str:
    try:
        return (await fetcher.get(url)).body.decode()
    except FetchError as problem:
        return type(problem).__name__


def test_redirects_end_after_five_and_credentials_stay_at_their_origin() -> None:
    async def go() -> None:
        async with serving(answer(b"end")) as other:
            async with serving(redirect(other.url("/stolen"))) as first:  # noqa: SIM117
                async with Fetcher(policy_for(first, other)) as fetcher:
                    url = first.url("/feed").replace("//", "//me:pass@")
                    response = await fetcher.get(
                        url, headers={"Authorization": "Bearer a", "Cookie": "b", "X-Api-Key": "c"}
                    )
                    assert response.hops == (other.url("/stolen"),)
                    assert "Bearer a" in first.heads[0]
                    head = other.heads[0].lower()
                    assert not any(name in head for name in ("authorization", "cookie", "x-api-key", "bearer"))
            async with serving(redirect("/again")) as loop, Fetcher(policy_for(loop)) as fetcher:
                with pytest.raises(FetchError, match="more than 5 times"):
                    await fetcher.get(loop.url())
                assert len(loop.heads) == 6

    run(go())


def test_credentials_of_a_url_are_sent_to_its_origin_and_shown_nowhere() -> None:
    async def go() -> None:
        async with serving(answer(b"feed")) as server, Fetcher(policy_for(server)) as fetcher:
            response = await fetcher.get(server.url("/feed").replace("//", "//me:pass@"))
            assert "authorization: basic " in server.heads[0].lower()
            assert response.final_url == server.url("/feed")

    run(go())


def test_a_configured_proxy_is_reached_and_private_addresses_stay_refused() -> None:
    async def go() -> None:
        async with serving(answer(b"via proxy")) as proxy:
            async with Fetcher(FetchPolicy("m", proxy=proxy.url())) as fetcher:
                assert (await fetcher.get("http://news.example/a")).body == b"via proxy"
                assert proxy.heads[0].startswith("GET http://news.example/a ")
                with pytest.raises(AddressRefused):
                    await fetcher.get("http://10.0.0.1/")
                with pytest.raises(AddressRefused):
                    await fetcher.get(proxy.url("/admin"))
            assert proxy.connections == 1

    run(go())


def test_cookies_are_not_kept() -> None:
    async def go() -> None:
        body = answer(b"ok", "200 OK", "Set-Cookie: id=7")
        async with serving(body) as server, Fetcher(policy_for(server)) as fetcher:
            for _ in range(2):
                await fetcher.get(server.url())
            assert not any("cookie" in head.lower() for head in server.heads)

    run(go())


def test_redirects_between_two_hosts_do_not_wait_for_each_other() -> None:
    async def go() -> None:
        places: list[Hits] = []

        async def bounce(head: str, writer: asyncio.StreamWriter) -> None:
            here = places[0] if f":{places[0].port}" in head else places[1]
            there = places[1] if here is places[0] else places[0]
            await asyncio.sleep(0.005)
            writer.write(redirect(there.url("/x")))

        async with serving(bounce) as one, serving(bounce) as two:
            places += [one, two]
            async with Fetcher(policy_for(one, two)) as fetcher:
                both = [tried(fetcher, place.url()) for place in (one, two) * 4]
                assert await asyncio.wait_for(asyncio.gather(*both), 5) == ["FetchError"] * 8
            assert one.most_in_flight == two.most_in_flight == 1

    run(go())


def test_one_request_is_in_flight_to_a_host() -> None:
    async def slow(head: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.01)
        writer.write(answer(b"ok"))

    async def go() -> None:
        async with serving(slow) as server, Fetcher(policy_for(server)) as fetcher:
            assert set(await asyncio.gather(*(tried(fetcher, server.url(f"/{n}")) for n in range(20)))) == {"ok"}
            assert server.most_in_flight == 1

    run(go())


async def drip_header(head: str, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-A: b\r\n")
        await writer.drain()
        await asyncio.sleep(0.05)


async def drip_body(head: str, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless_informational(head: str, writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 50)
        await writer.drain()
        await asyncio.sleep(0.001)


async def silence(head: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def drip_redirects(head: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.3)
    writer.write(redirect("/next"))


@pytest.mark.parametrize("script", [drip_header, drip_body, endless_informational, silence, drip_redirects])
def test_a_slow_server_meets_the_deadline(script: Any) -> None:
    async def go() -> None:
        async with serving(script) as server, Fetcher(policy_for(server, timeout_seconds=0.7)) as fetcher:
            started = time.monotonic()
            with pytest.raises((DeadlineExceeded, ConnectFailed)):
                await fetcher.get(server.url())
            assert time.monotonic() - started < 1.7

    run(go())


def test_a_name_server_that_hangs_meets_the_deadline() -> None:
    async def hang(host: str, port: int) -> list[str]:
        await asyncio.sleep(30)
        return []

    async def go() -> None:
        async with Fetcher(FetchPolicy("m", timeout_seconds=0.3), lookup=hang) as fetcher:
            started = time.monotonic()
            with pytest.raises(DeadlineExceeded):
                await fetcher.get("http://news.example/")
            assert time.monotonic() - started < 1.3

    run(go())


def test_endless_chunks_and_headers_stop_at_their_caps() -> None:
    async def chunks(head: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")
            await writer.drain()

    async def headers(head: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X-A: " + b"b" * 1000 + b"\r\n")
            await writer.drain()

    async def go() -> None:
        async with serving(chunks) as server, Fetcher(policy_for(server)) as fetcher:
            with pytest.raises(BodyTooLarge):
                await fetcher.get(server.url())
        async with serving(headers) as server, Fetcher(policy_for(server)) as fetcher:
            with pytest.raises(ConnectFailed):
                await fetcher.get(server.url())

    run(go())


def test_more_header_fields_than_are_worth_keeping_are_refused() -> None:
    fields = [f"X-{number}: " + "v" * 30_000 for number in range(20)]

    async def go() -> None:
        async with serving(answer(b"ok", "200 OK", *fields)) as server, Fetcher(policy_for(server)) as fetcher:
            with pytest.raises(FetchError, match="262,144 bytes of header fields"):
                await fetcher.get(server.url())
        async with serving(answer(b"ok", "200 OK", *fields[:8])) as server, Fetcher(policy_for(server)) as fetcher:
            assert (await fetcher.get(server.url())).body == b"ok"

    run(go())


@pytest.mark.parametrize("coding", ["gzip, chunked", "chunked, gzip", "deflate", "chunked, chunked"])
def test_a_transfer_encoding_that_was_not_asked_for_is_no_page(coding: str) -> None:
    body = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: {coding}\r\n\r\n5\r\nhello\r\n0\r\n\r\n".encode()

    async def go() -> None:
        async with serving(body) as server, Fetcher(policy_for(server)) as fetcher:
            with pytest.raises(FetchError):
                await fetcher.get(server.url())

    run(go())


SMUGGLED = {
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nhello",
    "a length and chunks": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "a negative length": b"HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nhello",
    "a length beyond all": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nhello",
    "a NUL in a field": b'HTTP/1.1 200 OK\r\nETag: "a\x00b"\r\nContent-Length: 2\r\n\r\nok',
    "a bare CR in a field": b'HTTP/1.1 200 OK\r\nETag: "a\rX: y"\r\nContent-Length: 2\r\n\r\nok',
    "no head": b"hello world",
}


@pytest.mark.parametrize("name", SMUGGLED)
def test_an_answer_that_can_be_read_in_two_ways_is_refused(name: str) -> None:
    async def go() -> None:
        async with serving(SMUGGLED[name]) as server, Fetcher(policy_for(server)) as fetcher:
            with pytest.raises(ConnectFailed, match="not sound HTTP"):
                await fetcher.get(server.url())

    run(go())


def test_an_answer_that_nobody_asked_for_answers_no_later_request() -> None:
    async def serve(head: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(head.split(" ")[1].encode()))
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.write(answer(b"another page"))

    async def go() -> None:
        async with serving(serve) as server, Fetcher(policy_for(server)) as fetcher:
            for path in ("/1", "/2", "/3"):
                assert (await fetcher.get(server.url(path))).body == path.encode()
                await asyncio.sleep(0.15)
            assert server.connections == 3

    run(go())


def test_a_kept_connection_is_used_again() -> None:
    async def serve(head: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"ok"))

    async def go() -> None:
        async with serving(serve) as server, Fetcher(policy_for(server)) as fetcher:
            assert [await tried(fetcher, server.url()) for _ in range(5)] == ["ok"] * 5
            assert server.connections == 1

    run(go())


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async def go() -> None:
        async with serving(answer(b"ok")) as server, serving(answer(b"proxy")) as proxy:
            for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
                monkeypatch.setenv(name, proxy.url())
            async with Fetcher(policy_for(server, proxy)) as fetcher:
                assert (await fetcher.get(server.url())).body == b"ok"
            assert proxy.connections == 0

    run(go())


def test_https_that_redirects_to_http_leaves_credentials_behind_and_is_not_called_tls(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))

    async def go() -> None:
        async with serving(answer(b"end")) as plain:
            tls = tls_of(authority.issue_cert("127.0.0.1"))
            async with serving(redirect(plain.url("/down")), tls=tls) as safe:
                policy = policy_for(plain, safe, authorities=str(tmp_path / "ca.pem"))
                async with Fetcher(policy) as fetcher:
                    url = safe.url("/feed", scheme="https").replace("//", "//me:pass@")
                    response = await fetcher.get(url, headers={"X-Api-Key": "c"})
            assert (response.body, response.tls) == (b"end", False)
            assert not any(name in plain.heads[0].lower() for name in ("authorization", "x-api-key"))

    run(go())


def test_a_refresh_in_a_header_or_in_a_page_is_not_followed() -> None:
    async def go() -> None:
        async with serving(answer(b"secret")) as other:
            page = f"<meta http-equiv=refresh content='0;url={other.url()}'>".encode()
            refreshing = answer(page, "200 OK", f"Refresh: 0;url={other.url()}")
            async with serving(refreshing) as server, Fetcher(policy_for(server, other)) as fetcher:
                assert (await fetcher.get(server.url())).body == page
            assert other.connections == 0

    run(go())


PAGE = ("<p>" + " ".join(f"word{n}" for n in range(3_000)) + "</p>").encode()
ENCODED = {
    "identity": PAGE,
    "gzip": gzip.compress(PAGE),
    "deflate": zlib.compress(PAGE),
    "br": brotli.compress(PAGE),
    "zstd": zstandard.compress(PAGE),
    "br, gzip": gzip.compress(brotli.compress(PAGE)),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_body_cut_anywhere_is_incomplete(encoding: str) -> None:
    whole = ENCODED[encoding]
    cuts = [len(whole) * n // 100 for n in range(100)]

    async def serve(head: str, writer: asyncio.StreamWriter) -> None:
        _, number, honest = head.split(" ")[1].split("/")
        part = whole[: cuts[int(number)]] if number != "whole" else whole
        length = len(part) if honest == "honest" else len(whole)
        writer.write(answer(part, "200 OK", f"Content-Encoding: {encoding}", length=length))
        await writer.drain()
        if honest != "honest":
            writer.close()

    async def go() -> None:
        async with serving(serve) as server, Fetcher(policy_for(server)) as fetcher:
            assert (await fetcher.get(server.url("/99/honest"))).status == 200
            for number in range(100):
                short = await fetcher.get(server.url(f"/{number}/short"))
                assert short.incomplete, number
                if encoding != "identity":
                    honest = await fetcher.get(server.url(f"/{number}/honest"))
                    assert honest.incomplete, number

    run(go())


def test_a_cut_chunked_body_is_incomplete() -> None:
    body = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"

    async def go() -> None:
        async with serving(body) as server, Fetcher(policy_for(server)) as fetcher:
            response = await fetcher.get(server.url())
            assert response.body == b"hello"
            assert response.incomplete

    run(go())


def tls_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.mark.parametrize("fault", ["none", "unknown authority", "expired", "wrong host"])
def test_tls_is_never_relaxed(fault: str, tmp_path: Path) -> None:
    known, unknown = trustme.CA(), trustme.CA()
    known.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    past = datetime.now(UTC) - timedelta(days=3)
    certificate = {
        "none": lambda: known.issue_cert("127.0.0.1"),
        "unknown authority": lambda: unknown.issue_cert("127.0.0.1"),
        "expired": lambda: known.issue_cert("127.0.0.1", not_before=past - timedelta(days=9), not_after=past),
        "wrong host": lambda: known.issue_cert("other.example"),
    }[fault]()

    async def go() -> None:
        async with serving(answer(b"ok"), tls=tls_of(certificate)) as server:
            async with Fetcher(policy_for(server, authorities=str(tmp_path / "ca.pem"))) as fetcher:
                if fault == "none":
                    response = await fetcher.get(server.url(scheme="https"))
                    assert (response.body, response.tls) == (b"ok", True)
                else:
                    with pytest.raises(TlsFailed, match="trusted"):
                        await fetcher.get(server.url(scheme="https"))
            assert fault == "none" or not server.heads

    run(go())


def test_a_webhook_is_posted_once_and_its_redirect_is_an_answer() -> None:
    async def go() -> None:
        async with serving(answer(b"secret")) as other, serving(redirect(other.url())) as server:
            async with Fetcher(policy_for(server, other)) as fetcher:
                response = await fetcher.post(server.url(), b"{}", {"webhook-id": "1"}, timeout_seconds=2)
            assert response.status == 302
            assert "webhook-id: 1" in server.heads[0]
            assert other.connections == 0

    run(go())


def test_errors_show_no_credentials() -> None:
    async def go() -> None:
        async with Fetcher(FetchPolicy("m")) as fetcher:
            with pytest.raises(AddressRefused) as caught:
                await fetcher.get("http://me:canary@127.0.0.1/a?token=canary")
            assert "canary" not in str(caught.value)

    run(go())


def test_the_pure_modules_bring_no_http_library() -> None:
    code = (
        "import sys, monitor.fetch.quality, monitor.fetch.guard, monitor.fetch.pace, monitor.fetch.robots, "
        "monitor.fetch.decode\nassert 'aiohttp' not in sys.modules and 'asyncio' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
