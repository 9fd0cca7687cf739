"""Makes the database that `monitor bench web` measures: real rows in the store's own forms, in minutes instead of days.

Every chain verifies, every text and page is a blob that unpacks, every change is what the comparison said. What differs
from watching is the way in: whole batches, with the indexes made at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, repeat
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import insert, text

from monitor.bench.web_batch import Batch, Outlet
from monitor.bench.web_rows import ArticlePlan, Names, write_article
from monitor.bench.web_stories import Story, a_name, write_stories
from monitor.errors import InputError
from monitor.store.engine import WRITES, Database
from monitor.store.store import Store
from monitor.store.tables import FEEDS, HOSTS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["DEEP_ARTICLE", "MUCH_CHECKED_ARTICLE", "NOW", "WorldSize", "make_world"]

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SPAN = timedelta(days=400)
OUTLETS, FEEDS_OF_ONE = 45, 9
VERSIONS = 12
# Two articles that no page may be slow for.
DEEP_ARTICLE, MUCH_CHECKED_ARTICLE = 1, 2
EDITED_SHARE = 0.55
ROWS_AT_ONCE = 4_000
PAPERS = ("Courier", "Post", "Gazette", "Herald", "Tribune", "Observer", "Echo", "Standard", "Mail")


@dataclass(frozen=True, slots=True)
class WorldSize:
    """How much there shall be. Of changes there are as many as asked give or take one in a hundred."""

    articles: int = 100_000
    snapshots: int = 300_000
    changes: int = 200_000
    deep_snapshots: int = 500  # of one article
    many_checks: int = 5_000  # of another one
    stories: int = 60  # that all articles are retold from

    def checked(self) -> WorldSize:
        """Itself. Raises InputError where it can't be made."""
        extra = self.snapshots - self.articles - (self.deep_snapshots - 1)
        if self.articles < 100 or not 0 <= extra <= self.articles * EDITED_SHARE * (VERSIONS - 1):
            raise InputError("monitor bench web", "needs 100 articles or more, and 1.1 to 6 snapshots an article")
        return self


def make_world(path: Path, size: WorldSize, on_progress: Callable[[int, int], None] = lambda done, all: None) -> None:
    """A database at `path`, which must not exist yet. The same for the same size."""
    if path.exists():
        raise InputError(str(path), "is there already")
    chance = Random(20261125)
    Store.open(f"sqlite:///{path}").close()
    database = Database(f"sqlite:///{path}")
    try:
        outlets = _outlets(chance)
        plans = _plans(chance, size.checked(), outlets)
        with _in_bulk(database) as connection:
            _write_outlets(connection, outlets)
            _write_articles(connection, plans, on_progress)
    finally:
        database.close()


@contextmanager
def _in_bulk(database: Database) -> Iterator[Connection]:
    """A connection that trusts the machine not to fail, and makes the indexes once all rows are there."""
    with database.engine.connect() as connection:
        connection.execution_options(**{WRITES: True})
        raw = connection.connection.driver_connection
        assert raw is not None  # noqa: S101 - a connection that is open has one
        for pragma in ("synchronous = OFF", "foreign_keys = OFF", "cache_size = -400000", "temp_store = MEMORY"):
            raw.execute(f"PRAGMA {pragma}")
        with connection.begin():
            indexes = connection.execute(
                text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
            ).all()
            for name, _ in indexes:
                connection.exec_driver_sql(f'DROP INDEX "{name}"')
            yield connection
            for _, sql in indexes:
                connection.exec_driver_sql(sql)


# --- what there shall be --------------------------------------------------------------------------------------


def _outlets(chance: Random) -> list[Outlet]:
    made = []
    for number in range(OUTLETS):
        name = a_name(chance)
        chrome = "".join(
            f"<li><a href='/topic/{chance.randrange(10**6)}'>{a_name(chance)} news</a></li>" for _ in range(40)
        )
        feeds = tuple(range(number * FEEDS_OF_ONE + 1, (number + 1) * FEEDS_OF_ONE + 1))
        made.append(
            Outlet(f"{name} {PAPERS[number % len(PAPERS)]}", f"www.{name.lower()}{number}.example", chrome, feeds)
        )
    return made


