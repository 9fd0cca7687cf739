"""Claim lineages for the terminal and for programs: "Russian aircraft destroyed: 41 → 34 → 41"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.text import Text

from monitor.show.moments import clock
from monitor.show.plain import one_line
from monitor.values import Approximation, ClaimKind, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.store.records_lineage import LineagePoint, LineageRecord

__all__ = ["lineage_to_json", "lineages_view", "point_words", "steps_of"]

GONE = "gone"
WIDEST = 60
HEDGES = {
    Approximation.ABOUT: "about",
    Approximation.AT_LEAST: "at least",
    Approximation.AT_MOST: "at most",
    Approximation.MORE_THAN: "more than",
    Approximation.LESS_THAN: "less than",
}


def lineages_view(lineages: Sequence[LineageRecord], empty: str = "") -> RenderableType:
    """Two lines a lineage: what it was in turn, and in which snapshots, taken when. `empty` where there are none."""
    return Group(*map(_lineage, lineages)) if lineages else Text(empty)


def steps_of(lineage: LineageRecord) -> str:
    """What the claim was in turn: "41 → 34 → 41"; the claim itself where it never changed."""
    return " → ".join(point_words(lineage, point) for point in lineage.points)


def point_words(lineage: LineageRecord, point: LineagePoint) -> str:
    """What the claim was at this point, in as few words as tell it from the point before.

    A figure without the noun that the label names already; a quote that only changed hands by its speaker; an
    attribution by its source.
    """
    if point.text is None:
        return GONE
    if lineage.kind is ClaimKind.FIGURE:
        return _figure(lineage, point)
    if lineage.kind is ClaimKind.ATTRIBUTION:
        return one_line(point.text, WIDEST)
    wordings = {one.text for one in lineage.points if one.text is not None}
    changes_hands = len(wordings) == 1 and len({one.source for one in lineage.points if one.text is not None}) > 1
    return one_line(point.source or "nobody named", WIDEST) if changes_hands else one_line(point.text, WIDEST)


def lineage_to_json(lineage: LineageRecord) -> dict[str, Any]:
    """The lineage for a program; times are ISO 8601 in UTC."""
    return {
        "id": lineage.id,
        "article_id": lineage.article_id,
        "kind": lineage.kind.value,
        "about": lineage.about,
        "place": lineage.place.value,
        "last_number": lineage.last_number,
        "points": [
            {
                "number": point.number,
                "at": point.at.isoformat(),
                "text": point.text,
                "value": point.value,
                "value_to": point.value_to,
                "unit": point.unit,
                "approximation": point.approximation.value if point.approximation else None,
                "source": point.source,
                "sentence": point.sentence,
                "start": point.start,
                "end": point.end,
            }
            for point in lineage.points
        ],
    }


def _figure(lineage: LineageRecord, point: LineagePoint) -> str:
    words = one_line(point.text or "", WIDEST)
    # "41 boats" under "boats damaged" is 41; the noun stays where another one took its place.
    units = {one.unit for one in lineage.points if one.text is not None}
    first, _, noun = words.partition(" ")
    if len(units) == 1 and noun and lineage.about.startswith(noun) and first[:1].isdigit():
        words = first
    hedge = HEDGES.get(point.approximation) if point.approximation else None
    return f"{hedge} {words}" if hedge and not words.lower().startswith(hedge) else words


def _lineage(lineage: LineageRecord) -> RenderableType:
    place = "" if lineage.place is Place.TEXT else f"  ({lineage.place.value})"
    head = Text.assemble((one_line(lineage.about), "bold"), (place, "dim"), ": ", steps_of(lineage))
    if len(lineage.points) == 1:
        first = lineage.points[0]
        seen = f"snapshot {first.number}" + (f" to {lineage.last_number}" if lineage.last_number > first.number else "")
        return head.append(f"   {seen}", "dim")
    when = "  ".join(f"{point.number}: {clock(point.at)}" for point in lineage.points)
    return Group(head, Text(f"  snapshot {when}", "dim"))
