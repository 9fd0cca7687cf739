"""Times as people read them."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["ago", "clock", "planned", "span"]


def clock(moment: datetime | None) -> str:
    """ "2026-01-30 14:05 UTC"; "never" for None."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if moment else "never"


def ago(moment: datetime | None, now: datetime) -> str:
    """ "3 h ago", "in 5 min", "never"."""
    if moment is None:
        return "never"
    seconds = (now - moment).total_seconds()
    return f"{span(seconds)} ago" if seconds >= 0 else f"in {span(-seconds)}"


def planned(moment: datetime | None, now: datetime) -> str:
    """ "in 5 min", "due" once the time has come, "not planned" for None."""
    if moment is None:
        return "not planned"
    return "due" if moment <= now else f"in {span((moment - now).total_seconds())}"


def span(seconds: float) -> str:
    """A length of time in its largest whole unit.

    >>> span(59), span(3600), span(200000)
    ('59 s', '60 min', '2 d')
    """
    for limit, size, unit in ((120, 1, "s"), (7200, 60, "min"), (172_800, 3600, "h")):
        if seconds < limit:
            return f"{int(seconds // size)} {unit}"
    return f"{int(seconds // 86_400)} d"
