"""Claim lineage: each claim followed through all snapshots of its article, 41 → 34 → 41. PURE.

One step at a time: what is known up to a snapshot, and the comparison of that snapshot with the next one. A step is
kept only where the claim changed, and "gone" only where the comparison told that it was removed: a lineage and the
changes of the history never contradict one another. A claim that just isn't read any more ends without a word.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from monitor.compare.about import about
from monitor.compare.figures_changed import same_figure
from monitor.compare.found import Pair
from monitor.compare.quotes_changed import quote_words
from monitor.compare.same_claims import same_claims
from monitor.compare.sides import Side, folded_words
from monitor.compare.sourcing_changed import is_hedge
from monitor.compare.speakers_alike import sources_differ, speakers_differ
from monitor.compare.versions import Pairs, compare_pairs, pair_place
from monitor.text.normal import fold
from monitor.values import (
    Attribution,
    Change,
    ChangeOp,
    Claim,
    ClaimKind,
    Comparison,
    Figure,
    Lineage,
    Lineages,
    LineageStep,
    Place,
    Quote,
    Version,
)

__all__ = ["begin", "follow"]

# A page that flips makes a step at every look, a live blog begins lineages all day: what is kept of one article is
# bounded. Of a lineage the first step and the latest ones stay; of the article those that changed or still stand.
MOST_STEPS = 200
MOST_LINEAGES = 2_000

_KINDS = {Figure: ClaimKind.FIGURE, Quote: ClaimKind.QUOTE, Attribution: ClaimKind.ATTRIBUTION}


def begin(version: Version, number: int = 1) -> Lineages:
    """The lineages of snapshot `number` alone: each claim, with one step."""
    known = Lineages(number)
    for place in Place:
        pair = pair_place(version, version, place)
        if pair is not None:
            follower = _Follower(known, place, pair, (), number, number)
            known = follower.with_new(range(len(pair.before.claims)), pair.before, number)
    return known


def follow(
    known: Lineages | None,
    before: Version,
    after: Version,
    number: int,
    compared: tuple[Comparison, Pairs] | None = None,
    *,
    follows: int | None = None,
) -> Lineages:
    """The lineages up to snapshot `number`, whose version is `after`; `before` is snapshot `follows`.

    That is the one before, unless a person said that it never was the article. `known` are the lineages up to
    `before`; where there are none that reach it, all begin with it. `compared` is what `compare_pairs(before, after)`
    gave, where that is at hand.
    """
    follows = number - 1 if follows is None else follows
    comparison, pairs = compared or compare_pairs(before, after)
    if known is None or known.number != follows:
        known = Lineages(follows)
    for place in Place:
        if _stands_as_it_did(known, before, after, place):
            known = _seen_again(known, place, number)
            continue
        pair = pairs.get(place) or pair_place(before, after, place)
        if pair is None:
            known = _ended_at(known, place)
        else:
            told = [change for change in comparison.changes if change.place is place]
            known = _Follower(known, place, pair, told, number, follows).followed()
    return replace(known, number=number, lineages=_bounded(known.lineages))


def _stands_as_it_did(known: Lineages, before: Version, after: Version, place: Place) -> bool:
    """Whether a place that is followed already has not a sign changed: most edits leave the headline alone."""
    return before.said_in(place) == after.said_in(place) and any(one.place is place for one in known.lineages)


def _seen_again(known: Lineages, place: Place, number: int) -> Lineages:
    lineages = (
        replace(one, last=number) if one.place is place and one.at is not None else one for one in known.lineages
    )
    return replace(known, lineages=tuple(lineages))


def _ended_at(known: Lineages, place: Place) -> Lineages:
    """A place that one of the versions hasn't: what stood there is not followed on, nor said to be gone."""
    lineages = (replace(one, at=None) if one.place is place else one for one in known.lineages)
    return replace(known, lineages=tuple(lineages))


def _bounded(lineages: tuple[Lineage, ...]) -> tuple[Lineage, ...]:
    if len(lineages) > MOST_LINEAGES:
        order = sorted(lineages, key=lambda one: (len(one.steps) > 1, one.at is not None, one.last, one.seq))
        lineages = tuple(sorted(order[-MOST_LINEAGES:], key=lambda one: one.seq))
    return lineages


@dataclass(frozen=True, slots=True)
class _Ends:
    """The told changes by the claim that they changed, and the wordings that were removed."""

    by_span: dict[tuple[type, int, int], Change]
    removed: set[tuple[type, str]]


