"""XML from strangers: no entities, no network, no depth, no bombs. PURE."""

from __future__ import annotations

import re
import zlib
from xml.parsers import expat

from lxml import etree

from monitor.errors import ReadError

__all__ = ["declares_entities", "gunzipped", "has_overloaded_element", "local_name", "read_xml"]

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def declares_entities(body: bytes) -> bool:
    """Whether the document declares entities of its own, in any encoding that sets letters one or two bytes apart.

    No honest feed does; bombs and reads of local files do.
    """
    return bool(_ENTITY.search(body) or (b"\0" in body[:64] and _ENTITY.search(body.replace(b"\0", b""))))


def has_overloaded_element(body: bytes, most: int) -> bool:
    """Whether an element has more than `most` attributes, as far as the XML is well-formed. Linear."""
    if body.count(b"=") <= most:
        return False
    found = False

    def count(_name: str, attributes: list[str]) -> None:
        nonlocal found
        found = found or len(attributes) > 2 * most

    # Read as Latin-1, in which every byte is a letter: what matters here is ASCII in every encoding that is left.
    parser = expat.ParserCreate("iso-8859-1")
    parser.ordered_attributes = True
    parser.StartElementHandler = count
    try:
        parser.Parse(body.replace(b"\0", b"") if b"\0" in body[:64] else body, True)
    except expat.ExpatError:
        return found
    return found


def read_xml(body: bytes, url: str, what: str) -> tuple[etree._Element, str | None]:
    """The root element as far as the XML is well-formed, and what was wrong with the rest (None where nothing).

    Raises ReadError where it declares entities, or is no XML at all. `what` names the expected document in the reason.
    """
    if declares_entities(body):
        raise ReadError(url, f"The {what} declares XML entities, which are never read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(body.lstrip(b"\0 \t\r\n"), parser=parser)
    except (etree.LxmlError, ValueError) as fault:
        raise ReadError(url, f"This is no XML, and so no {what}") from fault
    if root is None:
        raise ReadError(url, f"This is no XML, and so no {what}")
    errors = parser.error_log
    return root, f"The {what} is broken XML (line {errors[0].line}: {errors[0].message})" if len(errors) else None


def gunzipped(body: bytes, limit: int, url: str) -> bytes:
    """The body, unpacked where it is gzip. Raises ReadError past `limit` bytes, or where it is cut off or damaged."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        out = unpacker.decompress(body, limit + 1)
    except zlib.error as fault:
        raise ReadError(url, "The gzip data is damaged") from fault
    if len(out) > limit:
        raise ReadError(url, f"It unpacks to more than {limit:,} bytes")
    if not unpacker.eof:
        raise ReadError(url, "The gzip data is cut off")
    return out


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, in lower case; empty for anything but an element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
