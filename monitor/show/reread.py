"""A re-reading while it runs and in the end: what the present code would say differently."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.text import Text

from monitor.pipeline.reread_report import ArticleReport, Totals, totals_of
from monitor.pipeline.single_pass import count_of
from monitor.show.plain import one_line
from monitor.show.progress import pass_progress

if TYPE_CHECKING:
    from monitor.show.progress import PassProgress

__all__ = ["RereadBoard", "reread_board", "reread_to_json", "reread_view"]

# Where stderr is no terminal: a line every so many articles, and for the last one.
PLAIN_EVERY = 100
SIGNS = {"gained": ("+", "green"), "lost": ("−", "red"), "altered": ("~", "yellow")}


@dataclass
class RereadBoard:
    """Collects the reports that have something to say, counts them all, and shows how far the work is."""

    expected: int
    progress: PassProgress | None = None
    plain: bool = False
    totals: Totals = field(default_factory=Totals)
    telling: list[ArticleReport] = field(default_factory=list)

    def note(self, report: ArticleReport, resumed: bool) -> None:
        """One more article is done."""
        one = totals_of([report])
        for name in ("articles", "snapshots", "texts", "gained", "lost", "altered", "skipped"):
            setattr(self.totals, name, getattr(self.totals, name) + getattr(one, name))
        self.totals.resumed += resumed
        if report.says_otherwise:
            self.telling.append(report)
        done = self.totals.articles
        if self.progress is not None:
            self.progress.update(done, self.expected - done, report.url)
        elif self.plain and (done % PLAIN_EVERY == 0 or done == self.expected):
            sys.stderr.write(f"read {done} of {self.expected} articles\n")
            sys.stderr.flush()


@contextmanager
def reread_board(expected: int) -> Iterator[RereadBoard]:
    """A bar on a terminal, plain lines elsewhere; both on stderr."""
    with pass_progress() as progress:
        yield RereadBoard(expected, progress, plain=progress is None)


def reread_view(board: RereadBoard, *, renewed: bool) -> RenderableType:
    """What is said differently, article by article, then the numbers."""
    return Group(*map(_article, sorted(board.telling, key=lambda one: one.article_id)), _sum(board.totals, renewed))


def reread_to_json(board: RereadBoard) -> dict[str, Any]:
    """The numbers, and the articles of which something is said differently."""
    told = sorted(board.telling, key=lambda one: one.article_id)
    return {"totals": asdict(board.totals), "articles": [report.to_json() for report in told]}


def _article(report: ArticleReport) -> RenderableType:
    lines = [Text.assemble((one_line(report.title or report.url, 90), "bold"), (f"  {one_line(report.url)}", "dim"))]
    if report.texts:
        numbers = ", ".join(map(str, report.texts))
        lines.append(Text(f"  another text is read from snapshot {numbers}"))
    for one in report.differences:
        sign, style = SIGNS[one.what]
        words = " ⇒ ".join(one_line(said, 200) for said in (one.was, one.now) if said)
        lines.append(Text.assemble("  ", (sign, style), f" snapshot {one.number}, {one.what}: {words}"))
    lines += [
        Text(f"  snapshot {number} skipped: {one_line(reason, 200)}", "yellow") for number, reason in report.skipped
    ]
    return Group(*lines)


def _sum(totals: Totals, renewed: bool) -> RenderableType:
    if totals.articles == 0:
        return Text("No article with a snapshot is there to read again.")
    resumed = f" ({totals.resumed} of them by an earlier call)" if totals.resumed else ""
    counts = (
        f"{count_of(totals.articles, 'article')} read again{resumed}, {count_of(totals.snapshots, 'snapshot')}: "
        f"{count_of(totals.texts, 'text')} read otherwise; "
        f"changes: {totals.gained} gained, {totals.lost} lost, {totals.altered} told otherwise; {totals.skipped} skipped"
    )
    said = "The claim lineages were renewed." if renewed else "`monitor reread --yes` renews the claim lineages too."
    return Text(f"{counts}\nNothing that was recorded was changed. {said}")
