"""Times as people read them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

__all__ = ["ago", "clock", "moment_back", "planned", "span"]

UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def moment_back(text: str, now: datetime) -> datetime:
    """A time back from now ("24h"), or a date or time in UTC. Raises ValueError.

    >>> moment_back("24h", datetime(2026, 1, 30, 12, tzinfo=UTC)).isoformat()
    '2026-01-29T12:00:00+00:00'
    """
    back = re.fullmatch(r"([0-9]{1,5})\s?([mhdw])", text.strip())
    try:
        if back:
            return now - timedelta(**{UNITS[back.group(2)]: int(back.group(1))})
        moment = datetime.fromisoformat(text)
        # Year 1 east of Greenwich lies before the first moment that UTC has.
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise ValueError(f"{text!r} is neither a time back (30m, 24h, 7d) nor a date (2026-01-30)") from problem


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
