"""A store with nothing in it, and the pages over it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from store_world import NOW

from monitor.settings import Settings
from monitor.store.store import Store
from monitor.web.app import create_app
from monitor.web.site import Site


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    log = SimpleNamespace(error=lambda *_, **__: None)
    services: Any = SimpleNamespace(store=store, clock=lambda: NOW, log=log)
    app = create_app(Site(services, Settings(), watching=False))
    with TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as made:
        yield made
