"""What is wrong with monitor's own work is told by the channel for errors: once a day a subject, through the outbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from site_on_loopback import Answer, article
from tests_running import run

from monitor.errors import DeliveryError
from monitor.pipeline.delivery import Deliverer
from monitor.pipeline.faults import FaultKind, end_fault, report_fault

ERRORS = {"errors": {"destinations": ["terminal"]}}


def told(it: Any) -> list[str]:
    return [f"{m.payload['data']['kind']}: {m.payload['data']['subject']}" for m in it.inbox.messages]


def test_a_fault_is_told_once_a_day_for_a_subject(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(alerts=ERRORS) as it:
            deliverer, days = Deliverer(it.services), 3
            for _ in range(24 * days):
                for host in ("a.example", "b.example"):
                    await report_fault(it.services, FaultKind.EXTRACTION_EMPTY, host, "no text", "Look at it.")
                await deliverer.deliver_pending()
                it.clock.move(hours=1)
            assert sorted(told(it)) == ["extraction empty: a.example"] * days + ["extraction empty: b.example"] * days
            assert len(set(it.inbox.ids)) == 2 * days
            (one, two) = it.services.store.faults()
            assert (one.count, two.count, one.words) == (24 * days, 24 * days, "no text")

    run(story())


def test_a_fault_that_is_over_stands_in_no_list_and_begins_anew(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(alerts=ERRORS) as it:
            await report_fault(it.services, FaultKind.INTEGRITY, "monitor.db", "page 7 is damaged")
            it.clock.move(hours=1)
            await end_fault(it.services, FaultKind.INTEGRITY, "monitor.db")
            assert it.services.store.faults() == []
            assert len(it.services.store.faults(ended=True)) == 1
            await report_fault(it.services, FaultKind.INTEGRITY, "monitor.db", "page 8 is damaged")
            (again,) = it.services.store.faults()
            assert (again.count, again.first_at) == (1, it.clock())
            await Deliverer(it.services).deliver_pending()
            assert len(it.inbox.messages) == 1  # flapping is told once a day all the same

    run(story())


def test_a_feed_that_fails_three_times_is_told_and_its_mending_ends_the_fault(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(alerts=ERRORS) as it:
            it.site.pages["/feed.xml"] = Answer("<html><body>We have moved</body></html>", 200)
            url = it.site.url + "/feed.xml"
            it.services.store.add_feed(url, name="Bay", outlet=None, kind="feed", now=it.clock(), added_by="user")
            for expected in (0, 0, 1, 1):
                await it.do_due()
                assert len(told(it)) == expected
                it.clock.move(hours=1)
                await it.services.stored(it.services.store.make_all_due, it.clock())
            assert told(it) == [f"feed broken: {url}"]
            it.site.feed()
            await it.do_due()
            assert it.services.store.faults() == []

    run(story())


def test_a_host_that_blocks_three_looks_in_a_row_is_told(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(alerts=ERRORS) as it:
            it.site.pages["/story"] = [Answer(article()), *[Answer("Access denied", 403)] * 3, Answer(article())]
            it.add("/story")
            for _ in range(4):
                await it.look(days=1)
            assert told(it) == ["host blocked: 127.0.0.1:" + it.site.url.rsplit(":", 1)[1]]
            await it.look(days=2)
            assert it.services.store.faults() == []

    run(story())


class Dead:
    name = "hook"

    async def send(self, message: Any, *, delivery_id: str, now: Any) -> None:
        raise DeliveryError("hook", "the receiver answered 500")


def test_a_dead_destination_is_told_to_the_others_and_not_to_itself(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        destinations = {"terminal": {"type": "terminal"}, "hook": {"type": "log"}}
        errors = {"destinations": ["hook", "terminal"]}
        rules = [{"name": "all", "destinations": ["terminal"]}]
        async with desk(alerts={"destinations": destinations, "rules": rules, "errors": errors}) as it:
            it.services.channels = {"terminal": it.inbox, "hook": Dead()}
            await report_fault(it.services, FaultKind.INTEGRITY, "monitor.db", "damaged")
            deliverer = Deliverer(it.services)
            for _ in range(6):
                await deliverer.deliver_pending()
                it.clock.move(hours=3)
            assert told(it) == ["integrity: monitor.db", "destination dead: hook"]
            waiting = [one for one in it.services.store.fault_deliveries() if one.state == "pending"]
            assert [(one.destination, one.attempts) for one in waiting] == [("hook", 5)]

    run(story())


@pytest.mark.parametrize("hours", [-9000, 9000])
def test_a_clock_that_jumps_neither_silences_faults_nor_makes_a_storm(desk: Callable[..., Any], hours: int) -> None:
    async def story() -> None:
        async with desk(alerts=ERRORS) as it:
            for _ in range(3):
                await report_fault(it.services, FaultKind.FEED_BROKEN, "https://a.example/feed", "404")
            it.clock.now += timedelta(hours=hours)
            for _ in range(3):
                await report_fault(it.services, FaultKind.FEED_BROKEN, "https://a.example/feed", "404")
            await Deliverer(it.services).deliver_pending()
            assert len(told(it)) <= 2
            assert len(it.services.store.fault_deliveries()) == 2

    run(story())


def test_secrets_of_the_configuration_are_in_no_stored_fault(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        feeds = [{"url": "https://me:canary-pass@feeds.example/rss?token=canary-token"}]
        async with desk(alerts=ERRORS, feeds=feeds) as it:
            await report_fault(it.services, FaultKind.FEED_BROKEN, feeds[0]["url"], "canary-pass refused\r\n\x1b[2J")
            await Deliverer(it.services).deliver_pending()
            everything = repr(it.services.store.faults()) + repr(it.inbox.messages)
            assert "canary" not in everything
            assert "\x1b" not in it.inbox.messages[0].text
            assert "\r" not in it.inbox.messages[0].title

    run(story())
