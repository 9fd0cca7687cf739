"""Worker processes for what a hostile page can hang or bloat: they can be killed. They run pure functions only."""

from __future__ import annotations

import asyncio
import importlib
import multiprocessing
import resource
import signal
import time
from concurrent.futures import BrokenExecutor
from concurrent.futures import TimeoutError as TaskTimeoutError
from typing import Any

from pebble import ProcessExpired, ProcessPool

from monitor.errors import WorkerKilled

__all__ = ["Workers"]

# A worker is replaced after so many pages: parsers written in C are seldom free of leaks.
PAGES_PER_WORKER = 2000
MEBIBYTE = 1 << 20


class Workers:
    """A pool of processes; started at first use, because many passes never need one."""

    def __init__(
        self, processes: int, *, timeout_seconds: float, memory_megabytes: int, preload: tuple[str, ...] = ()
    ) -> None:
        """`preload`: modules that each worker shares from the start."""
        self._processes = processes
        self._timeout_seconds = timeout_seconds
        self._memory_megabytes = memory_megabytes
        self._preload = preload
        self._pool: Any = None
        self._waiting = 0
        self._progress_at = 0.0

    @property
    def timeout_seconds(self) -> float:
        """What one page may take."""
        return self._timeout_seconds

    def stalled_seconds(self) -> float:
        """For how long no worker has come to an end with anything, while something waits; 0 where nothing waits.

        One page is bounded, so more than a little over `timeout_seconds` means that the workers themselves hang.
        """
        return time.monotonic() - self._progress_at if self._waiting else 0.0

    async def run(self, subject: str, function: str, *args: Any) -> Any:
        """What `function`, named as "package.module:name", makes of `args` in a worker. `subject` names the input.

        By name, so that the daemon need not import what only its workers use. Raises WorkerKilled where it took more time or memory than allowed or the process died, and whatever the
        function raised otherwise.
        """
        if not self._waiting:
            self._progress_at = time.monotonic()
        self._waiting += 1
        try:
            future = self._started().schedule(_call, args=[function, *args], timeout=self._timeout_seconds)
            return await asyncio.wrap_future(future)
        except TaskTimeoutError as problem:
            raise WorkerKilled(subject, f"reading took longer than {self._timeout_seconds:g} s") from problem
        except ProcessExpired as problem:
            raise WorkerKilled(subject, f"the worker died while reading (exit code {problem.exitcode})") from problem
        except BrokenExecutor as problem:
            # The pool itself is lost (a worker answered with what can't be read): the next page gets a new one.
            self._pool = None
            raise WorkerKilled(subject, f"the workers broke down while reading ({problem})") from problem
        except MemoryError as problem:
            raise WorkerKilled(subject, f"reading needed more than {self._memory_megabytes} MB") from problem
        finally:
            self._waiting -= 1
            self._progress_at = time.monotonic()

    def close(self, *, wait_seconds: float = 0) -> None:
        """End the workers: what is in hand gets `wait_seconds` to finish, then they are killed."""
        if self._pool is None:
            return
        self._pool.close() if wait_seconds else self._pool.stop()
        try:
            self._pool.join(timeout=wait_seconds or None)
        except TaskTimeoutError:
            self._pool.stop()
            self._pool.join()
        self._pool = None

    def _started(self) -> Any:
        if self._pool is None:
            # forkserver: a fork of this process would carry its threads' locks and open connections along.
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(list(self._preload))
            self._pool = ProcessPool(
                max_workers=self._processes,
                max_tasks=PAGES_PER_WORKER,
                initializer=_set_limits,
                initargs=[self._memory_megabytes],
                context=context,
            )
        return self._pool


def _call(function: str, *args: Any) -> Any:
    module, _, name = function.partition(":")
    return getattr(importlib.import_module(module), name)(*args)


def _set_limits(memory_megabytes: int) -> None:
    # Ctrl-C reaches the whole process group; the daemon alone decides when a worker ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_DATA, (memory_megabytes * MEBIBYTE, memory_megabytes * MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
