"""PURE: what page quality is asked of, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor.fetch.quality_text import plain
from monitor.values import Outcome

__all__ = [
    "ARTICLE",
    "MARKUP_LOOKED_AT",
    "NO_TEXT",
    "REASONS",
    "TINY_TEXT",
    "PageFacts",
    "PreviousFacts",
    "Verdict",
    "looks_published",
    "markup_of",
]

NO_TEXT = "no article text was found on the page"
MARKUP_LOOKED_AT = 400_000  # walls are small; what lies deeper in a page is no wall
TINY_TEXT = 400
PUBLISHED = ('"newsarticle"', "article:published_time", '"datepublished"')

REASONS: dict[Outcome, str] = {
    Outcome.BLOCKED: "a bot wall stands in the article's place",
    Outcome.CONSENT: "a consent page stands in the article's place",
    Outcome.LOGIN: "a log-in page stands in the article's place",
    Outcome.PAYWALL: "only a paywall's teaser was given",
    Outcome.ERROR_PAGE: "an error page stands in the article's place",
}


@dataclass(frozen=True, slots=True)
class PreviousFacts:
    """The article's latest snapshot."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One fetched page. `html` is its decoded markup (the head of it suffices); header names are lower-case.

    `title` and `text` are what was read from it, None before reading; `feed_title` is the entry's title in the feed.
    """

    status: int
    requested_url: str
    final_url: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)
    incomplete: str | None = None
    title: str | None = None
    text: str | None = None
    previous: PreviousFacts | None = None
    feed_title: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the page is, and why, in a sentence for people.

    `suspicious`: look again before believing it; `looks` of the same text in all, this one counted, are to agree.
    """

    outcome: Outcome
    reason: str = ""
    suspicious: bool = False
    looks: int = 2

    @property
    def is_article(self) -> bool:
        """Whether the page is the article, as far as one look can tell."""
        return self.outcome is Outcome.CHANGED


ARTICLE = Verdict(Outcome.CHANGED)


def markup_of(facts: PageFacts) -> str:
    """The page's markup as the tables have it: in lower case, with straight quotes."""
    return plain(facts.html[:MARKUP_LOOKED_AT])


def looks_published(html: str) -> bool:
    """Whether the page says of itself that it is an article: even a wall's words may then be its subject."""
    return any(sign in html for sign in PUBLISHED)
