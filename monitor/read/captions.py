"""The captions of an article's pictures, in page order. PURE; it follows no picture and reads no alternative text.

The extractor leaves figures out of the text, so a caption is read beside it: "Rescuers carry one of 41 people" is as
much a claim as any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

__all__ = ["read_captions"]

# Class names that newsroom systems give to the words under a picture, where they don't use <figcaption>.
_CAPTION_CLASS = re.compile(
    r"(?:[\w-]{1,40}(?:-|__|_))?caption(?:(?:-|__|_)(?:text|content|body))?\Z", re.IGNORECASE | re.ASCII
)
# Who took the picture: "Ana Ruiz/AP" changes with the picture desk's system, not with the story.
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|attribution|byline", re.IGNORECASE)
# Pictures that belong to other stories.
_ASIDE = frozenset({"aside", "nav", "footer", "form", "a", "button"})
_OTHER_STORY_CLASS = re.compile(r"related|recirc|promo|teaser|recommend|most-read|newsletter", re.IGNORECASE)
_MOST = 100
_LONGEST = 2_000


def read_captions(tree: HtmlElement, area: HtmlElement | None) -> tuple[str, ...]:
    """Every caption of the article once, credits left out. `area` is the element that holds its body, None if unclear.

    The lead picture stands above the body, so the nearest <article> or <main> around it is looked through too.
    """
    root = tree if area is None else _around(area)
    found: dict[str, None] = {}
    for element in _captions(root, nested=area is None):
        text = " ".join(_words(element).split())
        if any(letter.isalnum() for letter in text) and len(text) <= _LONGEST:
            found[text] = None
        if len(found) == _MOST:
            break
    return tuple(found)


def _around(area: HtmlElement) -> HtmlElement:
    chain = [area, *area.iterancestors()]
    for tag in ("article", "main"):
        for element in chain:
            if element.tag == tag:
                return element
    return area


def _captions(root: HtmlElement, *, nested: bool) -> Iterator[HtmlElement]:
    """The outermost caption elements below `root`; those of nested articles only where posts make up the page."""
    taken: set[HtmlElement] = set()
    for element in root.iter():
        if not isinstance(element.tag, str) or not _is_caption(element):
            continue
        above = list(_below(root, element))
        if any(one in taken for one in above) or any(_is_foreign(one, nested=nested) for one in above):
            continue
        taken.add(element)
        yield element


def _is_caption(element: HtmlElement) -> bool:
    if element.tag == "figcaption":
        return True
    if element.tag not in {"p", "div", "span", "dd"}:
        return False
    return any(_CAPTION_CLASS.match(name) for name in (element.get("class") or "").split()[:20])


def _below(root: HtmlElement, element: HtmlElement) -> Iterator[HtmlElement]:
    for above in element.iterancestors():
        if above is root:
            return
        yield above


def _is_foreign(element: HtmlElement, *, nested: bool) -> bool:
    if element.tag in _ASIDE or (element.tag == "article" and not nested):
        return True
    return bool(_OTHER_STORY_CLASS.search((element.get("class") or "")[:400]))


def _words(element: HtmlElement) -> str:
    """The element's words without credits; pieces stand apart by a space, as they do on the screen."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not _CREDIT_CLASS.search((child.get("class") or "")[:400]):
            gap = "" if child.tag in {"a", "b", "i", "em", "strong", "abbr", "sup", "sub"} else " "
            pieces += [gap, _words(child), gap]
        pieces.append(child.tail or "")
    return "".join(pieces)
