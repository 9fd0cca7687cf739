"""What a page states about its article: JSON-LD first, then meta elements, then the page itself. PURE; infers nothing.

Without htmldate and trafilatura's metadata: a date guessed from a footer would look like the page's own statement, and
the whole of the head is read here in under a millisecond.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from monitor.read.keys import web_url
from monitor.read.moments import read_moment

__all__ = ["Metadata", "read_metadata"]

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlog|Posting)$")
_MAX_JSON = 500_000
_MAX_OBJECTS = 2_000
_SPACE = re.compile(r"\s+")
_PUBLISHED: tuple[str, ...] = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.created",
)
_PUBLISHED += ("sailthru.date", "publication_date", "pubdate", "date", "dc.date")
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
# Where outlets put the lines under the headline.
_STANDFIRST = frozenset(
    {"standfirst", "dek", "article-standfirst", "article__standfirst", "article-summary", "subheadline"}
)
_TITLE_TAIL = re.compile(r"\s[|–—·•»-]\s")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own statements; None where it makes none. URLs are absolute, moments UTC."""

    title: str
    byline: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    summary: str | None = None  # the lines shown under the headline
    description: str | None = None  # what the head says for search results, shown or not
    language: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None


def read_metadata(tree: HtmlElement, url: str) -> Metadata:
    """What the page says of itself. `url` is where it came from, for relative links."""
    meta = _meta(tree)
    article = _article_object(tree)
    return Metadata(
        title=_title(tree, meta, article),
        byline=_byline(tree, meta, article),
        published=_first_moment(article.get("datePublished"), *map(meta.get, _PUBLISHED)),
        modified=_first_moment(article.get("dateModified"), *map(meta.get, _MODIFIED)),
        summary=_standfirst(tree),
        description=_plain(meta.get("description") or meta.get("og:description") or article.get("description")),
        language=_language(tree, meta, article),
        canonical_url=_canonical(tree, meta, url),
        outlet=_plain(meta.get("og:site_name")) or _name(article.get("publisher")) or None,
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Lower-case name, property, itemprop or http-equiv -> the first content given for it."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.lower(), content)
    return found


def _article_object(tree: HtmlElement) -> Mapping[str, Any]:
    """The JSON-LD object of the article: the first of an article's type, in a graph, an array or alone; else empty."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _MAX_JSON:
            for item in _objects(_json(script.text)):
                if any(_ARTICLE_TYPE.search(kind) for kind in _types(item)):
                    return item
    return {}


def _json(text: str) -> object:
    try:
        return json.loads(text.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    """Every object that the script states at its top, in "@graph" or as a page's main entity; bounded."""
    waiting = [value]
    for _ in range(_MAX_OBJECTS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:_MAX_OBJECTS])
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if isinstance(item.get(key), (list, dict)))


def _types(item: Mapping[str, Any]) -> list[str]:
    stated = item.get("@type")
    return [kind for kind in (stated if isinstance(stated, list) else [stated]) if isinstance(kind, str)]


def _title(tree: HtmlElement, meta: Mapping[str, str], article: Mapping[str, Any]) -> str:
    """The headline that the reader sees, where it is the only h1; else the page's statements of it."""
    headings = [text for element in tree.iter("h1") if (text := _plain(element.text_content()))]
    stated = _plain(article.get("headline")) or _plain(meta.get("og:title"))
    if len(headings) == 1 and (not stated or not _is_masthead(headings[0], meta)):
        return headings[0]
    if stated:
        return stated
    title = next((_plain(element.text_content()) for element in tree.iter("title")), None) or ""
    return headings[0] if headings else _TITLE_TAIL.split(title)[0] or title


def _is_masthead(heading: str, meta: Mapping[str, str]) -> bool:
    return heading.casefold() == (meta.get("og:site_name") or "").casefold() or len(heading) < 8


def _byline(tree: HtmlElement, meta: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    stated = article.get("author")
    names = [_name(author) for author in (stated if isinstance(stated, list) else [stated])]
    named = ", ".join(dict.fromkeys(name for name in names if name))
    given = named or _plain(meta.get("author") or meta.get("parsely-author") or meta.get("byl"))
    if given and not given.startswith("http"):
        return given
    for element in tree.iter("a", "span", "p", "div", "address"):
        words = f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}".split()
        if {"author", "byline"} & set(words):
            shown = _plain(element.text_content())
            if shown and len(shown) <= 200:
                return shown
    return None


def _standfirst(tree: HtmlElement) -> str | None:
    for element in tree.iter("p", "div", "h2", "span"):
        if _STANDFIRST & set((element.get("class") or "").split()) and (shown := _plain(element.text_content())):
            return shown if len(shown) <= 1_000 else None
    return None


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return (_plain(value) or "") if not str(value).startswith("http") else ""


def _language(tree: HtmlElement, meta: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    stated = (tree.get("lang"), tree.get("xml:lang"), article.get("inLanguage"), meta.get("content-language"))
    for value in (*stated, meta.get("og:locale")):
        found = re.match(r"[a-z]{2}(?![a-z])", value.strip().lower()) if isinstance(value, str) else None
        if found:
            return found[0]
    return None


def _canonical(tree: HtmlElement, meta: Mapping[str, str], url: str) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return web_url(link.get("href") or "", url)
    stated = meta.get("og:url")
    return web_url(stated, url) if stated else None


def _first_moment(*stated: object) -> datetime | None:
    return next((moment for value in stated if (moment := read_moment(value)) is not None), None)


def _plain(value: object) -> str | None:
    """The words of a statement: entities that stand escaped twice are read, white space is one space."""
    if not isinstance(value, str):
        return None
    return _SPACE.sub(" ", unescape(value)).strip() or None
