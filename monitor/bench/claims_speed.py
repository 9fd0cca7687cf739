"""`monitor bench claims`: CPU for the claims of a 6 KB text, for two versions of it, and for the worst that may come."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from monitor.claims.extract import extract_claims
from monitor.compare.versions import compare
from monitor.demo.all_stories import STORIES
from monitor.demo.story import paragraphs_of, plain_words, versions_of
from monitor.values import Version

__all__ = ["ClaimFigures", "run_claims_bench"]

ARTICLE_CHARACTERS = 6000
REWRITE_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """CPU milliseconds of one task over several texts, and what it should take at most."""

    name: str
    median_ms: float
    worst_ms: float
    runs: int
    limit_ms: float


def run_claims_bench(rounds: int = 5) -> tuple[list[ClaimFigures], float]:
    """The figures, and the peak memory of this process in megabytes."""
    texts = [_text_of(number) for number in range(len(STORIES))]
    pairs = [(text, text.replace(" said", " told reporters", 1).replace("four", "seven", 1)) for text in texts]
    extract_claims(texts[0], language="en")  # tables are built at first use
    figures = [
        _timed("claims of a 6 KB text", [partial(extract_claims, text, language="en") for text in texts], rounds, 15),
        _timed("two 6 KB versions", [partial(_compared, *pair) for pair in pairs], rounds, 40),
        _timed("a full rewrite of 200 KB", [partial(_compared, _long(0), _long(5))], 1, 2000),
        *(_timed(f"200 KB of {name}", [partial(extract_claims, text, language="en")], 1, 6000) for name, text in WORST),
    ]
    return figures, round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, 1)


def _timed(name: str, tasks: list[Callable[[], Any]], rounds: int, limit_ms: float) -> ClaimFigures:
    taken: list[float] = []
    for _ in range(rounds):
        for task in tasks:
            started = time.process_time()
            task()
            taken.append((time.process_time() - started) * 1000)
    return ClaimFigures(name, round(statistics.median(taken), 2), round(max(taken), 2), len(taken), limit_ms)


def _text_of(number: int) -> str:
    """A story of the demo, drawn on with the next ones to the length of an article."""
    paragraphs: list[str] = []
    for step in range(len(STORIES)):
        story = STORIES[(number + step) % len(STORIES)]
        paragraphs += [plain_words(paragraph) for paragraph in paragraphs_of(versions_of(story)[0])]
    return "\n\n".join(paragraphs)[:ARTICLE_CHARACTERS]


def _long(start: int) -> str:
    joined = "\n\n".join(_text_of(start + step) for step in range(4))
    return (joined * (REWRITE_CHARACTERS // len(joined) + 1))[:REWRITE_CHARACTERS]


def _compared(before: str, after: str) -> None:
    compare(Version("", before, language="en"), Version("", after, language="en"))


# Hostile texts: each draws on one part of the grammar.
WORST = tuple(
    (name, (piece * (REWRITE_CHARACTERS // len(piece) + 1))[:REWRITE_CHARACTERS])
    for name, piece in (
        ("digits", "1234567890"),
        ("hyphenated numbers", "1-1-1-"),
        ("number words", "twenty million "),
        ("open quotation marks", "“a "),
        ("cues", "said he said "),
        ("names", "Jane Okafor "),
    )
)


def as_json(figures: list[ClaimFigures]) -> list[dict[str, Any]]:
    """The figures for a program."""
    return [asdict(one) for one in figures]
