"""The room's site and its running monitor stand beside its tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from running_desk import desk

__all__ = ["desk"]
