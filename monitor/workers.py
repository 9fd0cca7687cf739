"""Worker processes for what a hostile page can hang or bloat: they can be killed. They run pure functions only."""

from __future__ import annotations

import asyncio
import importlib
import multiprocessing
import resource
import signal
import threading
import time
from concurrent.futures import BrokenExecutor
from concurrent.futures import TimeoutError as TaskTimeoutError
from typing import Any

from pebble import ProcessExpired, ProcessPool

from monitor.errors import WorkerKilled

__all__ = ["Workers"]

# A worker is replaced after so many pages: parsers written in C are seldom free of leaks.
PAGES_PER_WORKER = 2000
# Importing what the workers run takes seconds, on a busy machine half a minute: a slow start is no hang. One that is not
# over by then is.
START_SECONDS = 60.0
MEBIBYTE = 1 << 20


class Workers:
    """A pool of processes; started at first use, because many passes never need one."""

    def __init__(
        self,
        processes: int,
        *,
        timeout_seconds: float,
        memory_megabytes: int,
        preload: tuple[str, ...] = (),
        start_seconds: float = START_SECONDS,
    ) -> None:
        """`preload`: modules that each worker shares from the start. `start_seconds`: what that may take at most."""
        self._processes = processes
        self._timeout_seconds = timeout_seconds
        self._memory_megabytes = memory_megabytes
        self._preload = preload
        self._start_seconds = start_seconds
        self._pool: Any = None
        self._starting = threading.Lock()
        self._has_answered = False  # since the pool was started
        self._waiting = 0
        self._progress_at = 0.0

    @property
    def timeout_seconds(self) -> float:
        """What one page may take."""
        return self._timeout_seconds

    def stalled_seconds(self) -> float:
        """For how long no worker has come to an end with anything, while something waits; 0 where nothing waits.

        One page is bounded, so more than a little over `timeout_seconds` means that the workers themselves hang. The
        start is not counted, up to `start_seconds`. May be asked from any thread: a loop that is busy makes no worker
        late.
        """
        if not self._waiting:
            return 0.0
        silent = time.monotonic() - self._progress_at
        return silent if self._has_answered else max(silent - self._start_seconds, 0.0)

    async def run(self, subject: str, function: str, *args: Any) -> Any:
        """What `function`, named as "package.module:name", makes of `args` in a worker. `subject` names the input.

        By name, so that the daemon need not import what only its workers use. Raises WorkerKilled where it took more
        time or memory than allowed, the process died or none could be started, and whatever the function raised
        otherwise.
        """
        if not self._waiting:
            self._progress_at = time.monotonic()
        self._waiting += 1
        try:
            return await asyncio.wrap_future(await self._scheduled(subject, function, args))
        except TaskTimeoutError as problem:
            raise WorkerKilled(subject, f"reading took longer than {self._timeout_seconds:g} s") from problem
        except ProcessExpired as problem:
            raise WorkerKilled(subject, f"the worker died while reading (exit code {problem.exitcode})") from problem
        except BrokenExecutor as problem:
            # The pool itself is lost (a worker answered with what can't be read): the next page gets a new one.
            self._let_go(self._pool)
            raise WorkerKilled(subject, f"the workers broke down while reading ({problem})") from problem
        except MemoryError as problem:
            raise WorkerKilled(subject, f"reading needed more than {self._memory_megabytes} MB") from problem
        finally:
            self._waiting -= 1
            self._progress_at = time.monotonic()

    async def _scheduled(self, subject: str, function: str, args: tuple[Any, ...]) -> Any:
        """The future of the answer. Raises WorkerKilled where there is no pool to be had now (no memory for a process)."""
        pool = self._pool
        try:
            if pool is None:
                pool = await asyncio.to_thread(self._started)  # it waits for the imports: the loop must not
            future = pool.schedule(_call, args=[function, *args], timeout=self._timeout_seconds)
        except (OSError, EOFError, RuntimeError) as problem:
            self._let_go(pool)
            raise WorkerKilled(subject, f"no worker could be started ({problem})") from problem
        future.add_done_callback(self._progressed)
        return future

    def _progressed(self, _future: Any) -> None:
        """In a thread of the pool's: what was done counts whether or not the loop has time to hear of it."""
        self._has_answered = True
        self._progress_at = time.monotonic()

    def close(self, *, wait_seconds: float = 0) -> None:
        """End the workers: what is in hand gets `wait_seconds` to finish, then they are killed."""
        with self._starting:
            pool, self._pool = self._pool, None
        if pool is None:
            return
        pool.close() if wait_seconds else pool.stop()
        try:
            pool.join(timeout=wait_seconds or None)
        except TaskTimeoutError:
            pool.stop()
            pool.join()

    def _started(self) -> Any:
        with self._starting:
            if self._pool is None:
                # forkserver: a fork of this process would carry its threads' locks and open connections along.
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload(list(self._preload))
                pool = ProcessPool(
                    max_workers=self._processes,
                    max_tasks=PAGES_PER_WORKER,
                    initializer=_set_limits,
                    initargs=[self._memory_megabytes],
                    context=context,
                )
                self._has_answered = False
                if not pool.active:  # asking starts it
                    raise RuntimeError("the pool of workers does not start")
                self._pool = pool
            return self._pool

    def _let_go(self, pool: Any) -> None:
        """Forget a pool that is lost; the next page gets a new one. Ending it may take a while: not on the loop."""
        if pool is None:
            return
        if self._pool is pool:
            self._pool = None
        threading.Thread(target=_ended, args=[pool], daemon=True).start()


def _ended(pool: Any) -> None:
    pool.stop()
    pool.join()


def _call(function: str, *args: Any) -> Any:
    module, _, name = function.partition(":")
    return getattr(importlib.import_module(module), name)(*args)


def _set_limits(memory_megabytes: int) -> None:
    # Ctrl-C reaches the whole process group; the daemon alone decides when a worker ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_DATA, (memory_megabytes * MEBIBYTE, memory_megabytes * MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
