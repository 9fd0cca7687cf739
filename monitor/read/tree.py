"""A page's bytes as an lxml tree, with its size bounded before anyone walks it. PURE."""

from __future__ import annotations

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
_TOO_DEEP = XPath("boolean(" + "/*" * _MAX_DEPTH + ")")


def parse_page(body: bytes, headers: Mapping[str, str], url: str) -> HtmlElement | None:
    """The page's tree, or None where it holds no element at all.

    Raises ReadError where it is larger, longer or deeper than any article's page.
    """
    if len(body) > MAX_PAGE_BYTES:
        raise ReadError(url, f"The page has {len(body):,} bytes; no more than {MAX_PAGE_BYTES:,} are read")
    if body.count(b"<") > MAX_TAGS:
        raise ReadError(url, f"The page has more than {MAX_TAGS:,} tags")
    text = decode_page(body, headers)
    if not text.strip():
        return None
    tree = _parsed(text, url)
    if tree is not None and _TOO_DEEP(tree):
        raise ReadError(url, f"The page nests deeper than {_MAX_DEPTH} elements")
    return tree


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
