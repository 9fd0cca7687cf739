"""Search over all snapshots, held on both databases: what is found, what is gone, and that nothing stays behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text, update
from store_world import HOUR, NOW, World, digest, page_of, snapshot

from monitor.store.backup import back_up, restore
from monitor.store.records import CheckRecord, NewSnapshot, PageState
from monitor.store.records_quality import Acceptance, Disowning
from monitor.store.records_search import SearchHit
from monitor.store.search_index import DELETE_ALL, FILL_BELOW
from monitor.store.store import Store
from monitor.store.tables import BLOBS, META, SNAPSHOTS
from monitor.store.tables_search import SEARCH_TEXTS
from monitor.text.searching import read_query
from monitor.values import ArticleText, HostState, Outcome


def found(world: World, asked: str, **other: Any) -> list[SearchHit]:
    return list(world.store.search(read_query(asked), **other).hits)


def ids(world: World, asked: str, **other: Any) -> list[int]:
    return [hit.article_id for hit in found(world, asked, **other)]


def words_in_index(world: World) -> set[str]:
    """Every word that the index itself still knows, whatever row it belongs to."""
    with world.store._database.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search_index, row)"))
            known = set(connection.execute(text("SELECT term FROM temp.vocabulary")).scalars())
            connection.execute(text("DROP TABLE temp.vocabulary"))
            return known
        return set(connection.execute(text("SELECT unnest(tsvector_to_array(words)) FROM search_index")).scalars())


def empty_index(world: World) -> None:
    """As a database is that was filled before there was an index."""
    latest = max(article.id for article in world.store.articles())
    with world.store._database.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(DELETE_ALL)
        connection.execute(SEARCH_TEXTS.delete())
        connection.execute(META.insert().values(key=FILL_BELOW, value=str(latest + 1)))


TEXTS = ("The harbour office said 41 boats sank.\nNobody was hurt.", "The harbour office said 34 boats sank.")


def test_words_that_are_gone_are_found_with_where_they_went(world: World) -> None:
    article = world.history(*TEXTS)
    (hit,) = found(world, "41 boats")
    assert (hit.article_id, hit.title, hit.outlet) == (article.id, "Boats lost in the storm", "coast.example")
    assert (hit.first.number, hit.last.number, hit.snapshots) == (1, 1, 1)
    assert hit.gone
    assert hit.gone_since is not None
    assert (hit.gone_since.number, hit.gone_since.at) == (2, NOW + HOUR)
    assert [said for marked, said in hit.excerpt if marked] == ["41", "boats"]
    assert "".join(said for _, said in hit.excerpt) == "The harbour office said 41 boats sank."


def test_words_that_stand_are_found_with_all_their_snapshots(world: World) -> None:
    world.history(*TEXTS)
    (hit,) = found(world, "harbour")
    assert (hit.first.number, hit.last.number, hit.snapshots, hit.gone_since) == (1, 2, 2, None)
    assert "".join(said for _, said in hit.excerpt) == TEXTS[1]


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ("boats", True, False),
        ("41", True, True),
        ("34 41", False, False),  # never in one snapshot
        ('"harbour office"', True, False),
        ('"office harbour"', False, False),
        ('"hurt harbour"', False, False),
        ('"nobody was"', True, True),
        ('"34 boats" -nobody', True, False),
        ("boats -nobody", True, False),
        ("boats -41 -34", False, False),
        ("boats -34", True, True),
        ("boats -harbour", False, False),
        ("hurt -34", True, True),
        ("harb* off*", True, False),
        ('"harbour off"*', True, False),
        ("harb", False, False),
        ("storm", True, False),  # the headline
        ("STORM lost", True, False),
        ("the", True, False),
        ("-boats", False, False),
        ("", False, False),
    ],
)
def test_what_is_asked_for_is_found(world: World, asked: str, there: bool, gone: bool) -> None:
    article = world.history(*TEXTS)
    world.history("Quite another thing.", slug="other")
    assert (article.id in ids(world, asked)) == there
    assert (article.id in ids(world, asked, gone=True)) == gone


@pytest.mark.parametrize(
    "asked",
    ['"', "*", "-", "'; DROP TABLE articles; --", 'boats" OR "x', "present : boats", "NEAR(boats sank)", "boats AND", "^boats",
     "'boats':A", "\0boats", "\ud800", "%edited", "boats\\", "a:*", "((((", "boats & !x", "boats <-> sank", '"' * 99,
     "x " * 9000, "boats -" * 400],
)  # fmt: skip
def test_hostile_words_raise_nothing(world: World, asked: str) -> None:
    world.history(*TEXTS)
    for gone in (False, True):
        found(world, asked, gone=gone)
        found(world, f"{asked} -{asked} {asked}*", gone=gone)
    assert len(world.store.articles()) == 1


def test_numbers_are_found_as_people_type_them(world: World) -> None:
    article = world.history("Prices rose 3.5% to €1,200 in Málaga, he said of “Smith’s” plan.")
    for asked in (
        "1200",
        "1,200",
        "1.200,0 -x 1200",
        "3.5%",
        "3,5",
        "€1,200",
        "malaga",
        "MÁLAGA",
        "smith's",
        '"Smith’s plan"',
    ):
        assert (article.id in ids(world, asked)) == (not asked.startswith("1.200")), asked
    assert ids(world, "200") == []


@pytest.mark.parametrize("written", ["1.200", "1,200", "1200", "1 200", "1\u00a0200", "1\u202f200", "1'200", "1’200"])
def test_a_number_is_found_however_it_is_grouped(world: World, written: str) -> None:
    article = world.history(f"The ministry counts {written} houses.", "The ministry counts the houses.")
    other = world.history("Of 3 villages 1 has 200 houses, 12 001 of them new.", slug="other")
    for asked in ("1.200", "1,200", "1200", "1 200", "1\u00a0200", "1\u202f200", "1'200"):
        for said in (asked, f'"{asked} houses"', f'"counts {asked}"', f"houses {asked} counts"):
            assert ids(world, said, gone=True) == [article.id], said
        (hit,) = found(world, f"ministry -{asked}")
        assert (hit.article_id, hit.first.number, hit.snapshots) == (article.id, 2, 1), asked
    assert ids(world, "200 houses") == [other.id, article.id] if written == "1 200" else [other.id]
    assert ids(world, "1.2", gone=True) == []


def test_a_word_that_moved_to_another_paragraph_is_not_gone(world: World) -> None:
    article = world.history("The boats sank.\nThe tugs came.", "The tugs came for the boats.")
    assert ids(world, "boats") == [article.id]
    assert ids(world, "boats", gone=True) == []
    assert ids(world, '"the boats sank"', gone=True) == [article.id]


def test_a_headline_of_former_days_is_found(world: World) -> None:
    article = world.article()
    for number, title in enumerate(("Forty-one boats lost", "Boats lost")):
        new = NewSnapshot(ArticleText(title, None, None, None, "Words."), f"{number:064}", "7")
        world.check(world.store.article(article.id), "Words.", now=NOW + number * HOUR, snapshot=new)
    (hit,) = found(world, '"forty-one"', gone=True)
    assert (hit.title, hit.last.number) == ("Boats lost", 1)
    assert hit.excerpt == ((True, "Forty-one"), (False, " boats lost"))


def test_words_that_came_back_are_not_gone(world: World) -> None:
    world.history("41 boats", "34 boats", "41 boats")
    (hit,) = found(world, "41")
    assert (hit.first.number, hit.last.number, hit.snapshots, hit.gone) == (1, 3, 2, False)
    assert [hit.gone for hit in found(world, "34")] == [True]


def test_pages_go_on_where_the_last_one_ended(world: World) -> None:
    articles = [
        world.history(f"The boat {number}.", "A tug." if number % 2 else "The boat.", slug=str(number)).id
        for number in range(7)
    ]
    newest = articles[::-1]
    for asked, gone, expected in (("boat", False, newest), ("boat", True, newest[1::2])):
        seen, cursor = [], None
        while True:
            page = world.store.search(read_query(asked), gone=gone, limit=2, cursor=cursor)
            seen += [hit.article_id for hit in page.hits]
            cursor = page.cursor
            if cursor is None:
                break
        assert seen == expected


def test_what_never_stood_together_is_looked_through_bit_by_bit(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from monitor.store import search

    monkeypatch.setattr(search, "MOST_LOOKED_AT", 3)
    monkeypatch.setattr(search, "AT_ONCE", 2)
    wanted = world.history("red and blue", slug="wanted")
    for number in range(9):
        world.history("red", "blue", slug=str(number))
    page, looks = world.store.search(read_query("red blue"), limit=1), 1
    while page.cursor is not None and not page.hits:
        page, looks = world.store.search(read_query("red blue"), limit=1, cursor=page.cursor), looks + 1
    assert [hit.article_id for hit in page.hits] == [wanted.id]
    assert looks > 1


def test_a_page_whose_time_is_over_leads_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.store.search_index.STRETCH", 1)
    articles = [world.history("The harbour office spoke.", slug=f"s{number}") for number in range(3)]
    seen, cursor = list[int](), None
    for _ in range(10):
        page = world.store.search(read_query("harbour"), seconds=0, cursor=cursor)
        seen += [hit.article_id for hit in page.hits]
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == [article.id for article in reversed(articles)]


@pytest.mark.parametrize("asked", ["boats", '"nobody was hurt"', "harb* -41", "boats 34 -41", "-boats harbour"])
def test_every_stretch_is_looked_through(world: World, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    """Whatever the size of a stretch, and wherever a page begins in it."""
    for number in range(7):
        world.history(*TEXTS[: 1 + number % 2], slug=f"s{number}")
    whole = {gone: ids(world, asked, gone=gone) for gone in (False, True)}
    monkeypatch.setattr("monitor.store.search_index.STRETCH", 3)
    empty_index(world)
    while world.store.fill_search():
        pass
    for gone, expected in whole.items():
        for limit in (1, 2, 25):
            pages, cursor = [world.store.search(read_query(asked), gone=gone, limit=limit)], None
            while (cursor := pages[-1].cursor) is not None:
                pages.append(world.store.search(read_query(asked), gone=gone, limit=limit, cursor=cursor))
            assert [hit.article_id for page in pages for hit in page.hits] == expected
    assert any(whole.values()) == (asked != "-boats harbour")


def test_a_cursor_beyond_all_articles_begins_at_the_newest(world: World) -> None:
    article = world.history("The harbour office spoke.")
    assert ids(world, "harbour", cursor=2**63 - 1) == [article.id]
    assert ids(world, "harbour", cursor=1) == []


def test_a_long_text_is_found_by_all_its_words(world: World) -> None:
    words = " ".join(f"w{number} of the" for number in range(9000))
    article = world.history(f"{words} \nthe last boat", words)
    for asked in ('"of the w7"', "w8999", '"the last boat"', '"w8998 of the"'):
        assert ids(world, asked) == [article.id], asked
    assert ids(world, '"last boat"', gone=True) == [article.id]
    assert ids(world, "w8999", gone=True) == []


def test_an_excerpt_is_cut_at_words_around_the_first(world: World) -> None:
    world.history("before it all " * 60 + "the lighthouse burned down " + "and then some more " * 60)
    (hit,) = found(world, "lighthouse")
    said = "".join(said for _, said in hit.excerpt)
    assert len(said) < 300
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert (True, "lighthouse") in hit.excerpt


# --- what is taken back ---------------------------------------------------------------------------------------


def test_a_disowned_snapshot_is_found_no_more(world: World) -> None:
    article = world.history("The boats sank.", "Please verify that you are human.")
    assert ids(world, "sank", gone=True) == [article.id]
    world.store.disown(Disowning(article.id, 2, NOW + 2 * HOUR, article.latest_number))
    assert ids(world, "human") == []
    assert ids(world, "sank") == [article.id]
    assert ids(world, "sank", gone=True) == []


def test_a_look_that_is_accepted_later_stands_where_it_was_seen(world: World) -> None:
    article = world.history("The boats sank.")
    world.check(article, now=NOW + HOUR, outcome=Outcome.BLOCKED, reason="a wall", body=page_of("The tugs came."))
    world.check(world.store.article(article.id), "The quay burned.", now=NOW + 2 * HOUR)
    (look,) = world.store.withheld_checks(article.id)
    accepted = Acceptance(
        look.check, NOW + 3 * HOUR, 2, snapshot("The tugs came."), page_of("The tugs came."), compared_with=1
    )
    world.store.overrule(accepted)
    (hit,) = found(world, "tugs")
    assert (hit.last.number, hit.gone_since and hit.gone_since.number) == (3, 2)
    assert ids(world, "quay", gone=True) == []
    assert ids(world, "tugs", gone=True) == [article.id]


def test_forgetting_leaves_no_word_in_the_index(world: World) -> None:
    article, kept = world.history("Zyxomma sank.", "Others sank."), world.history("Kept words.", slug="kept")
    assert {"zyxomma", "others", "kept"} <= words_in_index(world)
    world.store.forget(article.id, now=NOW, reason="asked")
    assert ids(world, "zyxomma") == ids(world, "sank") == []
    assert not {"zyxomma", "others", "sank"} & words_in_index(world)
    assert ids(world, "kept") == [kept.id]


def test_forgetting_with_a_damaged_row_empties_the_index_and_fills_it_anew(world: World) -> None:
    article, kept = world.history("Zyxomma sank.", "Others sank."), world.history("Kept words.", slug="kept")
    with world.store._database.writing() as connection:
        connection.execute(update(SEARCH_TEXTS).where(SEARCH_TEXTS.c.article_id == article.id).values(data=b"damaged"))
    assert ids(world, "sank") == []
    world.store.forget(article.id, now=NOW, reason="asked")
    if world.store._database.is_sqlite:
        assert words_in_index(world) == set()
        assert world.store.search_filled() < 1
    while world.store.fill_search():
        pass
    assert not {"zyxomma", "others", "sank"} & words_in_index(world)
    assert ids(world, "kept") == [kept.id]


def test_a_damaged_row_does_not_stop_the_watching(world: World) -> None:
    article = world.history("The boats sank.")
    with world.store._database.writing() as connection:
        connection.execute(update(SEARCH_TEXTS).values(data=b"damaged"))
    assert world.check(article, "The tugs came.", now=NOW + HOUR).number == 2
    assert ids(world, "sank", gone=True) == [article.id]


def test_a_merged_article_is_shown_by_the_one_it_was_merged_into(world: World) -> None:
    one, other = world.history("The boats sank.", slug="one"), world.history("The boats sank.", slug="two")
    world.store.rekey_article(other.id, one.key)
    assert ids(world, "boats") == [one.id]


# --- filling --------------------------------------------------------------------------------------------------


def test_a_database_from_before_is_filled_bit_by_bit_the_newest_first(world: World) -> None:
    articles = [world.history(f"Boat {number}.", "Tug.", slug=str(number)).id for number in range(5)]
    world.article("never-read")
    empty_index(world)
    assert world.store.search_filled() == 0
    assert ids(world, "boat") == []
    rounds = 0
    while world.store.fill_search(most_snapshots=4):
        rounds += 1
        assert ids(world, "boat", gone=True) == articles[::-1][: len(ids(world, "boat"))]
    assert rounds >= 3
    assert world.store.search_filled() == 1
    assert ids(world, "boat", gone=True) == articles[::-1]
    assert world.store.meta(FILL_BELOW) is None
    assert not world.store.fill_search()


def test_what_is_written_while_the_index_is_filled_is_whole(world: World) -> None:
    articles = [world.history(f"Boat {number}.", slug=str(number)) for number in range(4)]
    empty_index(world)
    world.store.fill_search(most_snapshots=2)
    world.check(articles[0], "Tug.", now=NOW + HOUR)  # not filled so far
    world.check(articles[3], "Tug.", now=NOW + HOUR)  # filled
    world.store.forget(articles[1].id, now=NOW, reason="asked")
    while world.store.fill_search(most_snapshots=2):
        pass
    assert ids(world, "boat") == [articles[3].id, articles[2].id, articles[0].id]
    assert ids(world, "boat", gone=True) == [articles[3].id, articles[0].id]


def test_a_filling_that_is_cut_off_goes_on_where_it_was(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from monitor.store import search

    articles = [world.history(f"Boat {number}.", slug=str(number)).id for number in range(6)]
    empty_index(world)
    world.store.fill_search(most_snapshots=2)
    whole, calls = search.put_row, []

    def dies(*args: Any, **other: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        whole(*args, **other)

    monkeypatch.setattr(search, "put_row", dies)
    with pytest.raises(KeyboardInterrupt):
        world.store.fill_search(most_snapshots=3)
    monkeypatch.undo()
    assert ids(world, "boat") == articles[:3:-1]
    with Store.open(
        world.store.name
        if world.store._database.is_sqlite
        else str(world.store._database.engine.url.render_as_string(hide_password=False))
    ) as again:
        while again.fill_search(most_snapshots=2):
            pass
    assert ids(world, "boat") == articles[::-1]


def test_a_text_that_is_damaged_is_left_out_and_the_rest_found(world: World) -> None:
    article = world.history("The boats sank.", "The tugs came.")
    with world.store._database.writing() as connection:
        first = connection.execute(text("SELECT content_sha256 FROM snapshots WHERE number = 1")).scalar()
        second = connection.execute(text("SELECT content_sha256 FROM snapshots WHERE number = 2")).scalar()
        assert first != second
        connection.execute(update(BLOBS).where(BLOBS.c.sha256 == second).values(data=b"damaged"))
    empty_index(world)
    while world.store.fill_search():
        pass
    assert ids(world, "sank", gone=True) == [article.id]


def test_the_migration_of_a_filled_database_notes_what_is_to_be_filled(database_url: str) -> None:
    from monitor.store import schema

    with Store.open(database_url) as store:
        world = World(store)
        article = world.history("The boats sank.", "The tugs came.")
        world.article("never-read")
        with store._database.writing() as connection:
            connection.execute(text("DROP TABLE search_index"))
            connection.execute(text("DROP TABLE search_texts"))
            for column in ("words_sha256", "previous_hash", "hash", "replaced_id"):
                connection.execute(text(f"ALTER TABLE overrulings DROP COLUMN {column}"))
            connection.execute(text("ALTER TABLE articles DROP COLUMN overruled_hash"))
            before = schema.REVISIONS[schema.REVISIONS.index("0010") - 1]
            connection.execute(text("UPDATE alembic_version SET version_num = :before"), {"before": before})
    with Store.open(database_url) as store:
        world = World(store)
        assert store.search_filled() < 1
        assert ids(world, "sank") == []
        while store.fill_search():
            pass
        assert ids(world, "sank", gone=True) == [article.id]


def test_a_new_database_has_nothing_to_fill(world: World) -> None:
    assert world.store.search_filled() == 1
    assert not world.store.fill_search()


# --- backups, and the time it takes ---------------------------------------------------------------------------


def test_a_backup_brings_the_index_along(tmp_path: Path) -> None:
    url, file = f"sqlite:///{tmp_path}/monitor.db", tmp_path / "backup.db"
    with Store.open(url) as store:
        article = World(store).history(*TEXTS)
        gone = World(store).history("Zyxomma sank.", slug="gone")
    back_up(url, file)
    with Store.open(url) as store:
        store.forget(gone.id, now=NOW, reason="asked")
    restore(file, url, now=NOW + HOUR, force=True)
    with Store.open(url) as store:
        assert ids(World(store), "41", gone=True) == [article.id]
        assert "zyxomma" not in words_in_index(World(store))
        assert store.integrity_check() == ()


def test_an_article_of_hundreds_of_snapshots_is_written_and_found(world: World) -> None:
    article = world.article()
    lines = [f"Paragraph {number} says {'words ' * 40}." for number in range(40)]
    for number in range(60):
        lines[number % 40] = f"Now {number} boats {'words ' * 40}."
        words = "\n".join(lines)
        record = CheckRecord(
            article.id, "x", NOW + number * HOUR, Outcome.CHANGED, number, PageState(), HostState(article.host), NOW,
            body=page_of(words), snapshot=NewSnapshot(ArticleText("T", None, None, None, words), digest(words), "7"),
        )  # fmt: skip
        assert world.store.record_check(record).number == number + 1
    (hit,) = found(world, '"now 3 boats"')
    assert (hit.first.number, hit.last.number, hit.gone_since and hit.gone_since.number) == (4, 43, 44)
    with world.store._database.reading() as connection:
        numbers = connection.execute(SNAPSHOTS.select()).all()
    assert len(numbers) == 60
