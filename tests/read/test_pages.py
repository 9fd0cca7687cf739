"""An article is what its page says, and nothing of what stands around it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pagemaker import SHAPES, STORY, page, paragraphs

from monitor.errors import ReadError
from monitor.read.fingerprint import page_fingerprint
from monitor.read.pages import EXTRACTOR_VERSION, read_page
from monitor.values import ArticleText

URL = "https://ferry.example/news/council-cost-12"


def read(body: bytes) -> ArticleText:
    article = read_page(body, {"content-type": "text/html; charset=utf-8"}, URL)
    assert article is not None
    return article


def story(html: str, head: str = "") -> ArticleText:
    filler = "".join(f"<p>{text}</p>" for text in STORY[:3])
    return read(f"<html><head>{head}</head><body><article>{html}{filler}</article></body></html>".encode())


@pytest.mark.parametrize("shape", SHAPES)
def test_whole_story_and_only_it_is_the_text(shape: str) -> None:
    assert read(page(STORY, shape)).text.split("\n\n")[-len(STORY) :] == STORY


@pytest.mark.parametrize("shape", SHAPES)
def test_unchanged_article_in_changing_chrome_is_one_text(shape: str) -> None:
    texts = {read(page(STORY, shape, seed, padding=seed * 300)).text for seed in range(40)}
    assert len(texts) == 1


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("length", [1, 2, 3])
def test_brief_story_in_changing_chrome_is_one_text(shape: str, length: int) -> None:
    texts = {read(page(paragraphs(length), shape, seed, padding=seed * 500)).text for seed in range(0, 40, 4)}
    assert texts == {"\n\n".join(paragraphs(length))}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("length", [3, 6, 12, 30])
def test_paragraph_more_or_less_leaves_the_others_alone(shape: str, length: int) -> None:
    whole = paragraphs(length, seed=4)
    for place in range(0, length, 5):
        less = whole[:place] + whole[place + 1 :]
        assert read(page(less, shape)).text.split("\n\n")[-len(less) :] == less


def test_statements_of_the_page_are_read() -> None:
    article = read(page(STORY))
    assert article.title == "Council counts the cost"
    assert article.byline == "Ada Brook, Lin Moss"
    assert article.published == datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    assert article.modified == datetime(2026, 1, 6, 8, 30, tzinfo=UTC)
    assert (article.language, article.outlet, article.canonical_url) == ("en", "The Ferry", URL)


def test_links_stand_where_their_anchors_are() -> None:
    article = story('<p>He asked <a href="/q?a=1">the board</a>, <b>then <a href="https://x.example/">Bo</a></b>.</p>')
    assert [(link.url, link.anchor) for link in article.links] == [
        ("https://ferry.example/q?a=1", "the board"),
        ("https://x.example/", "Bo"),
    ]
    assert all(article.text[link.start : link.end] == link.anchor for link in article.links)
    assert article.text.startswith("He asked the board, then Bo.")


def test_links_of_the_chrome_and_of_scripts_are_no_links() -> None:
    article = read(
        page([*STORY, 'See <a href="javascript:alert(1)">this</a> and <a href="/y">that</a> for more of it.'])
    )
    assert [link.url for link in article.links] == ["https://ferry.example/y"]


@pytest.mark.parametrize(
    "kept",
    [
        "“1,200.5 people” paid £1.5m – up 3%",
        "It’s −4 °C, ‘cold’",
        "12 dead",
        'He said: "No."',
        "1\u00a0200\u00a0000 euros",
    ],
)
def test_marks_and_figures_stand_as_written(kept: str) -> None:
    text = story(f"<p>In the town hall they wrote {kept} on the wall, and left.</p>").text
    assert kept in text.replace("\u202f", "\u00a0") or kept.replace("\u00a0", " ") in text


def test_identical_paragraphs_are_all_kept() -> None:
    assert story("<p>Yes, he said again.</p><p>Yes, he said again.</p>").text.count("Yes, he said again.") == 2


BODIES = {
    "pieces": "<div class='w'>"
    + "<div class='ad'><p>Buy</p></div>".join(f'<div itemprop="articleBody"><p>{text}</p></div>' for text in STORY)
    + "</div>",
    "breaks": f'<div itemprop="articleBody">{"<br><br>".join(STORY)}</div>',
    "unmarked breaks": f'<div class="x">{"<br><br>".join(STORY)}</div>',
    "live blog": "<main>"
    + "".join(f"<article><h3>1{n}:00</h3><p>{text}</p></article>" for n, text in enumerate(STORY))
    + "</main>",
    "chunks": "<div>" + "".join(f'<div class="chunk"><p>{text}</p></div>' for text in STORY) + "</div>",
    "form": "<form><article>" + "".join(f"<p>{text}</p>" for text in STORY) + "</article></form>",
    "classed pieces": "<div>" + "".join(f'<div class="article-body"><p>{text}</p></div>' for text in STORY) + "</div>",
}


@pytest.mark.parametrize("shape", BODIES)
def test_story_in_pieces_is_whole_and_in_order(shape: str) -> None:
    text = read(
        f"<html><body><nav><a href='/'>x</a></nav>{BODIES[shape]}<footer><p>c</p></footer></body></html>".encode()
    ).text
    places = [text.find(paragraph) for paragraph in STORY]
    assert -1 not in places
    assert places == sorted(places)


def test_lists_quotes_tables_and_headings_are_text() -> None:
    text = story(
        "<h2>What it cost</h2><ul><li>First 12 boats of the fleet</li><li>Then 9 more boats</li></ul><blockquote><p>“We are"
        " sorry,” she said.</p></blockquote><table><tr><th>Year</th><th>Boats</th></tr><tr><td>2019</td><td>7</td></tr></table>"
    ).text
    for part in (
        "What it cost",
        "First 12 boats",
        "Then 9 more",
        "“We are sorry,” she said.",
        "Year | Boats",
        "2019 | 7",
    ):
        assert part in text


def test_standfirst_is_the_summary_and_a_hidden_description_is_none() -> None:
    shown = '<h1>Boats</h1><p class="standfirst">Nine boats are gone, says the mayor</p>'
    hidden = '<meta name="description" content="All about boats in the town">'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    for top, expected in ((shown, "Nine boats are gone, says the mayor"), ("<h1>Boats of us</h1>", None)):
        body = f'<html><head>{hidden}</head><body>{top}<div itemprop="articleBody">{text}</div></body></html>'
        assert read(body.encode()).summary == expected


def test_summary_that_repeats_the_text_is_none() -> None:
    head = f'<meta name="description" content="{STORY[0]}">'
    assert story("", head).summary is None


@pytest.mark.parametrize("broken", ["{", "[[[]]", '{"@graph": 7}', '{"@type": 3, "author": [[1]]}', "[" * 100_000])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    assert story("", f'<script type="application/ld+json">{broken}</script>').modified is None


def test_leading_nuls_are_no_end_of_the_page() -> None:
    assert read(b"\0\0\0" + page(STORY)).text == read(page(STORY)).text


@pytest.mark.parametrize(
    "hostile",
    [b"<div>" * 5_000 + b"x", b"<p>word word word</p>" * 160_000, b"x" * 10_000_001],
    ids=["deep", "flat", "large"],
)
def test_hostile_page_is_refused_before_it_costs_anything(hostile: bytes) -> None:
    with pytest.raises(ReadError):
        read_page(hostile, {}, URL)
    with pytest.raises(ReadError):
        page_fingerprint(hostile, {}, EXTRACTOR_VERSION)


@pytest.mark.parametrize("nothing", [b"", b"   ", b"\0\0", b"<!-- x -->", b"<html></html>", b"{}", b"\xff\xfe"])
def test_page_without_words_is_no_article(nothing: bytes) -> None:
    assert read_page(nothing, {}, URL) is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 3000))
def test_junk_in_a_page_never_crashes(junk: bytes, place: int) -> None:
    whole = page(STORY[:4])
    for body in (junk, whole[:place] + junk + whole[place:]):
        try:
            article = read_page(body, {}, URL)
            page_fingerprint(body, {}, EXTRACTOR_VERSION)
        except ReadError:
            continue
        for link in article.links if article else ():
            assert article is not None
            assert article.text[link.start : link.end] == link.anchor


def test_fingerprint_ignores_scripts_nonces_and_comments() -> None:
    before = page(STORY, seed=1)
    after = before.replace(b"<script nonce=", b"<!-- 7 --><script nonce='z' data-x=").replace(
        b'class="ad"', b'class="ad b"'
    )
    assert page_fingerprint(before, {}, "1") == page_fingerprint(after, {}, "1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"day 1 of", b"day 2 of"),
        (b"08:30:00Z", b"08:31:00Z"),
        (b"council-cost-12", b"council-cost-13"),
        (b"cost</h1>", b"c</h1>"),
    ],
)
def test_fingerprint_tells_what_could_be_a_version(old: bytes, new: bytes) -> None:
    before = page(STORY)
    assert old in before
    assert page_fingerprint(before, {}, "1") != page_fingerprint(before.replace(old, new), {}, "1")
    assert page_fingerprint(before, {}, "1") != page_fingerprint(before, {}, "2")


@pytest.mark.parametrize(
    "control", ["\x01", "\x1f", "\x0c", "&#1;", "&#8", "&#0008;", "&#x1F", "&#xFFFE;", "&#65535;", "&#0;"]
)
def test_a_control_character_in_the_words_of_a_link_is_no_crash(control: str) -> None:
    words = f"Officials said that many boats were <a href='https://e.example/a'>counted{control}twice</a> on Sunday, and more."
    page = f"<html><body><article><h1>Boats</h1>{f'<p>{words}</p>' * 6}</article></body></html>"
    found = read_page(page.encode(), {}, "https://e.example/b")
    assert found is not None
    assert "counted twice" in found.text
