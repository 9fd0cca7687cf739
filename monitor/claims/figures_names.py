"""Numbers that are no figures: parts of names, labels, list numbers, phone numbers, the pronoun "one". PURE."""

from __future__ import annotations

from monitor.claims.figures_cardinals import Number
from monitor.claims.figures_tokens import DASHES, Token
from monitor.claims.figures_units import is_known_unit
from monitor.claims.languages.figure_words import FigureWords

__all__ = ["holds_name", "is_idiom_with_one", "is_left_over", "is_pronoun_one", "is_year", "phone_end"]

_SENTENCE_ENDS = frozenset(".!?:;\"”“‘'(•–—|")
_SHORTEST_PHONE = 8
# In tokens, with the brackets and hyphens between the groups.
_LONGEST_PHONE = 12
# Years as running text writes them; "1500 people" and "2,019" are counts.
_YEARS = range(1800, 2100)


def holds_name(tokens: list[Token], number: Number, words: FigureWords, *, has_unit: bool, has_sign: bool) -> bool:
    """Whether the number is a part of a name or a label and not a quantity.

    `has_unit`: a unit or a counted noun stands behind it; `has_sign`: it is money or percent, which no name is.
    """
    first = number.first
    if number.last > first + 1 and tokens[first].kind == "word":
        return False
    return (
        (not has_sign and _is_glued(tokens, number, words))
        or (not has_sign and _is_slashed(tokens, number))
        or _is_long_code(number)
        or _is_glued_behind(tokens, number, words, has_unit=has_unit)
        or _begins_name(tokens, number, words)
        or (not has_sign and (_is_phone_part(tokens, number) or _is_labelled(tokens, number, words, has_unit=has_unit)))
        or (not has_sign and not has_unit and _is_list_number(tokens, number))
    )


def _is_glued(tokens: list[Token], number: Number, words: FigureWords) -> bool:
    """ "F-16", "G7", "CO2", "#14"; not "sub-300", not "US$5" (the caller has read the currency)."""
    first = number.first
    if first == 0:
        return False
    before = tokens[first - 1]
    if before.end != tokens[first].start:
        return False
    if before.kind in ("word", "address") or before.text in "#@_&":
        return True
    if before.text not in DASHES or first < 2 or tokens[first - 2].end != before.start:
        return False
    if first > 2 and tokens[first - 3].kind == "number" and tokens[first - 3].end == tokens[first - 2].start:
        return False  # "10m-15m"
    return (
        tokens[first - 2].kind == "word"
        and tokens[first - 2].lower not in words.number_prefixes
        and (tokens[first - 2].lower not in words.to)
    )


def _is_slashed(tokens: list[Token], number: Number) -> bool:
    """ "24/7", "9/11", "50/50": two bare numbers with a slash that are no fraction."""
    at = number.last
    if at + 1 >= len(tokens) or tokens[at].text != "/" or not number.plain or number.is_fraction:
        return False
    glued = tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
    return glued and tokens[at + 1].text.isdecimal() and max(len(number.plain), len(tokens[at + 1].text)) < 3


def _is_glued_behind(tokens: list[Token], number: Number, words: FigureWords, *, has_unit: bool) -> bool:
    """ "3D", "5G", "22pm", "4x4": letters straight behind digits that are no unit and no scale."""
    if number.in_words or number.last >= len(tokens):
        return False
    behind = tokens[number.last]
    return behind.kind == "word" and behind.start == tokens[number.last - 1].end and not (has_unit or number.scale != 1)


def _begins_name(tokens: list[Token], number: Number, words: FigureWords) -> bool:
    """ "737 Max"."""
    shown_by = words.numbered_names.get(number.plain)
    return shown_by is not None and number.last < len(tokens) and tokens[number.last].lower in shown_by


def is_left_over(tokens: list[Token], first: int) -> bool:
    """Whether a number at `first` hangs on one before it that made no range with it: "1:36", "3888-2", "1/0"."""
    if first < 2 or tokens[first].kind != "number" or tokens[first - 2].kind != "number":
        return False
    mark = tokens[first - 1]
    return mark.text in "-:/." and tokens[first - 2].end == mark.start and mark.end == tokens[first].start


