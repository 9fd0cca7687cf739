"""What goes into the store and comes out of it: frozen records. They hold; they touch no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from monitor.values import (
    ArticleText,
    Change,
    ChangeKind,
    ChangeOp,
    Direction,
    Exchange,
    HostState,
    Lineages,
    Notice,
    Outcome,
    Place,
    Severity,
    Version,
)

__all__ = [
    "AddedBy",
    "AlertRecord",
    "ArticleFilter",
    "ArticleRecord",
    "ArticleState",
    "ChainFault",
    "ChangeFilter",
    "ChangeRecord",
    "CheckRecord",
    "CheckResult",
    "Counts",
    "DeliveryRecord",
    "DeliveryState",
    "DueArticle",
    "DueFeed",
    "DueWork",
    "FeedKind",
    "FeedNames",
    "FeedRecord",
    "FeedState",
    "Heartbeat",
    "NewAlert",
    "NewEntry",
    "NewSnapshot",
    "PageState",
    "PastCheck",
    "PollRecord",
    "PollResult",
    "SnapshotRecord",
    "StoredVersion",
]

FeedKind = Literal["feed", "sitemap"]
FeedState = Literal["active", "paused", "removed"]
AddedBy = Literal["config", "user"]
ArticleState = Literal["active", "retired", "gone", "paused", "merged", "forgotten"]
DeliveryState = Literal["pending", "sent", "dead", "withdrawn"]


# --- what is watched ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedNames:
    """How many feeds are watched, and the first of their names and of their outlets'."""

    count: int
    feeds: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """A feed or sitemap that we poll. `errors` counts failed polls in a row; `fault` says in words what is wrong.

    Of `hints` (entries said to be updated, and checked), `hint_hits` were followed by a changed text.
    """

    id: int
    url: str
    kind: FeedKind
    name: str
    outlet: str | None
    host: str
    state: FeedState
    added_by: AddedBy
    added_at: datetime
    title: str | None = None
    site_url: str | None = None
    hub_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    next_poll_at: datetime | None = None
    polled_at: datetime | None = None
    last_new_at: datetime | None = None
    interval_seconds: float | None = None
    status: int | None = None
    fault: str | None = None
    errors: int = 0
    hints: int = 0
    hint_hits: int = 0
    body_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class PageState:
    """What a check leaves for the next one. Comes with the due article, goes back with its CheckRecord.

    `fingerprint` was made by `extractor`. `pending_mark` and `pending_looks` are the look that was not believed yet;
    `looks_at_latest` counts the checks that found the latest snapshot; `flips` counts flip-flops; `errors` counts
    failed checks in a row.
    """

    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    fingerprint: str | None = None
    extractor: str | None = None
    pending_mark: str | None = None
    pending_looks: int = 0
    looks_at_latest: int = 0
    flips: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One story that we watch. `latest_number` is 0 before the first snapshot; `edits` counts the changed texts.

    `edits` leaves flip-flops out. `hinted_at` stands from a hint to the next check.
    """

    id: int
    key: str
    url: str
    host: str
    title: str
    outlet: str | None
    state: ArticleState
    pinned: bool
    first_seen: datetime
    published: datetime | None = None
    merged_into: int | None = None
    next_check_at: datetime | None = None
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    hinted_at: datetime | None = None
    last_outcome: Outcome | None = None
    last_reason: str = ""
    latest_number: int = 0
    latest_snapshot_id: int | None = None
    text_sha256: str | None = None
    edits: int = 0
    page: PageState = field(default_factory=PageState)


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles to list; None asks for nothing. `words` is looked for in the title and the URL."""

    state: ArticleState | None = None
    feed: int | str | None = None
    outlet: str | None = None
    words: str | None = None
    edited: bool = False


# --- due work -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DueFeed:
    """A feed to poll now. Its host is leased to `owner` until the outcome is recorded or the lease runs out."""

    feed: FeedRecord
    host: HostState
    owner: str


