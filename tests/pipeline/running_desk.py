"""A running monitor over a real database, against a site on loopback, with a clock that the test moves.

The `desk` fixture is imported by the conftests of the rooms that use it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from site_on_loopback import Site

from monitor.compose import open_services
from monitor.notify.message import Message
from monitor.pipeline.check import CheckReport
from monitor.pipeline.delivery import Deliverer
from monitor.pipeline.dispatch import Dispatcher, Report
from monitor.pipeline.services import Services
from monitor.settings import Settings
from monitor.store.records import ArticleRecord
from monitor.values import Outcome

__all__ = ["START", "Clock", "Desk", "Inbox", "desk"]

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


@dataclass
class Inbox:
    """A destination that keeps what it is given."""

    name: str = "inbox"
    messages: list[Message] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """Keep it."""
        self.messages.append(message)
        self.ids.append(delivery_id)


class Desk:
    """What a test works with: the site, the services, and looks on demand."""

    def __init__(self, site: Site, services: Services, clock: Clock, inbox: Inbox) -> None:
        self.site = site
        self.services = services
        self.clock = clock
        self.inbox = inbox
        self.reports: list[Report] = []

    async def do_due(self) -> list[Report]:
        """Do all that is due now, then deliver what is due; the reports of this round."""
        before = len(self.reports)
        dispatcher = Dispatcher(self.services, concurrency=8, on_report=self.reports.append)
        while await dispatcher.start_due() or dispatcher.in_hand:
            await dispatcher.wait_for_one(5)
        await Deliverer(self.services).deliver_pending()
        return self.reports[before:]

    async def look(self, **later: float) -> CheckReport:
        """Check the one article once, `later` than before (three hours), and deliver."""
        self.clock.move(**(later or {"hours": 3}))
        await self.services.stored(self.services.store.make_all_due, self.clock())
        reports = [report for report in await self.do_due() if isinstance(report, CheckReport)]
        assert len(reports) == 1, reports
        return reports[0]

    async def confirm(self) -> CheckReport:
        """The second look at a change, when it is due by itself."""
        self.clock.move(seconds=self.services.policies.confirm_after_seconds + 1)
        reports = [report for report in await self.do_due() if isinstance(report, CheckReport)]
        assert len(reports) == 1, reports
        return reports[0]

    def add(self, path: str) -> ArticleRecord:
        """Watch the page at this path."""
        from monitor.read.keys import article_key, host_of

        url = self.site.url + path
        article, _ = self.services.store.add_article(
            url, key=article_key(url), host=host_of(url), title="", outlet="The Bay News", now=self.clock()
        )
        return article

    def article(self, path: str = "/story") -> ArticleRecord:
        """What is known of the page at this path."""
        return self.services.store.article(self.site.url + path)

    def outcomes(self, path: str = "/story") -> list[Outcome]:
        """The outcomes of all looks, the oldest first."""
        return [check.outcome for check in reversed(self.services.store.checks(self.article(path).id))]


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Any]:
    """`async with desk(...) as it`: keyword arguments are sections of the settings."""

    @asynccontextmanager
    async def opened(**sections: Any) -> AsyncIterator[Desk]:
        fetch = {"allow_networks": ["127.0.0.1/32"], "host_interval_seconds": 0, **sections.pop("fetch", {})}
        database = sections.pop("database_url", f"sqlite:///{tmp_path / 'monitor.db'}")
        settings = Settings(database_url=database, fetch=fetch, **sections)
        clock, inbox = Clock(), Inbox(name="terminal")
        async with Site() as site, open_services(settings, log=structlog.get_logger(), clock=clock) as services:
            services.channels = {"terminal": inbox}
            services.jitter = lambda: 0.0
            yield Desk(site, services, clock, inbox)

    return opened
