"""Workers run pure functions, and are killed when they overrun."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator

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


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
