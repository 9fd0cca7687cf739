"""A page's bytes -> the article alone. PURE. The same bytes give the same text, whatever stands around the article.

trafilatura takes the article's body out of the part of the page that is marked as the story; its metadata, text and
links are then read in one walk each.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from types import ModuleType
from typing import Any

from lxml.etree import LxmlError, _Element
from lxml.html import HtmlElement, document_fromstring

from monitor.errors import ReadError
from monitor.read.area import article_area
from monitor.read.captions import read_captions
from monitor.read.links import LinkMarks
from monitor.read.metadata import Metadata, read_metadata
from monitor.read.prose import body_text
from monitor.read.tree import parse_page
from monitor.read.version import EXTRACTOR_VERSION
from monitor.values import ArticleText, Link


def _import_extractor() -> tuple[Any, Any]:
    """trafilatura without py3langid, which it imports if it finds it, and which loads numpy: 200 of 560 ms of CPU.

    We never ask it to judge a language. An import of None is Python's own word for "not installed".
    """
    absent = object()
    before: ModuleType | object | None = sys.modules.get("py3langid", absent)
    if before is absent:
        sys.modules["py3langid"] = None  # type: ignore[assignment]
    try:
        from trafilatura import core
        from trafilatura.settings import Extractor
    finally:
        if before is absent:
            del sys.modules["py3langid"]
    return core, Extractor


_core, _Extractor = _import_extractor()
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # "discarding data" is our return value, not a log line

__all__ = ["EXTRACTOR_VERSION", "read_page"]


def read_page(body: bytes, headers: Mapping[str, str], url: str) -> ArticleText | None:
    """The article on the page, or None where there is none to be found. Header names are lower-case.

    Raises ReadError where the page is larger, longer or deeper than any article's, or no parser takes it.
    """
    tree = parse_page(body, headers, url)
    if tree is None:
        return None
    metadata = read_metadata(tree, url)
    shown = " ".join(tree.text_content().split()) if metadata.description else ""
    area = article_area(tree)
    captions = read_captions(tree, area)
    marks = LinkMarks(url)
    content = _content(tree, area, url, marks)
    if content is None:
        return None
    text, links = body_text(content, marks)
    if not any(letter.isalnum() for letter in text):
        return None
    article = _article(metadata, text, links, _summary(metadata, shown, text))
    return replace(article, captions=_unsaid(captions, text))


def _summary(metadata: Metadata, shown: str, text: str) -> str | None:
    """The standfirst that a reader sees above the text, not a description that only machines see.

    One that merely repeats the text is none: its every edit would be told twice.
    """
    words = " ".join(text.split())
    for candidate in (metadata.summary, metadata.description):
        if candidate and (candidate == metadata.summary or candidate in shown) and candidate not in words:
            return candidate
    return None


def _unsaid(captions: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The captions that the text does not hold already: some pages' pictures come through the extractor with theirs."""
    words = " ".join(text.split())
    return tuple(caption for caption in captions if caption not in words)


def _article(metadata: Metadata, text: str, links: tuple[Link, ...], summary: str | None) -> ArticleText:
    return ArticleText(
        title=metadata.title,
        byline=metadata.byline,
        published=metadata.published,
        modified=metadata.modified,
        text=text,
        links=links,
        summary=summary,
        language=metadata.language,
        canonical_url=metadata.canonical_url,
        outlet=metadata.outlet,
    )


def _content(tree: HtmlElement, area: HtmlElement | None, url: str, marks: LinkMarks) -> _Element | None:
    """The article's body as the extractor gives it: from the marked area, else from the whole page."""
    if area is not None:
        alone, copied = _alone(area)
        marks.take_from(copied, ("p", "li", "blockquote", "figcaption", "td"))
        content = _extracted(alone, url)
        if content is not None:
            return content
    marks.take_from(tree, ("p",))
    return _extracted(tree, url)


def _alone(area: HtmlElement) -> tuple[HtmlElement, HtmlElement]:
    """A page of the area alone, marked once as the body: the extractor would take the first of several marked pieces."""
    page = document_fromstring('<html><body><article itemprop="articleBody"></article></body></html>')
    copied = deepcopy(area)
    copied.tail = None
    for piece in copied.iter():
        if piece.get("itemprop") == "articleBody":
            del piece.attrib["itemprop"]
    page[0][0].append(copied)
    return page, copied


def _extracted(tree: HtmlElement, url: str) -> _Element | None:
    options = _Extractor(
        output_format="python", fast=True, comments=False, links=True, tables=True, with_metadata=False
    )
    try:
        document = _core.bare_extraction(tree, options=options)
    except (LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as fault:
        raise ReadError(url, "The article could not be taken out of the page") from fault
    return None if document is None else document.body
