"""Backup and restore. SQLite by its own backup interface, while others write; PostgreSQL by its own tools.

A backup of SQLite is one plain database file. It is verified before it takes the place of a database, and a file that
holds anything that monitor never makes (a trigger, a view) is refused.
"""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import text
from sqlalchemy.engine import make_url

from monitor.errors import InputError, SchemaTooNew, StoreBusy, StoreError
from monitor.store.blobs import digest_of
from monitor.store.engine import Database
from monitor.store.graves import Grave, bury_again, graves_of
from monitor.store.scrubbing import scrub
from monitor.store.store import Store

__all__ = ["Restored", "back_up", "new_file", "restore"]

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100  # https://www.sqlite.org/fileformat2.html, 1.3
LIVE_SECONDS = 60.0  # twice the time after which a silent daemon counts as dead
BEFORE = ".before-restore"
PART = ".monitor-"
ANOTHER = "Use another backup."


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore came to. `forgotten`: articles that were deleted on request since, and were deleted again.

    `former` is where the database from before lies now. `graves_unread`: it could not be read, so what was deleted from
    it on request may be back.
    """

    articles: int
    snapshots: int
    forgotten: int
    former: Path | None
    graves_unread: bool = False


def back_up(database_url: str, file: Path, *, force: bool = False) -> int:
    """Write a backup of the database to the file while it is in use. Returns its bytes. Raises InputError, StoreError."""
    if file.exists() and not force:
        raise InputError(str(file), "exists already", hint="Give another name, or --force to replace it.")
    database = Database(database_url)
    try:
        with new_file(file) as fresh:
            if database.path is None:
                _dump_postgres(database_url, fresh)
            else:
                _copy_sqlite(database.path, fresh)
    finally:
        database.close()
    return file.stat().st_size


def restore(file: Path, database_url: str, *, now: datetime, force: bool = False) -> Restored:
    """Put the backup in the database's place, once it is verified; the former one is kept beside it.

    Raises InputError where the file is no backup or a database is there already (without `force`), StoreError where
    the backup is damaged, a daemon is alive on the database, or it is PostgreSQL.
    """
    target = _sqlite_path(database_url)
    _refuse_what_is_no_backup(file)
    there = target.exists()
    if there and not force:
        raise InputError(
            str(target), "a database is there already", hint="Give --force to replace it; it is kept beside."
        )
    graves = _graves_before(target, now) if there else []
    with new_file(target) as fresh:
        _copy_sqlite(file, fresh, mode="ro")
        restored = _verified(fresh, graves or [], now)
        former = _set_aside(target, now) if there else None
    return Restored(*restored, former, graves_unread=graves is None)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A file to be written, which takes the path's place in one step when the block ends well, and is gone otherwise.

    A link that stands at the path is replaced, never followed. Only its owner can read the file. What a process that
    was killed left half-written in the folder is removed.
    """
    folder = path.absolute().parent
    try:
        _sweep(folder)
        handle, name = tempfile.mkstemp(dir=folder, prefix=f"{PART}{_place()}-{os.getpid()}-", suffix=".part")
        os.close(handle)
    except OSError as problem:
        raise InputError(str(path), f"can't be written ({problem.strerror})") from problem
    fresh = Path(name)
    try:
        yield fresh
        _settle(fresh)
        fresh.replace(path)
        _settle(folder)
    except OSError as problem:
        raise InputError(str(path), f"can't be written ({problem.strerror or problem})") from problem
    finally:
        _remove(fresh)


def _remove(part: Path) -> None:
    for left in (part, *(Path(f"{part}{end}") for end in ("-wal", "-shm", "-journal"))):
        left.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Half-written files of processes of this place that are no more: each may be as large as the database."""
    for part in folder.glob(f"{PART}{_place()}-*.part"):
        number = part.name.removeprefix(f"{PART}{_place()}-").partition("-")[0]
        if number.isdecimal() and not _runs(int(number)):
            _remove(part)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's, or not to be told
    return True


def _place() -> str:
    """Digits for this machine and its space of process numbers, in which alone they say anything."""
    try:
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        space = ""
    return digest_of(f"{platform.node()}/{space}".encode())[:12]


def _settle(path: Path) -> None:
    """What was written is on the disk, not only on its way there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_sqlite(source: Path, fresh: Path, mode: str = "rw") -> None:
    """One step: it reads one state of the source, and holds up no writer (in pieces, each write would begin it anew)."""
    try:
        with _opened(source, mode) as reading, contextlib.closing(sqlite3.connect(fresh)) as writing:
            reading.backup(writing, pages=-1)
            writing.execute("PRAGMA journal_mode = DELETE")
            writing.execute("PRAGMA trusted_schema = OFF")
            found = writing.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as problem:
        raise StoreError(
            str(source), f"can't be copied: {problem}", hint="`monitor doctor` looks for damage."
        ) from problem
    if found != "ok":
        raise StoreError(str(source), f"is damaged: {found}", hint=ANOTHER)


@contextmanager
def _opened(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, timeout=30)
    with contextlib.closing(connection):
        connection.execute("PRAGMA trusted_schema = OFF")
        yield connection


def _refuse_what_is_no_backup(file: Path) -> None:
    try:
        if not file.is_file():
            raise InputError(str(file), "no such file" if not file.exists() else "is no regular file")
        with file.open("rb") as opened:
            header = opened.read(HEADER_BYTES)
        size = file.stat().st_size
    except OSError as problem:
        raise InputError(str(file), f"can't be read ({problem.strerror})") from problem
    if not header.startswith(MAGIC):
        hint = "A backup is a plain database file: unpack it first, where it was packed."
        raise InputError(str(file), "is no backup that `monitor backup` wrote", hint=hint)
    if size != (told := _told_size(header)):
        raise StoreError(str(file), f"is not whole: {size:,} bytes, where its head tells of {told:,}", hint=ANOTHER)


