"""Which attributions changed: source, class, hedge, and whether the sourcing stands firmer or weaker. PURE."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from monitor.compare.found import Found, Pair
from monitor.compare.matching import Scored, best_pairs, likeness
from monitor.compare.sides import Side, folded_words
from monitor.compare.speakers_alike import name_words, sources_differ
from monitor.compare.word_sets import word_set
from monitor.values import Attribution, ChangeKind, ChangeOp, Direction, SourceClass

__all__ = ["FIRMNESS", "firmer", "sourcing_changed"]

Spans = Sequence[tuple[int, int]]

# How firmly a class of source stands behind a statement; a pronoun stands for whoever was named before.
FIRMNESS = {
    SourceClass.NAMED_PERSON: 4,
    SourceClass.NAMED_ORGANIZATION: 4,
    SourceClass.DOCUMENT: 4,
    SourceClass.OUTLET: 3,
    SourceClass.ROLE: 3,
    SourceClass.PRONOUN: 4,
    SourceClass.OFFICIAL_ANONYMOUS: 2,
    SourceClass.ANONYMOUS: 1,
    SourceClass.PUBLIC: 1,
    SourceClass.NONE: 0,
}
_MOST_IN_GROUP = 40
_LIKE_SOURCES = 0.35
_LIKE_CONTENT = 0.5
_MOSTLY = 0.5
# Cues that tell of no source: a newsroom's own asking, and nobody answering.
_UNANSWERED = word_set("respond responded comment declined reached asked requested contacted")
_MOST_LOOKED_AT = 200


def sourcing_changed(pair: Pair, quotes_before: Spans, quotes_after: Spans) -> list[Found]:
    """Attributions altered in aligned sentences, then those that came or went.

    `quotes_before` and `quotes_after` are the spans of quotes that changed: who said them is part of that change.
    """
    before = _grouped(pair.before, pair.alignment.group_of_before(), set(pair.alignment.same), quotes_before)
    after = _grouped(pair.after, pair.alignment.group_of_after(), set(pair.alignment.same.values()), quotes_after)
    gone, new = before.pop(-1, []), after.pop(-1, [])
    changes: list[Found] = []
    in_place_gone: list[Attribution] = []
    in_place_new: list[Attribution] = []
    for group in sorted(set(before) | set(after)):
        left, right = _without_same(before.get(group, []), after.get(group, []))
        pairs = _pairs(left, right)
        changes += [_altered(one, other) for one, other in pairs]
        in_place_gone += [one for one in left if not any(one is paired for paired, _ in pairs)]
        in_place_new += [other for other in right if not any(other is paired for _, paired in pairs)]
    in_place_gone, in_place_new = _without_moved_hedges(in_place_gone, in_place_new)
    changes += [_removed(one, Direction.WEAKENED) for one in in_place_gone if _has_gone(one, pair.after)]
    changes += [_added(one, Direction.STRENGTHENED) for one in in_place_new if _has_gone(one, pair.before)]
    changes += [_removed(one, None) for one in gone if _is_telling(one) and _has_gone(one, pair.after)]
    changes += [_added(one, None) for one in new if _is_telling(one) and _has_gone(one, pair.before)]
    return changes


def firmer(one: Attribution, other: Attribution) -> Direction | None:
    """Where the sourcing went from one attribution to the other."""
    step = FIRMNESS[other.source_class] - FIRMNESS[one.source_class]
    if step == 0:
        return None
    return Direction.STRENGTHENED if step > 0 else Direction.WEAKENED


def _grouped(side: Side, groups: dict[int, int], same: set[int], quotes: Spans) -> dict[int, list[Attribution]]:
    found: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in side.attributions:
        sentence = side.sentence_of(attribution.cue.start)
        if sentence not in same and not _tells_quote(attribution, quotes):
            found[groups.get(sentence, -1)].append(attribution)
    return found


def _tells_quote(attribution: Attribution, quotes: Spans) -> bool:
    """Whether it only says who spoke a quote that changed: the quote is most of what it supports."""
    content = attribution.content
    start, end = (content.start, content.end) if content else (attribution.start, attribution.end)
    quoted = sum(max(0, min(end, quote_end) - max(start, quote_start)) for quote_start, quote_end in quotes)
    return quoted >= _MOSTLY * (end - start)


def _without_same(left: list[Attribution], right: list[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
    kept, rest = [], list(right)
    for one in left:
        at = next((at for at, other in enumerate(rest) if _same(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            del rest[at]
    return kept, rest


def _same(one: Attribution, other: Attribution) -> bool:
    """The same source in the same standing; "said" or "told reporters" makes no difference, "allegedly" does."""
    hedged = SourceClass.NONE in (one.source_class, other.source_class)
    if hedged:
        return one.source_class is other.source_class
    if sources_differ(one, other):
        return False
    if one.source is None or other.source is None:
        return folded_words(one.cue.text) == folded_words(other.cue.text)
    return True


def _pairs(left: list[Attribution], right: list[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Attributions of one aligned sentence whose content is alike: the same statement with another source."""
    scored: list[Scored] = []
    for i, one in enumerate(left[:_MOST_IN_GROUP]):
        for j, other in enumerate(right[:_MOST_IN_GROUP]):
            like = likeness(_content(one), _content(other))
            if like >= _LIKE_SOURCES or len(left) == len(right) == 1:
                scored.append((like, i, j))
    return [(left[i], right[j]) for _, i, j in best_pairs(scored)]