@dataclass(frozen=True, slots=True)
class DueArticle:
    """An article to check now. Its host is leased to `owner` until the outcome is recorded or the lease runs out.

    `more` are other articles of the host that are due, to be checked within the same lease where its pace lets us.
    """

    article: ArticleRecord
    host: HostState
    owner: str
    more: tuple[ArticleRecord, ...] = ()


DueWork = DueFeed | DueArticle


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One entry of a polled feed, ready to become an article. `next_check_at` is used where the article is new."""

    url: str
    key: str
    host: str
    title: str
    outlet: str | None
    next_check_at: datetime
    published: datetime | None = None
    updated: datetime | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True)
class PollRecord:
    """What one poll of a feed came to.

    `whole`: the entries are all that the feed holds now (not after a 304 or a broken body): what is missing has left
    the feed. `failed`: no usable answer; the count of errors goes up, else back to 0. `heed_hints=False`: the feed's
    "updated" is known not to mean anything.
    """

    feed_id: int
    owner: str
    now: datetime
    host: HostState
    next_poll_at: datetime
    entries: tuple[NewEntry, ...] = ()
    whole: bool = False
    failed: bool = False
    fault: str | None = None
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    interval_seconds: float | None = None
    title: str | None = None
    site_url: str | None = None
    hub_url: str | None = None
    heed_hints: bool = True
    body_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class PollResult:
    """How many articles are new, and how many known ones are to be checked now because of a hint."""

    new: int = 0
    hinted: int = 0


# --- the outcome of a check -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewAlert:
    """An alert to store with its snapshot. `id` is unique; `message` is what the channels will be given.

    `destinations`: (name, not_before, digest key or None) each.
    """

    id: str
    rule: str
    severity: Severity
    message: Mapping[str, Any]
    destinations: tuple[tuple[str, datetime, str | None], ...]


@dataclass(frozen=True, slots=True)
class NewSnapshot:
    """A new version of the article. Its raw body, final URL and headers are the CheckRecord's.

    `returns_to` is the number of the earlier snapshot with the same text. `damped`: a flip-flop, kept but no edit.
    `lineages` are the article's claims up to it, None before the second one. `feed_updated` is the latest "updated" that
    the article's feeds state. `noise_ids` are the dampings that hide its changes, one a change; none given: none is hidden.
    """

    article: ArticleText
    text_sha256: str
    extractor: str
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()
    alerts: tuple[NewAlert, ...] = ()
    returns_to: int | None = None
    damped: bool = False
    lineages: Lineages | None = None
    feed_updated: datetime | None = None
    noise_ids: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """What one check came to. `compared_with` is the number of the snapshot that it compared with, 0 for none.

    `body` is kept as evidence where given (always with a snapshot), and the `exchanges` that brought it. `page` is the
    article's state for the next check. `host=None` leaves the host as it is, but for its lease.
    """

    article_id: int
    owner: str
    now: datetime
    outcome: Outcome
    compared_with: int
    page: PageState
    host: HostState | None
    next_check_at: datetime | None
    state: ArticleState = "active"
    reason: str = ""
    status: int | None = None
    final_url: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    elapsed_seconds: float | None = None
    tls: bool = False
    body: bytes | None = None
    snapshot: NewSnapshot | None = None
    exchanges: tuple[Exchange, ...] = ()
    # Marks of the text that was read and of its title; `found_text` is None where reading was not what failed.
    mark: str | None = None
    title_mark: str = ""
    found_text: bool | None = None
    # For a look that is recorded long after: when the page was seen, and what stood then instead of the latest.
    seen_at: datetime | None = None
    seen_after: int | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was written. `stale`: nothing, since another check has added a snapshot (or the article was merged)."""

    stale: bool = False
    check_id: int | None = None
    snapshot_id: int | None = None
    number: int | None = None
    change_ids: tuple[int, ...] = ()
    delivery_ids: tuple[str, ...] = ()


