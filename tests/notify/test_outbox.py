"""The exact schedule, circuits, digests and queues, by a fixed clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from notify_samples import NOW

from monitor.notify.outbox import (
    Circuit,
    DeadLetter,
    DueDelivery,
    Failure,
    RetryAt,
    after_attempt,
    after_failure,
    after_success,
    may_send,
    next_digest_at,
    queues_due,
)

BROKEN = Failure("500")


def test_the_schedule_is_that_of_standard_webhooks() -> None:
    clock, times = NOW, [timedelta()]
    for attempt in range(1, 9):
        match after_attempt(attempt, BROKEN, clock):
            case RetryAt(at):
                clock = at
                times.append(at - NOW)
            case DeadLetter(reason):
                assert reason == "given up after 8 attempts: 500"
    hours = [0, 5 / 3600, 305 / 3600, 2105 / 3600, 9305 / 3600, 27305 / 3600, 63305 / 3600, 113705 / 3600]
    assert times == [timedelta(hours=h) for h in hours]


@pytest.mark.parametrize(("jitter", "seconds"), [(-1.0, 270), (0.0, 300), (0.5, 315), (1.0, 330)])
def test_jitter_is_a_tenth_to_either_side(jitter: float, seconds: float) -> None:
    assert after_attempt(2, BROKEN, NOW, jitter) == RetryAt(NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize(("asked", "seconds"), [(120, 120), (1, 5), (10**9, 86400), (None, 5)])
def test_retry_after_lengthens_the_wait_and_never_shortens_it(asked: float | None, seconds: float) -> None:
    failure = Failure("429", retry_after_seconds=asked)
    assert after_attempt(1, failure, NOW, -0.0) == RetryAt(NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("failure", [Failure("400", permanent=True), Failure("410", permanent=True, gone=True)])
def test_what_no_repeat_can_mend_is_given_up_at_once(failure: Failure) -> None:
    assert after_attempt(1, failure, NOW) == DeadLetter(failure.reason)


def test_a_destination_that_is_gone_is_disabled_until_a_person_enables_it() -> None:
    circuit = after_failure(Circuit(), Failure("410", permanent=True, gone=True), NOW)
    assert circuit.disabled == "410"
    assert not may_send(circuit, NOW + timedelta(days=365))
    assert after_success(circuit).disabled == "410"


def test_the_circuit_opens_at_the_fifth_failure_and_doubles_its_pause_up_to_an_hour() -> None:
    circuit, pauses = Circuit(), []
    for _ in range(13):
        circuit = after_failure(circuit, BROKEN, NOW)
        pauses.append((circuit.open_until - NOW).total_seconds() / 60 if circuit.open_until else 0)
    assert pauses == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert not may_send(circuit, NOW + timedelta(minutes=59))
    assert may_send(circuit, NOW + timedelta(minutes=60))
    assert after_success(circuit) == Circuit()


def test_a_refused_message_says_nothing_against_its_destination() -> None:
    assert after_failure(Circuit(failures=4), Failure("400", permanent=True), NOW) == Circuit()


def test_retry_after_holds_the_whole_destination_back() -> None:
    circuit = after_failure(Circuit(), Failure("429", retry_after_seconds=90), NOW)
    assert circuit == Circuit(1, NOW + timedelta(seconds=90))


@pytest.mark.parametrize(
    ("digest", "now", "expected"),
    [
        (None, "14:05:00", None),
        ("hourly", "14:05:00", "04T15:00"),
        ("hourly", "15:00:00", "04T16:00"),
        ("hourly", "23:59:59", "05T00:00"),
        ("daily", "06:59:59", "04T07:00"),
        ("daily", "07:00:00", "05T07:00"),
        ("14:30", "14:29:59", "04T14:30"),
        ("14:30", "14:30:00", "05T14:30"),
    ],
)
def test_the_next_digest_is_the_next_such_time_in_utc(digest: str | None, now: str, expected: str | None) -> None:
    moment = datetime.fromisoformat(f"2026-03-04T{now}+00:00")
    at = next_digest_at(digest, moment)
    assert at == (datetime.fromisoformat(f"2026-03-{expected}:00+00:00") if expected else None)


def test_digest_times_count_in_utc_whatever_the_zone_of_now() -> None:
    tokyo = datetime.fromisoformat("2026-03-04T15:30:00+09:00")
    assert next_digest_at("daily", tokyo) == datetime(2026, 3, 4, 7, tzinfo=UTC)


def waiting(name: str, destination: str = "desk", **fields: object) -> DueDelivery:
    return replace(DueDelivery(name, destination, "r", NOW), **fields)  # type: ignore[arg-type]


def test_what_is_not_due_waits_and_the_oldest_goes_first() -> None:
    late, early = waiting("b"), waiting("c", due_at=NOW - timedelta(1))
    queues = queues_due([late, early, waiting("a", due_at=NOW + timedelta(seconds=1))], {}, NOW)
    assert [batch.delivery_id for batch in queues["desk"]] == ["c", "b"]
    assert not queues["desk"][0].is_digest


def test_a_failing_destination_is_left_out_and_the_others_go_on() -> None:
    circuits = {"hook": Circuit(6, NOW + timedelta(seconds=1)), "gone": Circuit(disabled="410")}
    queues = queues_due([waiting("a", "hook"), waiting("b", "desk"), waiting("c", "gone")], circuits, NOW)
    assert list(queues) == ["desk"]


def test_a_destination_that_failed_is_tried_with_one_batch() -> None:
    queues = queues_due([waiting("a"), waiting("b")], {"desk": Circuit(5, NOW)}, NOW)
    assert [batch.delivery_id for batch in queues["desk"]] == ["a"]


def test_a_digest_is_one_batch_that_keeps_its_members_and_its_id_over_retries() -> None:
    members = [waiting(name, digest="daily") for name in ("a", "b")]
    (first,) = queues_due(members, {}, NOW)["desk"]
    retry = NOW + timedelta(seconds=5)
    again = [replace(member, due_at=retry, attempts=1) for member in reversed(members)]
    newcomer = waiting("c", digest="daily", due_at=retry)
    batches = queues_due([*again, newcomer], {}, retry)["desk"]
    assert first.is_digest
    assert {batch.delivery_id for batch in batches} > {first.delivery_id}
    assert sorted(len(batch.deliveries) for batch in batches) == [1, 2]


def test_digests_of_two_rules_stay_apart() -> None:
    queues = queues_due([waiting("a", digest="daily"), waiting("b", digest="daily", rule="other")], {}, NOW)
    assert len(queues["desk"]) == 2
