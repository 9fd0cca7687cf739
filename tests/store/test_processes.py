"""Several processes on one database, and processes that are killed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_world import World

from monitor.store.store import Store

PROCESS = Path(__file__).with_name("store_process.py")


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(PROCESS), *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


def test_two_that_start_at_once_share_one_migration(database_url: str) -> None:
    at = str(time.time() + 2)
    processes = [start("open", database_url, at) for _ in range(2)]
    assert [finish(process) for process in processes] == ["{}\n", "{}\n"]


def test_two_daemons_never_get_the_same_work(world: World, store_url: str) -> None:
    expected = [world.article(f"{n % 6}", f"{n // 6}.example").id for n in range(120)]
    processes = [start("hammer", store_url, f"owner:{n}", "8") for n in range(2)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    taken = [[int(line) for line in finish(process).split()] for process in processes]
    assert sorted(taken[0] + taken[1]) == expected
    assert all(taken), "one of the two got nothing: this proves nothing"


@pytest.mark.parametrize("kill", range(2))
def test_a_killed_writer_leaves_whole_snapshots_only(store_url: str, kill: int) -> None:
    process = start("write", store_url)
    assert process.stdout is not None
    for _ in range(3):
        assert process.stdout.readline(), process.stderr.read() if process.stderr else ""
    time.sleep(0.023 * kill)
    process.kill()
    said = [int(line) for line in process.stdout.read().split()]
    process.wait()
    with Store.open(store_url) as store:
        article = store.articles()[0]
        counts = store.counts()
        assert store.verify_chain() == []
        assert store.integrity_check() == ()
        assert article.latest_number >= max(said, default=3)
        assert counts.snapshots == counts.checks == article.latest_number
        assert counts.changes == counts.deliveries["pending"] == 2 * article.latest_number
        assert len(store.alerts(limit=10_000)) == article.latest_number
        World(store).check(article, "and on")
        assert store.verify_chain() == []
