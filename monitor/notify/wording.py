"""The sentence that a journalist would write about a change. PURE; its parts are cleaned, but not escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from monitor.notify.markup import one_line, shorten
from monitor.notify.rules import SnapshotContext
from monitor.values import (
    Attribution,
    Change,
    ChangeKind,
    ChangeOp,
    Claim,
    Direction,
    Figure,
    Notice,
    NoticeKind,
    Place,
    Quote,
)

__all__ = ["duration_words", "headline_of", "lead_of", "outlet_of", "tell_change"]

TITLE_LIMIT = 90
CLAIM_LIMIT = 110
QUOTE_MARKS = "“”„«»\"‘’' "
SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "m", "mn", "bn", "tn", "k"})
NOTICE_WORDS = {
    NoticeKind.CORRECTION: "a correction",
    NoticeKind.CLARIFICATION: "a clarification",
    NoticeKind.UPDATE: "an update note",
    NoticeKind.EDITORS_NOTE: "an editor’s note",
}
PLACE_WORDS = {Place.TITLE: "the headline of ", Place.CAPTION: "a picture’s caption in "}


def lead_of(context: SnapshotContext, changes: Sequence[Change], notices: Sequence[Notice]) -> str:
    """One sentence: who changed what, in which article, how long after publication, with or without a notice.

    `changes` come the weightiest first.
    """
    title = f"“{shorten(one_line(context.article_title) or 'an article', TITLE_LIMIT)}”"
    if not changes:
        return f"{outlet_of(context)} {_noted(notices)} {title}{_since_publication(context)}."
    more = len(changes) - 1
    others = f" and made {more} more change{'s' if more > 1 else ''}" if more else ""
    where = PLACE_WORDS.get(changes[0].place, "") if not more else ""
    told = tell_change(changes[0])
    return f"{outlet_of(context)} {told}{others} in {where}{title}{_since_publication(context)}{_openness(changes, notices)}."


def outlet_of(context: SnapshotContext) -> str:
    """The outlet's name, or the host that the article came from."""
    host = re.match(r"https?://(?:www\.)?([^/:?#@]{1,100})(?=[/:?#]|$)", context.url)
    return shorten(one_line(context.outlet or ""), 60) or (one_line(host.group(1)) if host else "An outlet")


def headline_of(context: SnapshotContext, changes: Sequence[Change], notices: Sequence[Notice]) -> str:
    """The subject line: one line, at most 150 characters."""
    if not changes:
        words = NOTICE_WORDS[notices[0].kind] if notices else "a change"
    else:
        more = f" (+{len(changes) - 1} more)" if len(changes) > 1 else ""
        words = shorten(one_line(changes[0].summary) or changes[0].kind.value, 80) + more
    return shorten(f"{outlet_of(context)}: {words} – {one_line(context.article_title)}", 150)


def tell_change(change: Change) -> str:
    """What the outlet did, as the rest of a sentence that begins with its name."""
    match change.kind:
        case ChangeKind.FIGURE:
            return _tell_figure(change)
        case ChangeKind.QUOTE:
            return _tell_quote(change)
        case ChangeKind.SOURCING:
            return _tell_sourcing(change)


def _tell_figure(change: Change) -> str:
    before, after = _figure(change.before, change.sentence_before), _figure(change.after, change.sentence_after)
    if before and after:
        return f"changed {_without_shared_end(before, after)} to {after}"
    return f"added the figure {after}" if after else f"removed the figure {before}"


def _figure(claim: Claim | None, sentence: str | None) -> str:
    """The figure with what it counts, as the sentence has it: "34" of "34 Russian aircraft" gives the whole."""
    if claim is None:
        return ""
    text = shorten(one_line(claim.text), CLAIM_LIMIT)
    if not isinstance(claim, Figure) or not claim.unit or not claim.text[-1:].isdigit() or len(claim.unit) < 2:
        return text
    rest = one_line(sentence or "").partition(text)[2]
    counted = re.match(r"(?:[ -][^\W\d_][\w’'-]{0,30}){1,4}", rest)
    words = counted.group().split(" ") if counted else []
    for number, word in enumerate(words):
        if word.casefold().startswith(claim.unit.casefold()[:-1]) and number:
            return text + " ".join(words[: number + 1])
    return text


