"""Fault table, "clock jump, DST, two daemons on one database": no storm, no double run; late by the jump at most, healed."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from running_desk import Clock
from site_on_loopback import Answer, article
from tests_running import run

from monitor.compose import open_services
from monitor.daemon import Daemon
from monitor.pipeline.dispatch import Dispatcher
from monitor.settings import Settings
from monitor.steadiness import ClockWatch, StoreRest
from monitor.supervisor import Supervisor

STORIES = 20


def pages(it: Any, stories: int = STORIES) -> None:
    for number in range(stories):
        words = (
            f"Clerks counted {100 + number} forms in hall {number} on the {number + 2}nd day of the count, they said."
        )
        title = f"Count goes on in hall {number}"
        it.site.pages[f"/{number}"] = Answer(article(words, words.replace("forms", "votes"), title=title))
        it.add(f"/{number}")


def looks(it: Any) -> Counter[str]:
    return Counter(path for path, _ in it.site.asked if path != "/robots.txt")


async def hours(it: Any, count: int) -> None:
    for _ in range(count):
        await it.do_due()
        it.clock.move(hours=1)


def test_a_year_forward_brings_one_look_an_article_and_its_correction_takes_the_watching_up_again(
    desk: Callable[..., Any],
) -> None:
    async def story() -> None:
        async with desk() as it:
            pages(it)
            await hours(it, 3)
            before = looks(it)
            it.clock.move(days=365)
            await hours(it, 2)
            assert max((looks(it) - before).values(), default=0) <= 2
            it.clock.move(days=-365)
            mended = await it.services.stored(it.services.store.mend_times, it.clock())
            assert mended >= STORIES
            corrected = looks(it)
            await hours(it, 30)
            again = looks(it) - corrected
            assert len(again) == STORIES  # none was left retired, or due in a year
            assert max(again.values()) <= 12

    run(story())


def test_an_hour_back_is_no_storm_and_nothing_waits_for_longer_than_the_jump(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            pages(it)
            await hours(it, 3)
            before = looks(it)
            it.clock.move(hours=-1)
            await it.do_due()
            await it.do_due()
            assert max((looks(it) - before).values(), default=0) <= 1
            assert await it.services.stored(it.services.store.mend_times, it.clock()) == 0
            it.clock.move(hours=25)
            await it.do_due()
            assert len(looks(it) - before) == STORIES

    run(story())


def test_a_machine_that_slept_for_three_days_looks_once_at_what_fell_due(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            pages(it)
            await hours(it, 3)
            before = looks(it)
            it.clock.move(days=3)
            for _ in range(3):
                await it.do_due()
            assert set((looks(it) - before).values()) == {1}

    run(story())


def test_two_dispatchers_on_one_database_look_once_at_each_article(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            pages(it)
            settings = Settings(
                database_url=it.services.store.name,
                fetch={"allow_networks": ["127.0.0.1/32"], "host_interval_seconds": 0},
            )
            async with open_services(settings, log=it.services.log, clock=it.clock) as other:
                both = [Dispatcher(services, concurrency=8) for services in (it.services, other)]
                for _ in range(40):
                    await asyncio.gather(*(one.start_due() for one in both))
                    await asyncio.sleep(0.05)
                await asyncio.gather(*(one.stop(wait_seconds=20) for one in both))
            assert looks(it) == Counter({f"/{number}": 1 for number in range(STORIES)})

    run(story())


@pytest.mark.parametrize(
    ("walls", "steps"),
    [
        ([0, 1, 2, 3], [None, None, None, None]),
        ([0, 1, 3_601, 3_602], [None, None, 3599, None]),
        ([0, 1, -3_599, -3_598], [None, None, -3601, None]),
        ([0, 1, 12, 13], [None, None, None, None]),  # NTP
    ],
)
def test_only_a_set_clock_is_a_step(walls: list[int], steps: list[int | None]) -> None:
    watch, start = ClockWatch(), datetime(2026, 3, 29, 0, 59, 58, tzinfo=UTC)  # Europe's clocks go forward at 01:00 UTC
    found = [watch.step(start + timedelta(seconds=wall), second) for second, wall in enumerate(walls)]
    assert found == [None if step is None else timedelta(seconds=step) for step in steps]


def test_sleep_is_no_step() -> None:
    watch, start = ClockWatch(), datetime(2026, 3, 1, tzinfo=UTC)
    watch.step(start, 10.0)
    assert watch.step(start + timedelta(hours=8), 10.0 + 8 * 3600) is None


def test_a_store_that_refuses_is_asked_after_1_2_4_and_at_most_20_seconds() -> None:
    rest, now, pauses = StoreRest(), 100.0, []
    for _ in range(7):
        rest.refused("disk full", now)
        rest.refused("disk full", now)  # two ticks at once count once
        pauses.append(rest.until - now)
        assert not rest.is_over(now)
        now = rest.until
    assert pauses == [1, 2, 4, 8, 16, 20, 20]
    assert (rest.worked(), rest.worked(), rest.is_over(0.0)) == ("disk full", None, True)


def test_a_clock_set_back_does_not_leave_the_scheduler_waiting_for_it(desk: Callable[..., Any]) -> None:
    """The scheduler waits by the wall clock: after a step of an hour back its ticks would stand for an hour."""

    async def story() -> None:
        async with desk() as it:
            pages(it, 2)
            clock = Clock()
            clock.now = datetime.now(UTC)
            it.services.clock = clock
            daemon = Daemon(it.services, Settings(), reload=Settings, supervisor=Supervisor({}))
            working = asyncio.create_task(daemon.run())
            for _ in range(100):
                await asyncio.sleep(0.1)
                if len(looks(it)) == 2:
                    break
            for job in daemon.scheduler.get_jobs():
                job.modify(next_run_time=datetime.now(UTC) + timedelta(hours=1))  # as after the step
            clock.move(hours=-1)
            await asyncio.sleep(2.5)
            waits = [job.next_run_time - datetime.now(UTC) for job in daemon.scheduler.get_jobs() if "work" in job.id]
            daemon.stop()
            await working
            assert max(waits) < timedelta(seconds=2)

    run(story())
