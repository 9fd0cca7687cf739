"""A text cut for the grammar of figures: words, numbers and marks, offset-true and linear. PURE; it reads no meaning."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

__all__ = ["DASHES", "Token", "cut", "digit_groups", "number_value"]

# The marks that texts write between two numbers or words: hyphens, en dash, minus. The long dash is punctuation.
DASHES = frozenset("-‐‑–−")

# One alternative each: an address of the web (numbers in it are no figures), a number as digits with the marks that
# stand inside one ("1,234.5", "10.45", "4e14"), letters with inner apostrophes ("o'clock"), any other single mark.
# No alternative can match one stretch in two ways, so the scan is linear.
# Letters of any script; vulgar fractions and raised figures count as word characters to `re`, and are marks to us.
_LETTERS = r"[^\W\d_¼-¾⅐-⅞↉¹²³⁰-⁹]+"
_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s<>\"”]+|\.(?:com|org|net|gov|edu|uk|de|fr|io|co)/[^\s<>\"”]*)"
    r"|(?P<number>\d(?:[.,]?\d)*(?:[eE][+-]?\d{1,3}(?!\w))?)"
    r"|(?P<word>" + _LETTERS + r"(?:['’]" + _LETTERS + r")*)"
    r"|(?P<mark>\S)"
)

# No news text writes a number longer than this; a longer run of digits is an identifier.
_LONGEST_NUMBER = 30


class Token(NamedTuple):
    """A piece of the text. `kind` is "number", "word", "mark" or "address"; `lower` is its text in lower case."""

    kind: str
    start: int
    end: int
    text: str
    lower: str


def cut(text: str, elisions: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of a text in order; lists of numbers ("22,24,26") are cut into their members.

    `elisions` are words cut off at their apostrophe ("d'euros" is "d'" and "euros").
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, found = match.lastgroup or "mark", match.group()
        if kind == "number" and "," in found and number_value(found) is None:
            tokens.extend(_members(found, match.start()))
            continue
        token = Token(kind, match.start(), match.end(), found, found.lower().replace("’", "'"))
        tokens.extend(_elided(token, elisions) if elisions and "'" in token.lower else (token,))
    return tokens


def _elided(token: Token, elisions: frozenset[str]) -> tuple[Token, ...]:
    """The two tokens of "d'euros"; the token itself where it has no elision. Other marks stand as "'" to a mark."""
    width = token.lower.index("'") + 1
    if token.lower[:width] not in elisions or width == len(token.lower):
        return (token,)
    middle = token.start + width
    return (
        Token(token.kind, token.start, middle, token.text[:width], token.lower[:width]),
        Token(token.kind, middle, token.end, token.text[width:], token.lower[width:]),
    )


def _members(found: str, start: int) -> list[Token]:
    members = []
    for match in re.finditer(r"\d(?:\.?\d)*|,", found):
        kind = "mark" if match.group() == "," else "number"
        members.append(Token(kind, start + match.start(), start + match.end(), match.group(), match.group()))
    return members


def number_value(digits: str, decimal_mark: str = ".") -> Decimal | None:
    """The value of written digits; None where the marks in them do not make one number ("22,24", "1.2.3").

    A mark that stands before exactly three digits, and more than once or beside the other mark, groups thousands;
    alone it groups only where it is not the language's decimal mark ("1,234" is 1234 in English, "1.234" in German).

    >>> number_value("1,234.5"), number_value("1.234,5"), number_value("1.500", ",")
    (Decimal('1234.5'), Decimal('1234.5'), Decimal('1500'))
    """
    if len(digits) > _LONGEST_NUMBER:
        return None
    mantissa, _, exponent = digits.lower().partition("e")
    plain = _without_grouping(mantissa, decimal_mark)
    if plain is None:
        return None
    value = Decimal(plain)
    return value.scaleb(int(exponent)) if exponent and abs(int(exponent)) < 100 else value


def _without_grouping(digits: str, decimal_mark: str) -> str | None:
    commas, dots = digits.count(","), digits.count(".")
    if not commas and not dots:
        return digits
    if commas and dots:
        decimal = "," if digits.rindex(",") > digits.rindex(".") else "."
    elif commas + dots > 1:
        decimal = "." if commas else ","
    else:
        mark = "," if commas else "."
        grouped = mark != decimal_mark and len(digits) - digits.index(mark) == 4 and digits[0] != "0"
        decimal = "." if (mark == ",") == grouped else ","
    grouping = "." if decimal == "," else ","
    whole, _, part = digits.partition(decimal)
    if decimal in part or grouping in part:
        return None
    head, *groups = whole.split(grouping)
    if not _groups_thousands(head, groups):
        return None
    return f"{whole.replace(grouping, '')}.{part}" if part else whole.replace(grouping, "")


def _groups_thousands(head: str, groups: list[str]) -> bool:
    """Whether the groups are thousands, or lakhs and crores ("1,00,000")."""
    if not groups:
        return True
    western = 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups)
    indian = 1 <= len(head) <= 2 and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[:-1])
    return western or indian


def digit_groups(tokens: list[Token], at: int, mark: str, count: int) -> list[str] | None:
    """`count` groups of bare digits joined by a mark without spaces."""
    piece = tokens[at : at + 2 * count - 1]
    if len(piece) < 2 * count - 1 or any(token.text != mark for token in piece[1::2]):
        return None
    if any(not token.text.isdecimal() for token in piece[::2]) or piece[-1].end - piece[0].start > 10:
        return None
    return [token.text for token in piece[::2]]
