"""What people say of changes: seen, verdicts, notes; and the dampings that noise verdicts make."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.damping import signature_of
from monitor.errors import NotFoundError
from monitor.store.records import ChangeFilter
from monitor.web.access import READS, WRITES, Forbidden, NotLoggedIn, Principal, principal_of
from monitor.web.own_paths import own_path
from monitor.web.pages.changes import ID
from monitor.web.render import render
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter()
MOST_HIDDEN = 200  # shown of what a damping hides: enough to judge it by
Back = Annotated[str, Form(max_length=2000)]


def _person(request: Request) -> Principal:
    principal = principal_of(request)
    if principal is None:
        raise NotLoggedIn
    return principal


Person = Annotated[Principal, Depends(_person)]


@router.post("/changes/seen-up-to", dependencies=[WRITES])
def seen_up_to(
    request: Request, person: Person, change: Annotated[int, Form(ge=1, le=2**63 - 1)], back: Back = "/"
) -> Response:
    """This change and all that were recorded before it count as seen."""
    site = site_of(request)
    site.store.mark_seen_up_to(person.name, change, now=site.clock())
    return _back(back)


@router.post("/changes/{change_id}/seen", dependencies=[WRITES])
def seen(
    request: Request, person: Person, change_id: ID, seen: Annotated[Literal["yes", "no"], Form()], back: Back = "/"
) -> Response:
    """This change counts as seen, or as unseen, for who asks."""
    site = site_of(request)
    site.store.mark_seen(person.name, change_id, seen=seen == "yes", now=site.clock())
    return _back(back)


@router.post("/changes/{change_id}/verdict", dependencies=[WRITES])
def verdict(
    request: Request,
    person: Person,
    change_id: ID,
    verdict: Annotated[Literal["real", "noise", "none"], Form()],
    back: Back = "/",
) -> Response:
    """What somebody says of this change: it tells something, or is noise; "none" takes that back."""
    site = site_of(request)
    signature = signature_of(site.store.change(change_id).change)
    site.store.record_verdict(change_id, verdict, person.name, signature=signature, now=site.clock())
    return _back(back)


@router.post("/changes/{change_id}/note", dependencies=[WRITES])
def note(
    request: Request,
    person: Person,
    change_id: ID,
    text: Annotated[str, Form(max_length=20_000)] = "",
    remove: Annotated[int | None, Form(ge=1, le=2**63 - 1)] = None,
    back: Back = "/",
) -> Response:
    """Write a note beside this change, or remove one: its author may, and who administers."""
    site = site_of(request)
    if remove is None:
        site.store.add_note(change_id, person.name, text, now=site.clock())
        return _back(back)
    known = site.store.note(remove)
    if known.change_id != change_id:
        raise NotFoundError(f"note {remove}", "no such note beside this change")
    if known.person != person.name and "admin" not in person.scopes:
        raise Forbidden(f"this note is {known.person}'s: they can remove it, and who administers")
    site.store.remove_note(remove)
    return _back(back)


@router.get("/dampings", dependencies=[READS])
def dampings(request: Request) -> Response:
    """What noise verdicts leave out of the stream and the alerts, and what they did before they were lifted."""
    found = site_of(request).store.dampings(lifted=True)
    return render(
        request,
        "dampings.html",
        holding=[one for one in found if one.lifted_at is None],
        lifted=[one for one in found if one.lifted_at is not None],
    )


@router.get("/dampings/{damping_id}", dependencies=[READS])
def damping(request: Request, damping_id: ID) -> Response:
    """One damping with the changes that it hides, the newest first."""
    store = site_of(request).store
    hidden = store.changes(ChangeFilter(hidden_by=damping_id, include_damped=True), limit=MOST_HIDDEN)
    return render(request, "damping.html", damping=store.damping(damping_id), changes=hidden, most=MOST_HIDDEN)


@router.post("/dampings/{damping_id}/lift", dependencies=[WRITES])
def lift(request: Request, person: Person, damping_id: ID) -> Response:
    """Hide nothing more by this damping, and show again what it hid."""
    site = site_of(request)
    site.store.lift_damping(damping_id, person.name, now=site.clock())
    return RedirectResponse("/dampings", 303)


def _back(asked: str) -> Response:
    return RedirectResponse(own_path(asked), 303)
