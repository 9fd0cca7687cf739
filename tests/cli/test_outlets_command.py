"""What `monitor outlets` says, in words and in JSON."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from edited_article import OUTLET, URL, Desk, boats

from monitor.show.outlets import share_words
from monitor.store.records_outlets import Share


def outlets(desk: Desk, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "outlets", *words, "--config", str(desk.config)],
        capture_output=True, text=True, timeout=120, check=True, cwd=desk.folder,
    )  # fmt: skip
    return done.stdout


def test_before_anything_was_read_it_says_what_to_do(edited: Desk) -> None:
    assert "No article was read so far" in outlets(edited)
    assert json.loads(outlets(edited, "--json")) == []


def test_a_single_edit_is_no_finding(edited: Desk) -> None:
    edited.record(boats(41), boats(34))
    said = outlets(edited)
    assert OUTLET in said
    assert "1 of 1 (21-100%) ?" in said
    assert "edits by age: <6h 1" in said


def test_programs_get_counts_shares_and_intervals(edited: Desk) -> None:
    edited.record(boats(41), boats(34))
    edited.record(boats(12), url=f"{URL}-2")
    (one,) = json.loads(outlets(edited, "--json"))
    assert (one["articles"], one["edited"], one["changes"], one["silent"]) == (2, 1, 1, 1)
    assert one["edited_share"] == {
        "count": 1,
        "of": 2,
        "value": 0.5,
        "low": 0.0945,
        "high": 0.9055,
        "small_sample": True,
    }
    assert one["edits_by_age"] == {"<1h": 0, "<6h": 1, "<24h": 0, "<3d": 0, "<7d": 0, "<30d": 0, "older": 0}


def test_since_leaves_out_what_was_before(edited: Desk) -> None:
    edited.record(boats(41), boats(34))
    assert json.loads(outlets(edited, "--since", "2026-03-02", "--json")) == []
    assert len(json.loads(outlets(edited, "--since", "2026-03-01", "--json"))) == 1


@pytest.mark.parametrize(
    ("share", "words"),
    [(Share(0, 0), "-"), (Share(60, 200), "60 of 200, 30% (24-37%)"), (Share(1, 2), "1 of 2 (9-91%) ?")],
)
def test_a_share_is_told_with_what_it_is_worth(share: Share, words: str) -> None:
    assert share_words(share) == words
