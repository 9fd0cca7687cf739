"""Scale words and letters behind a number: "million", "-million", "bn", "k". PURE."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from monitor.claims.figures_tokens import DASHES, Token
from monitor.claims.languages.figure_words import FigureWords

__all__ = ["scale_at", "scale_word"]


def scale_at(tokens: list[Token], at: int, words: FigureWords, *, lone: bool) -> tuple[Decimal, int] | None:
    """The scale at `at` and the index behind it; `lone` lets abbreviations count, which stand straight behind digits."""
    if at >= len(tokens):
        return None
    if tokens[at].text in DASHES and tokens[at].start == tokens[at - 1].end and at + 1 < len(tokens):
        step = scale_word(tokens[at + 1], words)
        return (step, at + 2) if step is not None and tokens[at + 1].start == tokens[at].end else None
    step = scale_word(tokens[at], words)
    if step is None and lone and tokens[at].kind == "word" and tokens[at - 1].kind == "number":
        step = _scale_abbreviation(tokens, at, words)
        if step is not None and tokens[at].lower in words.dotted_scales and _is_dotted(tokens, at):
            return step, at + 2
    return None if step is None else (step, at + 1)


def _is_dotted(tokens: list[Token], at: int) -> bool:
    """ "3,5 Mio. Euro": a stop that belongs to the scale, as more follows on."""
    return at + 2 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end


def scale_word(token: Token, words: FigureWords) -> Decimal | None:
    """What a scale word multiplies by: "hundred", "dozen", "million"."""
    word = token.lower
    if word in words.hundreds:
        return Decimal(words.hundreds[word])
    if word in words.dozens:
        return Decimal(words.dozens[word])
    return words.scales.get(word)


def _scale_abbreviation(tokens: list[Token], at: int, words: FigureWords) -> Decimal | None:
    """ "10k", "€10M", "2 bn". One letter is a scale only where no unit is likelier (see `takes_letter`)."""
    token = tokens[at]
    step = words.scale_abbreviations.get(token.lower)
    if step is None or len(token.text) > 1:
        return step if step is None or token.text != "MIL" else None
    return step if _takes_letter(tokens, at, words) else None


def _takes_letter(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether a lone letter behind digits is a scale: always for "k", else straight behind money, or in capitals.

    "1.8m tall" is metres, "$10m" and "12.3m tonnes" are millions, "100t" is tons, "8 B people" are billions.
    """
    token = tokens[at]
    attached = token.start == tokens[at - 1].end
    if token.lower == "k" or token.text == "B":
        return True
    if token.text in ("M", "T", "b") and attached:
        return token.text != "T" or _behind_money(tokens, at - 1)
    if _behind_money(tokens, at - 1):
        return attached or token.text in ("M", "B", "T")
    if token.text == "G":
        return len(tokens[at - 1].text) > 1  # "5G" is a network
    return token.text == "m" and attached and _counts_behind(tokens, at + 1, words)


def _behind_money(tokens: list[Token], at: int) -> bool:
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.kind == "mark":
        if unicodedata.category(before.text) == "Sc":
            return True
        return before.text in "-–—" and at > 2 and tokens[at - 2].kind == "number" and _behind_money(tokens, at - 2)
    return before.kind == "word" and before.text.isupper() and 2 <= len(before.text) <= 4


def _counts_behind(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether a counted noun follows, and not what follows a length ("1.8m tall", "100m race")."""
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].lower not in words.after_length
