"""Alerts from the outbox: sent, retried on schedule, given up, replayed, held for a digest; each destination alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from site_on_loopback import Answer, article, edited
from tests_running import run

from monitor.errors import DeliveryError
from monitor.notify.message import Message
from monitor.notify.outbox import ATTEMPTS
from monitor.pipeline.delivery import Deliverer


class Broken:
    """A destination that fails until it is mended."""

    name = "terminal"

    def __init__(self) -> None:
        self.is_mended = False
        self.ids: list[str] = []
        self.messages: list[Message] = []

    async def send(self, message: Message, *, delivery_id: str, now: Any) -> None:
        self.ids.append(delivery_id)
        if not self.is_mended:
            raise DeliveryError("terminal", "out of order")
        self.messages.append(message)


async def with_an_edit(it: Any) -> None:
    """One article, edited, and the edit confirmed."""
    it.site.pages["/story"] = Answer(article())
    it.add("/story")
    await it.look()
    it.site.pages["/story"] = Answer(edited("41 damaged", "34 damaged"))
    await it.look()
    await it.confirm()


def test_a_failed_delivery_is_retried_on_schedule_under_the_same_id_and_then_kept_as_failed(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            broken = Broken()
            it.services.channels = {"terminal": broken}
            await with_an_edit(it)
            deliverer = Deliverer(it.services)
            for _ in range(2 * ATTEMPTS):
                waiting = it.services.store.deliveries("pending")
                if not waiting:
                    break
                it.clock.now = max(it.clock.now, waiting[0].next_attempt_at)
                await deliverer.deliver_pending()
            assert len(broken.ids) == ATTEMPTS
            assert len(set(broken.ids)) == 1
            dead = it.services.store.deliveries("dead")
            assert "out of order" in (dead[0].error or "")

            broken.is_mended = True
            assert it.services.store.replay("dead", it.clock()) == 1
            it.clock.move(hours=2)  # the circuit rests after so many failures
            await deliverer.deliver_pending()
            assert [message.payload["type"] for message in broken.messages] == ["article.changed"]
            assert len(set(broken.ids)) == 1

    run(story())


def test_a_destination_that_config_no_longer_names_is_told_as_failed(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.services.channels = {}
            await with_an_edit(it)
            dead = it.services.store.deliveries("dead")
            assert ["no such destination any more" in (one.error or "") for one in dead] == [True]

    run(story())


def test_a_broken_destination_delays_no_other(desk: Any) -> None:
    async def story() -> None:
        rules = [{"name": "both", "destinations": ["terminal", "log"]}]
        alerts = {"destinations": {"terminal": {"type": "terminal"}, "log": {"type": "log"}}, "rules": rules}
        async with desk(alerts=alerts) as it:
            it.services.channels = {"terminal": Broken(), "log": it.inbox}
            await with_an_edit(it)
            assert len(it.inbox.messages) == 1

    run(story())


def test_a_digest_collects_alerts_until_its_time_and_is_one_message(desk: Any) -> None:
    async def story() -> None:
        rules = [{"name": "daily", "destinations": ["terminal"], "digest": "daily"}]
        async with desk(alerts={"rules": rules}) as it:
            await with_an_edit(it)
            it.site.pages["/story"] = Answer(edited("41 damaged", "29 damaged"))
            await it.look(hours=1)
            await it.confirm()
            assert not it.inbox.messages
            it.clock.move(days=1)
            await Deliverer(it.services).deliver_pending()
            assert [message.payload["type"] for message in it.inbox.messages] == ["alerts.digest"]
            assert "34" in it.inbox.messages[0].text
            assert "29" in it.inbox.messages[0].text

    run(story())


def test_a_delivery_that_nobody_reported_on_is_taken_again_when_its_lease_has_run_out(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.services.channels = {"terminal": Broken()}
            await with_an_edit(it)
            store = it.services.store
            it.clock.now = store.deliveries("pending")[0].next_attempt_at
            first = store.take_deliveries(it.clock(), owner="killed", limit=10, lease_seconds=60)
            assert not store.take_deliveries(it.clock(), owner="other", limit=10, lease_seconds=60)
            later = it.clock() + timedelta(seconds=61)
            assert [d.id for d in store.take_deliveries(later, owner="other", limit=10, lease_seconds=60)] == [
                first[0].id
            ]

    run(story())
