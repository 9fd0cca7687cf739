"""Two snapshots word by word: what differs is marked, long unchanged stretches are folded."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from monitor.compare.words import diff_words
from monitor.show.changes import comparison_view
from monitor.show.moments import clock
from monitor.show.plain import one_line, printable

if TYPE_CHECKING:
    from monitor.store.records import StoredVersion
    from monitor.values import Comparison

__all__ = ["diff_view", "marked_words"]

# Colour is never the only sign: removed words are struck and bracketed, added ones underlined and bracketed.
MARKS = {"removed": ("[-", "-]", "red strike"), "added": ("{+", "+}", "green underline")}
PARAGRAPHS_OF_CONTEXT = 1


def diff_view(before: StoredVersion, after: StoredVersion, comparison: Comparison) -> RenderableType:
    """The headline, the text, and then the changed claims."""
    head = Text.assemble(
        (f"snapshot {before.number}", "bold"),
        f"  {clock(before.snapshot.taken_at)}   →   ",
        (f"snapshot {after.number}", "bold"),
        f"  {clock(after.snapshot.taken_at)}\n",
        (one_line(after.snapshot.final_url), "dim"),
    )
    title = marked_words(before.article.title, after.article.title)
    title.stylize("bold")
    parts: list[RenderableType] = [head, Text(""), title, Text("")]
    parts += _folded(before.article.text, after.article.text)
    return Group(*parts, Rule("claims that changed", align="left"), comparison_view(comparison))


def marked_words(before: str, after: str) -> Text:
    """One text made of both, the words that only one has marked."""
    line = Text()
    for what, words in diff_words(before, after):
        if what == "same":
            line.append(printable(words))
        else:
            opening, closing, style = MARKS[what]
            line.append(f"{opening}{printable(words)}{closing}", style)
    return line


def _folded(before: str, after: str) -> list[RenderableType]:
    """The paragraphs with differences and their neighbours; what stands between them is counted."""
    paragraphs = _paragraphs(before, after)
    shown = {
        near
        for place, (differs, _) in enumerate(paragraphs)
        if differs
        for near in range(place - PARAGRAPHS_OF_CONTEXT, place + PARAGRAPHS_OF_CONTEXT + 1)
    }
    lines: list[RenderableType] = []
    hidden = 0
    for place, (_, paragraph) in enumerate(paragraphs):
        if place not in shown:
            hidden += 1
            continue
        if hidden:
            lines.append(_fold(hidden))
        hidden = 0
        lines += [paragraph, Text("")]
    return [*lines, _fold(hidden)] if hidden else lines


def _fold(hidden: int) -> Text:
    return Text(f"… {hidden} paragraph{'s' if hidden > 1 else ''} unchanged …\n", "dim")


def _paragraphs(before: str, after: str) -> list[tuple[bool, Text]]:
    """Each paragraph with whether it differs; between two unchanged ones, old and new are shown against one another."""
    from rapidfuzz.distance import Indel

    old, new = before.split("\n\n"), after.split("\n\n")
    rows: list[tuple[bool, Text]] = []
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            rows += _rewritten(gone, come)
            gone, come = [], []
            rows += [(False, Text(printable(text))) for text in old[step.src_start : step.src_end]]
        else:
            gone += old[step.src_start : step.src_end]
            come += new[step.dest_start : step.dest_end]
    return rows + _rewritten(gone, come)


def _rewritten(gone: list[str], come: list[str]) -> list[tuple[bool, Text]]:
    return [(True, marked_words(before, after)) for before, after in zip_longest(gone, come, fillvalue="")]
