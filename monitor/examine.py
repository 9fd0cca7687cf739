"""PURE: one fetched page against what is known of its article. Runs in a worker process; touches nothing else.

quality -> fingerprint -> read -> quality again -> compare. Each step may end it: most looks bring nothing new.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.compare.lineage import follow
from monitor.compare.versions import compare_pairs
from monitor.examination import EVERYTHING, Examination, FetchedPage, KnownVersion
from monitor.fetch.quality import NO_TEXT, PageFacts, PreviousFacts, Verdict, judge_response, judge_text
from monitor.fetch.quality_facts import ARTICLE
from monitor.fetch.quality_senses import has_notice
from monitor.fetch.quality_text import is_same_title, plain
from monitor.fetch.quality_twins import mark_of
from monitor.read.encoding import decode_page
from monitor.read.fingerprint import page_fingerprint
from monitor.read.keys import article_key
from monitor.read.pages import read_page
from monitor.values import ArticleText, Outcome, ParsedFeed, Version, version_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from monitor.values import Comparison

__all__ = ["compare_recorded", "examine", "read_feed_or_sitemap", "text_digest"]


NOTICE_WITHIN = 2_000  # a statement in the place of a story stands at its beginning


def text_digest(article: ArticleText) -> str:
    """SHA-256 of what makes a version: title, summary, text, captions, and its links without their tracking parameters."""
    links = [(article_key(link.url), link.anchor) for link in article.links]
    said = [article.title, article.summary, article.text, links]
    # An article without pictures keeps the digest that it had before captions were read.
    content = json.dumps([*said, article.captions] if article.captions else said, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def examine(page: FetchedPage, known: KnownVersion | None, extractor: str) -> Examination:
    """What this page is, and what changed against the latest snapshot. Raises ReadError where it can't be read.

    `extractor` is the present extractor's version. The comparison of a first snapshot is None: it raises no change.
    """
    facts = _facts(page, known)
    answer = _unless_pardoned(judge_response(facts), page)
    if not answer.is_article:
        return Examination(answer.outcome, answer.reason, answer.suspicious)
    fingerprint = page_fingerprint(page.body, page.headers, extractor)
    if known is not None and fingerprint == known.fingerprint:
        return Examination(Outcome.UNCHANGED, "", fingerprint=fingerprint, digest=known.digest)
    article = read_page(page.body, page.headers, page.final_url)
    title, text = (article.title, article.text) if article else ("", "")
    verdict = _unless_pardoned(judge_text(replace(facts, title=title, text=text)), page)
    marked = _marked(verdict, facts, title, text)
    if not verdict.is_article or article is None:
        return marked
    return _compared(article, page, known, extractor, fingerprint, marked)


def compare_recorded(before: Version, after: Version) -> Comparison:
    """Two recorded versions compared anew: where what stood between them turned out to be no article."""
    return compare_pairs(before, after)[0]


def _unless_pardoned(verdict: Verdict, page: FetchedPage) -> Verdict:
    """A verdict that a person overruled before is not passed again."""
    return ARTICLE if page.pardoned == EVERYTHING or verdict.reason in page.pardoned else verdict


def _marked(verdict: Verdict, facts: PageFacts, title: str, text: str) -> Examination:
    known_as = (facts.previous.title if facts.previous else facts.feed_title) or ""
    found = verdict.is_article or (None if verdict.reason != NO_TEXT else False)
    return Examination(
        verdict.outcome,
        verdict.reason,
        verdict.suspicious,
        looks_needed=verdict.looks,
        mark=mark_of(text),
        title_mark=mark_of(title * 4) or "",
        own_title=is_same_title(plain(title), plain(known_as)),
        has_notice=has_notice(plain(text[:NOTICE_WITHIN])),
        found_text=found,
    )


def read_feed_or_sitemap(body: bytes, headers: Mapping[str, str], url: str) -> ParsedFeed:
    """A feed's or sitemap's entries. Raises ReadError where it is neither."""
    from monitor.read.feeds import read_feed
    from monitor.read.sitemaps import read_sitemap
    from monitor.read.sniff import kind_of

    if kind_of(body, headers, url) in ("sitemap", "sitemap_index"):
        return read_sitemap(body, headers, url)
    return read_feed(body, headers, url)


def _facts(page: FetchedPage, known: KnownVersion | None) -> PageFacts:
    return PageFacts(
        status=page.status,
        requested_url=page.requested_url,
        final_url=page.final_url,
        html=decode_page(page.body, page.headers),
        headers=page.headers,
        incomplete=page.incomplete,
        previous=PreviousFacts(known.version.title, known.version.text) if known else None,
        feed_title=page.feed_title,
    )


def _compared(
    article: ArticleText,
    page: FetchedPage,
    known: KnownVersion | None,
    extractor: str,
    fingerprint: str,
    marked: Examination,
) -> Examination:
    digest = text_digest(article)
    found = replace(
        marked,
        outcome=Outcome.CHANGED,
        fingerprint=fingerprint,
        digest=digest,
        article=article,
        feed_updated=page.feed_updated,
        base_number=known.number if known else 0,
    )
    if known is None:
        return found
    before, known_digest = _read_again(known, extractor)
    if digest == known_digest:
        return replace(found, outcome=Outcome.UNCHANGED, suspicious=False, digest=known.digest)
    after = _seen(version_of(article), page.fetched_at, page.feed_updated)
    compared = compare_pairs(_seen(before, known.taken_at, known.feed_updated), after)
    # Lineages name places in the texts as they were recorded, whoever would read them otherwise today.
    same_reading = compared if before == known.version else None
    number = known.next_number or known.number + 1
    lineages = follow(known.lineages, known.version, after, number, same_reading, follows=known.number)
    return replace(found, comparison=compared[0], lineages=lineages)


def _seen(version: Version, at: datetime | None, feed_updated: datetime | None) -> Version:
    """A version with what is known of it from outside its page."""
    return replace(version, seen_at=at, feed_updated=feed_updated)


def _read_again(known: KnownVersion, extractor: str) -> tuple[Version, str]:
    """The latest snapshot as the present extractor reads it."""
    if known.extractor == extractor or known.body is None:
        return known.version, known.digest
    article = read_page(known.body, known.headers or {}, known.url)
    return (known.version, known.digest) if article is None else (version_of(article), text_digest(article))
