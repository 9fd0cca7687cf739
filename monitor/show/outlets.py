"""What the outlets do, for the terminal and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from monitor.show.moments import ago, span
from monitor.show.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.store.records_outlets import OutletStats, Share

__all__ = ["outlet_to_json", "outlets_view", "share_words"]


def outlets_view(outlets: Sequence[OutletStats], now: datetime) -> RenderableType:
    """A line an outlet, and its edits by the age of the article below."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in ("outlet", "articles", "edited", "changes", "silent", "notices", "first edit after", "last change"):
        table.add_column(heading, overflow="fold")
    for one in outlets:
        name = Text(one_line(one.outlet, 40))
        if one.edits:
            name.append("\n" + _ages(one), "dim")
        table.add_row(
            name,
            str(one.articles),
            share_words(one.edited_share),
            str(one.changes),
            share_words(one.silent_share),
            str(one.notices),
            _delay(one),
            ago(one.last_change_at, now),
        )
    note = "In brackets: where the share lies with 95% certainty, as far as so few cases tell (Wilson). ? = too few."
    return Group(table, Text(note, "dim"))


def share_words(share: Share) -> str:
    """ "12 of 40, 30% (18-45%)"; of a handful only the counts and how little they say: "1 of 1 (21-100%) ?"."""
    if share.value is None:
        return "-"
    interval = f"({share.low * 100:.0f}-{share.high * 100:.0f}%)"
    if share.is_small:
        return f"{share.count} of {share.of} {interval} ?"
    return f"{share.count} of {share.of}, {share.value * 100:.0f}% {interval}"


def outlet_to_json(one: OutletStats) -> dict[str, Any]:
    """An outlet for a program: shares with counts and 95% intervals, delays in seconds."""
    return {
        "outlet": one.outlet,
        "articles": one.articles,
        "edited": one.edited,
        "edited_share": _share(one.edited_share),
        "edits": one.edits,
        "changes": one.changes,
        "silent": one.silent,
        "silent_share": _share(one.silent_share),
        "notices": one.notices,
        "median_delay_seconds": one.median_delay_seconds,
        "delays": one.delays,
        "edits_by_age": dict(one.edits_by_age),
        "last_change_at": one.last_change_at.isoformat() if one.last_change_at else None,
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "count": share.count,
        "of": share.of,
        "value": share.value,
        "low": round(share.low, 4),
        "high": round(share.high, 4),
        "small_sample": share.is_small,
    }


def _ages(one: OutletStats) -> str:
    return "edits by age: " + "  ".join(f"{label} {count}" for label, count in one.edits_by_age if count)


def _delay(one: OutletStats) -> str:
    return "-" if one.median_delay_seconds is None else f"{span(one.median_delay_seconds)} (median of {one.delays})"
