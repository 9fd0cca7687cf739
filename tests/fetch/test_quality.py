"""What stands in an article's place is withheld; an article is not, whatever it is about and however it was edited."""

from __future__ import annotations

import sys

import pytest
import trafilatura
from fetch_articles import ASKED, STORIES, Edit, article_page, true_edits, true_looks
from fetch_walls import Wall, plain, walls

from monitor.fetch.quality import PageFacts, PreviousFacts, Verdict, judge, judge_response
from monitor.values import Outcome

TITLE = next(iter(STORIES))
FORMER = PreviousFacts(TITLE, "\n".join(STORIES[TITLE]))


def read(html: str) -> tuple[str, str]:
    """Title and text as the real extractor gives them."""
    document = (
        trafilatura.bare_extraction(html, fast=True, include_comments=False, with_metadata=True) if html else None
    )
    return (document.title or "", document.text or "") if document else ("", "")


def verdict_on(wall: Wall, previous: PreviousFacts | None) -> Verdict:
    title, text = read(wall.html)
    return judge(
        PageFacts(
            status=wall.status,
            requested_url=ASKED,
            final_url=wall.final_url,
            html=wall.html,
            headers=wall.headers,
            title=title,
            text=text,
            previous=previous,
            feed_title=TITLE,
        )
    )


def verdict_on_edit(edit: Edit) -> Verdict:
    title, text = read(edit.html)
    previous = PreviousFacts(*edit.before) if edit.before else None
    return judge(PageFacts(200, ASKED, ASKED, edit.html, {}, None, title, text, previous, edit.feed_title))


def stubs() -> list[Wall]:
    """Paywalls' teasers of the article itself, and other articles in its place."""
    paragraphs = STORIES[TITLE]
    gate = '<script type=\'application/ld+json\'>{"@type":"NewsArticle","isAccessibleForFree": "False"}</script>'
    found = []
    for number, call in enumerate((
        "Subscribe to continue reading.", "Already a subscriber? Log in to read the full story. Subscribe now to get it.",
        "This article is for subscribers only. Start your free trial.", "You have reached your limit of free articles. Subscribe for full access.",
        "To continue reading, unlock this article with a day pass. Already a subscriber?", "Become a member to read the rest. Start your trial.",
        "Weiterlesen mit H+. Jetzt abonnieren.", "Article réservé aux abonnés. Subscribe to read.",
    )):  # fmt: skip
        page = article_page(TITLE, (*paragraphs[:1], call)).replace("</head>", gate + "</head>")
        found.append(Wall(f"teaser {number}", Outcome.PAYWALL, page))
    silent = article_page(TITLE, (paragraphs[0][:110] + "…",)).replace("</head>", gate + "</head>")
    found.append(Wall("silent teaser", Outcome.PAYWALL, silent))
    found.append(Wall("402", Outcome.PAYWALL, "<p>Pay</p>", 402))
    found.append(
        Wall(
            "offers",
            Outcome.PAYWALL,
            article_page("Offers", ("One pound a week.",)),
            final_url="https://harbour-post.example/offers/spring",
        )
    )
    return found


def other_articles() -> list[Wall]:
    found = []
    for number, (title, paragraphs) in enumerate(list(STORIES.items())[1:]):
        url = f"https://harbour-post.example/world/other-{number}"
        page = article_page(title, paragraphs, canonical=url)
        found.append(Wall(f"redirected to another article {number}", Outcome.ERROR_PAGE, page, final_url=url))
        found.append(Wall(f"another article in place {number}", Outcome.ERROR_PAGE, page))
    return found


def misses(cases: list[Wall], previous: PreviousFacts | None) -> tuple[list[str], list[str]]:
    """The names of those taken for the article, and of those withheld under another name."""
    taken, misnamed = [], []
    for wall in cases:
        verdict = verdict_on(wall, previous)
        if verdict.is_article and not verdict.suspicious:
            taken.append(wall.name)
        elif verdict.is_article or verdict.outcome is not wall.label:
            misnamed.append(f"{wall.name}: {verdict.outcome} ({verdict.reason})")
    return taken, misnamed


