"""`monitor demo`: the real daemon at fast pace against the newsroom, each alert as it comes, and the count at the end."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from monitor.compose import redactor_for
from monitor.config import load_settings
from monitor.daemon import Daemon, run_daemon
from monitor.demo.newsroom import Newsroom, Taken
from monitor.demo.story import Edit, Outlet, Planted, PlantedNotice
from monitor.demo.truth import Reported, Truth, check_truth
from monitor.formats import change_from_json, notice_from_json
from monitor.logs import open_log
from monitor.pipeline.faults import FaultKind
from monitor.pipeline.services import utc_now
from monitor.values import Place

if TYPE_CHECKING:
    from monitor.notify.channels.base import Channel
    from monitor.notify.message import Message
    from monitor.store.faults import FaultRecord
    from monitor.values import Change, Notice

__all__ = ["show_demo"]

LONGEST_SECONDS = 240.0
ADVANCE_SECONDS = 0.2
# How long nothing may come after the last step before the round counts as over: a held alert is told well within it.
QUIET_SECONDS = 4.0
# Three looks at any of the paper's pages must suffice; each is looked at every second.
LONGEST_FAULT_SECONDS = 20.0


async def show_demo(folder: Path, *, stop_after_round: bool) -> Truth:
    """Run the demo with its database and config.yaml in `folder`; what was reported against what was planted.

    `stop_after_round`: end when every story has been told; otherwise go on serving until Ctrl-C.
    """
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    started = time.monotonic()
    async with Newsroom(clock=utc_now) as newsroom:
        config = _write_config(folder, newsroom, pages=not stop_after_round)
        _introduce(console, newsroom, config)
        settings = load_settings(config)
        log = open_log(settings.log.level, "console", redactor_for(settings))
        reported: list[Reported] = []
        daemons: list[Daemon] = []

        def begin(daemon: Daemon) -> None:
            daemon.services.channels = _recorded(daemon.services.channels, reported)
            daemons.append(daemon)
            if daemon.pages_url:
                console.print(f"The pages are at {daemon.pages_url}", style="bold", markup=False)

        running = asyncio.create_task(
            run_daemon(settings, reload=lambda: load_settings(config), log=log, console=console, started=begin)
        )
        try:
            await _tell_stories(newsroom, running, console, reported)
            untold = await _rebuild_a_paper(newsroom, daemons, running, console)
            truth = replace(check_truth(newsroom.planted, reported), untold=untold)
            _conclude(console, newsroom, truth, time.monotonic() - started)
            if not stop_after_round and not running.done():
                console.print(
                    f"\nThe newsroom stays open until you press Ctrl-C. Review it in a browser"
                    f"{f' at {daemons[0].pages_url}' if daemons and daemons[0].pages_url else ''}, or from another terminal:\n"
                    f"  monitor changes --config {config}\n  monitor history 1 --config {config}",
                    markup=False,
                )
                await running
        finally:
            for daemon in daemons:
                daemon.stop()
            await running
    return truth


async def _tell_stories(
    newsroom: Newsroom, running: asyncio.Task[None], console: Console, reported: list[Reported]
) -> None:
    """Let the world take its steps, each after the one before was looked at, until all are told and alerts are quiet."""
    deadline = time.monotonic() + LONGEST_SECONDS
    quiet_since, told = time.monotonic(), 0
    while time.monotonic() < deadline and not running.done():
        for taken in newsroom.advance():
            console.print(_step_line(taken))
        if not newsroom.is_done or len(reported) != told:
            quiet_since, told = time.monotonic(), len(reported)
        elif time.monotonic() - quiet_since > QUIET_SECONDS:
            return
        await asyncio.sleep(ADVANCE_SECONDS)


async def _rebuild_a_paper(
    newsroom: Newsroom, daemons: list[Daemon], running: asyncio.Task[None], console: Console
) -> tuple[str, ...]:
    """One paper's site is rebuilt, so that its pages have no text any more; the paper's name if nobody was told."""
    outlet = Outlet.POST
    newsroom.rebuild(outlet)
    console.print(Text(f"· {outlet.value}: a new site, whose pages hold no text (no edit)", "dim"))
    deadline = time.monotonic() + LONGEST_FAULT_SECONDS
    told: list[FaultRecord] = []
    while not told and time.monotonic() < deadline and not running.done():
        await asyncio.sleep(ADVANCE_SECONDS)
        services = daemons[0].services
        faults = await services.stored(services.store.faults)
        told = [fault for fault in faults if fault.kind == FaultKind.EXTRACTION_EMPTY.value]
    newsroom.restore()
    for fault in told:
        console.print(Text(f"fault: {fault.kind}, {fault.subject}: {fault.words}", "yellow"))
    return () if told else (outlet.value,)


class _Recorder:
    """A channel that notes what was reported before it passes it on."""

    def __init__(self, channel: Channel, reported: list[Reported]) -> None:
        self.name = channel.name
        self._channel = channel
        self._reported = reported

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """Note it, and hand it on."""
        await self._channel.send(message, delivery_id=delivery_id, now=now)
        data = message.payload["data"]
        changes = tuple(change_from_json(row, Place(row["place"])) for row in data["changes"])
        notices = tuple(notice_from_json(row) for row in data["notices"])
        self._reported.append(Reported(data["article"]["url"], changes, notices))


def _recorded(channels: Mapping[str, Channel], reported: list[Reported]) -> dict[str, Channel]:
    return {name: _Recorder(channel, reported) for name, channel in channels.items()}


def _write_config(folder: Path, newsroom: Newsroom, *, pages: bool) -> Path:
    """An hour of the schedule passes in a second; every article is looked at each second."""
    settings = {
        "database_url": f"sqlite:///{folder / 'monitor.db'}",
        "feeds": [{"url": url, "name": outlet.value, "outlet": outlet.value} for outlet, url in newsroom.feeds.items()],
        "fetch": {"allow_networks": ["127.0.0.1/32"], "host_interval_seconds": 0},
        "schedule": {
            "speed": 3600,
            "fixed_interval_minutes": 60,
            "confirm_after_seconds": 2400,
            "feed_min_minutes": 60,
            "feed_max_hours": 1,
        },
        "log": {"level": "error"},
        "web": {"enabled": pages},
    }
    config = folder / "config.yaml"
    config.write_text(json.dumps(settings, indent=2), encoding="utf-8")  # JSON is YAML
    return config


def _introduce(console: Console, newsroom: Newsroom, config: Path) -> None:
    console.print(Text("A small newsroom on this machine, and monitor watching it at fast pace.", "bold"))
    for outlet, url in newsroom.feeds.items():
        console.print(Text(f"  {outlet.value}: {url}"))
    console.print(Text(f"  settings and database: {config.parent}"))
    console.print(Text("Dim lines are what happens in the newsroom; the rest is what monitor tells.\n"))


def _step_line(taken: Taken) -> Text:
    kind = "edit" if isinstance(taken.step, Edit) else "no edit"
    return Text(f"· {taken.story.outlet.value}, “{taken.story.title}”: {taken.step.told_as} ({kind})", "dim")


def _conclude(console: Console, newsroom: Newsroom, truth: Truth, seconds: float) -> None:
    plants = sum(map(len, newsroom.planted.values()))
    looks = sum(newsroom.looks.values())
    line = f"{len(truth.found)} of {plants} planted changes and notices reported, {looks} looks in {seconds:.0f} s"
    console.print(Text(line, "bold"))
    if not newsroom.is_done:
        console.print(Text(f"the stories were not all told within {LONGEST_SECONDS:.0f} s", "bold red"))
    for url, plant in truth.missed:
        console.print(Text(f"missed: {_plant_line(plant)}  {url}", "red"))
    for url, plant in truth.repeated:
        console.print(Text(f"told twice: {_plant_line(plant)}  {url}", "red"))
    for url, told in truth.unexpected:
        console.print(Text(f"not planted: {_told_line(told)}  {url}", "red"))
    for paper in truth.untold:
        console.print(Text(f"not noticed: the pages of {paper} have no text any more", "red"))
    if truth.is_whole and newsroom.is_done:
        console.print(Text("Every planted change was reported once, and nothing else.", "bold green"))


def _plant_line(plant: Planted | PlantedNotice) -> str:
    if isinstance(plant, PlantedNotice):
        return f"{plant.kind.value} “{plant.words}”"
    return f"{plant.kind.value} {plant.op.value} in the {plant.place.value}: {plant.before} → {plant.after}"


def _told_line(told: Change | Notice) -> str:
    summary: Any = getattr(told, "summary", None) or getattr(told, "text", "")
    kind = getattr(told, "op", None)
    return f"{told.kind.value}{f' {kind.value}' if kind else ''}: {summary}"
