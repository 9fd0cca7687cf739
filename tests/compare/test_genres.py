"""Edits of articles of ten genres: exactly the planted changes are told, and copy edits stay quiet."""

from __future__ import annotations

from random import Random

import pytest
from genres import ARTICLES, QUIET, TOLD, Edits

from monitor.compare.versions import compare
from monitor.values import Version


def version(text: str, title: str = "The story") -> Version:
    return Version(title, text, language="en")


def edited(text: str, edits: Edits) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def told(before: str, after: str) -> list[str]:
    changes = compare(version(before), version(after)).changes
    return [f"{change.severity.value}: {change.summary}" for change in changes]


def shuffled(text: str, seed: int) -> str:
    paragraphs = text.split("\n\n")
    moved = paragraphs.pop(Random(seed).randrange(1, len(paragraphs)))
    paragraphs.insert(1, moved)
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(("name", "edits", "summaries"), TOLD)
def test_edit_is_told_as_a_desk_would_say_it(name: str, edits: Edits, summaries: tuple[str, ...]) -> None:
    assert tuple(told(ARTICLES[name], edited(ARTICLES[name], edits))) == summaries


@pytest.mark.parametrize(("name", "edits"), QUIET)
def test_copy_edit_is_quiet(name: str, edits: Edits) -> None:
    assert told(ARTICLES[name], edited(ARTICLES[name], edits)) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_typography_and_furniture_are_quiet(name: str) -> None:
    text = ARTICLES[name]
    plain = text.translate(str.maketrans({"“": '"', "”": '"', "’": "'"}))
    dressed = f"Updated 9:14 p.m. EDT, Mon May 5, 2031\n\n{text}\n\nRead more\n\nAna Ruiz contributed to this report."
    assert told(text, plain) == []
    assert told(text, dressed) == []
    assert told(text, text.replace("\n\n", "\n").replace(" ", "\u00a0", 40)) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_edit_is_found_beside_a_moved_paragraph(name: str) -> None:
    own = [(edits, summaries) for where, edits, summaries in TOLD if where == name and len(summaries) == 1]
    for seed, (edits, summaries) in enumerate(own[:4]):
        after = shuffled(edited(ARTICLES[name], edits), seed)
        assert tuple(told(ARTICLES[name], after)) == summaries


@pytest.mark.parametrize("name", ARTICLES)
def test_edit_is_found_in_a_live_blog_that_grows_above_it(name: str) -> None:
    edits, summaries = next((edits, told) for where, edits, told in TOLD if where == name and len(told) == 1)
    entries = "\n\n".join(f"{10 + at}:05\n\n{piece}" for at, piece in enumerate(ARTICLES[name].split("\n\n")))
    after = "3 minutes ago\n\nThe streets around the old hall were closed to cars.\n\n" + edited(entries, edits)
    assert tuple(told(entries, after)) == summaries
