"""Bytes known by their digest, compressed with zstd, a former version as dictionary."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import zstandard
from sqlalchemy import bindparam, insert, select, update

from monitor.errors import NotFoundError, StoreError
from monitor.store.tables import BLOBS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["MAX_DEPTH", "digest_of", "pack_anew", "packed", "put_blob", "read_blob", "read_blobs"]

# A blob is read through at most so many dictionaries: 8 times 0.1 ms for a page of 60 KB.
MAX_DEPTH = 8
# Level 3 packs HTML five times smaller in 0.4 ms; higher levels gain little beside what a dictionary gains.
LEVEL = 3
# A dictionary that doesn't save this much isn't worth the chain.
WORTHWHILE = 0.8
MOST_KNOWN = 4 * MAX_DEPTH  # held while versions are read in turn
ROWS_AT_ONCE = 100
MAX_WINDOW_LOG = 27  # 128 MB: what a decoder takes by default

SELECT_HEAD = select(BLOBS.c.depth).where(BLOBS.c.sha256 == bindparam("digest"))
SELECT_BLOB = select(BLOBS).where(BLOBS.c.sha256 == bindparam("digest"))


def digest_of(content: bytes) -> str:
    """SHA-256 in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def put_blob(connection: Connection, content: bytes, base: str | None = None) -> str:
    """Store bytes once, compressed with the blob `base` as dictionary where that pays. Returns their digest."""
    digest = digest_of(content)
    if connection.execute(SELECT_HEAD, {"digest": digest}).first() is not None:
        return digest
    data, depth, used = _compress(connection, content, base)
    row = {"sha256": digest, "size": len(content), "depth": depth, "base_sha256": used, "data": data}
    connection.execute(insert(BLOBS), row)
    return digest


def pack_anew(connection: Connection, digest: str, base: str | None) -> None:
    """Pack stored bytes once more, with another dictionary or none: the former one is about to go."""
    content = read_blob(connection, digest)
    data, depth, used = _compress(connection, content, base)
    values = {"data": data, "depth": depth, "base_sha256": used}
    connection.execute(update(BLOBS).where(BLOBS.c.sha256 == digest).values(values))


def read_blob(connection: Connection, digest: str) -> bytes:
    """The bytes of this digest. Raises NotFoundError where there are none, StoreError where they were tampered with."""
    return _read(connection, digest, MAX_DEPTH, {}, None)


def read_blobs(connection: Connection, digests: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each digest with its bytes, for who reads many versions in their order: each is the next one's dictionary.

    Raises as `read_blob` does. Few are held at a time; their rows, which are small, are got many at a time.
    """
    known = dict[str, bytes]()
    for start in range(0, len(digests), ROWS_AT_ONCE):
        some = digests[start : start + ROWS_AT_ONCE]
        query = select(BLOBS).where(BLOBS.c.sha256.in_(some))
        rows = {row["sha256"]: row for row in connection.execute(query).mappings()}
        for digest in some:
            yield digest, _read(connection, digest, MAX_DEPTH, rows, known)


def _read(
    connection: Connection,
    digest: str,
    steps: int,
    rows: Mapping[str, RowMapping],
    known: dict[str, bytes] | None,
) -> bytes:
    """`steps`: how many dictionaries it may take; rows that were made to name one another don't go round for ever."""
    if known is not None and digest in known:
        return known[digest]
    row = rows.get(digest) or connection.execute(SELECT_BLOB, {"digest": digest}).mappings().first()
    if row is None:
        raise NotFoundError(digest, "no bytes are stored under this digest")
    if row["base_sha256"] and steps <= 0:
        raise StoreError(f"blob {digest}", "its dictionaries form a chain that is too long")
    base = _read(connection, row["base_sha256"], steps - 1, rows, known) if row["base_sha256"] else b""
    try:
        content = _decompress(bytes(row["data"]), base, row["size"])
    except zstandard.ZstdError as problem:
        raise StoreError(f"blob {digest}", "its bytes are damaged") from problem
    if digest_of(content) != digest or len(content) != row["size"]:
        raise StoreError(f"blob {digest}", "its bytes do not have this digest: they were altered")
    if known is not None:
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[digest] = content
    return content


def _compress(connection: Connection, content: bytes, base: str | None) -> tuple[bytes, int, str | None]:
    head = connection.execute(SELECT_HEAD, {"digest": base}).first() if base else None
    if base is None or head is None or head.depth >= MAX_DEPTH:
        return packed(content), 0, None
    patch = packed(content, read_blob(connection, base))
    # A patch a tenth of the page needs no comparing; else the page by itself may do as well.
    if len(patch) * 10 > len(content) and len(patch) > WORTHWHILE * len(plain := packed(content)):
        return plain, 0, None
    return patch, head.depth + 1, base


def packed(content: bytes, base: bytes = b"") -> bytes:
    """Bytes as they are stored, `base` being the dictionary."""
    if not base:
        return zstandard.ZstdCompressor(level=LEVEL, write_content_size=False).compress(content)
    # The window must span dictionary and page, or what stands far back in the former version isn't found.
    window = min(max((len(base) + len(content)).bit_length(), 10), MAX_WINDOW_LOG)
    settings = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, window_log=window, enable_ldm=len(content) > 1 << 20, write_content_size=False, write_dict_id=False
    )
    return zstandard.ZstdCompressor(dict_data=_dictionary(base), compression_params=settings).compress(content)


def _decompress(data: bytes, base: bytes, size: int) -> bytes:
    """`size` bounds the output: a tampered row can't become a bomb."""
    reader = zstandard.ZstdDecompressor(
        dict_data=_dictionary(base) if base else None, max_window_size=1 << MAX_WINDOW_LOG
    ).stream_reader(data)
    return reader.read(size + 1) if size else b""


def _dictionary(base: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
