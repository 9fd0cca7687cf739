"""PURE: content encodings undone with a cap, and with proof that the stream came to its end.

Each decoder takes pieces and yields pieces of bounded size, so that a bomb is stopped at the cap and never stands in
memory. A library's one-call decompression turned 3 KB of brotli into 2 GB before any cap could act. The cap holds for
each encoding of several: a gigabyte of packed nothing inside 1 MB of gzip would never reach it at the end, and take
minutes.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

__all__ = ["ACCEPTED", "Decoded", "OverCap", "UnknownEncoding", "decode", "encodings_of"]

ACCEPTED = "gzip, deflate, br, zstd"  # we advertise what we can decode with a cap, and nothing else

PIECE = 65_536
# Four bytes of zstd can be a run of 128 KiB: 256 bytes of input are at most 8 MiB of output.
ZSTD_SLICE = 256
ZSTD_MAX_WINDOW = 8 * 1024 * 1024  # RFC 9659: what a decoder of Content-Encoding zstd must take, and we take no more
MAX_MEMBERS = 1_000  # a log file may have many gzip members; 8 MB of empty ones would only burn time
MAX_TRAILING_PIECES = 64
MAX_ENCODINGS = 3  # a page encoded twice happens by mistake, more is an attack


class OverCap(Exception):  # noqa: N818 - not an error of ours: the client makes BodyTooLarge of it
    """The decoded body would pass the cap."""


class UnknownEncoding(Exception):  # noqa: N818
    """A content encoding that we never said we accept, or too many of them."""


class _CutShort(Exception):  # noqa: N818
    """A stream ended early or is damaged; the message says which."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded body; `incomplete` says why it is not whole, None where the stream came to its end."""

    body: bytes
    incomplete: str | None = None


def encodings_of(header: str) -> tuple[str, ...]:
    """The encodings that a Content-Encoding header names, in the order in which they were applied.

    >>> encodings_of("GZIP, identity, br")
    ('gzip', 'br')
    """
    names = (name.strip().lower() for name in header.split(","))
    return tuple(name.removeprefix("x-") for name in names if name and name != "identity")


def decode(wire: bytes, encodings: tuple[str, ...], max_bytes: int) -> Decoded:
    """The body without its encodings, as far as it can be read.

    Raises OverCap where it would pass `max_bytes`, UnknownEncoding where an encoding is none of ACCEPTED.
    """
    if not encodings:
        if len(wire) > max_bytes:
            raise OverCap
        return Decoded(wire)
    if len(encodings) > MAX_ENCODINGS or not all(name in DECODERS for name in encodings):
        raise UnknownEncoding(", ".join(encodings[: MAX_ENCODINGS + 1]))
    pieces: Iterator[bytes] = iter(_slices(wire, PIECE))
    for name in reversed(encodings):
        pieces = _capped(DECODERS[name](pieces), max_bytes)
    return _collect(pieces)


def _capped(pieces: Iterator[bytes], max_bytes: int) -> Iterator[bytes]:
    """The pieces that have something in them. Raises OverCap before they come to more than `max_bytes`."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > max_bytes:
            raise OverCap
        if piece:  # a header, or a block of nothing, yields an empty one
            yield piece


def _collect(pieces: Iterator[bytes]) -> Decoded:
    body = bytearray()
    try:
        for piece in pieces:
            body += piece
    except _CutShort as problem:
        return Decoded(bytes(body), str(problem))
    return Decoded(bytes(body))


def _gunzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Members one after another (RFC 1952, 2.2); padding behind the last one is ignored, as browsers do."""
    inflater, members, inside = zlib.decompressobj(wbits=31), 0, False
    for piece in pieces:
        rest = piece
        while rest:
            if members and not inside and not rest.startswith(b"\x1f"):
                return _drain(pieces)
            inside = True
            yield from _inflate(inflater, rest, "gzip")
            rest = inflater.unused_data
            if inflater.eof:
                inflater, members, inside = zlib.decompressobj(wbits=31), _one_more(members), False
    if inside or not members:
        raise _CutShort("the gzip stream breaks off before its end")


def _one_more(members: int) -> int:
    if members >= MAX_MEMBERS:
        raise _CutShort(f"the stream has more than {MAX_MEMBERS} parts")
    return members + 1


def _inflate(inflater: zlib._Decompress, data: bytes, name: str) -> Iterator[bytes]:
    try:
        out = b""
        # A full piece may leave output behind though all input is taken: the end of raw deflate comes without a byte more.
        while (data or len(out) == PIECE) and not inflater.eof:
            out = inflater.decompress(data, PIECE)
            data = inflater.unconsumed_tail
            yield out
    except zlib.error as problem:
        raise _CutShort(f"the {name} stream is damaged") from problem


def _undeflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Deflate with zlib's wrapper (RFC 9110, 8.4.1.2), or raw as some servers send it."""
    inflater = None
    for piece in pieces:
        if inflater is None:
            wrapped = piece[0] & 0x0F == 8 and (len(piece) < 2 or (piece[0] * 256 + piece[1]) % 31 == 0)
            inflater = zlib.decompressobj(wbits=15 if wrapped else -15)
        yield from _inflate(inflater, piece, "deflate")
    if inflater is None or not inflater.eof:
        raise _CutShort("the deflate stream breaks off before its end")


def _unbrotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    import brotli  # late: most answers are gzip

    decompressor = brotli.Decompressor()
    try:
        for piece in pieces:
            out = decompressor.process(piece, output_buffer_limit=PIECE)
            while out:  # until nothing comes: can_accept_more_data() says yes while output is still held back
                yield out
                out = b"" if decompressor.is_finished() else decompressor.process(b"", output_buffer_limit=PIECE)
            if decompressor.is_finished():
                return _drain(pieces)
    except brotli.error as problem:
        raise _CutShort("the br stream is damaged") from problem
    raise _CutShort("the br stream breaks off before its end")


def _unzstd(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Frames one after another (RFC 8878, 3)."""
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=ZSTD_MAX_WINDOW)
    frame, frames, fed = decompressor.decompressobj(write_size=PIECE), 0, False
    try:
        for piece in pieces:
            for rest in _slices(piece, ZSTD_SLICE):
                while rest:
                    yield frame.decompress(rest)
                    rest, fed = frame.unused_data if frame.eof else b"", not frame.eof
                    if frame.eof:
                        frame, frames = decompressor.decompressobj(write_size=PIECE), _one_more(frames)
    except zstandard.ZstdError as problem:
        raise _CutShort("the zstd stream is damaged") from problem
    if fed or not frames:
        raise _CutShort("the zstd stream breaks off before its end")


def _drain(pieces: Iterator[bytes]) -> None:
    """Read what follows a stream's end: an encoding around it must come to its own end too."""
    if sum(len(piece) for piece in islice(pieces, MAX_TRAILING_PIECES)) and next(pieces, None) is not None:
        raise _CutShort("much follows the end of the stream")


def _slices(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


DECODERS: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
