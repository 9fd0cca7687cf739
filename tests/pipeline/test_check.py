"""One article's way: what a look at its page comes to, in the store and in the inbox."""

from __future__ import annotations

from typing import Any

import pytest
from site_on_loopback import PARAGRAPHS, Answer, article, edited
from tests_running import run

from monitor.values import Outcome

EDIT = ("41 damaged", "34 damaged")


def test_the_first_look_is_a_snapshot_and_no_change(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            report = await it.look()
            assert (report.outcome, report.snapshot, report.changes) == (Outcome.CHANGED, 1, 0)
            assert it.article().title == "Storm damages boats in the harbour"
            assert not it.inbox.messages

    run(story())


def test_an_edit_is_told_once_and_only_when_a_second_look_confirms_it(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(edited(*EDIT))
            report = await it.look()
            assert (report.snapshot, report.changes, report.alerts) == (2, 1, 1)
            assert not it.inbox.messages
            assert (await it.confirm()).outcome is Outcome.UNCHANGED
            assert ["41 → 34" in message.text for message in it.inbox.messages] == [True]
            for _ in range(3):
                await it.look()
            assert len(it.inbox.messages) == 1
            assert [record.number for record in it.services.store.changes()] == [2]

    run(story())


def test_an_edit_is_told_in_the_end_even_where_the_confirming_look_meets_a_wall(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(edited(*EDIT))
            await it.look()
            it.site.pages["/story"] = Answer("Forbidden", 403)
            assert (await it.confirm()).outcome is Outcome.BLOCKED
            assert not it.inbox.messages
            it.clock.move(seconds=3 * it.services.policies.confirm_after_seconds)
            await it.do_due()
            assert len(it.inbox.messages) == 1

    run(story())


def test_a_change_that_is_gone_at_the_second_look_is_never_told(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(edited(*EDIT))
            await it.look()
            it.site.pages["/story"] = Answer(article())
            assert (await it.confirm()).outcome is Outcome.UNSTABLE
            it.clock.move(hours=10)
            await it.do_due()
            assert not it.inbox.messages
            assert [s.returns_to for s in it.services.store.snapshots(it.article().id)] == [None, None, 1]

    run(story())


def test_a_page_that_flips_fifty_times_is_told_at_most_once_and_kept_whole(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = [Answer(body) for body in [article(), edited(*EDIT)] * 50]
            it.add("/story")
            for _ in range(100):
                await it.look(minutes=30)
            assert len(it.inbox.messages) <= 1
            assert it.article().latest_number == 100

    run(story())


def test_chrome_that_changes_at_every_look_is_no_change(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = [Answer(article()) for _ in range(20)]
            it.add("/story")
            for _ in range(20):
                await it.look()
            assert it.outcomes() == [Outcome.CHANGED] + [Outcome.UNCHANGED] * 19
            assert it.article().latest_number == 1

    run(story())


WALL = "<html><head><title>Just a moment...</title></head><body><div id='cf-challenge'>Checking your browser</div></body></html>"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer("Forbidden", 403), Outcome.BLOCKED),
        (Answer(WALL, 200, {"cf-mitigated": "challenge"}), Outcome.BLOCKED),
        (Answer("busy", 503), Outcome.ERROR_PAGE),
        (Answer("<html><body></body></html>"), Outcome.ERROR_PAGE),
        (Answer("", 200), Outcome.ERROR_PAGE),
        (Answer("sign in", 401), Outcome.LOGIN),
    ],
)
def test_a_page_that_is_not_the_article_is_evidence_and_no_edit(desk: Any, answer: Answer, outcome: Outcome) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = answer
            report = await it.look()
            assert report.outcome is outcome
            assert report.reason
            it.site.pages["/story"] = Answer(article())
            assert (await it.look(days=2)).outcome is Outcome.UNCHANGED
            assert it.article().latest_number == 1
            kept = it.services.store.checks(it.article().id)[1]
            assert kept.body_sha256 is not None

    run(story())


def test_a_missing_page_is_gone_only_at_the_second_look(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            del it.site.pages["/story"]
            await it.look()
            assert it.article().state == "active"
            await it.look()
            assert it.article().state == "gone"

    run(story())


def test_an_unmodified_page_costs_no_body(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article(), headers={"ETag": '"v1"'})
            it.add("/story")
            await it.look()
            assert (await it.look()).outcome is Outcome.UNCHANGED
            assert it.services.store.checks(it.article().id)[0].status == 304

    run(story())


def test_a_wall_s_validators_are_not_taken_for_the_article_s(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article(), headers={"ETag": '"v1"'})
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(WALL, 200, {"cf-mitigated": "challenge", "ETag": '"wall"'})
            await it.look()
            await it.look(days=2)
            assert [headers.get("If-None-Match") for path, headers in it.site.asked if path == "/story"][1:] == [
                '"v1"'
            ] * 2

    run(story())


def test_robots_txt_is_obeyed_and_asked_for_once_a_day(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /story", content_type="text/plain")
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            report = await it.look()
            assert report.outcome is Outcome.FAILED
            assert "robots.txt" in report.reason
            await it.look()
            assert (it.site.hits("/story"), it.site.hits("/robots.txt")) == (0, 1)
            await it.look(hours=25)
            assert it.site.hits("/robots.txt") == 2

    run(story())


def test_an_address_that_leads_to_a_watched_article_is_not_watched_twice(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/2026/storm-damages-boats"] = Answer(
                article(canonical=f"{it.site.url}/2026/storm-damages-boats")
            )
            it.site.pages["/2026/storm-damages-boats?edition=uk"] = it.site.pages["/2026/storm-damages-boats"]
            it.add("/2026/storm-damages-boats")
            await it.look()
            it.add("/2026/storm-damages-boats?edition=uk")
            await it.do_due()
            assert it.article("/2026/storm-damages-boats?edition=uk").id == it.article("/2026/storm-damages-boats").id

    run(story())


def test_a_feed_s_articles_are_found_and_go_on_being_checked_after_they_left_it(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.feed("/story", "/other")
            it.site.pages["/story"] = Answer(article())
            it.site.pages["/other"] = Answer(article(*PARAGRAPHS[::-1], title="Another story"))
            it.services.store.add_feed(
                f"{it.site.url}/feed.xml",
                name="Bay",
                outlet="The Bay News",
                kind="feed",
                now=it.clock(),
                added_by="user",
            )
            await it.do_due()
            assert {a.latest_number for a in it.services.store.articles()} == {1}
            it.site.feed("/other")
            it.site.pages["/story"] = Answer(edited(*EDIT))
            it.clock.move(hours=30)
            await it.do_due()
            assert it.article("/story").latest_number == 2

    run(story())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer("<html><body><p>Welcome</p></body></html>"), "no feed"),
        (Answer("gone", 410), "gone for good"),
        (Answer("<rss version='2.0'><channel><title>T</title></channel></rss>", content_type="text/xml"), "entries"),
    ],
)
def test_a_feed_s_fault_stands_on_it_in_words(desk: Any, answer: Answer, said: str) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/feed.xml"] = answer
            it.services.store.add_feed(
                f"{it.site.url}/feed.xml", name="Bay", outlet=None, kind="feed", now=it.clock(), added_by="user"
            )
            await it.do_due()
            assert said in (it.services.store.feeds()[0].fault or "")

    run(story())


def test_a_title_alone_may_carry_the_edit(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article(title="Storm damages 41 boats in the harbour"))
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(article(title="Storm damages 34 boats in the harbour"))
            await it.look()
            changes = it.services.store.changes()
            assert [(c.change.place.value, c.change.summary[:7]) for c in changes] == [("title", "41 → 34")]

    run(story())


def test_a_passing_wall_does_not_put_off_the_looks_that_were_due_anyway(desk: Any) -> None:
    async def story() -> None:
        async with desk(schedule={"fixed_interval_minutes": 10}) as it:
            it.site.pages["/story"] = [Answer(article()), *[Answer("Forbidden", 403)] * 5, Answer(edited(*EDIT))]
            it.add("/story")
            for _ in range(7):
                await it.do_due()
                it.clock.move(minutes=11)
            assert it.outcomes() == [Outcome.CHANGED] + [Outcome.BLOCKED] * 5 + [Outcome.CHANGED]

    run(story())
