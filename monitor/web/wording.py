"""What pages are given of a change: both wordings in runs, and its remarks in words. PURE."""

from __future__ import annotations

from monitor.compare.words import diff_words
from monitor.values import Change, Direction, Place

__all__ = ["Runs", "glance_of", "met", "remarks_of", "sides_of"]

Runs = list[tuple[str, str]]
# Longer stretches are sent as they are: a page stays readable, and marking them costs more than it tells.
LONGEST_MARKED = 20_000
# In a list: a sentence of a usual length is whole, and 50 changes with the longest ones still are a light page.
LONGEST_GLANCE = 480
LONGEST_AROUND = 90
MOST_RUNS = 30


def sides_of(change: Change) -> tuple[Runs | None, Runs | None]:
    """Both sentences as runs ("same", "removed" or "added", words); None where there is no such side."""
    before, after = change.sentence_before, change.sentence_after
    runs = _runs(before or "", after or "")
    old = [run for run in runs if run[0] != "added"] if before else None
    new = [run for run in runs if run[0] != "removed"] if after else None
    return old, new


def glance_of(change: Change) -> tuple[Runs | None, Runs | None]:
    """`sides_of` short enough for a list: what differs, and the words around it."""
    old, new = sides_of(change)
    return old and _shortened(old), new and _shortened(new)


def met(before: str, after: str) -> Runs:
    """Two sentences in one reading order, short enough for a list; where hardly a word stays, one after the other."""
    runs = _runs(before, after)
    if len(runs) > MOST_RUNS:
        runs = [("removed", before), ("added", after)]
    return _shortened(runs)


def _shortened(runs: Runs) -> Runs:
    """Long stretches without their middle; no more than a card's worth in all."""
    found: Runs = []
    room = LONGEST_GLANCE
    for place, (what, words) in enumerate(runs):
        if room <= 0:
            return [*found, ("same", " …")]
        starts, ends = place == 0, place == len(runs) - 1
        keep = LONGEST_AROUND if what == "same" else LONGEST_GLANCE // 2
        short = (
            words if len(words) <= 2 * keep else _without_middle(words, keep, starts and not ends, ends and not starts)
        )
        found.append((what, short))
        room -= len(short)
    return found


def _without_middle(words: str, keep: int, starts: bool, ends: bool) -> str:
    """The part of a stretch that stands beside what differs; both ends of one that stands between."""
    first = "" if starts else words[: words.rfind(" ", 0, keep) + 1 or keep]
    last = "" if ends else words[words.find(" ", len(words) - keep) if " " in words[-keep:] else len(words) - keep :]
    return f"{first}…{last}"


def remarks_of(change: Change) -> list[tuple[str, str]]:
    """Words for what a card says beside the wording, each with the class of its chip."""
    remarks = [(change.severity.value, change.severity.value), (change.kind.value, f"{change.kind} {change.op}")]
    if change.direction is not None:
        arrow = "↓" if change.direction is Direction.WEAKENED else "↑"
        remarks.append(("direction", f"{arrow} {change.direction.value}"))
    if change.place is not Place.TEXT:
        remarks.append(("place", f"in {'a' if change.place is Place.CAPTION else 'the'} {change.place.value}"))
    remarks.append(("silent", "silent") if change.silent else ("noted", "noted"))
    return remarks


def _runs(before: str, after: str) -> Runs:
    if len(before) + len(after) > LONGEST_MARKED:
        return [(what, words) for what, words in (("removed", before), ("added", after)) if words]
    return list(diff_words(before, after))
