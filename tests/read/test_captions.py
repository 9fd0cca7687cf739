"""Captions of an article's pictures: read beside the text, without credits, without those of other stories."""

from __future__ import annotations

import pytest

from monitor.examine import text_digest
from monitor.formats import article_from_json, article_to_json
from monitor.read.pages import read_page
from monitor.store.chain import content_bytes, content_of
from monitor.values import ArticleText

PROSE = [
    "Rescue teams brought the families of the lower town to the school hall on Monday, the harbour office said.",
    "The second paragraph is long enough to be prose, and tells what the engineers found beneath the old gate.",
    "The third paragraph says that the council will meet again on Thursday to hear the residents of the valley.",
]
FIGURE = '<figure><img src="a.jpg" alt="a boat"><figcaption>{}</figcaption></figure>'


def article(*pieces: str, around: str = "<article>{}</article>") -> ArticleText:
    paragraphs = [f"<p>{words}</p>" for words in PROSE]
    body = around.format("".join([paragraphs[0], *pieces, *paragraphs[1:]]))
    page = f"<html lang='en'><head><title>Flood</title></head><body><h1>Flood in Varne</h1>{body}</body></html>"
    found = read_page(page.encode(), {"content-type": "text/html; charset=utf-8"}, "https://varne.example/flood")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("piece", "captions"),
    [
        (FIGURE.format("Rescuers carry one of 41 people."), ("Rescuers carry one of 41 people.",)),
        (FIGURE.format("A <b>red</b> boat. <span class='credit'>Ana Ruiz/AP</span>"), ("A red boat.",)),
        (FIGURE.format("A boat.<cite class='photo-credit'>Ana Ruiz</cite>"), ("A boat.",)),
        ('<div class="wp-caption"><img src="b.jpg"><p class="wp-caption-text">12 boats</p></div>', ("12 boats",)),
        ('<div class="image"><img src="b.jpg"><span class="image__caption">12 boats</span></div>', ("12 boats",)),
        (FIGURE.format("12 boats") * 2, ("12 boats",)),
        (FIGURE.format("12 boats") + FIGURE.format("13 boats"), ("12 boats", "13 boats")),
        ('<div class="related-stories">' + FIGURE.format("Another flood") + "</div>", ()),
        ("<aside>" + FIGURE.format("Another flood") + "</aside>", ()),
        ('<a href="/other">' + FIGURE.format("Another flood") + "</a>", ()),
        (FIGURE.format(" "), ()),
        (FIGURE.format(PROSE[0]), ()),
    ],
)
def test_caption_is_read(piece: str, captions: tuple[str, ...]) -> None:
    assert article(piece).captions == captions


def test_captions_are_no_part_of_the_text() -> None:
    assert article(FIGURE.format("Rescuers carry one of 41 people.")).text == article().text


def test_picture_above_a_marked_body_is_the_articles() -> None:
    lead = FIGURE.format("The gate on Sunday.")
    around = f"<article>{lead}<div itemprop='articleBody'>{{}}</div></article>"
    assert article(around=around).captions == ("The gate on Sunday.",)


def test_article_without_captions_keeps_its_bytes_and_one_with_them_comes_back() -> None:
    plain, pictured = article(), article(FIGURE.format("12 boats"))
    assert "captions" not in article_to_json(plain)
    assert content_of(content_bytes(plain)) == plain
    assert content_of(content_bytes(pictured)) == pictured
    assert article_from_json(article_to_json(plain)).captions == ()


def test_altered_caption_makes_another_version() -> None:
    one, other = (article(FIGURE.format(f"Rescuers carry one of {count} people.")) for count in (41, 34))
    assert text_digest(one) != text_digest(other)
    assert text_digest(article()) == text_digest(article(FIGURE.format(" ")))
