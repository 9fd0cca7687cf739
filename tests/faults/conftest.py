"""The fault table's tests stand on the servers and the running monitor of the rooms that they attack."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
for folder in (HERE.parent / "fetch", HERE.parent / "pipeline", HERE):
    sys.path.insert(0, str(folder))

from running_desk import desk  # noqa: E402

__all__ = ["desk"]
