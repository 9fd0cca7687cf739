"""Log-in, log-out, who is logged in, and the help page."""

from __future__ import annotations

import asyncio
import math
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.errors import NotFoundError
from monitor.store.records_desk import SessionRecord
from monitor.web.access import PUBLIC, READS, WRITES, principal_of
from monitor.web.own_paths import own_path
from monitor.web.passwords import is_right, mark_of_hash
from monitor.web.render import render
from monitor.web.secret_keys import digest_of_secret
from monitor.web.site import Site, site_of
from monitor.web.throttle import Throttle
from monitor.web.who import address_of, cookie_name, session_asking

__all__ = ["router"]

router = APIRouter()
SHARED = "desk"
# A check takes 64 MB for tens of milliseconds: two at a time, and whoever comes while so many wait is sent away.
AT_A_TIME, MOST_WAITING = 2, 20
Next = Annotated[str, Form(max_length=2000)]


class Door:
    """The throttle, and the places in which passwords are checked. One for an app."""

    def __init__(self) -> None:
        self.throttle = Throttle()
        self._places = asyncio.Semaphore(AT_A_TIME)
        self._waiting = 0

    @property
    def is_crowded(self) -> bool:
        """Whether too many wait for a place already."""
        return self._waiting > MOST_WAITING

    async def is_right(self, accounts: Mapping[str, str], name: str, password: str) -> bool:
        """Whether this is the password of `name`, found out off the loop."""
        self._waiting += 1
        try:
            async with self._places:
                return await asyncio.to_thread(is_right, accounts, name, password)
        finally:
            self._waiting -= 1


@router.get("/login", dependencies=[PUBLIC])
def login_page(request: Request, next: str = "/") -> Response:
    """The form. Whoever is logged in, or needs no password, goes on at once."""
    if principal_of(request) is not None:
        return RedirectResponse(own_path(next), 303)
    return _form(request, next)


@router.post("/login", dependencies=[PUBLIC])
async def login(
    request: Request,
    password: Annotated[str, Form(max_length=1000)],
    name: Annotated[str, Form(max_length=64)] = SHARED,
    next: Next = "/",
) -> Response:
    """Begin a session, always a new one; wait, or say that it was wrong, and not what of it."""
    site, door = site_of(request), _door(request)
    web, now = site.settings.web, site.clock()
    if not web.accounts:
        return RedirectResponse(own_path(next), 303)
    name, address = name.strip() or SHARED, address_of(web, request)
    wait = door.throttle.wait(address, name, now)
    if wait > timedelta(0) or door.is_crowded:
        return _wait(request, next, max(math.ceil(wait.total_seconds()), 1))
    door.throttle.count(address, name, now)
    if not await door.is_right(web.accounts, name, password):
        site.log.warning("login_failed", address=address)
        return _form(request, next, status=401, fault="That name and password don’t fit together.", name=name)
    door.throttle.succeed(address, name)
    secret = await site.read(_begin, site, request, name, address)
    answer = RedirectResponse(own_path(next), 303)
    lasts = web.session_days * 86_400
    answer.set_cookie(
        cookie_name(web), secret, max_age=lasts, path="/", secure=web.is_behind_tls, httponly=True, samesite="lax"
    )
    return answer


@router.post("/logout", dependencies=[PUBLIC])
def logout(request: Request) -> Response:
    """End this session, where there is one."""
    site = site_of(request)
    session = session_asking(site, request, site.clock())
    if session is not None:
        site.store.end_sessions(session.person, session_id=session.id)
    return _out(site)


@router.get("/account", dependencies=[READS])
def account(request: Request) -> Response:
    """Who is asking, and where else they are logged in."""
    site, now = site_of(request), site_of(request).clock()
    current = session_asking(site, request, now) if site.settings.web.accounts else None
    principal = principal_of(request)
    sessions = site.store.sessions(principal.name, now) if principal and principal.by == "session" else []
    return render(request, "account.html", current=current, sessions=sessions)


@router.post("/account/sessions/{session_id}/end", dependencies=[WRITES])
def end_session(request: Request, session_id: Annotated[str, Path(pattern="^[0-9a-f]{1,64}$")]) -> Response:
    """End one session of one's own; another's is none that is known."""
    site, principal = site_of(request), principal_of(request)
    if principal is None or not site.store.end_sessions(principal.name, session_id=session_id):
        raise NotFoundError("session", "no such session of yours; it may have ended")
    return RedirectResponse("/account", 303)


@router.post("/account/logout-everywhere", dependencies=[WRITES])
def logout_everywhere(request: Request) -> Response:
    """End all sessions of one's own."""
    site, principal = site_of(request), principal_of(request)
    if principal is not None and principal.by == "session":
        site.store.end_sessions(principal.name)
    return _out(site)


@router.get("/help", dependencies=[READS])
def help_page(request: Request) -> Response:
    """What the pages show, the keys, and where programs ask."""
    return render(request, "help.html")


def _door(request: Request) -> Door:
    state = request.app.state
    if not hasattr(state, "door"):
        state.door = Door()
    door: Door = state.door
    return door


def _begin(site: Site, request: Request, name: str, address: str) -> str:
    """A new session's secret. The one that the browser had before, if any, ends: nobody keeps a planted one alive."""
    web, now = site.settings.web, site.clock()
    before = session_asking(site, request, now)
    if before is not None:
        site.store.end_sessions(before.person, session_id=before.id)
    secret = secrets.token_urlsafe(32)
    session = SessionRecord(
        id=secrets.token_hex(8),
        person=name,
        password_mark=mark_of_hash(web.accounts[name]),
        made_at=now,
        used_at=now,
        expires_at=now + timedelta(days=web.session_days),
        address=address,
        agent=request.headers.get("user-agent", "")[:200],
    )
    site.store.add_session(session, digest_of_secret(secret))
    return secret


def _out(site: Site) -> Response:
    answer = RedirectResponse("/login" if site.settings.web.accounts else "/", 303)
    web = site.settings.web
    answer.delete_cookie(cookie_name(web), path="/", secure=web.is_behind_tls, httponly=True, samesite="lax")
    return answer


def _wait(request: Request, target: str, seconds: int) -> Response:
    words = f"Too many attempts of late. Try again in {seconds} second{'' if seconds == 1 else 's'}."
    answer = _form(request, target, status=429, fault=words)
    answer.headers["retry-after"] = str(seconds)
    return answer


def _form(request: Request, target: str, *, status: int = 200, fault: str = "", name: str = "") -> Response:
    shared = list(site_of(request).settings.web.accounts) == [SHARED]
    return render(request, "login.html", status=status, target=own_path(target), fault=fault, name=name, shared=shared)
