"""The same way of an article on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from postgres_schema import empty_schema
from site_on_loopback import Answer, article, edited
from tests_running import run

from monitor.values import Outcome


@pytest.fixture
def schema_url() -> Iterator[str]:
    yield from empty_schema()


@pytest.mark.postgres
def test_an_edit_goes_all_the_way_on_postgresql(desk: Any, schema_url: str) -> None:
    async def story() -> None:
        async with desk(database_url=schema_url) as it:
            it.site.feed("/story")
            it.site.pages["/story"] = Answer(article())
            it.services.store.add_feed(
                f"{it.site.url}/feed.xml",
                name="Bay",
                outlet="The Bay News",
                kind="feed",
                now=it.clock(),
                added_by="user",
            )
            await it.do_due()
            it.site.pages["/story"] = Answer(edited("41 damaged", "34 damaged"))
            it.clock.move(hours=30)
            await it.do_due()
            await it.confirm()
            assert ["41 → 34" in message.text for message in it.inbox.messages] == [True]
            assert it.outcomes() == [Outcome.CHANGED, Outcome.CHANGED, Outcome.UNCHANGED]
            assert it.services.store.verify_chain() == []

    run(story())
