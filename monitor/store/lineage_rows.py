"""Lineages to bytes and back. Touches no database.

An article has some fifty claims, and nearly all of them never change. Their words stand in the snapshots already: a
step is kept by its place there, so that a claim takes twenty bytes, words that are deleted on request are gone from
its lineages too, and no text can drift from its evidence. All lineages of an article are one row, since they are read
and written together: a row a lineage would cost each edit fifty writes, as every claim behind the edit has moved.
"""

from __future__ import annotations

import json
from typing import Any

import zstandard

from monitor.values import Approximation, ClaimKind, Lineage, Lineages, LineageStep, Place

__all__ = ["LINEAGES_PER_ARTICLE", "lineage_id", "lineages_of", "packed_lineages", "split_lineage_id"]

# A lineage's id is its article's times this, and its number in the article: known without asking the database.
LINEAGES_PER_ARTICLE = 1_000_000
LEVEL = 3
MOST_BYTES = 64_000_000


def lineage_id(article_id: int, seq: int) -> int:
    """The id of an article's lineage."""
    return article_id * LINEAGES_PER_ARTICLE + seq


def split_lineage_id(lineage: int) -> tuple[int, int]:
    """The article's id and the lineage's number in it."""
    return divmod(lineage, LINEAGES_PER_ARTICLE)


def packed_lineages(lineages: Lineages) -> bytes:
    """The lineages as they are stored."""
    rows = [_row(one) for one in lineages.lineages]
    text = json.dumps([lineages.number, lineages.next_seq, rows], ensure_ascii=True, separators=(",", ":"))
    return zstandard.ZstdCompressor(level=LEVEL).compress(text.encode("ascii"))


def lineages_of(stored: bytes) -> Lineages:
    """The lineages that `packed_lineages` packed."""
    text = zstandard.ZstdDecompressor().decompress(stored, max_output_size=MOST_BYTES)
    number, next_seq, rows = json.loads(text)
    return Lineages(number, tuple(_lineage(row) for row in rows), next_seq)


def _row(one: Lineage) -> list[Any]:
    steps = [_short(_step_row(step)) for step in one.steps]
    return [one.seq, one.kind.value, one.place.value, one.about, one.last, one.at, one.mark, steps]


def _step_row(step: LineageStep) -> list[Any]:
    if step.start is None:
        return [step.number]
    hedge = step.approximation.value if step.approximation else None
    # The sentence by its distance from the claim: small numbers pack better.
    around = [step.start - step.sentence_start, step.sentence_end - step.end]
    said = [step.value, step.unit, step.source, step.value_to, hedge]
    return [step.number, step.start, step.end - step.start, *around, *said]


def _short(row: list[Any]) -> list[Any]:
    while row[-1] is None:
        row.pop()
    return row


def _lineage(row: list[Any]) -> Lineage:
    seq, kind, place, about, last, at, mark, steps = row
    return Lineage(seq, ClaimKind(kind), Place(place), about, tuple(map(_step, steps)), last, at, mark)


def _step(row: list[Any]) -> LineageStep:
    if len(row) == 1:
        return LineageStep(row[0], None)
    number, start, length, before, behind, value, unit, source, value_to, hedge = row + [None] * (10 - len(row))
    return LineageStep(
        number=number,
        start=start,
        end=start + length,
        sentence_start=start - before,
        sentence_end=start + length + behind,
        value=value,
        value_to=value_to,
        unit=unit,
        approximation=Approximation(hedge) if hedge else None,
        source=source,
    )
