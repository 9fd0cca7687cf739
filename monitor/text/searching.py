"""PURE: what a search is made of: the words of a text as they are indexed, and the words that somebody asks for.

Both go through `words_of`, so that what is typed and what was published meet: case and accents do not count, 1,200 is
1200, 3,5 is 3.5, and a sign of percent or money is a word by itself. What has a mark within (U.S., co-pilot, 3.5%) is
several words in a row. Nothing that anybody types raises.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["MOST_ASKED", "MOST_TERMS", "SearchQuery", "Term", "Word", "forms_of", "places_of", "read_query", "words_of"]

# What is asked for beyond this is left out: nobody types it, and each term costs a look into the index.
MOST_ASKED, MOST_TERMS, MOST_IN_TERM = 400, 16, 24
LONGEST_WORD = 64  # characters; longer ones are codes and addresses, of which the beginning does
LEAST_PREFIX = 2  # "a*" would ask for a tenth of all words
# Chinese and Japanese write without spaces: each sign is a word, and what is typed is several in a row.
SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
BETWEEN_DIGITS = ".,'\u2019\u00a0\u202f\u2009"  # 1,200  1.200.000  1'200  1 200 (with a space that does not break)
WORD = re.compile(
    rf"""(?P<number>\d+(?:[{BETWEEN_DIGITS}]\d+)*)
    | [{SIGNS}]
    | [^\W\d_{SIGNS}](?:[^\W_{SIGNS}]|[\u0300-\u036f])*
    | [%\u2030\u00b0$\u20ac\u00a3\u00a5\u20b9]""",
    re.VERBOSE,
)
ASCII_WORD = re.compile(r"\d+(?:[.,']\d+)*|[a-z][a-z0-9]*|[%$]")  # WORD, for a text of ASCII in lower case
DIGITS = re.compile(r"\d+")
ASKED = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"(?P<of_phrase>\*?)|$)|(?P<plain>[^\s"]+))')
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


class Word(NamedTuple):
    """A word of a text where it stands, in the form in which words are compared."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for: words in a row. `is_prefix`: the last one need only begin so."""

    forms: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What somebody asks for: all of `wanted` and none of `unwanted`."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Whether it asks for anything: what must not be there alone asks for nothing."""
        return bool(self.wanted)


def read_query(asked: str) -> SearchQuery:
    """What the typed words ask for: word, "words in a row", beginning*, -without.

    >>> read_query('"Prime Minister" sank* -boats')
    SearchQuery(wanted=(Term(forms=('prime', 'minister'), is_prefix=False), Term(forms=('sank',), is_prefix=True)), \
unwanted=(Term(forms=('boats',), is_prefix=False),))
    """
    wanted, unwanted = dict[Term, None](), dict[Term, None]()
    for found in ASKED.finditer(asked[:MOST_ASKED].translate(QUOTES)):
        said = found["plain"] or found["phrase"] or ""
        forms = tuple(word.form for word in words_of(said))[:MOST_IN_TERM]
        if not forms:
            continue
        starred = bool(found["of_phrase"]) or bool(found["plain"] and said.endswith("*"))
        term = Term(forms, starred and len(forms[-1]) >= LEAST_PREFIX)
        (unwanted if found["minus"] else wanted)[term] = None
    return SearchQuery(tuple(wanted)[:MOST_TERMS], tuple(unwanted)[:MOST_TERMS])


def forms_of(text: str) -> list[str]:
    """The words of a text without their places, which is quicker.

    >>> forms_of("Café 1,200 (3.5%)")
    ['cafe', '1200', '3.5', '%']
    """
    if not text.isascii():
        return [word.form for word in words_of(text)]
    found: list[str] = ASCII_WORD.findall(text.lower())
    if all(map(str.isalnum, found)) and len(max(found, key=len, default="")) <= LONGEST_WORD:
        return found
    whole = ((form,) if form.isalnum() else (word.form for word in _numbers_or_sign(form)) for form in found)
    return [form[:LONGEST_WORD] for forms in whole for form in forms]


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in the order in which they stand.

    >>> [word.form for word in words_of("Café 1,200 (3.5%)")]
    ['cafe', '1200', '3.5', '%']
    """
    for found in WORD.finditer(text):
        if found["number"]:
            yield from _numbers(found["number"], found.start())
        elif form := _form(found[0]):
            yield Word(found.start(), found.end(), form)


def places_of(term: Term, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a term stands among the words of a text: from which character to which."""
    *before, last = term.forms
    row = len(before)
    for at in range(row, len(words)):
        form = words[at].form
        if form != last and not (term.is_prefix and form.startswith(last)):
            continue
        if all(words[at - row + n].form == wanted for n, wanted in enumerate(before)):
            yield words[at - row].start, words[at].end


def _form(said: str) -> str:
    if said.isascii():
        return said.lower()[:LONGEST_WORD]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", said).casefold())
    kept = (c for c in plain if not unicodedata.combining(c) and not c.isspace() and (c.isalnum() or not c.isascii()))
    return "".join(kept)[:LONGEST_WORD] or ("" if said.isalnum() else said)


def _numbers(said: str, start: int) -> Iterator[Word]:
    """One number where it reads as one (1,200.50), else its parts (30.1.2026)."""
    parts = list(DIGITS.finditer(said))
    groups = [_digits(part[0]) for part in parts]
    form = _one_number(groups, [said[part.start() - 1] for part in parts[1:]])
    if form is not None:
        yield Word(start, start + len(said), form[:LONGEST_WORD])
        return
    for part, group in zip(parts, groups, strict=True):
        yield Word(start + part.start(), start + part.end(), group[:LONGEST_WORD])


def _numbers_or_sign(said: str) -> Iterator[Word]:
    return _numbers(said, 0) if said[0].isdigit() else iter((Word(0, 1, said),))


def _one_number(groups: list[str], marks: list[str]) -> str | None:
    if not marks:
        return groups[0]
    if len(set(marks)) == 1:
        if (len(marks) > 1 or marks[0] != ".") and _are_thousands(groups):
            return "".join(groups)
        return ".".join(groups) if len(marks) == 1 and marks[0] in ".," else None
    *inner, last = marks
    if len(set(inner)) == 1 and last in ".," and _are_thousands(groups[:-1]):
        return f"{''.join(groups[:-1])}.{groups[-1]}"
    return None


def _are_thousands(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])


def _digits(said: str) -> str:
    return said if said.isascii() else "".join(str(unicodedata.digit(c)) for c in said)
