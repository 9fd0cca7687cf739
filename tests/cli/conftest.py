"""Makes edited_article importable: the tests are no package, and pytest leaves sys.path alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from edited_article import Desk


@pytest.fixture
def edited(tmp_path: Path) -> Desk:
    """A database of its own, to record articles in."""
    return Desk(tmp_path)
