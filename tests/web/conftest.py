"""A store with nothing in it, and the pages over it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))

from site_world import site_over

from monitor.store.store import Store
from monitor.web.app import create_app


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(
        create_app(site_over(store)), base_url="http://127.0.0.1:8765", raise_server_exceptions=False
    ) as made:
        yield made