def _without_shared_end(before: str, after: str) -> str:
    """ "41 Russian aircraft" beside "34 Russian aircraft" is "41": nobody says the noun twice.

    A scale stays: "$200 to $150 million" would be a change of another size.
    """
    own, other = before.split(" "), after.split(" ")
    while len(own) > 1 and len(other) > 1 and own[-1] == other[-1] and own[-1].casefold() not in SCALES:
        own, other = own[:-1], other[:-1]
    return " ".join(own)


def _tell_quote(change: Change) -> str:
    before, after = _quote(change.before), _quote(change.after)
    was, now = _speaker(change.before), _speaker(change.after)
    match change.op:
        case ChangeOp.ADDED:
            return f"added a quote{_by(now)}: {after}"
        case ChangeOp.REMOVED:
            return f"removed a quote{_by(was)}: {before}"
        case ChangeOp.REATTRIBUTED:
            return f"re-attributed a quote from {was or 'nobody named'} to {now or 'nobody named'}: {after or before}"
        case ChangeOp.ALTERED:
            return f"reworded a quote{_by(now or was)} from {before} to {after}"


def _by(speaker: str) -> str:
    return f" by {speaker}" if speaker else ""


def _quote(claim: Claim | None) -> str:
    """The quoted words in one pair of marks, whatever marks the article has."""
    if claim is None:
        return ""
    return "“" + shorten(one_line(claim.text).strip(QUOTE_MARKS).rstrip(","), CLAIM_LIMIT) + "”"


def _speaker(claim: Claim | None) -> str:
    if not isinstance(claim, Quote):
        return ""
    return shorten(one_line(claim.speaker_name or (claim.speaker.text if claim.speaker else "")), 60)


def _tell_sourcing(change: Change) -> str:
    if _is_stance(change):
        return _tell_stance(change)
    before, after = _source(change.before), _source(change.after)
    if change.direction is Direction.WEAKENED:
        verb = "weakened the sourcing"
    elif change.direction is Direction.STRENGTHENED:
        verb = "strengthened the sourcing"
    else:
        verb = "changed the sourcing"
    if before and after:
        return f"{verb} from “{before}” to “{after}”"
    return f"added a source, “{after}”," if after else f"removed a source, “{before}”,"


def _is_stance(change: Change) -> bool:
    """Whether nobody stands behind either side: a hedge, a modal verb or a negation came, went or gave way."""
    claims = [claim for claim in (change.before, change.after) if isinstance(claim, Attribution)]
    return bool(claims) and all(claim.source is None for claim in claims)


def _tell_stance(change: Change) -> str:
    before, after = _source(change.before), _source(change.after)
    if before and after:
        verbs = {Direction.WEAKENED: "softened", Direction.STRENGTHENED: "firmed up", None: "reversed"}
        return f"{verbs[change.direction]} “{before}” to “{after}”"
    return f"put in “{after}”" if after else f"took out “{before}”"


def _source(claim: Claim | None) -> str:
    if isinstance(claim, Attribution) and claim.source is not None:
        return shorten(one_line(claim.source.text), CLAIM_LIMIT)
    return shorten(one_line(claim.text), CLAIM_LIMIT) if claim else ""


def _noted(notices: Sequence[Notice]) -> str:
    if not notices:
        return "changed"
    return f"put {NOTICE_WORDS[notices[0].kind]} on"


def _since_publication(context: SnapshotContext) -> str:
    if context.published is None or context.at < context.published:
        return ""
    return f", {duration_words(context.at - context.published)} after publication"


def duration_words(span: timedelta) -> str:
    """The two largest units: "2 h 5 min", "3 d 4 h", "less than a minute".

    >>> duration_words(timedelta(minutes=125))
    '2 h 5 min'
    """
    minutes = int(span.total_seconds()) // 60
    if minutes < 1:
        return "less than a minute"
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "d"), (hours, "h"), (rest, "min")]
    while parts[0][0] == 0:
        parts = parts[1:]
    return " ".join(f"{count} {unit}" for count, unit in parts[:2] if count)


def _openness(changes: Sequence[Change], notices: Sequence[Notice]) -> str:
    silent = sum(change.silent for change in changes)
    if silent == len(changes):
        return ", without a notice"
    if silent:
        return ", partly without a notice"
    return f", with {NOTICE_WORDS[notices[0].kind]}" if notices else ", with a new date but no notice"
