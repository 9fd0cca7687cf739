"""Which attributions changed: source, class, hedge, and whether the sourcing stands firmer or weaker. PURE."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from monitor.compare.found import Found, Pair
from monitor.compare.intervals import Intervals
from monitor.compare.matching import Scored, best_pairs, likeness
from monitor.compare.quotes_changed import quote_words
from monitor.compare.sides import Side, folded_words
from monitor.compare.speakers_alike import name_words, sources_differ, speakers_differ
from monitor.compare.word_sets import word_set
from monitor.values import Attribution, ChangeKind, ChangeOp, Direction, Quote, SourceClass

__all__ = ["FIRMNESS", "firmer", "is_hedge", "sourcing_changed"]

Quotes = Sequence[Quote]

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
# Cues that hedge, whatever noun stands before them.
_HEDGES = word_set("allegedly reportedly purportedly supposedly alleged purported supposed")
# Cues that tell that somebody says it is not so: "denied that" -> "confirmed that" turns a statement round.
_DENIALS = word_set(
    "deny denies denied denying dispute disputes disputed disputing refute refutes refuted rejects rejected"
)
_UNANSWERED = word_set("respond responded comment declined reached asked requested contacted")
_MOST_LOOKED_AT = 200


def sourcing_changed(pair: Pair, quotes_before: Quotes, quotes_after: Quotes) -> list[Found]:
    """Attributions altered in aligned sentences, then those that came or went.

    `quotes_before` and `quotes_after` are the quotes that changed: who said them is part of that change.
    """
    before = _grouped(pair.before, pair.alignment.group_of_before(), set(pair.alignment.same), quotes_before)
    after = _grouped(pair.after, pair.alignment.group_of_after(), set(pair.alignment.same.values()), quotes_after)
    gone, new = before.pop(-1, []), after.pop(-1, [])
    spoken_before = _speakers(quotes_before, pair.before, pair.alignment.group_of_before())
    spoken_after = _speakers(quotes_after, pair.after, pair.alignment.group_of_after())
    changes: list[Found] = []
    in_place_gone: list[Attribution] = []
    in_place_new: list[Attribution] = []
    for group in sorted(set(before) | set(after)):
        all_left, all_right = before.get(group, []), after.get(group, [])
        left, right = _without_same(all_left, all_right)
        pairs = _pairs(left, right)
        changes += [_altered(one, other) for one, other in pairs]
        loose_left = [one for one in left if not any(one is paired for paired, _ in pairs)]
        loose_right = [other for other in right if not any(other is paired for _, paired in pairs)]
        in_place_gone += _not_spoken(_of_other_sources(loose_left, all_right), spoken_after.get(group))
        in_place_new += _not_spoken(_of_other_sources(loose_right, all_left), spoken_before.get(group))
    in_place_gone = _without_kept_speakers(in_place_gone, pair.before, pair.after)
    in_place_new = _without_kept_speakers(in_place_new, pair.after, pair.before)
    in_place_gone, in_place_new = _without_moved_hedges(in_place_gone, in_place_new)
    changes += [_removed(one, Direction.WEAKENED) for one in in_place_gone if _has_gone(one, pair.after)]
    changes += [_added(one, Direction.STRENGTHENED) for one in in_place_new if _has_gone(one, pair.before)]
    gone, new = _once_a_sentence(gone, pair.before), _once_a_sentence(new, pair.after)
    changes += [_removed(one, None) for one in gone if _is_telling(one) and _has_gone(one, pair.after)]
    changes += [_added(one, None) for one in new if _is_telling(one) and _has_gone(one, pair.before)]
    return changes


def _of_other_sources(loose: list[Attribution], others: list[Attribution]) -> list[Attribution]:
    """Those whose source does not stand behind the sentence in the other version anyway: "…, adding that"."""
    return [one for one in loose if is_hedge(one) or not any(_same(one, other) for other in others[:_MOST_IN_GROUP])]


def _speakers(quotes: Quotes, side: Side, groups: dict[int, int]) -> dict[int, set[str]]:
    """Who speaks the quotes of each group of aligned sentences."""
    found: dict[int, set[str]] = defaultdict(set)
    for quote in quotes:
        if quote.speaker_name:
            found[groups.get(side.sentence_of(quote.start), -1)].add(quote.speaker_name)
    return found


def _not_spoken(loose: list[Attribution], speakers: set[str] | None) -> list[Attribution]:
    """Those of other sources than a quote that is a paraphrase on the other side: "“No,” said Reyes" and "Reyes said no"."""
    return [one for one in loose if not speakers or is_hedge(one) or one.source_name not in speakers]


def _without_kept_speakers(loose: list[Attribution], side: Side, other: Side) -> list[Attribution]:
    """Those that do more than say again who speaks a quote that both versions have: "…,” she added."."""
    if not loose:
        return loose
    cues = {quote.cue.start: quote for quote in side.quotes if quote.cue}
    known = {quote_words(quote.text): quote for quote in other.quotes if quote.speaker}
    kept = []
    for one in loose:
        quote = cues.get(one.cue.start)
        there = known.get(quote_words(quote.text)) if quote else None
        if quote is None or there is None or speakers_differ(quote, there):
            kept.append(one)
    return kept


def _once_a_sentence(loose: list[Attribution], side: Side) -> list[Attribution]:
    """The first attribution of each source in each sentence: "Veld said …, suggesting that …" has one source."""
    met: set[tuple[int, object]] = set()
    kept = []
    for one in loose:
        key = (side.sentence_of(one.cue.start), one.source_name or (one.source.text if one.source else one.cue.start))
        if key not in met:
            kept.append(one)
        met.add(key)
    return kept


def is_hedge(attribution: Attribution) -> bool:
    """Whether nobody stands behind it: "reportedly", "alleged", "it is believed"."""
    return attribution.source_class is SourceClass.NONE or bool(_HEDGES & set(folded_words(attribution.cue.text)))


def _is_denial(attribution: Attribution) -> bool:
    return bool(_DENIALS & set(folded_words(attribution.cue.text)))


def firmer(one: Attribution, other: Attribution) -> Direction | None:
    """Where the sourcing went from one attribution to the other."""
    step = _firmness(other) - _firmness(one)
    if step == 0:
        return None
    return Direction.STRENGTHENED if step > 0 else Direction.WEAKENED


def _firmness(attribution: Attribution) -> int:
    return 0 if is_hedge(attribution) else FIRMNESS[attribution.source_class]


def _grouped(side: Side, groups: dict[int, int], same: set[int], quotes: Quotes) -> dict[int, list[Attribution]]:
    found: dict[int, list[Attribution]] = defaultdict(list)
    quoted = Intervals((quote.start, quote.end) for quote in quotes)
    cues = {quote.cue.start for quote in quotes if quote.cue and not quote.partial}
    for attribution in side.attributions:
        sentence = side.sentence_of(attribution.cue.start)
        if sentence in same or _is_unanswered(attribution) or _tells_quote(attribution, quoted, cues):
            continue
        found[groups.get(sentence, -1)].append(attribution)
    return found


def _is_unanswered(attribution: Attribution) -> bool:
    return bool(_UNANSWERED & set(folded_words(attribution.cue.text)))


def _tells_quote(attribution: Attribution, quoted: Intervals, cues: set[int]) -> bool:
    """Whether it only says who spoke a quote that changed: a whole quote's cue, or quotes are most of its content."""
    if attribution.cue.start in cues:
        return True
    content = attribution.content
    start, end = (content.start, content.end) if content else (attribution.start, attribution.end)
    return quoted.covered(start, end) >= _MOSTLY * (end - start)


