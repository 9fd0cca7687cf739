"""What goes into an examination and what comes out of it. Light: the daemon holds these, its workers do the examining."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.values import ArticleText, Change, Comparison, Lineages, Outcome, Version

__all__ = [
    "COMPARE_RECORDED",
    "EVERYTHING",
    "EXAMINE",
    "FOLLOW_RECORDED",
    "READ_FEED",
    "REREAD",
    "SURVEY",
    "Examination",
    "FetchedPage",
    "KnownVersion",
    "Reread",
    "Survey",
]

# What a worker runs, by name: importing it here would load every parser into the daemon.
EXAMINE = "monitor.examine:examine"
READ_FEED = "monitor.examine:read_feed_or_sitemap"
SURVEY = "monitor.survey:survey"
REREAD = "monitor.rereading:reread"
COMPARE_RECORDED = "monitor.examine:compare_recorded"
EVERYTHING = ("*",)
FOLLOW_RECORDED = "monitor.rereading:follow_recorded"


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What came over the wire at `fetched_at`, as far as examining needs it.

    `feed_title` is the entry's title in the feed, `feed_updated` the latest "updated" that the article's feeds state.
    `pardoned` are reasons for withholding that a person overruled; EVERYTHING pardons whatever the reason.
    """

    requested_url: str
    final_url: str
    status: int
    headers: dict[str, str]
    body: bytes
    incomplete: str | None = None
    feed_title: str | None = None
    fetched_at: datetime | None = None
    feed_updated: datetime | None = None
    pardoned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """The latest snapshot, as far as examining needs it.

    `body` is its raw page, given only where `extractor` is not the present one: both sides of a comparison are read
    by the same code, so that an upgrade can't fake a change. `number` is the snapshot's, `taken_at` when it was taken,
    `feed_updated` what the feeds stated then. `lineages` are the article's claims up to it, as far as they are known.
    """

    version: Version
    digest: str
    fingerprint: str | None
    extractor: str
    body: bytes | None = None
    headers: Mapping[str, str] | None = None
    url: str = ""
    number: int = 1
    next_number: int | None = None  # what the next snapshot will be, where snapshots behind this one were disowned
    taken_at: datetime | None = None
    feed_updated: datetime | None = None
    lineages: Lineages | None = None


@dataclass(frozen=True, slots=True)
class Examination:
    """What the page is. `article` and `comparison` stand where it has a text that differs from the latest snapshot's.

    `lineages` are then the article's claims up to this version, `feed_updated` what its page was examined with.
    `suspicious`: `looks_needed` looks must agree. `mark` and `title_mark` know its text and title again on other pages;
    `own_title`: it is the title that the article is known by. `found_text` is None where nothing was to be read.
    `base_number` is the snapshot that it was compared with, 0 for none.
    """

    outcome: Outcome
    reason: str
    suspicious: bool = False
    fingerprint: str | None = None
    digest: str | None = None
    article: ArticleText | None = None
    comparison: Comparison | None = None
    lineages: Lineages | None = None
    feed_updated: datetime | None = None
    looks_needed: int = 2
    mark: str | None = None
    title_mark: str = ""
    own_title: bool = True
    has_notice: bool = False
    found_text: bool | None = None
    base_number: int = 0


@dataclass(frozen=True, slots=True)
class Reread:
    """A stored page as the present code reads it. `version` and `digest` are None where it reads no article there."""

    version: Version | None
    digest: str | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands at a URL. `feeds` are those that a page declares, `guesses` where sites usually keep one."""

    kind: Literal["feed", "sitemap", "site", "article", "other"]
    title: str
    entries: int = 0
    fault: str | None = None
    feeds: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
