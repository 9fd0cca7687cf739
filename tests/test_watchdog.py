"""The watchdog ends a process whose parts have gone silent."""

from __future__ import annotations

import threading

from monitor.watchdog import EXIT_CODE, Watchdog


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def watchdog(clock: Clock, told: list[tuple[str, float]], ended: list[int], done: threading.Event) -> Watchdog:
    def end(code: int) -> None:
        ended.append(code)
        done.set()

    return Watchdog(limit_seconds=0.2, on_dead=lambda part, late: told.append((part, late)), end=end, clock=clock)


def test_a_silent_part_ends_the_process_with_its_name() -> None:
    clock, told, ended, done = Clock(), [], [], threading.Event()
    dog = watchdog(clock, told, ended, done)
    dog.start("loop", "scheduler")
    clock.now = 5.0
    dog.alive("loop")
    assert done.wait(5)
    assert (told, ended) == ([("scheduler", 5.0)], [EXIT_CODE])


def test_parts_that_report_are_left_alone() -> None:
    clock, told, ended, done = Clock(), [], [], threading.Event()
    dog = watchdog(clock, told, ended, done)
    dog.start("loop")
    clock.now = 0.1
    dog.alive("loop")
    assert not done.wait(0.3)
    assert dog.late() is None
    dog.stop()


def test_a_part_that_is_asked_ends_the_process_though_all_others_report() -> None:
    told: list[tuple[str, float]] = []
    done = threading.Event()
    silence = [0.0]
    dog = Watchdog(
        limit_seconds=60,
        limits={"workers": 0.2},
        silences={"workers": lambda: silence[0]},
        on_dead=lambda part, late: told.append((part, late)),
        end=lambda code: done.set(),
    )
    dog.start("loop")
    assert not done.wait(0.3)
    silence[0] = 9.0
    assert done.wait(5)
    assert told == [("workers", 9.0)]
