"""Wording compared token by token: the one module that wraps diff-match-patch. PURE; bounded by size, never by time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from monitor.text.normal import fold
from monitor.text.tokens import tokenize

__all__ = ["diff_words"]

Runs = tuple[tuple[str, str], ...]

# diff-match-patch costs the square of what differs, in Python: 400 tokens a side stay under 50 ms. Longer ones go to
# the bit-parallel algorithm, whose table takes n * m bits; beyond that the differing middle is shown as one piece.
_DMP_TOKENS = 400
_TABLE_TOKENS = 6_000
# The first code point of the private planes: one character a distinct token, none of them a surrogate.
_FIRST_CHARACTER = 0xE000
_NAMES = {0: "same", -1: "removed", 1: "added"}


def diff_words(before: str, after: str) -> Runs:
    """What is the same, removed and added, as runs of ("same" | "removed" | "added", words) in reading order.

    Tokens that differ in typography only are the same, and are shown as the later version writes them. The runs
    without "removed" join to `after`; those without "added" to `before`, but for such typography.

    >>> diff_words("12 dead", "19 dead")
    (('removed', '12'), ('added', '19'), ('same', ' dead'))
    """
    if before == after:
        return (("same", after),) if after else ()
    left, right = _pieces(before), _pieces(after)
    left_keys, right_keys = [_key(piece) for piece in left], [_key(piece) for piece in right]
    head = _shared(left_keys, right_keys)
    tail = _shared(left_keys[head:][::-1], right_keys[head:][::-1])
    middle = _operations(left_keys[head : len(left) - tail], right_keys[head : len(right) - tail])
    runs = [("same", "".join(right[:head]))]
    runs += _runs(middle, left[head:], right[head:])
    runs.append(("same", "".join(right[len(right) - tail :])))
    return _joined(runs)


def _pieces(text: str) -> list[str]:
    """Tokens and the white space between them: joined, they are the text."""
    pieces, at = [], 0
    for token in tokenize(text):
        if token.start > at:
            pieces.append(text[at : token.start])
        pieces.append(token.text)
        at = token.end
    return [*pieces, text[at:]] if at < len(text) else pieces


def _key(piece: str) -> str:
    if piece == " " or (piece.isascii() and piece.isalnum()):
        return piece.lower()  # what folding comes to, for most pieces of most texts
    return fold(piece) or " "


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _operations(left: list[str], right: list[str]) -> list[tuple[str, int]]:
    """What to take, and how many pieces of it, in order."""
    longest = max(len(left), len(right))
    if not left or not right or longest > _TABLE_TOKENS:
        return [("removed", len(left)), ("added", len(right))]
    if longest > _DMP_TOKENS:
        return _by_table(left, right)
    return _by_diff_match_patch(left, right)


def _by_diff_match_patch(left: list[str], right: list[str]) -> list[tuple[str, int]]:
    codes: dict[str, str] = {}
    for key in (*left, *right):
        codes.setdefault(key, chr(_FIRST_CHARACTER + len(codes)))
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    found = differ.diff_main("".join(map(codes.__getitem__, left)), "".join(map(codes.__getitem__, right)), False)
    differ.diff_cleanupSemantic(found)
    return [(_NAMES[operation], len(characters)) for operation, characters in found]


def _by_table(left: list[str], right: list[str]) -> list[tuple[str, int]]:
    found = []
    for code in Indel.opcodes(left, right):
        if code.tag == "equal":
            found.append(("same", code.src_end - code.src_start))
            continue
        found.append(("removed", code.src_end - code.src_start))
        found.append(("added", code.dest_end - code.dest_start))
    return found


def _runs(operations: Iterable[tuple[str, int]], left: list[str], right: list[str]) -> list[tuple[str, str]]:
    runs, at_left, at_right = [], 0, 0
    for what, count in operations:
        if what == "removed":
            runs.append((what, "".join(left[at_left : at_left + count])))
        else:
            runs.append((what, "".join(right[at_right : at_right + count])))
            at_right += count
        at_left += count if what != "added" else 0
    return runs


def _joined(runs: Iterable[tuple[str, str]]) -> Runs:
    joined: list[tuple[str, str]] = []
    for what, words in runs:
        if not words:
            continue
        if joined and joined[-1][0] == what:
            joined[-1] = (what, joined[-1][1] + words)
        else:
            joined.append((what, words))
    return tuple(joined)
