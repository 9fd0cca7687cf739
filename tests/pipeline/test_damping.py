"""What people called noise is kept and marked, and neither told nor shown, until somebody calls it real."""

from __future__ import annotations

from typing import Any

import pytest
from site_on_loopback import Answer, article, edited
from tests_running import run

from monitor.damping import signature_of
from monitor.store.records import ChangeFilter
from monitor.store.records_desk import Verdict


def say(it: Any, change_id: int, verdict: Verdict) -> None:
    signature = signature_of(it.services.store.change(change_id).change)
    it.services.store.record_verdict(change_id, verdict, "anna", signature=signature, now=it.clock())


@pytest.mark.parametrize("is_noise", [False, True])
def test_an_edit_of_a_damped_kind_is_kept_without_being_told(desk: Any, is_noise: bool) -> None:
    async def story() -> None:
        async with desk() as it:
            store = it.services.store
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(edited("41 damaged", "34 damaged"))
            await it.look()
            await it.confirm()
            (first,) = store.changes()
            if is_noise:
                say(it, first.id, "noise")
            it.site.pages["/story"] = Answer(edited("41 damaged", "37 damaged"))
            report = await it.look()
            assert (report.snapshot, report.changes) == (3, 1)
            await it.confirm()
            assert len(it.inbox.messages) == (1 if is_noise else 2)
            assert len(store.changes()) == (0 if is_noise else 2)
            latest = store.changes(ChangeFilter(include_noise=True))[0]
            assert latest.number == 3
            assert (latest.noise_id is not None) is is_noise
            say(it, latest.id, "real")
            assert [one.number for one in store.changes()] == ([3] if is_noise else [3, 2])
            assert store.dampings() == []
            assert store.verify_chain() == []

    run(story())


def test_another_outlet_is_told_as_before(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            store = it.services.store
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(edited("41 damaged", "34 damaged"))
            await it.look()
            say(it, store.changes()[0].id, "noise")
            assert [one.outlet for one in store.dampings()] == ["The Bay News"]
            assert store.dampings_at("The Example") == store.dampings_at(None) == []

    run(story())
