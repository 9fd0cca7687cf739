"""The daemon: APScheduler ticks that only call the pipeline, signals, the heartbeat and the watchdog."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from monitor.compose import channels_from, open_services, policies_from, redactor_for, sync_feeds
from monitor.errors import ConfigError, InputError, MonitorError, StoreError
from monitor.pipeline.delivery import Deliverer
from monitor.pipeline.dispatch import Dispatcher, Report
from monitor.pipeline.leases import StrayLeases, release_dead
from monitor.pipeline.upkeep import fill_search, look_after
from monitor.steadiness import ClockWatch, StoreRest
from monitor.supervisor import Supervisor
from monitor.watchdog import Watchdog

if TYPE_CHECKING:
    from monitor.pipeline.services import Services
    from monitor.settings import Settings

__all__ = ["Daemon", "run_daemon"]

WORK_TICK_SECONDS = 1.0
DELIVERY_TICK_SECONDS = 1.0
BEAT_SECONDS = 10.0
PULSE_SECONDS = 5.0
MEND_SECONDS = 3600.0
RELEASE_SECONDS = 30.0
STRAY_SECONDS = 15.0  # ended at the second sight: within 30 s
UPKEEP_SECONDS = 600.0
FILLING_SECONDS = 10.0
# SIGTERM gives what is in hand so long; with the closing of the rest it stays under the promised ten seconds.
FINISH_SECONDS = 7.0
# A loop or scheduler that has been silent for so long is dead; five beats, so that a slow disk is not.
DEAD_AFTER_SECONDS = 50.0
# A page is bounded by reading.timeout_seconds; workers that have ended nothing for so much longer hang themselves: first
# their beat stays away, then the process ends. With the default of 30 s, and the watchdog's own rhythm of 5 s, that is
# within a minute. How long they take to start is not counted, within the bound of workers.py.
WORKERS_GRACE_SECONDS = 10.0
WORKERS_DEAD_SECONDS = 18.0
FORGET_BEATS = timedelta(days=7)


class Daemon:
    """One running monitor. `reload` gives fresh settings; `on_report` is told of each poll and check."""

    def __init__(
        self,
        services: Services,
        settings: Settings,
        *,
        reload: Callable[[], Settings],
        console: Any = None,
        on_report: Callable[[Report], None] | None = None,
        supervisor: Supervisor | None = None,
    ) -> None:
        self._services = services
        self._settings = settings
        self._reload = reload
        self._console = console
        self.pages_url: str | None = None  # where the pages are, once they are served
        self._stop = asyncio.Event()
        self._reloading: asyncio.Task[None] | None = None
        self._dispatcher = Dispatcher(
            services, concurrency=settings.fetch.concurrency, on_report=on_report or self._log_report
        )
        self._deliverer = Deliverer(services)
        self._strays = StrayLeases(services, self._dispatcher.hosts_in_hand, self._deliverer.deliveries_in_hand)
        self._supervisor = supervisor or Supervisor()
        self.scheduler: Any = None  # of APScheduler, while it runs
        self._rest = StoreRest()
        self._clock_watch = ClockWatch()
        self._watchdog = Watchdog(
            limit_seconds=DEAD_AFTER_SECONDS,
            limits={"workers": services.workers.timeout_seconds + WORKERS_DEAD_SECONDS},
            silences={"workers": services.workers.stalled_seconds},
            on_dead=self._log_dead,
            on_alive=self._ping,
        )

    @property
    def services(self) -> Services:
        """What it works with."""
        return self._services

    def stop(self) -> None:
        """Ask the daemon to finish what is in hand and end."""
        self._stop.set()

    async def run(self) -> None:
        """Watch until `stop` is called or SIGTERM or SIGINT arrives."""
        services, log = self._services, self._services.log
        await services.stored(sync_feeds, self._settings, services.store, services.clock)
        await release_dead(services)
        await services.stored(services.store.forget_heartbeats, services.clock() - FORGET_BEATS)
        self._listen_to_signals()
        scheduler = self.scheduler = self._scheduler()
        scheduler.start()
        self._watchdog.start("loop", "scheduler")
        beating = asyncio.create_task(self._show_life(scheduler))
        self._supervisor.tell("READY=1", f"STATUS=watching {len(self._settings.feeds)} feeds of config.yaml")
        log.info("started", owner=services.owner, feeds=len(self._settings.feeds))
        try:
            await self._stop.wait()
        finally:
            self._supervisor.tell("STOPPING=1")
            log.info("stopping", in_hand=self._dispatcher.in_hand)
            self._watchdog.stop()
            beating.cancel()
            scheduler.shutdown(wait=False)
            await asyncio.gather(
                self._dispatcher.stop(wait_seconds=FINISH_SECONDS), self._deliverer.stop(wait_seconds=FINISH_SECONDS)
            )
            log.info("stopped")

    def reload(self) -> None:
        """Read the configuration again; one that can't be used leaves the present one in force, and says so."""
        services = self._services
        try:
            settings = self._reload()
            channels = channels_from(settings, services.fetcher, log=services.log, console=self._console)
        except ConfigError as problem:
            services.log.error("reload_refused", subject=problem.subject, reason=problem.reason)
            return
        services.policies = policies_from(settings)
        services.channels = channels
        services.redact = redactor_for(settings)
        self._settings = settings
        self._reloading = asyncio.create_task(self._sync())

    def _scheduler(self) -> Any:
        """A handful of ticks; what is due is a query, never a job (a misfire must not drop it)."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        ticks = (
            (self._work_tick, WORK_TICK_SECONDS),
            (self._delivery_tick, DELIVERY_TICK_SECONDS),
            (self._beat_tick, BEAT_SECONDS),
            (self._release_tick, RELEASE_SECONDS),
            (self._stray_tick, STRAY_SECONDS),
            (self._mend_tick, MEND_SECONDS),
            (self._upkeep_tick, UPKEEP_SECONDS),
            (self._filling_tick, FILLING_SECONDS),
        )
        for tick, seconds in ticks:
            scheduler.add_job(self._guarded(tick), "interval", seconds=seconds, id=tick.__name__)
        # Apart from the store: a tick that waits for a locked database is no dead scheduler.
        scheduler.add_job(self._pulse_tick, "interval", seconds=PULSE_SECONDS, id="_pulse_tick")
        for at_once in ("_beat_tick", "_mend_tick"):
            scheduler.modify_job(at_once, next_run_time=datetime.now(UTC))
        return scheduler

    async def _pulse_tick(self) -> None:
        self._watchdog.alive("scheduler")

    async def _work_tick(self) -> None:
        await self._dispatcher.start_due()

    async def _delivery_tick(self) -> None:
        await self._deliverer.start_pending()

    async def _beat_tick(self) -> None:
        services, now = self._services, self._services.clock()
        await services.stored(services.store.beat, services.owner, "daemon", now)
        if self._workers_live():
            await services.stored(services.store.beat, services.owner, "workers", now)

    async def _release_tick(self) -> None:
        await release_dead(self._services)

    async def _stray_tick(self) -> None:
        await self._strays.give_back()

    async def _mend_tick(self) -> None:
        services = self._services
        mended = await services.stored(services.store.mend_times, services.clock())
        if mended:
            services.log.warning("times_mended", rows=mended)

    async def _upkeep_tick(self) -> None:
        await look_after(self._services)

    async def _filling_tick(self) -> None:
        await fill_search(self._services)

    async def _sync(self) -> None:
        services = self._services
        try:
            await services.stored(sync_feeds, self._settings, services.store, services.clock)
        except MonitorError as problem:
            services.log.error("reload_failed", subject=problem.subject, reason=problem.reason)
        else:
            services.log.info("reloaded", feeds=len(self._settings.feeds))

    def _guarded(self, tick: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """A tick that fails says so and comes again: one locked database must not end the watching."""

        async def guarded() -> None:
            if not self._rest.is_over(time.monotonic()):
                return
            try:
                await tick()
                self._store_works()
            except asyncio.CancelledError:
                if not self._stop.is_set():
                    raise
            except StoreError as problem:
                self._store_refuses(tick.__name__, problem)
            except MonitorError as problem:
                self._services.log.warning(
                    "tick_failed", tick=tick.__name__, subject=problem.subject, reason=problem.reason
                )
            except Exception:
                self._services.log.exception("tick_crashed", tick=tick.__name__)

        guarded.__name__ = tick.__name__
        return guarded

    def _store_refuses(self, tick: str, problem: StoreError) -> None:
        """Back off, and say so where a supervisor and /healthz can see it: the beat can't be written now."""
        self._rest.refused(problem.reason, time.monotonic())
        self._services.trouble = f"nothing can be recorded: {problem.reason}"
        self._supervisor.tell(f"STATUS={self._services.trouble}")
        again = round(self._rest.until - time.monotonic(), 1)
        self._services.log.error("store_refuses", tick=tick, reason=str(problem), again_in_seconds=again)

    def _store_works(self) -> None:
        if self._rest.worked() is not None:
            self._services.trouble = None
            self._supervisor.tell("STATUS=watching; the store works again")
            self._services.log.info("store_works_again")

    async def _show_life(self, scheduler: Any) -> None:
        while True:
            self._watchdog.alive("loop")
            stepped = self._clock_watch.step(self._services.clock(), time.clock_gettime(time.CLOCK_BOOTTIME))
            if stepped is not None:
                self._on_clock_step(stepped, scheduler)
            await asyncio.sleep(1)

    def _workers_live(self) -> bool:
        workers = self._services.workers
        return workers.stalled_seconds() < workers.timeout_seconds + WORKERS_GRACE_SECONDS

    def _on_clock_step(self, step: timedelta, scheduler: Any) -> None:
        """The wall clock was set: the scheduler, which waits by it, begins anew, and times that lie too far off are mended."""
        self._services.log.warning("clock_was_set", by_seconds=round(step.total_seconds()))
        for job in scheduler.get_jobs():
            job.modify(next_run_time=datetime.now(UTC))

    def _listen_to_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop)
        loop.add_signal_handler(signal.SIGHUP, self.reload)

    def _log_report(self, report: Report) -> None:
        """News at info; that nothing is new, which is most of what happens, at debug."""
        log = self._services.log
        (log.info if report.is_news else log.debug)(report.event, **report.fields())

    def _ping(self) -> None:
        self._supervisor.tell("WATCHDOG=1")

    def _log_dead(self, part: str, late_seconds: float) -> None:
        self._services.log.error("dead", part=part, silent_seconds=round(late_seconds))


async def run_daemon(
    settings: Settings,
    *,
    reload: Callable[[], Settings],
    log: Any,
    console: Any = None,
    on_report: Callable[[Report], None] | None = None,
    started: Callable[[Daemon], None] = lambda daemon: None,
) -> None:
    """Run the daemon on these settings until a signal ends it. Raises StoreError and ConfigError at the start."""
    async with open_services(settings, log=log, console=console) as services, _pages(services, settings) as url:
        daemon = Daemon(services, settings, reload=reload, console=console, on_report=on_report)
        daemon.pages_url = url
        started(daemon)
        await daemon.run()


@asynccontextmanager
async def _pages(services: Services, settings: Settings) -> AsyncIterator[str | None]:
    """The web beside the watching. A port that is taken is said and does without pages: watching matters more."""
    if not settings.web.enabled:
        yield None
        return
    from monitor.web.serve import listen, serving
    from monitor.web.site import Site

    try:
        at = listen(settings.web)
    except InputError as problem:
        services.log.warning("no_pages", subject=problem.subject, reason=problem.reason, hint=problem.hint)
        yield None
        return
    async with serving(Site(services, settings, watching=True), at) as url:
        services.log.info("pages", url=url)
        yield url
