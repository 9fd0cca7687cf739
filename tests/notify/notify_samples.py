"""Changes and contexts that the notify tests share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.notify.rules import SnapshotContext
from monitor.values import (
    Attribution,
    Change,
    ChangeKind,
    ChangeOp,
    Dimension,
    Direction,
    Figure,
    Notice,
    NoticeKind,
    Quote,
    Severity,
    SourceClass,
    Span,
)

NOW = datetime(2026, 3, 4, 14, 5, tzinfo=UTC)
CONTEXT = SnapshotContext(
    article_id=7,
    number=3,
    article_title="Fire at the harbour",
    url="https://www.herald.example/news/fire",
    at=NOW,
    outlet="The Herald",
    feeds=("Herald World", "https://www.herald.example/rss"),
    previous_at=NOW - timedelta(minutes=20),
    published=NOW - timedelta(minutes=125),
    review_url="http://127.0.0.1:8000/articles/7",
)


def figure(text: str, unit: str | None = "boat") -> Figure:
    return Figure(0, len(text), text, text, None, unit, Dimension.COUNT, None)


def quote(text: str, speaker: str | None) -> Quote:
    return Quote(0, len(text), text, None, speaker, None, False)


def attribution(text: str, source: str) -> Attribution:
    return Attribution(
        0, len(text), text, Span(0, len(source), source), source, SourceClass.ROLE, Span(0, 4, "said"), None
    )


FIGURE = Change(
    ChangeKind.FIGURE,
    ChangeOp.ALTERED,
    figure("41"),
    figure("34"),
    "The fire destroyed 41 fishing boats.",
    "The fire destroyed 34 fishing boats.",
    "41 → 34 fishing boats (−17%)",
    None,
    Severity.HIGH,
    True,
)
QUOTE = Change(
    ChangeKind.QUOTE,
    ChangeOp.ALTERED,
    quote("“We were warned,”", "Ada Lind"),
    quote("“We were not warned,”", "Ada Lind"),
    "“We were warned,” Ada Lind said.",
    "“We were not warned,” Ada Lind said.",
    "quote of Ada Lind reworded",
    None,
    Severity.MEDIUM,
    False,
)
SOURCING = Change(
    ChangeKind.SOURCING,
    ChangeOp.ALTERED,
    attribution("the port authority said", "the port authority"),
    attribution("people close to the matter said", "people close to the matter"),
    "It began at night, the port authority said.",
    "It began at night, people close to the matter said.",
    "the port authority → people close to the matter",
    Direction.WEAKENED,
    Severity.LOW,
    True,
)
CORRECTION = Notice(0, 50, "Correction: an earlier version gave a wrong number of boats.", NoticeKind.CORRECTION)
UPDATE = Notice(0, 20, "Updated with comments from the mayor.", NoticeKind.UPDATE)


def with_words(change: Change, **fields: Any) -> Change:
    return replace(change, **fields)
