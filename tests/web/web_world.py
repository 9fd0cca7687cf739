"""What every page must be."""

from __future__ import annotations

import re

import html5lib


def assert_valid(page: str) -> None:
    """Valid HTML, no id twice, one heading, and nothing that the Content-Security-Policy forbids."""
    html5lib.HTMLParser(strict=True).parse(page)
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert page.count("<h1") == 1
    assert " style=" not in page
    assert not re.search(r"<script(?! src=)", page)
