"""`monitor reread`: what the present code would say of stored pages, without touching what was recorded."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from typing import Any

import pytest
from edited_article import URL, Desk, boats

from monitor.store.store import Store

OTHER = "https://bay.example/news/piers"


def reread(desk: Desk, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "reread", *words, "--config", str(desk.config)],
        capture_output=True, text=True, timeout=120, check=False, cwd=desk.folder,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done


def told(desk: Desk, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reread(desk, "--json", *words).stdout)
    return found


def evidence(desk: Desk) -> list[Any]:
    """All rows that are evidence, as they stand."""
    with sqlite3.connect(desk.folder / "monitor.db") as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608 - our own names
            for table in ("snapshots", "changes", "blobs", "checks", "alerts", "deliveries", "articles")
        ]


def verified(desk: Desk) -> bool:
    with Store.open(desk.url) as store:
        return store.verify_chain() == []


def test_what_the_present_code_recorded_it_says_again(edited: Desk) -> None:
    edited.record(boats(41), boats(34), boats(41))
    found = told(edited)
    assert found["articles"] == []
    assert {name: found["totals"][name] for name in ("articles", "snapshots", "texts", "gained", "lost")} == {
        "articles": 1, "snapshots": 3, "texts": 0, "gained": 0, "lost": 0,
    }  # fmt: skip


def test_what_older_code_missed_is_reported_and_the_evidence_stays(edited: Desk) -> None:
    edited.record(boats(41), boats(34), older=True)
    before = evidence(edited)
    (article,) = told(edited)["articles"]
    assert article["texts"] == [1, 2]
    assert [(one["number"], one["what"], "41 → 34" in one["now"]) for one in article["differences"]] == [
        (2, "gained", True)
    ]
    assert evidence(edited) == before
    assert verified(edited)
    with Store.open(edited.url) as store:
        assert store.lineages(1) == []


def test_yes_renews_the_lineages_and_nothing_that_is_evidence(edited: Desk) -> None:
    edited.record(boats(41), boats(34), boats(41), older=True)
    before = evidence(edited)
    assert "The claim lineages were renewed." in reread(edited, "--yes").stdout
    assert evidence(edited) == before
    with Store.open(edited.url) as store:
        (one,) = store.lineages(1, only_changed=True)
        assert [point.value for point in one.points] == ["41", "34", "41"]
        assert all(point.text in point.sentence for point in one.points)  # type: ignore[operator]
    assert verified(edited)


def test_a_second_call_goes_on_where_the_first_was_cut_short(edited: Desk) -> None:
    edited.record(boats(41), boats(34), older=True)
    edited.record(boats(12), boats(19), url=OTHER, older=True)
    first = told(edited, "--article", OTHER)
    assert (first["totals"]["articles"], first["totals"]["resumed"]) == (1, 0)
    second = told(edited)
    assert (second["totals"]["articles"], second["totals"]["resumed"], second["totals"]["gained"]) == (2, 1, 2)
    assert told(edited)["totals"]["resumed"] == 2
    assert told(edited, "--yes")["totals"]["resumed"] == 0  # the lineages of none were renewed so far
    assert told(edited, "--yes")["totals"]["resumed"] == 2


def test_a_dry_run_keeps_nothing(edited: Desk) -> None:
    edited.record(boats(41), boats(34), older=True)
    assert told(edited, "--dry-run")["totals"]["gained"] == 1
    with Store.open(edited.url) as store:
        assert store.rereading(1) is None


def test_a_page_that_can_not_be_read_is_skipped_with_its_reason(edited: Desk) -> None:
    edited.record(boats(41), boats(34), boats(29))
    with sqlite3.connect(edited.folder / "monitor.db") as connection:
        connection.execute("UPDATE snapshots SET body_sha256 = NULL WHERE number = 2")
    found = told(edited, "--dry-run")
    (article,) = found["articles"]
    assert [(one["number"], one["reason"]) for one in article["skipped"]] == [
        (2, "its page was not kept"),
        (3, "not compared: the snapshot before can't be read"),
    ]
    assert found["totals"]["snapshots"] == 2
    assert "snapshot 2 skipped: its page was not kept" in reread(edited, "--dry-run").stdout


def test_a_tampered_page_is_skipped_and_told(edited: Desk) -> None:
    edited.record(boats(41), boats(34))
    with sqlite3.connect(edited.folder / "monitor.db") as connection:
        connection.execute(
            "UPDATE blobs SET data = x'00' WHERE sha256 = (SELECT body_sha256 FROM snapshots WHERE number = 2)"
        )
    (article,) = told(edited, "--dry-run")["articles"]
    assert "damaged" in article["skipped"][0]["reason"]


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--since", "1d"), "No article with a snapshot"), (("--article", URL), "1 article read again")],
)
def test_which_articles_are_read_can_be_said(edited: Desk, words: tuple[str, ...], said: str) -> None:
    edited.record(boats(41), boats(34))
    assert said in reread(edited, *words).stdout


def test_yes_and_dry_run_exclude_one_another(edited: Desk) -> None:
    assert "can't be used with --dry-run" in reread(edited, "--yes", "--dry-run", code=2).stderr


def test_progress_is_told_in_plain_lines_where_there_is_no_terminal(edited: Desk) -> None:
    edited.record(boats(41), boats(34))
    done = reread(edited, "--json")
    assert done.stderr.splitlines() == ["read 1 of 1 articles"]
    json.loads(done.stdout)


@pytest.mark.faults
def test_killed_in_the_middle_it_goes_on_behind_the_last_article_that_was_kept(edited: Desk) -> None:
    many = 30
    for number in range(many):
        edited.record(boats(41), boats(34), url=f"{URL}-{number}", older=True)
    command = [sys.executable, "-m", "monitor", "reread", "--yes", "--config", str(edited.config)]
    process = subprocess.Popen(command, cwd=edited.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and kept(edited) < 3:
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()
    before = kept(edited)
    assert 3 <= before < many
    totals = told(edited, "--yes")["totals"]
    assert (totals["articles"], totals["resumed"], totals["gained"]) == (many, before, many)
    assert verified(edited)


def kept(desk: Desk) -> int:
    with sqlite3.connect(desk.folder / "monitor.db") as connection:
        (count,) = connection.execute("SELECT count(*) FROM rereadings").fetchone()
    return int(count)
