"""Stretches of a text in quotation marks, by script and place, in any language. PURE; it knows no words.

A stretch whose mark is never closed ends with its paragraph: a quote over several paragraphs opens each of them
and is closed in the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.text.paragraphs import split_paragraphs
from monitor.values import Span

__all__ = ["QuotedStretch", "find_quoted"]

# Every mark that may open or close; a run over the text, so linear.
_MARK = re.compile("[\"“”„‟«»‹›「」『』＂'‘’‚]")
_CLOSERS = {"«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』"}
_SINGLES = frozenset("'‘’‚")
_OPENING_SPACE = frozenset(" \t\u00a0\u202f([{—–-―/>\u200b\u2009")
# Words that begin with an apostrophe: "'90s", "'em", "'tis".
_ELISIONS = ("em ", "til ", "tis ", "twas ", "cause ", "n' ", "n’ ", "round ")


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """Words in quotation marks, marks included. `closed` is False where the paragraph ends first.

    `single` tells single marks, which also serve as apostrophes. `depth` is 0 for outer and 1 for nested stretches.
    """

    start: int
    end: int
    closed: bool
    single: bool
    depth: int = 0


@dataclass(slots=True)
class _Open:
    start: int
    closes: str
    single: bool


def find_quoted(text: str, *, dialogue_dash: bool = False) -> tuple[QuotedStretch, ...]:
    """Every stretch in quotation marks in order of its start; nested ones follow the one they stand in.

    With `dialogue_dash`, a paragraph that opens with a dash and holds no marks is speech up to the next dash.
    """
    found: list[QuotedStretch] = []
    for paragraph in split_paragraphs(text):
        marked = _quoted_in(text, paragraph)
        if dialogue_dash and not marked and paragraph.text[0] in "—–―":
            marked = [_dialogue(paragraph)]
        found.extend(marked)
    return tuple(sorted(found, key=lambda stretch: (stretch.start, -stretch.end)))


def _dialogue(paragraph: Span) -> QuotedStretch:
    """ "— Je reste, — dit-elle": from the dash to the dash that ends the words, or to the paragraph's end."""
    ends = [at for at in (paragraph.text.find(" " + dash, 2) for dash in "—–―") if at > 0]
    end = paragraph.start + min(ends) if ends else paragraph.end
    return QuotedStretch(paragraph.start, end, True, False, 0)


def _quoted_in(text: str, paragraph: Span) -> list[QuotedStretch]:
    found: list[QuotedStretch] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group(), match.start()
        if _is_apostrophe_or_inches(text, at, mark, stack):
            continue
        level = _closes(text, at, mark, stack, paragraph.end)
        if level is not None:
            opened = stack[level]
            found.append(QuotedStretch(opened.start, at + 1, True, opened.single, level))
            del stack[level:]
        elif len(stack) < _DEEPEST and _opens(text, at, mark, stack, paragraph):
            stack.append(_Open(at, _closing_of(mark), mark in _SINGLES))
    # A double mark left open runs to the end of its paragraph; a single one was an apostrophe after all.
    for level, opened in enumerate(stack):
        if not opened.single and level == 0:
            found.append(QuotedStretch(opened.start, paragraph.end, False, False, 0))
    return found


# Deeper nesting than quote in quote in quote is no text that people write; it also bounds the stack.
_DEEPEST = 3


def _closing_of(mark: str) -> str:
    if mark in "“„‟":
        return '”“"‟'
    if mark in '"＂':
        return '"”＂'
    if mark in "‘‚":
        return "’‘'"
    if mark == "'":
        return "'’"
    return _CLOSERS.get(mark, mark)


def _is_apostrophe_or_inches(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _SINGLES:
        return before.isalnum() and after.isalnum()
    # 6'3" tall: inches; tweet-id="1": markup.
    if mark == '"' and before.isdigit() and not stack:
        return True
    return mark == '"' and not stack and (before == "=" or after == ">")


def _closes(text: str, at: int, mark: str, stack: list[_Open], end: int) -> int | None:
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level]
        if mark not in opened.closes:
            continue
        if opened.single and not _single_closes(text, at, opened, end):
            continue
        if mark in '"＂“' and _must_open(text, at) and not (mark == "“" and opened.closes != '”“"‟'):
            continue
        return level
    return None


def _single_closes(text: str, at: int, opened: _Open, end: int) -> bool:
    """Behind punctuation a single mark closes; behind a plural's s only where no other mark follows nearby."""
    before = text[at - 1 : at]
    if before != "s" and before != "S":
        return True
    if not text[at + 1 : at + 2].isspace():
        return True
    nearby = text[at + 1 : min(end, at + 200)]
    nexts = [nearby.find(mark + tail) for mark in "'’" for tail in (" ", ",", ".", '"')]
    ahead = min((place for place in nexts if place >= 0), default=-1)
    return ahead < 0 or "‘" in nearby[:ahead] or " '" in nearby[:ahead]


def _must_open(text: str, at: int) -> bool:
    """A mark that has space before it and none behind it can only open."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        (not before or before.isspace() or before in "([{")
        and bool(after)
        and not after.isspace()
        and after not in ".,;:!?)"
    )


def _opens(text: str, at: int, mark: str, stack: list[_Open], paragraph: Span) -> bool:
    before = text[at - 1 : at] if at > paragraph.start else ""
    after = text[at + 1 : at + 2] if at + 1 < paragraph.end else ""
    if mark in "”’" or not after:
        return False
    if mark in "「『«‹“„‟‚":
        return True
    if mark in "»›":  # Danish and German books turn the guillemets round.
        return (not before or before in _OPENING_SPACE) and not after.isspace()
    if mark == "‘":
        return not before.isalnum()
    if mark == "'":
        return _single_opens(text, at, before, after)
    if stack and not stack[-1].single:
        return _must_open(text, at)
    return not after.isspace() or not before or before.isspace()


def _single_opens(text: str, at: int, before: str, after: str) -> bool:
    if before and before not in _OPENING_SPACE and before not in '"“':
        return False
    return (after.isalpha() or after in '"“[') and not text[at + 1 : at + 8].lower().startswith(_ELISIONS)
