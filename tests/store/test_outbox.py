from __future__ import annotations

from datetime import timedelta

import pytest
from store_world import HOUR, NOW, OWNER, World, alert, change, snapshot

from monitor.errors import NotFoundError
from monitor.store.checks import new_delivery_id
from monitor.store.records import DeliveryRecord


def told(world: World, *alerts: object) -> int:
    """An article with one change and these alerts; the snapshot's id."""
    article = world.history("a")
    new = snapshot("b", changes=(change(),), alerts=tuple(alerts))  # type: ignore[arg-type]
    result = world.check(article, "b", snapshot=new)
    assert result.snapshot_id is not None
    assert len(result.delivery_ids) == sum(len(one.destinations) for one in alerts)  # type: ignore[attr-defined]
    return result.snapshot_id


def take(world: World, now: object = NOW, owner: str = OWNER) -> list[DeliveryRecord]:
    return world.store.take_deliveries(now, owner=owner, limit=10, lease_seconds=60)  # type: ignore[arg-type]


def test_an_alert_waits_once_for_each_destination(world: World) -> None:
    snapshot_id = told(world, alert("a", "desk", "log"))
    taken = take(world)
    assert {one.destination for one in taken} == {"desk", "log"}
    first = taken[0]
    assert (first.alert.id, first.alert.snapshot_id, first.alert.rule) == ("alert_a", snapshot_id, "figures")
    assert first.alert.message == {"title": "„a“ \0"}
    assert (first.state, first.attempts, first.error) == ("pending", 0, None)


def test_what_is_taken_is_nobody_elses_until_its_lease_runs_out(world: World) -> None:
    told(world, alert())
    taken = take(world)
    assert take(world, owner="other:2") == []
    assert take(world, NOW + timedelta(seconds=60), owner="other:2") == taken


def test_nothing_goes_out_before_its_time(world: World) -> None:
    told(world, alert(at=NOW + HOUR, digest_key="hourly"))
    assert take(world) == []
    assert world.store.next_delivery_at() == NOW + HOUR
    assert take(world, NOW + HOUR)[0].digest_key == "hourly"


def test_a_delivery_keeps_its_id_over_retries_death_and_replay(world: World) -> None:
    told(world, alert())
    delivery = take(world)[0].id
    assert world.store.record_retry(delivery, NOW, NOW + HOUR, "no answer")
    assert take(world) == []
    again = take(world, NOW + HOUR)[0]
    assert (again.id, again.attempts, again.error) == (delivery, 1, "no answer")
    assert world.store.record_dead(delivery, NOW, "given up")
    assert [one.id for one in world.store.deliveries("dead")] == [delivery]
    assert world.store.replay("dead", NOW + 2 * HOUR) == 1
    last = take(world, NOW + 2 * HOUR)[0]
    assert (last.id, last.attempts) == (delivery, 0)
    assert world.store.record_sent(delivery, NOW + 2 * HOUR)
    sent = world.store.deliveries("sent")[0]
    assert (sent.sent_at, sent.error) == (NOW + 2 * HOUR, None)


def test_what_was_sent_can_not_die(world: World) -> None:
    told(world, alert())
    delivery = take(world)[0].id
    assert world.store.record_sent(delivery, NOW)
    assert not world.store.record_dead(delivery, NOW, "late")
    assert not world.store.record_sent("msg_unknown", NOW)
    assert world.store.deliveries("sent")[0].id == delivery


def test_a_held_delivery_has_made_no_attempt(world: World) -> None:
    told(world, alert())
    world.store.hold_delivery(take(world)[0].id, NOW + HOUR)
    assert take(world, NOW + HOUR)[0].attempts == 0


def test_what_was_not_told_yet_can_be_withdrawn(world: World) -> None:
    snapshot_id = told(world, alert("a", at=NOW + HOUR), alert("b", at=NOW + HOUR))
    assert world.store.withdraw_deliveries(snapshot_id, "it flips", NOW) == 2
    assert take(world, NOW + 2 * HOUR) == []
    assert {one.error for one in world.store.deliveries("withdrawn")} == {"it flips"}


def test_what_is_being_sent_or_was_tried_is_not_withdrawn(world: World) -> None:
    snapshot_id = told(world, alert("a"), alert("b", at=NOW + HOUR))
    taken = take(world)
    assert world.store.withdraw_deliveries(snapshot_id, "it flips", NOW) == 1
    world.store.record_retry(taken[0].id, NOW, NOW, "busy")
    assert world.store.withdraw_deliveries(snapshot_id, "it flips", NOW) == 0


def test_a_confirmed_alert_goes_out_now_but_a_digest_keeps_its_time(world: World) -> None:
    snapshot_id = told(world, alert("a", at=NOW + HOUR), alert("b", at=NOW + HOUR, digest_key="daily"))
    assert world.store.confirm_deliveries(snapshot_id, NOW) == 1
    assert [one.alert.id for one in take(world)] == ["alert_a"]


def test_single_deliveries_are_replayed_by_id(world: World) -> None:
    told(world, alert("a"), alert("b"))
    one, two = (delivery.id for delivery in take(world))
    world.store.record_sent(one, NOW)
    world.store.record_sent(two, NOW)
    assert world.store.replay([one], NOW) == 1
    assert [delivery.id for delivery in take(world)] == [one]
    with pytest.raises(NotFoundError, match="msg_none"):
        world.store.replay([two, "msg_none"], NOW)
    assert [delivery.id for delivery in world.store.deliveries("sent")] == [two]


def test_alerts_and_deliveries_are_listed_newest_first(world: World) -> None:
    told(world, alert("a"))
    other = world.history("x", slug="other")
    world.check(other, "y", now=NOW + HOUR, snapshot=snapshot("y", alerts=(alert("b"),)))
    assert [one.id for one in world.store.alerts()] == ["alert_b", "alert_a"]
    assert [one.id for one in world.store.alerts(article_id=other.id)] == ["alert_b"]
    assert [one.id for one in world.store.alerts(limit=1, cursor="alert_b")] == ["alert_a"]
    first = world.store.deliveries(limit=1)
    assert [one.alert.id for one in first + world.store.deliveries(cursor=first[0].id)] == ["alert_b", "alert_a"]


def test_delivery_ids_sort_by_time_and_differ() -> None:
    ids = [new_delivery_id(NOW + timedelta(milliseconds=n)) for n in range(50)]
    assert ids == sorted(ids)
    assert len({new_delivery_id(NOW) for _ in range(1000)}) == 1000
    assert {len(one) for one in ids} == {30}
