"""One article has one key; two articles have two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.read.keys import article_key, canonical_key, fetch_url, host_of, outlet_of, web_url

PATH = "/news/2026/mill-reopens-after-fire-48213"
KEY = f"https://ferry.example{PATH}"
HOSTS = ["ferry.example", "www.ferry.example", "m.ferry.example", "FERRY.example.", "amp.ferry.example"]
TAILS = [
    "", "/", "#top", "?utm_source=rss&utm_medium=feed", "?fbclid=abc", "?ref=twitter", "/amp", "/amp/", "?amp=1",
    "?CMP=share_btn", "?at_medium=RSS#c", "?",
]  # fmt: skip
VARIANTS = [f"{scheme}://{host}{PATH}{tail}" for scheme in ("http", "https") for host in HOSTS for tail in TAILS]
VARIANTS += [
    f"http://ferry.example:80{PATH}",
    f"https://ferry.example:443{PATH}",
    "https://ferry.example/news/./x/../2026//mill-reopens-after-fire-48213",
    "https://ferry.example/news/2026/mill%2Dreopens-after-fire-48213",
    f"https://www.google.com/amp/s/ferry.example{PATH}",
    f"https://ferry-example.cdn.ampproject.org/c/s/ferry.example{PATH}/amp",
    f" https://ferry.example{PATH}\n",
]
# Each is a story of its own.
APART = [
    "https://e.example/story?id=123", "https://e.example/story?id=124", "https://e.example/?p=1", "https://e.example/?p=2",
    "https://e.example/s?story=7", "https://e.example/s?v=abc", "https://e.example/s?v=abd", "https://e.example/s",
    "https://e.example/S", "https://e.example/s.html", "https://e.example/a/s", "https://e.example/a%2Fs",
    "https://e.example:8080/s", "https://b.e.example/s", "https://e.example/s?ref=48213", "https://e.example/s?cid=99812",
    "https://e.example/wiki/amp", "https://e.example/wiki", "https://e.example/#!/story/1", "https://e.example/#!/story/2",
    "https://e.example/s?page=2", "https://e.example/?123", "https://e.example/?124", "https://e.example/s?a=1&a=2",
    "https://e.example/s?a=2&a=1", "https://e.example/s?q=a%26b=1", "https://e.example/s?q=a&b=1", "https://e.example/",
]  # fmt: skip


def test_hundred_variants_are_one_article() -> None:
    assert len(set(VARIANTS)) >= 100
    assert {article_key(url) for url in VARIANTS} == {KEY}


def test_no_two_stories_share_a_key() -> None:
    keys = [article_key(url) for url in APART]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_order_of_parameters_and_international_names_do_not_matter() -> None:
    assert article_key("https://e.example/s?b=2&a=1") == article_key("https://e.example/s?a=1&b=2")
    assert article_key("https://bücher.example/ä") == article_key("https://XN--bcher-kva.example/%c3%a4")


@given(
    st.one_of(st.text(max_size=60), st.text("/.?&=%#:aA1-+ ~é@[]amp\\", max_size=60).map("https://e.example".__add__))
)
def test_key_of_a_key_is_itself(url: str) -> None:
    assert article_key(article_key(url)) == article_key(url)
    assert isinstance(host_of(url), str)
    assert isinstance(outlet_of(url), str)
    web_url(url)
    canonical_key("https://e.example/a-b-c", url)


PAGE = "https://www.ferry.example/news/2026/mill-reopens-after-fire?x=1"


@pytest.mark.parametrize(
    ("page", "stated", "believed"),
    [
        (PAGE, "https://ferry.example/news/2026/mill-reopens-after-fire", True),
        (PAGE, "/news/2026/mill-reopens-after-the-fire", True),
        ("https://m.ferry.example/s/48213", "https://www.ferry.example/news/mill-reopens-now-48213", True),
        (PAGE, "https://ferry.example/", False),
        (PAGE, "/", False),
        (PAGE, "https://ferry.example/news", False),
        (PAGE, "https://other.example/news/2026/mill-reopens-after-fire", False),
        (PAGE, "https://ferry.example/404", False),
        (PAGE, "javascript:alert(1)", False),
        (PAGE, "", False),
        ("https://ferry.example/story.php?id=7", "https://ferry.example/story.php", False),
        ("https://a.blogspot.com/2026/01/a-b-c.html", "https://b.blogspot.com/2026/01/a-b-c.html", False),
    ],
)
def test_canonical_is_believed_only_of_a_story_on_the_same_site(page: str, stated: str, believed: bool) -> None:
    assert (canonical_key(page, stated) is not None) is believed


def test_roles_of_an_address() -> None:
    assert fetch_url(" https://e.example/a?utm_source=x&id=1#top ") == "https://e.example/a?utm_source=x&id=1"
    assert [host_of(url) for url in ("https://E.example/", "http://e.example:81/", "http://[::1]:80/", "x")] == [
        "e.example", "e.example:81", "[::1]", "",
    ]  # fmt: skip
    assert outlet_of("https://news.ferry.co.uk/a") == "ferry.co.uk"
    assert outlet_of("http://127.0.0.1:8080/a") == "127.0.0.1"


@pytest.mark.parametrize(
    "url", ["javascript:x", "ftp://e.example/", "https://", "https://e\\@b/", "//", "https://e:x/", "\0"]
)
def test_only_web_addresses_are_web_addresses(url: str) -> None:
    assert web_url(url) is None
