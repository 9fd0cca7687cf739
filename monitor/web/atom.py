"""PURE: changes as an Atom feed (RFC 4287). All that was fetched is text: XML escapes it, and within HTML it is escaped again."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree
from markupsafe import Markup

from monitor.notify.markup import one_line, safe_url, shorten
from monitor.store.records import ChangeRecord
from monitor.web.wording import remarks_of, sides_of

__all__ = ["AtomFeed", "atom_of"]

ATOM = "http://www.w3.org/2005/Atom"
LONGEST_TITLE = 300
# Of a feed without entries nothing was ever updated, and a feed must say when it was.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# What XML can't hold, not even escaped, beside the control characters that one_line takes out.
NO_XML = re.compile("[\ufffe\uffff]")
MARKS = {"removed": Markup("<del>{}</del>"), "added": Markup("<ins>{}</ins>"), "same": Markup("{}")}


@dataclass(frozen=True, slots=True)
class AtomFeed:
    """What a feed says of itself. `site` makes its ids, `base` its links ("https://host"); the paths are on this site."""

    site: uuid.UUID
    base: str
    name: str
    title: str
    path: str
    alternate: str
    older: str | None = None


def atom_of(feed: AtomFeed, records: Sequence[ChangeRecord]) -> bytes:
    """The feed as XML, an entry a change, in the order given."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]  # the default namespace
    _text(root, "id", uuid.uuid5(feed.site, f"feed {feed.name}").urn)
    _text(root, "title", _clean(feed.title))
    _text(root, "updated", _moment(max((record.at for record in records), default=NEVER)))
    _text(etree.SubElement(root, f"{{{ATOM}}}author"), "name", "monitor")
    _link(root, "self", feed.base + feed.path, "application/atom+xml")
    _link(root, "alternate", feed.base + feed.alternate, "text/html")
    if feed.older:
        _link(root, "next", feed.base + feed.older, "application/atom+xml")
    for record in records:
        _entry(root, feed, record)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _entry(root: etree._Element, feed: AtomFeed, record: ChangeRecord) -> None:
    change = record.change
    entry = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(entry, "id", uuid.uuid5(feed.site, f"change {record.id}").urn)
    _text(entry, "title", shorten(_clean(change.summary), LONGEST_TITLE) or f"change {record.id}")
    for name in ("published", "updated"):
        _text(entry, name, _moment(record.at))
    _text(etree.SubElement(entry, f"{{{ATOM}}}author"), "name", _clean(record.outlet or "") or "unknown outlet")
    _link(entry, "alternate", f"{feed.base}/changes/{record.id}", "text/html")
    if article := safe_url(record.url):
        _link(entry, "related", article)
    for term in (change.kind.value, change.op.value, change.severity.value, "silent" if change.silent else "noted"):
        etree.SubElement(entry, f"{{{ATOM}}}category", term=term)
    content = etree.SubElement(entry, f"{{{ATOM}}}content", type="html")
    content.text = str(_content(record))


def _content(record: ChangeRecord) -> Markup:
    """The change as HTML of a few elements, for readers that show it."""
    title = _clean(record.title) or "Untitled"
    article = safe_url(record.url)
    link = Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(article, title) if article else title
    said = ", ".join(_clean(words) for _, words in remarks_of(record.change))
    parts = [Markup("<p>{} ({})</p>").format(link, said)]
    for name, runs in zip(("Before", "After"), sides_of(record.change), strict=True):
        if runs is not None:
            words = Markup("").join(MARKS[what].format(_spaced(text)) for what, text in runs)
            parts.append(Markup("<p>{}: {}</p>").format(name, words))
    return Markup("\n").join(parts)


def _clean(text: str) -> str:
    return NO_XML.sub("", one_line(text))


def _spaced(text: str) -> str:
    """A run of a sentence on one line; the spaces at its ends belong to the sentence."""
    head, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    words = _clean(text)
    return f"{head}{words}{tail}" if words else head


def _moment(moment: datetime) -> str:
    """As RFC 3339 wants it, to the second: the database's microseconds tell a reader nothing."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _text(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = words


def _link(parent: etree._Element, rel: str, href: str, kind: str | None = None) -> None:
    element = etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=href)
    if kind:
        element.set("type", kind)
