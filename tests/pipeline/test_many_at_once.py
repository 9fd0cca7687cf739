"""Looks that find nothing new are recorded together: each is still one check, none is lost, and the pace is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from site_on_loopback import Answer, article
from tests_running import run

from monitor.errors import StoreError
from monitor.pipeline.check import check_articles
from monitor.store.records import DueArticle
from monitor.values import Outcome

EDIT = ("41 damaged", "34 damaged")
PAGES = 20


def pages(it: Any) -> list[str]:
    paths = [f"/story-{n}" for n in range(PAGES)]
    for path in paths:
        it.site.pages[path] = Answer(article(title=f"Storm {path} damages boats in the harbour"))
        it.add(path)
    return paths


async def round_of_looks(it: Any) -> None:
    it.clock.move(hours=3)
    await it.services.stored(it.services.store.make_all_due, it.clock())
    await it.do_due()


def test_each_of_many_looks_is_one_check_and_the_changed_one_among_them_is_told(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            paths = pages(it)
            await it.do_due()
            for _ in range(3):
                await round_of_looks(it)
            body = it.site.pages[paths[7]].body
            it.site.pages[paths[7]] = Answer(body.replace(*EDIT))
            await round_of_looks(it)
            await it.confirm()
            for number, path in enumerate(paths):
                seen = [Outcome.CHANGED] + [Outcome.UNCHANGED] * 3
                seen += [Outcome.CHANGED, Outcome.UNCHANGED] if number == 7 else [Outcome.UNCHANGED]
                assert it.outcomes(path) == seen
            assert len(it.inbox.messages) == 1
            # One transaction for many of them, and the host is free again.
            assert it.services.store.release_all(it.services.owner) == 0

    run(story())


def test_the_pace_of_a_host_is_kept_however_many_were_taken(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            paths = pages(it)
            await it.do_due()
            await round_of_looks(it)
            await round_of_looks(it)
            it.services.policies = replace(
                it.services.policies, pace=replace(it.services.policies.pace, interval_seconds=10.0, burst=3)
            )
            before = len(it.site.asked)
            it.clock.move(hours=3)
            await it.services.stored(it.services.store.make_all_due, it.clock())
            (work,) = it.services.store.take_due(
                it.clock(), owner=it.services.owner, limit=1, lease_seconds=60, more=PAGES
            )
            assert len(work.more) == PAGES - 1
            await check_articles(it.services, work, lambda report: None, lambda: True)
            assert 1 <= len(it.site.asked) - before <= 3
            assert len(paths) == PAGES

    run(story())


def test_what_a_killed_process_had_not_recorded_is_looked_at_again(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            paths = pages(it)
            await it.do_due()
            await round_of_looks(it)
            it.clock.move(hours=3)
            store = it.services.store
            await it.services.stored(store.make_all_due, it.clock())

            def dies(*_: Any, **__: Any) -> Any:
                raise StoreError("here", "the process ends")

            due = store.take_due(it.clock(), owner="dead", limit=1, lease_seconds=60, more=PAGES)
            (work,) = due
            assert isinstance(work, DueArticle)
            record, store.record_unchanged = store.record_unchanged, dies
            with pytest.raises(StoreError):
                await check_articles(it.services, work, lambda report: None, lambda: True)
            store.record_unchanged = record
            assert all(len(it.outcomes(path)) == 2 for path in paths)
            it.clock.move(seconds=61)  # the lease has run out
            await it.do_due()
            assert all(len(it.outcomes(path)) == 3 for path in paths)

    run(story())
