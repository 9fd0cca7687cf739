"""Lineages to bytes and back. Touches no database.

An article has some fifty claims, and nearly all of them never change. Their words stand in the snapshots already: a
step is kept by its place there, so that a claim takes twenty bytes, words that are deleted on request are gone from
its lineages too, and no text can drift from its evidence. All lineages of an article are one row, since they are read
and written together: a row a lineage would cost each edit fifty writes, as every claim behind the edit has moved.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import zstandard

from monitor.store.records_lineage import LINEAGES_PER_ARTICLE, LineagePoint, LineageRecord
from monitor.values import Approximation, ClaimKind, Lineage, Lineages, LineageStep, Place, Version

__all__ = [
    "Said",
    "lineage_id",
    "lineage_record",
    "lineages_of",
    "packed_lineages",
    "split_lineage_id",
]

Said = Mapping[int, tuple[datetime, Version]]

LEVEL = 9  # 0.1 ms for fifty claims
MOST_BYTES = 64_000_000
# What such rows look like: zstd's dictionary, without which a short text hardly packs. It is part of the format: a
# better one gets the next number, and this one stays to read what was written with it.
FORMAT = b"\x01"
SAMPLE = (
    '[2,6,[[1,"f","t","people killed",2,100,"",[[1,100,8,18,39,"41","person"],[2,100,8,18,39,"34","person"]]],'
    '[2,"a","t","source of “the …”",2,200,"",[[1,200,23,41,1,null,null,"the officials"]]],'
    '[3,"q","t",null,2,300,"",[[1,300,47,0,37,null,null,"'
).encode()
KINDS = {"f": ClaimKind.FIGURE, "q": ClaimKind.QUOTE, "a": ClaimKind.ATTRIBUTION}
PLACES = {"h": Place.TITLE, "s": Place.SUMMARY, "t": Place.TEXT, "c": Place.CAPTION}
KIND_LETTERS = {kind: letter for letter, kind in KINDS.items()}
PLACE_LETTERS = {place: letter for letter, place in PLACES.items()}


def lineage_id(article_id: int, seq: int) -> int:
    """The id of an article's lineage."""
    return article_id * LINEAGES_PER_ARTICLE + seq


def split_lineage_id(lineage: int) -> tuple[int, int]:
    """The article's id and the lineage's number in it."""
    return divmod(lineage, LINEAGES_PER_ARTICLE)


def packed_lineages(lineages: Lineages) -> bytes:
    """The lineages as they are stored."""
    rows = [_row(one) for one in lineages.lineages]
    text = json.dumps([lineages.number, lineages.next_seq, rows], ensure_ascii=False, separators=(",", ":"))
    packer = zstandard.ZstdCompressor(level=LEVEL, dict_data=_dictionary(), write_dict_id=False)
    return FORMAT + packer.compress(text.encode("utf-8", "surrogatepass"))


def lineages_of(stored: bytes) -> Lineages:
    """The lineages that `packed_lineages` packed."""
    unpacker = zstandard.ZstdDecompressor(dict_data=_dictionary())
    text = unpacker.decompress(stored.removeprefix(FORMAT), max_output_size=MOST_BYTES)
    number, next_seq, rows = json.loads(text.decode("utf-8", "surrogatepass"))
    return Lineages(number, tuple(_lineage(row) for row in rows), next_seq)


def _dictionary() -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(SAMPLE, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _row(one: Lineage) -> list[Any]:
    steps = [_short(_step_row(step)) for step in one.steps]
    letters = KIND_LETTERS[one.kind], PLACE_LETTERS[one.place]
    return [one.seq, *letters, one.about, one.last, one.at, one.mark, steps]


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
    return Lineage(seq, KINDS[kind], PLACES[place], about, tuple(map(_step, steps)), last, at, mark)


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


def lineage_record(article_id: int, one: Lineage, said: Said) -> LineageRecord:
    """The lineage with its words. `said`: when each snapshot was taken, and what it says, by number."""
    points = tuple(_point(step, one, *said[step.number]) for step in one.steps)
    return LineageRecord(lineage_id(article_id, one.seq), article_id, one.kind, one.about, one.place, points, one.last)


def _point(step: LineageStep, one: Lineage, at: datetime, version: Version) -> LineagePoint:
    if step.start is None:
        return LineagePoint(step.number, at, None, None, None, None, None, None, None)
    words = version.said_in(one.place)
    return LineagePoint(
        number=step.number,
        at=at,
        text=words[step.start : step.end],
        value=step.value,
        value_to=step.value_to,
        unit=step.unit,
        sentence=words[step.sentence_start : step.sentence_end],
        start=step.start,
        end=step.end,
        approximation=step.approximation,
        source=step.source,
    )
