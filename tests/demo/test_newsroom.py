"""The newsroom as its readers meet it: over HTTP, on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import aiohttp
import pytest

from monitor.demo.desk import CALM_LOOKS
from monitor.demo.newsroom import Newsroom
from monitor.demo.story import Edit, Happening, Outlet, Story, Trouble
from monitor.errors import MonitorError
from monitor.fetch.quality import PageFacts, judge_response, judge_text
from monitor.read.feeds import read_feed
from monitor.read.pages import read_page
from monitor.values import Outcome

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
BODY = "\n\n".join(
    f"Paragraph {number} of this story says that {number + 40} boats lay in the outer basin when the wind turned, and "
    "that nobody on the quay had seen so many of them there since the winter of the long ice."
    for number in range(9)
)


def story(
    *steps: Edit | Trouble, outlet: Outlet = Outlet.COURIER, validators: bool = False, slug: str = "boats"
) -> Story:
    return Story(
        slug=slug, outlet=outlet, section="Harbour", byline="Ada Vane", title="Boats fill the outer basin",
        standfirst="The wind turned.", body=BODY, hours_old=2, steps=steps, keeps_validators=validators,
    )  # fmt: skip


def visit(stories: list[Story], talk: Callable[[Newsroom, aiohttp.ClientSession], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Newsroom(stories, clock=lambda: NOW) as newsroom, aiohttp.ClientSession() as session:
            await talk(newsroom, session)

    asyncio.run(run())


async def settle(session: aiohttp.ClientSession, url: str) -> None:
    for _ in range(CALM_LOOKS):
        async with session.get(url) as response:
            assert response.status == 200


def test_both_papers_have_a_feed_of_their_articles_and_a_page_that_names_it() -> None:
    stories = [story(slug="a"), story(slug="b", outlet=Outlet.POST)]

    async def talk(newsroom: Newsroom, session: aiohttp.ClientSession) -> None:
        assert len(set(newsroom.base_urls.values())) == 2
        for one in stories:
            url = newsroom.feeds[one.outlet]
            async with session.get(url) as response:
                feed = read_feed(await response.read(), {"content-type": response.headers["Content-Type"]}, url)
            assert feed.fault is None
            assert feed.kind == ("rss" if one.outlet is Outlet.COURIER else "atom")
            assert [entry.url for entry in feed.entries] == [newsroom.url_of(one)]
            assert feed.entries[0].published == datetime(2031, 5, 6, 10, tzinfo=UTC)
            async with session.get(newsroom.base_urls[one.outlet] + "/") as response:
                assert url.removeprefix(newsroom.base_urls[one.outlet]) in await response.text()
            async with session.get(newsroom.base_urls[one.outlet] + "/robots.txt") as response:
                assert "Disallow: /search" in await response.text()

    visit(stories, talk)


def test_a_feed_that_has_not_changed_is_not_sent_again() -> None:
    one = story(Edit(told_as="", title="Boats leave the outer basin"))

    async def talk(newsroom: Newsroom, session: aiohttp.ClientSession) -> None:
        url = newsroom.feeds[Outlet.COURIER]
        async with session.get(url) as response:
            tag = response.headers["ETag"]
        async with session.get(url, headers={"If-None-Match": tag}) as response:
            assert response.status == 304
        await settle(session, newsroom.url_of(one))
        newsroom.advance()
        async with session.get(url, headers={"If-None-Match": tag}) as response:
            assert response.status == 200
            assert "Boats leave" in await response.text()

    visit([one], talk)


def test_an_article_that_keeps_validators_answers_304_until_it_is_edited() -> None:
    one = story(Edit(told_as="", texts=(("48 boats", "47 of the boats"),)), validators=True)

    async def talk(newsroom: Newsroom, session: aiohttp.ClientSession) -> None:
        url = newsroom.url_of(one)
        async with session.get(url) as response:
            tag = response.headers["ETag"]
            assert response.headers["Last-Modified"] == "Tue, 06 May 2031 10:00:00 GMT"
        async with session.get(url, headers={"If-None-Match": tag}) as response:
            assert response.status == 304
        assert newsroom.is_settled  # a 304 is a look too
        newsroom.advance()
        async with session.get(url, headers={"If-None-Match": tag}) as response:
            assert response.status == 200
            assert "47 of the boats" in await response.text()
            assert response.headers["Last-Modified"] != "Tue, 06 May 2031 10:00:00 GMT"

    visit([one], talk)


def test_pages_of_two_looks_differ_and_read_the_same() -> None:
    one = story()

    async def talk(newsroom: Newsroom, session: aiohttp.ClientSession) -> None:
        url = newsroom.url_of(one)
        pages = []
        for _ in range(2):
            async with session.get(url) as response:
                assert response.headers.get("Content-Encoding") in ("gzip", "deflate", None)
                pages.append(await response.read())
        assert pages[0] != pages[1]
        headers = {"content-type": "text/html; charset=utf-8"}
        assert read_page(pages[0], headers, url) == read_page(pages[1], headers, url)
        assert newsroom.looks == {url: 2}

    visit([one], talk)


WITHHELD = {
    Happening.BOT_WALL: (200, Outcome.BLOCKED),
    Happening.REFUSAL: (403, Outcome.BLOCKED),
    Happening.OUTAGE: (503, Outcome.ERROR_PAGE),
    Happening.CONSENT: (200, Outcome.CONSENT),
    Happening.LOGIN: (200, Outcome.LOGIN),
}


@pytest.mark.parametrize("what", WITHHELD)
@pytest.mark.parametrize("outlet", Outlet)
def test_trouble_stands_at_the_address_and_is_known_for_what_it_is(what: Happening, outlet: Outlet) -> None:
    one = story(Trouble(what=what), outlet=outlet, validators=True)

    async def talk(newsroom: Newsroom, session: aiohttp.ClientSession) -> None:
        url = newsroom.url_of(one)
        await settle(session, url)
        newsroom.advance()
        status, outcome = WITHHELD[what]
        async with session.get(url, headers={"If-None-Match": 'W/"boats-0"'}) as response:
            assert response.status == status
            assert await judged(response, url) is outcome
        await settle(session, url)
        assert newsroom.is_done

    visit([one], talk)


async def judged(response: aiohttp.ClientResponse, url: str) -> Outcome:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = await response.read()
    facts = PageFacts(response.status, url, str(response.url), body.decode(), headers)
    verdict = judge_response(facts)
    if not verdict.is_article:
        return verdict.outcome
    try:
        article = read_page(body, headers, url)
    except MonitorError:
        article = None
    told = PageFacts(
        response.status, url, str(response.url), body.decode(), headers, None,
        article.title if article else "", article.text if article else "",
    )  # fmt: skip
    return judge_text(told).outcome


def test_a_cut_page_ends_before_its_promised_length() -> None:
    one = story(Trouble(what=Happening.CUT))

    async def talk(newsroom: Newsroom, session: aiohttp.ClientSession) -> None:
        url = newsroom.url_of(one)
        await settle(session, url)
        newsroom.advance()
        async with session.get(url) as response:
            with pytest.raises(aiohttp.ClientPayloadError):
                await response.read()
        await settle(session, url)
        assert newsroom.is_done

    visit([one], talk)


def test_an_edit_that_the_paper_admits_moves_the_modified_date_and_a_silent_one_does_not() -> None:
    silent = Edit(told_as="", texts=(("44 boats", "14 boats"),))
    told = Edit(told_as="", texts=(("45 boats", "15 boats"),), restamped=True)
    one = story(silent, told, outlet=Outlet.POST)

    async def talk(newsroom: Newsroom, session: aiohttp.ClientSession) -> None:
        url, stamps = newsroom.url_of(one), []
        headers = {"content-type": "text/html; charset=utf-8"}
        for _ in range(3):
            await settle(session, url)
            async with session.get(url) as response:
                article = read_page(await response.read(), headers, url)
            assert article is not None
            stamps.append(article.modified)
            newsroom.advance()
        assert stamps[0] == stamps[1]
        assert stamps[2] is not None
        assert stamps[2] > stamps[0]

    visit([one], talk)


def test_an_address_that_no_story_has_is_404() -> None:
    one = story()

    async def talk(newsroom: Newsroom, session: aiohttp.ClientSession) -> None:
        for path in ("/2031/05/other", "/2031/04/boats", "/nothing"):
            async with session.get(newsroom.base_urls[Outlet.COURIER] + path) as response:
                assert response.status == 404

    visit([one], talk)
