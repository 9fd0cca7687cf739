"""`monitor bench soak`: the real daemon at fast pace for as long as asked, and what grows, drifts or is lost meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

from monitor.bench.processes import kilobytes_of, open_files, resident_kilobytes, threads_of, tree_of
from monitor.bench.soak_site import SoakSite
from monitor.errors import InputError

__all__ = ["Sample", "SoakResult", "run_soak"]

STORIES = 40
EDIT_SECONDS = 2.0
SAMPLES = 60
# Each story is looked at every so many seconds, whatever the speed: more would measure the machine.
LOOK_SECONDS = 2.0
SETTLE_SECONDS = 60.0
WARM_UP = 0.2  # the first fifth: imports, caches and pools fill


@dataclass(frozen=True, slots=True)
class Sample:
    """The daemon at one moment. `late_seconds`: how much longer than planned the median story waited for its last look."""

    seconds: float
    resident_mb: float
    tree_mb: float
    files: int
    threads: int
    database_mb: float
    looks: int
    late_seconds: float
    edits: int
    told: int


@dataclass(frozen=True, slots=True)
class SoakResult:
    """What came of it. `growth_mb` and the like: the mean of the last quarter less that of the first after warming up."""

    minutes: float
    schedule_days: float
    looks: int
    edits: int
    lost: int
    duplicated: int
    growth_mb: float
    growth_files: float
    growth_threads: float
    database_kb_an_edit: float
    late_first: float
    late_last: float
    errors: int
    samples: tuple[Sample, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, told under two ids, or logged as an error."""
        return not (self.lost or self.duplicated or self.errors)

    def to_json(self) -> dict[str, Any]:
        """For a program."""
        return asdict(self)


def run_soak(minutes: float, speed: float, on_sample: Callable[[Sample], None] = lambda sample: None) -> SoakResult:
    """Watch for so many minutes at this speed of the schedule; `on_sample` is told sixty times on the way."""
    site = SoakSite(STORIES)
    try:
        with tempfile.TemporaryDirectory() as folder, _daemon(Path(folder), site, speed) as daemon:
            return _watched(Path(folder), site, daemon, minutes, speed, on_sample)
    finally:
        site.close()


@contextmanager
def _daemon(folder: Path, site: SoakSite, speed: float) -> Iterator[subprocess.Popen[bytes]]:
    settings = {
        "database_url": f"sqlite:///{folder}/monitor.db",
        "feeds": [f"{site.url}/feed.xml"],
        "fetch": {"allow_networks": ["127.0.0.1/32"], "host_interval_seconds": 0},
        "schedule": {
            "speed": speed,
            "fixed_interval_minutes": LOOK_SECONDS * speed / 60,
            "feed_min_minutes": min(5 * speed / 60, 1440),
            "feed_max_hours": max(5 * speed / 3600, 0.1),
            "confirm_after_seconds": min(1.0 * speed, 3600),
            "retire_after_days": 3650,
        },
        "alerts": {
            "destinations": {"file": {"type": "file", "path": f"{folder}/alerts.jsonl", "max_megabytes": 10_000}},
            "rules": [{"name": "everything", "destinations": ["file"]}],
        },
        "log": {"format": "json", "level": "warning"},
        "web": {"enabled": False},
    }
    config = folder / "config.yaml"
    config.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "monitor", "run", "--config", str(config)]
        daemon = subprocess.Popen(command, stderr=log)  # noqa: S603 - our own program
    try:
        yield daemon
    finally:
        daemon.terminate()
        try:
            daemon.wait(15)
        except subprocess.TimeoutExpired:
            daemon.kill()
            daemon.wait()


def _watched(
    folder: Path,
    site: SoakSite,
    daemon: subprocess.Popen[bytes],
    minutes: float,
    speed: float,
    on_sample: Callable[[Sample], None],
) -> SoakResult:
    began, samples = time.monotonic(), list[Sample]()
    end, step = began + minutes * 60, minutes * 60 / SAMPLES
    next_edit, next_sample, turn = began + 10, began + step, 0
    while (now := time.monotonic()) < end:
        if daemon.poll() is not None:
            said = (folder / "log").read_text("utf-8", "replace").strip().splitlines()[-1:]
            raise InputError("monitor bench soak", f"the daemon ended with code {daemon.returncode}: {said}")
        if now >= next_edit:
            turn = _edit_next(site, _told(folder), turn)
            next_edit += EDIT_SECONDS
        if now >= next_sample:
            samples.append(_sample(folder, site, daemon.pid, now - began))
            on_sample(samples[-1])
            next_sample += step
        time.sleep(0.1)
    _settle(folder, site)
    return _result(folder, site, samples, minutes, speed)


