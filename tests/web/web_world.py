"""What every page must be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

__all__ = ["assert_valid", "faults_of_html"]

# HTML Living Standard, "Interactive content": none of these stands inside another of them, or in a link.
INTERACTIVE = {"a", "button", "select", "textarea", "details", "label", "iframe", "embed"}
# ... "Non-conforming features", as far as somebody might write them.
OBSOLETE = {"center", "font", "big", "tt", "strike", "acronym", "marquee", "frame", "frameset", "applet", "dir"}
LABELLED = {"input", "select", "textarea"}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "headers", "list", "form")
HTML = "{http://www.w3.org/1999/xhtml}"


def assert_valid(page: str) -> None:
    """Valid HTML, no id twice, one heading, and nothing that the Content-Security-Policy forbids."""
    assert faults_of_html(page) == []
    assert page.count("<h1") == 1
    assert " style=" not in page
    assert not re.search(r"<script(?! src=)", page)


def faults_of_html(page: str) -> list[str]:
    """What the HTML Living Standard forbids in it: wrong syntax first, then what a parser alone doesn't see."""
    tree = html5lib.HTMLParser(strict=True).parse(page)
    elements = list(tree.iter())
    ids = Counter(one.get("id") for one in elements if one.get("id") is not None)
    faults = [f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1]
    faults += [f"id {name!r} is empty or has a space" for name in ids if not name or re.search(r"\s", name)]
    for one in elements:
        faults += _faults_of(one, set(ids))
    faults += [f"{one} inside {other}" for one, other in _nested(tree, ())]
    return faults + _unlabelled(tree)


def _faults_of(one: Element, ids: set[str | None]) -> Iterator[str]:
    name = _name(one)
    if name in OBSOLETE:
        yield f"<{name}> is obsolete"
    if name == "html" and not one.get("lang"):
        yield "the page has no language"
    if name == "title" and one.tag.startswith(HTML) and not (one.text or "").strip():
        yield "the page has no title"
    if name == "img" and one.get("alt") is None:
        yield "an image has no alt"
    if name == "a" and (one.get("href") or "").startswith("#") and (one.get("href") or "")[1:] not in {*ids, ""}:
        yield f"a link leads to {one.get('href')}, which is not there"
    for attribute in REFERENCES:
        yield from (
            f"{attribute} names {target!r}, which is not there"
            for target in (one.get(attribute) or "").split()
            if target not in ids
        )
    if name == "dl":
        names = Counter("".join(child.itertext()).strip() for child in one.iter() if _name(child) == "dt")
        yield from (f"{name!r} stands {count} times in one <dl>" for name, count in names.items() if count > 1)
    if name in {"ul", "ol"} and {_name(child) for child in one} - {"li", "script", "template", None}:
        yield f"<{name}> holds something beside <li>"
    if name == "table" and not any(_name(child) == "th" for child in one.iter()):
        yield "a table has no heading"


def _nested(one: Element, around: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    name = _name(one) or ""
    if name in INTERACTIVE | LABELLED:
        # A label holds its own control; an open <details> holds whatever it likes.
        allowed = {"details", "label"} if name in LABELLED else {"details"}
        yield from ((name, other) for other in around if other not in allowed)
        around = (*around, name)
    for child in one:
        yield from _nested(child, around)


def _unlabelled(tree: Element) -> list[str]:
    labels = [one for one in tree.iter() if _name(one) == "label"]
    named = {one.get("for") for one in labels if one.get("for")}
    inside = {id(child) for one in labels for child in one.iter()}
    return [
        f"<{_name(one)} name={one.get('name')!r}> has no label"
        for one in tree.iter()
        if _name(one) in LABELLED
        and one.get("type") not in {"hidden", "submit", "button"}
        and one.get("id") not in named
        and id(one) not in inside
        and not (one.get("aria-label") or one.get("aria-labelledby"))
    ]


def _name(one: Element) -> str | None:
    return one.tag.rpartition("}")[2] if isinstance(one.tag, str) else None
