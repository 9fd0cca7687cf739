"""What `monitor bench schedule` prints for a person."""

from __future__ import annotations

import math
from itertools import groupby

from rich.console import Console
from rich.table import Table

from monitor.bench.schedule import ScheduleFigures, ScheduleResult

__all__ = ["print_schedule"]


def print_schedule(result: ScheduleResult, console: Console) -> None:
    """One table a budget, the shape of what was drawn above them, the time to choose below."""
    shape = result.shape
    console.print(
        f"{result.articles:,} articles a draw, {result.seeds} draws, process {result.process}: "
        f"{shape.edited_within_a_day:.0%} edited within a day, {shape.edits_of_an_edited:.2f} edits an edited article, "
        f"{shape.at_most_twice:.0%} of those once or twice, {shape.more_than_nine:.1%} more than nine times",
        highlight=False,
    )
    for budget, figures in groupby(result.figures, key=lambda one: one.budget):
        console.print(_table(budget, list(figures)))
    for choice in result.choices:
        console.print(f"choosing among {choice.articles:,}: {choice.milliseconds:.2f} ms", highlight=False)


def _table(budget: float, figures: list[ScheduleFigures]) -> Table:
    table = Table(title=f"{budget:g} requests an article over 30 days", title_justify="left")
    table.add_column("rule")
    for name in ("caught", "median delay", "90th percentile", "requests", "requests a catch", "of the oracle"):
        table.add_column(name, justify="right")
    for one in figures:
        style = "bold" if one.rule == "monitor" else ""
        table.add_row(
            one.rule,
            f"{one.caught:.3f}",
            _duration(one.median_minutes),
            _duration(one.late_minutes),
            f"{one.requests:.1f}",
            f"{one.requests_per_catch:.1f}",
            f"{one.of_oracle:.3f}",
            style=style,
        )
    return table


def _duration(minutes: float) -> str:
    if not math.isfinite(minutes):
        return "never"
    if minutes < 120:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.1f} h" if minutes < 2880 else f"{minutes / 1440:.1f} d"
