"""Fault table, "kill -9 anywhere" and "PostgreSQL goes away": the real daemon, killed while pages change; nothing is lost."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from daemon_on_loopback import Site, alerts, config_of, events, running, start, until
from extent import extent, tell
from postgres_schema import POSTGRES, empty_schema, psycopg_connection

from monitor.errors import StoreBusy
from monitor.store.store import Store

STORIES = 10
BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture
def site() -> Iterator[Site]:
    it = Site(STORIES)
    yield it
    it.close()


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/monitor.db"
    else:
        yield from empty_schema()


class Planted:
    """Edits of the site, each made when the one before it stands in the history."""

    def __init__(self, site: Site, store: Store, seed: int = 0) -> None:
        self.site, self.store, self.chance = site, store, random.Random(seed)
        self.edits = Counter[str]()
        self._next = 100

    def numbers(self) -> dict[str, int]:
        """The number of the latest snapshot by article."""
        with suppress(StoreBusy):
            return {article.url: article.latest_number for article in self.store.articles()}
        return {}

    def is_read(self) -> bool:
        """Whether every edit stands in the history."""
        seen = self.numbers()
        return all(seen.get(self.site.url_of(n)) == 1 + self.edits[self.site.url_of(n)] for n in self.site.numbers)

    def edit_some(self) -> None:
        """Edit up to three stories whose last edit was read. No number comes twice."""
        seen = self.numbers()
        ready = [n for n in self.site.numbers if seen.get(self.site.url_of(n)) == 1 + self.edits[self.site.url_of(n)]]
        for story in self.chance.sample(ready, min(3, len(ready))):
            self._next += 1
            self.site.numbers[story] = self._next
            self.edits[self.site.url_of(story)] += 1

    def check(self, folder: Path) -> None:
        """Every edit is one snapshot and one alert; what was told twice was told under one id; the chain is whole."""
        planted = sum(self.edits.values())
        assert self.store.counts().snapshots == STORIES + planted
        assert self.store.verify_chain() == []
        assert self.store.integrity_check() == ()
        ids: dict[tuple[str, int], set[str]] = {}
        for alert in alerts(folder):
            article = alert["data"]["article"]
            snapshot = (article["url"], alert["data"]["snapshot"]["number"])
            ids.setdefault(snapshot, set()).add(alert["delivery_id"])
        assert {url: sum(url == one for one, _ in ids) for url in self.edits} == dict(self.edits)
        assert {len(one) for one in ids.values()} <= {1}
        assert planted > 0


def wait_until_told(planted: Planted, folder: Path, seconds: float = 180) -> None:
    until(planted.is_read, seconds)
    total = sum(planted.edits.values())
    until(lambda: len({alert["delivery_id"] for alert in alerts(folder)}) >= total, seconds)


def killed_again_and_again(folder: Path, site: Site, database: str, kills: int, seed: int) -> str:
    """What was seen: edits, kills, messages told twice."""
    config = config_of(folder, site, database)
    with running(config):
        until(lambda: _counted(database) == STORIES)
    with Store.open(database) as store:
        planted = Planted(site, store, seed)
        for kill in range(kills):
            started = events(folder, "started")
            daemon = start(config)
            try:
                # From the imports to the delivery of alerts. On a busy machine the imports take all of that time: every
                # fourth kill waits for the watching to begin, every tenth until all edits so far are read.
                if kill % 4 == 3:
                    until(lambda before=started: events(folder, "started") > before)
                if kill % 10 == 9:
                    until(planted.is_read, 180)
                time.sleep(planted.chance.uniform(0.2, 3.5))
                planted.edit_some()
                time.sleep(planted.chance.uniform(0.0, 1.5))
            finally:
                daemon.kill()
                daemon.wait()
            if kill % 10 == 9:
                tell(f"{kill + 1} of {kills} kills, {sum(planted.edits.values())} edits")
        with running(config):
            wait_until_told(planted, folder)
            time.sleep(2)
        planted.check(folder)
    total, told = sum(planted.edits.values()), len(alerts(folder))
    return f"{kills} kills, {total} edits: 0 snapshots lost, 0 alerts lost, {told - total} told again under their id"


def _counted(database: str) -> int:
    with suppress(StoreBusy), Store.open(database) as store:
        return store.counts().snapshots
    return 0


@pytest.mark.faults
@pytest.mark.parametrize("database", BOTH, indirect=True)
def test_no_snapshot_and_no_alert_is_lost_however_often_the_daemon_is_killed(
    tmp_path: Path, site: Site, database: str, record_property: Callable[[str, object], None]
) -> None:
    seen = killed_again_and_again(tmp_path, site, database, extent(5, 200), seed=5)
    record_property("seen", f"{database.partition(':')[0].partition('+')[0]}: {seen}")


@pytest.mark.parametrize("database", BOTH, indirect=True)
def test_two_kills_lose_nothing(tmp_path: Path, site: Site, database: str) -> None:
    killed_again_and_again(tmp_path, site, database, 2, seed=6)


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_connections_that_the_server_ends_cost_nothing(
    tmp_path: Path, site: Site, database: str, record_property: Callable[[str, object], None]
) -> None:
    name = f"monitor_{tmp_path.name}"[:63]
    config = config_of(tmp_path, site, f"{database}&application_name={name}")
    with running(config), Store.open(database) as store, psycopg_connection(POSTGRES) as admin:
        planted, ended = Planted(site, store), 0
        until(planted.is_read)
        for _ in range(extent(4, 40)):
            planted.edit_some()
            time.sleep(0.7)
            query = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = %s"
            ended += admin.execute(query, (name,)).fetchone()[0]
        assert ended > 0
        # A lease whose taking was cut off as it was committed has nobody to give it back: it is found and ended.
        began = time.monotonic()
        wait_until_told(planted, tmp_path, 60)
        took = time.monotonic() - began
        record_property("seen", f"{ended} connections ended: all read and told {took:.0f} s after the last of them")
        time.sleep(1)
        planted.check(tmp_path)
