"""What changed in text, headline, summary and captions alike is one change: the text's, which says where else. PURE."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.figures_changed import holds_value
from monitor.compare.found import Found, Pair
from monitor.compare.quotes_changed import quote_words
from monitor.compare.sides import Side, folded_words
from monitor.compare.sourcing_changed import is_hedge
from monitor.compare.speakers_alike import name_words
from monitor.text.normal import fold
from monitor.values import Attribution, ChangeKind, ChangeOp, Claim, Dimension, Figure, Place, Quote

__all__ = ["with_place"]

_TOO = {
    Place.TITLE: "in the headline too",
    Place.SUMMARY: "in the summary too",
    Place.CAPTION: "in a caption too",
}


def with_place(known: list[Found], others: list[Found], texts: Pair, *, each_place: bool = False) -> list[Found]:
    """`known`, the text's changes, with those of headline, summary or captions that it does not tell already.

    With `each_place` only what is worded alike counts as told.
    """
    merged = list(known)
    for found in others:
        if _comes_with_picture(found):
            continue
        at = next((at for at, one in enumerate(merged) if _is_same_change(one, found, each_place)), None)
        if at is not None:
            remarks = (*merged[at].remarks, _TOO[found.place])
            merged[at] = replace(merged[at], remarks=tuple(dict.fromkeys(remarks)))
        elif not _stands_in_text(found, texts):
            merged.append(found)
    return merged


def _is_same_change(one: Found, other: Found, each_place: bool) -> bool:
    if one.kind is ChangeKind.QUOTE and _is_of_quote(one, other):
        return True
    if (one.kind, one.op) != (other.kind, other.op):
        return False
    if not each_place and one.op is ChangeOp.ALTERED and _states_same(one, other):
        return True
    return _is_same_claim(one.before, other.before) and _is_same_claim(one.after, other.after)


def _states_same(one: Found, other: Found) -> bool:
    """ "41 planes -> 34" in the headline and "forty-one Russian aircraft -> thirty-four" in the text."""
    sides = ((one.before, other.before), (one.after, other.after))
    return all(
        isinstance(left, Figure) and isinstance(right, Figure) and _has_same_value(left, right) for left, right in sides
    )


def _has_same_value(left: Figure, right: Figure) -> bool:
    if left.dimension is not right.dimension and {left.dimension, right.dimension} != _COUNTS:
        return False
    if left.dimension is Dimension.MONEY and left.unit != right.unit:
        return False
    return (left.value, left.value_to) == (right.value, right.value_to)


_COUNTS = {Dimension.COUNT, Dimension.OTHER}


def _is_of_quote(one: Found, other: Found) -> bool:
    """Whether a headline's altered words are those of a quote that the text has altered in the same way."""
    if one.op is not ChangeOp.ALTERED or other.op is not ChangeOp.ALTERED or other.kind is ChangeKind.QUOTE:
        return False
    return all(
        part is not None and whole is not None and f" {_words(part)} " in f" {_words(whole)} "
        for part, whole in ((other.before, one.before), (other.after, one.after))
    )


def _words(claim: Claim) -> str:
    return " ".join(quote_words(claim.text))


def _is_same_claim(one: object, other: object) -> bool:
    match one, other:
        case Figure(), Figure():
            return fold(one.text) == fold(other.text) and one.value == other.value
        case Quote(), Quote():
            return quote_words(one.text) == quote_words(other.text)
        case Attribution(), Attribution():
            return _source_words(one) == _source_words(other) and (
                one.source is not None or folded_words(one.cue.text) == folded_words(other.cue.text)
            )
        case None, None:
            return True
    return False


def _source_words(claim: Attribution) -> frozenset[str]:
    return name_words(claim.source.text if claim.source else None)


def _comes_with_picture(found: Found) -> bool:
    """Whether it is the day or the source of a picture that was swapped: "… in Varne, May 5, 2031", "the navy said"."""
    if found.place is not Place.CAPTION:
        return False
    claim = found.before or found.after
    if isinstance(claim, Figure):
        return claim.dimension in (Dimension.DATE, Dimension.TIME)
    return found.kind is ChangeKind.SOURCING and found.direction is None


def _stands_in_text(found: Found, texts: Pair) -> bool:
    """Whether a headline that was rewritten only came to say, or no longer says, what the text says throughout."""
    if found.op not in (ChangeOp.ADDED, ChangeOp.REMOVED):
        return False
    claim = found.before or found.after
    if isinstance(claim, Figure):
        return holds_value(texts.before, claim) or holds_value(texts.after, claim)
    if isinstance(claim, Quote):
        words = _words(claim)
        return words in " ".join(quote_words(texts.before.text)) or words in " ".join(quote_words(texts.after.text))
    if isinstance(claim, Attribution) and found.direction is not None and is_hedge(claim):
        return _hedges(claim, texts.before) != _hedges(claim, texts.after)
    return found.kind is ChangeKind.SOURCING


def _hedges(claim: Attribution, side: Side) -> bool:
    """Whether the text has this hedge: "reportedly" put into a headline over a text that always had it is news."""
    return f" {fold(claim.cue.text)} " in f" {' '.join(folded_words(side.text))} "
