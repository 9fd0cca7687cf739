"""PURE: the stories that the demo tells, in the order of its papers' front pages."""

from __future__ import annotations

from monitor.demo.stories import (
    bus_fares,
    classrooms,
    dam_inspection,
    ferry_fire,
    harvest_aid,
    hospital_wards,
    leaders_call,
    library_boats,
    lighthouse,
    recount,
    shipyard_strike,
    water_audit,
)
from monitor.demo.story import Story

__all__ = ["STORIES"]

STORIES: tuple[Story, ...] = (
    leaders_call.STORY,
    ferry_fire.STORY,
    shipyard_strike.STORY,
    hospital_wards.STORY,
    harvest_aid.STORY,
    lighthouse.STORY,
    recount.STORY,
    dam_inspection.STORY,
    bus_fares.STORY,
    classrooms.STORY,
    water_audit.STORY,
    library_boats.STORY,
)
