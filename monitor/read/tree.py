"""A page's bytes as an lxml tree, with its size bounded before anyone walks it. PURE."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import LxmlError, XPath
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from monitor.errors import ReadError
from monitor.read.encoding import decode_page

__all__ = ["MAX_PAGE_BYTES", "MAX_TAGS", "parse_page"]

MAX_PAGE_BYTES = 10_000_000  # the fetcher's own cap; a page file given on the command line meets it here
# Extraction takes more than linear time in flat pages: 160,000 paragraphs cost 18 to 90 s. The longest live blogs
# that newsrooms publish stay under 30,000 elements.
MAX_TAGS = 100_000
# Extraction recurses; beyond about 1,000 levels it silently finds nothing. Hand-made pages stay under 100.
_MAX_DEPTH = 250
# No XML can hold these, so lxml can't write back the text that it read: one in the words of a link was a crash.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile("&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
_TOO_DEEP = XPath("boolean(" + "/*" * _MAX_DEPTH + ")")


def parse_page(body: bytes, headers: Mapping[str, str], url: str) -> HtmlElement | None:
    """The page's tree, or None where it holds no element at all.

    Raises ReadError where it is larger, longer or deeper than any article's page.
    """
    if len(body) > MAX_PAGE_BYTES:
        raise ReadError(url, f"The page has {len(body):,} bytes; no more than {MAX_PAGE_BYTES:,} are read")
    if body.count(b"<") > MAX_TAGS:
        raise ReadError(url, f"The page has more than {MAX_TAGS:,} tags")
    text = _CONTROLS.sub(" ", _REFERENCE.sub(_without_control, decode_page(body, headers)))
    if not text.strip():
        return None
    tree = _parsed(text, url)
    if tree is not None and _TOO_DEEP(tree):
        raise ReadError(url, f"The page nests deeper than {_MAX_DEPTH} elements")
    return tree


def _without_control(reference: re.Match[str]) -> str:
    """The reference as it stands, or a space where it means a character that no XML can hold."""
    decimal, hexadecimal = reference[1], reference[2]
    number = int((decimal or hexadecimal).lstrip("0")[:10] or "0", 10 if decimal else 16)
    return " " if number < 0x110000 and _CONTROLS.match(chr(number)) else reference[0]


def _parsed(text: str, url: str) -> HtmlElement | None:
    # Bytes in a known encoding: lxml refuses text that declares one, and would trust the page's own wrong one.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=False)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError, RecursionError) as fault:
        if "empty" in str(fault).lower():
            return None
        raise ReadError(url, "The page is no HTML that a parser takes") from fault
    return tree if isinstance(tree, HtmlElement) and isinstance(tree.tag, str) else None
