"""Backup while others write, restore only of what is whole, and nothing comes back that was deleted on request."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from postgres_schema import POSTGRES, empty_schema, psycopg_connection
from store_world import HOUR, NOW, World

from monitor.errors import InputError, StoreError
from monitor.store.backup import back_up, new_file, restore
from monitor.store.store import Store

LATER = NOW + timedelta(days=1)


@pytest.fixture
def filled(tmp_path: Path) -> tuple[str, Path]:
    """A database with two articles, and the file that it is."""
    url = f"sqlite:///{tmp_path}/monitor.db"
    with Store.open(url) as store:
        world = World(store)
        world.history("41 boats sank", "34 boats sank")
        world.history("Zyxomma sank", slug="other")
        store.beat("newsroom:1", "daemon", NOW)
    return url, tmp_path / "monitor.db"


def snapshots(url: str) -> int:
    with Store.open(url) as store:
        return store.counts().snapshots


def test_a_backup_is_one_whole_file_that_only_its_owner_reads(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    size = back_up(url, tmp_path / "kept.db")
    assert size == (tmp_path / "kept.db").stat().st_size
    assert stat.S_IMODE((tmp_path / "kept.db").stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"monitor.db", "kept.db"}
    with Store.open(f"sqlite:///{tmp_path}/kept.db") as copy:
        assert copy.verify_chain() == []
        assert copy.counts().snapshots == 3


def test_a_backup_is_one_state_while_others_write(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    done = threading.Event()

    def write() -> None:
        with Store.open(url) as store:
            world, number = World(store), 0
            while not done.is_set():
                number += 1
                world.check(store.article(1), f"{number} boats sank", now=NOW + number * HOUR)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            back_up(url, tmp_path / f"{number}.db")
    finally:
        done.set()
        writer.join()
    for number in range(5):
        with Store.open(f"sqlite:///{tmp_path}/{number}.db") as copy:
            assert copy.integrity_check() == ()
            assert copy.verify_chain() == []


def test_a_backup_replaces_no_file_unasked_and_follows_no_link(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    with pytest.raises(InputError, match="exists already"):
        back_up(url, precious)
    (tmp_path / "link.db").symlink_to(precious)
    back_up(url, tmp_path / "link.db", force=True)
    assert precious.read_text() == "precious"
    assert not (tmp_path / "link.db").is_symlink()
    with pytest.raises(InputError, match="can't be written"):
        back_up(url, tmp_path / "none" / "kept.db")


def test_a_restore_brings_back_what_was_there(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    back_up(url, tmp_path / "kept.db")
    with Store.open(url) as store:
        World(store).history("c", slug="later")
    with pytest.raises(InputError, match="a database is there already"):
        restore(tmp_path / "kept.db", url, now=LATER)
    done = restore(tmp_path / "kept.db", url, now=LATER, force=True)
    assert (done.articles, done.snapshots, done.forgotten) == (2, 3, 0)
    assert snapshots(url) == 3
    assert done.former == tmp_path / "monitor.db.before-restore-20260131T120000Z"
    assert snapshots(f"sqlite:///{done.former}") == 4
    with Store.open(url) as store:
        assert store.heartbeats() == []
        assert store.verify_chain() == []


def test_a_restore_needs_no_database_before_it(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    back_up(url, tmp_path / "kept.db")
    assert restore(tmp_path / "kept.db", f"sqlite:///{tmp_path}/new.db", now=LATER).former is None
    assert snapshots(f"sqlite:///{tmp_path}/new.db") == 3


def test_a_damaged_database_can_be_replaced(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, path = filled
    back_up(url, tmp_path / "kept.db")
    path.write_bytes(b"not a database any more " * 500)
    assert restore(tmp_path / "kept.db", url, now=LATER, force=True).snapshots == 3
    assert snapshots(url) == 3


def test_no_restore_while_a_daemon_is_alive(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    back_up(url, tmp_path / "kept.db")
    with pytest.raises(StoreError, match=r"a daemon is alive on it .newsroom:1."):
        restore(tmp_path / "kept.db", url, now=NOW + timedelta(seconds=20), force=True)
    assert snapshots(url) == 3


def tamper(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE snapshots SET text_sha256 = 'x' WHERE id = 2", "its evidence was altered: article 1, snapshots, id 2"),
        ("DELETE FROM snapshots WHERE id = 1", "is damaged|altered"),
        ("CREATE TRIGGER t AFTER UPDATE ON articles BEGIN DELETE FROM snapshots; END", "holds a trigger 't'"),
        ("CREATE VIEW v AS SELECT 1", "holds a view 'v'"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
def test_a_backup_that_is_not_whole_changes_nothing(
    filled: tuple[str, Path], tmp_path: Path, statement: str, said: str
) -> None:
    url, path = filled
    back_up(url, tmp_path / "kept.db")
    tamper(tmp_path / "kept.db", statement)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=said):
        restore(tmp_path / "kept.db", url, now=LATER, force=True)
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kept.db", "monitor.db"]


def test_a_file_that_is_no_backup_is_refused_before_it_is_read(filled: tuple[str, Path], tmp_path: Path) -> None:
    """A packed gigabyte of zeros, a link to a device, a folder, a text."""
    url, _ = filled
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb, bomb.open("../../x", "w") as entry:
        for _ in range(1000):
            entry.write(bytes(1_000_000))
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bytes(1_000_000)))
    (tmp_path / "text.db").write_text("SQLite format 2")
    (tmp_path / "device.db").symlink_to("/dev/zero")
    for name in ("bomb.zip", "bomb.gz", "text.db", "device.db", ".", "absent.db"):
        with pytest.raises(InputError, match=r"no backup|no regular file|no such file"):
            restore(tmp_path / name, url, now=LATER, force=True)
    assert snapshots(url) == 3
    assert not (tmp_path.parent.parent / "x").exists()


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_half_a_backup_is_refused(filled: tuple[str, Path], tmp_path: Path, part: float) -> None:
    url, _ = filled
    back_up(url, tmp_path / "kept.db")
    content = (tmp_path / "kept.db").read_bytes()
    (tmp_path / "kept.db").write_bytes(content[: int(len(content) * part)])
    with pytest.raises(StoreError):
        restore(tmp_path / "kept.db", url, now=LATER, force=True)
    assert snapshots(url) == 3


def test_what_was_deleted_on_request_does_not_come_back(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, path = filled
    back_up(url, tmp_path / "kept.db")
    with Store.open(url) as store:
        store.forget("coast.example/other", now=NOW + HOUR, reason="asked", remove_address=True)
    assert restore(tmp_path / "kept.db", url, now=LATER, force=True).forgotten == 1
    assert b"Zyxomma" not in path.read_bytes()
    with Store.open(url) as store:
        (tombstone,) = store.tombstones()
        assert (tombstone.reason, tombstone.address_removed) == ("asked", True)
        assert store.verify_chain() == []


def test_a_database_from_before_is_brought_up_to_date(filled: tuple[str, Path], tmp_path: Path) -> None:
    """A backup that an older monitor made is migrated as it is restored; one of a newer monitor is refused."""
    url, _ = filled
    back_up(url, tmp_path / "kept.db")
    tamper(tmp_path / "kept.db", "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="written by a newer version"):
        restore(tmp_path / "kept.db", url, now=LATER, force=True)


@pytest.mark.postgres
@pytest.mark.skipif(shutil.which("pg_dump") is None, reason="pg_dump is not installed")
def test_postgres_is_dumped_by_its_own_tool_and_restored_by_it(tmp_path: Path) -> None:
    for url in empty_schema():
        schema = url.rpartition("%3D")[2]
        with Store.open(url) as store:
            World(store).history("41 boats sank", "34 boats sank")
        assert back_up(url, tmp_path / "kept.dump") > 1000
        with pytest.raises(StoreError, match="pg_restore --no-owner"):
            restore(tmp_path / "kept.dump", url, now=LATER, force=True)
        with psycopg_connection(url) as connection:
            connection.execute(f"DROP SCHEMA {schema} CASCADE")
        plain = POSTGRES.replace("+psycopg", "")
        tool = ["pg_restore", "--no-owner", "--dbname", plain, str(tmp_path / "kept.dump")]
        subprocess.run(tool, check=True, capture_output=True)
        with Store.open(url) as store:
            assert store.verify_chain() == []
            assert store.counts().snapshots == 2


@pytest.mark.postgres
def test_without_the_tool_the_message_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for url in empty_schema():
        with pytest.raises(StoreError, match="pg_dump is not installed"):
            back_up(url, tmp_path / "kept.dump")
        assert not (tmp_path / "kept.dump").exists()


def test_what_the_backup_never_had_is_known_as_deleted_all_the_same(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    back_up(url, tmp_path / "kept.db")
    with Store.open(url) as store:
        World(store).history("Quelea", slug="later")
        store.forget("coast.example/later", now=NOW + HOUR, reason="asked")
    assert restore(tmp_path / "kept.db", url, now=LATER, force=True).forgotten == 1
    with Store.open(url) as store:
        assert [tombstone.reason for tombstone in store.tombstones()] == ["asked"]
        assert store.verify_chain() == []


def test_no_restore_while_another_process_has_the_database_open(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    back_up(url, tmp_path / "kept.db")
    with Store.open(url) as store:
        assert store.counts().snapshots == 3
        with pytest.raises(StoreError, match="another process has it open"):
            restore(tmp_path / "kept.db", url, now=LATER, force=True)
    assert snapshots(url) == 3


def test_no_former_database_is_written_over(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    back_up(url, tmp_path / "kept.db")
    with Store.open(url) as store:
        World(store).history("c", slug="later")
    formers = [restore(tmp_path / "kept.db", url, now=LATER, force=True).former for _ in range(2)]
    assert [snapshots(f"sqlite:///{former}") for former in formers] == [4, 3]


def test_a_database_of_a_newer_monitor_is_not_replaced(filled: tuple[str, Path], tmp_path: Path) -> None:
    """What was deleted from it on request can't be read, and would be back."""
    url, path = filled
    back_up(url, tmp_path / "kept.db")
    tamper(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="written by a newer version"):
        restore(tmp_path / "kept.db", url, now=LATER, force=True)


@pytest.mark.parametrize("work", ["backup", "restore"])
def test_killed_at_any_step_it_leaves_all_whole_and_the_next_one_clean(work: str, tmp_path: Path) -> None:
    program = Path(__file__).with_name("killed_at_every_step.py")
    done = subprocess.run(
        [sys.executable, str(program), work, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5


def test_what_another_process_is_just_writing_stays(filled: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = filled
    with new_file(tmp_path / "slow.db") as part:
        back_up(url, tmp_path / "kept.db")
        assert part.exists()
