"""PURE: stories with several versions each, for the database of `monitor bench web`, compared by the real comparison.

A database of 100,000 articles can't be compared article by article within minutes. So a few dozen stories are written
and compared for real, and each article is one of them under other names of the same length: every offset stays right.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random
from typing import Any

from monitor.compare.lineage import follow
from monitor.compare.versions import compare_pairs
from monitor.formats import change_to_json, notice_to_json
from monitor.values import ArticleText, Change, Lineages, Link, Notice, version_of

__all__ = ["NUMBER", "PERSON", "PLACE", "PUBLISHED", "Story", "StoryStep", "a_name", "write_stories"]

# The names that each article replaces by its own, of the same six letters, and the number that stands for its id.
PLACE, PERSON, NUMBER = "Norvik", "Halden", 987654321
PUBLISHED = datetime(2026, 1, 1, 6, tzinfo=UTC)
TOPICS = (
    ("storm", "boats", "harbour", "the port authority", "a pier"),
    ("strike", "workers", "shipyard", "the metal union", "a shift"),
    ("flood", "houses", "valley", "the county office", "a bridge"),
    ("fire", "flats", "old town", "the fire brigade", "a stairway"),
    ("audit", "contracts", "town hall", "the court of auditors", "a ledger"),
    ("outbreak", "patients", "hospital", "the health ministry", "a ward"),
    ("closure", "classrooms", "school", "the education board", "a timetable"),
    ("drought", "farms", "plain", "the water board", "a well"),
)
SOURCES = ("{office} said", "people familiar with the matter said", "an official who asked not to be named said")
QUOTES = (
    "“We will rebuild every part of it before the winter,” said Maren {person}, who leads the work.",
    "“We hope to rebuild most of it before the winter,” said Maren {person}, who leads the work.",
    "“Nobody promised us anything in writing,” said Maren {person}, who leads the work.",
)
FILLERS = (
    "The road along the {site} was closed in the evening, and those who live there were asked to take the long way.",
    "Nobody in {place} could remember a year like it, and the older people were asked more often than they liked.",
    "The council met behind closed doors, and came out with less to say than it had gone in with.",
    "A list of what is to be done hangs in the window of the bakery, where more people read it than on any screen.",
    "What will become of {extra} is open; the plans have been drawn twice and put away twice.",
    "The neighbours brought coffee and blankets, and took some of the blankets home again.",
    "Shops at the {site} stayed shut, but for the one that sells lamps.",
    "The insurers have sent two people with cameras, who walked about and were polite.",
    "The region has seen worse and has seen better; it has seldom seen both in one week.",
    "In the paper of {place} the letters to the editor fill one page more than they used to.",
    "The minister has announced a visit and put it off, and has announced it again.",
    "Fresh sand was brought up from the beach, and a good part of it went back by itself.",
    "For the children it was mostly a holiday, and for the teachers it was mostly not.",
    "Experts from the university looked at {extra} and asked for time, which they were given.",
)
NOUNS = [
    "anchor",
    "bakery",
    "bridge",
    "captain",
    "choir",
    "clerk",
    "council",
    "ferry",
    "garden",
    "harvest",
    "innkeeper",
    "island",
    "journey",
    "kettle",
    "lantern",
    "library",
    "market",
    "mason",
    "meadow",
    "museum",
    "orchard",
    "parish",
    "pilot",
    "quarry",
    "railway",
    "sailor",
    "shepherd",
    "signal",
    "teacher",
    "theatre",
    "tower",
    "tunnel",
    "village",
    "violin",
    "warden",
    "weaver",
    "winter",
    "workshop",
]
VERBS = [
    "admired",
    "borrowed",
    "carried",
    "described",
    "followed",
    "guarded",
    "honoured",
    "measured",
    "painted",
    "praised",
    "repaired",
    "watched",
]
WHEN = ("without haste", "as usual", "once more", "in the rain", "to everybody's surprise", "behind the station")


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One version: the article, its body's paragraphs, and what the comparison with the version before said."""

    article: ArticleText
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()
    lineages: Lineages | None = None
    # The changes' and notices' JSON, in which names are replaced.
    details: tuple[str, ...] = ()
    said: str = "[]"


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its versions; `changes` counts those up to each version."""

    steps: tuple[StoryStep, ...]
    changes: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _State:
    number: int
    share: int
    source: int
    quote: int
    hedged: bool
    filler: int
    noted: bool = False


def write_stories(count: int, versions: int, seed: int = 1) -> list[Story]:
    """So many stories of so many versions each; the same for the same seed. Takes about 20 ms a version."""
    return [_written(Random(seed * 1000 + number), versions) for number in range(count)]


def chance_of(seed: int) -> Random:
    """A chance of its own for a story's fixed parts."""
    return Random(seed * 7919 + 1)


