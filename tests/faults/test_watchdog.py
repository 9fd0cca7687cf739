"""Fault table, "scheduler dead or hung": noticed within a minute, told to systemd, seen by /healthz; the process ends."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from daemon_on_loopback import Site, config_of, events, running, snapshots, until
from extent import FULL
from tests_running import run

from monitor.health import daemon_health
from monitor.supervisor import Supervisor
from monitor.watchdog import EXIT_CODE

NOTICED_WITHIN_SECONDS = 60


@pytest.fixture
def site() -> Iterator[Site]:
    it = Site(2)
    yield it
    it.close()


@contextmanager
def supervised(address: str) -> Iterator[list[str]]:
    """A supervisor's socket, and a way to read what it was told so far."""
    told: list[str] = []
    bound = "\0" + address[1:] if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(bound)
        listener.setblocking(False)

        class Told(list[str]):
            def __iter__(self) -> Iterator[str]:
                while True:
                    try:
                        told.extend(listener.recv(4096).decode().splitlines())
                    except BlockingIOError:
                        return iter(list(told))

        yield Told()


@pytest.mark.parametrize("kind", ["path", "abstract"])
def test_systemd_is_told_of_the_start_of_life_and_of_the_end(tmp_path: Path, site: Site, kind: str) -> None:
    address = str(tmp_path / "notify") if kind == "path" else f"@monitor-test-{os.getpid()}"
    with supervised(address) as told:
        with running(config_of(tmp_path, site), NOTIFY_SOCKET=address, WATCHDOG_USEC="60000000"):
            until(lambda: "READY=1" in list(told))
            until(lambda: "WATCHDOG=1" in list(told), 20)
            assert "STOPPING=1" not in list(told)
        assert "STOPPING=1" in list(told)
        assert any(fact.startswith("STATUS=watching") for fact in list(told))


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": "/absent/socket"}, {"NOTIFY_SOCKET": "nonsense"}])
def test_without_a_supervisor_nothing_is_told_and_nothing_fails(environment: dict[str, str]) -> None:
    assert Supervisor(environment).tell("READY=1") is False


def test_a_watchdog_time_that_is_meant_for_another_process_is_not_ours() -> None:
    assert Supervisor({"WATCHDOG_USEC": "30000000"}).watchdog_seconds == 30
    assert Supervisor({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}).watchdog_seconds is None


# A child of its own, so that the error is injected into a real scheduler of a real daemon.
BROKEN_SCHEDULER = """
import asyncio, sys
from pathlib import Path
from apscheduler.schedulers.asyncio import AsyncIOScheduler
import monitor.daemon as daemon
from monitor.cli_common import settings_from
from monitor.logs import open_log

def started(it):
    def broken(self):
        raise RuntimeError("injected")
    asyncio.get_running_loop().call_later(3, setattr, AsyncIOScheduler, "_process_jobs", broken)

daemon.DEAD_AFTER_SECONDS = float(sys.argv[2])
settings = settings_from(Path(sys.argv[1]))
asyncio.run(daemon.run_daemon(settings, reload=lambda: settings, log=open_log("info", "json", str), started=started))
"""


def test_one_error_in_the_scheduler_ends_the_process_with_a_code_of_its_own(tmp_path: Path, site: Site) -> None:
    limit = 50.0 if FULL else 6.0  # 50 s is what the daemon goes by
    config = config_of(tmp_path, site)
    began = time.monotonic()
    child = subprocess.run(
        [sys.executable, "-c", BROKEN_SCHEDULER, str(config), str(limit)],
        stderr=subprocess.PIPE, timeout=90, check=False, text=True,
    )  # fmt: skip
    assert child.returncode == EXIT_CODE
    assert '"part": "scheduler"' in child.stderr
    assert time.monotonic() - began < limit + NOTICED_WITHIN_SECONDS - 50 + 15  # the start of a busy machine


