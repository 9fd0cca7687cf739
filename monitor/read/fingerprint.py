"""A digest of what of a page could make a new version: words, link targets, statements. PURE.

Scripts, styles, nonces, classes, images and comments don't count; every word that a reader sees does, so that equal
fingerprints mean an equal text. It may differ where nothing changed; it then costs one extraction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from lxml.html import HtmlElement

from monitor.read.tree import parse_page

__all__ = ["page_fingerprint"]

_UNSEEN = frozenset({"script", "style", "template", "svg", "iframe", "img", "picture", "source", "input", "button"})
# What read_page takes from the head beside JSON-LD.
_STATEMENTS = (
    "date",
    "time",
    "title",
    "description",
    "author",
    "byl",
    "url",
    "site_name",
    "locale",
    "language",
    "modified",
)


def page_fingerprint(body: bytes, headers: Mapping[str, str], extractor_version: str) -> str:
    """SHA-256 over the page's words with their structure, link targets, JSON-LD and article statements.

    Raises ReadError where `read_page` would. `extractor_version` makes an upgrade look at every page anew.
    """
    tree = parse_page(body, headers, "")
    digest = hashlib.sha256(extractor_version.encode())
    if tree is not None:
        pieces: list[str] = [tree.get("lang") or ""]
        _collect(tree, pieces)
        digest.update("\x1f".join(pieces).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _collect(tree: HtmlElement, pieces: list[str]) -> None:
    """Append each element's name, words and what it points to, in document order; not what stands in unseen ones."""
    for element in tree.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == "meta":
            pieces.append(_statement(element))
        elif tag == "link":
            pieces.append((element.get("href") or "") if "canonical" in (element.get("rel") or "") else "")
        elif tag not in _UNSEEN:
            pieces.append(f"{tag} {_words(element.text)} {element.get('href') or '' if tag == 'a' else ''}")
            if element.get("itemprop"):
                pieces.append(element.get("itemprop") or "")
        elif tag == "script" and "ld+json" in (element.get("type") or "").lower():
            pieces.append(element.text or "")
        if tail := _words(element.tail):
            pieces.append(tail)


def _words(text: str | None) -> str:
    return " ".join(text.split()) if text else ""


def _statement(element: HtmlElement) -> str:
    name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
    lower = name.lower()
    return f"{lower}={element.get('content') or ''}" if any(word in lower for word in _STATEMENTS) else ""
