"""Bytes to text as browsers decode pages (WHATWG Encoding Standard). PURE; never raises."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

__all__ = ["declared_encoding", "decode_page"]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD_BYTES = 4096  # the standard looks at 1,024; real pages put long scripts before their meta
_CHARSET = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:-]{2,40})", re.IGNORECASE | re.ASCII)
_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,40}<\?xml[^>]{0,120}?encoding\s{0,8}=\s{0,8}[\"']([\w.:-]{2,40})")

# The standard's labels that mean a larger encoding than their name says (its table of names and labels).
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
# A page that says so in ASCII can't be in them.
_UTF16 = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
_KNOWN = frozenset(
    {"utf-8", "gb18030", "cp949", "cp932", "big5hkscs", "euc_jp", "iso2022_jp", "koi8-r", "koi8-u", "cp866", "cp874"}
    | {"mac-roman", "mac-cyrillic"}
    | {f"cp{number}" for number in range(1250, 1259)}
    | {f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
)


def decode_page(body: bytes, headers: Mapping[str, str]) -> str:
    """The page's text: by its byte order mark, its Content-Type, its meta element, or what its bytes look like.

    Valid UTF-8 with a letter beyond ASCII is UTF-8 whatever is declared: chance does not write it. Bytes that don't
    fit are U+FFFD; NULs are dropped, as parsers stop at them. Header names are lower-case.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _text(body[len(mark) :], encoding)
    declared = declared_encoding(body, headers)
    try:
        return _without_nuls(body.decode("utf-8")) if declared != "iso2022_jp" else _text(body, declared)
    except UnicodeDecodeError as fault:
        if declared in {None, "utf-8"}:
            declared = "utf-8" if _is_mostly_utf8(body, declared) else _guessed(body, fault.start)
    return _text(body, declared or "cp1252")


def declared_encoding(body: bytes, headers: Mapping[str, str]) -> str | None:
    """The Python codec that the answer declares, by header, then meta element or XML declaration; None where none."""
    header = _CHARSET.search(headers.get("content-type", ""))
    if header and (named := _codec(header[1])):
        return "utf-8" if named in _UTF16 and b"\0" not in body[:64] else named
    head = body[:_HEAD_BYTES]
    found = _XML.search(head) or _META.search(head)
    named = _codec(found[1].decode("ascii", "replace")) if found else None
    return "utf-8" if named in _UTF16 else named


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip().lower()).name
    except (LookupError, ValueError):
        return "cp1252" if label.lower() in {"x-cp1252", "windows-latin-1"} else None
    name = _SUPERSETS.get(name, name)
    return name if name in _KNOWN or name in _UTF16 else None


def _is_mostly_utf8(body: bytes, declared: str | None) -> bool:
    """Whether the bytes are UTF-8 but for a few: a cut character, one pasted quotation mark."""
    text = body.decode("utf-8", "replace")
    wrong, beyond = text.count("\ufffd"), sum(1 for letter in text if letter > "\x7f")
    return wrong * 4 <= beyond or (declared is not None and wrong <= 2)


def _guessed(body: bytes, first: int) -> str:
    """The encoding that undeclared bytes look like; they are judged around the first that is not UTF-8."""
    from charset_normalizer import from_bytes  # late: only pages that declare nothing true need it

    start = max(0, first - 200)
    best = from_bytes(body[start : start + 8000]).best()
    named = _codec(best.encoding) if best else None
    return named if named and named not in _UTF16 and named != "utf-8" else "cp1252"


def _text(body: bytes, encoding: str) -> str:
    return _without_nuls(body.decode(encoding, "replace"))


def _without_nuls(text: str) -> str:
    return text.replace("\0", "").removeprefix("\ufeff")
