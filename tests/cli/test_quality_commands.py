"""`monitor checks` and `monitor overrule`: from a withheld look to a history that holds it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from edited_article import START, URL, Desk, boats

from monitor.store.records import CheckRecord
from monitor.store.store import Store
from monitor.values import Outcome


def monitor(desk: Desk, *words: str, good: bool = True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "monitor", *words, "--config", str(desk.config)],
        capture_output=True, text=True, timeout=120, check=False, cwd=desk.folder,
    )  # fmt: skip
    assert not good or done.returncode == 0, done.stderr
    return done


@pytest.fixture
def withheld(tmp_path: Path) -> tuple[Desk, int]:
    """An article with one snapshot, and a look at its edited page that was taken for a bot wall."""
    desk = Desk(tmp_path)
    article = desk.record(boats(41))
    with Store.open(desk.url) as store:
        result = store.record_check(
            CheckRecord(
                article_id=article.id,
                owner="test",
                now=START + timedelta(hours=5),
                outcome=Outcome.BLOCKED,
                compared_with=1,
                page=replace(article.page, errors=1),
                host=None,
                next_check_at=START + timedelta(hours=9),
                reason="the server refuses us the page (403)",
                status=403,
                headers={"content-type": "text/html; charset=utf-8"},
                body=boats(34),
            )
        )
    assert result.check_id is not None
    return desk, result.check_id


def test_withheld_looks_are_listed_with_their_reason(withheld: tuple[Desk, int]) -> None:
    desk, check_id = withheld
    said = monitor(desk, "checks", URL).stdout
    assert f"{check_id}*" in said
    assert "refuses us the page (403)" in said
    (row,) = json.loads(monitor(desk, "checks", "--json").stdout)
    assert (row["id"], row["outcome"], row["can_be_accepted"], row["overruled"]) == (check_id, "blocked", True, None)
    assert len(json.loads(monitor(desk, "checks", URL, "--all", "--json").stdout)) == 2
    assert monitor(desk, "checks", "--all", good=False).returncode == 2


def test_an_overruled_look_stands_in_the_history_at_its_time_and_can_be_taken_out_again(
    withheld: tuple[Desk, int],
) -> None:
    desk, check_id = withheld
    done = json.loads(monitor(desk, "overrule", str(check_id), "--note", "they block our address", "--json").stdout)
    assert (done["snapshot"], done["changes"]) == (2, 1)
    history = monitor(desk, "history", URL).stdout
    assert "2026-03-01 17:00" in history
    assert "34" in history
    assert "overruled: it was the article" in monitor(desk, "checks", URL).stdout
    assert monitor(desk, "verify").returncode == 0
    assert "out of the history" in monitor(desk, "overrule", str(check_id), "--as", "wall").stdout
    assert "not the article, a person said" in monitor(desk, "history", URL).stdout
    assert json.loads(monitor(desk, "changes", "--json").stdout) == []
    assert monitor(desk, "verify").returncode == 0


@pytest.mark.parametrize(
    ("words", "told"), [(("999",), "no such check"), (("1", "--as", "page"), "neither article nor wall")]
)
def test_what_cannot_be_overruled_is_said(withheld: tuple[Desk, int], words: tuple[str, ...], told: str) -> None:
    done = monitor(withheld[0], "overrule", *words, good=False)
    assert done.returncode in (1, 2)
    assert told in done.stderr
