"""/api/v1/tokens: programs' keys, for who administers; /api/v1/me: who asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.show.desk import token_to_json
from monitor.store.records_desk import TokenScope
from monitor.web.access import ADMINISTERS, READS, NotLoggedIn, principal_of
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, done
from monitor.web.api.v1_asked import ID, Plain
from monitor.web.api.v1_desk_records import Me, NewToken, Token
from monitor.web.api.v1_models import Listed, Model
from monitor.web.secret_keys import digest_of_secret, new_token
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["tokens"], route_class=BoundedRoute)


class GivenToken(Model):
    """What the token is for."""

    name: Annotated[Plain, Field(min_length=1, max_length=64, description="On one line; no other good one's.")]
    scope: TokenScope = "read"
    days: int = Field(0, ge=0, le=3650, description="Good for so many days; 0: until it is revoked.")


@router.get("/me", dependencies=[READS], response_model=Me, operation_id="get_me")
def get_me(request: Request) -> Response:
    """Who asks, and what they may do."""
    principal = principal_of(request)
    if principal is None:
        raise NotLoggedIn
    content = {"name": principal.name, "scopes": sorted(principal.scopes), "by": principal.by}
    return answered(request, content)


@router.get("/tokens", dependencies=[ADMINISTERS], response_model=Listed[Token], operation_id="list_tokens")
def list_tokens(request: Request) -> Response:
    """All tokens without their keys, the latest made first; those that are good no more, too."""
    found = site_of(request).store.tokens()
    return answered(request, {"items": [token_to_json(one) for one in found], "next": None})


@router.post("/tokens", dependencies=[ADMINISTERS], response_model=NewToken, status_code=201, operation_id="make_token")
def make(request: Request, given: GivenToken) -> Response:
    """Make a token. Its key stands in this answer and nowhere else; 409 where a good one has the name."""
    site, principal, secret = site_of(request), principal_of(request), new_token()
    now = site.clock()
    ends = now + timedelta(days=given.days) if given.days else None
    made_by = principal.name if principal else ""
    made = site.store.add_token(
        given.name, given.scope, digest_of_secret(secret), made_by=made_by, now=now, expires_at=ends
    )
    headers = {"cache-control": "no-store"}
    return answered(request, token_to_json(made) | {"secret": secret}, status=201, headers=headers)


@router.delete("/tokens/{token_id}", dependencies=[ADMINISTERS], status_code=204, operation_id="revoke_token")
def revoke(request: Request, token_id: ID) -> Response:
    """Let it in no more; 404 where no such one is good."""
    site = site_of(request)
    site.store.revoke_token(token_id, now=site.clock())
    return done()
