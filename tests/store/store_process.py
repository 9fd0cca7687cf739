"""What the tests run as a process of its own: `python store_process.py COMMAND URL …`."""

from __future__ import annotations

import itertools
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from store_world import NOW, World, alert, change, snapshot

from monitor.errors import StoreBusy
from monitor.store.records import DueArticle
from monitor.store.store import Store


def say(what: object) -> None:
    """One line to whoever started us, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def open_only(url: str, at: str) -> None:
    """Open the store at this moment, as others do."""
    time.sleep(max(0.0, float(at) - time.time()))
    with Store.open(url) as store:
        say(store.counts().articles)


def hammer(url: str, owner: str, rounds: str) -> None:
    """Take due work over and over, and print each piece of it. The clock stands still: all is due once.

    Says "ready" when it is, and waits for a line before it begins.
    """
    with Store.open(url) as store:
        world, empty = World(store), 0
        say("ready")
        sys.stdin.readline()
        while empty < int(rounds):
            works = store.take_due(NOW, owner=owner, limit=3, lease_seconds=60)
            empty = 0 if works else empty + 1
            for work in works:
                assert isinstance(work, DueArticle)
                say(work.article.id)
                world.check(work.article, owner=owner, next_check_at=NOW + timedelta(days=1))
            time.sleep(0.005)  # what a real look takes: the other one gets its turn at the lock


def write(url: str) -> None:
    """Write snapshots with changes and alerts until killed; each number is printed once it is written."""
    with Store.open(url) as store:
        world = World(store)
        article = world.article()
        for number in itertools.count(store.article(article.id).latest_number):
            new = snapshot(
                f"text {number}", changes=(change(), change("1", "2")), alerts=(alert(f"{number}", "a", "b"),)
            )
            try:
                say(world.check(article, f"text {number}", snapshot=new).number)
            except StoreBusy:
                continue


if __name__ == "__main__":
    {"open": open_only, "hammer": hammer, "write": write}[sys.argv[1]](*sys.argv[2:])
