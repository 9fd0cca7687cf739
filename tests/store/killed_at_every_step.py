"""A program: `killed_at_every_step.py backup|restore FOLDER` kills the work at each of its steps on files, one after the other.

Each time what lies in the folder afterwards must be whole, and the next run must come to its end. Prints how many steps.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from store_world import NOW, World

from monitor.store.backup import back_up, restore
from monitor.store.store import Store

LATER = NOW + timedelta(days=1)
STEPS = {"open", "os.rename", "os.link", "os.remove", "sqlite3.connect", "tempfile.mkstemp"}


def main(work: str, folder: Path) -> None:
    """Try each step; the last round is the one that was not killed any more."""
    step, survived = 0, False
    _fill(folder / "filled")
    while not survived:
        step += 1
        place = folder / str(step)
        shutil.copytree(folder / "filled", place)
        url = f"sqlite:///{place}/monitor.db"
        survived = not _is_killed_at(step, place, lambda url=url, place=place: _do(work, url, place))
        _check(work, url, place)
        shutil.rmtree(place)
    print(step - 1)


def _fill(place: Path) -> None:
    """Two snapshots in the backup that lies there, three in the database."""
    place.mkdir()
    url = f"sqlite:///{place}/monitor.db"
    with Store.open(url) as store:
        World(store).history("41 boats sank", "34 boats sank")
    back_up(url, place / "old.db")
    with Store.open(url) as store:
        World(store).history("a tug sank", slug="tug")


def _do(work: str, url: str, place: Path) -> None:
    if work == "backup":
        back_up(url, place / "old.db", force=True)
    else:
        restore(place / "old.db", url, now=LATER, force=True)


def _is_killed_at(step: int, place: Path, do: Callable[[], None]) -> bool:
    child = os.fork()
    if not child:
        left = step

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in STEPS and str(place) in str(arguments[0]):
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        do()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, status
    return os.WIFSIGNALED(status)


def _check(work: str, url: str, place: Path) -> None:
    in_database, in_backup = _snapshots(url), _snapshots(f"sqlite:///{place}/old.db")
    assert (in_database, in_backup) in ({(3, 2), (3, 3)} if work == "backup" else {(3, 2), (2, 2)})
    _do(work, url, place)  # the next one
    assert (_snapshots(url), _snapshots(f"sqlite:///{place}/old.db")) == ((3, 3) if work == "backup" else (2, 2))
    parts = [path.name for path in place.iterdir() if ".part" in path.name]
    assert parts == [], parts
    formers = [path for path in place.iterdir() if "before-restore" in path.name]
    assert work == "backup" or 3 in {_snapshots(f"sqlite:///{former}") for former in formers}


def _snapshots(url: str) -> int:
    with Store.open(url) as store:
        assert store.integrity_check() == ()
        assert store.verify_chain() == []
        return store.counts().snapshots


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