def a_name(chance: Random) -> str:
    """A name of six letters, such as "Torvik"."""
    consonants, vowels = "bdfghklmnprstv", "aeiou"
    letters = [chance.choice(consonants if at % 2 == 0 else vowels) for at in range(6)]
    return "".join(letters).capitalize()


def _written(chance: Random, versions: int) -> Story:
    fixed = chance.randrange(10**6)
    state = _first_state(chance)
    steps = [StoryStep(_article(chance_of(fixed), state))]
    for number in range(2, versions + 1):
        state = _edited(chance, state)
        steps.append(_next(steps[-1], _article(chance_of(fixed), state), number))
    counts = [0]
    for step in steps[1:]:
        counts.append(counts[-1] + len(step.changes))
    return Story(tuple(steps), tuple(counts))


def _first_state(chance: Random) -> _State:
    return _State(chance.randrange(21, 98), chance.randrange(11, 60), 0, 0, False, chance.randrange(len(FILLERS)))


def _edited(chance: Random, state: _State) -> _State:
    match chance.choices(("number", "share", "source", "quote", "hedge", "filler", "note"), (4, 3, 2, 2, 1, 4, 1))[0]:
        case "number":
            return replace(state, number=_other(chance, state.number, range(21, 98)))
        case "share":
            return replace(state, share=_other(chance, state.share, range(11, 60)))
        case "source":
            return replace(state, source=_other(chance, state.source, range(len(SOURCES))))
        case "quote":
            return replace(state, quote=_other(chance, state.quote, range(len(QUOTES))))
        case "hedge":
            return replace(state, hedged=not state.hedged)
        case "note":
            return replace(state, noted=True, number=_other(chance, state.number, range(21, 98)))
    return replace(state, filler=_other(chance, state.filler, range(len(FILLERS))))


def _other(chance: Random, present: int, among: Sequence[int]) -> int:
    return chance.choice([one for one in among if one != present])


def _article(chance: Random, state: _State) -> ArticleText:
    kind, things, site, office, extra = chance.choice(TOPICS)
    words: dict[str, Any] = {"place": PLACE, "person": PERSON, "site": site, "office": office, "extra": extra}
    hedge = "about " if state.hedged else ""
    telling = [
        f"The {kind} in {PLACE} damaged {hedge}{state.number} {things} near the {site}, {SOURCES[state.source]}.",
        QUOTES[state.quote],
        f"Repairs would cost {state.share} million euros, {office} said in a [report].",
    ]
    fillers = chance.sample(FILLERS, 10)
    fillers[3] = FILLERS[state.filler]
    order = [telling[0], *fillers[:3], telling[1], *fillers[3:7], telling[2], *fillers[7:]]
    paragraphs = [f"{one.format(**words)} {_more(chance)}" for one in order]
    if state.noted:
        paragraphs.append("Correction: An earlier version of this article misstated how many were damaged.")
    text = "\n\n".join(paragraphs)
    start = text.index("[report]")
    text = text.replace("[report]", "report")
    link = Link(f"https://reports.example/{PLACE.lower()}", "report", start, start + 6)
    return ArticleText(
        title=f"{kind.capitalize()} damages {state.number} {things} in {PLACE}",
        byline=f"Ida {PERSON}",
        published=PUBLISHED,
        modified=None,
        text=text,
        links=(link,),
        summary=f"What is known of the {kind} at the {site} of {PLACE}.",
        language="en",
    )


def _more(chance: Random) -> str:
    """Two sentences that claim nothing, so that articles are as long as articles are."""
    said = []
    for _ in range(2):
        who, whom, what = chance.sample(NOUNS, 3)
        said.append(f"The {who} of the {whom} {chance.choice(VERBS)} the {what} {chance.choice(WHEN)}.")
    return " ".join(said)


def _next(before: StoryStep, article: ArticleText, number: int) -> StoryStep:
    old, new = version_of(before.article), version_of(article)
    compared = compare_pairs(old, new)
    lineages = follow(before.lineages, old, new, number, compared, follows=number - 1)
    changes, notices = compared[0].changes, compared[0].notices
    details = tuple(_compact(change_to_json(change)) for change in changes)
    return StoryStep(article, changes, notices, lineages, details, _compact([notice_to_json(one) for one in notices]))


def _compact(value: object) -> str:
    """As `storable_json` writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