def _told_size(header: bytes) -> int:
    """How long the file says that it is. SQLite itself reads a page that is cut off as zeros, and may find that well."""
    page_bytes = int.from_bytes(header[16:18], "big")
    return (65536 if page_bytes == 1 else page_bytes) * int.from_bytes(header[28:32], "big")


def _verified(fresh: Path, graves: Sequence[Grave], now: datetime) -> tuple[int, int, int]:
    """Bring the copy up to date and hold it against all that is known. Returns articles, snapshots, forgotten again."""
    _refuse_strange_schema(fresh)
    with Store.open(f"sqlite:///{fresh}") as store:
        if damage := store.integrity_check():
            raise StoreError("the backup", f"is damaged: {damage[0]}", hint=ANOTHER)
        if faults := store.verify_chain():
            first = faults[0]
            reason = f"its evidence was altered: article {first.article_id}, {first.what}: {first.reason}"
            raise StoreError("the backup", reason, hint=ANOTHER)
        forgotten = bury_again(store, store._database, graves, now)
        if forgotten:
            scrub(store._database)
        for owner in store.lease_owners() | {beat.owner for beat in store.heartbeats()}:
            store.release_all(owner)  # whose daemon ran when the backup was made runs no more
        counts = store.counts()
    with contextlib.closing(sqlite3.connect(fresh)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return sum(counts.articles.values()), counts.snapshots, forgotten


def _refuse_strange_schema(fresh: Path) -> None:
    """A trigger or a view would run with the first write: only those that monitor makes itself may be there."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    with tempfile.TemporaryDirectory(prefix="monitor-") as folder:
        Store.open(f"sqlite:///{folder}/empty.db").close()
        with contextlib.closing(sqlite3.connect(f"{folder}/empty.db")) as empty:
            known = set(empty.execute(query))
    with contextlib.closing(sqlite3.connect(fresh)) as connection:
        strange = sorted(set(connection.execute(query)) - known)
        has_tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    if strange:
        reason = f"holds a {strange[0][0]} {strange[0][1]!r:.60} that monitor never makes"
        raise StoreError("the backup", reason, hint=ANOTHER)
    if not has_tables:
        raise StoreError("the backup", "is a database of another program")


def _graves_before(target: Path, now: datetime) -> list[Grave] | None:
    """What was deleted on request from the present database; None where that can't be read any more.

    Refuses where a daemon lives on it, and where a newer monitor wrote it: what it knows would be lost.
    """
    try:
        with Store.open(f"sqlite:///{target}") as store:
            alive = [beat for beat in store.heartbeats() if abs((now - beat.at).total_seconds()) < LIVE_SECONDS]
            graves = graves_of(store._database)
    except (SchemaTooNew, StoreBusy):
        raise
    except StoreError:
        return None  # too damaged to be read: that is what restoring is for
    if alive:
        hint = "Stop it, and repeat the restore."
        raise StoreError(str(target), f"a daemon is alive on it ({alive[0].owner})", hint=hint)
    return graves


def _set_aside(target: Path, now: datetime) -> Path:
    """Keep the former database under another name, its log folded in; where it is damaged, the log goes along.

    Raises StoreBusy where a process has it open: that one would go on with the former, and nobody would see it.
    """
    former = _free_name(target.with_name(f"{target.name}{BEFORE}-{now:%Y%m%dT%H%M%SZ}"))
    try:
        with _opened(target) as connection:
            connection.execute("PRAGMA busy_timeout = 2000")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as problem:
        if "locked" in str(problem):
            hint = "Stop `monitor run` and `monitor web`, and repeat the restore."
            raise StoreBusy(str(target), "another process has it open", hint=hint) from problem
    except sqlite3.DatabaseError:
        pass  # damaged: kept as it is
    _link(target, former)
    for end in ("-wal", "-shm"):
        if (part := Path(f"{target}{end}")).exists():
            part.replace(f"{former}{end}")
    return former


def _free_name(wanted: Path) -> Path:
    """No former database is ever written over."""
    names = (wanted, *(wanted.with_name(f"{wanted.name}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


def _link(target: Path, former: Path) -> None:
    try:
        os.link(target, former)
    except OSError:  # a file system without links
        shutil.copy2(target, former)


def _sqlite_path(database_url: str) -> Path:
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "")
    raise StoreError(
        url.render_as_string(),
        "a PostgreSQL database is restored by its own tools",
        hint="createdb NEW && pg_restore --no-owner --dbname NEW FILE; then set database_url, and run `monitor verify`.",
    )


def _dump_postgres(database_url: str, fresh: Path) -> None:
    program = shutil.which("pg_dump")
    url = make_url(database_url).set(drivername="postgresql")
    shown = url.render_as_string()
    if program is None:
        raise StoreError(
            shown, "pg_dump is not installed", hint="Install PostgreSQL's client tools, or back it up there."
        )
    password = {"PGPASSWORD": url.password} if url.password else {}
    plain = url.set(password=None).render_as_string(hide_password=False)
    schemas = [f"--schema={name}" for name in _search_path(database_url)]
    done = subprocess.run(  # noqa: S603 - the program is PostgreSQL's own, its arguments are ours
        [program, "--format=custom", "--no-owner", f"--file={fresh}", f"--dbname={plain}", *schemas],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **password},
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise StoreError(shown, f"pg_dump failed: {said:.300}")


def _search_path(database_url: str) -> list[str]:
    """The schema that the tables stand in."""
    database = Database(database_url)
    try:
        with database.reading() as connection:
            found = connection.execute(text("SELECT current_schema()")).scalar()
    finally:
        database.close()
    return [str(found)] if found else []
