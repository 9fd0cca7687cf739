"""The validator of the tests: it finds what it is there for, and nothing in a good page."""

from __future__ import annotations

import pytest
from web_world import faults_of_html

PAGE = '<!doctype html><html lang="en"><head><title>t</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    "good",
    [
        '<label for="w">Words</label><input id="w">',
        "<label>Words <input></label>",
        "<details><summary>More</summary><a href='/'>All</a><button>Go</button></details>",
        "<a href='#'>Top</a><table><tr><th>n</th></tr></table>",
        "<svg><title>Plot</title></svg>",
    ],
)
def test_nothing_is_wrong_with_a_good_page(good: str) -> None:
    assert faults_of_html(PAGE.format(good)) == []


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ('<p id="a"></p><p id="a"></p>', "id 'a' stands 2 times"),
        ("<input name='q'>", "<input name='q'> has no label"),
        ('<label for="x">Words</label>', "for names 'x', which is not there"),
        ('<a href="#x">To it</a>', "a link leads to #x, which is not there"),
        ("<button><select><option>1</select></button>", "select inside button"),
        ("<a href='/'><span><button>Go</button></span></a>", "button inside a"),
        ("<font>red</font>", "<font> is obsolete"),
        ("<dl><dt>A</dt><dd>1</dd><dt>A</dt><dd>2</dd></dl>", "'A' stands 2 times in one <dl>"),
        ("<ul><p>one</p></ul>", "<ul> holds something beside <li>"),
        ("<table><tr><td>1</td></tr></table>", "a table has no heading"),
        ("<img src='/x.png'>", "an image has no alt"),
    ],
)
def test_what_is_wrong_is_found(bad: str, told: str) -> None:
    assert told in faults_of_html(PAGE.format(bad))


def test_a_page_has_a_language_and_a_title() -> None:
    found = faults_of_html("<!doctype html><html><head><title></title></head><body></body></html>")
    assert found == ["the page has no language", "the page has no title"]
