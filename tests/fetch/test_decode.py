"""Bounded decoding: whole bodies come back, bombs stop at the cap, and their memory stays small."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from monitor.fetch.decode import OverCap, UnknownEncoding, decode, encodings_of

CAP = 1_000_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("name", PACKERS)
@given(body=st.binary(max_size=5_000), other=st.binary(max_size=100))
def test_decoding_undoes_encoding(name: str, body: bytes, other: bytes) -> None:
    assert decode(PACKERS[name](body), (name,), CAP).body == body
    double = decode(gzip.compress(PACKERS[name](body)), (name, "gzip"), CAP)
    assert (double.body, double.incomplete) == (body, None)


@pytest.mark.parametrize("name", PACKERS)
@given(noise=st.binary(max_size=300))
def test_noise_is_incomplete_and_never_an_error(name: str, noise: bytes) -> None:
    decode(noise, (name,), CAP)
    decode(PACKERS[name](b"hello" * 100) + noise, (name,), CAP)


def test_members_and_frames_follow_one_another() -> None:
    assert decode(gzip.compress(b"a") + gzip.compress(b"b"), ("gzip",), CAP).body == b"ab"
    assert decode(zstandard.compress(b"a") + zstandard.compress(b"b"), ("zstd",), CAP).body == b"ab"
    assert decode(gzip.compress(b"a") + b"\0" * 64, ("gzip",), CAP).incomplete is None
    assert decode(gzip.compress(b"a") + gzip.compress(b"b" * 99)[:-9], ("gzip",), CAP).incomplete


def test_deflate_without_its_wrapper_is_read() -> None:
    assert decode(raw_deflate(b"hello"), ("deflate",), CAP).body == b"hello"


@pytest.mark.parametrize("size", [65_536, 65_537, 65_541, 65_793, 131_073])
def test_raw_deflate_whose_last_bytes_come_out_without_further_input_is_whole(size: int) -> None:
    body = (b"ab" * size)[:size]
    found = decode(raw_deflate(body), ("deflate",), CAP)
    assert (found.body == body, found.incomplete) == (True, None)


@pytest.mark.parametrize("inner", ["deflate", "gzip", "br", "zstd"])
def test_an_encoding_that_begins_with_nothing_hands_on_no_empty_piece(inner: str) -> None:
    within = PACKERS[inner](b"hello")
    name = b"n" * 70_000 + b"\0"  # a gzip header longer than a piece: the first piece decodes to nothing
    end = zlib.crc32(within).to_bytes(4, "little") + len(within).to_bytes(4, "little")
    wire = b"\x1f\x8b\x08\x08" + bytes(5) + b"\xff" + name + raw_deflate(within) + end
    assert decode(wire, (inner, "gzip"), CAP).body == b"hello"


@pytest.mark.parametrize(("inner", "nothing"), [("deflate", b"\0\0\0\xff\xff"), ("zstd", b"\0\0\0")])
def test_packed_nothing_inside_another_encoding_meets_the_cap_too(inner: str, nothing: bytes) -> None:
    head = b"\x28\xb5\x2f\xfd\0\x58" if inner == "zstd" else b""
    endless = head + nothing * 1_000_000
    started = time.monotonic()
    with pytest.raises(OverCap):
        decode(gzip.compress(endless, 1), (inner, "gzip"), CAP)
    assert time.monotonic() - started < 2


def test_a_body_of_exactly_the_cap_passes_and_one_byte_more_does_not() -> None:
    for name, pack in PACKERS.items():
        assert len(decode(pack(b"a" * CAP), (name,), CAP).body) == CAP
        with pytest.raises(OverCap):
            decode(pack(b"a" * (CAP + 1)), (name,), CAP)


def test_encodings_that_nobody_asked_for_are_refused() -> None:
    for header in ("compress", "br, foo", "gzip, gzip, gzip, gzip"):
        with pytest.raises(UnknownEncoding):
            decode(b"x", encodings_of(header), CAP)


def test_many_tiny_members_take_little_time() -> None:
    for name, pack in PACKERS.items():
        started = time.monotonic()
        decode(pack(b"") * 100_000, (name,), CAP)
        assert time.monotonic() - started < 2, name


# Packed and unpacked in a process of its own, so that its peak memory is the decoder's.
BOMB = """
import resource, sys, zlib
from monitor.fetch.decode import OverCap, decode
import brotli, zstandard
name, layers, total = sys.argv[1], sys.argv[2].split(","), int(sys.argv[3]) << 20
zeros = bytes(1 << 20)
def packed(chunks, layer):
    if layer == "br":
        packer = brotli.Compressor(quality=5, lgwin=22)
        for chunk in chunks: yield packer.process(chunk)
        yield packer.finish()
    else:
        if layer == "zstd": packer = zstandard.ZstdCompressor(level=3).compressobj()
        else: packer = zlib.compressobj(9, wbits=31 if layer == "gzip" else 15)
        for chunk in chunks: yield packer.compress(chunk)
        yield packer.flush()
stream = (zeros for _ in range(total >> 20))
for layer in layers: stream = packed(stream, layer)
wire = b"".join(stream)
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try: decode(wire, tuple(layers), 20_000_000)
except OverCap: over = True
else: over = False
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(over, (peak - idle) // 1024, len(wire))
"""


def bomb(layers: str, megabytes: int) -> tuple[bool, int]:
    done = subprocess.run(
        [sys.executable, "-c", BOMB, "bomb", layers, str(megabytes)], capture_output=True, text=True, check=True
    )
    over, grown, _ = done.stdout.split()
    return over == "True", int(grown)


@pytest.mark.parametrize("layers", ["gzip", "deflate", "br", "zstd", "gzip,gzip", "zstd,br", "br,zstd"])
def test_a_bomb_stops_at_the_cap_in_little_memory(layers: str) -> None:
    over, grown = bomb(layers, 200)
    assert over
    assert grown <= 64


@pytest.mark.faults
@pytest.mark.parametrize("layers", ["gzip", "deflate", "br", "zstd", "gzip,gzip", "zstd,br", "br,zstd"])
def test_a_bomb_of_two_gibibytes_stops_at_the_cap_in_little_memory(layers: str) -> None:
    over, grown = bomb(layers, 2_048)
    assert over
    assert grown <= 64
