"""What all tests share: parts of the machine that MONITOR_REQUIRE names must be there; without it they may be missing."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from postgres_schema import POSTGRES

REQUIRED = set(filter(None, os.environ.get("MONITOR_REQUIRE", "").split(",")))


def missing(part: str) -> str | None:
    """Why a test of this part can't run here; None where it can."""
    match part:
        case "browser":
            return None if shutil.which("chromium") else "chromium is not installed (apt-get install chromium)"
        case "postgres":
            place = urlsplit(POSTGRES)
            try:
                socket.create_connection((place.hostname or "", place.port or 5432), 1).close()
            except OSError as problem:
                return f"no PostgreSQL at {place.hostname}:{place.port} ({problem}); set MONITOR_TEST_POSTGRES"
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what can't run here, unless it is required: then it runs, and fails."""
    for part in ("browser", "postgres"):
        why = None if part in REQUIRED else missing(part)
        for item in items:
            if why and item.get_closest_marker(part):
                item.add_marker(pytest.mark.skip(reason=why))
    if not config.getoption("-m"):
        deselected = [item for item in items if any(item.get_closest_marker(long) for long in ("faults", "install"))]
        items[:] = [item for item in items if item not in deselected]
        config.hook.pytest_deselected(items=deselected)
