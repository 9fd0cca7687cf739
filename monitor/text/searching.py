"""PURE: what a search is made of: the words of a text as they are indexed, and the words that somebody asks for.

Both go through `words_of`, so that what is typed and what was published meet: case and accents do not count, 1,200 is
1200, 3,5 is 3.5, and a sign of percent or money is a word by itself. What has a mark within (U.S., co-pilot, 3.5%) is
several words in a row. Nothing that anybody types raises.

A number is asked for however it is grouped: 1200, 1,200 and 1'200 are one word, but 1.200 is another one (it may be a
fraction), and 1 200 with a plain space is two. Who types any of them asks for all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import NamedTuple

__all__ = ["MOST_ASKED", "MOST_TERMS", "SearchQuery", "Term", "Word", "forms_of", "places_of", "read_query", "words_of"]

# What is asked for beyond this is left out: nobody types it, and each term costs a look into the index.
MOST_ASKED, MOST_TERMS, MOST_IN_TERM = 400, 16, 24
LONGEST_WORD = 64  # characters; longer ones are codes and addresses, of which the beginning does
LEAST_PREFIX = 3  # "th*" would ask for a tenth of all words, and the index knows beginnings from here on
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
ASKED = re.compile(
    r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"(?P<of_phrase>\*?)|$)'
    r'|(?P<plain>(?:[^\s"]|(?<=\d)[\u00a0\u202f\u2009](?=\d))+))'
)
SPACED = re.compile(r"(?<![\w.,'])[1-9]\d{0,2}(?: \d{3})+(?!\w)")  # typed with the space bar: one number
WHOLE = re.compile(r"[1-9][0-9]{3,}|[1-9][0-9]{0,2}\.[0-9]{3}")
MOST_WRITINGS = 9  # of one term: two numbers in a row, each in its three ways
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


class Word(NamedTuple):
    """A word of a text where it stands, in the form in which words are compared."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for: words in a row. `is_prefix`: the last one need only begin so.

    `others` are the same words in a row with their numbers grouped otherwise.
    """

    forms: tuple[str, ...]
    is_prefix: bool = False
    others: tuple[tuple[str, ...], ...] = ()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """All ways to write it, each of which is what is asked for."""
        return self.forms, *self.others


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
    SearchQuery(wanted=(Term(forms=('prime', 'minister'), is_prefix=False, others=()), \
Term(forms=('sank',), is_prefix=True, others=())), unwanted=(Term(forms=('boats',), is_prefix=False, others=()),))
    """
    wanted, unwanted = dict[Term, None](), dict[Term, None]()
    typed = SPACED.sub(lambda number: number[0].replace(" ", "\u202f"), asked[:MOST_ASKED].translate(QUOTES))
    for found in ASKED.finditer(typed):
        said = found["plain"] or found["phrase"] or ""
        forms = tuple(word.form for word in words_of(said))[:MOST_IN_TERM]
        if not forms:
            continue
        starred = bool(found["of_phrase"]) or bool(found["plain"] and said.endswith("*"))
        is_prefix = starred and len(forms[-1]) >= LEAST_PREFIX
        term = Term(forms, is_prefix, () if is_prefix else _other_writings(forms))
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
    for forms in term.rows:
        yield from _places_of_row(forms, words, is_prefix=term.is_prefix)


def _places_of_row(forms: tuple[str, ...], words: Sequence[Word], *, is_prefix: bool) -> Iterator[tuple[int, int]]:
    *before, last = forms
    row = len(before)
    for at in range(row, len(words)):
        form = words[at].form
        if form != last and not (is_prefix and form.startswith(last)):
            continue
        if all(words[at - row + n].form == wanted for n, wanted in enumerate(before)):
            yield words[at - row].start, words[at].end


def _other_writings(forms: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words with their numbers grouped otherwise.

    >>> _other_writings(("1200", "boats"))
    (('1.200', 'boats'), ('1', '200', 'boats'))
    """
    each = [_writings(form) if WHOLE.fullmatch(form) else ((form,),) for form in forms]
    rows = (tuple(form for writing in row for form in writing) for row in islice(product(*each), MOST_WRITINGS))
    return tuple(row for row in rows if row != forms)


def _writings(number: str) -> tuple[tuple[str, ...], ...]:
    """A whole number of four digits or more in one piece, with a stop, with spaces; as it was given first."""
    digits = number.replace(".", "")
    head = len(digits) % 3 or 3
    groups = (digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3)))
    ways = ((digits,), (".".join(groups),), groups) if len(groups) == 2 else ((digits,), groups)
    return tuple(sorted(ways, key=lambda way: way != (number,)))


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
