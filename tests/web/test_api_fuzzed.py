"""schemathesis over the API of a filled store: whatever is sent, there is no 500, and every answer is as described."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
import schemathesis
import structlog
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from site_world import HOUR, NOW, World, fill
from store_world import alert, change, snapshot

from monitor.compose import open_workers, policies_from
from monitor.errors import ConnectFailed
from monitor.pipeline.services import Services
from monitor.settings import Settings
from monitor.store.store import Store
from monitor.values import Outcome
from monitor.web.api.v1_openapi import described
from monitor.web.app import create_app
from monitor.web.site import Site

# What the ordinary run has time for; a longer one by MONITOR_TEST_FUZZ_EXAMPLES=500.
EXAMPLES = int(os.environ.get("MONITOR_TEST_FUZZ_EXAMPLES", "20"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
HOSTILE = "</script><img src=x> \u202e ]]> \x1b \ufffe"
SCHEMA: Any = schemathesis.openapi.from_dict(described())


class NoNetwork:
    """A fetcher without a network: no address can be reached."""

    async def get(self, url: str, **_: Any) -> NoReturn:
        """Refuse it."""
        raise ConnectFailed(url)


def fill_all(store: Store) -> None:
    """Something of everything, so that small ids find something."""
    world = World(store)
    article = fill(store, HOSTILE, edits=3)
    told = snapshot("9 boats.", changes=(change("41", "9"),), alerts=(alert(),), returns_to=1)
    at = NOW + 5 * HOUR
    world.check(store.article(article), "9 boats.", snapshot=told, now=at)
    world.check(store.article(article), outcome=Outcome.PAYWALL, reason=HOSTILE, body=b"<p>wall</p>", now=at + HOUR)
    feed = world.feed("https://me:pw@feeds.example/rss", name=HOSTILE)
    world.poll(feed, replace(world.entry("ferry"), title=HOSTILE))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API over a filled store, with real workers."""
    configured = Settings(reading={"processes": 1, "timeout_seconds": 10})
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('fuzz')}/m.db") as store, open_workers(configured) as workers:
        fill_all(store)
        fetcher: Any = NoNetwork()
        services = Services(
            store=store,
            fetcher=fetcher,
            workers=workers,
            policies=policies_from(configured),
            channels={},
            owner="fuzz:1",
            clock=lambda: NOW + 24 * HOUR,
            jitter=lambda: 0.0,
            log=structlog.get_logger(),
        )
        asyncio.run(workers.run("warm", "monitor.web.texts:claims_of", "41 boats", "en"))
        yield create_app(Site(services, configured, watching=False))
        services.close()


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
def test_no_request_breaks_the_api(case: Any, app: Any) -> None:
    case.call_and_validate(app=app, base_url="http://localhost", checks=CHECKS)
