"""Fault table, "secrets, log injection": 0 canaries in logs, outputs, exports, errors and stored faults; one event a line."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from daemon_on_loopback import Site, config_of, running, snapshots, until

CANARY = "canary7f3a9e"
HOSTILE = "x\r\nforged\x1b[2J\x1b]0;owned\x07\u2028line"


@pytest.fixture
def site() -> Iterator[Site]:
    it = Site(2)
    yield it
    it.close()


def settings_of(folder: Path, site: Site, **sections: Any) -> Path:
    """A configuration with a secret wherever one can stand."""
    port = site.url.rsplit(":", 1)[1]
    destinations = {
        "file": {"type": "file", "path": f"{folder}/alerts.jsonl"},
        "hook": {"type": "webhook", "url": f"http://me:{CANARY}@127.0.0.1:{port}/hook/{CANARY}?token={CANARY}",
                 "secret": "whsec_" + "Y2FuYXJ5N2YzYTllY2FuYXJ5N2YzYTll"},
        "chat": {"type": "apprise", "url": f"json://user:{CANARY}@127.0.0.1:{port}/{CANARY}"},
        "desk": {"type": "email", "host": "127.0.0.1", "port": 9, "sender": "a@news.example", "recipients": ["b@news.example"],
                 "username": "monitor", "password": CANARY},
    }  # fmt: skip
    config = config_of(
        folder, site, alerts={"destinations": destinations, "errors": {"destinations": ["file"]}}, **sections
    )
    settings = json.loads(config.read_text())
    settings["alerts"]["rules"] = [{"name": "all", "destinations": list(destinations)}]
    settings["feeds"] = [
        f"http://127.0.0.1:{port}/feed.xml",
        f"http://reader:{CANARY}@127.0.0.1:{port}/private.xml?key={CANARY}&id=7",
    ]
    config.write_text(json.dumps(settings))
    return config


def monitor(config: Path, *words: str, **environment: str) -> str:
    """Everything that a command says."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MONITOR_")} | environment
    command = [sys.executable, "-m", "monitor", *words, "--config", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=clean)
    return done.stdout + done.stderr


COMMANDS = [
    ("config", "show"), ("config", "check"), ("doctor",), ("doctor", "--json"), ("feeds",), ("feeds", "--json"), ("articles", "--json"),
    ("alerts",), ("alerts", "--json"), ("alerts", "test"), ("changes", "--json"), ("history", "1"), ("history", "1", "--json"),
    ("health", "--json"), ("once", "--all", "--json"), ("export",),
]  # fmt: skip


OTHER_WORDS = [("feeds",), ("doctor",), ("config", "show")]


def test_no_secret_of_the_configuration_is_said_written_or_stored_as_a_fault(tmp_path: Path, site: Site) -> None:
    config = settings_of(tmp_path, site)
    with running(config):
        until(lambda: snapshots(tmp_path) == 2)
        site.numbers = dict.fromkeys(site.numbers, 7)
        until(lambda: (tmp_path / "log").read_text().count("alert_not_sent") >= 3, 60)
    said = {" ".join(words): monitor(config, *words) for words in COMMANDS}
    said |= {name: (tmp_path / name).read_text() for name in ("log", "alerts.jsonl")}
    with sqlite3.connect(tmp_path / "monitor.db") as connection:
        for table, columns in (("faults", "subject, words, hint"), ("fault_deliveries", "message, error"),
                               ("deliveries", "error"), ("checks", "reason, final_url"), ("feeds", "fault, title")):  # fmt: skip
            said[table] = repr(connection.execute(f"SELECT {columns} FROM {table}").fetchall())  # noqa: S608
    assert {name for name, text in said.items() if CANARY in text or "Y2FuYXJ5N2Yz" in text} == set()
    assert "***" in said["config show"]
    assert not [name for name, text in said.items() if "Traceback" in text]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MONITOR_DATABASE_URL", f"postgresql://me:{CANARY}@127.0.0.1:9/monitor"),
        ("MONITOR_DATABASE_URL", f"mysql://me:{CANARY}@127.0.0.1/monitor"),
        ("MONITOR_DATABASE_URL", f"sqlite:///absent/{'x' * 3}?password={CANARY}"),
        ("MONITOR_FEEDS", json.dumps([{"urll": f"https://e.example/?token={CANARY}"}])),
        ("MONITOR_FEEDS", json.dumps([f"ftp://me:{CANARY}@e.example/feed"])),
        ("MONITOR_ALERTS__DESTINATIONS", json.dumps({"x": {"type": "apprise", "url": f"nonsense://{CANARY}"}})),
        ("MONITOR_ALERTS__DESTINATIONS", json.dumps({"x": {"type": "webhook", "url": "https://e.example", "secret": f"{CANARY}!"}})),
        ("MONITOR_ALERTS__DESTINATIONS", json.dumps({"x": {"type": "webhook", "url": f"slack://{CANARY}"}})),
        ("MONITOR_ALERTS__DESTINATIONS", json.dumps({"x": {"type": "email", "password": [CANARY], "username": 7}})),
        ("MONITOR_FETCH__PROXY", f"http://me:{CANARY}@127.0.0.1:9"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "words", [("config", "check"), *(pytest.param(w, marks=pytest.mark.faults) for w in OTHER_WORDS)]
)
def test_an_error_in_the_configuration_does_not_repeat_its_secrets(
    tmp_path: Path, variable: str, value: str, words: tuple[str, ...]
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("log: {level: warning}\n")
    said = monitor(config, *words, **{variable: value})
    assert CANARY not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("words", [("add",), ("extract",), ("history",), ("diff",), ("feeds", "--pause")])
def test_a_hostile_argument_is_told_on_one_line_and_without_its_password(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("log: {level: warning}\n")
    said = monitor(config, *words, f"http://me:{CANARY}@127.0.0.1:9/{HOSTILE}")
    assert CANARY not in said
    assert "\x1b" not in said
    assert "\nforged" not in said


@pytest.mark.parametrize("form", ["json", "console"])
def test_hostile_words_of_feeds_pages_and_urls_forge_no_line(tmp_path: Path, site: Site, form: str) -> None:
    """Titles, links and bodies with CR, LF, ESC and Unicode's line ends, in every field that a log line may carry."""
    whole = site.answer

    def hostile(path: str) -> tuple[str, bytes]:
        kind, body = whole(path)
        if path == "/feed.xml":
            link = f"{site.url}/news/storm-story-1?a=%0d%0aforged%1b[2J&amp;b=&#10;forged&#13;"
            item = f"<item><title>Storm &#13;&#10;forged line \u2028 x</title><link>{link}</link></item></channel>"
            return kind, body.replace(b"</channel>", item.encode())
        if path.startswith("/news/storm-story-1?"):
            return "text/html", "<title>forged\r\n\u2028\x1b[31m</title><p>forged\nline\x1b[2J</p>".encode()
        return kind, body

    site.answer = hostile  # type: ignore[method-assign]
    with running(config_of(tmp_path, site, log={"format": form, "level": "debug"})):
        until(lambda: snapshots(tmp_path) >= 2)
        until(lambda: (tmp_path / "log").read_bytes().count(b"article_checked") >= 6)
    log = (tmp_path / "log").read_text("utf-8")
    assert "\x1b" not in log.replace("\x1b[", "") or form == "console"
    for line in log.splitlines():
        assert not line.startswith(("forged", "line"))
        if form == "json":
            assert json.loads(line)["event"]
    assert "\x1b[2J" not in log
