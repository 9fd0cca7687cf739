"""Links that were presented as the source: dropped, added, retargeted. PURE; it follows none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from monitor.compare.found import Found, Pair
from monitor.compare.intervals import Intervals
from monitor.compare.sides import Side, folded_words
from monitor.compare.word_sets import word_set
from monitor.values import Attribution, ChangeKind, ChangeOp, Direction, Link, SourceClass, Span

__all__ = ["link_target", "links_changed"]

# Parameters that tell who clicked, not what is linked.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src|cmpid|icid|smid|partner)\Z")
# Words of an anchor that present what is linked as a source.
_DOCUMENTS = word_set(
    "report reports statement statements study studies survey poll documents document filing filings letter memo "
    "lawsuit complaint indictment ruling order transcript data figures analysis research paper records record release "
    "post posted tweet tweeted announcement email emails video interview testimony affidavit audit review"
)
_OUTLETS = word_set("reported reports according told first news times post journal reuters ap bbc")


def links_changed(pair: Pair, before: Iterable[Link], after: Iterable[Link], sources: Sequence[Found]) -> list[Found]:
    """Source links lost, gained or led elsewhere in sentences that both versions have.

    `sources` are the changes of sourcing found already: a link inside one is part of it.
    """
    left = {_place(link, pair.before): link for link in before if _presents(link, pair.before)}
    right = {_place(link, pair.after): link for link in after if _presents(link, pair.after)}
    counterpart = _counterparts(pair)
    changes: list[Found] = []
    targets_before = {link_target(link.url) for link in before}
    targets_after = {link_target(link.url) for link in after}
    met: set[tuple[int, str]] = set()
    for (sentence, anchor), link in left.items():
        there = counterpart.get(sentence)
        other = right.get((there, anchor)) if there is not None else None
        if other is not None and there is not None:
            met.add((there, anchor))
            if link_target(link.url) != link_target(other.url):
                changes.append(_retargeted(link, other, pair))
        elif there is not None and link_target(link.url) not in targets_after:
            changes.append(_dropped(link, pair))
    back = {j: i for i, j in counterpart.items()}
    for (sentence, anchor), link in right.items():
        if (sentence, anchor) not in met and sentence in back and link_target(link.url) not in targets_before:
            changes.append(_gained(link, pair))
    told_before = Intervals((one.before.start, one.before.end) for one in sources if one.before)
    told_after = Intervals((one.after.start, one.after.end) for one in sources if one.after)
    return [change for change in changes if not _is_told(change, told_before, told_after)]


def link_target(url: str) -> str:
    """What a link leads to, for comparing: without scheme, "www.", fragment, tracking parameters and last slash.

    >>> link_target("https://www.example.org/a/?utm_source=x&id=3#top")
    'example.org/a?id=3'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = urlencode([pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0])])
    host = parts.netloc.lower().removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


def _presents(link: Link, side: Side) -> bool:
    """Whether the anchor or its neighbourhood gives the link as the source."""
    if not side.sentences or not 0 <= link.start < link.end <= len(side.text):
        return False
    if set(folded_words(link.anchor)) & (_DOCUMENTS | _OUTLETS):
        return True
    return any(
        span.start < link.end and link.start < span.end
        for attribution in side.attributions
        for span in (attribution.cue, attribution.source)
        if span is not None
    )


def _place(link: Link, side: Side) -> tuple[int, str]:
    return side.sentence_of(link.start), " ".join(folded_words(link.anchor))


def _counterparts(pair: Pair) -> dict[int, int]:
    found = dict(pair.alignment.same)
    for group in pair.alignment.groups:
        found.update(dict.fromkeys(group.before, group.after[0]))
    return found


def _claim(link: Link, side: Side) -> Attribution:
    anchor = Span(link.start, link.end, side.text[link.start : link.end])
    outlet = bool(set(folded_words(link.anchor)) & _OUTLETS)
    kind = SourceClass.OUTLET if outlet else SourceClass.DOCUMENT
    return Attribution(link.start, link.end, anchor.text, anchor, None, kind, anchor, None)


def _dropped(link: Link, pair: Pair) -> Found:
    claim = _claim(link, pair.before)
    remark = f"link to {link.url} dropped"
    return Found(ChangeKind.SOURCING, ChangeOp.REMOVED, claim, None, Direction.WEAKENED, (remark,), grave=True)


def _gained(link: Link, pair: Pair) -> Found:
    claim = _claim(link, pair.after)
    return Found(
        ChangeKind.SOURCING, ChangeOp.ADDED, None, claim, Direction.STRENGTHENED, (f"link to {link.url} added",)
    )


def _retargeted(link: Link, other: Link, pair: Pair) -> Found:
    remark = f"link now leads to {other.url}, not {link.url}"
    before, after = _claim(link, pair.before), _claim(other, pair.after)
    return Found(ChangeKind.SOURCING, ChangeOp.ALTERED, before, after, None, (remark,))


def _is_told(change: Found, told_before: Intervals, told_after: Intervals) -> bool:
    lost = change.before is not None and change.before.start in told_before
    return lost or (change.after is not None and change.after.start in told_after)
