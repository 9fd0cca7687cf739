"""Frozen values that pass between the stages. They hold; they neither decide nor touch anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

__all__ = [
    "Approximation",
    "ArticleText",
    "Attribution",
    "Change",
    "ChangeKind",
    "ChangeOp",
    "Claim",
    "ClaimKind",
    "Comparison",
    "Dimension",
    "Direction",
    "Entry",
    "Exchange",
    "Figure",
    "HostState",
    "Lineage",
    "LineageStep",
    "Lineages",
    "Link",
    "Notice",
    "NoticeKind",
    "Outcome",
    "ParsedFeed",
    "Place",
    "Quote",
    "Response",
    "Severity",
    "SourceClass",
    "Span",
    "Version",
    "version_of",
]


# --- claims ---------------------------------------------------------------------------------------------------


class Dimension(StrEnum):
    """What a figure measures."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    ENERGY = "energy"
    DATA = "data"
    RATIO = "ratio"
    SCORE = "score"
    ORDINAL = "ordinal"
    DATE = "date"
    TIME = "time"
    OTHER = "other"


class Approximation(StrEnum):
    """How the text hedges a figure's value."""

    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class SourceClass(StrEnum):
    """Who stands behind an attribution, from the most to the least answerable."""

    NAMED_PERSON = "named_person"
    NAMED_ORGANIZATION = "named_organization"
    DOCUMENT = "document"
    OUTLET = "outlet"
    ROLE = "role"
    OFFICIAL_ANONYMOUS = "official_anonymous"
    ANONYMOUS = "anonymous"
    PUBLIC = "public"
    PRONOUN = "pronoun"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: code points, end exclusive; `text` is always what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a reader could check.

    `value` is a decimal string in the unit's base scale ("1200000" for "1.2 million"), or an ISO date
    ("2026-01-30", "--01-30" without a year) or time ("14:30") where `dimension` is date or time.
    `value_to` is the upper end of a range. `unit` is the counted noun in the singular, an ISO 4217 code or "%".
    """

    start: int
    end: int
    text: str
    value: str
    value_to: str | None
    unit: str | None
    dimension: Dimension
    approximation: Approximation | None

    @property
    def number(self) -> Decimal | None:
        """The value as a number; None for dates and times."""
        return _decimal(self.value)

    @property
    def number_to(self) -> Decimal | None:
        """The upper end of a range as a number."""
        return None if self.value_to is None else _decimal(self.value_to)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks given as somebody's speech or writing; the span includes the marks."""

    start: int
    end: int
    text: str
    speaker: Span | None
    speaker_name: str | None
    cue: Span | None
    partial: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that presents it, and what it supports."""

    start: int
    end: int
    text: str
    source: Span | None
    source_name: str | None
    source_class: SourceClass
    cue: Span
    content: Span | None


Claim = Figure | Quote | Attribution


# --- articles -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the article's own text: its target, and its anchor's place (offsets into ArticleText.text)."""

    url: str
    anchor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What a page says, without the page: the article alone, as trafilatura and the page's metadata give it.

    `modified` is the page's own statement of its last change (JSON-LD, meta), None where it makes none.
    `language` is a lower-case ISO 639-1 code from the page or the text, None where unknown. `captions` are those of its
    pictures, in page order, without credits.
    """

    title: str
    byline: str | None
    published: datetime | None
    modified: datetime | None
    text: str
    links: tuple[Link, ...] = ()
    summary: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `url` is what to fetch; `key` is the article's dedup key."""

    url: str
    key: str
    title: str
    published: datetime | None = None
    updated: datetime | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as far as it could be read. `fault` says in words what was wrong with it; entries stand all the same."""

    title: str
    entries: tuple[Entry, ...]
    kind: str  # "rss", "atom", "json", "sitemap", "sitemap_index"
    fault: str | None = None
    site_url: str | None = None
    hub_url: str | None = None
    self_url: str | None = None
    ttl_minutes: int | None = None
    children: tuple[str, ...] = ()  # a sitemap index's sitemaps


class Outcome(StrEnum):
    """What one look at an article's page came to."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    INCOMPLETE = "incomplete"
    BLOCKED = "blocked"
    CONSENT = "consent"
    LOGIN = "login"
    PAYWALL = "paywall"
    ERROR_PAGE = "error_page"
    GONE = "gone"
    UNSTABLE = "unstable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the head of its answer, as they went over the wire; secrets that we sent are masked.

    `sent` and `received` are the header fields in their order, names as they were written. `url` bears no credentials;
    `version` is HTTP's ("1.1"); `peer` is the address that answered ("203.0.113.7:443").
    """

    url: str
    at: datetime
    method: str
    sent: tuple[tuple[str, str], ...]
    status: int
    reason: str
    version: str
    received: tuple[tuple[str, str], ...]
    peer: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP answer, its body decoded from any content encoding. Header names are lower-case.

    `incomplete` says why the body is not whole (short of its length, an encoding cut off); None where it is whole.
    `hops` are the redirect targets in order, the last one being `final_url`. `exchanges` are the requests, redirects
    included, each with the head of its answer; the last one brought the body.
    """

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    body: bytes
    fetched_at: datetime
    elapsed_seconds: float
    incomplete: str | None = None
    hops: tuple[str, ...] = ()
    tls: bool = False
    peer: str | None = None
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class HostState:
    """What we owe a host: when the next request may go out, and why not sooner. Kept in the store, decided by pace.

    `tokens` at `tokens_at` is the burst bucket; `blocked_until` and `backoff_seconds` come of 429/503;
    `robots` is the text of robots.txt as fetched at `robots_fetched_at` (empty where the host has none).
    """

    host: str
    next_request_at: datetime | None = None
    tokens: float | None = None
    tokens_at: datetime | None = None
    blocked_until: datetime | None = None
    backoff_seconds: float = 0.0
    crawl_delay_seconds: float | None = None
    robots: str | None = None
    robots_fetched_at: datetime | None = None


