"""A change in a few words, as a desk would read it: "41 → 34 Russian aircraft (−17%)". PURE."""

from __future__ import annotations

from decimal import Decimal

from monitor.compare.found import Found
from monitor.compare.quotes_changed import quote_words
from monitor.compare.severity import relative_change
from monitor.compare.sourcing_changed import is_hedge
from monitor.compare.words import diff_words
from monitor.values import (
    Approximation,
    Attribution,
    ChangeKind,
    ChangeOp,
    Claim,
    Dimension,
    Direction,
    Figure,
    Quote,
)

__all__ = ["summary_of"]

_LONGEST_QUOTE = 90
_LONGEST_PHRASE = 80
_HEDGES = {
    Approximation.ABOUT: "about ",
    Approximation.AT_LEAST: "at least ",
    Approximation.AT_MOST: "at most ",
    Approximation.MORE_THAN: "more than ",
    Approximation.LESS_THAN: "less than ",
}


def summary_of(found: Found) -> str:
    """One fragment of a sentence, with what the remarks add."""
    says = {ChangeKind.FIGURE: _figure, ChangeKind.QUOTE: _quote, ChangeKind.SOURCING: _sourcing}[found.kind]
    head = says(found)
    remarks = [remark for remark in found.remarks if remark not in head]
    return "; ".join([head, *remarks])


def _figure(found: Found) -> str:
    one, other = found.before, found.after
    if isinstance(one, Figure) and isinstance(other, Figure):
        return _altered_figure(one, other)
    claim = one or other
    text = _hedged(claim) if isinstance(claim, Figure) else ""
    return f"{text} {found.op.value}"


def _altered_figure(one: Figure, other: Figure) -> str:
    left, right = _hedged(one), _hedged(other)
    is_range = one.value_to is not None or other.value_to is not None
    shared = "" if is_range else _shared_tail(one.text, other.text)
    if shared and left.endswith(shared):
        left = left[: -len(shared)].rstrip(" ,")
    return f"{left} → {right}{_by_how_much(one, other)}"


# What has no zero, or is a rank: "1987 → 1978 (−0.5%)" and "-12°C → -21°C (−75%)" say nothing.
_WITHOUT_SHARE = frozenset({Dimension.TEMPERATURE, Dimension.ORDINAL, Dimension.DATE, Dimension.TIME, Dimension.SCORE})
_TENFOLD = Decimal(10)  # from ten times on, "×1000" is plainer than "+99900%"


def _by_how_much(one: Figure, other: Figure) -> str:
    """ " (−17%)"; in points where the figures are percentages themselves, in times where it grew tenfold."""
    share = relative_change(one, other)
    is_label = Dimension.OTHER in (one.dimension, other.dimension) and one.unit is None
    if not share or is_label or one.unit != other.unit or {one.dimension, other.dimension} & _WITHOUT_SHARE:
        return ""
    if one.dimension is Dimension.PERCENT:
        return f" ({_points(one, other)})"
    return f" (×{(share + 1).normalize():f})" if _is_round_multiple(share + 1) else f" ({_percent(share)})"


def _points(one: Figure, other: Figure) -> str:
    step = (other.number or Decimal(0)) - (one.number or Decimal(0))
    size = f"{abs(step).normalize():f}"
    return f"{'−' if step < 0 else '+'}{size} {'point' if size == '1' else 'points'}"


def _is_round_multiple(times: Decimal) -> bool:
    return times >= _TENFOLD and times == times.to_integral_value()


def _hedged(figure: Figure) -> str:
    text = _short(figure.text, _LONGEST_PHRASE)
    return f"{_HEDGES[figure.approximation]}{text}" if figure.approximation else text


def _shared_tail(left: str, right: str) -> str:
    """The words that both end with, so long as each keeps one of its own."""
    ours, theirs = left.split(" "), right.split(" ")
    count = 0
    while count < min(len(ours), len(theirs)) - 1 and ours[-1 - count] == theirs[-1 - count]:
        count += 1
    return " ".join(ours[len(ours) - count :]) if count else ""


