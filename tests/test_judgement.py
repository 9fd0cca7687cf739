"""What a look at a page means for the article's history."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from monitor.judgement import Believed, Look, Memory, Pending, judge_look
from monitor.values import Outcome


@dataclass
class History:
    """Plays looks at one article and keeps what the store would keep."""

    snapshots: list[str] = field(default_factory=list)
    looks_at_latest: int = 0
    pending: Pending | None = None
    flips: int = 0
    announced: list[str] = field(default_factory=list)

    def look(self, text: str, outcome: Outcome = Outcome.CHANGED, *, suspicious: bool = False) -> Look:
        earlier = {digest: number for number, digest in enumerate(self.snapshots, 1)}
        latest = self.snapshots[-1] if self.snapshots else None
        memory = Memory(latest, earlier, self.looks_at_latest, self.pending, self.flips)
        look = judge_look(memory, outcome, text, suspicious=suspicious)
        self.pending = look.pending
        if look.adds_snapshot:
            self.snapshots.append(text)
            self.looks_at_latest = 1
        elif look.believed is Believed.SAME:
            self.looks_at_latest += 1
        self.flips += look.believed is Believed.FLIP
        if look.is_announced and len(self.snapshots) > 1:
            self.announced.append(text)
        return look


def test_an_edit_is_a_new_snapshot_and_is_announced() -> None:
    history = History()
    assert [history.look(text).believed for text in "AAB"] == [Believed.NEW, Believed.SAME, Believed.NEW]
    assert history.announced == ["B"]


@pytest.mark.parametrize("rhythm", ["AB" * 50, "AABB" * 25, "ABB" * 33])
def test_a_page_that_flips_is_announced_at_most_once_and_every_version_is_kept(rhythm: str) -> None:
    history = History()
    for text in rhythm:
        history.look(text)
    assert len(history.announced) <= 1
    turns = 1 + sum(a != b for a, b in pairwise(rhythm))
    assert len(history.snapshots) == turns


def test_a_version_that_stood_and_is_taken_back_is_announced_as_a_return() -> None:
    history = History()
    looks = [history.look(text) for text in "AAABBBA"]
    assert looks[-1] == Look(Believed.RETURN, Outcome.CHANGED, returns_to=1)
    assert history.announced == ["B", "A"]


def test_a_version_seen_once_and_taken_back_is_unstable() -> None:
    history = History()
    looks = [history.look(text) for text in "AABA"]
    assert looks[-1].believed is Believed.FLIP
    assert looks[-1].outcome is Outcome.UNSTABLE
    assert not looks[-1].confirms_latest


@pytest.mark.parametrize(
    "outcome",
    [Outcome.BLOCKED, Outcome.CONSENT, Outcome.LOGIN, Outcome.PAYWALL, Outcome.ERROR_PAGE, Outcome.FAILED],
)
def test_a_page_that_is_not_the_article_stays_outside_the_history(outcome: Outcome) -> None:
    history = History()
    history.look("A")
    assert history.look("wall", outcome).believed is Believed.WITHHELD
    assert history.snapshots == ["A"]
    assert history.look("A").believed is Believed.SAME


def test_a_suspicious_text_is_believed_when_seen_twice() -> None:
    history = History()
    history.look("A")
    assert history.look("half", suspicious=True).believed is Believed.WAIT
    assert history.look("half", suspicious=True).believed is Believed.NEW


def test_a_suspicious_text_that_heals_leaves_no_trace_in_the_history() -> None:
    history = History()
    history.look("A")
    history.look("half", suspicious=True)
    assert history.look("A").believed is Believed.SAME
    assert history.look("half", suspicious=True).believed is Believed.WAIT


def test_two_different_suspicious_texts_do_not_confirm_each_other() -> None:
    history = History()
    history.look("A")
    history.look("half", suspicious=True)
    assert history.look("other half", suspicious=True).believed is Believed.WAIT


def test_gone_is_believed_at_the_second_look() -> None:
    history = History()
    history.look("A")
    assert history.look("", Outcome.GONE).believed is Believed.WAIT
    assert history.look("", Outcome.GONE).believed is Believed.GONE


def test_a_wall_between_two_looks_at_a_missing_page_does_not_start_the_count_again() -> None:
    history = History()
    history.look("A")
    history.look("", Outcome.GONE)
    history.look("wall", Outcome.BLOCKED)
    assert history.look("", Outcome.GONE).believed is Believed.GONE
