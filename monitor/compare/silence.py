"""Whether anything tells of a change: a note that speaks of it, or a newer date of page or feed. PURE.

A change is silent where none does. Both ways of being wrong cost: a note about a misspelt name must not cover for a
death toll, and a newsroom that says what it did must not be called silent.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from monitor.claims.extract import extract_claims
from monitor.compare.boilerplate import is_boilerplate
from monitor.compare.found import Found
from monitor.compare.sides import folded_words
from monitor.compare.speakers_alike import name_words
from monitor.compare.word_sets import word_set
from monitor.text.normal import fold
from monitor.values import Attribution, ChangeKind, Claim, Dimension, Figure, Notice, Quote, Version

__all__ = ["is_silent"]


def is_silent(found: Found, before: Version, after: Version, notices: tuple[Notice, ...]) -> bool:
    """True where neither a new note speaks of the change nor page or feed state a newer time of modification."""
    if _page_has_newer_date(before, after) or _feed_has_newer_date(before, after):
        return False
    if any(_speaks_of(notice, found) for notice in notices):
        return False
    return not _shows_newer_stamp(before.text, after.text)


# --- dates ----------------------------------------------------------------------------------------------------

# A page (or feed) that writes down the time at which it was served states nothing; served and fetched are seconds
# apart. On both sides: one edit may well be seen within half a minute, two in a row hardly.
_SERVED = timedelta(seconds=30)


def _page_has_newer_date(before: Version, after: Version) -> bool:
    return _is_news(before, after, before.modified, after.modified)


def _feed_has_newer_date(before: Version, after: Version) -> bool:
    return _is_news(before, after, before.feed_updated, after.feed_updated)


def _is_news(before: Version, after: Version, stated: datetime | None, states: datetime | None) -> bool:
    """Whether a date of modification is newer than the one before, and more than the clock on the wall."""
    if states is None:
        return False
    if stated is None:
        # A template that begins to state dates states old ones too: it tells of nothing that we saw before.
        floor = before.seen_at or before.published or after.published
        return floor is None or states > floor
    if _is_clock(stated, before.seen_at) and _is_clock(states, after.seen_at):
        return False
    return states > stated


def _is_clock(states: datetime, seen_at: datetime | None) -> bool:
    return seen_at is not None and abs(seen_at - states) <= _SERVED


# "Updated 11:40 AM EDT, Tue May 5, 2026" tells readers; "Updated 8 minutes ago" is another at every look.
_UPDATED = word_set(
    "updated modified aktualisiert actualisé modifié actualizado modificado aggiornato modificato atualizado corrected"
)
_RELATIVE = word_set("ago just now vor hace fa il y há minutes minute mins min seconds today")


@lru_cache(maxsize=4)  # asked for every change of a comparison
def _shows_newer_stamp(before: str, after: str) -> bool:
    """Whether a line of the text that is nothing but a stamp gives another time of the last update."""
    known = _stamps(before)
    return bool(known) and bool(_stamps(after) - known)


def _stamps(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if 0 < len(line) < 120 and is_boilerplate(line))
    return frozenset(fold(line) for line in lines if _is_absolute(line))


def _is_absolute(line: str) -> bool:
    words = set(folded_words(line))
    return bool(words & _UPDATED) and not words & _RELATIVE and any(word[0].isdigit() for word in words)


# --- notes ----------------------------------------------------------------------------------------------------

# Words that every note is made of; a note of nothing but these tells of no particular change, and so of any.
_NOTE_WORDS = word_set(
    "correction clarification update updated editor's editors note this story article report has been was with "
    "additional developments information details reporting more new an earlier version of the a to reflect include "
    "and in on for corrected amended at et : . , ; - — ( ) clarify correct throughout since publication piece post its "
    "dieser dieses artikel text beitrag wurde aktualisiert aktualisierung korrigiert korrektur hinweis redaktion "
    "cet article a été mis à jour corrigé mise correction este artículo ha sido actualizado corregido actualización "
    "questo articolo è stato aggiornato corretto aggiornamento foi atualizado corrigido artigo atualização"
)
# The head of a note holds its own date: "Correction (May 3):", "UPDATE, 5 p.m.:".
_HEAD = re.compile(r"[^:\n]{1,60}:\s+")
# "Correction, Jan. 30, 2026", "on Monday": when the note was written is no figure that it corrects.
_DATED = frozenset({Dimension.DATE, Dimension.TIME})
_SHARED_WORDS = 2
_LONG_WORD = 3

# Notes about something that is no figure: whose name, title, picture or words they were.
_OF_NAMES = word_set(
    "misspelled misspelt misspelling spelling spelled name names named misidentified misnamed surname pronoun pronouns "
    "photo photograph picture caption image byline typo typographical link headline title misquoted "
    "schreibweise name namen nom orthographe nombre nome grafia"
)
_OF_SPEECH = word_set(
    "quote quotes quoted quotation quotations misquoted remark remarks statement statements comment comments said "
    "response reaction interview attributed attribution misattributed zitat zitate citation cita citazione citação"
)
_OF_SOURCES = word_set(
    "source sources sourcing attributed attribute attribution misattributed according cited credited quelle quellen "
    "fuente fuentes fonte fonti attribué"
)


# What notes say was done, whatever it was done to.
_OF_FAULTS = word_set(
    "wrong incorrect incorrectly erroneously mistakenly misstated stated named gave given removed changed added altered "
    "error mistake because were had one"
)


def _speaks_of(notice: Notice, found: Found) -> bool:
    body = _body(notice.text)
    told = {word for word in folded_words(body) if word not in _NOTE_WORDS}
    if not any(word[0].isalnum() for word in told):
        return True
    match found.kind:
        case ChangeKind.FIGURE:
            return _speaks_of_figure(body, told, found)
        case ChangeKind.QUOTE:
            return _speaks_of_quote(told, found)
        case ChangeKind.SOURCING:
            return _speaks_of_source(told, found)


def _body(note: str) -> str:
    return _HEAD.sub("", note, count=1) if _HEAD.match(note) else note


def _speaks_of_figure(body: str, told: set[str], found: Found) -> bool:
    """By the value, old or new; a note that states other values speaks of another figure."""
    claims = [claim for claim in (found.before, found.after) if isinstance(claim, Figure)]
    stated = [one for one in _figures(body) if (one.dimension in _DATED) == any(c.dimension in _DATED for c in claims)]
    if any(_same_number(one, claim) for one in stated for claim in claims):
        return True
    if stated or told & _OF_NAMES:
        return False
    return _shares_words(told, found)


def _speaks_of_quote(told: set[str], found: Found) -> bool:
    """By its words, or by its speaker; a note on "a quote" that names nobody may mean any."""
    claims = [claim for claim in (found.before, found.after) if isinstance(claim, Quote)]
    if len(_long_words(*claims) & told) >= _SHARED_WORDS:
        return True
    if not told & _OF_SPEECH:
        return False
    who = {word for claim in claims for word in name_words(claim.speaker_name) | _mentioned(claim)}
    return bool(who & told) or _shares_words(told, found) or not _long(told - _OF_SPEECH - _OF_FAULTS)


def _speaks_of_source(told: set[str], found: Found) -> bool:
    """By the source that came or went, or by what it was said to say."""
    claims = [claim for claim in (found.before, found.after) if isinstance(claim, Attribution)]
    who = {word for claim in claims for word in name_words(claim.source_name) | _mentioned(claim)}
    if told & (_OF_SOURCES | _OF_SPEECH) and (who & told or not _long(told - _OF_SOURCES - _OF_SPEECH - _OF_FAULTS)):
        return True
    return not told & _OF_NAMES and _shares_words(told, found)


@lru_cache(maxsize=64)  # one note is asked of every change
def _figures(body: str) -> tuple[Figure, ...]:
    return tuple(claim for claim in extract_claims(body) if isinstance(claim, Figure))


def _same_number(one: Figure, other: Figure) -> bool:
    if one.number is None or other.number is None:
        return one.value == other.value
    return one.number == other.number or (one.number_to is not None and one.number_to == other.number)


def _mentioned(claim: Quote | Attribution) -> frozenset[str]:
    mention = claim.speaker if isinstance(claim, Quote) else claim.source
    return name_words(mention.text if mention else None)


def _shares_words(told: set[str], found: Found) -> bool:
    sentences = f"{found.sentence_before or ''} {found.sentence_after or ''}"
    return len(_long(set(folded_words(sentences))) & told) >= _SHARED_WORDS


def _long_words(*claims: Claim) -> set[str]:
    return _long({word for claim in claims for word in folded_words(claim.text)})


def _long(words: set[str]) -> set[str]:
    return {word for word in words if len(word) > _LONG_WORD}
