"""OPML 1.0 and 2.0, both ways: the list of feeds that readers trade. PURE."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from monitor.errors import ReadError
from monitor.read.keys import web_url
from monitor.read.titles import plain_title
from monitor.read.xml import local_name, read_xml

__all__ = ["OpmlFeed", "read_opml", "write_opml"]

_MAX_BYTES = 5_000_000
_MAX_FEEDS = 10_000


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """One feed of the list. `outlet` is the folder it stands in, the outermost one; empty where it stands in none."""

    url: str
    title: str
    outlet: str = ""


def read_opml(body: bytes) -> tuple[OpmlFeed, ...]:
    """The feeds in the file's order, http(s) only, none twice. Raises ReadError where it is no OPML."""
    if len(body) > _MAX_BYTES:
        raise ReadError("OPML", f"The file has more than {_MAX_BYTES:,} bytes")
    root, _ = read_xml(body, "OPML", "OPML file")
    if local_name(root) != "opml":
        raise ReadError("OPML", f"The file is no OPML: its root is <{local_name(root)[:40]}>")
    feeds: dict[str, OpmlFeed] = {}
    for outline in root.iter():
        if local_name(outline) == "outline" and len(feeds) < _MAX_FEEDS:
            target = web_url(_attribute(outline, "xmlurl"))
            if target is not None:
                feeds.setdefault(target, OpmlFeed(target, _title(outline), _folder(outline)))
    return tuple(feeds.values())


def write_opml(feeds: Iterable[OpmlFeed]) -> bytes:
    """An OPML 2.0 file of the feeds, grouped by outlet; `read_opml` gives the same feeds back."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds"
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {}
    for feed in feeds:
        parent = body
        if outlet := _writable(feed.outlet):
            parent = _folder_for(outlet, folders, body)
        title = _writable(feed.title) or feed.url
        etree.SubElement(parent, "outline", type="rss", text=title, title=title, xmlUrl=_writable(feed.url))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _attribute(element: etree._Element, name: str) -> str:
    """Attribute names differ in case from program to program: xmlUrl, xmlURL, xmlurl."""
    return next((str(value) for key, value in element.attrib.items() if str(key).lower() == name), "")


def _title(outline: etree._Element) -> str:
    return plain_title(_attribute(outline, "title") or _attribute(outline, "text"))


def _folder(outline: etree._Element) -> str:
    above = [element for element in outline.iterancestors() if local_name(element) == "outline"]
    return _title(above[-1]) if above else ""


def _writable(text: str) -> str:
    """XML can't hold control characters, not even escaped."""
    return "".join(
        letter
        for letter in text
        if letter >= " " and letter not in "\ufffe\uffff" and not "\ud800" <= letter <= "\udfff"
    )


def _folder_for(outlet: str, folders: dict[str, etree._Element], body: etree._Element) -> etree._Element:
    if outlet not in folders:
        folders[outlet] = etree.SubElement(body, "outline", text=outlet)
    return folders[outlet]