@dataclass(frozen=True)
class _Follower:
    """The lineages of one place, from one snapshot to the next."""

    known: Lineages
    place: Place
    pair: Pair
    told: Sequence[Change]
    number: int
    follows: int

    def followed(self) -> Lineages:
        """All lineages, those of this place brought up to the later snapshot."""
        before, after = self.pair.before, self.pair.after
        partners = same_claims(self.pair, self.told)
        heads = self._heads()
        known = {one.seq: one for one in self.known.lineages}
        fresh = [i for i in range(len(before.claims)) if i not in heads and _is_first(before.claims, i)]
        begun = self.with_new(fresh, before, self.follows)
        known = {one.seq: one for one in begun.lineages}
        heads |= dict(zip(fresh, range(self.known.next_seq, begun.next_seq), strict=True))
        for i, seq in heads.items():
            there = partners.get(i)
            known[seq] = self._ended(known[seq], i) if there is None else self._kept(known[seq], i, there)
        for seq, one in known.items():
            if one.place is self.place and one.at is not None and one.last != self.number:
                known[seq] = replace(one, at=None)
        taken = {partners[i] for i in heads if i in partners}
        loose = [j for j in range(len(after.claims)) if j not in taken and _is_first(after.claims, j)]
        state = replace(begun, lineages=tuple(known.values()))
        state, new = self._joined(state, loose)
        return replace(self, known=state).with_new(new, after, self.number)

    @cached_property
    def _ends(self) -> _Ends:
        """What was told of the earlier claims. One of the same words as a removed one is told once for both."""
        old = [(change, change.before) for change in self.told if change.before is not None]
        return _Ends(
            {(type(claim), claim.start, claim.end): change for change, claim in old},
            {(type(claim), fold(claim.text)) for change, claim in old if change.op is ChangeOp.REMOVED},
        )

    def with_new(self, indices: Iterable[int], side: Side, number: int) -> Lineages:
        """The known lineages and new ones, that begin at snapshot `number` with these claims."""
        seq, found = self.known.next_seq, list(self.known.lineages)
        for seq, index in enumerate(indices, self.known.next_seq):
            claim = side.claims[index]
            label = about(claim, side)
            step = _step(claim, side, number)
            found.append(Lineage(seq, _KINDS[type(claim)], self.place, label, (step,), number, claim.start))
        return replace(
            self.known, lineages=tuple(found), next_seq=self.known.next_seq + len(found) - len(self.known.lineages)
        )

    def _heads(self) -> dict[int, int]:
        """Index of an earlier claim -> the lineage that it is the latest of; by place, exactly or else overlapping.

        After an upgrade the same words may be read as a slightly longer or shorter claim.
        """
        claims = self.pair.before.claims
        at = {(_KINDS[type(claim)], claim.start): index for index, claim in reversed(list(enumerate(claims)))}
        heads: dict[int, int] = {}
        missing: list[Lineage] = []
        for one in self.known.lineages:
            if one.place is self.place and one.at is not None:
                index = at.get((one.kind, one.at))
                if index is None:
                    missing.append(one)
                else:
                    heads[index] = one.seq
        for one in missing:
            index = next((i for i, c in enumerate(claims) if i not in heads and _covers(c, one)), None)
            if index is not None:
                heads[index] = one.seq
        return heads

    def _kept(self, lineage: Lineage, i: int, j: int) -> Lineage:
        one, other = self.pair.before.claims[i], self.pair.after.claims[j]
        if _is_altered(one, other):
            lineage = _with_step(lineage, _step(other, self.pair.after, self.number))
        return replace(lineage, last=self.number, at=other.start, mark="")

    def _ended(self, lineage: Lineage, i: int) -> Lineage:
        """Gone where that was told; words that only lost their quotation marks are what the claim became."""
        claim = self.pair.before.claims[i]
        lineage = replace(lineage, at=None, mark=_mark(claim, self.pair.before))
        change = self._ends.by_span.get((type(claim), claim.start, claim.end))
        if change is None and (type(claim), fold(claim.text)) not in self._ends.removed:
            return lineage
        if change is not None and change.after is not None:
            step = _step(change.after, self.pair.after, self.number)
            return replace(_with_step(lineage, step), last=self.number)
        return _with_step(lineage, LineageStep(self.number, None))

    def _joined(self, state: Lineages, loose: list[int]) -> tuple[Lineages, list[int]]:
        """New claims that are old ones come back: the same words again, or a figure of the same thing."""
        by_mark: dict[object, list[int]] = defaultdict(list)
        by_about: dict[object, list[int]] = defaultdict(list)
        known = {one.seq: one for one in state.lineages}
        for one in reversed(state.lineages):
            # What was told to go and to come in one edit is two claims.
            gone_now = one.steps[-1].number == self.number
            if one.place is self.place and one.at is None and one.mark and not gone_now:
                by_mark[(one.kind, one.mark)].append(one.seq)
                if _is_telling(one):
                    by_about[(one.kind, fold(one.about), _last_stated(one).unit)].append(one.seq)
        back: set[int] = set()
        new = []
        for j in loose:
            seq = self._returning(j, by_mark, by_about, back)
            if seq is None:
                new.append(j)
            else:
                back.add(seq)
                known[seq] = self._returned(known[seq], j)
        return replace(state, lineages=tuple(known.values())), new

    def _returning(
        self, j: int, by_mark: dict[object, list[int]], by_about: dict[object, list[int]], back: set[int]
    ) -> int | None:
        claim, side = self.pair.after.claims[j], self.pair.after
        kind = _KINDS[type(claim)]
        candidates = list(by_mark.get((kind, _mark(claim, side)), ()))
        if isinstance(claim, Figure):
            candidates += by_about.get((kind, fold(about(claim, side)), claim.unit), ())
        return next((seq for seq in candidates if seq not in back), None)

    def _returned(self, lineage: Lineage, j: int) -> Lineage:
        claim = self.pair.after.claims[j]
        step, latest = _step(claim, self.pair.after, self.number), lineage.steps[-1]
        if latest.start is None or _states(step) != _states(latest):
            lineage = _with_step(lineage, step)
        return replace(lineage, last=self.number, at=claim.start, mark="")


