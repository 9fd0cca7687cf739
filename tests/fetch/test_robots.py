"""What robots.txt lets us fetch."""

from __future__ import annotations

import time

import pytest

from monitor.fetch.robots import crawl_delay_seconds, may_fetch, robots_from, robots_url

AGENT = "monitor/0.1 (+https://example.org)"
RULES = """
User-agent: *
Disallow: /private
Allow: /private/press
Crawl-delay: 7

User-agent: monitor
Disallow: /drafts/*.html$
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        ("other/1", "/private/a", False),
        ("other/1", "/private/press/a", True),
        (AGENT, "/private/a", True),
        (AGENT, "/drafts/a.html", False),
        (AGENT, "/drafts/a.html?x", True),
        ("other/1", "/robots.txt", True),
    ],
)
def test_the_longest_match_of_our_own_group_decides(agent: str, path: str, allowed: bool) -> None:
    assert may_fetch(RULES, f"https://example.com{path}", agent) is allowed


def test_no_rules_allow_everything() -> None:
    assert may_fetch(None, "https://example.com/a", AGENT)
    assert may_fetch("", "https://example.com/a", AGENT)


def test_crawl_delay_is_that_of_our_group() -> None:
    assert crawl_delay_seconds(RULES, "other/1") == 7
    assert crawl_delay_seconds(RULES, AGENT) is None
    assert crawl_delay_seconds("User-agent: *\nCrawl-delay: 999999", AGENT) == 3_600
    assert crawl_delay_seconds("User-agent: *\nRequest-rate: 1/20", AGENT) == 20


@pytest.mark.parametrize(
    ("status", "kept", "allowed"),
    [
        (404, None, True),
        (401, None, True),
        (403, "User-agent: *\nDisallow: /", True),
        (429, None, False),
        (429, "", True),
        (500, None, False),
        (503, "", True),
        (503, "User-agent: *\nDisallow: /", False),
    ],
)
def test_an_answer_without_rules_stands_for_some(status: int, kept: str | None, allowed: bool) -> None:
    assert may_fetch(robots_from(status, b"<html>", kept), "https://example.com/a", AGENT) is allowed


def test_a_page_in_place_of_rules_forbids_nothing() -> None:
    html = robots_from(200, b"\xef\xbb\xbf<!DOCTYPE html><html>\0<p>Disallow</p>" + b"x" * 2_000_000)
    assert may_fetch(html, "https://example.com/a", AGENT)


def test_robots_stand_at_the_root_of_the_same_port_without_credentials() -> None:
    assert robots_url("http://me:pass@example.com:8080/a/b?c#d") == "http://example.com:8080/robots.txt"


def test_a_hostile_pattern_and_a_huge_file_take_little_time() -> None:
    started = time.monotonic()
    wild = "User-agent: *\nDisallow: /" + "*a" * 200 + "*b$\n"
    assert may_fetch(wild, "https://example.com/" + "a" * 2_000, AGENT)
    long = "User-agent: *\n" + "".join(f"Disallow: /p{number}\n" for number in range(30_000))
    assert may_fetch(long, "https://example.com/a", AGENT)
    assert time.monotonic() - started < 2