def _edit_next(site: SoakSite, told: dict[str, list[str]], turn: int) -> int:
    """Edit the next story in turn whose last edit was told: so each edit is one version and one alert."""
    for offset in range(len(site.stories)):
        story = (turn + offset) % len(site.stories)
        if site.stories[story].looks and len(set(told.get(site.url_of(story), []))) == site.stories[story].edits:
            site.edit(story)
            return story + 1
    return turn


def _told(folder: Path) -> dict[str, list[str]]:
    """The ids that were delivered, by article."""
    file, found = folder / "alerts.jsonl", dict[str, list[str]]()
    if file.exists():
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            found.setdefault(row["data"]["article"]["url"], []).append(row["delivery_id"])
    return found


def _sample(folder: Path, site: SoakSite, pid: int, seconds: float) -> Sample:
    now = time.monotonic()
    waits = [now - story.looks[-1] for story in site.stories if story.looks]
    return Sample(
        seconds=round(seconds, 1),
        resident_mb=round(resident_kilobytes(pid) / 1000, 1),
        tree_mb=round(sum(map(kilobytes_of, tree_of(pid))) / 1000, 1),
        files=open_files(pid),
        threads=threads_of(pid),
        database_mb=round(sum(file.stat().st_size for file in folder.glob("monitor.db*")) / 1e6, 2),
        looks=sum(len(story.looks) for story in site.stories),
        late_seconds=round(max(median(waits) - LOOK_SECONDS, 0.0), 2) if waits else 0.0,
        edits=sum(story.edits for story in site.stories),
        told=sum(len(set(ids)) for ids in _told(folder).values()),
    )


def _settle(folder: Path, site: SoakSite) -> None:
    deadline, edits = time.monotonic() + SETTLE_SECONDS, sum(story.edits for story in site.stories)
    while time.monotonic() < deadline and sum(len(set(ids)) for ids in _told(folder).values()) < edits:
        time.sleep(0.5)
    time.sleep(3)  # what would come twice has come by then


def _result(folder: Path, site: SoakSite, samples: list[Sample], minutes: float, speed: float) -> SoakResult:
    told = _told(folder)
    edits = {site.url_of(number): story.edits for number, story in enumerate(site.stories)}
    ids = {url: len(set(told.get(url, []))) for url in edits}
    warm = samples[int(len(samples) * WARM_UP) :] or samples
    quarter = max(len(warm) // 4, 1)
    first, last = warm[:quarter], warm[-quarter:]
    grown = last[-1].database_mb - first[0].database_mb
    made = max(last[-1].edits - first[0].edits, 1)
    log = (folder / "log").read_text("utf-8", "replace")
    return SoakResult(
        minutes=minutes,
        schedule_days=round(minutes * 60 * speed / 86_400, 1),
        looks=samples[-1].looks,
        edits=sum(edits.values()),
        lost=sum(max(edits[url] - ids[url], 0) for url in edits),
        duplicated=sum(max(ids[url] - edits[url], 0) for url in edits),
        growth_mb=round(_mean(last, "resident_mb") - _mean(first, "resident_mb"), 2),
        growth_files=round(_mean(last, "files") - _mean(first, "files"), 1),
        growth_threads=round(_mean(last, "threads") - _mean(first, "threads"), 1),
        database_kb_an_edit=round(grown * 1000 / made, 1),
        late_first=round(_mean(first, "late_seconds"), 2),
        late_last=round(_mean(last, "late_seconds"), 2),
        errors=log.count('"level": "error"'),
        samples=tuple(samples),
    )


def _mean(samples: list[Sample], name: str) -> float:
    return mean(float(getattr(sample, name)) for sample in samples)
