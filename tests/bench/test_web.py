"""The bench of the pages: its database is evidence as any other, and every GET route is measured or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from monitor.bench.web import MOST_MS, PageFigures, run_web_bench
from monitor.bench.web_visits import NOT_MEASURED, VISITS, get_routes
from monitor.bench.web_world import DEEP_ARTICLE, MUCH_CHECKED_ARTICLE, WorldSize, make_world
from monitor.errors import InputError
from monitor.examine import text_digest
from monitor.store.search_index import built_texts, row_of
from monitor.store.store import Store
from monitor.text.searching import forms_of, read_query
from monitor.web.api.routers import API_ROUTERS
from monitor.web.pages.routers import PAGE_ROUTERS

SMALL = WorldSize(150, 450, 250, deep_snapshots=40, many_checks=300, stories=8)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "world.db"
    make_world(path, SMALL)
    return path


def test_its_evidence_verifies(world: Path) -> None:
    with Store.open(f"sqlite:///{world}") as store:
        assert not store.verify_chain()
        version = store.version(DEEP_ARTICLE, 2)
        assert text_digest(version.article) == version.snapshot.text_sha256
        assert store.blob(version.snapshot.body_sha256 or "").startswith(b"<!doctype html>")


def test_there_is_as_much_as_was_asked_for(world: Path) -> None:
    with Store.open(f"sqlite:///{world}") as store:
        counts = store.counts()
        assert (sum(counts.articles.values()), counts.snapshots) == (150, 450)
        assert counts.changes == pytest.approx(250, rel=0.15)
        assert len(store.snapshots(DEEP_ARTICLE)) == 40
        assert len(store.checks(MUCH_CHECKED_ARTICLE, limit=10_000)) > 300
        assert store.lineages(DEEP_ARTICLE)
        assert sum(one.changes for one in store.outlet_stats()) == counts.changes


def test_changes_say_what_their_texts_say(world: Path) -> None:
    with Store.open(f"sqlite:///{world}") as store:
        for record in store.changes(limit=100):
            change = record.change
            if change.after is not None and change.place == "text":
                text = store.version(record.article_id, record.number).article.text
                assert text[change.after.start : change.after.end] == change.after.text


def test_its_words_are_found_as_if_they_had_been_watched(world: Path) -> None:
    with Store.open(f"sqlite:///{world}") as store:
        with store._database.reading() as connection:
            for article_id in (DEEP_ARTICLE, MUCH_CHECKED_ARTICLE, 150):
                assert row_of(connection, article_id) == built_texts(connection, article_id)
            indexed = connection.execute(text("SELECT rowid FROM search_index WHERE search_index MATCH 'the'")).all()
        assert len(indexed) == 150
        assert store.search_filled() == 1
        texts = [store.version(DEEP_ARTICLE, number).article for number in (1, 40)]
        gone = set(forms_of(texts[0].text)) - set(forms_of(texts[1].text))
        assert gone
        for word in gone:
            assert DEEP_ARTICLE in [hit.article_id for hit in store.search(read_query(word), gone=True, limit=100).hits]


def test_a_world_that_is_there_is_not_written_over(world: Path) -> None:
    with pytest.raises(InputError, match="already"):
        make_world(world, SMALL)


def test_every_get_route_is_measured_or_says_why_not() -> None:
    routes = set(get_routes((*PAGE_ROUTERS, *API_ROUTERS)))
    assert routes - VISITS.keys() - NOT_MEASURED.keys() == set(), "add them to monitor/bench/web_visits.py"
    assert (VISITS.keys() | NOT_MEASURED.keys()) - routes == set(), "these are routes no more"


def test_it_measures_every_page(world: Path) -> None:
    result = run_web_bench(SMALL, world, requests=5)
    assert {page.route for page in result.pages} == set(VISITS)
    assert not [page.failed for page in result.pages if page.failed]
    assert all(0 < page.median_ms <= page.p95_ms for page in result.pages)
    assert not result.missing


@pytest.mark.parametrize(
    ("milliseconds", "size", "failed", "holds"),
    [
        (MOST_MS, 150_000, (), True),
        (MOST_MS + 0.1, 1, (), False),
        (1, 150_001, (), False),
        (1, 1, ("500 /",), False),
    ],
)
def test_a_page_holds_only_within_time_and_size(
    milliseconds: float, size: int, failed: tuple[str, ...], holds: bool
) -> None:
    assert PageFigures("/", 5, 1.0, milliseconds, 1.0, size, "/", failed).holds is holds
