"""An article's own notes: corrections, clarifications, editor's notes, updates. PURE; it judges no claim."""

from __future__ import annotations

import re

from monitor.compare.boilerplate import is_boilerplate
from monitor.compare.notice_words import HEADS, INCLUDES, TELLS
from monitor.compare.notice_words_by_language import CLARIFYING, CORRECTING
from monitor.text.normal import fold
from monitor.text.paragraphs import split_paragraphs
from monitor.text.sentences import split_sentences
from monitor.values import Notice, NoticeKind, Span

__all__ = ["find_notices", "new_notices"]

# What may stand before a note's head: "*Correction:", "(Update:", "— Editor's note".
_LEAD = " \t*([{•-–—_|>#"
# A head is the paragraph's first words; a longer stretch before the colon is a sentence of prose.
_LONGEST_HEAD = 60
# "An earlier version …" is told at once, or not at all.
_OPENING_WORDS = 160


def find_notices(text: str, language: str | None = "en") -> tuple[Notice, ...]:
    """Every note of the article about itself, in order: a whole paragraph, or the sentence that tells of the edit.

    A paragraph is a note where it begins with a note's head ("Correction:", "Editor's note —", "UPDATE, 5 p.m.:") or
    where a sentence says that the story itself was changed ("An earlier version of this article misstated…").
    "Police gave an update:" and "the correction facility" are prose.
    """
    found = []
    for paragraph in split_paragraphs(text):
        if is_boilerplate(paragraph.text):
            continue
        notice = _headed(paragraph) or _telling(paragraph, language or "en")
        if notice:
            found.append(notice)
    return tuple(found)


def new_notices(before: tuple[Notice, ...], after: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """The notices of the later version that the earlier one had not, typography aside."""
    known = {fold(notice.text) for notice in before}
    return tuple(notice for notice in after if fold(notice.text) not in known)


def _headed(paragraph: Span) -> Notice | None:
    lead = len(paragraph.text) - len(paragraph.text.lstrip(_LEAD))
    opening = paragraph.text[lead : lead + _LONGEST_HEAD].replace("’", "'").casefold()
    for kind, pattern in HEADS:
        if pattern.match(opening):
            return _notice(paragraph, _told_kind(kind, paragraph.text))
    return None


def _telling(paragraph: Span, language: str) -> Notice | None:
    folded = paragraph.text.replace("’", "'").casefold()
    if not any(word in folded for word in INCLUDES):
        return None
    for sentence in split_sentences(paragraph.text, language):
        opening = sentence.text[:_OPENING_WORDS].replace("’", "'").casefold().lstrip(_LEAD)
        for kind, pattern in TELLS:
            if pattern.match(opening):
                return _notice(_from(paragraph, sentence), _told_kind(kind, sentence.text))
    return None


def _from(paragraph: Span, sentence: Span) -> Span:
    """The note runs on to the paragraph's end: "… misspelled her name. It is Clark."."""
    return Span(paragraph.start + sentence.start, paragraph.end, paragraph.text[sentence.start :])


def _told_kind(kind: NoticeKind, sentence: str) -> NoticeKind:
    """ "Updated to correct…" and "updated to clarify…" are what they say they do."""
    if kind is not NoticeKind.UPDATE:
        return kind
    words = set(re.findall(r"[^\W\d_]+", sentence.casefold()))
    if words & CORRECTING:
        return NoticeKind.CORRECTION
    if words & CLARIFYING:
        return NoticeKind.CLARIFICATION
    if words & {"correct", "corrected", "corrects", "correction", "error", "misstated", "incorrectly"}:
        return NoticeKind.CORRECTION
    return NoticeKind.CLARIFICATION if words & {"clarify", "clarified", "clarifies", "clarification"} else kind


def _notice(span: Span, kind: NoticeKind) -> Notice:
    return Notice(span.start, span.end, span.text, kind)
