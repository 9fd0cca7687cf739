"""PURE: what a story of the demo is: its first version, what happens to it step by step, and what must be told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from monitor.values import ChangeKind, ChangeOp, Direction, NoticeKind, Place

__all__ = [
    "Edit",
    "Happening",
    "Outlet",
    "Planted",
    "PlantedNotice",
    "Step",
    "Story",
    "StoryVersion",
    "Trouble",
    "paragraphs_of",
    "plain_words",
    "versions_of",
]

# "[the audit](https://example.org/audit)" in a paragraph: a link with its anchor.
LINK = re.compile(r"\[([^\[\]]{1,200})\]\(([^()\s]{1,500})\)")


class Outlet(StrEnum):
    """The two papers of the demo: one built around <article> and RSS, the other around <div>s and Atom."""

    COURIER = "The Harbour Courier"
    POST = "Ridge Valley Post"


class Happening(StrEnum):
    """What stands at an article's address without being an edit."""

    BOT_WALL = "a bot wall with 200"
    REFUSAL = "a bot wall with 403"
    OUTAGE = "a 503"
    CONSENT = "a consent page"
    LOGIN = "a redirect to a log-in page"
    CUT = "a body that breaks off"
    FLIP = "another headline at every second request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One change of a claim that must be reported, and once.

    `before` and `after`: a figure's value ("41", "2031-03-24"), or words that the claim's text or its people hold, in
    any case; None where the claim did not exist. `silent` and `direction` are asked only where they are not None.
    """

    kind: ChangeKind
    op: ChangeOp
    before: str | None = None
    after: str | None = None
    silent: bool | None = None
    direction: Direction | None = None
    place: Place = Place.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedNotice:
    """A note of the article about itself that must be reported, and once. `words` stand in it."""

    kind: NoticeKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A new version. Each pair of `texts` replaces words that stand in the body exactly once.

    `order` moves paragraphs: the new order by their numbers. `restamped`: the page's modified date moves, so that the
    edit is not silent. Nothing planted: an edit that changes no claim (typography, order), of which nothing is told.
    """

    told_as: str
    texts: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    notice: str | None = None
    order: tuple[int, ...] | None = None
    restamped: bool = False
    plants: tuple[Planted | PlantedNotice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something other than the article, for so many looks; then the article is back as it was."""

    what: Happening
    looks: int = 1
    title: str = ""  # the other headline of a FLIP

    @property
    def told_as(self) -> str:
        """What happens, in words."""
        return self.what.value


Step = Edit | Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryVersion:
    """One version of a story. `edition` counts from 0; `stamp` counts the times the modified date moved."""

    title: str
    standfirst: str
    body: str
    edition: int = 0
    stamp: int = 0
    notice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article of the demo from its first version on. `hours_old`: when it was published, before the demo began."""

    slug: str
    outlet: Outlet
    section: str
    byline: str
    title: str
    standfirst: str
    body: str
    hours_old: float
    steps: tuple[Step, ...]
    keeps_validators: bool = False  # whether its pages carry ETag and Last-Modified

    @property
    def first(self) -> StoryVersion:
        """The version that stands when the demo begins."""
        return StoryVersion(title=self.title, standfirst=self.standfirst, body=self.body.strip())

    @property
    def plants(self) -> tuple[Planted | PlantedNotice, ...]:
        """All that must be reported of this story."""
        return tuple(plant for step in self.steps if isinstance(step, Edit) for plant in step.plants)


def versions_of(story: Story) -> tuple[StoryVersion, ...]:
    """The version that stands after each step, the first one before them all. Raises ValueError for a misplaced edit."""
    return tuple(_versions(story))


def paragraphs_of(version: StoryVersion) -> tuple[str, ...]:
    """The body's paragraphs with their links as written, without the notice."""
    return tuple(" ".join(block.split()) for block in version.body.split("\n\n"))


def plain_words(paragraph: str) -> str:
    """A paragraph as a reader sees it: links are their anchors.

    >>> plain_words("as [the audit](https://example.org/audit) says")
    'as the audit says'
    """
    return LINK.sub(r"\1", paragraph)


def _versions(story: Story) -> Iterator[StoryVersion]:
    version = story.first
    yield version
    for step in story.steps:
        if isinstance(step, Edit):
            version = _edited(story, version, step)
        yield version


def _edited(story: Story, version: StoryVersion, edit: Edit) -> StoryVersion:
    body = "\n\n".join(paragraphs_of(version))
    for old, new in edit.texts:
        if body.count(old) != 1:
            raise ValueError(f"{story.slug}: {old!r} stands {body.count(old)} times in the text, not once")
        body = body.replace(old, new)
    if edit.order is not None:
        body = _reordered(story, body.split("\n\n"), edit.order)
    return replace(
        version,
        title=edit.title or version.title,
        body=body,
        edition=version.edition + 1,
        stamp=version.stamp + edit.restamped,
        notice=edit.notice or version.notice,
    )


def _reordered(story: Story, paragraphs: list[str], order: tuple[int, ...]) -> str:
    if sorted(order) != list(range(len(paragraphs))):
        raise ValueError(f"{story.slug}: the order {order} does not name each of {len(paragraphs)} paragraphs once")
    return "\n\n".join(paragraphs[number] for number in order)
