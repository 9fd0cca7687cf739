"""The dates that pages and feeds state, as aware UTC datetimes. PURE; guesses none from prose or addresses."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["read_moment"]

# "+0100" and "+01" are ISO 8601, "2026-01-05 10:00:00 +0100" is what many systems print for it.
_ZONE = re.compile(r"\s*([+-]\d{2}):?(\d{2})?$")
_FRACTION = re.compile(r"([.,]\d{6})\d+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_moment(stated: object) -> datetime | None:
    """The moment that `stated` (ISO 8601 or RFC 2822) names, in UTC; None where it names none.

    A moment without a zone is taken as UTC: the hour may be off, but equal statements stay equal.

    >>> read_moment("2026-01-05T10:00:00+0100")
    datetime.datetime(2026, 1, 5, 9, 0, tzinfo=datetime.timezone.utc)
    """
    if not isinstance(stated, str) or not 8 <= len(stated) <= 64:
        return None
    text = stated.strip()
    try:
        moment = _iso(text) if _DAY.match(text) else parsedate_to_datetime(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC) if 1990 <= aware.year <= 2200 else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _iso(text: str) -> datetime:
    short = _FRACTION.sub(r"\1", text)
    if len(short) > 11:
        short = _ZONE.sub(lambda found: f"{found[1]}:{found[2] or '00'}", short)
    return datetime.fromisoformat(short)
