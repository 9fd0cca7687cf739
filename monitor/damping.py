"""Which kind of noise a change is, and whether verdicts that people gave cover it. PURE: it decides, and touches nothing.

The rule. One "noise" verdict damps changes of its kind (`signature_of`) at its outlet that are of low or medium
severity. Changes of high severity are damped only after such verdicts on high ones of `ARTICLES_FOR_HIGH` different
articles: the smallest edits matter most, and one hasty click must not hide them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from monitor.values import Attribution, Change, ChangeKind, ChangeOp, Claim, Figure, Place, Quote, Severity

__all__ = ["ARTICLES_FOR_HIGH", "Cover", "Signature", "covering", "in_words", "signature_of"]

ARTICLES_FOR_HIGH = 2
ARROW = " -> "
PLURAL = {ChangeKind.FIGURE: "Figures", ChangeKind.QUOTE: "Quotes", ChangeKind.SOURCING: "Sourcing"}
PLACES = {
    Place.TITLE: "in the headline",
    Place.SUMMARY: "in the summary",
    Place.TEXT: "in the text",
    Place.CAPTION: "in a caption",
}


@dataclass(frozen=True, slots=True)
class Signature:
    """What a person means by "that kind of change".

    `feature` is a figure's dimension and unit ("duration day"), a quote's speaker ("" for none), or the classes of a
    source before and after ("named_person -> anonymous").
    """

    kind: ChangeKind
    op: ChangeOp
    place: Place
    feature: str

    @property
    def mark(self) -> str:
        """The same for changes that are alike, and no words of an article: it may stay when those are deleted."""
        parts = (self.kind.value, self.op.value, self.place.value, self.feature)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


class Cover(Protocol):
    """A damping, as far as `covering` asks."""

    @property
    def mark(self) -> str:
        """Of the changes that it covers."""
        ...

    @property
    def covers_high(self) -> bool:
        """Whether it covers those of high severity, too."""
        ...


Some = TypeVar("Some", bound=Cover)


def signature_of(change: Change) -> Signature:
    """The kind of change that this one is an example of."""
    before, after = _feature(change.before), _feature(change.after)
    if change.kind is ChangeKind.SOURCING or (before and after and before != after):
        feature = f"{before or 'none'}{ARROW}{after or 'none'}"
    else:
        feature = after or before
    return Signature(change.kind, change.op, change.place, feature)


def covering(dampings: Iterable[Some], change: Change) -> Some | None:
    """The damping among those of the change's outlet that leaves it out; None where none does."""
    mark = signature_of(change).mark
    for damping in dampings:
        if damping.mark == mark and (damping.covers_high or change.severity is not Severity.HIGH):
            return damping
    return None


def in_words(kind: ChangeKind, op: ChangeOp, place: Place, feature: str, outlet: str) -> str:
    """A damping as people say it.

    >>> in_words(ChangeKind.FIGURE, ChangeOp.ADDED, Place.TEXT, "duration day", "The Example")
    'Figures (duration, day), added, in the text, at The Example'
    >>> in_words(ChangeKind.QUOTE, ChangeOp.REMOVED, Place.TEXT, "Ana Ruiz", "")
    'Quotes of Ana Ruiz, removed, in the text, at an unknown outlet'
    >>> in_words(ChangeKind.SOURCING, ChangeOp.ALTERED, Place.TITLE, "named_person -> anonymous", "The Example")
    'Sourcing from a named person to anonymous, altered, in the headline, at The Example'
    """
    what = f"{PLURAL[kind]}{_feature_in_words(kind, feature)}"
    return f"{what}, {op.value}, {PLACES[place]}, at {outlet or 'an unknown outlet'}"


def _feature(claim: Claim | None) -> str:
    match claim:
        case Figure():
            return f"{claim.dimension.value} {claim.unit or ''}".strip()
        case Quote():
            return claim.speaker_name or ""
        case Attribution():
            return claim.source_class.value
        case None:
            return ""


def _feature_in_words(kind: ChangeKind, feature: str) -> str:
    if kind is ChangeKind.QUOTE:
        return f" of {feature}" if feature else " without a speaker"
    if not feature:
        return ""
    if kind is ChangeKind.FIGURE:
        return f" ({ARROW.join(', '.join(part.split(' ', 1)) for part in feature.split(ARROW))})"
    before, _, after = feature.partition(ARROW)
    return f" from {_class_in_words(before)} to {_class_in_words(after)}"


def _class_in_words(name: str) -> str:
    words = name.replace("_", " ")
    return {"none": "nobody", "anonymous": "anonymous"}.get(words, f"{'an' if words[:1] in 'aeio' else 'a'} {words}")
