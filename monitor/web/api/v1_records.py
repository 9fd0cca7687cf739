"""What the API says of what is watched and recorded, as documented models. They describe; monitor.show makes the JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from monitor.store.records import AddedBy, ArticleState, DeliveryState, FeedKind, FeedState
from monitor.values import Outcome, Severity
from monitor.web.api.v1_models import Model, Notice, RecordedChange

__all__ = [
    "Alert",
    "AlertDestination",
    "AlertRule",
    "Article",
    "ArticleContent",
    "Check",
    "Counts",
    "Delivery",
    "Feed",
    "Health",
    "Outlet",
    "Outlets",
    "Overruled",
    "Replayed",
    "Snapshot",
    "SnapshotText",
    "Tested",
    "Verification",
    "Watched",
    "WithheldCheck",
]


class Article(Model):
    """One story that is watched."""

    id: int
    key: str = Field(description="What it is known by: its canonical URL without what only tracks.")
    url: str
    host: str
    title: str
    outlet: str | None
    state: ArticleState
    pinned: bool = Field(description="Added by itself, and never retired.")
    first_seen: datetime
    published: datetime | None
    merged_into: int | None
    next_check_at: datetime | None
    checked_at: datetime | None
    changed_at: datetime | None
    hinted_at: datetime | None
    last_outcome: Outcome | None
    last_reason: str
    latest_number: int = Field(description="The latest snapshot's number; 0 before the first.")
    latest_snapshot_id: int | None
    text_sha256: str | None
    edits: int


class Snapshot(Model):
    """One stored version of an article, without its text."""

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
    returns_to: int | None = Field(description="The earlier snapshot with the same text.")
    damped: bool
    notices: list[Notice]
    previous_hash: str
    hash: str = Field(description="Chains it to the snapshot before.")
    modified: datetime | None
    feed_updated: datetime | None
    request_sha256: str | None
    removed_at: datetime | None = Field(description="When its words were deleted on request.")
    disowned_at: datetime | None = Field(description="When a person said that it was not the article.")
    compared_with: int | None
    changes: list[RecordedChange]


class Link(Model):
    """A link in the text; offsets count code points."""

    url: str
    anchor: str
    start: int
    end: int


class ArticleContent(Model):
    """What was read from a page."""

    title: str
    byline: str | None
    outlet: str | None
    published: datetime | None
    modified: datetime | None
    language: str | None
    canonical_url: str | None
    summary: str | None
    text: str
    links: list[Link]
    captions: list[str] | None = Field(None, description="Left out where the page has none.")


class SnapshotText(Snapshot):
    """One stored version with what it says."""

    article: ArticleContent


class Check(Model):
    """One look at an article's page."""

    id: int
    article_id: int
    checked_at: datetime
    outcome: Outcome
    reason: str
    status: int | None
    final_url: str | None
    elapsed_seconds: float | None
    tls: bool
    body_sha256: str | None
    snapshot_id: int | None
    request_sha256: str | None


class WithheldCheck(Check):
    """A look that was kept out of the history."""

    title: str
    url: str
    overruled: Literal["article", "wall"] | None
    can_be_accepted: bool = Field(description="Its page was kept, so it can be made part of the history.")


class Overruled(Model):
    """What an overruling came to."""

    words: str
    snapshot: int | None
    changes: int
    alerts: int


class Fault(Model):
    """A row that is not what was written."""

    article_id: int
    number: int | None
    what: str
    reason: str


class Verification(Model):
    """Whether an article's stored history is what was written."""

    article_id: int
    ok: bool
    snapshots: int
    head: str | None = Field(description="The hash of the latest snapshot: keep it elsewhere to tell a cut-off end.")
    faults: list[Fault]


class Feed(Model):
    """A feed or sitemap that is polled, with its health."""

    id: int
    url: str = Field(description="Passwords and keys in it are masked.")
    kind: FeedKind
    name: str
    outlet: str | None
    host: str
    state: FeedState
    added_by: AddedBy
    added_at: datetime
    title: str | None
    site_url: str | None
    hub_url: str | None
    etag: str | None
    last_modified: str | None
    next_poll_at: datetime | None
    polled_at: datetime | None
    last_new_at: datetime | None
    interval_seconds: float | None
    status: int | None
    fault: str | None = Field(description="What is wrong with it, in words.")
    errors: int
    hints: int
    hint_hits: int
    body_sha256: str | None


class Watched(Model):
    """What is watched now because of a URL."""

    kind: Literal["feed", "sitemap", "article"]
    url: str
    title: str
    entries: int
    new: bool
    fault: str | None
    others: list[str] = Field(description="Further feeds that the site offers.")


class Share(Model):
    """A share, and where it lies with 95% certainty."""

    count: int
    of: int
    value: float | None
    low: float
    high: float
    small_sample: bool


class Outlet(Model):
    """What an outlet does after publication."""

    outlet: str
    articles: int
    edited: int
    edited_share: Share
    edits: int
    changes: int
    silent: int
    silent_share: Share
    notices: int
    median_delay_seconds: float | None
    delays: int
    edits_by_age: dict[str, int]
    last_change_at: datetime | None


class Outlets(Model):
    """All outlets, the one with the most changes first."""

    items: list[Outlet]


class Alert(Model):
    """What a rule made of the changes of one snapshot."""

    id: str
    article_id: int
    snapshot_id: int
    rule: str
    severity: Severity
    message: dict[str, Any] = Field(description="What the destinations are given.")
    created_at: datetime


class AlertRule(Model):
    """Which changes are told where."""

    name: str
    words: str
    when: str
    destinations: list[str]


class AlertDestination(Model):
    """Where alerts go."""

    name: str
    words: str
    works: bool = Field(description="Alerts are sent to it now.")
    health: str = Field(description="Empty where the daemon that sends runs elsewhere.")
    pending: int
    failed: int
    sent_at: datetime | None
    error: str | None


class Tested(Model):
    """What came of a test."""

    destination: str
    taken: bool
    reason: str | None = Field(description="Why it was not taken.")


class Delivery(Model):
    """One alert on its way to one destination."""

    id: str
    alert_id: str
    rule: str
    severity: Severity
    title: str | None
    destination: str
    state: DeliveryState
    attempts: int
    next_attempt_at: datetime
    sent_at: datetime | None
    error: str | None
    created_at: datetime


class Replayed(Model):
    """How many deliveries will be sent once more."""

    replayed: int


class Counts(Model):
    """How much there is: feeds, articles and deliveries by state."""

    feeds: dict[str, int]
    articles: dict[str, int]
    deliveries: dict[str, int]
    checks: int
    snapshots: int
    changes: int
    bytes: int


class Part(Model):
    """One part of the daemon."""

    ok: bool
    seconds: float | None = Field(description="Since its last sign of life.")
    words: str


class Health(Model):
    """Whether the daemon is alive, part by part."""

    ok: bool
    parts: dict[str, Part]
    faults: int = Field(description="What `monitor doctor` tells of.")
