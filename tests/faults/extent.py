"""How far a long test goes: a short form in each run of the build, the whole with MONITOR_FAULTS=full."""

from __future__ import annotations

import os
from contextlib import suppress

__all__ = ["FULL", "extent", "tell"]

FULL = os.environ.get("MONITOR_FAULTS") == "full"


def extent(short: int, full: int) -> int:
    """So many rounds in this run."""
    return full if FULL else short


def tell(line: str) -> None:
    """Say how far a long test is, to `monitor bench faults` where that runs it."""
    if pipe := os.environ.get("MONITOR_FAULTS_TOLD"):
        with suppress(OSError):  # run by hand with a number that is no pipe
            os.write(int(pipe), f"{line}\n".encode())