def test_what_is_not_the_article_is_withheld() -> None:
    later, first = [*walls(), *stubs(), *other_articles()], [*walls(), *stubs()]
    taken, misnamed = misses(later, FORMER)
    taken_first, misnamed_first = misses(first, None)
    total = len(later) + len(first)
    told = f"{total} looks at walls; taken: {taken + taken_first}; under another name: {misnamed + misnamed_first}"
    sys.stdout.write(told + "\n")
    assert total >= 240
    assert len(taken + taken_first) <= 0.02 * total
    assert len(misnamed + misnamed_first) <= 0.05 * total


def test_true_looks_and_edits_are_not_withheld() -> None:
    looks, edits = true_looks(), true_edits()
    withheld = [(look.name, verdict_on_edit(look).reason) for look in looks if not verdict_on_edit(look).is_article]
    waiting = [look.name for look in looks if verdict_on_edit(look).suspicious]
    verdicts = [(edit.name, verdict_on_edit(edit)) for edit in edits]
    withheld_edits = [f"{name}: {verdict.reason}" for name, verdict in verdicts if not verdict.is_article]
    delayed = [name for name, verdict in verdicts if verdict.suspicious]
    sys.stdout.write(
        f"{len(looks)} true looks, withheld {withheld}, waiting {waiting}\n"
        f"{len(edits)} true edits, {len(delayed)} of them wait for a second look, withheld {withheld_edits}\n"
    )
    assert not withheld
    assert not waiting
    assert len(withheld_edits) <= 0.01 * len(edits)


UNKNOWN_WALLS = (
    ("Hang on", "Let us make sure that a real person is reading. Slide the arrow to the right."),
    ("Harbour Post", "Our doorman wants a word. Tick the box and we will let you in."),
    ("Privacy first", "Choose how we may use what we learn of you. Yes to all of it. No thanks."),
    ("Harbour Post Plus", "Good journalism costs money. Choose a plan that suits you: day, month or year."),
    ("Nothing here", "The tide took it. Back to the front page."),
    ("", "upstream connect failure; reset reason: overflow; see the operator of this gateway for more"),
)


@pytest.mark.parametrize(("title", "line"), UNKNOWN_WALLS)
@pytest.mark.parametrize("previous", [FORMER, None], ids=["known", "first"])
def test_a_wall_that_nobody_has_seen_is_withheld(title: str, line: str, previous: PreviousFacts | None) -> None:
    assert not verdict_on(Wall("new", Outcome.BLOCKED, plain(title, line)), previous).is_article


def test_a_bare_page_without_metadata_is_an_article_where_its_words_are_known() -> None:
    html = plain("Untitled", *STORIES[TITLE][:-1])
    assert verdict_on(Wall("bare", Outcome.CHANGED, html), FORMER) == Verdict(Outcome.CHANGED)
    assert verdict_on(Wall("bare", Outcome.CHANGED, html), None).is_article


def test_an_incomplete_body_is_named_so() -> None:
    page = article_page(TITLE, STORIES[TITLE])
    facts = PageFacts(200, ASKED, ASKED, page, incomplete="the gzip stream breaks off before its end")
    assert judge_response(facts).outcome is Outcome.INCOMPLETE


def test_a_long_page_is_judged_in_linear_time() -> None:
    for hostile in (
        "<" * 400_000,
        "<title" * 60_000,
        "<link rel=canonical " * 20_000,
        ">" + "a" * 400_000,
        "href=" * 80_000,
    ):
        facts = PageFacts(200, ASKED, ASKED, hostile, title="a" * 10_000, text="x " * 200_000, previous=FORMER)
        judge(facts)


def test_a_short_article_whose_feed_gives_another_title_is_believed_at_the_second_look() -> None:
    text = (
        "Harbour officials counted 41 damaged boats on Sunday after the storm crossed the bay, the port authority said. "
        "The town had asked for new sea walls for years, and engineers had warned that the old ones would not hold."
    )
    html = f"<html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>{text}</p></article></body></html>"
    url = "https://harbour-post.example/news/storm-hits"
    facts = PageFacts(
        status=200, requested_url=url, final_url=url, html=html, title="Storm", text=text, feed_title="Live: the bay"
    )
    verdict = judge(facts)
    assert verdict.is_article
    assert verdict.suspicious
