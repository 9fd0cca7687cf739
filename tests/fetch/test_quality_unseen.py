"""Walls and odd edits in six languages that were written before any rule was made for them."""

from __future__ import annotations

import sys

import pytest
from unseen import all_walls, verdict_on_true, verdict_on_wall
from unseen_bots import Unseen, bare
from unseen_edits import true_pages
from unseen_later import LATER_TEASERS, LATER_WALLS
from unseen_stories import STORIES, chromed, story_page

from monitor.fetch.quality import PreviousFacts, Twins, Verdict, judge_twins
from monitor.fetch.quality_facts import PageFacts
from monitor.fetch.quality_reading import judge_text
from monitor.fetch.quality_senses import has_notice, is_call_to_pay, sense_of
from monitor.fetch.quality_twins import mark_of
from monitor.values import Outcome

SUSPECT = Verdict(Outcome.CHANGED, "the text shrank", suspicious=True)
ARTICLE = Verdict(Outcome.CHANGED)
WALL = Verdict(Outcome.CONSENT, "a consent page")


def test_unseen_walls_are_withheld_and_named() -> None:
    looks = [(wall, verdict_on_wall(wall, known=known)) for wall in all_walls() for known in (True, False)]
    believed = [wall.name for wall, verdict in looks if verdict.is_article and not verdict.suspicious]
    waiting = [wall.name for wall, verdict in looks if verdict.suspicious]
    misnamed = [wall.name for wall, verdict in looks if not verdict.is_article and verdict.outcome is not wall.label]
    sys.stdout.write(f"{len(looks)} looks; believed {believed}; waiting {waiting}; misnamed {misnamed}\n")
    assert len(looks) >= 400
    assert len(believed) + len(waiting) <= 0.02 * len(looks)
    assert len(misnamed) <= 0.03 * len(looks)


def test_unseen_true_edits_are_not_withheld() -> None:
    looks = [(look, verdict_on_true(look)) for look in true_pages()]
    withheld = [f"{look.name}: {verdict.reason}" for look, verdict in looks if not verdict.is_article]
    sys.stdout.write(f"{len(looks)} true looks, withheld {withheld}\n")
    assert len(looks) >= 190
    assert len(withheld) <= 0.01 * len(looks)


@pytest.mark.parametrize("known", [True, False], ids=["known", "first"])
def test_pages_written_after_the_rules_are_withheld_too(known: bool) -> None:
    pages = []
    for lang, title, line in LATER_WALLS:
        story = STORIES[lang]
        pages.append(Unseen(title, Outcome.ERROR_PAGE, bare(title, line, lang=lang), lang=lang))
        html = chromed(story, f"{title} | {story.site}", f"<h1>{title}</h1><p>{line}</p>")
        pages.append(Unseen(f"{title}, in chrome", Outcome.ERROR_PAGE, html, lang=lang))
    for lang, calls in LATER_TEASERS.items():
        for call in calls:
            html = story_page(STORIES[lang], None, (STORIES[lang].paragraphs[0], call))
            pages.append(Unseen(call, Outcome.PAYWALL, html, lang=lang))
    taken = [page.name for page in pages if verdict_on_wall(page, known=known).is_article]
    assert len(pages) == 60
    assert len(taken) <= 1, taken


@pytest.mark.parametrize(
    ("sentence", "sense"),
    [
        ("wir müssen kurz prüfen, ob ihr browser echt ist", Outcome.BLOCKED),
        ("le contenu que vous cherchez n'est plus disponible", Outcome.ERROR_PAGE),
        ("con i nostri partner memorizziamo cookie", Outcome.CONSENT),
        ("introduza a sua palavra-passe para continuar", Outcome.LOGIN),
        ("the council met on tuesday and voted for the plan", None),
        ("der rat stimmte am dienstag für den plan", None),
    ],
)
def test_a_sentence_has_the_sense_that_its_pair_of_words_gives(sentence: str, sense: Outcome | None) -> None:
    assert sense_of(sentence) is sense


@pytest.mark.parametrize(
    ("line", "is_call"),
    [
        ("jetzt h+ testen und weiterlesen", True),
        ("suscríbete y sigue leyendo por 1 euro", True),
        ("readers will not be asked to subscribe to continue reading, its editor announced", False),
        ('"jetzt abonnieren und weiterlesen" steht auf jedem knopf, sagte sie', False),
        ("jetzt unseren newsletter abonnieren und weiterlesen", False),
        ("members of the council voted to reject the whole report", False),
        ("¿ya eres suscriptor? entra para leer la noticia entera", True),
    ],
)
def test_a_call_to_pay_speaks_to_the_reader(line: str, is_call: bool) -> None:
    assert is_call_to_pay(line) is is_call


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("wir haben diesen artikel zurückgezogen.", True),
        ("we apologise to those named in it.", True),
        ("we apologise for the inconvenience.", False),
        ("this page has been removed.", False),
        ("correction: an earlier version of this page gave another figure.", True),
    ],
)
def test_a_newsroom_is_sorry_for_a_story_and_an_error_page_for_the_trouble(text: str, notice: bool) -> None:
    assert has_notice(text) is notice


@pytest.mark.parametrize(
    ("verdict", "twins", "own_title", "notice", "outcome", "suspicious"),
    [
        (ARTICLE, Twins(), True, False, Outcome.CHANGED, False),
        (ARTICLE, Twins(with_title=3), True, False, Outcome.CHANGED, False),  # one story under several addresses
        (ARTICLE, Twins(with_title=2), False, False, Outcome.ERROR_PAGE, False),  # a wall's own title everywhere
        (ARTICLE, Twins(with_other_titles=2), True, False, Outcome.ERROR_PAGE, False),  # a wall under the headlines
        (ARTICLE, Twins(with_other_titles=1), True, False, Outcome.CHANGED, True),
        (SUSPECT, Twins(with_title=5), False, False, Outcome.ERROR_PAGE, False),
        (ARTICLE, Twins(with_other_titles=4), True, True, Outcome.CHANGED, True),  # one statement for several stories
        (WALL, Twins(with_title=9), False, False, Outcome.CONSENT, False),
    ],
)
def test_the_same_text_on_several_articles_of_a_host_is_no_article(
    verdict: Verdict, twins: Twins, own_title: bool, notice: bool, outcome: Outcome, suspicious: bool
) -> None:
    found = judge_twins(verdict, twins, own_title=own_title, has_notice=notice)
    assert (found.outcome, found.suspicious) == (outcome, suspicious)


def test_texts_are_alike_but_for_case_and_spaces() -> None:
    said = "Please choose how we may use what we learn of you, then read on."
    assert mark_of(said) == mark_of(said.upper().replace(" ", "\n  ")) != mark_of(said + " Thanks.")
    assert mark_of("Live updates to follow.") is None


def test_another_story_at_the_address_needs_three_looks_to_be_believed() -> None:
    other = "\n".join(
        f"Rangers counted {n} herons along the estuary this morning, members said later." for n in range(40)
    )
    facts = PageFacts(
        status=200,
        requested_url="https://a.example/x/storm-closes-port",
        final_url="https://a.example/x/storm-closes-port",
        html="<html></html>",
        title="Herons return",
        text=other,
        previous=PreviousFacts("Storm closes port", "The harbour closed after eleven vessels dragged anchors. " * 9),
    )
    verdict = judge_text(facts)
    assert (verdict.is_article, verdict.suspicious, verdict.looks) == (True, True, 3)
