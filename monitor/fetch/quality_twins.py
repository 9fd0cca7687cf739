"""PURE: the same text on several articles of one host is a wall's or an error page's, not the article's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from monitor.fetch.quality_facts import Verdict
from monitor.values import Outcome

__all__ = ["Twins", "judge_twins", "mark_of"]

# One other article may be the same story under a second address whose title was rewritten; two are no coincidence.
ENOUGH_TWINS = 2
LOOKS_WITH_A_TWIN = 3
# A text shorter than this says too little to be told from another: "Live updates to follow."
TELLING_TEXT = 40
MARK_LENGTH = 32  # of the hexadecimal digest: 128 bits, and half the room in an index


@dataclass(frozen=True, slots=True)
class Twins:
    """How many other articles of the host have this text: under this very title, and under other titles."""

    with_title: int = 0
    with_other_titles: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.with_title + self.with_other_titles


def mark_of(text: str) -> str | None:
    """What two texts have in common that are alike but for case and spaces; None for one that says too little."""
    said = " ".join(text.casefold().split())
    if len(said) < TELLING_TEXT:
        return None
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:MARK_LENGTH]


def judge_twins(verdict: Verdict, twins: Twins, *, own_title: bool, has_notice: bool = False) -> Verdict:
    """The verdict once it is known what the host's other articles say. Copies on other hosts are no sign of anything.

    `own_title`: the page has the title that the article is known by. One story under two addresses has one title,
    and it is its own; a wall has its own title everywhere, or stands below the titles of many articles.
    `has_notice`: newsrooms put one statement in the place of several stories, so that waits, but is believed.
    """
    alike = twins.with_other_titles if own_title else twins.total
    if not verdict.is_article or alike == 0:
        return verdict
    others = "1 other article" if alike == 1 else f"{alike} other articles"
    reason = f"the same text stands on {others} of this host"
    if alike >= ENOUGH_TWINS and not has_notice:
        return Verdict(Outcome.ERROR_PAGE, reason)
    return replace(verdict, reason=verdict.reason or reason, suspicious=True, looks=LOOKS_WITH_A_TWIN)