def _content(attribution: Attribution) -> tuple[str, ...]:
    return folded_words((attribution.content or attribution).text)


def _altered(one: Attribution, other: Attribution) -> Found:
    direction = firmer(one, other)
    op = ChangeOp.REATTRIBUTED if direction is None and one.source and other.source else ChangeOp.ALTERED
    return Found(ChangeKind.SOURCING, op, one, other, direction=direction, grave=direction is Direction.WEAKENED)


def _removed(one: Attribution, direction: Direction | None) -> Found:
    """A hedge that goes makes the statement firmer; a source that goes, weaker."""
    if direction and one.source_class is SourceClass.NONE:
        direction = Direction.STRENGTHENED
    return Found(ChangeKind.SOURCING, ChangeOp.REMOVED, one, None, direction=direction)


def _added(one: Attribution, direction: Direction | None) -> Found:
    if direction and one.source_class is SourceClass.NONE:
        direction = Direction.WEAKENED
    return Found(ChangeKind.SOURCING, ChangeOp.ADDED, None, one, direction=direction)


def _is_telling(attribution: Attribution) -> bool:
    """Whether a whole new or lost sentence's source is news: "he said" goes with whoever was named before."""
    if attribution.source_class in (SourceClass.PRONOUN, SourceClass.NONE):
        return False
    return not _UNANSWERED & set(folded_words(attribution.cue.text))


def _without_moved_hedges(
    gone: list[Attribution], new: list[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    """Both without the hedges that only stand in another sentence now, one for one."""
    kept, rest = [], list(new)
    for one in gone:
        at = next((at for at, other in enumerate(rest) if _is_same_hedge(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            del rest[at]
    return kept, rest


def _is_same_hedge(one: Attribution, other: Attribution) -> bool:
    if one.source_class is not SourceClass.NONE or other.source_class is not SourceClass.NONE:
        return False
    return folded_words(one.cue.text) == folded_words(other.cue.text)


def _has_gone(attribution: Attribution, side: Side) -> bool:
    """Whether the other version has no such claim anywhere: source, cue and content alike."""
    names = name_words(attribution.source.text if attribution.source else None)
    others = side.attributions_by_cue.get(folded_words(attribution.cue.text), ())[:_MOST_LOOKED_AT]
    return not any(
        names == name_words(other.source.text if other.source else None)
        and likeness(_content(attribution), _content(other)) >= _LIKE_CONTENT
        for other in others
    )