def _is_first(claims: Sequence[Claim], index: int) -> bool:
    """Whether no claim before it begins at the same place and is of the same kind: one place, one lineage."""
    claim = claims[index]
    before = index - 1
    while before >= 0 and claims[before].start == claim.start:
        if type(claims[before]) is type(claim):
            return False
        before -= 1
    return True


def _covers(claim: Claim, lineage: Lineage) -> bool:
    at = lineage.at
    return at is not None and _KINDS[type(claim)] is lineage.kind and claim.start <= at < claim.end


def _is_altered(one: Claim, other: Claim) -> bool:
    """Whether a claim says something else, by the measure of the changes that are told of its kind."""
    if _to_the_letter(one) == _to_the_letter(other):
        return False
    match one, other:
        case Figure(), Figure():
            return not same_figure(one, other)
        case Quote(), Quote():
            return quote_words(one.text) != quote_words(other.text) or speakers_differ(one, other)
        case Attribution(), Attribution():
            return (
                is_hedge(one) != is_hedge(other)
                or sources_differ(one, other)
                or one.source_class is not other.source_class
            )
    return True


def _to_the_letter(claim: Claim) -> object:
    """All that a claim says, wherever it stands: most claims of two versions are alike in it."""
    match claim:
        case Figure():
            return claim.text, claim.value, claim.value_to, claim.unit, claim.approximation
        case Quote():
            return claim.text, claim.speaker_name, claim.speaker.text if claim.speaker else None
        case Attribution():
            return claim.text, claim.source_name, claim.source_class, claim.source.text if claim.source else None


def _with_step(lineage: Lineage, step: LineageStep) -> Lineage:
    if lineage.steps[-1].start is None and step.start is None:
        return lineage
    steps = (*lineage.steps, step)
    if len(steps) > MOST_STEPS:
        steps = (steps[0], *steps[-(MOST_STEPS - 1) :])
    return replace(lineage, steps=steps)


def _step(claim: Claim, side: Side, number: int) -> LineageStep:
    first = side.sentences[side.sentence_of(claim.start)]
    last = side.sentences[side.sentence_of(max(claim.start, claim.end - 1))]
    start, end = min(first.start, claim.start), max(last.end, claim.end)
    step = LineageStep(number, claim.start, claim.end, start, end)
    match claim:
        case Figure():
            return replace(
                step,
                value=claim.value,
                value_to=claim.value_to,
                unit=claim.unit,
                approximation=claim.approximation,
            )
        case Quote():
            return replace(step, source=claim.speaker_name or (claim.speaker.text if claim.speaker else None))
        case Attribution():
            return replace(step, source=claim.source_name or (claim.source.text if claim.source else None))


def _states(step: LineageStep) -> object:
    return step.value, step.value_to, step.unit, step.approximation, step.source


def _last_stated(lineage: Lineage) -> LineageStep:
    return next(step for step in reversed(lineage.steps) if step.start is not None)


def _is_telling(lineage: Lineage) -> bool:
    """Whether the label says enough to know a figure again by: "barns" stand in many sentences."""
    return lineage.kind is ClaimKind.FIGURE and len(lineage.about.split()) > 1


def _mark(claim: Claim, side: Side) -> str:
    """What a claim is known again by: a figure's sentence without it, a quote's words, what a source supports."""
    match claim:
        case Figure():
            sentence = side.sentences[side.sentence_of(claim.start)]
            at, end = claim.start - sentence.start, claim.end - sentence.start
            words = (*folded_words(sentence.text[:at]), "", *folded_words(sentence.text[end:]))
        case Quote():
            words = quote_words(claim.text)
        case Attribution():
            words = folded_words((claim.content or claim).text)
    return hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
