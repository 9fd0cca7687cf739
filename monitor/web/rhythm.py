"""What an article's timeline and its claims' small plots are drawn of. PURE: records in, plots out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from monitor.show.lineages import point_words
from monitor.values import ClaimKind, Outcome
from monitor.web.plots import Dot, Spark, Timeline, spark, timeline

if TYPE_CHECKING:
    from monitor.store.records_lineage import LineagePoint, LineageRecord
    from monitor.store.records_rhythm import Look, Moment, Rhythm

__all__ = ["former_titles", "is_withheld", "spark_of", "timeline_of"]

LANES = (
    ("figure", "Figures"),
    ("quote", "Quotes"),
    ("sourcing", "Sourcing"),
    ("wording", "Wording only"),
    ("withheld", "Withheld looks"),
)
LONGEST_REASON = 160
# Beyond them a number is drawn as its first or last wording would be: floats of a hostile page must stay finite.
LARGEST = Decimal(10) ** 15


def timeline_of(rhythm: Rhythm, first_seen: datetime, article_path: str, shown: frozenset[int]) -> Timeline:
    """The timeline; a dot of a snapshot that this page shows (`shown`) leads there, others to the page that does."""
    dots = [*_snapshot_dots(rhythm.moments, article_path, shown), *_look_dots(rhythm.looks)]
    moments = [one.taken_at for one in rhythm.moments] + [look.at for look in rhythm.looks]
    first = min([first_seen, *moments]) if rhythm.is_whole else min(moments)
    return timeline(first, max([first, *moments]), LANES, dots, [look.at for look in rhythm.looks])


def is_withheld(outcome: Outcome) -> bool:
    """Whether a look brought a page that was kept out of the history; one that failed brought none."""
    return outcome not in (Outcome.UNCHANGED, Outcome.CHANGED, Outcome.UNSTABLE, Outcome.FAILED)


def former_titles(moments: Sequence[Moment], present: str) -> list[str]:
    """The headlines that the article had before, the latest first, each once."""
    titles = (one.title for one in reversed(moments) if not one.disowned and one.title)
    return [title for title in dict.fromkeys(titles) if title != present]


def spark_of(lineage: LineageRecord, last: int, **size: int) -> Spark:
    """A claim's steps: by value where it is a figure of numbers, else each wording at a height of its own."""
    heights = _values(lineage.points) if lineage.kind is ClaimKind.FIGURE else None
    return spark(
        list(zip((one.number for one in lineage.points), heights or _ranks(lineage), strict=True)), last, **size
    )


def _snapshot_dots(moments: Sequence[Moment], path: str, shown: frozenset[int]) -> Iterator[Dot]:
    for one in moments:
        place = f"#s{one.number}" if one.number in shown else f"{path}?upto={one.number}#s{one.number}"
        state = "; taken out of the history" if one.disowned else "; unstable" if one.damped else ""
        words = f"Snapshot {one.number}, {_when(one.taken_at)}{state}"
        if one.number == 1:
            yield Dot("wording", "first", one.taken_at, place, f"{words}: the first version")
        elif not one.kinds:
            yield Dot("wording", "wording", one.taken_at, place, f"{words}: only the wording changed")
        for kind in sorted(one.kinds):
            yield Dot(kind.value, kind.value, one.taken_at, place, f"{words}: {kind.value} changed")


def _look_dots(looks: Sequence[Look]) -> Iterator[Dot]:
    for look in looks:
        if is_withheld(look.outcome):
            reason = look.reason[:LONGEST_REASON] or "no reason was recorded"
            words = f"Look of {_when(look.at)} withheld: {look.outcome.value.replace('_', ' ')}, {reason}"
            yield Dot("withheld", "withheld", look.at, "#withheld", words)


def _values(points: Sequence[LineagePoint]) -> list[float | None] | None:
    values: list[float | None] = []
    for one in points:
        number = _number(one.value) if one.text is not None else None
        if number is None and one.text is not None:
            return None
        values.append(number)
    return values


def _number(value: str | None) -> float | None:
    try:
        number = Decimal(value or "")
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() and abs(number) < LARGEST else None


def _ranks(lineage: LineageRecord) -> list[float | None]:
    wordings = [None if one.text is None else point_words(lineage, one) for one in lineage.points]
    order = {words: float(rank) for rank, words in enumerate(dict.fromkeys(w for w in wordings if w is not None))}
    return [None if words is None else order[words] for words in wordings]


def _when(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%-d %b %Y, %H:%M} UTC"
