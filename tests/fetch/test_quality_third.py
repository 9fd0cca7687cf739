"""A third lot of walls and true edits, written before the rules were looked at again: first looks and later ones."""

from __future__ import annotations

import sys

import pytest
from third_edits import EDITS, Edit
from third_walls import FORMER, URL, WALLS, Wall

from monitor.fetch.quality import PageFacts, PreviousFacts, Verdict, judge
from monitor.read.pages import read_page

HTML = {"content-type": "text/html; charset=utf-8"}


def verdict_of(page: Wall | Edit, *, known: bool) -> Verdict:
    """The verdict on a page, as the monitor comes to it: of an article that it knows, or at its first look."""
    final_url = page.final_url if isinstance(page, Wall) else URL
    headers = HTML | (page.headers if isinstance(page, Wall) else {})
    read = read_page(page.html.encode(), headers, final_url)
    title, text = FORMER[page.lang]
    return judge(
        PageFacts(
            status=page.status,
            requested_url=URL,
            final_url=final_url,
            html=page.html,
            headers=headers,
            title=read.title if read else "",
            text=read.text if read else "",
            previous=PreviousFacts(title, text) if known else None,
            feed_title=title,
        )
    )


def test_the_third_lot_s_walls_are_withheld() -> None:
    looks = [(wall, known, verdict_of(wall, known=known)) for wall in WALLS for known in (True, False)]
    taken = [f"{wall.name} ({'known' if known else 'first'})" for wall, known, verdict in looks if verdict.is_article]
    misnamed = [f"{w.name}: {v.outcome.value}" for w, _, v in looks if not v.is_article and v.outcome is not w.label]
    sys.stdout.write(f"{len(looks)} looks; taken {taken}; misnamed {misnamed}\n")
    assert len(WALLS) >= 40
    assert len(taken) <= 0.02 * len(looks), taken


@pytest.mark.parametrize("known", [True, False], ids=["known", "first"])
def test_the_third_lot_s_true_edits_are_not_withheld(known: bool) -> None:
    looks = [(edit, verdict_of(edit, known=known)) for edit in EDITS]
    withheld = [f"{edit.name} ({edit.lang}): {verdict.reason}" for edit, verdict in looks if not verdict.is_article]
    assert len(EDITS) >= 20
    assert withheld == []


OFFER = (
    "<aside class='promo'><p>Subscribe now for unlimited digital access, just $1 a week. Cancel anytime.</p></aside>"
)
FLASH = "The ferry line will halt all crossings from Monday, the transport authority said on Sunday night."


@pytest.mark.parametrize(
    ("text", "known"),
    [(FLASH, False), (FLASH * 2, False), ("\n\n".join(FORMER["en"][1].split("\n\n")[:2]), True)],
    ids=["a news flash", "a short story", "an article halved on purpose"],
)
def test_an_offer_below_a_free_article_makes_no_teaser_of_it(text: str, known: bool) -> None:
    edit = Edit("", "en", FORMER["en"][0], tuple(text.split("\n\n")), after=OFFER)
    assert verdict_of(edit, known=known).is_article
