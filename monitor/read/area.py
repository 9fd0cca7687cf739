"""Where in a page the article stands, by what the page itself marks. PURE; decides, and cuts nothing away.

Handing only that part to the extractor makes the text independent of everything around it: its own rules weigh the
article against the whole page, so that a longer list of related links could change which paragraphs it keeps.
"""

from __future__ import annotations

from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

__all__ = ["article_area"]

# The marks that newsroom systems put around a story's body, the surest first. Each is tried over the whole page.
_BODY_MARKS = (
    XPath(".//*[@itemprop='articleBody']"),
    XPath(
        ".//*[self::div or self::section or self::article or self::main][@data-component='text-block' or "
        "contains(concat(' ', normalize-space(@class), ' '), ' article-body ') or "
        "contains(concat(' ', normalize-space(@class), ' '), ' article__body ') or "
        "contains(concat(' ', normalize-space(@class), ' '), ' story-body ') or "
        "contains(concat(' ', normalize-space(@class), ' '), ' entry-content ') or "
        "contains(concat(' ', normalize-space(@class), ' '), ' post-content ') or "
        "contains(concat(' ', normalize-space(@class), ' '), ' article-content ') or @id='article-body']"
    ),
)
_MIN_LETTERS = 80  # one sentence; less is a teaser or a stub: let the extractor look at the whole page
_MIN_MARKED_LETTERS = 40  # a breaking story of one sentence, where the page itself says that this is the body
_DOMINANCE = 0.75  # the share of the page's prose; teasers around a story hold less than a quarter of it
_MIN_PARAGRAPH = 80  # letters; "Buy shoes" and "Updated 3 minutes ago" are no prose
_ASIDE = frozenset({"aside", "nav", "footer", "form"})


def article_area(tree: HtmlElement) -> HtmlElement | None:
    """The element that holds the article's body, or None where the page marks none clearly."""
    for mark in _BODY_MARKS:
        found = cast("list[HtmlElement]", mark(tree))
        marked = [element for element in found if not _inside(element, _ASIDE)]
        area = _common(_outermost(marked)) if marked else None
        if area is not None and area.tag not in {"body", "html"} and len(area.text_content()) >= _MIN_MARKED_LETTERS:
            return area
    articles = [element for element in tree.iter("article") if not _inside(element, {*_ASIDE, "article"})]
    for candidates in (articles, list(tree.iter("main")), _parents_of_prose(tree)):
        area = _dominant(candidates)
        if area is not None:
            return area
    return None


def _dominant(elements: list[HtmlElement]) -> HtmlElement | None:
    """The one that holds nearly all prose of them all; None in a live blog, whose posts all count."""
    weighed = [_prose(element) for element in elements]
    heaviest = max(weighed, default=0)
    if heaviest < _MIN_LETTERS or heaviest < _DOMINANCE * sum(weighed):
        return None
    area = elements[weighed.index(heaviest)]
    return area if area.tag not in {"body", "html"} else None


def _parents_of_prose(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that hold whole paragraphs, where nothing says which of them is the story."""
    parents: dict[HtmlElement, None] = {}
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        if parent is not None and not _inside(paragraph, _ASIDE) and len(paragraph.text_content()) >= _MIN_PARAGRAPH:
            parents[parent] = None
    return _outermost(list(parents))


def _prose(element: HtmlElement) -> int:
    """Letters in paragraphs below `element`."""
    return sum(len(paragraph.text_content().strip()) for paragraph in element.iter("p", "blockquote"))


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    chosen = set(elements)
    return [element for element in elements if not any(above in chosen for above in element.iterancestors())]


def _common(elements: list[HtmlElement]) -> HtmlElement | None:
    """The one element, or the nearest that holds them all: some systems mark each piece of a body cut by ads."""
    if len(elements) == 1:
        return elements[0]
    shared = list(elements[0].iterancestors())
    for element in elements[1:]:
        above = set(element.iterancestors())
        shared = [candidate for candidate in shared if candidate in above]
    return shared[0] if shared else None


def _inside(element: HtmlElement, tags: frozenset[str] | set[str]) -> bool:
    return any(above.tag in tags for above in element.iterancestors())
