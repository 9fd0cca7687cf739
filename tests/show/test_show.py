"""What people read in the terminal is what stands there."""

from __future__ import annotations

import pytest

from monitor.show.changes import wordings
from monitor.show.plain import one_line, printable


def test_both_wordings_are_shown_to_the_letter() -> None:
    before, after = "The ministry confirmed “41” boats.", 'Sources close to the ministry said "34" boats.'
    assert [line.plain for line in wordings(before, after)] == [f"− {before}", f"+ {after}"]


@pytest.mark.parametrize(("before", "after", "lines"), [("gone.", None, ["− gone."]), (None, "new.", ["+ new."])])
def test_one_side_alone_is_one_line(before: str | None, after: str | None, lines: list[str]) -> None:
    assert [line.plain for line in wordings(before, after)] == lines


def test_a_headline_can_neither_steer_the_terminal_nor_reverse_its_letters() -> None:
    assert printable("a\x1b[2Jb\u202ec") == "a�[2Jb�c"
    assert one_line("a\r\nb\tc", 4) == "a b…"