def _is_long_code(number: Number) -> bool:
    return len(number.plain) > 15 or (
        len(number.plain) > 2 and number.plain[0] == "0" and number.plain.strip("0") != ""
    )


def _is_phone_part(tokens: list[Token], number: Number) -> bool:
    """A run of three or more digit groups joined by hyphens ("555-010-4477"), or groups behind "+" or in brackets."""
    first, last = number.first, number.last
    if not number.plain:
        return False
    joined = _group_beside(tokens, first, -1) + _group_beside(tokens, last - 1, 1)
    return joined >= 2 or phone_end(tokens, first, last) > last


def phone_end(tokens: list[Token], first: int, last: int) -> int:
    """The index behind a telephone number written in groups apart ("+44 20 7946 0958"); `last` where there is none."""
    opened = first > 0 and tokens[first - 1].text in "+(" and tokens[first - 1].end == tokens[first].start
    if not opened and not tokens[first].text.startswith("0"):
        return last
    digits, end, index = len(tokens[first].text), last, last
    while index < len(tokens) and index - first < _LONGEST_PHONE and digits < 15:
        if tokens[index].kind == "number" and tokens[index].text.isdecimal():
            digits, end = digits + len(tokens[index].text), index + 1
        elif tokens[index].text not in "-()." or tokens[index].start - tokens[index - 1].end > 1:
            break
        index += 1
    return end if digits >= _SHORTEST_PHONE and end > last else last


def _group_beside(tokens: list[Token], at: int, step: int) -> int:
    """How many groups of digits are joined by hyphens to the one at `at`, on one side, counted up to 2."""
    count = 0
    while count < 2:
        dash, group = at + step, at + 2 * step
        if not (min(dash, group) >= 0 and max(dash, group) < len(tokens)):
            break
        if tokens[dash].text not in "-." or tokens[group].kind != "number":
            break
        if (
            abs(tokens[group].start - tokens[at].start) > 12
            or tokens[max(at, group)].start - tokens[min(at, group)].end != 1
        ):
            break
        at, count = group, count + 1
    return count


def _is_labelled(tokens: list[Token], number: Number, words: FigureWords, *, has_unit: bool) -> bool:
    """ "Section 3", "Boeing 737", "Windows 11", "the S&P 500"; "In Kyiv 41 aircraft" counts, as a noun follows."""
    if number.scale != 1 or number.is_fraction or number.in_words or number.first == 0:
        return False
    if not number.plain and tokens[number.first].text.count(".") != 1:
        return False
    at = number.first - 1
    labels = words.label_words | words.weak_label_words
    if tokens[at].text == "." and at and tokens[at - 1].lower in labels and len(tokens[at - 1].text) <= 3:
        at -= 1  # "No. 5", "pp. 7"
    before = tokens[at]
    if before.kind != "word" or tokens[number.first].start - tokens[number.first - 1].end > 1:
        return False
    if before.lower in words.rank_labels and any(t.lower in words.before_rank for t in tokens[max(0, at - 2) : at]):
        return False  # "peaked at number 28"
    if before.lower in words.label_words or (before.lower in words.name_words and before.text != "local"):
        return True
    if before.lower in words.weak_label_words:
        return not has_unit or before.text[0].isupper()
    if _is_year_like(number) or _opens_score(tokens, number):
        return False
    return not has_unit and _is_name_before(tokens, at, words) and not _verb_counts(tokens, number, words)


def _is_year_like(number: Number) -> bool:
    return len(number.plain) == 4 and int(number.plain) in _YEARS


def _opens_score(tokens: list[Token], number: Number) -> bool:
    """ "beat England 3-1": two short numbers with a dash behind a name."""
    last = number.last
    if last + 1 >= len(tokens) or tokens[last].text not in DASHES or len(number.plain) > 3:
        return False
    behind = tokens[last + 1]
    return behind.kind == "number" and behind.start - tokens[last - 1].end == 1 and len(behind.text) <= 3


def _verb_counts(tokens: list[Token], number: Number, words: FigureWords) -> bool:
    """ "In Ukraine 41 were lost": a verb of several behind the number, so that it is no name's."""
    return number.last < len(tokens) and tokens[number.last].lower in words.plural_verbs


