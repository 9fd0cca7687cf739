"""The real daemon as a process, a site on loopback whose stories can be edited, and what can be seen of both."""

from __future__ import annotations

import http.server
import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["Site", "alerts", "config_of", "events", "running", "snapshots", "start", "until"]

PLACES = [
    "Aldmouth",
    "Brackley",
    "Corrie",
    "Dunholm",
    "Eastmere",
    "Farrow",
    "Glenside",
    "Hartwell",
    "Inverloch",
    "Jarrow",
    "Kilmore",
    "Langport",
]
THINGS = [
    "boats",
    "cranes",
    "lorries",
    "homes",
    "barns",
    "wagons",
    "trawlers",
    "greenhouses",
    "stalls",
    "buses",
    "ferries",
    "silos",
]
LINES = (
    "Officials in {place} counted {number} damaged {thing} on Sunday after the storm crossed the coast, the county council said.",
    "People in {place} had asked for a new sea wall for {years} years, and engineers had warned that the old one would not hold.",
    "The road between {place} and {other} stayed closed until the evening while crews cleared fallen trees and stones from it.",
    "Insurance adjusters are expected in {place} by the end of the week to look at the {thing} one by one, a clerk said.",
    "Schools in {other} opened their halls for families who could not go home, and bakers brought bread during the night.",
    "“We will rebuild every shed before the winter,” said Maren {name}, who runs the co-operative at {other}, on Monday.",
)


class Site:
    """Serves a feed of stories, each with a text of its own; the number that each gives can be set."""

    def __init__(self, stories: int = 8) -> None:
        self.numbers = {story: 41 + story for story in range(stories)}
        self.looks = dict.fromkeys(range(stories), 0)
        self.asked: list[str] = []
        self.delay_seconds = 0.0
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

    def url_of(self, story: int) -> str:
        """The story's address."""
        return f"{self.url}/news/storm-story-{story}"

    def answer(self, path: str) -> tuple[str, bytes]:
        """Content type and body; no body where there is no such page."""
        self.asked.append(path)
        time.sleep(self.delay_seconds)
        if path == "/feed.xml":
            items = "".join(
                f"<item><title>{_title(n)}</title><link>{self.url_of(n)}</link></item>" for n in self.numbers
            )
            return (
                "application/rss+xml",
                f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode(),
            )
        if not path.startswith("/news/"):
            return "text/plain", b""
        story = int(path.rsplit("-", 1)[1])
        self.looks[story] += 1
        return "text/html", page(story, self.numbers[story]).encode()

    def close(self) -> None:
        """No more answers."""
        self.server.shutdown()
        self.server.server_close()


def page(story: int, number: int) -> str:
    """The story's page, with this number in it."""
    chance = random.Random(story)
    facts = {
        "place": PLACES[story % len(PLACES)],
        "other": PLACES[(story * 5 + 3) % len(PLACES)],
        "thing": THINGS[story % len(THINGS)],
        "years": 3 + story,
        "name": f"{chance.choice(PLACES)}son",
        "number": number,
    }
    first, *rest = LINES
    text = "".join(f"<p>{line.format(**facts)}</p>" for line in [first, *chance.sample(rest, 4)])
    title = _title(story)
    return (
        f"<html lang=en><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{text}</article></body></html>"
    )


def _title(story: int) -> str:
    return f"Storm damages {THINGS[story % len(THINGS)]} in {PLACES[story % len(PLACES)]}, part {story}"


def config_of(folder: Path, site: Site, database: str = "", **sections: Any) -> Path:
    """A config.yaml at fast pace: each story is looked at every quarter of a second. Sections are merged into it, lists
    take the place of what stands there."""
    settings: dict[str, Any] = {
        "database_url": database or f"sqlite:///{folder}/monitor.db",
        "feeds": [f"{site.url}/feed.xml"],
        "fetch": {"allow_networks": ["127.0.0.1/32"], "host_interval_seconds": 0},
        "schedule": {
            "speed": 3600,
            "fixed_interval_minutes": 15,
            "feed_min_minutes": 30,
            "feed_max_hours": 1,
            "confirm_after_seconds": 900,
        },
        "alerts": {
            "destinations": {"file": {"type": "file", "path": f"{folder}/alerts.jsonl"}},
            "rules": [{"name": "all", "destinations": ["file"]}],
        },
        "log": {"format": "json"},
        "web": {"enabled": False},
    }
    for name, values in sections.items():
        settings[name] = {**settings.get(name, {}), **values} if isinstance(values, dict) else values
    config = folder / "config.yaml"
    config.write_text(json.dumps(settings), encoding="utf-8")
    return config


def start(config: Path, **environment: str) -> subprocess.Popen[bytes]:
    """`monitor run` on this configuration; its log goes to `log` beside it."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MONITOR_")} | environment
    log = (config.parent / "log").open("ab")
    command = [sys.executable, "-m", "monitor", "run", "--config", str(config)]
    with log:
        return subprocess.Popen(command, env=clean, stderr=log)


@contextmanager
def running(config: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """The daemon while the block runs; it is asked to end, and must, with exit code 0 unless the test ended it."""
    daemon = start(config, **environment)
    try:
        yield daemon
        if daemon.poll() is None:
            daemon.terminate()
            assert daemon.wait(15) == 0
    finally:
        daemon.kill()
        daemon.wait()


def until(holds: Callable[[], Any], seconds: float = 90) -> None:
    """Wait until it holds; that it does not come about is a failure."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)


def events(folder: Path, name: str) -> int:
    """How often the log tells of this event."""
    return (folder / "log").read_text("utf-8", "replace").count(f'"event": "{name}"')


def alerts(folder: Path) -> list[dict[str, Any]]:
    """What the file destination got."""
    file = folder / "alerts.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines() if line] if file.exists() else []


def snapshots(folder: Path) -> int:
    """How many snapshots the SQLite database holds."""
    try:
        with sqlite3.connect(f"file:{folder}/monitor.db?mode=ro", uri=True, timeout=5) as connection:
            return int(connection.execute("SELECT count(*) FROM snapshots").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
