"""A number as it stands in a text, digits or words: cardinals, and what an article begins ("a dozen", "half a million"). PURE.

Units and names are not read here.
"""

from __future__ import annotations

from decimal import Decimal

from monitor.claims.figures_cardinals import LARGEST, Number, read_cardinal, read_digits, read_mark, scaled
from monitor.claims.figures_hedges import approximation_before
from monitor.claims.figures_scales import scale_word
from monitor.claims.figures_tokens import DASHES, Token
from monitor.claims.languages.figure_words import FigureWords, NounOrder

__all__ = ["read_number"]


def read_number(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """The longest number that begins with token `at`, with its scale words and fractions."""
    match tokens[at].kind:
        case "number":
            return read_digits(tokens, at, words)
        case "word":
            return _read_words(tokens, at, words)
        case _:
            return read_mark(tokens, at, words)


def _read_words(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    word = tokens[at].lower
    if word in words.articles or word in words.denominators or word in words.couples:
        return _read_article(tokens, at, words)
    if word in words.plural_scales:
        return _read_plural_scale(tokens, at, words)
    if (
        word not in words.cardinals
        and word not in words.hundreds
        and word not in words.scales
        and word not in words.dozens
    ):
        return None
    if at and tokens[at - 1].lower in words.few and word not in words.cardinals:
        return _few(tokens, at, words)
    return read_cardinal(tokens, at, words)


def _few(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """ "a few thousand", "several hundred": as vague as "thousands"."""
    step = scale_word(tokens[at], words)
    return None if step is None else Number(at, at + 1, step, step, value_to=step * 10, in_words=True)


# --- articles -----------------------------------------------------------------------------------------------------


def _read_article(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """What an article, a "half" or a "couple" begins: "a dozen", "half a million", "a couple of dozen", "a third of"."""
    return (
        _couple(tokens, at, words)
        or _half_of_scale(tokens, at, words)
        or _article_and_scale(tokens, at, words)
        or _lone_fraction(tokens, at, words)
    )


def _couple(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    index = at + 1 if tokens[at].lower in words.articles else at
    if index + 1 >= len(tokens) or tokens[index].lower not in words.couples or index == at:
        return None
    last = index + 1
    behind = last + 1 if tokens[last].lower in words.of else last
    if behind < len(tokens) and (step := scale_word(tokens[behind], words)) is not None:
        return Number(at, behind + 1, 2 * step, step, in_words=True)
    if tokens[index].lower == "pair" or behind == last:
        return None  # "a pair of jeans" is one thing
    return Number(at, behind, Decimal(2), in_words=True)


def _half_of_scale(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """ "half a million", "half million", "a quarter of a million", "half-dozen"."""
    index = at + 1 if tokens[at].lower in words.articles else at
    denominator = words.denominators.get(tokens[index].lower) if index < len(tokens) else None
    if denominator not in (2, 4):
        return None
    index += 1
    for filler in (words.of, DASHES, words.articles):
        if index < len(tokens) and tokens[index].lower in filler:
            index += 1
    step = scale_word(tokens[index], words) if index < len(tokens) else None
    if step is None:
        return None
    return Number(at, index + 1, step / denominator, step, in_words=True)


def _article_and_scale(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """ "a hundred and two", "a dozen", "a million"."""
    if tokens[at].lower not in words.articles or at + 1 >= len(tokens):
        return None
    behind = tokens[at + 1].lower
    if behind in words.dozens and behind not in words.plural_scales and behind != "score":
        number = Number(at, at + 2, Decimal(words.dozens[behind]), Decimal(12), in_words=True)
        return scaled(tokens, number, words)
    if behind not in words.hundreds and behind not in words.scales:
        return None
    number_or_none = read_cardinal(tokens, at + 1, words)
    if number_or_none is None:
        return None
    inner = number_or_none
    return Number(at, inner.last, inner.value, inner.scale, in_words=True)


def _lone_fraction(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """ "half the condos", "a third of voters", "a fifth": a share of something, or the end of a clause."""
    index = at + 1 if tokens[at].lower in words.articles else at
    denominator, index = _denominator_at(tokens, index, words)
    if denominator is None or (words.fractions_end_in_s and tokens[index].lower.endswith("s")):
        return None
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    shares = behind is not None and behind.lower in words.of
    if index == at and denominator != 2:
        return None
    if index == at and behind is not None and not shares:
        hedged = approximation_before(tokens, at, words)[0] is not None and behind.kind == "word"
        shares = hedged or behind.lower in words.articles or behind.lower in words.before_pronoun_one
    ends = index > at and (behind is None or behind.text in ".;,)") and denominator != 2
    only = behind is None and at == 0
    if not (shares or ends or only):
        return None
    return Number(at, index + 1, Decimal(1) / denominator, is_fraction=True, in_words=True)


def _denominator_at(tokens: list[Token], at: int, words: FigureWords) -> tuple[int | None, int]:
    """What a fraction at `at` divides by, and the index of its last word: "third", "twenty-first"."""
    if at >= len(tokens):
        return None, at
    tens = words.cardinals.get(tokens[at].lower, 0)
    if tens >= 20 and at + 2 < len(tokens) and tokens[at + 1].text in DASHES:
        unit = words.ordinals.get(tokens[at + 2].lower, 10)
        return (tens + unit, at + 2) if unit < 10 else (None, at)
    return words.denominators.get(tokens[at].lower), at


def _read_plural_scale(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """ "millions of people", "tens of thousands": from the product up to ten times it, as such words are meant."""
    value, last = words.plural_scales[tokens[at].lower], at + 1
    while last + 1 < len(tokens) and tokens[last].lower in words.of and tokens[last + 1].lower in words.plural_scales:
        value *= words.plural_scales[tokens[last + 1].lower]
        last += 2
        if value > LARGEST:
            return None
    alone = last == at + 1
    if alone and not (last < len(tokens) and (tokens[last].lower in words.of or _is_noun(tokens[last], words))):
        return None
    return Number(at, last, value, value, value_to=value * 10, in_words=True)


def _is_noun(token: Token, words: FigureWords) -> bool:
    """ "Tausende Demonstranten": a noun by its capital, straight behind the number."""
    return words.noun_order is NounOrder.CAPITAL and token.kind == "word" and token.text[0].isupper()
