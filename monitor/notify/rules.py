"""Which changes of a snapshot become alerts, and for whom. PURE: decides from values; sends nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

from monitor.values import Change, ChangeKind, ChangeOp, Comparison, Direction, Notice, NoticeKind, Place, Severity

__all__ = ["DEFAULT_RULES", "AlertDraft", "Rule", "SnapshotContext", "alerts_for"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions that all must hold; one left empty holds for every change.

    `feeds` are names or URLs; `outlets` are names or host names; `words` match whole words, whatever their case, in
    the claim or its sentence: one entry is enough, and "fire + boats" is an entry that wants both. `silent`: True
    wants silent changes only, False only noted ones. `notices`: a new correction note alone raises an alert too, where
    the rule asks nothing that only a change can answer (kinds, ops, direction, silent). `digest`: "hourly", "daily",
    "HH:MM" in UTC, or at once.
    """

    name: str
    destinations: tuple[str, ...]
    kinds: tuple[ChangeKind, ...] = ()
    ops: tuple[ChangeOp, ...] = ()
    min_severity: Severity = Severity.LOW
    feeds: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    direction: Direction | None = None
    silent: bool | None = None
    notices: bool = True
    places: tuple[Place, ...] = ()
    digest: str | None = None


DEFAULT_RULES = (Rule("everything", ("terminal",)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotContext:
    """What a message says of the snapshot that the changes came with.

    `number` counts the article's snapshots from 1; `at` is when this one was seen, `previous_at` when the one before
    was last known to stand; `feeds` holds names and URLs. All times are aware, in UTC.
    """

    article_id: int
    number: int
    article_title: str
    url: str
    at: datetime
    outlet: str | None = None
    feeds: tuple[str, ...] = ()
    previous_at: datetime | None = None
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    review_url: str | None = None
    snapshot_id: int | None = None


@dataclass(frozen=True, slots=True)
class AlertDraft:
    """One rule's alert about one snapshot, before it is stored; the most severe change comes first."""

    rule: str
    severity: Severity
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]
    destinations: tuple[str, ...]
    digest: str | None = None


def alerts_for(rules: Sequence[Rule], context: SnapshotContext, comparison: Comparison) -> tuple[AlertDraft, ...]:
    """At most one alert a rule, all its changes of this snapshot together. No rules at all: everything is told.

    A destination that an earlier rule tells of all the same changes at the same time is not told again.
    """
    drafts: list[AlertDraft] = []
    for rule in rules or DEFAULT_RULES:
        draft = _draft(rule, context, comparison)
        if draft is None:
            continue
        news = tuple(name for name in dict.fromkeys(draft.destinations) if not _told(drafts, name, draft))
        if news:
            drafts.append(replace(draft, destinations=news))
    return tuple(drafts)


def _draft(rule: Rule, context: SnapshotContext, comparison: Comparison) -> AlertDraft | None:
    if not _watches(rule, context):
        return None
    changes = tuple(change for change in comparison.changes if _wants(rule, change))
    if changes:
        ranked = tuple(sorted(changes, key=lambda change: -change.severity.rank))
        return AlertDraft(rule.name, ranked[0].severity, ranked, comparison.notices, rule.destinations, rule.digest)
    notices = tuple(notice for notice in comparison.notices if _wants_notice(rule, notice))
    if not notices:
        return None
    severity = max((NOTICE_SEVERITY[notice.kind] for notice in notices), key=lambda level: level.rank)
    return AlertDraft(rule.name, severity, (), notices, rule.destinations, rule.digest)


def _told(drafts: Sequence[AlertDraft], destination: str, draft: AlertDraft) -> bool:
    return any(
        destination in earlier.destinations
        and earlier.digest == draft.digest
        and all(change in earlier.changes for change in draft.changes)
        and all(notice in earlier.notices for notice in draft.notices)
        for earlier in drafts
    )


def _watches(rule: Rule, context: SnapshotContext) -> bool:
    return _is_from(rule.feeds, context.feeds) and _is_outlet(rule.outlets, context)


def _is_from(wanted: tuple[str, ...], feeds: tuple[str, ...]) -> bool:
    return not wanted or bool({name.casefold() for name in wanted} & {feed.casefold() for feed in feeds})


def _is_outlet(wanted: tuple[str, ...], context: SnapshotContext) -> bool:
    if not wanted:
        return True
    outlet, host = (context.outlet or "").casefold(), _host(context.url)
    names = [name.casefold() for name in wanted]
    return outlet in names or any("." in name and (host == name or host.endswith("." + name)) for name in names)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return ""


def _wants(rule: Rule, change: Change) -> bool:
    return (
        (not rule.kinds or change.kind in rule.kinds)
        and (not rule.ops or change.op in rule.ops)
        and (not rule.places or change.place in rule.places)
        and change.severity.rank >= rule.min_severity.rank
        and (rule.direction is None or change.direction is rule.direction)
        and (rule.silent is None or change.silent is rule.silent)
        and _says(rule, _words_of(change))
    )


def _words_of(change: Change) -> str:
    claims = [claim.text for claim in (change.before, change.after) if claim is not None]
    sentences = [sentence for sentence in (change.sentence_before, change.sentence_after) if sentence]
    return "\n".join([*claims, *sentences])


def _wants_notice(rule: Rule, notice: Notice) -> bool:
    only_changes = rule.kinds or rule.ops or rule.direction is not None or rule.silent is True
    in_text = not rule.places or Place.TEXT in rule.places
    severe = NOTICE_SEVERITY[notice.kind].rank >= rule.min_severity.rank
    return rule.notices and not only_changes and in_text and severe and _says(rule, notice.text)


# A correction without a changed claim in sight is what a fact-checker wants first; "updated" is routine.
NOTICE_SEVERITY = {
    NoticeKind.CORRECTION: Severity.HIGH,
    NoticeKind.CLARIFICATION: Severity.MEDIUM,
    NoticeKind.EDITORS_NOTE: Severity.MEDIUM,
    NoticeKind.UPDATE: Severity.LOW,
}


def _says(rule: Rule, text: str) -> bool:
    return not rule.words or any(_says_all(entry, text) for entry in rule.words)


def _says_all(entry: str, text: str) -> bool:
    return all(_whole_word(word).search(text) is not None for word in entry.split(" + "))


@lru_cache(maxsize=1024)
def _whole_word(word: str) -> re.Pattern[str]:
    """The word or phrase between word boundaries; "C++" has none at its end, so the boundary is a look-around."""
    inner = r"\s+".join(re.escape(part) for part in word.split())
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)
