"""One full pass over what is due, each feed and article at most once; then what came of it is delivered."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol

from monitor.notify.redact import redact_text
from monitor.pipeline.check import CheckReport
from monitor.pipeline.delivery import Deliverer
from monitor.pipeline.dispatch import Dispatcher
from monitor.pipeline.leases import release_dead

if TYPE_CHECKING:
    from monitor.pipeline.dispatch import Report
    from monitor.pipeline.services import Services

__all__ = ["PassSummary", "Progress", "make_pass"]

TICK_SECONDS = 5.0
COUNT_SECONDS = 1.0
# A host that asks for a longer rest than this (Retry-After, a back-off) is left for the next pass.
PATIENCE = timedelta(minutes=2)


class Progress(Protocol):
    """Who shows how far the pass is."""

    def update(self, done: int, left: int, subject: str) -> None:
        """So much is done, so much is left; `subject` is what was just done."""
        ...


@dataclass(slots=True)
class PassSummary:
    """What a pass came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    feeds: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    new_articles: int = 0
    changes: int = 0
    alerts_sent: int = 0
    alerts_waiting: int = 0
    left: int = 0

    def add(self, report: Report) -> None:
        """Count a report in."""
        if isinstance(report, CheckReport):
            self.outcomes["new" if report.snapshot == 1 else report.outcome.value] += 1
            self.changes += report.changes
        else:
            self.feeds += 1
            self.new_articles += report.new
            if report.fault:
                self.faults.append((redact_text(report.url), redact_text(report.fault)))

    @property
    def done(self) -> int:
        """Feeds polled and articles checked."""
        return self.feeds + self.outcomes.total()

    def to_json(self) -> dict[str, Any]:
        """The summary for a program."""
        return {
            "feeds": self.feeds,
            "feed_faults": [{"url": url, "fault": fault} for url, fault in self.faults],
            "new_articles": self.new_articles,
            "articles": dict(self.outcomes),
            "changes": self.changes,
            "alerts_sent": self.alerts_sent,
            "alerts_waiting": self.alerts_waiting,
            "left": self.left,
        }

    def sentence(self) -> str:
        """The summary for a person."""
        if self.done == 0:
            return "nothing was due"
        checked = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in self.outcomes.most_common())
        lines = [
            (
                f"{count_of(self.feeds, 'feed')} polled, {count_of(self.new_articles, 'new article')}; "
                f"{count_of(self.outcomes.total(), 'article')} checked{f' ({checked})' if checked else ''}; "
                f"{count_of(self.changes, 'change')}, {count_of(self.alerts_sent, 'alert')} sent"
            )
        ]
        lines += [f"  {url}: {fault}" for url, fault in self.faults]
        if self.left:
            lines.append(f"  {self.left} left for the next pass: their hosts asked us to wait")
        if self.alerts_waiting:
            lines.append(f"  {self.alerts_waiting} alerts wait for their destination: see `monitor alerts`")
        return "\n".join(lines)


def count_of(number: int, noun: str) -> str:
    """ "1 feed", "2 feeds"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


async def make_pass(
    services: Services, *, concurrency: int, everything: bool = False, progress: Progress | None = None
) -> PassSummary:
    """Do all that is due now, and what that brings up. `everything`: whether due or not. Raises StoreError."""
    await release_dead(services)
    if everything:
        await services.stored(services.store.make_all_due, services.clock())
    tally = _Tally(progress)
    dispatcher = Dispatcher(services, concurrency=concurrency, on_report=tally.note)
    while not tally.has_gone_round:
        await dispatcher.start_due()
        tally.left = await services.stored(services.store.due_count, services.clock())
        if dispatcher.in_hand:
            # What is done brings up the next piece by itself: to count what is left once a second is enough.
            await dispatcher.work_for(COUNT_SECONDS)
        elif tally.left == 0 or not await _wait_for_a_host(services):
            break
    await dispatcher.stop(wait_seconds=services.policies.lease_seconds)
    tally.summary.left = await services.stored(services.store.due_count, services.clock())
    await _deliver_all(services, tally.summary)
    return tally.summary


async def _deliver_all(services: Services, summary: PassSummary) -> None:
    """Round after round, until a round sends nothing more."""
    deliverer = Deliverer(services)
    while True:
        report = await deliverer.deliver_pending()
        summary.alerts_sent += report.sent
        summary.alerts_waiting += report.retried
        if not report.sent:
            return


class _Tally:
    """Counts the reports of a pass, and notices when it comes to something for the second time."""

    def __init__(self, progress: Progress | None) -> None:
        self.summary = PassSummary()
        self.left = 0
        self.has_gone_round = False
        self._progress = progress
        self._seen: set[str] = set()

    def note(self, report: Report) -> None:
        self.has_gone_round = self.has_gone_round or report.url in self._seen
        self._seen.add(report.url)
        self.summary.add(report)
        self.left = max(self.left - 1, 0)
        if self._progress is not None:
            self._progress.update(self.summary.done, self.left, report.url)


async def _wait_for_a_host(services: Services) -> bool:
    """Wait until the pace lets a host be asked again; False where no host will be ready soon enough to wait for."""
    now = services.clock()
    ready = await services.stored(services.store.next_due_at, now)
    if ready is None or ready - now > PATIENCE:
        return False
    await asyncio.sleep(min(max((ready - now).total_seconds(), 0.0), TICK_SECONDS) + 0.001)
    return True
