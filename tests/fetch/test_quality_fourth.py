"""A fourth lot of walls and true edits, in seven languages, and the gates that were written once the rules were mended.

When the pages were written, and no rule was changed yet: 107 of 132 looks at the walls were withheld (81%; nearly all that
were not: registration walls and teasers), 87 of 91 looks at true edits were not. Gates written after the first mending
were withheld in 32 of 62 looks; then word lists gave way to stems, and to how much of the article is left. Of twelve
gates that avoid the usual words on purpose, 10 of 24 looks were withheld before their stems were added.
"""

from __future__ import annotations

import pytest
from fourth_edits import EDITS, FLASHES, TrueEdit
from fourth_later import LATER
from fourth_walls import WALLS
from test_quality_third import HTML, verdict_of
from third_walls import URL, Wall

from monitor.fetch.quality import PageFacts, PreviousFacts, Verdict, judge
from monitor.fetch.quality_gates import asked_behind
from monitor.read.pages import read_page
from monitor.values import Outcome


def verdict_on(edit: TrueEdit, *, known: bool) -> Verdict:
    """The verdict on a page that is the article."""
    read = read_page(edit.html.encode(), HTML, URL)
    former = PreviousFacts(*edit.before) if edit.before and known else None
    title, text = (read.title, read.text) if read else ("", "")
    feed_title = edit.before[0] if edit.before else edit.title
    return judge(PageFacts(200, URL, URL, edit.html, HTML, None, title, text, former, feed_title))


@pytest.mark.parametrize("lot", [WALLS, LATER], ids=["the fourth lot", "later"])
def test_the_fourth_lot_s_walls_are_withheld(lot: tuple[Wall, ...]) -> None:
    looks = [(wall, known, verdict_of(wall, known=known)) for wall in lot for known in (True, False)]
    taken = [f"{wall.name} ({'known' if known else 'first'})" for wall, known, verdict in looks if verdict.is_article]
    misnamed = [wall.name for wall, _, verdict in looks if not verdict.is_article and verdict.outcome is not wall.label]
    assert len(lot) >= 40
    assert len(taken) <= 0.02 * len(looks), taken
    assert len(misnamed) <= 0.15 * len(looks), misnamed


@pytest.mark.parametrize("known", [True, False], ids=["known", "first"])
def test_the_fourth_lot_s_true_edits_are_not_withheld(known: bool) -> None:
    edits = [*EDITS, *(() if known else FLASHES)]
    looks = [(edit, verdict_on(edit, known=known)) for edit in edits]
    withheld = [f"{edit.name} ({edit.lang}): {verdict.reason}" for edit, verdict in looks if not verdict.is_article]
    assert len(edits) >= 40
    assert withheld == []


BEGINNING = "The regional ferry line will halt all winter crossings from Monday, inspectors said."


@pytest.mark.parametrize(
    ("behind", "loosely", "asked"),
    [
        ("<p>Members only</p>", True, Outcome.PAYWALL),
        ("<p>Members only</p>", False, None),
        ("<p>Members only</p><p>Read the full story</p>", False, Outcome.PAYWALL),
        ("<p><a href='/r'>Register</a></p>", True, Outcome.LOGIN),
        ("<p><a href='/l'>Log in</a> <a href='/r'>to comment</a></p>", True, None),
        ("<ul><li><a href='/2'>Bank freezes accounts of forty members over unpaid fines</a></li></ul>", True, None),
        ("<p>Subscribe to our newsletter for £0</p>", True, None),
        ("<p>Free to read because readers give. Donate £5</p>", True, None),
        ("<p>Free to read</p><p>Share this article</p>", True, None),
    ],
)
def test_what_a_page_asks_behind_an_article_s_beginning(behind: str, loosely: bool, asked: Outcome | None) -> None:
    html = f"<article><p>{BEGINNING}</p></article>{behind}"
    assert asked_behind(html, BEGINNING.lower(), None, loosely=loosely) is asked
