"""Pages are decoded as browsers decode them."""

from __future__ import annotations

import codecs
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.read.encoding import decode_page
from monitor.read.moments import read_moment


def html(label: str) -> dict[str, str]:
    return {"content-type": f"text/html; charset={label}"}


@pytest.mark.parametrize(
    ("body", "headers", "text"),
    [
        ("“5 €”".encode(), {}, "“5 €”"),
        ("“5 €”".encode("cp1252"), html("ISO-8859-1"), "“5 €”"),
        ("“5 €”".encode("cp1252"), html('"latin1"'), "“5 €”"),
        ("“5 €”".encode("cp1252"), {}, "“5 €”"),
        ("“5 €”".encode(), html("iso-8859-1"), "“5 €”"),
        ("é ż".encode("cp1250"), html("windows-1250"), "é ż"),
        ("朱镕基".encode("gb18030"), html("gb2312"), "朱镕基"),
        ("한국 뷁".encode("cp949"), html("euc-kr"), "한국 뷁"),
        ("日本①".encode("cp932"), html("Shift_JIS"), "日本①"),
        (codecs.BOM_UTF8 + "é".encode(), html("windows-1252"), "é"),
        ("é".encode("utf-16"), {}, "é"),
        (b'<meta charset="windows-1251"><p>' + "мир".encode("cp1251"), {}, '<meta charset="windows-1251"><p>мир'),
        (b'<?xml version="1.0" encoding="koi8-r"?>' + "мир".encode("koi8-r"), {}, '<?xml version="1.0" encoding="koi8-r"?>мир'),
        (b'<meta charset="utf-16">' + "é".encode(), {}, '<meta charset="utf-16">é'),
        ("é".encode(), html("no-such-thing"), "é"),
        ("é".encode(), html("zip"), "é"),
        (b"a\0b", {}, "ab"),
    ],
)  # fmt: skip
def test_page_is_decoded(body: bytes, headers: dict[str, str], text: str) -> None:
    assert decode_page(body, headers) == text


def test_one_wrong_byte_does_not_spoil_a_utf8_page() -> None:
    assert decode_page("“twelve” é".encode() + b"\x93" + " über “five”".encode(), html("utf-8")).count("\ufffd") == 1


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_give_text(body: bytes, label: str) -> None:
    assert "\0" not in decode_page(body, html(label))


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2026-01-05T10:00:00Z", (10, 0)), ("2026-01-05T10:00:00.1234567+01:00", (9, 0)), ("2026-01-05 10:00:00 +0100", (9, 0)),
        ("Mon, 05 Jan 2026 10:00:00 GMT", (10, 0)), ("2026-01-05T10:00", (10, 0)), ("2026-01-05", (0, 0)),
    ],
)  # fmt: skip
def test_moments_are_utc(stated: str, moment: tuple[int, int]) -> None:
    read = read_moment(stated)
    assert read is not None
    assert read.replace(microsecond=0) == datetime(2026, 1, 5, *moment, tzinfo=UTC)


@given(st.one_of(st.text(max_size=40), st.none(), st.integers(), st.text("0123456789-:TZ+. ", max_size=40)))
def test_any_statement_is_a_moment_or_none(stated: object) -> None:
    read = read_moment(stated)
    assert read is None or read.tzinfo is UTC
