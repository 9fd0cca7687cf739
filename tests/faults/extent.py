"""How far a long test goes: a short form in each run of the build, the whole with MONITOR_FAULTS=full."""

from __future__ import annotations

import os

__all__ = ["FULL", "extent"]

FULL = os.environ.get("MONITOR_FAULTS") == "full"


def extent(short: int, full: int) -> int:
    """So many rounds in this run."""
    return full if FULL else short
