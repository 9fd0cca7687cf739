"""The stream in cards: the changes of one snapshot together, under the day or the severity that they belong to. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby

from monitor.store.records import ChangeRecord
from monitor.values import Notice

__all__ = ["Card", "Group", "groups_of"]


@dataclass(frozen=True, slots=True)
class Card:
    """What one snapshot of an article changed, the gravest first. `record` stands for all where they are alike."""

    records: tuple[ChangeRecord, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def record(self) -> ChangeRecord:
        """The gravest change."""
        return self.records[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading."""

    heading: str
    cards: tuple[Card, ...]


def groups_of(records: Sequence[ChangeRecord], notices: Mapping[int, tuple[Notice, ...]], sort: str) -> list[Group]:
    """The changes as cards in the order in which they came: under days, or under severities where the gravest come first."""
    name = _severity if sort == "gravest" else _day
    return [Group(heading, tuple(_cards(together, notices))) for heading, together in groupby(records, key=name)]


def _cards(records: Iterable[ChangeRecord], notices: Mapping[int, tuple[Notice, ...]]) -> Iterable[Card]:
    for snapshot_id, together in groupby(records, key=lambda record: record.snapshot_id):
        ranked = sorted(together, key=lambda record: (-record.change.severity.rank, record.id))
        yield Card(tuple(ranked), notices.get(snapshot_id, ()))


def _day(record: ChangeRecord) -> str:
    return f"{record.at.astimezone(UTC):%A, %-d %B %Y}"


def _severity(record: ChangeRecord) -> str:
    return f"{record.change.severity.value.capitalize()} severity"
