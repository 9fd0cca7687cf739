"""PURE: what was planted against what was reported. Decides; asks no server and no store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.demo.story import Planted, PlantedNotice
from monitor.formats import change_from_json, notice_from_json
from monitor.values import Attribution, Change, Claim, Figure, Notice, Place, Quote

__all__ = ["Reported", "Truth", "check_truth", "reported_in"]

Plant = Planted | PlantedNotice


@dataclass(frozen=True, slots=True)
class Reported:
    """One alert about an article: the changes and notices that it told."""

    url: str
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Truth:
    """How the reports stand to what was planted; each with the URL of its article.

    `repeated` names a plant for every report of it beyond the first; `unexpected` are reports of nothing planted.
    `untold` names the papers whose pages lost their text without a fault's being noted.
    """

    found: tuple[tuple[str, Plant], ...] = ()
    missed: tuple[tuple[str, Plant], ...] = ()
    repeated: tuple[tuple[str, Plant], ...] = ()
    unexpected: tuple[tuple[str, Change | Notice], ...] = ()
    untold: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every planted change, and nothing else, was reported once, and no paper fell silent unnoticed."""
        return not (self.missed or self.repeated or self.unexpected or self.untold)


def check_truth(planted: Mapping[str, Sequence[Plant]], reported: Iterable[Reported]) -> Truth:
    """Compare reports with what was planted; `planted` maps an article's URL to what must be told of it.

    One planted thing may stand twice in a list (41 → 34 → 41 → 34): it is then to be reported twice.
    """
    open_plants = {url: list(plants) for url, plants in planted.items()}
    met: list[tuple[str, Plant]] = []
    repeated: list[tuple[str, Plant]] = []
    unexpected: list[tuple[str, Change | Notice]] = []
    for url, told in _all_told(reported):
        plant = _first(open_plants.get(url, ()), told)
        if plant is not None:
            open_plants[url].remove(plant)
            met.append((url, plant))
            continue
        again = _first([plant for place, plant in met if place == url], told)
        if again is not None:
            repeated.append((url, again))
        else:
            unexpected.append((url, told))
    missed = tuple((url, plant) for url, plants in open_plants.items() for plant in plants)
    return Truth(tuple(met), missed, tuple(repeated), tuple(unexpected))


def reported_in(payload: Mapping[str, Any]) -> Reported:
    """The alert in a delivered payload (a webhook's body, a line of the alert file). Raises KeyError if it is none."""
    told = payload["data"]
    return Reported(
        url=told["article"]["url"],
        changes=tuple(change_from_json(row, Place(row["place"])) for row in told["changes"]),
        notices=tuple(notice_from_json(row) for row in told["notices"]),
    )


def _all_told(reported: Iterable[Reported]) -> list[tuple[str, Change | Notice]]:
    told: list[tuple[str, Change | Notice]] = []
    for alert in reported:
        told += [(alert.url, change) for change in alert.changes]
        told += [(alert.url, notice) for notice in alert.notices]
    return told


def _first(plants: Iterable[Plant], told: Change | Notice) -> Plant | None:
    return next((plant for plant in plants if _is_told(plant, told)), None)


def _is_told(plant: Plant, told: Change | Notice) -> bool:
    match plant, told:
        case PlantedNotice(), Notice():
            return told.kind is plant.kind and plant.words.casefold() in told.text.casefold()
        case Planted(), Change():
            return _is_change(plant, told)
    return False


def _is_change(plant: Planted, change: Change) -> bool:
    return (
        (change.kind, change.op, change.place) == (plant.kind, plant.op, plant.place)
        and plant.silent in (None, change.silent)
        and plant.direction in (None, change.direction)
        and _says(change.before, plant.before)
        and _says(change.after, plant.after)
    )


def _says(claim: Claim | None, words: str | None) -> bool:
    """Whether the claim is the planted one; both may be absent."""
    if claim is None or words is None:
        return claim is None and words is None
    match claim:
        case Figure():
            return claim.value == words
        case Quote():
            held = [claim.text, claim.speaker_name, claim.speaker.text if claim.speaker else None]
        case Attribution():
            held = [claim.text, claim.source_name, claim.source.text if claim.source else None]
    return any(words.casefold() in text.casefold() for text in held if text)
