"""/api/v1 of the desk: what people say of changes (seen, verdicts, notes), and the dampings that noise verdicts make."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.damping import signature_of
from monitor.show.desk import damping_to_json, desk_to_json, note_to_json, verdict_result_to_json, verdict_to_json
from monitor.show.records import change_record_to_json
from monitor.store.desk_notes import LONGEST_NOTE
from monitor.store.desk_seen import MOST_COUNTED
from monitor.store.records import ChangeFilter
from monitor.store.records_desk import Verdict
from monitor.web.access import READS, WRITES, Forbidden, principal_of
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, done, number_cursor, paged
from monitor.web.api.v1_asked import ID, PageQuery, Plain
from monitor.web.api.v1_desk_records import Damping, Desk, Judged, Lifted, Note, SaidVerdict, Unseen
from monitor.web.api.v1_models import Listed, Model, RecordedChange
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["desk"], route_class=BoundedRoute)


class SeenUpTo(Model):
    """Up to which change all are seen."""

    change_id: int = Field(ge=1, le=2**63 - 1)


class GivenVerdict(Model):
    """What somebody says of a change."""

    verdict: Literal["real", "noise"]


class GivenNote(Model):
    """What to write beside a change."""

    text: Annotated[Plain, Field(min_length=1, max_length=LONGEST_NOTE)]


class DampingsQuery(PageQuery):
    """Which dampings."""

    lifted: bool = Field(False, description="Those that were lifted, too.")


@router.get("/unseen", dependencies=[READS], response_model=Unseen, operation_id="count_unseen")
def count_unseen(request: Request) -> Response:
    """How many changes of the stream who asks has not seen."""
    found = site_of(request).store.unseen_count(_person(request))
    return answered(request, {"count": found, "or_more": found >= MOST_COUNTED})


@router.post("/changes/seen-up-to", dependencies=[WRITES], status_code=204, operation_id="mark_seen_up_to")
def mark_seen_up_to(request: Request, given: SeenUpTo) -> Response:
    """This change and all that were recorded before it count as seen by who asks."""
    site = site_of(request)
    site.store.mark_seen_up_to(_person(request), given.change_id, now=site.clock())
    return done()


@router.get("/changes/{change_id}/desk", dependencies=[READS], response_model=Desk, operation_id="get_desk")
def get_desk(request: Request, change_id: ID) -> Response:
    """What people say of a change, whether who asks has seen it, and the damping that hides it."""
    store = site_of(request).store
    store.change(change_id)
    return answered(request, desk_to_json(store.desk_of(_person(request), [change_id])[change_id]))


@router.put("/changes/{change_id}/seen", dependencies=[WRITES], status_code=204, operation_id="mark_seen")
def mark_seen(request: Request, change_id: ID) -> Response:
    """This change counts as seen by who asks."""
    return _mark(request, change_id, seen=True)


@router.delete("/changes/{change_id}/seen", dependencies=[WRITES], status_code=204, operation_id="mark_unseen")
def mark_unseen(request: Request, change_id: ID) -> Response:
    """This change counts as unseen by who asks."""
    return _mark(request, change_id, seen=False)


@router.get(
    "/changes/{change_id}/verdicts",
    dependencies=[READS],
    response_model=Listed[SaidVerdict],
    operation_id="list_verdicts",
)
def list_verdicts(request: Request, change_id: ID) -> Response:
    """All that was said of a change, the latest last; `none` took back what was said before."""
    store = site_of(request).store
    store.change(change_id)
    found = store.verdict_history(change_id)
    return answered(request, {"items": [verdict_to_json(one) for one in found], "next": None})


@router.put("/changes/{change_id}/verdict", dependencies=[WRITES], response_model=Judged, operation_id="judge_change")
def judge(request: Request, change_id: ID, given: GivenVerdict) -> Response:
    """Say of a change that it is real, or noise: noise damps its kind at that outlet, real lifts the damping."""
    return _say(request, change_id, given.verdict)


@router.delete(
    "/changes/{change_id}/verdict", dependencies=[WRITES], response_model=Judged, operation_id="take_verdict_back"
)
def take_back(request: Request, change_id: ID) -> Response:
    """Take back what was said of a change."""
    return _say(request, change_id, "none")


@router.get("/changes/{change_id}/notes", dependencies=[READS], response_model=Listed[Note], operation_id="list_notes")
def list_notes(request: Request, change_id: ID) -> Response:
    """The notes beside a change, the oldest first; all at once."""
    store = site_of(request).store
    store.change(change_id)
    found = store.desk_of("", [change_id])[change_id].notes
    return answered(request, {"items": [note_to_json(one) for one in found], "next": None})


@router.post(
    "/changes/{change_id}/notes",
    dependencies=[WRITES],
    response_model=Note,
    status_code=201,
    operation_id="add_note",
)
def add_note(request: Request, change_id: ID, given: GivenNote) -> Response:
    """Write a note beside a change."""
    site = site_of(request)
    made = site.store.add_note(change_id, _person(request), given.text, now=site.clock())
    return answered(request, note_to_json(made), status=201, headers={"location": f"{PREFIX}/notes/{made.id}"})


@router.get("/notes/{note_id}", dependencies=[READS], response_model=Note, operation_id="get_note")
def get_note(request: Request, note_id: ID) -> Response:
    """One note."""
    return answered(request, note_to_json(site_of(request).store.note(note_id)))


@router.delete("/notes/{note_id}", dependencies=[WRITES], status_code=204, operation_id="remove_note")
def remove_note(request: Request, note_id: ID) -> Response:
    """Remove a note: its author may, and who administers."""
    store, principal = site_of(request).store, principal_of(request)
    known = store.note(note_id)
    if principal is None or (known.person != principal.name and "admin" not in principal.scopes):
        raise Forbidden(f"this note is {known.person}'s: they can remove it, and who administers")
    store.remove_note(note_id)
    return done()


@router.get("/dampings", dependencies=[READS], response_model=Listed[Damping], operation_id="list_dampings")
def list_dampings(request: Request, asked: Annotated[DampingsQuery, Query()]) -> Response:
    """What noise verdicts leave out of the stream and the alerts, the latest first."""
    cursor = number_cursor(request, asked.cursor)
    found = site_of(request).store.dampings(lifted=asked.lifted, limit=asked.limit + 1, cursor=cursor)
    return paged(request, found, asked.limit, damping_to_json, lambda one: one.id)


@router.get("/dampings/{damping_id}", dependencies=[READS], response_model=Damping, operation_id="get_damping")
def get_damping(request: Request, damping_id: ID) -> Response:
    """One damping."""
    return answered(request, damping_to_json(site_of(request).store.damping(damping_id)))


@router.get(
    "/dampings/{damping_id}/changes",
    dependencies=[READS],
    response_model=Listed[RecordedChange],
    operation_id="list_damped_changes",
)
def list_damped_changes(request: Request, damping_id: ID, asked: Annotated[PageQuery, Query()]) -> Response:
    """The changes that a damping hides, the newest first."""
    store = site_of(request).store
    wanted = ChangeFilter(hidden_by=store.damping(damping_id).id, include_damped=True)
    found = store.changes(wanted, limit=asked.limit + 1, cursor=number_cursor(request, asked.cursor))
    return paged(request, found, asked.limit, change_record_to_json, lambda record: record.id)


@router.post("/dampings/{damping_id}/lift", dependencies=[WRITES], response_model=Lifted, operation_id="lift_damping")
def lift(request: Request, damping_id: ID) -> Response:
    """Hide nothing more by this damping, and show again what it hid. Lifting it twice changes nothing."""
    site = site_of(request)
    shown = site.store.lift_damping(damping_id, _person(request), now=site.clock())
    lifted: dict[str, Any] = damping_to_json(site.store.damping(damping_id))
    return answered(request, {"damping": lifted, "shown": shown})


def _person(request: Request) -> str:
    principal = principal_of(request)
    return principal.name if principal else ""


def _mark(request: Request, change_id: int, *, seen: bool) -> Response:
    site = site_of(request)
    site.store.mark_seen(_person(request), change_id, seen=seen, now=site.clock())
    return done()


def _say(request: Request, change_id: int, verdict: Verdict) -> Response:
    site = site_of(request)
    signature = signature_of(site.store.change(change_id).change)
    result = site.store.record_verdict(change_id, verdict, _person(request), signature=signature, now=site.clock())
    return answered(request, verdict_result_to_json(result))
