"""The daemon as a process: real signals, a real database, a site on loopback."""

from __future__ import annotations

import http.server
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PARAGRAPH = "Harbour officials counted {boats} damaged boats on Sunday after the storm crossed the bay, the port authority said."
REST = "The town had asked for new sea walls for years, and engineers had warned that the old ones would not hold the water back."
STORIES = 8


class Site:
    """Serves a feed of stories; how many boats each counts can be set."""

    def __init__(self) -> None:
        self.boats = dict.fromkeys(range(STORIES), 41)
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                return

            def do_GET(self) -> None:
                kind, body = site.answer(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, path: str) -> tuple[str, bytes]:
        if path == "/feed.xml":
            items = "".join(
                f"<item><title>S</title><link>{self.url}/news/storm-story-{n}</link></item>" for n in self.boats
            )
            return (
                "application/rss+xml",
                f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode(),
            )
        if not path.startswith("/news/"):
            return "text/plain", b""
        boats = self.boats[int(path.rsplit("-", 1)[1])]
        text = f"<p>{PARAGRAPH.format(boats=boats)}</p><p>{REST}</p>"
        return "text/html", f"<html lang=en><body><article><h1>Storm</h1>{text}</article></body></html>".encode()


@pytest.fixture
def site() -> Iterator[Site]:
    it = Site()
    yield it
    it.server.shutdown()


STARTED: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def _no_daemon_outlives_its_test() -> Iterator[None]:
    yield
    while STARTED:
        STARTED.pop().kill()


def start(folder: Path, site: Site, **schedule: float) -> subprocess.Popen[str]:
    settings = {
        "database_url": f"sqlite:///{folder}/monitor.db",
        "feeds": [f"{site.url}/feed.xml"],
        "fetch": {"allow_networks": ["127.0.0.1/32"], "host_interval_seconds": 0},
        "schedule": {"speed": 3600, "fixed_interval_minutes": 15, "feed_min_minutes": 30, "feed_max_hours": 1}
        | {"confirm_after_seconds": 900}
        | schedule,
        "alerts": {
            "destinations": {"file": {"type": "file", "path": f"{folder}/alerts.jsonl"}},
            "rules": [{"name": "all", "destinations": ["file"]}],
        },
        "log": {"format": "json"},
    }
    config = folder / "config.yaml"
    config.write_text(json.dumps(settings), encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MONITOR_")}
    daemon = subprocess.Popen(
        [sys.executable, "-m", "monitor", "run", "--config", str(config)],
        env=environment, stderr=(folder / "log").open("a"), text=True,
    )  # fmt: skip
    STARTED.append(daemon)
    return daemon


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)


def events(folder: Path, name: str) -> int:
    return (folder / "log").read_text().count(f'"event": "{name}"')


def alerts(folder: Path) -> list[dict[str, object]]:
    file = folder / "alerts.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def snapshots(folder: Path) -> int:
    try:
        with sqlite3.connect(f"file:{folder}/monitor.db?mode=ro", uri=True, timeout=5) as connection:
            return int(connection.execute("SELECT count(*) FROM snapshots").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_sigterm_finishes_what_is_in_hand_and_exits_in_time(tmp_path: Path, site: Site) -> None:
    daemon = start(tmp_path, site)
    until(lambda: snapshots(tmp_path) >= 2)
    began = time.monotonic()
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(12) == 0
    assert time.monotonic() - began < 10
    assert events(tmp_path, "stopped") == 1


def test_sighup_reads_the_configuration_again_and_refuses_a_broken_one(tmp_path: Path, site: Site) -> None:
    daemon = start(tmp_path, site)
    config = tmp_path / "config.yaml"
    until(lambda: events(tmp_path, "started") == 1)
    good = config.read_text()
    config.write_text("feeds: 3")
    daemon.send_signal(signal.SIGHUP)
    until(lambda: events(tmp_path, "reload_refused") == 1)
    config.write_text(good)
    daemon.send_signal(signal.SIGHUP)
    until(lambda: events(tmp_path, "reloaded") == 1)
    daemon.terminate()
    assert daemon.wait(12) == 0


def test_an_edit_is_told_once_and_unchanged_pages_are_not(tmp_path: Path, site: Site) -> None:
    daemon = start(tmp_path, site)
    until(lambda: snapshots(tmp_path) == STORIES)
    site.boats[3] = 34
    until(lambda: len(alerts(tmp_path)) == 1)
    time.sleep(2)
    daemon.terminate()
    assert daemon.wait(12) == 0
    assert len(alerts(tmp_path)) == 1
    assert snapshots(tmp_path) == STORIES + 1


def test_kill_9_loses_nothing_and_tells_nothing_under_two_ids(tmp_path: Path, site: Site) -> None:
    daemon = start(tmp_path, site)
    until(lambda: snapshots(tmp_path) == STORIES)
    for story in range(6):
        site.boats[story] = 34
        time.sleep(0.3 + 0.17 * story)  # another moment of the work each time
        daemon.kill()
        daemon.wait()
        daemon = start(tmp_path, site)
    until(lambda: len({str(alert["delivery_id"]) for alert in alerts(tmp_path)}) == 6)
    time.sleep(2)
    daemon.terminate()
    assert daemon.wait(12) == 0
    told: dict[str, set[str]] = {}
    for alert in alerts(tmp_path):
        told.setdefault(alert["data"]["article"]["url"], set()).add(str(alert["delivery_id"]))  # type: ignore[index]
    assert {url: len(ids) for url, ids in told.items()} == {f"{site.url}/news/storm-story-{n}": 1 for n in range(6)}
    assert snapshots(tmp_path) == STORIES + 6


def test_two_daemons_on_one_database_tell_an_edit_once(tmp_path: Path, site: Site) -> None:
    daemons = [start(tmp_path, site), start(tmp_path, site)]
    until(lambda: snapshots(tmp_path) == STORIES)
    for story in range(STORIES):
        site.boats[story] = 34
    until(lambda: len(alerts(tmp_path)) == STORIES)
    time.sleep(2)
    for daemon in daemons:
        daemon.terminate()
    assert [daemon.wait(12) for daemon in daemons] == [0, 0]
    assert len(alerts(tmp_path)) == STORIES
    assert snapshots(tmp_path) == 2 * STORIES