# --- changes --------------------------------------------------------------------------------------------------


class ChangeKind(StrEnum):
    """What sort of claim changed."""

    FIGURE = "figure"
    QUOTE = "quote"
    SOURCING = "sourcing"


class ChangeOp(StrEnum):
    """What happened to it."""

    ALTERED = "altered"
    ADDED = "added"
    REMOVED = "removed"
    REATTRIBUTED = "reattributed"


class Direction(StrEnum):
    """Whether the sourcing stands firmer or weaker than before."""

    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"


class Severity(StrEnum):
    """How soon a fact-checker would want to see it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """3 for high, 2 for medium, 1 for low."""
        return {"high": 3, "medium": 2, "low": 1}[self.value]


class Place(StrEnum):
    """Where in the article a change stands; a claim's offsets count within it: within the captions joined by empty lines."""

    TITLE = "title"
    SUMMARY = "summary"
    TEXT = "text"
    CAPTION = "caption"


class NoticeKind(StrEnum):
    """What an article's own note calls itself."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    EDITORS_NOTE = "editors_note"


@dataclass(frozen=True, slots=True)
class Notice:
    """The article's own correction or update note; offsets into the text."""

    start: int
    end: int
    text: str
    kind: NoticeKind


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one claim between two consecutive snapshots.

    `before` is None where added, `after` where removed; both stand where altered or reattributed.
    `silent`: no notice and no new modified date tells of it.
    """

    kind: ChangeKind
    op: ChangeOp
    before: Claim | None
    after: Claim | None
    sentence_before: str | None
    sentence_after: str | None
    summary: str
    direction: Direction | None
    severity: Severity
    silent: bool
    place: Place = Place.TEXT


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison.

    `seen_at` is when the page was fetched, `feed_updated` the latest "updated" that its feeds stated by then; both are
    None where nobody knows.
    """

    title: str
    text: str
    links: tuple[Link, ...] = ()
    modified: datetime | None = None
    summary: str | None = None
    language: str | None = None
    published: datetime | None = None
    captions: tuple[str, ...] = ()
    seen_at: datetime | None = None
    feed_updated: datetime | None = None

    @property
    def caption_text(self) -> str:
        """The captions of the pictures, apart by empty lines."""
        return "\n\n".join(self.captions)

    def said_in(self, place: Place) -> str:
        """The words that stand in a place, "" where it has none; offsets of claims count in them."""
        match place:
            case Place.TITLE:
                return self.title
            case Place.SUMMARY:
                return self.summary or ""
            case Place.CAPTION:
                return self.caption_text
            case Place.TEXT:
                return self.text


def version_of(article: ArticleText) -> Version:
    """The side of a comparison that this article is."""
    return Version(
        title=article.title,
        text=article.text,
        links=article.links,
        modified=article.modified,
        summary=article.summary,
        language=article.language,
        published=article.published,
        captions=article.captions,
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that two versions differ in. `notices` are those that the later version has and the earlier had not."""

    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()
    text_changed: bool = False


class ClaimKind(StrEnum):
    """What sort of claim a lineage follows."""

    FIGURE = "figure"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class LineageStep:
    """What a claim was from snapshot `number` on, by its place in that snapshot's title, summary or text.

    `start` is None where it was gone. The sentence's span holds the claim's; a quote's may be several sentences.
    `value`, `value_to`, `unit` and `approximation` are the figure's; `source` is who says it, as the text names them.
    """

    number: int
    start: int | None
    end: int = 0
    sentence_start: int = 0
    sentence_end: int = 0
    value: str | None = None
    value_to: str | None = None
    unit: str | None = None
    approximation: Approximation | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """One claim followed through an article's snapshots: a step only where it changed.

    `seq` numbers the lineages of an article, from 1. `last` is the last snapshot that had the claim. `at` is where it
    begins in the latest snapshot, None where it isn't there any more; `mark` then tells by which words it would be
    known again.
    """

    seq: int
    kind: ClaimKind
    place: Place
    about: str
    steps: tuple[LineageStep, ...]
    last: int
    at: int | None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Lineages:
    """All lineages of an article up to snapshot `number`. `next_seq` is the number of the next one that begins."""

    number: int
    lineages: tuple[Lineage, ...] = ()
    next_seq: int = 1


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
