"""Running an async test with a bound on its time."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

__all__ = ["run"]


def run(story: Coroutine[Any, Any, None]) -> None:
    """Run it; a hang is a failure."""
    asyncio.run(asyncio.wait_for(story, 60))
