"""The figures of `monitor bench web` as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.bench.web import MOST_BYTES, MOST_MS, PageFigures, WebResult

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_web"]


def print_web(result: WebResult, console: Console) -> None:
    """A line a page, what was missed, and what was not measured."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    headings = (
        "page",
        "median ms",
        f"95th (at most {MOST_MS:g})",
        "over HTTP",
        f"KB before gzip (at most {MOST_BYTES // 1000})",
        "",
    )
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="left" if number in (0, 5) else "right")
    for page in result.pages:
        sizes = (f"{page.median_ms:g}", f"{page.p95_ms:g}", f"{page.http_p95_ms:g}", f"{page.bytes / 1000:.1f}")
        table.add_row(page.route, *sizes, "" if page.holds else "MISSED")
    console.print(table)
    for page in result.pages:
        for line in _remarks(page):
            console.print(line, markup=False, highlight=False)
    for route in result.missing:
        console.print(f"NOT COVERED {route}: no visit of monitor/bench/web_visits.py asks for it", markup=False)
    for route, reason in result.not_measured:
        console.print(f"not measured {route}: {reason}", markup=False)


def _remarks(page: PageFigures) -> list[str]:
    slow = [f"slowest of {page.route}: {page.slowest}"] if page.p95_ms > MOST_MS else []
    return slow + [f"failed: {one}" for one in page.failed[:3]]
