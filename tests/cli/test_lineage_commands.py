"""What `monitor history` says of claim lineages, in words and in JSON."""

from __future__ import annotations

import json
import subprocess
import sys

from edited_article import URL, Desk, boats, page


def monitor(desk: Desk, *words: str, good: bool = True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "monitor", *words, "--config", str(desk.config)],
        capture_output=True, text=True, timeout=120, check=False, cwd=desk.folder,
    )  # fmt: skip
    assert not good or done.returncode == 0, done.stderr
    return done


def test_history_tells_a_claim_as_one_story(edited: Desk) -> None:
    edited.record(boats(41), boats(34), boats(41))
    said = monitor(edited, "history", URL).stdout
    assert "damaged boats counted: 41 → 34 → 41" in said
    assert "snapshot 1: 2026-03-01 12:00 UTC  2: 2026-03-01 13:00 UTC  3: 2026-03-01 14:00 UTC" in said


def test_history_gives_lineages_to_programs(edited: Desk) -> None:
    edited.record(boats(41), boats(34))
    (one,) = json.loads(monitor(edited, "history", URL, "--json").stdout)["lineages"]
    assert [(point["number"], point["value"], point["sentence"][:16]) for point in one["points"]] == [
        (1, "41", "Harbour official"),
        (2, "34", "Harbour official"),
    ]
    assert (one["kind"], one["about"], one["place"], one["id"]) == (
        "figure",
        "damaged boats counted",
        "text",
        1_000_001,
    )


def test_history_of_claims_lists_the_unchanged_too(edited: Desk) -> None:
    edited.record(boats(41), boats(34))
    lineages = json.loads(monitor(edited, "history", URL, "--claims", "--json").stdout)["lineages"]
    assert {"figure", "attribution"} <= {one["kind"] for one in lineages}
    assert sum(len(one["points"]) > 1 for one in lineages) == 1
    assert "source of “" in monitor(edited, "history", URL, "--claims").stdout


def test_an_article_that_was_never_edited_has_its_claims_listed(edited: Desk) -> None:
    edited.record(boats(41))
    assert "damaged boats counted: 41   snapshot 1" in monitor(edited, "history", URL, "--claims").stdout
    assert json.loads(monitor(edited, "history", URL, "--json").stdout)["lineages"] == []


def test_a_quote_that_only_changes_hands_is_told_by_its_speakers(edited: Desk) -> None:
    said = "“We will rebuild every pier before the winter,” said {}."
    edited.record(page(said.format("Maren Holt")), page(said.format("Anna Kowal")))
    assert "Maren Holt → Anna Kowal" in monitor(edited, "history", URL).stdout
