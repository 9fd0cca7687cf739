"""Paragraphs of a text: stretches between line breaks, offset-true. PURE; it reads no words."""

from __future__ import annotations

import re

from monitor.values import Span

__all__ = ["split_paragraphs"]

# Anything but the characters that end a line or a paragraph in Unicode; the scan is linear.
_PARAGRAPH = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text in order, without the spaces around them; blank ones are left out.

    >>> [span.text for span in split_paragraphs("One.\\n\\n  Two.")]
    ['One.', 'Two.']
    """
    spans = []
    for match in _PARAGRAPH.finditer(text):
        found = match.group()
        start = match.start() + len(found) - len(found.lstrip())
        body = found.strip()
        if body:
            spans.append(Span(start, start + len(body), body))
    return tuple(spans)