# --- the revision history -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SnapshotRecord:
    """One snapshot without its text. `hash` chains it to the one before (see chain.py).

    `removed_at`: its words were deleted on request; the hashes stay.
    """

    id: int
    article_id: int
    number: int
    taken_at: datetime
    title: str
    final_url: str
    text_sha256: str
    content_sha256: str
    body_sha256: str | None
    extractor: str
    fingerprint: str | None
    returns_to: int | None
    damped: bool
    changes: int
    notices: tuple[Notice, ...]
    previous_hash: str
    hash: str
    modified: datetime | None = None
    feed_updated: datetime | None = None
    request_sha256: str | None = None
    removed_at: datetime | None = None
    disowned_at: datetime | None = None
    compared_with: int | None = None


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One snapshot with all that it says. `version` is the side of a comparison; `headers` are the page's."""

    snapshot: SnapshotRecord
    article: ArticleText
    version: Version
    headers: Mapping[str, str]

    @property
    def number(self) -> int:
        """The snapshot's number, from 1."""
        return self.snapshot.number


@dataclass(frozen=True, slots=True)
class PastCheck:
    """One look at an article's page, as it was recorded. `body_sha256` names the kept bytes, None where none are."""

    id: int
    article_id: int
    checked_at: datetime
    outcome: Outcome
    reason: str
    status: int | None
    final_url: str | None
    headers: Mapping[str, str]
    elapsed_seconds: float | None
    tls: bool
    body_sha256: str | None
    snapshot_id: int | None
    request_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes to list; of what may be several, one must fit. `feed` is an id, URL or name.

    `words` must all stand in its summary or claims. `until` is the first moment that is too late. `unseen_by` is a person; `include_noise` brings what a verdict has damped, too; `hidden_by` asks for what one
    damping hides. `above`: with higher ids alone, to bound what is looked through.
    """

    since: datetime | None = None
    until: datetime | None = None
    kinds: tuple[ChangeKind, ...] = ()
    ops: tuple[ChangeOp, ...] = ()
    direction: Direction | None = None
    places: tuple[Place, ...] = ()
    feed: int | str | None = None
    outlets: tuple[str, ...] = ()
    min_severity: Severity | None = None
    silent: bool | None = None
    words: str | None = None
    article_id: int | None = None
    include_damped: bool = False
    include_noise: bool = False
    unseen_by: str | None = None
    hidden_by: int | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """One change with where and when it happened: snapshot `number` against `before_number`.

    `compared_with` is None where that is the one before. `damped`: the page went back and forth. `noise_id` is the damping by which people's verdicts hide it.
    """

    id: int
    change: Change
    article_id: int
    title: str
    url: str
    outlet: str | None
    snapshot_id: int
    number: int
    at: datetime
    before_at: datetime | None
    damped: bool
    noise_id: int | None = None
    compared_with: int | None = None

    @property
    def before_number(self) -> int:
        """The snapshot that it was compared with: after an overruling that need not be the one before."""
        return self.number - 1 if self.compared_with is None else self.compared_with


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A row that is not what was written. `what` names the table and row, `reason` what is wrong with it."""

    article_id: int
    number: int | None
    what: str
    reason: str


# --- alerts ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AlertRecord:
    """What a rule made of one snapshot's changes."""

    id: str
    article_id: int
    snapshot_id: int
    rule: str
    severity: Severity
    message: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One alert on its way to one destination. `id` never changes: receivers drop a repeat by it."""

    id: str
    alert: AlertRecord
    destination: str
    state: DeliveryState
    attempts: int
    next_attempt_at: datetime
    digest_key: str | None = None
    error: str | None = None
    sent_at: datetime | None = None


# --- health ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """When a part of a process last said that it is alive."""

    owner: str
    part: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is: feeds, articles and deliveries by state, the rest in all. `bytes` is the database's size."""

    feeds: Mapping[str, int]
    articles: Mapping[str, int]
    deliveries: Mapping[str, int]
    checks: int
    snapshots: int
    changes: int
    bytes: int