def _plans(chance: Random, size: WorldSize, outlets: list[Outlet]) -> list[ArticlePlan]:
    stories = sorted(write_stories(size.stories, VERSIONS), key=lambda story: story.changes[-1])
    deep = write_stories(1, size.deep_snapshots, seed=77)[0]
    counts = _snapshot_counts(chance, size)
    rate = size.changes / max(size.snapshots - size.articles, 1)
    plans, edits, changes = list[ArticlePlan](), 0, 0
    for article, count in enumerate(counts, 1):
        story = deep if article == DEEP_ARTICLE else _story(chance, stories, changes < rate * edits)
        edits, changes = edits + count - 1, changes + story.changes[count - 1]
        looks = size.many_checks if article == MUCH_CHECKED_ARTICLE else 2
        first = NOW - SPAN * (1 - article / (len(counts) + 1))
        names = Names(article, a_name(chance), a_name(chance))
        moments = _moments(chance, first, count)
        plans.append(ArticlePlan(names, chance.choice(outlets), story, moments, looks, chance.randrange(2**32)))
    return _numbered(plans)


def _story(chance: Random, stories: list[Story], wants_more: bool) -> Story:
    half = len(stories) // 2
    return stories[half + chance.randrange(half) if wants_more else chance.randrange(half)]


def _snapshot_counts(chance: Random, size: WorldSize) -> list[int]:
    """How many snapshots each article has: most one or a few, some a dozen, one 500."""
    counts = [1] * size.articles
    left = size.snapshots - size.articles - (size.deep_snapshots - 1)
    open_to_more = list(range(1, int(size.articles * EDITED_SHARE)))
    while left > 0:
        at = chance.choice(open_to_more)
        more = min(left, VERSIONS - counts[at], 1 + int(chance.expovariate(0.6)))
        counts[at], left = counts[at] + more, left - more
    rest = counts[1:]
    chance.shuffle(rest)
    return [size.deep_snapshots, *rest]


def _moments(chance: Random, first: datetime, count: int) -> tuple[datetime, ...]:
    """When its snapshots were taken: edits come within hours, some after weeks, none in the future."""
    if count > VERSIONS:
        step = (NOW - first) / count
        return tuple(first + step * number for number in range(count))
    gaps = [chance.lognormvariate(9.5, 1.6) for _ in range(count - 1)]
    fits = min(1.0, (NOW - first).total_seconds() * 0.9 / sum(gaps)) if gaps else 1.0
    waits = accumulate((60 + gap * fits for gap in gaps), initial=0.0)
    return tuple(first + timedelta(seconds=wait) for wait in waits)


def _numbered(plans: list[ArticlePlan]) -> list[ArticlePlan]:
    """Give ids that rise with time, as watching does."""
    order = sorted((at, plan.names.article, number) for plan in plans for number, at in enumerate(plan.moments))
    change = 1
    for snapshot, (_, article, number) in enumerate(order, 1):
        plan = plans[article - 1]
        plan.snapshot_ids[number], plan.change_ids[number] = snapshot, change
        change += len(plan.story.steps[number].changes)
    looks = sorted((at, plan.names.article, number) for plan in plans for number, at in enumerate(plan.looked_at))
    for check, (_, article, number) in enumerate(looks, 1):
        plans[article - 1].check_ids[number] = check
    return plans


# --- writing it -----------------------------------------------------------------------------------------------


def _write_outlets(connection: Connection, outlets: list[Outlet]) -> None:
    connection.execute(insert(HOSTS), [{"host": one.host, "backoff_seconds": 0.0} for one in outlets])
    rows = []
    for one in outlets:
        for feed, broken in zip(one.feeds, (*repeat(False, FEEDS_OF_ONE - 1), True), strict=True):
            fault = "HTTP 503 from the feed's server" if broken else None
            rows.append(
                {
                    "id": feed,
                    "url": f"https://{one.host}/feeds/{feed}.xml",
                    "kind": "feed",
                    "name": f"{one.name}, section {feed}",
                    "outlet": one.name,
                    "host": one.host,
                    "state": "active",
                    "added_by": "user",
                    "added_at": NOW - SPAN,
                    "title": one.name,
                    "next_poll_at": NOW + timedelta(minutes=feed % 60),
                    "polled_at": NOW - timedelta(minutes=feed % 60),
                    "interval_seconds": 900.0,
                    "status": 503 if broken else 200,
                    "fault": fault,
                    "errors": 3 if broken else 0,
                    "hints": 0,
                    "hint_hits": 0,
                }
            )
    connection.execute(insert(FEEDS), rows)


def _write_articles(connection: Connection, plans: list[ArticlePlan], on_progress: Callable[[int, int], None]) -> None:
    batch = Batch(NOW)
    for done, plan in enumerate(plans, 1):
        write_article(batch, plan)
        if batch.size > ROWS_AT_ONCE * 10:
            batch.flush(connection)
            on_progress(done, len(plans) - done)
    batch.finish(connection)
    on_progress(len(plans), 0)
