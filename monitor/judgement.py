"""PURE: what one look at an article's page means for its history. Decides; touches neither network, store nor clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from monitor.values import Outcome

__all__ = ["Believed", "Look", "Memory", "Pending", "judge_look"]

# A page must say the same thing so often before a suspicious text, or a 404, is believed.
LOOKS_TO_BELIEVE = 2
# A version that stood for so many looks was an edit, and going back on it is another one; a version that came and
# went faster is a flip-flop (an A/B test, a stale edge cache).
LOOKS_OF_A_REAL_VERSION = 3

ARTICLE = frozenset({Outcome.UNCHANGED, Outcome.CHANGED, Outcome.UNSTABLE})


class Believed(StrEnum):
    """What becomes of the history."""

    SAME = "same"  # the latest snapshot still stands
    NEW = "new"  # a new snapshot
    RETURN = "return"  # a new snapshot with the text of an earlier one, after a version that really stood
    FLIP = "flip"  # a new snapshot with the text of an earlier one, kept but not announced
    WITHHELD = "withheld"  # evidence only: no snapshot
    WAIT = "wait"  # evidence only so far: a second look will tell
    GONE = "gone"  # the page is gone for good


@dataclass(frozen=True, slots=True)
class Pending:
    """A look that was not believed yet: its mark (the text's digest, or the outcome) and how often it was seen."""

    mark: str
    looks: int


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of an article before the look.

    `latest_digest` is None before the first snapshot. `earlier` maps the text digests of all snapshots to their
    numbers. `looks_at_latest` counts the checks that found the latest snapshot, the one that made it included.
    `flips` counts the flip-flops so far: a page known to flip must stand longer before a return is an edit.
    """

    latest_digest: str | None
    earlier: dict[str, int]
    looks_at_latest: int
    pending: Pending | None = None
    flips: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """The judgement: what to do with the history, the outcome to record, and what stays pending."""

    believed: Believed
    outcome: Outcome
    returns_to: int | None = None
    pending: Pending | None = None

    @property
    def adds_snapshot(self) -> bool:
        """Whether this look becomes a snapshot."""
        return self.believed in (Believed.NEW, Believed.RETURN, Believed.FLIP)

    @property
    def is_announced(self) -> bool:
        """Whether its changes may become alerts."""
        return self.believed in (Believed.NEW, Believed.RETURN)

    @property
    def confirms_latest(self) -> bool:
        """Whether the latest snapshot was a real version: seen again, or edited further instead of taken back."""
        return self.believed in (Believed.SAME, Believed.NEW, Believed.RETURN)


def judge_look(
    memory: Memory,
    outcome: Outcome,
    digest: str | None,
    *,
    suspicious: bool,
    looks_needed: int = LOOKS_TO_BELIEVE,
) -> Look:
    """What a look with this page outcome and text digest means, given what is known of the article.

    `outcome` is the page quality's: UNCHANGED or CHANGED where the page is the article (`digest` is then its text's),
    any other outcome where it is not. `suspicious` asks for `looks_needed` looks before a changed text is believed.
    """
    if outcome is Outcome.GONE:
        return _gone(memory)
    if outcome not in ARTICLE or digest is None:
        return Look(Believed.WITHHELD, outcome, pending=memory.pending)
    if digest == memory.latest_digest:
        return Look(Believed.SAME, Outcome.UNCHANGED)
    if suspicious and _again(memory, digest).looks < looks_needed:
        return Look(Believed.WAIT, Outcome.INCOMPLETE, pending=_again(memory, digest))
    if digest in memory.earlier:
        return _returned(memory, memory.earlier[digest])
    return Look(Believed.NEW, Outcome.CHANGED)


def _gone(memory: Memory) -> Look:
    pending = _again(memory, Outcome.GONE.value)
    if pending.looks >= LOOKS_TO_BELIEVE:
        return Look(Believed.GONE, Outcome.GONE)
    return Look(Believed.WAIT, Outcome.GONE, pending=pending)


def _returned(memory: Memory, number: int) -> Look:
    if memory.looks_at_latest >= LOOKS_OF_A_REAL_VERSION * (1 + memory.flips):
        return Look(Believed.RETURN, Outcome.CHANGED, returns_to=number)
    return Look(Believed.FLIP, Outcome.UNSTABLE, returns_to=number)


def _again(memory: Memory, mark: str) -> Pending:
    if memory.pending is not None and memory.pending.mark == mark:
        return Pending(mark, memory.pending.looks + 1)
    return Pending(mark, 1)
