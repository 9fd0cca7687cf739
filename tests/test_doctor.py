"""The doctor says what is wrong and what to do."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from monitor.compose import open_store
from monitor.doctor import Finding, examine_all
from monitor.pipeline.services import utc_now
from monitor.settings import Settings


def look(tmp_path: Path, *, offline: bool = True, **sections: Any) -> dict[str, Finding]:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/monitor.db", **sections)
    return {finding.part: finding for finding in asyncio.run(examine_all(settings, offline=offline))}


def test_a_fresh_folder_is_fine_and_says_what_to_do_next(tmp_path: Path) -> None:
    found = look(tmp_path)
    assert not any(finding.is_bad for finding in found.values())
    assert "monitor add URL" in found["feeds"].advice
    assert "monitor run" in found["daemon"].advice


def test_a_damaged_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "monitor.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    assert look(tmp_path)["database"].is_bad


def test_a_newer_database_says_so(tmp_path: Path) -> None:
    look(tmp_path)
    with sqlite3.connect(tmp_path / "monitor.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    found = look(tmp_path)["database"]
    assert found.is_bad
    assert "newer" in found.what


def test_a_destination_that_may_not_be_connected_to_is_bad(tmp_path: Path) -> None:
    alerts = {
        "destinations": {
            "hook": {"type": "webhook", "url": "http://127.0.0.1:9/hook"},
            "file": {"type": "file", "path": str(tmp_path / "absent" / "alerts.jsonl")},
        },
        "rules": [{"name": "a", "destinations": ["hook", "file"]}],
    }
    found = look(tmp_path, offline=False, alerts=alerts)
    assert found["destination hook"].is_bad
    assert "fetch.allow_networks" in found["destination hook"].advice
    assert found["destination file"].is_bad


def test_a_feed_that_fails_and_a_dead_letter_are_told_with_advice(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/monitor.db")
    with open_store(settings) as store:
        store.add_feed("http://127.0.0.1:9/f", name="Bay", outlet=None, kind="feed", now=utc_now(), added_by="user")
    found = look(tmp_path, offline=False)
    assert found["feed Bay"].is_bad
    assert "fetch.allow_networks" in found["feed Bay"].advice


def test_a_clock_that_runs_behind_the_last_sign_of_life_is_told(tmp_path: Path) -> None:
    from datetime import timedelta

    settings = Settings(database_url=f"sqlite:///{tmp_path}/monitor.db")
    with open_store(settings) as store:
        store.beat("host:1", "daemon", utc_now() + timedelta(hours=2))
    assert look(tmp_path)["clock"].is_bad
