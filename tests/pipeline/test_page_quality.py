"""What other pages of a host tell of a look: one text on several articles, and pages that have no text any more."""

from __future__ import annotations

from typing import Any

from site_on_loopback import PARAGRAPHS, Answer, article
from tests_running import run

from monitor.pipeline.quality import EMPTY_LOOKS
from monitor.values import Outcome

# A wall in words that no rule knows, as long as an article, under a title of its own.
WALL = article(
    *(f"Our doorkeeper number {n} would like to shake your hand before the gate is raised for you." for n in range(30)),
    title="Good evening",
)
SHELL = "<!doctype html><html><head><title>The Bay News</title></head><body><div id='app'></div></body></html>"


def story_about(name: str) -> str:
    return article(*(f"{name}: {paragraph}" for paragraph in PARAGRAPHS), title=f"The {name} of the harbour")


def test_the_same_text_on_three_articles_of_a_host_is_withheld(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            names = ("ferries", "cranes", "lighthouse", "fish market")
            for name in names:
                it.site.pages[f"/{name.replace(' ', '-')}"] = Answer(story_about(name))
                it.add(f"/{name.replace(' ', '-')}")
            await it.do_due()
            for path in it.site.pages:
                it.site.pages[path] = Answer(WALL)
            for _ in range(4):
                it.clock.move(hours=3)
                await it.services.stored(it.services.store.make_all_due, it.clock())
                await it.do_due()
            found = [it.article(path).latest_number for path in it.site.pages]
            assert found == [1, 1, 1, 1]
            assert "the same text stands on" in it.article("/cranes").last_reason
            assert not it.inbox.messages

    run(story())


def test_one_story_under_two_addresses_of_a_host_is_no_wall(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            for path in ("/news/harbour", "/regional/harbour", "/best-of/harbour"):
                it.site.pages[path] = Answer(article())
                it.services.store.add_article(
                    it.site.url + path,
                    key=path,
                    host=it.site.url.removeprefix("http://"),
                    title="Storm damages boats in the harbour",
                    outlet=None,
                    now=it.clock(),
                )
            await it.do_due()
            outcomes = [it.outcomes(path)[-1] for path in it.site.pages if it.outcomes(path)]
            assert set(outcomes) == {Outcome.CHANGED}

    run(story())


def test_pages_without_text_at_a_host_that_used_to_be_read_are_a_fault_within_three_looks(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            for name in ("ferries", "cranes"):
                it.site.pages[f"/{name}"] = Answer(story_about(name))
                it.add(f"/{name}")
            await it.do_due()
            for path in it.site.pages:
                it.site.pages[path] = Answer(SHELL)
            looks = 0
            while not it.services.store.faults():
                it.clock.move(hours=3)
                await it.services.stored(it.services.store.make_all_due, it.clock())
                looks += len(await it.do_due())
                assert looks < 10
            assert looks <= EMPTY_LOOKS + 1  # two articles a round
            (empty,) = it.services.store.empty_hosts()
            assert empty.used_to_work
            assert empty.empty_in_row >= EMPTY_LOOKS
            assert all(it.article(path).latest_number == 1 for path in it.site.pages)
            it.site.pages["/cranes"] = Answer(story_about("new cranes"))
            it.clock.move(hours=3)
            await it.services.stored(it.services.store.make_all_due, it.clock())
            await it.do_due()
            assert [fault.ended_at is not None for fault in it.services.store.faults(ended=True)]

    run(story())


def test_a_host_that_was_never_read_is_no_redesign(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(SHELL)
            it.add("/story")
            for _ in range(5):
                await it.look()
            assert not it.services.store.faults()
            assert it.services.store.empty_hosts()[0].used_to_work is False

    run(story())


def test_a_feed_of_the_same_bytes_is_not_read_again(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/one"], it.site.pages["/two"] = Answer(story_about("ferries")), Answer(story_about("cranes"))
            it.site.feed("/one")
            url = it.site.url + "/feed.xml"
            host = it.site.url.removeprefix("http://")
            it.services.store.add_feed(
                url, kind="feed", name="Bay", outlet=None, host=host, added_by="user", now=it.clock()
            )
            read: list[str] = []
            run_worker = it.services.workers.run

            async def noted(subject: str, function: str, *args: Any) -> Any:
                read.append(subject)
                return await run_worker(subject, function, *args)

            it.services.workers.run = noted
            for expected in (1, 1, 2):
                it.clock.move(hours=30)
                if expected == 2:
                    it.site.feed("/one", "/two")
                await it.services.stored(it.services.store.make_all_due, it.clock())
                await it.do_due()
                assert read.count(url) == expected
            assert it.services.store.counts().articles["active"] == 2
            assert it.services.store.feeds()[0].fault is None

    run(story())
