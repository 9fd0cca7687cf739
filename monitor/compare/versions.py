"""Two versions of an article compared: what became of every claim in title, summary and text. PURE.

Both sides are read by the same extractor, so an upgrade can't fake a change. The order of the story: notices and
boilerplate aside, sentences aligned, quotes followed, then figures and sources, then links; each change once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import date

from monitor.claims.language_of import language_of
from monitor.claims.reuse import Reuse
from monitor.compare.align import align
from monitor.compare.figures_changed import figures_changed, same_figure
from monitor.compare.found import Found, Pair
from monitor.compare.hunks import reworded_sentences
from monitor.compare.intervals import Intervals
from monitor.compare.labels_changed import labels_changed
from monitor.compare.links_changed import link_target, links_changed
from monitor.compare.notices import find_notices, new_notices
from monitor.compare.one_speech import told_as_one_speech
from monitor.compare.quotes_changed import quotes_changed
from monitor.compare.severity import severity_of
from monitor.compare.sides import Side, make_side
from monitor.compare.silence import is_silent
from monitor.compare.sourcing_changed import sourcing_changed
from monitor.compare.speakers_told_once import is_reattributed, speakers_told_once
from monitor.compare.stance_changed import stances_changed
from monitor.compare.summary import summary_of
from monitor.compare.told_in_places import with_place
from monitor.text.normal import fold
from monitor.values import (
    Change,
    Comparison,
    Figure,
    Link,
    Notice,
    Place,
    Quote,
    Version,
)

__all__ = ["Pairs", "compare", "compare_pairs", "pair_place", "read_as"]

Notices = tuple[Notice, ...]
# What a comparison read, by place: both sides and their alignment. A place that did not change is not in it.
Pairs = dict[Place, Pair]


def compare(before: Version, after: Version, *, each_place: bool = False, reuse: Reuse | None = None) -> Comparison:
    """Every change of a claim from one version to the next, the gravest first; the later version's new notices.

    A claim of the same text in both versions is never reported, wherever it moved. A figure inside an altered quote
    is part of the quote's change; a change made in headline and text alike is the text's. With `each_place` a figure
    that headline, summary or captions word otherwise ("41 planes", "forty-one aircraft") is listed there as well.
    `reuse` is for who reads the same two versions again, in the language and of the day of `read_as`.
    """
    return compare_pairs(before, after, each_place=each_place, reuse=reuse)[0]


def compare_pairs(
    before: Version, after: Version, *, each_place: bool = False, reuse: Reuse | None = None
) -> tuple[Comparison, Pairs]:
    """`compare`, and the aligned sides that it was made of, for who follows the claims that did not change."""
    if _reads_alike(before, after):
        return Comparison(), {}
    language, _ = read_as(before, after)
    before, after = replace(before, language=language), replace(after, language=language)
    told_before, told_after = find_notices(before.text, language), find_notices(after.text, language)
    new, reuse = new_notices(told_before, told_after), reuse or Reuse()
    texts = _pair(before.text, after.text, before, after, reuse, told_before, told_after)
    pairs = {Place.TEXT: texts}
    found = _changes_of(texts, before.links, after.links, Place.TEXT, language)
    for place in (Place.TITLE, Place.SUMMARY, Place.CAPTION):
        one, other = _said_in(before, place), _said_in(after, place)
        if one and other and one != other:
            pairs[place] = _pair(one, other, before, after, reuse)
            others = _changes_of(pairs[place], (), (), place, language)
            found = with_place(found, others, texts, each_place=each_place)
    changes = tuple(_change(item, before, after, new) for item in _told_once(found))
    comparison = Comparison(
        changes=tuple(sorted(changes, key=_reading_order)),
        notices=new,
        text_changed=before.text != after.text,
    )
    return comparison, pairs


def pair_place(before: Version, after: Version, place: Place) -> Pair | None:
    """Both sides of one place, read and aligned; None where a version has nothing there."""
    one, other = _said_in(before, place), _said_in(after, place)
    if not one or not other:
        return None
    language, _ = read_as(before, after)
    before, after = replace(before, language=language), replace(after, language=language)
    notices = (find_notices(one, language), find_notices(other, language)) if place is Place.TEXT else ((), ())
    return _pair(one, other, before, after, Reuse(), *notices)


def _said_in(version: Version, place: Place) -> str:
    said = {Place.TITLE: version.title, Place.SUMMARY: version.summary, Place.CAPTION: version.caption_text}
    return said.get(place, version.text) or ""


def _reading_order(change: Change) -> tuple[int, int]:
    """The gravest first, then as they stand in the text."""
    claim = change.after or change.before
    return -change.severity.rank, claim.start if claim else 0


def read_as(before: Version, after: Version) -> tuple[str, date | None]:
    """One language and day for both sides and their headlines: told by the page, the language else by the longer text."""
    longer = max(before.text, after.text, key=len) or after.title or before.title
    published = before.published or after.published
    return after.language or before.language or language_of(longer), published.date() if published else None


def _told_once(found: list[Found]) -> list[Found]:
    """Changes of the same wording on both sides as one, with the number of places."""
    first: dict[object, int] = {}
    counts: Counter[int] = Counter()
    kept: list[Found] = []
    for one in found:
        claims = tuple(fold(claim.text) if claim else None for claim in (one.before, one.after))
        at = first.setdefault((one.kind, one.op, one.place, one.direction, claims), len(kept))
        counts[at] += 1
        if at == len(kept):
            kept.append(one)
    return [
        replace(one, remarks=(*one.remarks, f"in {counts[at]} places")) if counts[at] > 1 else one
        for at, one in enumerate(kept)
    ]


def _reads_alike(before: Version, after: Version) -> bool:
    said, now = ((one.title, one.summary, one.text, one.captions) for one in (before, after))
    return said == now and _targets(before.links) == _targets(after.links)


def _targets(links: tuple[Link, ...]) -> list[tuple[str, str]]:
    return [(link_target(link.url), link.anchor) for link in links]


def _pair(
    one: str,
    other: str,
    before: Version,
    after: Version,
    reuse: Reuse,
    told_before: Notices = (),
    told_after: Notices = (),
) -> Pair:
    language, day = read_as(before, after)
    headlines = ("", "") if one == before.title and other == after.title else (before.title, after.title)
    left = make_side(one, language, day, told_before, headlines[0], reuse)
    right = make_side(other, language, day, told_after, headlines[1], reuse)
    return Pair(left, right, align(left.words, right.words))


def _changes_of(
    pair: Pair, links_before: tuple[Link, ...], links_after: tuple[Link, ...], place: Place, language: str
) -> list[Found]:
    quotes = quotes_changed(pair)
    reworded = [found for found in quotes if not is_reattributed(found)]
    spans_before = [(found.before.start, found.before.end) for found in quotes if found.before]
    spans_after = [(found.after.start, found.after.end) for found in quotes if found.after]
    figures = figures_changed(pair, _within(pair.before, spans_before), _within(pair.after, spans_after))
    sentences = tuple(reworded_sentences(pair))
    figures += labels_changed(sentences, pair, language)
    sources = sourcing_changed(pair, _quotes(reworded, later=False), _quotes(reworded, later=True))
    quotes, sources = speakers_told_once(quotes, sources)
    figures = _not_of_sources(figures, sources)
    sources += stances_changed(sentences, pair, language, sources)
    links = links_changed(pair, links_before, links_after, sources)
    named = [_naming_figures(found, pair) for found in told_as_one_speech(quotes, pair)]
    return [_placed(found, pair, place) for found in (*named, *figures, *sources, *links)]


def _not_of_sources(figures: list[Found], sources: list[Found]) -> list[Found]:
    """Figures but those that come and go with a source that is told: "two" of "two people familiar with the talks"."""
    gone = Intervals((one.before.start, one.before.end) for one in sources if one.before)
    new = Intervals((one.after.start, one.after.end) for one in sources if one.after)
    return [
        found
        for found in figures
        if not (found.after is None and found.before is not None and found.before.start in gone)
        and not (found.before is None and found.after is not None and found.after.start in new)
    ]


def _quotes(found: list[Found], *, later: bool) -> list[Quote]:
    claims = (change.after if later else change.before for change in found)
    return [claim for claim in claims if isinstance(claim, Quote)]


def _within(side: Side, spans: list[tuple[int, int]]) -> frozenset[int]:
    quoted = Intervals(spans)
    return frozenset(figure.start for figure in side.figures if figure.start in quoted)


def _naming_figures(found: Found, pair: Pair) -> Found:
    """An altered quote with the figures that changed inside it named."""
    if not isinstance(found.before, Quote) or not isinstance(found.after, Quote):
        return found
    left = _figures_in(pair.before, found.before)
    right = _figures_in(pair.after, found.after)
    lost = [one for one in left if not any(same_figure(one, other) for other in right)]
    won = [other for other in right if not any(same_figure(one, other) for one in left)]
    if not lost and not won:
        return found
    remark = f"{_listed(lost)} → {_listed(won)}"
    return replace(found, remarks=(*found.remarks, remark))


def _figures_in(side: Side, quote: Quote) -> list[Figure]:
    first = bisect_left(side.figures, quote.start, key=lambda figure: figure.start)
    last = bisect_left(side.figures, quote.end, key=lambda figure: figure.start)
    return list(side.figures[first:last])


def _listed(figures: list[Figure]) -> str:
    return ", ".join(figure.text for figure in figures) or "no figure"


def _placed(found: Found, pair: Pair, place: Place) -> Found:
    before = pair.before.sentences_text(found.before) if found.before else None
    after = pair.after.sentences_text(found.after) if found.after else None
    return replace(found, place=place, sentence_before=before, sentence_after=after)


def _change(found: Found, before: Version, after: Version, notices: Notices) -> Change:
    return Change(
        kind=found.kind,
        op=found.op,
        before=found.before,
        after=found.after,
        sentence_before=found.sentence_before,
        sentence_after=found.sentence_after,
        summary=summary_of(found),
        direction=found.direction,
        severity=severity_of(found),
        silent=is_silent(found, before, after, notices),
        place=found.place,
    )
