"""Two texts sentence by sentence beside one another, in reading order, for people to read. PURE; it judges nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from monitor.claims.reuse import Reuse
from monitor.compare.align import align
from monitor.compare.sides import fold_once
from monitor.compare.words import diff_words
from monitor.text.sentences import split_sentences
from monitor.values import Span

__all__ = ["Row", "beside"]

Runs = tuple[tuple[str, str], ...]
What = Literal["same", "altered", "removed", "added", "moved"]


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside what. A side's span is None where it has nothing here; its runs join to what stands there.

    Runs are ("same" | "removed" | "added", words), as diff_words gives them; `both` are those of either side in one
    reading order. "moved": the sentence stands unchanged elsewhere on the other side. Offsets count in the whole text.
    """

    what: What
    before: Span | None
    after: Span | None
    both: Runs

    @property
    def runs_before(self) -> Runs:
        """What the earlier text says here."""
        return _side(self.before, self.both, "added")

    @property
    def runs_after(self) -> Runs:
        """What the later text says here."""
        return _side(self.after, self.both, "removed")


def beside(before: str, after: str, language: str | None = None, reuse: Reuse | None = None) -> list[Row]:
    """All of both texts, in rows. Sentences that are the same but for typography are the same.

    `reuse` is what comparing them left: sentences that were folded there are not folded again.

    >>> [(row.what, row.both) for row in beside("41 sank. Rain fell.", "34 sank. Rain fell.")][0]
    ('altered', (('removed', '41'), ('added', '34'), ('same', ' sank.')))
    """
    old, new = split_sentences(before, language or "en"), split_sentences(after, language or "en")
    reuse = reuse or Reuse()
    aligned = align([fold_once(one.text, reuse) for one in old], [fold_once(one.text, reuse) for one in new])
    pairs = [((i, i), (j, j)) for i, j in aligned.same.items()]
    pairs += [(_run(group.before), _run(group.after)) for group in aligned.groups]
    kept = _in_order(pairs)
    moved = {i for left, _ in set(pairs) - set(kept) for i in (left[0],) if i in aligned.same}
    arrived = {aligned.same[i] for i in moved}
    rows: list[Row] = []
    at_old = at_new = 0
    for left, right in [*kept, ((len(old), len(old)), (len(new), len(new)))]:
        rows += [_alone(old[i], "removed", is_moved=i in moved) for i in range(at_old, left[0])]
        rows += [_alone(new[j], "added", is_moved=j in arrived) for j in range(at_new, right[0])]
        if left[0] < len(old):
            rows.append(_pair(before, after, old[left[0] : left[1] + 1], new[right[0] : right[1] + 1]))
        at_old, at_new = left[1] + 1, right[1] + 1
    return list(_joined(rows, before, after))


Pair = tuple[tuple[int, int], tuple[int, int]]


def _run(indices: Sequence[int]) -> tuple[int, int]:
    """The first of them and those that follow it without a gap; one that stands apart is shown where it stands."""
    last = indices[0]
    for index in indices[1:]:
        if index != last + 1:
            break
        last = index
    return indices[0], last


def _in_order(pairs: list[Pair]) -> list[Pair]:
    """The most pairs that stand in the same order on both sides (the longest increasing subsequence)."""
    ordered = sorted(pairs)
    tails: list[int] = []
    holders: list[int] = []
    previous: list[int | None] = []
    for at, (_, right) in enumerate(ordered):
        place = bisect_left(tails, right[0])
        tails[place : place + 1] = [right[0]]
        holders[place : place + 1] = [at]
        previous.append(holders[place - 1] if place else None)
    kept: list[Pair] = []
    at_last = holders[-1] if holders else None
    while at_last is not None:
        kept.append(ordered[at_last])
        at_last = previous[at_last]
    return kept[::-1]


def _alone(sentence: Span, what: Literal["removed", "added"], *, is_moved: bool) -> Row:
    before, after = (sentence, None) if what == "removed" else (None, sentence)
    return Row("moved" if is_moved else what, before, after, ((what, sentence.text),))


def _pair(before: str, after: str, old: Sequence[Span], new: Sequence[Span]) -> Row:
    left, right = _stretch(before, old[0].start, old[-1].end), _stretch(after, new[0].start, new[-1].end)
    runs = diff_words(left.text, right.text)
    return Row("same" if all(what == "same" for what, _ in runs) else "altered", left, right, runs)


def _joined(rows: list[Row], before: str, after: str) -> Iterator[Row]:
    """Unchanged neighbours of one paragraph in one row."""
    held: Row | None = None
    for row in rows:
        if held is not None and held.before and held.after and row.what == "same" and row.before and row.after:
            gaps = before[held.before.end : row.before.start], after[held.after.end : row.after.start]
            if not any("\n" in gap for gap in gaps):
                left = _stretch(before, held.before.start, row.before.end)
                right = _stretch(after, held.after.start, row.after.end)
                held = Row("same", left, right, (("same", right.text),))
                continue
        if held is not None:
            yield held
            held = None
        if row.what == "same":
            held = row
        else:
            yield row
    if held is not None:
        yield held


def _stretch(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _side(span: Span | None, both: Runs, other: str) -> Runs:
    if span is None:
        return ()
    return tuple(run for run in both if run[0] != other)
