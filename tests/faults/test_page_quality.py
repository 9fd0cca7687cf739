"""The fault table's rows on page quality: changing chrome, addresses of one article, and walls through the monitor."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from site_on_loopback import Answer
from tests_running import run
from unseen import all_walls, verdict_on_wall
from unseen_edits import true_pages
from unseen_stories import STORIES, chromed, story_page

from monitor.examination import FetchedPage, KnownVersion
from monitor.examine import examine, text_digest
from monitor.read.keys import article_key, canonical_key
from monitor.read.pages import read_page
from monitor.read.version import EXTRACTOR_VERSION
from monitor.values import Outcome, version_of

HEADERS = {"content-type": "text/html; charset=utf-8"}
PAGES = 200
# What stands around an article, at the n-th look.
ADS = (
    "<div class='ad'>Only today: {n} % off every coat</div>",
    "<aside class='ad-slot' data-slot='{n}'><a href='https://ads.example/c/{n}'>{n} pounds a month</a></aside>",
    "<iframe src='https://ads.example/{n}'></iframe>",
    "",
)
RELATED = (
    "<section class='related'><h2>Related</h2><ul><li><a href='/x/{n}'>Council spends {n} million on bridge {n}</a></li></ul></section>",
    "<div class='most-read'><h3>Most read</h3><ol><li><a href='/r/{n}'>{n} die in flood, mayor says</a></li></ol></div>",
    "<nav class='recommended'><a href='/q/{n}'>More: “we saw {n} boats”, says captain</a></nav>",
)
COUNTERS = (
    "<span class='comments-count'>{n} comments</span>",
    "<div class='share'>Shared {n} times</div>",
    "<p class='live-readers'>{n} people are reading this now</p>",
)
STAMPS = ("Updated {n} minutes ago", "Last updated {n} hours ago", "{n} min read", "Posted {n} minutes ago")


def page_in_chrome(lang: str, number: int) -> str:
    """The same article as it stands among what is never the same twice."""
    story = STORIES[lang]
    parts = [part[number % len(part)].format(n=number + 2) for part in (ADS, RELATED, COUNTERS, STAMPS)]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
    head = f"<meta property='og:title' content=\"{story.title}\"><script>var page={{views:{number * 7}}}</script>"
    main = (
        f"{parts[0]}<article><h1>{story.title}</h1><div class='meta'><time class='relative'>{parts[3]}</time>{parts[2]}</div>"
        f"<div class='body'>{body}</div></article>{parts[1]}"
    )
    return chromed(story, f"{story.title} | {story.site}", main, head=head, tail=f"<script>t={number}</script>")


def looked_at(html: str, known: KnownVersion | None, lang: str) -> Any:
    url = STORIES[lang].url
    return examine(FetchedPage(url, url, 200, HEADERS, html.encode()), known, EXTRACTOR_VERSION)


@pytest.mark.parametrize("lang", sorted(STORIES))
def test_an_unchanged_article_in_changing_chrome_never_changes(lang: str) -> None:
    first = read_page(page_in_chrome(lang, 0).encode(), HEADERS, STORIES[lang].url)
    assert first is not None
    known = KnownVersion(version_of(first), text_digest(first), None, EXTRACTOR_VERSION)
    looks = [looked_at(page_in_chrome(lang, number), known, lang) for number in range(1, PAGES // len(STORIES) + 2)]
    assert [look.comparison.changes for look in looks if look.comparison and look.comparison.changes] == []
    assert [look.outcome for look in looks if look.outcome is not Outcome.UNCHANGED] == []


def address_variants() -> list[str]:
    """A hundred ways to write one address."""
    tails = ["", "?utm_source=feed", "?fbclid=abc", "?gclid=1&utm_medium=x", "?utm_campaign=a&utm_content=b", "#top", "#comments",
             "?mc_cid=1&mc_eid=2", "?utm_source=a#b", "?ref=rss&utm_term=y"]  # fmt: skip
    heads = ["https://news.example/world/storm-hits-bay", "http://news.example/world/storm-hits-bay",
             "https://www.news.example/world/storm-hits-bay", "https://news.example/world/storm-hits-bay/",
             "https://NEWS.example/world/storm-hits-bay", "https://news.example:443/world/storm-hits-bay",
             "http://news.example:80/world/storm-hits-bay", "https://news.example/world/./storm-hits-bay",
             "https://news.example//world/storm-hits-bay", "https://news.example/world/storm%2Dhits%2Dbay"]  # fmt: skip
    return [head + tail for head in heads for tail in tails]


def test_a_hundred_variants_of_an_address_are_one_article() -> None:
    variants = address_variants()
    assert len(set(variants)) == 100
    keys = {article_key(variant) for variant in variants}
    assert len(keys) == 1, sorted(keys)


def test_the_canonical_address_joins_amp_and_print_pages() -> None:
    own = "https://news.example/world/storm-hits-bay"
    for other in (own + "/amp", own + "?output=amp", "https://amp.news.example/world/storm-hits-bay", own + "?print=1"):
        assert (canonical_key(other, own) or article_key(other)) == article_key(own), other


def test_addresses_of_different_articles_stay_apart() -> None:
    addresses = [
        *(f"https://news.example/world/story-{n}" for n in range(40)),
        *(f"https://news.example/?p={n}" for n in range(20)),
        *(f"https://news.example/article.php?id={n}" for n in range(20)),
        *(f"https://news.example/{year}/storm" for year in range(2000, 2010)),
        *(f"https://{host}.example/world/storm" for host in ("a", "b", "c", "d", "e")),
        *(f"https://news.example/world/storm?page={n}" for n in range(2, 7)),
    ]
    assert len({article_key(address) for address in addresses}) == len(addresses) == 100


@pytest.mark.faults
def test_two_hundred_walls_through_the_monitor_make_no_snapshot_and_no_alert(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            walls = [wall for wall in all_walls() if not wall.final_url]
            paths = {
                f"/{wall.lang}/{number}-{'-'.join(wall.name.split())[:40]}": wall for number, wall in enumerate(walls)
            }
            for path, wall in paths.items():
                it.site.pages[path] = Answer(
                    story_page(STORIES[wall.lang]).replace(STORIES[wall.lang].url, it.site.url + path)
                )
                it.add(path)
            await it.do_due()
            first = {path: it.article(path).latest_number for path in paths}
            for path, wall in paths.items():
                it.site.pages[path] = Answer(wall.html, wall.status, wall.headers)
            for _ in range(4):
                it.clock.move(hours=6)
                await it.services.stored(it.services.store.make_all_due, it.clock())
                await it.do_due()
            taken = [path for path in paths if it.article(path).latest_number > first[path]]
            sys.stdout.write(
                f"{len(paths)} walls, four looks at each: taken {taken}; {len(it.inbox.messages)} alerts\n"
            )
            assert len(paths) >= 200
            assert len(taken) <= 0.02 * len(paths)
            assert len(it.inbox.messages) <= len(taken)

    run(story())


def test_labelled_pages_are_enough_and_figures_hold(record_property: Callable[[str, object], None]) -> None:
    looks = [verdict_on_wall(wall, known=known) for wall in all_walls() for known in (True, False)]
    withheld = sum(not verdict.is_article for verdict in looks)
    assert len(all_walls()) >= 200
    assert len(true_pages()) >= 100
    assert withheld >= 0.98 * len(looks)
    record_property("seen", f"{withheld} of {len(looks)} looks at {len(all_walls())} walls withheld")
    assert {verdict.outcome for verdict in looks} >= {Outcome.BLOCKED, Outcome.CONSENT, Outcome.PAYWALL, Outcome.LOGIN}
