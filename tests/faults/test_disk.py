"""Fault table, "power loss" and "disk full, database locked": what is on the disk is whole, and what is seen is not lost."""

from __future__ import annotations

import contextlib
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from daemon_on_loopback import Site, alerts, config_of, events, running, until
from extent import extent
from test_kill import STORIES, Planted, wait_until_told

from monitor.store.store import Store


@pytest.fixture
def site() -> Iterator[Site]:
    it = Site(STORIES)
    yield it
    it.close()


def url_of(folder: Path) -> str:
    return f"sqlite:///{folder}/monitor.db"


def test_whatever_part_of_the_log_a_power_loss_leaves_opens_whole(
    tmp_path: Path, site: Site, record_property: Callable[[str, object], None]
) -> None:
    """The database and its write-ahead log are copied while the daemon writes; the log is then cut at many offsets."""
    with running(config_of(tmp_path, site)), Store.open(url_of(tmp_path)) as store:
        planted = Planted(site, store)
        until(planted.is_read)
        planted.edit_some()
        until(planted.is_read)
        copy = tmp_path / "copy"
        copy.mkdir()
        # Readers hold the log back from being folded into the file, as a moment of power loss would find it.
        with contextlib.closing(sqlite3.connect(tmp_path / "monitor.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM snapshots").fetchone()
            shutil.copy(tmp_path / "monitor.db", copy / "monitor.db")
            shutil.copy(tmp_path / "monitor.db-wal", copy / "monitor.db-wal")
    wal = (copy / "monitor.db-wal").read_bytes()
    assert len(wal) > 100_000
    cuts, counts = extent(40, 200), []
    for number in range(cuts):
        place = tmp_path / f"cut{number}"
        place.mkdir()
        shutil.copy(copy / "monitor.db", place / "monitor.db")
        (place / "monitor.db-wal").write_bytes(wal[: len(wal) * number // cuts])
        with Store.open(url_of(place)) as store:
            assert store.integrity_check() == (), number
            assert store.verify_chain() == [], number
            found = store.counts()
            assert len(store.alerts(limit=1000)) == sum(found.deliveries.values()), number
            counts.append(found.snapshots)
        shutil.rmtree(place)
    assert counts == sorted(counts)  # the longer the log, the more of what was written
    assert len(set(counts)) > 1
    record_property("seen", f"{cuts} of {cuts} cuts of a log of {len(wal):,} bytes open whole")


@pytest.mark.faults
def test_a_writer_that_holds_the_lock_loses_nobody_anything(tmp_path: Path, site: Site) -> None:
    seconds = extent(6, 30)  # the busy timeout is 5 s

    def is_told() -> bool:
        return events(tmp_path, "store_busy") + events(tmp_path, "store_refuses") > 0

    with running(config_of(tmp_path, site)), Store.open(url_of(tmp_path)) as store:
        planted = Planted(site, store)
        until(planted.is_read)
        with contextlib.closing(sqlite3.connect(tmp_path / "monitor.db", isolation_level=None)) as other:
            planted.edit_some()
            other.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            until(is_told, 60)
            told = len(alerts(tmp_path))
            other.execute("ROLLBACK")
        began = time.monotonic()
        wait_until_told(planted, tmp_path)
        assert time.monotonic() - began < 60
        assert told <= sum(planted.edits.values())
        planted.check(tmp_path)


def health(config: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "monitor", "health", "--json", "--config", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.faults
def test_a_full_disk_is_said_in_health_and_heals_by_itself(
    tmp_path: Path, site: Site, record_property: Callable[[str, object], None]
) -> None:
    """Files of the daemon may not grow, as on a full disk (RLIMIT_FSIZE); its log can't be written either."""
    config = config_of(tmp_path, site)
    with running(config) as daemon, Store.open(url_of(tmp_path)) as store:
        planted = Planted(site, store)
        until(planted.is_read)
        until(lambda: health(config)[0] == 0)
        hard = resource.prlimit(daemon.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(daemon.pid, resource.RLIMIT_FSIZE, (4096, hard))
        planted.edit_some()
        full_since, before = time.monotonic(), len(alerts(tmp_path))
        until(lambda: health(config)[0] == 1, 60)
        assert json.loads(health(config)[1])["parts"]["daemon"]["ok"] is False
        time.sleep(max(0.0, extent(0, 90) - (time.monotonic() - full_since)))
        assert daemon.poll() is None, "a full disk is no reason to die: nothing would be better after it"
        with sqlite3.connect(f"file:{tmp_path}/monitor.db?mode=ro", uri=True) as connection:
            sent = connection.execute("SELECT count(*) FROM deliveries WHERE state = 'sent'").fetchone()[0]
        assert sent <= before == len(alerts(tmp_path))
        resource.prlimit(daemon.pid, resource.RLIMIT_FSIZE, (hard, hard))
        healed = time.monotonic()
        until(planted.is_read, 60)
        until(lambda: health(config)[0] == 0, 60)
        seconds = time.monotonic() - healed
        assert seconds < 60
        record_property("seen", f"healed {seconds:.0f} s after there was room again")
        wait_until_told(planted, tmp_path)
        time.sleep(1)
        planted.check(tmp_path)


MIGRATE = """
import sys
from sqlalchemy import event
import monitor.store.engine as engine
from monitor.store.store import Store
statements = 0
whole = engine._sqlite_engine
def counting(url, name):
    made = whole(url, name)
    @event.listens_for(made, "before_cursor_execute")
    def count(*_):
        global statements
        statements += 1
        if statements == int(sys.argv[2]):
            import os, signal
            os.kill(os.getpid(), signal.SIGKILL)
    return made
engine._sqlite_engine = counting
Store.open(sys.argv[1]).close()
print(statements)
"""


def test_migrations_survive_being_killed_at_any_statement(tmp_path: Path) -> None:
    def migrate(folder: Path, at: int) -> subprocess.CompletedProcess[str]:
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-c", MIGRATE, url_of(folder), str(at)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    total = int(migrate(tmp_path / "whole", 0).stdout)
    steps = extent(6, 40)
    for number in range(steps):
        place = tmp_path / f"killed{number}"
        assert migrate(place, 1 + (total - 1) * number // steps).returncode == -9
        with Store.open(url_of(place)) as store:
            assert store.integrity_check() == ()
            assert store.counts().snapshots == 0
