"""API tokens: who has one, a new one, shown once, and taking one back."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.web.access import ADMINISTERS, principal_of
from monitor.web.pages.changes import ID
from monitor.web.render import render
from monitor.web.secret_keys import digest_of_secret, new_token
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(dependencies=[ADMINISTERS])


@router.get("/tokens")
def tokens(request: Request) -> Response:
    """All tokens, without their secrets."""
    return _page(request)


@router.post("/tokens")
def create(
    request: Request,
    name: Annotated[str, Form(max_length=64)],
    scope: Annotated[Literal["read", "write", "admin"], Form()] = "read",
    days: Annotated[int, Form(ge=0, le=3650)] = 0,
) -> Response:
    """A new token, good for so many days (0: until it is revoked). It stands on this answer and nowhere else."""
    site, principal, secret = site_of(request), principal_of(request), new_token()
    now = site.clock()
    made_by = principal.name if principal else ""
    ends = now + timedelta(days=days) if days else None
    site.store.add_token(name, scope, digest_of_secret(secret), made_by=made_by, now=now, expires_at=ends)
    return _page(request, secret)


@router.post("/tokens/{token_id}/revoke")
def revoke(request: Request, token_id: ID) -> Response:
    """Let it in no more."""
    site = site_of(request)
    site.store.revoke_token(token_id, now=site.clock())
    return RedirectResponse("/tokens", 303)


def _page(request: Request, secret: str = "") -> Response:
    site = site_of(request)
    now = site.clock()
    found = site.store.tokens()
    good, over = [one for one in found if one.is_good(now)], [one for one in found if not one.is_good(now)]
    answer = render(request, "tokens.html", good=good, over=over, secret=secret)
    answer.headers["cache-control"] = "no-store"
    return answer