def _is_name_before(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether the word at `at` is a name: a capital where no sentence begins, and no word of the tables."""
    token = tokens[at]
    if not words.capitals_are_names or not token.text[0].isupper() or len(token.text) < 2:
        return False
    if token.lower in words.noun_stops or token.lower in words.date_prepositions or is_known_unit(token, words):
        return False
    if token.lower in words.months or token.lower in words.weekdays or (token.lower,) in words.approximators:
        return False
    opens = at == 0 or tokens[at - 1].text in _SENTENCE_ENDS
    return not opens or not token.lower.endswith(words.verb_endings)


def _is_list_number(tokens: list[Token], number: Number) -> bool:
    """ "1. Open the door", "2) …", "(3) …" at the beginning of a line is a place in a list."""
    first, last = number.first, number.last
    if not number.plain or len(number.plain) > 2 or last >= len(tokens) or tokens[last].text not in ".)":
        return False
    opening = first - 1 if first and tokens[first - 1].text == "(" else first
    starts = opening == 0 or tokens[opening - 1].text in ".!?:;" or tokens[opening].start - tokens[opening - 1].end > 1
    return starts and last + 1 < len(tokens) and tokens[last + 1].kind == "word" and tokens[last + 1].text[0].isupper()


def is_pronoun_one(tokens: list[Token], number: Number, words: FigureWords) -> bool:
    """Whether "one" stands for a person or a thing and counts nothing: "the one who", "no one", "one another"."""
    if number.value != 1 or number.last != number.first + 1 or tokens[number.first].lower not in words.one:
        return False
    before = tokens[number.first - 1] if number.first else None
    behind = tokens[number.last] if number.last < len(tokens) else None
    if _links_on(tokens, number.last, words) or (before is not None and before.lower in words.minus):
        return False
    if before is not None and before.text in DASHES and before.end == tokens[number.first].start:
        return True
    if behind is not None and behind.lower in words.of:
        return before is not None and before.lower in words.before_one_of
    if before is not None and before.kind == "word" and before.lower in words.before_pronoun_one:
        return before.lower not in ("only", "just", "not", "first") or _stands_alone(behind, words)
    return _stands_alone(behind, words)


def is_idiom_with_one(tokens: list[Token], number: Number, words: FigureWords) -> bool:
    """ "at one point", "one by one": where "one" counts nothing, whatever stands behind it."""
    if number.value != 1 or tokens[number.first].lower not in words.one:
        return False
    lowers = tuple(token.lower for token in tokens[max(0, number.first - 1) : number.first + 3])
    return lowers[:3] in words.idioms_with_one or lowers[1:4] in words.idioms_with_one


def _links_on(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether a second number is linked to "one": "one to two years", "one in five", "one or two"."""
    if at + 1 >= len(tokens):
        return False
    linked = tokens[at].lower in words.to or tokens[at].lower in words.either_or or (tokens[at].lower,) in words.out_of
    return linked and (tokens[at + 1].kind == "number" or tokens[at + 1].lower in words.cardinals)


def _stands_alone(behind: Token | None, words: FigureWords) -> bool:
    """Whether nothing behind "one" is counted by it; "one of" and "one count" are figures."""
    if behind is None or behind.kind != "word":
        return behind is not None and behind.text not in DASHES
    return behind.lower in words.after_pronoun_one


def is_year(tokens: list[Token], number: Number, words: FigureWords, *, has_unit: bool) -> bool:
    """Whether four bare digits are a year: 1800 to 2099 with nothing counted behind them."""
    before = tokens[number.first - 1] if number.first else None
    if len(number.plain) != 4 or number.last != number.first + 1:
        return False
    if int(number.plain) not in _YEARS:
        return (
            before is not None and before.lower in words.year_prepositions and number.plain[0] in "12" and not has_unit
        )
    if before is not None and (before.lower,) in words.approximators and before.lower not in words.date_prepositions:
        return False
    dated = before is not None and (before.lower in words.date_prepositions or before.lower in words.before_year)
    return not has_unit or (dated and before is not None and before.lower not in words.of)
