"""Workers run pure functions, and are killed when they overrun."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import ReadError, WorkerKilled
from monitor.workers import Workers


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1, timeout_seconds=1.5, memory_megabytes=512)
    yield pool
    pool.close()


def test_the_result_comes_back(workers: Workers) -> None:
    assert asyncio.run(workers.run("x", "builtins:len", b"abc")) == 3


def test_what_the_function_raises_is_raised_here(workers: Workers) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        asyncio.run(workers.run("x", "builtins:int", "no number"))


def test_a_worker_that_hangs_is_killed_and_the_next_page_is_read(workers: Workers) -> None:
    with pytest.raises(WorkerKilled, match=r"https://e.org/hang: reading took longer than 1.5 s"):
        asyncio.run(workers.run("https://e.org/hang", "time:sleep", 60))
    assert asyncio.run(workers.run("x", "builtins:len", b"abc")) == 3


def test_a_worker_that_eats_memory_is_stopped(workers: Workers) -> None:
    with pytest.raises(WorkerKilled, match="more than 512 MB"):
        asyncio.run(workers.run("x", "builtins:bytes", 1 << 30))
    assert asyncio.run(workers.run("x", "builtins:len", b"abc")) == 3


def test_a_worker_that_dies_is_replaced(workers: Workers) -> None:
    with pytest.raises(WorkerKilled, match="died"):
        asyncio.run(workers.run("x", "os:_exit", 3))
    assert asyncio.run(workers.run("x", "builtins:len", b"abc")) == 3


def test_an_error_of_ours_crosses_from_the_worker_whole(workers: Workers) -> None:
    with pytest.raises(ReadError) as caught:
        asyncio.run(workers.run("x", "monitor.read.feeds:read_feed", b"<html><p>no</p></html>", {}, "https://e.org/f"))
    assert caught.value.subject == "https://e.org/f"
    assert caught.value.hint


def test_an_answer_that_cannot_be_sent_breaks_no_later_page(workers: Workers) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - what matters is that the next page is read
        asyncio.run(workers.run("x", "threading:Lock"))
    assert asyncio.run(workers.run("x", "builtins:len", b"abc")) == 3


PARENT = """
import asyncio
from monitor.workers import Workers
pool = Workers(1, timeout_seconds=60, memory_megabytes=512)
async def main():
    print(await pool.run("x", "os:getpid"), flush=True)
    await asyncio.sleep(60)
if __name__ == "__main__":
    asyncio.run(main())
"""


def test_no_worker_outlives_a_killed_daemon() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(100):
        if not is_alive(worker):
            return
        time.sleep(0.1)
    pytest.fail("the worker is still there 10 s after its daemon was killed")


SLOW_START = """
import asyncio, sys, time
from monitor.workers import Workers
async def main(start_seconds):
    pool = Workers(1, timeout_seconds=1, memory_megabytes=512, preload=("slow_to_import",), start_seconds=start_seconds)
    gaps, stalled, at = [0.0], [0.0], time.monotonic()
    first = asyncio.create_task(pool.run("x", "builtins:len", b"abc"))
    while not first.done():
        await asyncio.sleep(0.02)
        gaps.append(time.monotonic() - at)
        stalled.append(pool.stalled_seconds())
        at = time.monotonic()
    print(await first, max(gaps), max(stalled))
    pool.close()
if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
"""


@pytest.mark.parametrize("start_seconds", [60.0, 1.0])
def test_a_slow_start_holds_up_no_loop_and_is_no_hang_until_its_bound(tmp_path: Path, start_seconds: float) -> None:
    (tmp_path / "slow_to_import.py").write_text("import time\ntime.sleep(5)\n")
    done = subprocess.run(
        [sys.executable, "-c", SLOW_START, str(start_seconds)],
        env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    answer, gap, stalled = done.stdout.split()
    assert answer == "3"
    assert float(gap) < 2.5
    assert float(stalled) == 0 if start_seconds == 60 else float(stalled) > 2


def test_where_no_worker_can_be_started_the_page_says_so_and_the_next_one_is_read() -> None:
    class Refused(Workers):
        refuse = True

        def _started(self) -> Any:
            if self.refuse:
                raise BlockingIOError(11, "Resource temporarily unavailable")
            return super()._started()

    pool = Refused(1, timeout_seconds=5, memory_megabytes=512)
    with pytest.raises(WorkerKilled, match="no worker could be started"):
        asyncio.run(pool.run("https://e.org/a", "builtins:len", b"abc"))
    pool.refuse = False
    assert asyncio.run(pool.run("x", "builtins:len", b"abc")) == 3
    pool._pool.stop()  # as where its threads ended over a fork that failed
    with pytest.raises(WorkerKilled):
        asyncio.run(pool.run("https://e.org/a", "builtins:len", b"abc"))
    assert asyncio.run(pool.run("x", "builtins:len", b"abc")) == 3
    pool.close()


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
