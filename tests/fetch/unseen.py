"""Judges the unseen pages as the pipeline would: with the text that the real reader finds, known or at first look."""

from __future__ import annotations

from collections.abc import Iterable

from unseen_bots import Unseen, bots
from unseen_edits import TrueLook
from unseen_errors import errors
from unseen_gates import consents, logins, teasers
from unseen_stories import STORIES

from monitor.fetch.quality import PageFacts, PreviousFacts, Verdict, judge
from monitor.read.pages import read_page

__all__ = ["all_walls", "verdict_on_true", "verdict_on_wall"]


def all_walls() -> list[Unseen]:
    """Every page that is not the article."""
    return [*bots(), *consents(), *logins(), *teasers(), *errors()]


def verdict_on_wall(wall: Unseen, *, known: bool) -> Verdict:
    """What the wall is taken for; `known`: after the article's snapshot, else at the first look."""
    story = STORIES[wall.lang]
    former = PreviousFacts(story.title, story.text) if known else None
    return _verdict(wall.html, wall.status, wall.headers, wall.final_url or story.url, story.url, former, story.title)


def verdict_on_true(look: TrueLook) -> Verdict:
    """What the article is taken for."""
    former = PreviousFacts(*look.before) if look.before else None
    url = STORIES[look.lang].url
    return _verdict(look.html, 200, {}, url, url, former, look.feed_title)


def names_of(looks: Iterable[Unseen | TrueLook]) -> list[str]:
    """Their names."""
    return [look.name for look in looks]


def _verdict(
    html: str,
    status: int,
    headers: dict[str, str],
    final_url: str,
    url: str,
    former: PreviousFacts | None,
    feed_title: str,
) -> Verdict:
    sent = {"content-type": "text/html; charset=utf-8", **headers}
    read = read_page(html.encode(), sent, final_url)
    title, text = (read.title, read.text) if read else ("", "")
    return judge(PageFacts(status, url, final_url, html, headers, None, title, text, former, feed_title))
