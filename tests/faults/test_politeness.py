"""Fault table, "politeness": what counting servers saw of us. Each hop of a redirect asks the robots.txt of its host."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from site_on_loopback import Answer, Site, article
from tests_running import run

from monitor.values import Outcome


def asked(site: Site) -> list[str]:
    return [path for path, _ in site.asked]


@pytest.mark.parametrize("forbidden", [True, False])
def test_a_redirect_to_another_host_asks_the_robots_txt_there(desk: Callable[..., Any], forbidden: bool) -> None:
    async def story() -> None:
        async with desk() as it, Site() as other:
            rules = "User-agent: *\nDisallow: /story" if forbidden else "User-agent: *\nAllow: /"
            other.pages["/robots.txt"] = Answer(rules, content_type="text/plain")
            other.pages["/story"] = Answer(article())
            for path in ("/one", "/two"):
                it.site.pages[path] = Answer("", 301, {"Location": other.url + "/story"})
                it.add(path)
            await it.do_due()
            first, second = it.article("/one"), it.article("/two")
            if forbidden:
                assert [a.last_outcome for a in (first, second)] == [Outcome.FAILED, Outcome.FAILED]
                assert "which robots.txt there asks us not to fetch" in first.last_reason
                assert asked(other) == ["/robots.txt"]
            else:
                assert asked(other) == ["/robots.txt", "/story", "/story"]
                assert first.id == second.id  # two ways to one article

    run(story())


def test_a_feed_s_redirect_into_what_its_own_robots_txt_forbids_is_not_followed(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /private", content_type="text/plain")
            it.site.pages["/feed.xml"] = Answer("", 302, {"Location": "/private/feed.xml"})
            it.site.feed("/story", path="/private/feed.xml")
            url = it.site.url + "/feed.xml"
            it.services.store.add_feed(url, name="", outlet=None, kind="feed", now=it.clock(), added_by="user")
            await it.do_due()
            (feed,) = it.services.store.feeds()
            assert "robots.txt" in (feed.fault or "")
            assert asked(it.site) == ["/robots.txt", "/feed.xml"]

    run(story())


def test_no_robots_txt_is_asked_on_the_way_where_the_setting_is_off(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(fetch={"respect_robots": False}) as it, Site() as other:
            other.pages["/story"] = Answer(article())
            it.site.pages["/one"] = Answer("", 301, {"Location": other.url + "/story"})
            it.add("/one")
            await it.do_due()
            assert asked(other) == ["/story"]

    run(story())


def test_a_counting_server_sees_no_violation(desk: Callable[..., Any]) -> None:
    """A feed of thirty stories at a pace of ten seconds and a Crawl-delay of twenty, with a 429 on the way."""

    async def story() -> None:
        async with desk(fetch={"host_interval_seconds": 10, "host_burst": 3}) as it:
            site, seen = it.site, []
            rules = "User-agent: *\nCrawl-delay: 20\nDisallow: /secret"
            site.pages["/robots.txt"] = Answer(rules, content_type="text/plain")
            paths = [f"/{number}" for number in range(30)]
            for path in paths:
                words = [
                    f"Clerks counted {100 + len(path)} forms at desk {path[1:]}, line {n}, they said." for n in range(6)
                ]
                site.pages[path] = Answer(article(*words, title=f"Count at desk {path[1:]}"))
            site.pages["/secret"] = Answer(article())
            site.pages["/7"] = [Answer("slow down", 429, {"Retry-After": "3600"}), site.pages["/7"]]
            site.feed(*paths, "/secret")
            url = site.url + "/feed.xml"
            it.services.store.add_feed(url, name="", outlet=None, kind="feed", now=it.clock(), added_by="user")
            for _ in range(3600):
                before = len(site.asked)
                await it.do_due()
                seen += [(it.clock(), path) for path, _ in site.asked[before:]]
                it.clock.move(seconds=5)
                if len(site.asked) > 34 and all(site.hits(path) for path in paths):
                    break
            asks = [(at, path) for at, path in seen if path != "/robots.txt"]
            gaps = [(later - at).total_seconds() for (at, _), (later, _) in itertools.pairwise(asks)]
            refused = next(number for number, (_, path) in enumerate(asks) if path == "/7")
            assert site.hits("/secret") == 0
            assert site.hits("/robots.txt") <= 1 + len(asks) * 20 // 86_400
            assert min(gaps) >= 20
            assert gaps[refused] >= 3600
            assert all(site.hits(path) for path in paths)

    run(story())
