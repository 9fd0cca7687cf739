"""What `monitor search` says, in words and in JSON."""

from __future__ import annotations

import json
import subprocess
import sys

from edited_article import Desk, boats


def search(desk: Desk, *words: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "search", *words, "--config", str(desk.config)],
        capture_output=True, text=True, timeout=120, check=False, cwd=desk.folder,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_words_are_found_with_where_they_went(edited: Desk) -> None:
    edited.record(boats(41), boats(34))
    said = search(edited, "41")
    assert "gone since snapshot 2" in said
    assert "monitor diff 1 1 2" in said
    (one,) = json.loads(search(edited, "41", "--gone", "--json"))
    assert (one["gone"], one["last"]["number"], one["gone_since"]["number"]) == (True, 1, 2)
    assert "stands" in search(edited, "34")


def test_where_nothing_is_it_says_what_to_try(edited: Desk) -> None:
    edited.record(boats(41))
    assert "Try fewer of them" in search(edited, "nosuch")
    assert "names no word that must be there" in search(edited, "*", code=2)
    assert json.loads(search(edited, "nosuch", "--json")) == []
