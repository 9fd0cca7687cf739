"""Lines that tell of the page and not of the story: stamps, reading times, shares. PURE.

A line is boilerplate only where every word of it is: "8 hours ago" is, "8 hours ago, 34 aircraft were hit" is not,
nor is any number behind "updated" or "published" in prose.
"""

from __future__ import annotations

import re

from monitor.compare.word_sets import word_set
from monitor.text.normal import fold
from monitor.text.tokens import tokenize

__all__ = ["is_boilerplate"]

# The longest stamp seen: "Published 10:12 AM EDT, Tue May 5, 2026 | Updated 11:40 AM EDT, Tue May 5, 2026 5 min read".
_LONGEST = 120
# What makes a line one about the page.
_SIGNS = word_set(
    "published updated posted modified ago read listen share shares comment comments views likes watch min gmt utc edt est et bst "
    "pdt pst cet cest ist veröffentlicht aktualisiert stand publié publicado actualizado pubblicato aggiornato "
    "atualizado lesezeit lecture lectura lettura leitura"
)  # fmt: skip
# What else such a line is made of.
_FILL = _SIGNS | word_set(
    "last first on at by and of the a an am pm a.m p.m m p o'clock minute minutes mins hour hours hr hrs day days week "
    "weeks second seconds sec just now today yesterday reading time live source advertisement ad sponsored "
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar "
    "apr may jun jul aug sep sept oct nov dec january february march april june july august september october "
    "november december local uhr le à h el il às am um min le mis jour mise de"
)
# Whole lines that pages put into the text, whatever stands around them.
_LINES = re.compile(
    r"(?:advertisement|ad feedback|sign up(?: for [\w\s]{1,40})?|read more|related(?: articles| stories)?|"
    r"(?:related|read more|read also|also read|see also|more on this|more from|watch|listen|recommended|don't miss)"
    r"(?: (?:articles?|stories|coverage|reading))?\s?[:|>] ?.{0,200}|"
    r"(?:save|get) (?:up to )?\d{1,3} ?% (?:off|on)\b.{0,80}|"
    r"share this (?:story|article)|follow us|subscribe(?: now)?|most read|view comments|loading(?:\.\.\.)?|"
    r"©.{0,80}|copyright \d{4}.{0,80}|all rights reserved\.?)\Z"
)
_MARKS = re.compile(r"[^\w$£€%]+\Z")
# Who worked on it: "Ana Ruiz and Bo Chen contributed to this report", "The Post's Ana Ruiz reported from Lima".
_CREDITS = re.compile(
    r"(?:.{0,300}\bcontributed (?:\w+ )?to this (?:report|story|article|piece)\b.{0,60}|"
    r"(?:[\w.'-]+ ){1,8}(?:and (?:[\w.'-]+ ){1,6})?(?:reported and wrote|wrote and reported|reported from|reporting by)\b.{0,200}|"
    r"(?:additional |with )?(?:reporting|editing|writing) by .{0,200})\Z"
)
_LONGEST_CREDIT = 400
# One of these words stands in every line that is boilerplate: most sentences have none, and are not read further.
_MAY_BE = _SIGNS | word_set(
    "contributed wrote reported reporting editing writing advertisement ad sign related follow subscribe most view "
    "loading copyright all see more recommended don save get"
)
_WORD = re.compile(r"[^\W\d_]+")


def is_boilerplate(line: str) -> bool:
    """Whether a sentence or paragraph says nothing but when and how the page was put up.

    >>> is_boilerplate("Updated 8:14 PM EDT, Tue May 5, 2026"), is_boilerplate("Updated figures show 12 dead")
    (True, False)
    """
    if len(line) > _LONGEST_CREDIT:
        return False
    if _MAY_BE.isdisjoint(_WORD.findall(line.casefold())) and "©" not in line:
        return False
    folded = fold(line)
    if _CREDITS.match(folded):
        return True
    if len(line) > _LONGEST:
        return False
    if _LINES.match(folded):
        return True
    words = [token.text for token in tokenize(folded) if not _MARKS.match(token.text)]
    if not any(word in _SIGNS for word in words):
        return False
    return all(word in _FILL or word[0].isdigit() for word in words)
