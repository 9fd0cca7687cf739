"""Claims followed by a running monitor, and the feed's own date of an edit."""

from __future__ import annotations

from typing import Any

import pytest
from postgres_schema import empty_schema
from site_on_loopback import Answer, article, edited
from tests_running import run

from monitor.values import ClaimKind


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_claim_is_followed_through_every_look(desk: Any, database: str) -> None:
    async def story(**sections: Any) -> None:
        async with desk(**sections) as it:
            it.add("/story")
            for count in (41, 34, 29, 41):
                it.site.pages["/story"] = Answer(article() if count == 41 else edited("41 damaged", f"{count} damaged"))
                await it.look()
                for _ in range(4):
                    await it.look()  # stood long enough to be no flip
            lineages = it.services.store.lineages(it.article().id, only_changed=True)
            assert [[point.value for point in one.points] for one in lineages] == [["41", "34", "29", "41"]]
            everything = it.services.store.lineages(it.article().id)
            assert {one.kind for one in everything} == set(ClaimKind)
            assert {one.last_number for one in everything} == {4}
            for one in everything:
                assert all(point.text in point.sentence for point in one.points)
            assert it.services.store.verify_chain() == []

    if database == "sqlite":
        run(story())
    else:
        for url in empty_schema():
            run(story(database_url=url))


def atom(url: str, updated: str) -> Answer:
    entry = f"<entry><id>{url}</id><title>Storm</title><link href='{url}'/><updated>{updated}</updated></entry>"
    return Answer(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Bay</title>{entry}</feed>", content_type="application/atom+xml")  # fmt: skip


@pytest.mark.parametrize(("updated", "silent"), [("2026-03-01T13:30:00Z", False), ("2026-03-01T09:00:00Z", True)])
def test_a_feed_that_states_a_newer_date_tells_of_the_edit(desk: Any, updated: str, silent: bool) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.site.pages["/feed.xml"] = atom(it.site.url + "/story", "2026-03-01T09:00:00Z")
            it.services.store.add_feed(
                it.site.url + "/feed.xml", name="Bay", outlet="bay", kind="feed", now=it.clock(), added_by="user"
            )
            await it.do_due()
            it.clock.move(hours=1, minutes=31)
            it.site.pages["/story"] = Answer(edited("41 damaged", "34 damaged"))
            it.site.pages["/feed.xml"] = atom(it.site.url + "/story", updated)
            it.services.store.make_all_due(it.clock())
            await it.do_due()
            it.clock.move(hours=2)
            it.services.store.make_all_due(it.clock())
            await it.do_due()
            (record,) = it.services.store.changes()
            assert record.change.silent is silent

    run(story())
