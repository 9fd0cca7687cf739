"""Whether a daemon is alive on this database, part by part, and what is wrong: for supervisors, /healthz and `health`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.errors import StoreError

if TYPE_CHECKING:
    from monitor.store.records import Heartbeat
    from monitor.store.store import Store

__all__ = ["LIVE_BEAT_SECONDS", "Health", "Part", "daemon_health"]

# The daemon beats every ten seconds; three missed are a sign.
LIVE_BEAT_SECONDS = 30.0
PARTS = {"daemon": "the scheduler", "workers": "the workers that read pages"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the daemon. `seconds` since its last sign of life, None where it gave none."""

    name: str
    ok: bool
    words: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """The whole: `ok` where every part is. `owners` are the daemons that are alive; `faults` what `doctor` should see."""

    ok: bool
    parts: tuple[Part, ...]
    owners: tuple[str, ...] = ()
    faults: int = 0

    def to_json(self) -> dict[str, Any]:
        """For a program; neither hosts nor paths stand in it."""
        parts = {part.name: {"ok": part.ok, "seconds": part.seconds, "words": part.words} for part in self.parts}
        return {"ok": self.ok, "parts": parts, "faults": self.faults}


def daemon_health(store: Store, now: datetime, trouble: str | None = None) -> Health:
    """How the daemon on this database fares at `now`. Never raises: a store that can't be read is a part that is not ok.

    `trouble`: what the daemon in this very process knows to keep it from its work (`services.trouble`).
    """
    try:
        beats, faults = store.heartbeats(), len(store.faults())
    except StoreError as problem:
        return Health(False, (Part("store", False, f"the database can't be read: {problem.reason}"),))
    parts = [_part(name, [beat for beat in beats if beat.part == name], now) for name in PARTS]
    parts.append(Part("store", trouble is None, trouble or "the database can be read and written"))
    owners = tuple(dict.fromkeys(beat.owner for beat in beats if beat.part == "daemon" and _is_fresh(beat, now)))
    return Health(all(part.ok for part in parts), tuple(parts), owners, faults)


def _part(name: str, beats: list[Heartbeat], now: datetime) -> Part:
    """By the nearest beat: one in the future was written before the clock was set back, and is no sign of life."""
    ages = sorted(((now - beat.at).total_seconds() for beat in beats), key=abs)
    if not ages:
        return Part(name, False, f"{PARTS[name]} gave no sign of life on this database")
    alive = abs(ages[0]) < LIVE_BEAT_SECONDS
    when = f"{ages[0]:.0f} s ago" if ages[0] >= 0 else "in the future: the clock was set back"
    return Part(name, alive, f"the last sign of life of {PARTS[name]} was {when}", round(ages[0], 1))


def _is_fresh(beat: Heartbeat, now: datetime) -> bool:
    return abs((now - beat.at).total_seconds()) < LIVE_BEAT_SECONDS
