"""Pages written by us, read and compared as the daemon does: every expected change, and no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from monitor.compare.versions import compare
from monitor.read.pages import read_page
from monitor.values import Change, Version, version_of

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = sorted(path.parent for path in CORPUS.glob("*/expected.json"))


def version(path: Path) -> Version:
    article = read_page(path.read_bytes(), {"content-type": "text/html; charset=utf-8"}, "https://varne.example/story")
    assert article is not None
    return version_of(article)


def is_met(expected: dict[str, Any], change: Change) -> bool:
    """Claims are met by a part of their text, every other field by its value."""
    for key, value in expected.items():
        found = getattr(change, key)
        if key in ("before", "after"):
            if found is None or value not in found.text:
                return False
        elif found != value:
            return False
    return True


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pages_differ_as_expected(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    comparison = compare(version(case / "before.html"), version(case / "after.html"))
    told = [(change.kind.value, change.op.value, change.summary) for change in comparison.changes]
    assert len(comparison.changes) == len(expected["changes"]), told
    for one in expected["changes"]:
        assert any(is_met(one, change) for change in comparison.changes), (one, told, comparison.changes)
    assert [notice.kind.value for notice in comparison.notices] == expected["notices"]
