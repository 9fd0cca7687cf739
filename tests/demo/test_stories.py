"""The stories are what they say: long enough, steps that fit, pages that read as the story and nothing of its chrome."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from monitor.demo.all_stories import STORIES
from monitor.demo.chrome import ADS, COMMENTS, RELATED, chrome_for
from monitor.demo.desk import CALM_LOOKS, Desk
from monitor.demo.story import (
    Edit,
    Happening,
    Outlet,
    Planted,
    PlantedNotice,
    Story,
    StoryVersion,
    Trouble,
    paragraphs_of,
    plain_words,
    versions_of,
)
from monitor.demo.templates import PageFacts, article_page
from monitor.demo.truth import Reported, check_truth
from monitor.examination import FetchedPage, KnownVersion
from monitor.examine import examine
from monitor.read.pages import read_page
from monitor.values import ArticleText, ChangeKind, ChangeOp, Outcome, Place, version_of

OPENED = datetime(2031, 5, 6, 12, tzinfo=UTC)
URL = "http://127.0.0.1:8000/2031/05/story"
HEADERS = {"content-type": "text/html; charset=utf-8"}
slugs = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)


def page(story: Story, version: StoryVersion, look: int = 1) -> bytes:
    published = OPENED - timedelta(hours=story.hours_old)
    facts = PageFacts(
        base_url="http://127.0.0.1:8000",
        url=URL,
        published=published,
        modified=OPENED + timedelta(minutes=version.stamp) if version.stamp else published,
        chrome=chrome_for(story.slug, look),
    )
    return article_page(story, version, facts).encode()


def read(story: Story, version: StoryVersion, look: int = 1) -> ArticleText:
    article = read_page(page(story, version, look), HEADERS, URL)
    assert article is not None
    return article


@slugs
def test_a_story_is_as_long_as_a_real_one(story: Story) -> None:
    assert 600 <= len(plain_words(story.body).split()) <= 900


@slugs
def test_every_version_reads_as_its_paragraphs_and_nothing_else(story: Story) -> None:
    for version in versions_of(story):
        article = read(story, version)
        wanted = [plain_words(paragraph) for paragraph in paragraphs_of(version)]
        wanted += [version.notice] if version.notice else []
        assert [block for block in article.text.split("\n") if block.strip()] == wanted
        assert article.title == version.title
        assert article.byline == story.byline
        assert article.published == OPENED - timedelta(hours=story.hours_old)


@slugs
def test_nothing_of_the_chrome_is_read(story: Story) -> None:
    article = read(story, story.first, look=7)
    for words in [words for _, words in (*ADS, *RELATED, *COMMENTS)]:
        assert words not in article.text
    assert "minutes ago" not in article.text
    assert "cookies" not in article.text


@slugs
def test_chrome_that_differs_leaves_the_article_the_same(story: Story) -> None:
    assert page(story, story.first, 1) != page(story, story.first, 2)
    assert read(story, story.first, 1) == read(story, story.first, 2)


@slugs
def test_each_edit_is_told_as_planted_and_nothing_else(story: Story) -> None:
    versions = versions_of(story)
    for number, (step, (before, after)) in enumerate(zip(story.steps, pairwise(versions), strict=True)):
        if not isinstance(step, Edit):
            assert before == after
            continue
        known = KnownVersion(version_of(read(story, before)), "before", None, "1", None)
        fetched = FetchedPage(URL, URL, 200, HEADERS, page(story, after, look=number + 2))
        found = examine(fetched, known, "1")
        assert found.outcome is Outcome.CHANGED
        assert not found.suspicious
        assert found.comparison is not None
        reported = Reported(URL, found.comparison.changes, found.comparison.notices)
        truth = check_truth({URL: step.plants}, [reported])
        assert truth.is_whole, f"{step.told_as}: {truth}"


FLIPS = [
    (story, step)
    for story in STORIES
    for step in story.steps
    if isinstance(step, Trouble) and step.what is Happening.FLIP
]


@pytest.mark.parametrize(("story", "flip"), FLIPS, ids=lambda one: getattr(one, "slug", ""))
def test_a_headline_on_trial_is_read_as_another_version(story: Story, flip: Trouble) -> None:
    """Page and text can't tell it from an edit: only the looks that follow can."""
    other = replace(story.first, title=flip.title)
    known = KnownVersion(version_of(read(story, story.first)), "before", None, "1", None)
    found = examine(FetchedPage(URL, URL, 200, HEADERS, page(story, other)), known, "1")
    assert found.outcome is Outcome.CHANGED
    assert found.article is not None
    assert found.article.title == flip.title


def test_the_stories_plant_every_kind_of_change_and_of_trouble() -> None:
    plants = [plant for story in STORIES for plant in story.plants]
    changes = [plant for plant in plants if isinstance(plant, Planted)]
    assert {plant.kind for plant in changes} == set(ChangeKind)
    assert {plant.op for plant in changes} >= {ChangeOp.ALTERED, ChangeOp.REMOVED, ChangeOp.REATTRIBUTED}
    assert {plant.silent for plant in changes} == {True, False}
    assert Place.TITLE in {plant.place for plant in changes}
    assert any(isinstance(plant, PlantedNotice) for plant in plants)
    troubles = {step.what for story in STORIES for step in story.steps if isinstance(step, Trouble)}
    assert troubles == set(Happening)
    assert {story.outlet for story in STORIES} == set(Outlet)
    assert any(not story.plants for story in STORIES)


def test_an_edit_that_fits_nowhere_is_an_error() -> None:
    story = Story(
        slug="s", outlet=Outlet.POST, section="News", byline="A B", title="t", standfirst="s", body="One. One.",
        hours_old=1, steps=(Edit(told_as="?", texts=(("One", "Two"),)),),
    )  # fmt: skip
    with pytest.raises(ValueError, match="stands 2 times"):
        versions_of(story)


# --- the desk -----------------------------------------------------------------------------------------------------


def desk_with(*steps: Edit | Trouble) -> Desk:
    return Desk(
        Story(
            slug="s", outlet=Outlet.POST, section="News", byline="A B", title="One title", standfirst="s",
            body="Twelve boats left.", hours_old=1, steps=steps,
        )
    )  # fmt: skip


def calm(desk: Desk) -> None:
    for _ in range(CALM_LOOKS):
        assert desk.look().trouble is None


def test_a_story_goes_on_only_when_it_was_looked_at_enough() -> None:
    desk = desk_with(Edit(told_as="", texts=(("Twelve", "Ten"),)))
    assert desk.advance() is None
    desk.look()
    assert desk.advance() is None
    desk.look()
    assert desk.advance() is not None
    assert desk.look().version.body == "Ten boats left."
    assert not desk.is_done
    desk.look()
    assert desk.is_done
    assert desk.advance() is None


def test_trouble_lasts_its_looks_and_heals() -> None:
    desk = desk_with(Trouble(what=Happening.CONSENT, looks=2))
    calm(desk)
    desk.advance()
    assert [desk.look().trouble for _ in range(3)] == [Happening.CONSENT, Happening.CONSENT, None]
    assert not desk.is_settled
    desk.look()
    assert desk.is_done


def test_a_flip_shows_the_other_headline_at_every_second_look() -> None:
    desk = desk_with(Trouble(what=Happening.FLIP, looks=3, title="Another title"))
    calm(desk)
    desk.advance()
    titles = [desk.look().version.title for _ in range(5)]
    assert titles == ["Another title", "One title", "Another title", "One title", "One title"]
    assert desk.is_done
