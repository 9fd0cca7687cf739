"""Fault table, "politeness": what counting servers saw of us. Each hop of a redirect asks the robots.txt of its host."""

from __future__ import annotations

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
