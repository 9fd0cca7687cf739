"""Leases that nobody has in hand are given back at the second sight; those of work under way are left alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from site_on_loopback import Answer, article
from tests_running import run

from monitor.notify.message import Message
from monitor.pipeline.delivery import Deliverer
from monitor.pipeline.dispatch import Dispatcher
from monitor.pipeline.faults import FaultKind, report_fault
from monitor.pipeline.leases import StrayLeases


class Slow:
    """A destination that answers when it is told to."""

    name = "terminal"

    def __init__(self) -> None:
        self.may_end = asyncio.Event()
        self.ids: list[str] = []

    async def send(self, message: Message, *, delivery_id: str, now: Any) -> None:
        self.ids.append(delivery_id)
        await self.may_end.wait()


async def parts(it: Any) -> tuple[Dispatcher, Deliverer, StrayLeases]:
    dispatcher, deliverer = Dispatcher(it.services, concurrency=4), Deliverer(it.services)
    return dispatcher, deliverer, StrayLeases(it.services, dispatcher.hosts_in_hand, deliverer.deliveries_in_hand)


def test_a_taking_that_nobody_heard_of_is_given_back_at_the_second_sight(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(alerts={"errors": {"destinations": ["terminal"]}}) as it:
            services, store = it.services, it.services.store
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await report_fault(services, FaultKind.INTEGRITY, "monitor.db", "page 7")
            _, _, strays = await parts(it)
            taken = {"owner": services.owner, "limit": 9, "lease_seconds": 150}
            assert len(store.take_due(it.clock(), **taken)) == 1
            assert len(store.take_fault_deliveries(it.clock(), **taken)) == 1
            assert await strays.give_back() == 0
            assert await strays.give_back() == 2
            assert len(await it.do_due()) == 1
            assert len(it.inbox.ids) == 1

    run(story())


def test_work_under_way_keeps_its_leases(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(alerts={"errors": {"destinations": ["terminal"]}}) as it:
            services = it.services
            services.channels = {"terminal": (slow := Slow())}
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await report_fault(services, FaultKind.INTEGRITY, "monitor.db", "page 7")
            dispatcher, deliverer, strays = await parts(it)
            assert await dispatcher.start_due() == 1
            assert len(dispatcher.hosts_in_hand()) == 1
            await deliverer.start_pending()
            assert len(deliverer.deliveries_in_hand()) == 1
            assert [await strays.give_back() for _ in range(3)] == [0, 0, 0]
            slow.may_end.set()
            await deliverer.stop(wait_seconds=5)
            await dispatcher.stop(wait_seconds=10)
            assert dispatcher.hosts_in_hand() == deliverer.deliveries_in_hand() == []
            assert services.store.leases_of(services.owner) == frozenset()
            assert len(slow.ids) == 1

    run(story())


def test_a_lease_that_was_taken_anew_is_another_one(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            store, owner = it.services.store, it.services.owner
            it.add("/story")
            (work,) = store.take_due(it.clock(), owner=owner, limit=1, lease_seconds=150)
            _, _, strays = await parts(it)
            assert await strays.give_back() == 0
            store.release(work)
            it.clock.move(seconds=1)
            assert len(store.take_due(it.clock(), owner=owner, limit=1, lease_seconds=150)) == 1
            assert await strays.give_back() == 0
            assert await strays.give_back() == 1

    run(story())
