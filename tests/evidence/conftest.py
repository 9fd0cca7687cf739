"""The store's short ways to fill it stand beside its tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
for folder in (HERE.parent / "store", HERE.parent, HERE):
    sys.path.insert(0, str(folder))

from store_world import World  # noqa: E402

from monitor.store.store import Store  # noqa: E402


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A SQLite store of its own."""
    with Store.open(f"sqlite:///{tmp_path}/monitor.db") as store:
        yield World(store)
