"""What a re-reading says differently from what was recorded. PURE values and decisions; the words are the changes' own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from monitor.values import Change

__all__ = ["ArticleReport", "Difference", "Totals", "differences", "totals_of"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of snapshot `number` that is gained, lost or altered; `was` and `now` are what is said of it."""

    number: int
    what: str  # "gained", "lost", "altered"
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """What the present code says of one article's stored pages.

    `snapshots` were read; the texts of `texts` (numbers) differ from the recorded ones. `skipped`: number and reason.
    """

    article_id: int
    url: str
    title: str
    snapshots: int = 0
    texts: tuple[int, ...] = ()
    differences: tuple[Difference, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()
    renewed: bool = False

    @property
    def says_otherwise(self) -> bool:
        """Whether there is anything to tell of this article."""
        return bool(self.texts or self.differences or self.skipped)

    def to_json(self) -> dict[str, Any]:
        """For a program, and for the store."""
        return asdict(self) | {"skipped": [{"number": number, "reason": reason} for number, reason in self.skipped]}

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> ArticleReport:
        """The report that `to_json` wrote."""
        told = {
            "texts": tuple(row["texts"]),
            "differences": tuple(Difference(**one) for one in row["differences"]),
            "skipped": tuple((one["number"], one["reason"]) for one in row["skipped"]),
        }
        return cls(**{**row, **told})


@dataclass(slots=True)
class Totals:
    """A re-reading in numbers. `resumed` articles had been read by the same code before."""

    articles: int = 0
    resumed: int = 0
    snapshots: int = 0
    texts: int = 0
    gained: int = 0
    lost: int = 0
    altered: int = 0
    skipped: int = 0


def totals_of(reports: Sequence[ArticleReport]) -> Totals:
    """The numbers of these reports."""
    told = [one.what for report in reports for one in report.differences]
    return Totals(
        articles=len(reports),
        snapshots=sum(report.snapshots for report in reports),
        texts=sum(len(report.texts) for report in reports),
        gained=told.count("gained"),
        lost=told.count("lost"),
        altered=told.count("altered"),
        skipped=sum(len(report.skipped) for report in reports),
    )


def differences(number: int, recorded: Sequence[Change], found: Sequence[Change]) -> tuple[Difference, ...]:
    """What is said differently of one snapshot.

    A change of the same claims is the same one, and altered where it is ranked or told otherwise; so is one of which
    one side is the same claim. What is left was gained or lost.
    """
    lost, gained = list(recorded), list(found)
    told: list[Difference] = []
    for alike in (_same_claims, _same_side):
        for one in list(lost):
            other = next((other for other in gained if alike(one, other)), None)
            if other is not None:
                lost.remove(one)
                gained.remove(other)
                if _words(one) != _words(other):
                    told.append(Difference(number, "altered", _words(one), _words(other)))
    told += [Difference(number, "lost", _words(one), None) for one in lost]
    return (*told, *(Difference(number, "gained", None, _words(other)) for other in gained))


def _same_claims(one: Change, other: Change) -> bool:
    return (one.kind, one.place, *_texts(one)) == (other.kind, other.place, *_texts(other))


def _same_side(one: Change, other: Change) -> bool:
    if (one.kind, one.place) != (other.kind, other.place):
        return False
    return any(left is not None and left == right for left, right in zip(_texts(one), _texts(other), strict=True))


def _texts(change: Change) -> tuple[str | None, str | None]:
    return change.before.text if change.before else None, change.after.text if change.after else None


def _words(change: Change) -> str:
    """All that a reader is told of a change."""
    direction = f", {change.direction.value}" if change.direction else ""
    silent = "silent" if change.silent else "noted"
    return f"{change.kind.value} {change.op.value}: {change.summary} [{change.severity.value}{direction}, {silent}]"
