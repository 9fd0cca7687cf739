"""Approximators before and behind a number: "about", "at least", "or more". PURE."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.claims.figures_tokens import Token
from monitor.claims.languages.figure_words import FigureWords, Phrase
from monitor.values import Approximation

__all__ = ["approximation_before", "approximation_behind", "means_during", "means_until"]

_LONGEST = 4


def approximation_before(tokens: list[Token], at: int, words: FigureWords) -> tuple[Approximation | None, int]:
    """The hedge that ends straight before token `at`, and the index it begins at (`at` without one)."""
    lowers = tuple(token.lower for token in tokens[max(0, at - _LONGEST) : at])
    for length in range(len(lowers), 0, -1):
        hedge = words.approximators.get(lowers[-length:])
        if hedge is not None:
            return hedge, at - length
    return None, at


def means_during(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether the word before a period at `at` says when and hedges nothing: "add $5bn over 10 years"."""
    if not at or tokens[at - 1].lower not in words.hedges_or_during:
        return False
    return at < 2 or tokens[at - 2].lower not in words.keeps_hedge


def means_until(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether the word before a date at `at` says until when and hedges nothing: "até 2030", "hasta 2030"."""
    return at > 0 and tokens[at - 1].lower in words.hedges_or_until


def approximation_behind(tokens: list[Token], at: int, words: FigureWords) -> Approximation | None:
    """The hedge that begins at token `at`: "or more", "+"."""
    lowers = tuple(token.lower for token in tokens[at : at + _LONGEST])
    return _longest_at_start(lowers, words.approximators_behind)


def _longest_at_start(lowers: Phrase, table: Mapping[Phrase, Approximation]) -> Approximation | None:
    for length in range(len(lowers), 0, -1):
        if lowers[:length] in table:
            return table[lowers[:length]]
    return None
