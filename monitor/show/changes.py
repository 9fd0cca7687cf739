"""Changes as a person wants to read them: what happened, then both wordings with the differing words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from monitor.compare.words import diff_words
from monitor.show.plain import one_line, printable
from monitor.values import Change, Comparison, Direction, Notice, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["change_view", "comparison_view", "notice_view", "wordings"]

SEVERITY_STYLES = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "dim"}


def comparison_view(comparison: Comparison) -> RenderableType:
    """All changes and notices of two versions."""
    if not comparison.changes and not comparison.notices:
        same = "The texts differ, but no figure, quote or source does." if comparison.text_changed else "No change."
        return Text(same)
    return Group(*map(notice_view, comparison.notices), *map(change_view, comparison.changes))


def change_view(change: Change) -> RenderableType:
    """One change: headline and both wordings."""
    head = Text.assemble(
        (f"{change.severity.value:<6} ", SEVERITY_STYLES[change.severity]),
        (f"{change.kind.value} {change.op.value}", "bold"),
        "  ",
        one_line(change.summary),
        *_remarks(change),
    )
    return Group(head, Padding(Group(*wordings(change.sentence_before, change.sentence_after)), (0, 0, 1, 4)))


def wordings(before: str | None, after: str | None) -> Iterable[Text]:
    """Both sentences, marked − and +, with what differs underlined; one line where there is only one side.

    Each line is its own version's wording to the letter: what differs is found twice, once from each side.
    """
    if before:
        yield _side("− ", "red", diff_words(after or "", before))
    if after:
        yield _side("+ ", "green", diff_words(before or "", after))


def notice_view(notice: Notice) -> RenderableType:
    """The article's own note."""
    name = notice.kind.value.replace("_", " ").replace("editors note", "editor's note")
    return Padding(Text.assemble(("note   ", "bold blue"), (f"{name}  ", "bold"), one_line(notice.text)), (0, 0, 1, 0))


def _side(sign: str, colour: str, runs: Iterable[tuple[str, str]]) -> Text:
    """The later side of the runs, with what only it has underlined."""
    line = Text(sign, colour)
    for what, words in runs:
        if what != "removed":
            line.append(printable(words).replace("\n", " "), "" if what == "same" else f"bold underline {colour}")
    return line


def _remarks(change: Change) -> Iterable[tuple[str, str]]:
    if change.direction is not None:
        arrow = "↓" if change.direction is Direction.WEAKENED else "↑"
        yield f"  {arrow} sourcing {change.direction.value}", "magenta"
    if change.place is not Place.TEXT:
        yield f"  in {'a' if change.place is Place.CAPTION else 'the'} {change.place.value}", "blue"
    yield ("  silent", "bold yellow") if change.silent else ("  noted", "dim")