def _percent(share: Decimal) -> str:
    sign = "−" if share < 0 else "+"
    size = abs(share) * 100
    if size >= 1000:
        return f"{sign}{size:.0f}%"
    return f"{sign}{size:.0f}%" if size >= 1 else f"{sign}{size:.1f}%"


def _quote(found: Found) -> str:
    one, other = found.before, found.after
    if isinstance(one, Quote) and isinstance(other, Quote):
        if found.op is ChangeOp.REATTRIBUTED:
            return f"{_shown(one)}: now {_speaker(other)}, was {_speaker(one)}"
        return _altered_quote(one, other, found)
    claim = one if isinstance(one, Quote) else other
    if not isinstance(claim, Quote):
        return found.op.value
    who = f" by {_speaker(claim)}" if claim.speaker_name or claim.speaker else ""
    return f"quote{who} {found.op.value}: {_shown(claim)}"


def _altered_quote(one: Quote, other: Quote, found: Found) -> str:
    who = _speaker(other) if other.speaker else _speaker(one)
    owner = f"quote by {who}" if who != "nobody named" else "quote"
    left, right = quote_words(one.text), quote_words(other.text)
    if left == right:
        marks = next(
            (remark for remark in found.remarks if remark.startswith("quotation marks")), "punctuation altered"
        )
        return f"{owner}: {marks} around {_shown(one)}"
    if len(right) < len(left) and " ".join(right) in " ".join(left):
        return f"{owner} shortened to {_shown(other)}"
    if len(left) < len(right) and " ".join(left) in " ".join(right):
        return f"{owner} extended to {_shown(other)}"
    return f"{owner} altered: {_wording(one.text, other.text)}"


def _wording(before: str, after: str) -> str:
    """The words that differ: "will → will not"."""
    removed: list[str] = []
    added: list[str] = []
    runs = diff_words(before.strip("“”\"'«»„"), after.strip("“”\"'«»„"))
    for what, words in runs:
        if what == "removed":
            removed.append(words.strip())
        elif what == "added":
            added.append(words.strip())
    left, right = " … ".join(filter(None, removed)), " … ".join(filter(None, added))
    if not left:
        return f"“{_short(right)}” put in"
    if not right:
        return f"“{_short(left)}” taken out"
    return f"“{_short(left)}” → “{_short(right)}”"


def _speaker(quote: Quote) -> str:
    return quote.speaker_name or (quote.speaker.text if quote.speaker else "nobody named")


def _shown(quote: Quote) -> str:
    text = quote.text.strip()
    return _short(text, _LONGEST_QUOTE)


def _sourcing(found: Found) -> str:
    one, other = found.before, found.after
    link = next((remark for remark in found.remarks if remark.startswith("link ")), None)
    if link:
        claim = one or other
        return f"{link} (“{_short(claim.text)}”)" if claim else link
    if isinstance(one, Attribution) and isinstance(other, Attribution):
        return f"{_source(one)} → {_source(other)}{_firmness(found)}"
    return _came_or_went(found, one or other)


def _came_or_went(found: Found, claim: Claim | None) -> str:
    if not isinstance(claim, Attribution):
        return found.op.value
    if is_hedge(claim):
        verb = "gained" if found.op is ChangeOp.ADDED else "lost"
        return f"hedge {verb}: “{_short(claim.cue.text)}”{_firmness(found)}"
    return f"source {found.op.value}: {_source(claim)}{_firmness(found)}"


def _source(attribution: Attribution) -> str:
    """Source and cue as the text has them, in its order: "according to the readout", "the ministry said"."""
    cue = attribution.cue
    source = attribution.source
    if source is None or source == cue:
        return _short(cue.text)
    words = (cue.text, source.text) if cue.start < source.start else (source.text, cue.text)
    return _short(" ".join(words))


def _firmness(found: Found) -> str:
    return {Direction.WEAKENED: " (weaker)", Direction.STRENGTHENED: " (firmer)", None: ""}[found.direction]


def _short(text: str, longest: int = _LONGEST_PHRASE) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
