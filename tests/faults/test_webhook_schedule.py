"""Fault table, "webhook 500, hang, 410, 302, 429": the exact schedule, by a fake clock against a scripted receiver."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from fetch_servers import answer, policy_for, serving
from running_desk import START
from tests_running import run

from monitor.fetch.client import Fetcher
from monitor.notify.channels.base import ChannelDeps, WebhookSpec
from monitor.notify.channels.build import build_channel
from monitor.pipeline.delivery import Deliverer
from monitor.pipeline.faults import FaultKind, report_fault

# Standard Webhooks 1.0: at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h.
SCHEDULE = [0, 5, 305, 2105, 9305, 27305, 63305, 113705]
HOOKS = {"hook": {"type": "log"}, "terminal": {"type": "terminal"}}


class Receiver:
    """Answers what its script says, and notes when (by the fake clock) it was asked, and under which id."""

    def __init__(self, it: Any, script: Callable[[int], bytes | None]) -> None:
        self._it, self._script = it, script
        self.at: list[float] = []
        self.ids: list[str] = []
        self.stamps: list[float] = []

    async def __call__(self, head: str, writer: asyncio.StreamWriter) -> None:
        fields = dict(line.split(": ", 1) for line in head.lower().split("\r\n")[1:] if ": " in line)
        self.at.append((self._it.clock() - START).total_seconds())
        self.ids.append(fields["webhook-id"])
        self.stamps.append(float(fields["webhook-timestamp"]) - START.timestamp())
        said = self._script(len(self.at))
        if said is None:
            await asyncio.sleep(30)
        else:
            writer.write(said)


@asynccontextmanager
async def posted(
    desk: Callable[..., Any], script: Callable[[int], bytes | None], count: int = 1, patience: float = 5.0
) -> Any:
    """`count` messages for the hook, the deliverer, and the receiver that the script speaks for."""
    async with desk(alerts={"destinations": HOOKS, "errors": {"destinations": ["hook"]}}) as it:
        receiver = Receiver(it, script)
        async with serving(receiver) as server, Fetcher(policy_for(server, timeout_seconds=patience)) as fetcher:
            hook = build_channel(WebhookSpec("hook", server.url("/hook")), ChannelDeps(post=fetcher.post))
            it.services.channels = {"hook": hook, "terminal": it.inbox}
            for number in range(count):
                await report_fault(it.services, FaultKind.INTEGRITY, f"subject {number}", "words")
            yield it, Deliverer(it.services), receiver


async def by_the_clock(it: Any, deliverer: Deliverer, until_seconds: float) -> None:
    """Let the fake clock go from one due time to the next; look each second of the first minute, as the daemon does."""
    end = START + timedelta(seconds=until_seconds)
    while it.clock() <= end:
        await deliverer.deliver_pending()
        pending = [one.next_attempt_at for one in it.services.store.fault_deliveries() if one.state == "pending"]
        if not pending:
            return
        it.clock.now = max(it.clock() + timedelta(milliseconds=1), min(pending))


def states(it: Any) -> list[tuple[str, int]]:
    return [(one.state, one.attempts) for one in it.services.store.fault_deliveries() if one.destination == "hook"]


FAILING: dict[str, bytes | None] = {
    "500": answer(b"", "500 Internal Server Error"),
    "302": answer(b"", "302 Found", "Location: http://127.0.0.1:1/"),
    "404": answer(b"", "404 Not Found"),
    "hang": None,
    "broken": b"no HTTP at all\r\n\r\n",
}


@pytest.mark.parametrize("kind", FAILING)
def test_what_may_be_mended_is_tried_eight_times_at_exactly_these_moments(desk: Callable[..., Any], kind: str) -> None:
    async def story() -> None:
        async with posted(desk, lambda _: FAILING[kind], patience=0.2) as (it, deliverer, receiver):
            await by_the_clock(it, deliverer, 200_000)
            assert [round(at) for at in receiver.at] == SCHEDULE
            assert receiver.stamps == pytest.approx([int(at) for at in receiver.at])  # signed afresh each time
            assert len(set(receiver.ids)) == 1
            assert states(it) == [("dead", 8)]

    run(story())


@pytest.mark.parametrize(
    ("retry_after", "expected"),
    [
        ("120", [0, 120, 420]),
        ("3", [0, 5, 305]),  # never sooner than the schedule
        ("999999999", [0, 86_400, 86_700]),  # a year is a mistake or a trap
        ("Sun, 01 Mar 2026 12:10:00 GMT", [0, 600, 900]),
        ("soon", [0, 5, 305]),
        ("-7", [0, 5, 305]),
    ],
)
def test_retry_after_is_honoured_and_never_shortens_the_wait(
    desk: Callable[..., Any], retry_after: str, expected: list[int]
) -> None:
    async def story() -> None:
        def script(attempt: int) -> bytes:
            if attempt == 1:
                return answer(b"", "429 Too Many Requests", f"Retry-After: {retry_after}")
            return answer(b"", "503 Service Unavailable") if attempt == 2 else answer(b"ok")

        async with posted(desk, script) as (it, deliverer, receiver):
            await by_the_clock(it, deliverer, 200_000)
            assert [round(at) for at in receiver.at] == expected
            assert states(it) == [("sent", 3)]

    run(story())


def test_410_disables_the_destination_until_a_person_replays(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with posted(desk, lambda _: answer(b"", "410 Gone"), count=3) as (it, deliverer, receiver):
            await by_the_clock(it, deliverer, 20_000)
            assert len(receiver.at) == 1
            assert sorted(states(it)) == [("dead", 1), ("pending", 0), ("pending", 0)]

    run(story())


def test_a_refusal_of_one_message_is_a_dead_letter_at_once_and_the_others_go(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        def script(attempt: int) -> bytes:
            return answer(b"", "422 Unprocessable Content") if attempt == 1 else answer(b"ok")

        async with posted(desk, script, count=3) as (it, deliverer, _):
            await deliverer.deliver_pending()
            assert sorted(states(it)) == [("dead", 1), ("sent", 1), ("sent", 1)]

    run(story())


def test_five_failures_in_a_row_rest_the_destination_and_one_message_tries_it(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with posted(desk, lambda _: FAILING["500"], count=20) as (it, deliverer, receiver):
            await deliverer.deliver_pending()
            assert len(receiver.at) == 5
            it.clock.move(seconds=59)
            await deliverer.deliver_pending()
            assert len(receiver.at) == 5
            it.clock.move(seconds=1)
            await deliverer.deliver_pending()
            assert len(receiver.at) == 6
            assert sum(attempts for _, attempts in states(it)) == 6  # what was held back was not counted as tried

    run(story())


class Hanging:
    """A destination that takes its time and fails."""

    name = "hook"

    def __init__(self) -> None:
        self.asked = 0

    async def send(self, message: Any, *, delivery_id: str, now: datetime) -> None:
        self.asked += 1
        await asyncio.sleep(1.0)
        raise TimeoutError


def test_a_destination_that_hangs_delays_no_other_not_even_what_comes_later(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        errors = {"destinations": ["hook", "terminal"]}
        async with desk(alerts={"destinations": HOOKS, "errors": errors}) as it:
            hanging = Hanging()
            it.services.channels = {"hook": hanging, "terminal": it.inbox}
            deliverer, delays = Deliverer(it.services), []
            for number in range(10):
                began = time.monotonic()
                await report_fault(it.services, FaultKind.INTEGRITY, f"subject {number}", "words")
                await deliverer.start_pending()
                while len(it.inbox.messages) <= number and time.monotonic() - began < 5:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
                delays.append(time.monotonic() - began)
            assert hanging.asked >= 1
            assert max(delays) < 0.9, delays  # ten at a second each would be ten seconds
            await deliverer.stop(wait_seconds=0)

    run(story())
