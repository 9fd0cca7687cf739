"""The exported WARC: read by the library's own checker, and by a reader that is written here from the standard alone."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from evidence_world import exchange, watched
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from store_world import HOUR, NOW, World
from warcio.archiveiterator import ArchiveIterator

from monitor.errors import StoreError
from monitor.evidence.pages import article_ids, write_warc
from monitor.evidence.warc import Page, WarcFile
from monitor.store.tables import BLOBS

CRLF = b"\r\n"


@dataclass(frozen=True)
class Record:
    fields: dict[str, str]
    block: bytes


def read_by_the_book(data: bytes) -> list[Record]:
    """warc-record = header CRLF block CRLF CRLF (ISO 28500, 4): nothing may be left over, no named field comes twice."""
    records = []
    while data:
        head, found, data = data.partition(CRLF + CRLF)
        assert found
        version, *lines = head.split(CRLF)
        assert version == b"WARC/1.1"
        fields: dict[str, str] = {}
        for line in lines:
            name, value = line.decode("utf-8").split(": ", 1)
            assert name not in fields
            fields[name] = value
        length = int(fields["Content-Length"])
        records.append(Record(fields, data[:length]))
        assert len(records[-1].block) == length
        assert data[length : length + 4] == CRLF + CRLF
        data = data[length + 4 :]
    return records


def sha256(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def exported(world: World, *, packed: bool = False) -> bytes:
    stream = BytesIO()
    write_warc(world.store, article_ids(world.store), stream, now=NOW + 9 * HOUR, gzip=packed, name="all.warc")
    return stream.getvalue()


def test_the_library_s_checker_passes_every_record(world: World, tmp_path: Path) -> None:
    watched(world)
    for packed in (False, True):
        file = tmp_path / f"all.warc{'.gz' if packed else ''}"
        file.write_bytes(exported(world, packed=packed))
        done = subprocess.run(
            [sys.executable, "-m", "warcio.cli", "check", "-v", str(file)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout
        records = len(list(ArchiveIterator(BytesIO(file.read_bytes()))))
        assert done.stdout.count("digest pass") == records == 17


def test_the_library_s_reader_gives_back_the_pages_and_heads(world: World) -> None:
    article = watched(world)
    pages = {store.number: world.store.blob(store.body_sha256 or "") for store in world.store.snapshots(article.id)}
    found = []
    for record in ArchiveIterator(BytesIO(exported(world))):
        if record.rec_type == "response":
            found.append((record.http_headers.get_statuscode(), record.content_stream().read()))
    wall = b"<p>Are you human?</p>"
    assert found == [("200", pages[1]), ("301", b""), ("200", pages[2]), ("403", wall), ("200", pages[3])]


def test_every_record_is_as_the_standard_asks(world: World) -> None:
    watched(world)
    records = read_by_the_book(exported(world))
    assert records[0].fields["WARC-Type"] == "warcinfo"
    assert {"software", "format", "conformsTo"} <= {
        line.split(b":")[0].decode() for line in records[0].block.splitlines()
    }
    ids = [record.fields["WARC-Record-ID"] for record in records]
    assert len(set(ids)) == len(ids)
    for record in records:
        fields = record.fields
        assert re.fullmatch(r"<urn:uuid:[0-9a-f-]{36}>", fields["WARC-Record-ID"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", fields["WARC-Date"])
        assert fields["WARC-Block-Digest"] == sha256(record.block)
        assert fields["Content-Type"]
        if fields["WARC-Type"] != "warcinfo":
            assert urlsplit(fields["WARC-Target-URI"]).scheme == "https"
            assert fields["WARC-Warcinfo-ID"] == ids[0]
        if fields["WARC-Type"] == "response":
            head, _, payload = record.block.partition(CRLF + CRLF)
            assert fields["WARC-Payload-Digest"] == sha256(payload)
            assert f"Content-Length: {len(payload)}".encode() in head.split(CRLF)
            assert not re.search(rb"(?im)^(content-encoding|transfer-encoding):", head)
    types = [record.fields["WARC-Type"] for record in records]
    assert {kind: types.count(kind) for kind in types} == {
        "warcinfo": 1,
        "response": 5,
        "request": 4,
        "metadata": 4,
        "conversion": 3,
    }


def test_a_request_stands_with_its_response_and_its_secrets_masked(world: World) -> None:
    watched(world)
    records = read_by_the_book(exported(world))
    answered = {r.fields["WARC-Record-ID"]: r for r in records if r.fields["WARC-Type"] == "response"}
    requests = [r for r in records if r.fields["WARC-Type"] == "request"]
    for request in requests:
        response = answered[request.fields["WARC-Concurrent-To"]]
        assert request.fields["WARC-Target-URI"] == response.fields["WARC-Target-URI"]
        assert request.fields["WARC-Date"] == response.fields["WARC-Date"]
        assert request.fields["WARC-IP-Address"] == "203.0.113.7"
        assert b"Cookie: [masked]" in request.block
    assert requests[0].block.startswith(b"GET /old HTTP/1.1\r\nHost: coast.example\r\n")


def test_a_redirect_says_that_its_body_is_not_kept(world: World) -> None:
    watched(world)
    (moved,) = (r for r in read_by_the_book(exported(world)) if b" 301 Moved" in r.block[:30])
    assert moved.fields["WARC-Truncated"] == "unspecified"
    assert b"Location: /boats\r\n" in moved.block


def test_the_head_is_as_it_was_received_but_for_what_spoke_of_the_wire(world: World) -> None:
    watched(world)
    response = [r for r in read_by_the_book(exported(world)) if r.fields["WARC-Type"] == "response"][2]
    head = response.block.partition(CRLF + CRLF)[0].decode("utf-8")
    assert head.split("\r\n")[:-1] == [
        "HTTP/1.1 200 OK",
        "Content-Type: text/html; charset=utf-8",
        "X-Archive-Orig-Content-Encoding: gzip",
        "X-Archive-Orig-Content-Length: 77",
        "Set-Cookie: a=1",
        "Set-Cookie: b=\u00fc",
    ]


def test_what_was_put_together_later_says_so(world: World) -> None:
    watched(world)
    about = [json.loads(r.block) for r in read_by_the_book(exported(world)) if r.fields["WARC-Type"] == "metadata"]
    assert [(row["snapshot"], row["reconstructed"], row["outcome"]) for row in about] == [
        (1, True, "changed"),
        (2, False, "changed"),
        (None, False, "blocked"),
        (3, False, "changed"),
    ]


def test_payload_digest_and_text_are_those_of_the_snapshot(world: World) -> None:
    article = watched(world)
    records = read_by_the_book(exported(world))
    digests = {r.fields["WARC-Payload-Digest"] for r in records if r.fields["WARC-Type"] == "response"}
    texts = [r.block.decode() for r in records if r.fields["WARC-Type"] == "conversion"]
    for number, snapshot in enumerate(world.store.snapshots(article.id)):
        assert f"sha256:{snapshot.body_sha256}" in digests
        assert texts[number] == world.store.version(article.id, snapshot.number).article.text


def test_each_record_of_a_packed_file_is_a_gzip_member_of_its_own(world: World) -> None:
    watched(world)
    packed = exported(world, packed=True)
    assert gzip.decompress(packed) == exported(world)
    offsets = []
    reader = ArchiveIterator(BytesIO(packed))
    for _ in reader:
        offsets.append(reader.get_record_offset())
    for offset in offsets:
        assert packed[offset : offset + 2] == b"\x1f\x8b"
        assert gzip.GzipFile(fileobj=BytesIO(packed[offset:])).read(8) == b"WARC/1.1"


def test_the_same_evidence_gives_the_same_file(world: World) -> None:
    watched(world)
    assert exported(world) == exported(world)


def test_since_leaves_out_what_is_older(world: World) -> None:
    article = watched(world)
    stream = BytesIO()
    assert write_warc(world.store, [article.id], stream, now=NOW, since=NOW + 2 * HOUR) == 1
    assert stream.getvalue().count(b"WARC-Type: response") == 1


def test_a_page_that_was_tampered_with_is_no_evidence(world: World) -> None:
    article = watched(world)
    digest = world.store.snapshots(article.id)[0].body_sha256
    with world.store._database.writing() as connection:
        connection.execute(update(BLOBS).where(BLOBS.c.sha256 == digest).values(data=b"\0\1\2\3"))
    with pytest.raises(StoreError, match=r"damaged|altered"):
        exported(world)


def test_a_broken_off_page_says_so() -> None:
    page = Page("1", NOW, "https://a.example/", 200, b"half", (exchange(),), {}, {}, cut=True)
    stream = BytesIO()
    WarcFile(stream, now=NOW).add(page)
    response = read_by_the_book(stream.getvalue())[1]
    assert response.fields["WARC-Truncated"] == "disconnect"


hostile = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)


@given(hostile, hostile, hostile, st.binary(max_size=300), st.booleans())
def test_no_stored_word_can_break_out_of_its_record(
    url: str, name: str, value: str, body: bytes, has_record: bool
) -> None:
    asked = exchange(url, received=((name, value), ("X\r\nWARC-Type: warcinfo", "a\r\n\r\nb")), reason=value)
    page = Page("1", NOW, url, 200, body, (asked,) if has_record else (), {name: value}, {"reason": value}, text=value)
    stream = BytesIO()
    WarcFile(stream, now=NOW).add(page)
    records = read_by_the_book(stream.getvalue())
    types = [record.fields["WARC-Type"] for record in records]
    assert types == ["warcinfo", "response", *(["request"] if has_record else []), "metadata", "conversion"]
    assert records[1].block.partition(CRLF + CRLF)[2] == body
    for record in ArchiveIterator(BytesIO(stream.getvalue()), check_digests=True):
        record.content_stream().read()
