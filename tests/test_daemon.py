"""The daemon as a process: real signals, a real database, a site on loopback."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from daemon_on_loopback import Site, alerts, config_of, events, running, snapshots, start, until

STORIES = 8


@pytest.fixture
def site() -> Iterator[Site]:
    it = Site(STORIES)
    yield it
    it.close()


def test_sigterm_finishes_what_is_in_hand_and_exits_in_time(tmp_path: Path, site: Site) -> None:
    with running(config_of(tmp_path, site)) as daemon:
        until(lambda: snapshots(tmp_path) >= 2)
        began = time.monotonic()
        daemon.send_signal(signal.SIGTERM)
        assert daemon.wait(12) == 0
        assert time.monotonic() - began < 10
    assert events(tmp_path, "stopped") == 1


def test_sighup_reads_the_configuration_again_and_refuses_a_broken_one(tmp_path: Path, site: Site) -> None:
    config = config_of(tmp_path, site)
    with running(config) as daemon:
        until(lambda: events(tmp_path, "started") == 1)
        good = config.read_text()
        config.write_text("feeds: 3")
        daemon.send_signal(signal.SIGHUP)
        until(lambda: events(tmp_path, "reload_refused") == 1)
        config.write_text(good)
        daemon.send_signal(signal.SIGHUP)
        until(lambda: events(tmp_path, "reloaded") == 1)


def test_an_edit_is_told_once_and_unchanged_pages_are_not(tmp_path: Path, site: Site) -> None:
    with running(config_of(tmp_path, site)):
        until(lambda: snapshots(tmp_path) == STORIES)
        site.numbers[3] = 34
        until(lambda: len(alerts(tmp_path)) == 1)
        time.sleep(2)
    assert len(alerts(tmp_path)) == 1
    assert snapshots(tmp_path) == STORIES + 1


def test_two_daemons_on_one_database_tell_an_edit_once(tmp_path: Path, site: Site) -> None:
    config = config_of(tmp_path, site)
    with running(config), running(config):
        until(lambda: snapshots(tmp_path) == STORIES)
        for story in range(STORIES):
            site.numbers[story] = 34
        until(lambda: len(alerts(tmp_path)) == STORIES)
        time.sleep(2)
    assert len(alerts(tmp_path)) == STORIES
    assert snapshots(tmp_path) == 2 * STORIES


def test_a_daemon_that_cannot_open_its_database_says_so_and_is_exit_code_3(tmp_path: Path, site: Site) -> None:
    daemon = start(config_of(tmp_path, site, database=f"sqlite:///{tmp_path}/absent/monitor.db"))
    assert daemon.wait(30) == 3
    assert "the folder" in (tmp_path / "log").read_text()