def processes_of(parent: int) -> list[int]:
    """The daemon's forkserver and workers, whoever their parent is by now."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == parent:
                found += [int(entry.name), *processes_of(int(entry.name))]
    return found


@pytest.mark.faults
def test_workers_that_hang_all_at_once_end_the_process(
    tmp_path: Path, site: Site, record_property: Callable[[str, object], None]
) -> None:
    reading = {"timeout_seconds": 30 if FULL else 3}
    with running(config_of(tmp_path, site, reading=reading)) as daemon:
        until(lambda: snapshots(tmp_path) == 2)
        stopped = processes_of(daemon.pid)
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        try:
            began = time.monotonic()
            site.numbers = dict.fromkeys(site.numbers, 7)  # so that there is something to read
            assert daemon.wait(NOTICED_WITHIN_SECONDS + 5) == EXIT_CODE
            seconds = time.monotonic() - began
            assert seconds <= NOTICED_WITHIN_SECONDS
            record_property(
                "seen", f"hung workers noticed after {seconds:.0f} s, pages bounded by {reading['timeout_seconds']} s"
            )
            assert '"part": "workers"' in (tmp_path / "log").read_text()
        finally:
            for pid in stopped:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue


# Python runs it at the start of every process: the server that workers are forked from takes long, as on a busy machine.
SLOW_FORKSERVER = (
    "import sys, time\nif any('multiprocessing.forkserver' in one for one in sys.orig_argv): time.sleep({})\n"
)


def test_workers_that_take_long_to_start_are_no_death(tmp_path: Path, site: Site) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW_FORKSERVER.format(25))  # 3 + 18 seconds are a hang of running ones
    with running(config_of(tmp_path, site, reading={"timeout_seconds": 3}), PYTHONPATH=str(tmp_path)) as daemon:
        until(lambda: snapshots(tmp_path) == 2, 90)
        assert daemon.poll() is None
    assert events(tmp_path, "dead") == 0


@pytest.mark.faults
def test_workers_that_never_start_end_the_process(
    tmp_path: Path, site: Site, record_property: Callable[[str, object], None]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW_FORKSERVER.format(600))
    with running(config_of(tmp_path, site, reading={"timeout_seconds": 3}), PYTHONPATH=str(tmp_path)) as daemon:
        began = time.monotonic()
        assert daemon.wait(130) == EXIT_CODE
        record_property("seen", f"workers that never start: ended after {time.monotonic() - began:.0f} s")
    assert '"part": "workers"' in (tmp_path / "log").read_text()


def test_health_says_part_by_part_what_is_silent(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            store, now = it.services.store, datetime.now(UTC)
            assert not daemon_health(store, now).ok
            store.beat("a", "daemon", now)
            store.beat("a", "workers", now - timedelta(seconds=31))
            found = daemon_health(store, now)
            assert {part.name: part.ok for part in found.parts} == {"daemon": True, "workers": False, "store": True}
            store.beat("a", "workers", now)
            assert daemon_health(store, now).ok
            assert not daemon_health(store, now, trouble="nothing can be recorded: disk full").ok
            assert not daemon_health(store, now + timedelta(seconds=31)).ok
            assert not daemon_health(store, now - timedelta(hours=1)).ok  # beats of before the clock was set back

    run(story())


def test_health_of_a_database_that_cannot_be_read_is_an_answer(desk: Callable[..., Any], tmp_path: Path) -> None:
    async def story() -> None:
        async with desk() as it:
            (tmp_path / "monitor.db").chmod(0o600)
            with sqlite3.connect(tmp_path / "monitor.db") as connection:
                connection.execute("DROP TABLE heartbeats")
            found = daemon_health(it.services.store, it.clock())
            assert (found.ok, [part.name for part in found.parts]) == (False, ["store"])

    run(story())


def test_a_daemon_s_log_names_no_dead_part_while_all_is_well(tmp_path: Path, site: Site) -> None:
    with running(config_of(tmp_path, site)):
        until(lambda: snapshots(tmp_path) == 2)
    assert events(tmp_path, "dead") == 0
