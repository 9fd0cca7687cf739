"""Edits planted by a program: exactly those are told, each once, and nothing of moves and copy edits."""

from __future__ import annotations

import pytest
from planted import EDITS, Planted, planted_pairs

from monitor.compare.versions import compare
from monitor.text.normal import fold
from monitor.values import Change, Comparison

PAIRS = planted_pairs(range(24))


def is_met(expected: tuple[object, ...], change: Change) -> bool:
    kind, op, direction, before, after = expected
    sides = ((str(before), change.before), (str(after), change.after))
    told = all(not words or (claim is not None and fold(words) in fold(claim.text)) for words, claim in sides)
    return change.kind is kind and op in (None, change.op) and direction in (None, change.direction) and told


def shown(pair: Planted, comparison: Comparison) -> object:
    told = [(change.kind.value, change.op.value, change.direction, change.summary) for change in comparison.changes]
    return pair.name, pair.changes, told


@pytest.mark.parametrize("number", range(len(EDITS)), ids=lambda number: EDITS[number].__name__)
def test_planted_edits_are_told_and_no_others(number: int) -> None:
    for pair in PAIRS[number :: len(EDITS)]:
        comparison = compare(pair.before, pair.after)
        assert len(comparison.changes) == len(pair.changes), shown(pair, comparison)
        for expected in pair.changes:
            assert any(is_met(expected, change) for change in comparison.changes), shown(pair, comparison)
        assert len(comparison.notices) == pair.notices, shown(pair, comparison)


def test_there_are_enough_pairs() -> None:
    words = [len(pair.before.text.split()) for pair in PAIRS]
    assert len(PAIRS) > 400
    assert min(words) > 150