def _without_same(left: list[Attribution], right: list[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
    """Both without the attributions that stand in both, one for one: those of one cue first."""
    rest_left, rest = left, list(right)
    for alike in (_surely_same, _same):
        kept = []
        for one in rest_left:
            at = next((at for at, other in enumerate(rest) if alike(one, other)), None)
            if at is None:
                kept.append(one)
            else:
                del rest[at]
        rest_left = kept
    return rest_left, rest


def _surely_same(one: Attribution, other: Attribution) -> bool:
    return folded_words(one.cue.text) == folded_words(other.cue.text) and _same(one, other)


def _same(one: Attribution, other: Attribution) -> bool:
    """The same source in the same standing; "said" or "told reporters" makes no difference, "allegedly" does."""
    if is_hedge(one) or is_hedge(other):
        return is_hedge(one) and is_hedge(other)
    if (
        sources_differ(one, other)
        or _stands_lower(one, other)
        or _loses_name(one, other)
        or _is_denial(one) != _is_denial(other)
    ):
        return False
    if one.source is None or other.source is None:
        return folded_words(one.cue.text) == folded_words(other.cue.text)
    return True


# Classes that name nobody; between them and the others "an official" and "the official" are told apart by rank.
_UNNAMED = frozenset({SourceClass.ANONYMOUS, SourceClass.OFFICIAL_ANONYMOUS})


def _stands_lower(one: Attribution, other: Attribution) -> bool:
    """Whether one of two like-worded sources is anonymous by another rank: "an official" and "a person"."""
    classes = {one.source_class, other.source_class}
    return len(classes) == 2 and classes <= _UNNAMED


# Classes of sources that name nobody, and the words by which such a source means somebody named before.
_NAMING_NOBODY = _UNNAMED | {SourceClass.PUBLIC}
_DEFINITE = word_set("the this that these those his her its their our my der die das le la les el los las il lo o")


def _loses_name(one: Attribution, other: Attribution) -> bool:
    """ "Police Chief Orr" and "a police official": a shared word makes no one source of a person and of some official."""
    for named, unnamed in ((one, other), (other, one)):
        if named.source_class is SourceClass.NAMED_PERSON and unnamed.source_class in _NAMING_NOBODY and unnamed.source:
            return not set(folded_words(unnamed.source.text)[:1]) & _DEFINITE
    return False


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
    turned = _is_denial(one) != _is_denial(other)
    moved = direction is None and one.source is not None and other.source is not None and sources_differ(one, other)
    op = ChangeOp.REATTRIBUTED if moved else ChangeOp.ALTERED
    return Found(
        ChangeKind.SOURCING, op, one, other, direction=direction, grave=turned or direction is Direction.WEAKENED
    )


def _removed(one: Attribution, direction: Direction | None) -> Found:
    """A hedge that goes makes the statement firmer; a source that goes, weaker."""
    if direction and is_hedge(one):
        direction = Direction.STRENGTHENED
    return Found(ChangeKind.SOURCING, ChangeOp.REMOVED, one, None, direction=direction)


def _added(one: Attribution, direction: Direction | None) -> Found:
    if direction and is_hedge(one):
        direction = Direction.WEAKENED
    return Found(ChangeKind.SOURCING, ChangeOp.ADDED, None, one, direction=direction)


def _is_telling(attribution: Attribution) -> bool:
    """Whether a whole new or lost sentence's source is news: "he said" goes with whoever was named before."""
    return attribution.source_class is not SourceClass.PRONOUN and not is_hedge(attribution)


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
    if not is_hedge(one) or not is_hedge(other):
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
