"""PURE: kept pages as WARC 1.1 (ISO 28500:2017): one request and one response record an exchange, and what we made of it.

Bodies are kept with their content encoding taken off. A record must agree with itself, so the fields that spoke of the
bytes on the wire (Content-Encoding, Transfer-Encoding, Content-Length) stand as X-Archive-Orig-…, as other archives
write them, and Content-Length is that of the body as it stands. Digests are SHA-256 in hex: the payload digest of a
response is the very digest that the snapshot's seal holds. The bodies of redirects are not kept: those records say
WARC-Truncated. Pages from before request records were kept have a response alone, whose head is put together from the
stored header fields; its metadata record says so.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor.values import Exchange

__all__ = ["Page", "WarcFile", "software"]

WARC = "WARC/1.1"
FORMAT = "WARC File Format 1.1"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
ORIGINAL = "X-Archive-Orig-"
# Any fixed name will do: ids are made of what a record is about, so that the same evidence gives the same file.
NAMESPACE = uuid.UUID("0b0f9e2c-5a39-4f3c-9d0e-5f1d3d1f6a11")
DESCRIPTION = (
    "Pages kept by monitor. Bodies are stored with their content encoding taken off; Content-Encoding, "
    "Transfer-Encoding and Content-Length as received stand as X-Archive-Orig-*. Bodies of redirects are not kept. "
    'Authorization and Cookie of requests are masked. A response whose metadata record says "reconstructed" was put '
    "together from stored header fields, and has no request record."
)


@dataclass(frozen=True, slots=True)
class Page:
    """One kept page with its bytes. `exchanges` is empty where no request record was kept; `headers` then stand in.

    `identity` names the page in the file: the same page has the same record ids in every export. `about` becomes its
    metadata record; `text` (what was read from it) its conversion record. `cut`: the body is not whole.
    """

    identity: str
    at: datetime
    url: str
    status: int
    body: bytes
    exchanges: tuple[Exchange, ...]
    headers: Mapping[str, str]
    about: Mapping[str, Any]
    text: str | None = None
    cut: bool = False


def software() -> str:
    """What warcinfo records call us."""
    from importlib.metadata import version

    return f"claim-monitor/{version('claim-monitor')}"


class WarcFile:
    """A WARC file that is being written to a stream: the warcinfo record first, then page by page, never all at once."""

    def __init__(self, stream: IO[bytes], *, now: datetime, gzip: bool = False, name: str = "") -> None:
        """`now` dates the warcinfo record; `gzip`: each record compressed by itself, as readers of .warc.gz want it."""
        self._writer = WARCWriter(stream, gzip=gzip, warc_version="1.1")
        fields = {
            "software": software(),
            "format": FORMAT,
            "conformsTo": CONFORMS_TO,
            "description": DESCRIPTION,
        }
        block = "".join(f"{key}: {value}\r\n" for key, value in fields.items()).encode()
        self._info = _record_id("warcinfo", name, _date(now))
        head = [("WARC-Filename", name)] if name else []
        self._write("warcinfo", self._info, now, "application/warc-fields", block, head, is_own=True)

    def add(self, page: Page) -> None:
        """Write all records of one page."""
        if page.exchanges:
            *redirects, last = page.exchanges
            for number, exchange in enumerate(redirects):
                self._add_exchange(page, exchange, number, b"", "unspecified")
            cut = "disconnect" if page.cut else None
            answered = self._add_exchange(page, last, len(redirects), page.body, cut)
        else:
            answered = self._add_reconstructed(page)
        self._add_about(page, answered)

    def _add_exchange(self, page: Page, exchange: Exchange, number: int, body: bytes, cut: str | None) -> str:
        """The request and the response. Returns the response's id."""
        asked, answered = (_record_id(kind, page.identity, str(number)) for kind in ("request", "response"))
        place = [("WARC-Target-URI", _uri(exchange.url))]
        address = [("WARC-IP-Address", ip)] if (ip := _ip(exchange.peer)) else []
        truncated = [("WARC-Truncated", cut)] if cut else []
        payload = [("WARC-Payload-Digest", _digest(body))]
        self._write(
            "response", answered, exchange.at, "application/http; msgtype=response",
            _response_head(exchange, len(body)) + body, [*place, *address, *truncated, *payload],
        )  # fmt: skip
        self._write(
            "request", asked, exchange.at, "application/http; msgtype=request",
            _request_head(exchange), [*place, *address, ("WARC-Concurrent-To", answered), ("WARC-Payload-Digest", _digest(b""))],
        )  # fmt: skip
        return answered

    def _add_reconstructed(self, page: Page) -> str:
        answered = _record_id("response", page.identity, "0")
        received = tuple((_cased(name), value) for name, value in page.headers.items())
        reason = HTTPStatus(page.status).phrase if page.status in set(HTTPStatus) else ""
        exchange = Exchange(page.url, page.at, "GET", (), page.status, reason, "1.1", received)
        head = [("WARC-Target-URI", _uri(page.url)), ("WARC-Payload-Digest", _digest(page.body))]
        block = _response_head(exchange, len(page.body)) + page.body
        self._write("response", answered, page.at, "application/http; msgtype=response", block, head)
        return answered

    def _add_about(self, page: Page, answered: str) -> None:
        refers = [("WARC-Target-URI", _uri(page.url)), ("WARC-Refers-To", answered)]
        about = {**page.about, "reconstructed": not page.exchanges}
        block = json.dumps(about, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8", "replace")
        identity = _record_id("metadata", page.identity, "")
        self._write("metadata", identity, page.at, "application/json", block, refers)
        if page.text is not None:
            text = page.text.encode("utf-8", "replace")
            identity = _record_id("conversion", page.identity, "")
            self._write("conversion", identity, page.at, "text/plain; charset=utf-8", text, refers)

    def _write(
        self, kind: str, identity: str, at: datetime, media: str, block: bytes, head: list[tuple[str, str]],
        *, is_own: bool = False,
    ) -> None:  # fmt: skip
        fields = [
            ("WARC-Type", kind),
            ("WARC-Record-ID", identity),
            ("WARC-Date", _date(at)),
            *([] if is_own else [("WARC-Warcinfo-ID", self._info)]),
            *head,
            ("WARC-Block-Digest", _digest(block)),
        ]
        if kind in ("metadata", "conversion"):
            fields.append(("WARC-Payload-Digest", _digest(block)))
        headers = StatusAndHeaders("", fields, protocol=WARC)
        # The HTTP heads are handed over as bytes: the library would write them in its own way, and evidence stands as it is.
        record = ArcWarcRecord("warc", kind, headers, BytesIO(block), None, media, len(block))
        record.payload_length = len(block)
        self._writer.write_record(record)


def _response_head(exchange: Exchange, length: int) -> bytes:
    lines = [f"HTTP/{exchange.version} {exchange.status} {_line(exchange.reason)}"]
    for name, value in exchange.received:
        lines.append(f"{ORIGINAL if name.lower() in OF_THE_WIRE else ''}{_line(name)}: {_line(value)}")
    return _head([*lines, f"Content-Length: {length}"])


def _request_head(exchange: Exchange) -> bytes:
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{exchange.method} {_uri(target)} HTTP/{exchange.version}"]
    return _head([*lines, *(f"{_line(name)}: {_line(value)}" for name, value in exchange.sent)])


def _head(lines: list[str]) -> bytes:
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")


def _line(text: str) -> str:
    """Header fields are one line each, whatever stands in a stored row."""
    return "".join(letter if letter >= " " and letter != "\x7f" else " " for letter in text)


def _uri(url: str) -> str:
    """A target must have no white space and no control characters; the URL is kept as it was for all else."""
    return "".join(_escaped(letter) for letter in url)


def _escaped(letter: str) -> str:
    if letter > " " and not 0x7F <= ord(letter) <= 0xA0:
        return letter
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))


def _cased(name: str) -> str:
    """content-type -> Content-Type: stored names are in lower case."""
    return "-".join(part.capitalize() for part in name.split("-"))


def _ip(peer: str | None) -> str | None:
    return peer.rpartition(":")[0].strip("[]") if peer else None


def _date(at: datetime) -> str:
    """WARC 1.1 dates are ISO 8601 in UTC, to the microsecond where known."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _record_id(*parts: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(NAMESPACE, chr(10).join(parts))}>"
