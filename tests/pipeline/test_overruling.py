"""A person overrules a verdict: the history mends itself, nothing is rewritten, and the chain still verifies."""

from __future__ import annotations

from typing import Any

import pytest
from site_on_loopback import PARAGRAPHS, Answer, article, edited
from tests_running import run

from monitor.errors import InputError
from monitor.pipeline.overruling import accept_look, disown_snapshot, overrule_check
from monitor.values import Outcome

EDIT = ("41 damaged", "34 damaged")
GATE = '<script type=\'application/ld+json\'>{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
OTHER = (
    "Choose how this house may use what it learns of you while you stay with it tonight, dear guest.",
    "Breakfast comes with jam, and towels lie ready beside every basin on the second floor above.",
)


def cut(*, figure: bool = False) -> str:
    """The article's beginning on a page that says it is not free: a paywall's teaser, for all that can be seen."""
    lead = [p.replace(*EDIT) if figure else p for p in PARAGRAPHS[:2]]
    return article(*lead).replace("</head>", GATE + "</head>").replace("<aside>", "<div class='paywall'></div><aside>")


def long(*, edit: bool = False) -> str:
    """The article among so many paragraphs that it is not taken for a short wall."""
    told = [
        f"Boat owner number {n} told us about a mooring rope that had held through the whole night." for n in range(20)
    ]
    return article(*(p.replace(*EDIT) if edit else p for p in PARAGRAPHS), *told)


def wall() -> str:
    """Text in the article's place that no rule knows, long enough to be another story."""
    return article(*(f"{line} Room {n} has a view." for n in range(30) for line in OTHER), title="Welcome, guest")


def test_an_accepted_look_becomes_the_latest_snapshot_and_is_told(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(cut())
            assert (await it.look()).outcome is Outcome.PAYWALL
            (withheld,) = it.services.store.withheld_checks(it.article().id)
            assert withheld.can_be_accepted
            done = await accept_look(it.services, withheld.check.id, "cut on purpose")
            assert (done.snapshot, done.alerts) == (2, 1)
            assert done.changes >= 1
            assert it.services.store.latest_version(it.article().id).number == 2
            assert it.services.store.snapshots(it.article().id)[1].taken_at == withheld.check.checked_at
            assert it.services.store.verify_chain() == []
            assert (await it.look()).outcome is Outcome.UNCHANGED  # the page is now what the history says
            (said,) = it.services.store.overrulings(it.article().id)
            assert (said.verdict, said.check_id, said.note) == ("article", withheld.check.id, "cut on purpose")
            with pytest.raises(InputError, match="part of the history"):
                await accept_look(it.services, withheld.check.id)

    run(story())


def test_a_look_that_lies_before_later_snapshots_is_shown_at_its_time_and_changes_nothing_after_it(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(cut(figure=True))
            await it.look()
            it.site.pages["/story"] = Answer(edited(*EDIT))
            await it.look()
            store, known = it.services.store, it.article()
            (withheld,) = store.withheld_checks(known.id)
            done = await overrule_check(it.services, withheld.check.id, is_article=True)
            assert (done.snapshot, done.alerts) == (3, 0)
            times = [one.taken_at for one in store.snapshots(known.id)]
            assert times[0] < times[2] < times[1]
            assert store.snapshots(known.id)[2].compared_with == 1
            assert store.latest_version(known.id).number == 2
            assert all(one.before_at == times[0] for one in store.changes_of(store.snapshots(known.id)[2].id))
            assert store.verify_chain() == []
            assert (await it.look()).outcome is Outcome.UNCHANGED

    run(story())


def test_a_look_whose_text_the_history_has_makes_no_second_snapshot(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(article(), 403)
            await it.look()
            (withheld,) = it.services.store.withheld_checks(it.article().id)
            done = await accept_look(it.services, withheld.check.id)
            assert done.snapshot is None
            assert "snapshot 1" in done.words
            assert it.article().latest_number == 1
            # The reason is pardoned on this article from now on.
            it.site.pages["/story"] = Answer(edited(*EDIT), 403)
            assert (await it.look()).outcome is Outcome.CHANGED

    run(story())


def test_a_snapshot_that_was_a_wall_is_disowned_and_the_true_change_is_told(desk: Any) -> None:
    async def story() -> None:
        async with desk(schedule={"confirm_after_seconds": 0}) as it:
            it.site.pages["/story"] = Answer(long())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(wall())
            for _ in range(3):
                await it.look()
            store, known = it.services.store, it.article()
            assert known.latest_number == 2  # three looks agreed
            it.site.pages["/story"] = Answer(long(edit=True))
            for _ in range(3):
                await it.look()
            assert it.article().latest_number == 3
            done = await disown_snapshot(it.services, known.id, 2, "a guest book")
            assert done.snapshot == 4
            assert done.changes == 1
            shown = store.changes()
            assert [(one.number, one.damped) for one in shown] == [(4, False)]
            assert "34" in shown[0].change.summary
            standing = [one.number for one in store.snapshots(known.id) if one.disowned_at is None]
            assert standing == [1, 4]
            assert store.verify_chain() == []
            assert (await it.look()).outcome is Outcome.UNCHANGED
            # The text is known now: on another article of the host it is withheld at once.
            it.site.pages["/other"] = Answer(wall())
            it.add("/other")
            await it.do_due()
            assert it.outcomes("/other") == [Outcome.ERROR_PAGE]

    run(story())


def test_disowning_the_latest_snapshot_compares_the_next_look_with_the_true_one(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(article())
            it.add("/story")
            await it.look()
            it.site.pages["/story"] = Answer(wall())
            for _ in range(3):
                await it.look()
            await disown_snapshot(it.services, it.article().id, 2)
            it.clock.move(hours=9)
            await it.do_due()
            assert not it.inbox.messages
            it.site.pages["/story"] = Answer(edited(*EDIT))
            report = await it.look()
            assert (report.outcome, report.snapshot, report.changes) == (Outcome.CHANGED, 3, 1)
            assert it.services.store.snapshots(it.article().id)[2].compared_with == 1
            assert it.services.store.verify_chain() == []

    run(story())


def test_a_first_snapshot_that_was_a_wall_leaves_a_history_that_begins_again(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/story"] = Answer(wall())
            it.add("/story")
            await it.look()
            await disown_snapshot(it.services, it.article().id, 1)
            assert it.services.store.latest_version(it.article().id) is None
            it.site.pages["/story"] = Answer(article())
            report = await it.look()
            assert (report.snapshot, report.changes) == (2, 0)
            assert it.article().edits == 0
            with pytest.raises(InputError, match="before"):
                await disown_snapshot(it.services, it.article().id, 1)

    run(story())
