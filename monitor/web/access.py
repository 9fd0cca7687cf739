"""Who may do what. Every route names one of `public`, `reads`, `writes`, `administers`; one that names none is refused.

Where no password is set, whoever reaches the server (on loopback alone) may do everything; else who is logged in, and
programs by their tokens' scopes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute
from starlette.requests import Request

from monitor.web.site import site_of

__all__ = [
    "ADMINISTERS",
    "ASKS",
    "PUBLIC",
    "READS",
    "WRITES",
    "Forbidden",
    "NotLoggedIn",
    "Principal",
    "Scope",
    "principal_of",
    "routes_without_access",
]

Scope = Literal["read", "write", "admin"]


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks. `name` stands beside what they note; `by` tells how they are known."""

    name: str
    scopes: frozenset[str] = field(default_factory=frozenset)
    by: Literal["open", "session", "token"] = "open"


class NotLoggedIn(Exception):  # noqa: N818 - reads as what it is
    """Nobody is known to ask: the log-in page, or 401 for a program."""


class Forbidden(Exception):  # noqa: N818
    """Whoever asks may not do this: 403. The message says what is missing."""


def principal_of(request: Request) -> Principal | None:
    """Who the gate found out that it is; None for nobody."""
    principal: Principal | None = getattr(request.state, "principal", None)
    return principal


def _needs(scope: Scope) -> Any:
    def check(request: Request) -> Principal:
        principal = principal_of(request)
        if principal is None:
            raise NotLoggedIn
        if scope not in principal.scopes:
            raise Forbidden(f"this needs the scope {scope!r}; this token has {', '.join(sorted(principal.scopes))}")
        return principal

    check.__name__ = f"needs_{scope}"
    return check


def _anybody(request: Request) -> None:
    site_of(request)


# For routers and routes: `APIRouter(dependencies=[READS])`, `@router.post(…, dependencies=[WRITES])`.
PUBLIC = Depends(_anybody)
READS = Depends(_needs("read"))
WRITES = Depends(_needs("write"))
ADMINISTERS = Depends(_needs("admin"))
# A POST that changes nothing: its body is the question.
ASKS = Depends(_needs("read"))
KNOWN = {PUBLIC.dependency, READS.dependency, WRITES.dependency, ADMINISTERS.dependency, ASKS.dependency}


def routes_without_access(routers: Iterable[APIRouter]) -> Iterator[str]:
    """The routes that nobody has said about who may use them. There must be none: the app refuses to start."""
    for route in (route for router in routers for route in router.routes if isinstance(route, APIRoute)):
        methods = set(route.methods or ())
        named = {dependency.dependency for dependency in route.dependencies} & KNOWN
        if not named:
            yield f"{','.join(sorted(methods))} {route.path}"
        elif methods - {"GET", "HEAD"} and named <= {READS.dependency}:
            yield f"{','.join(sorted(methods))} {route.path} (changes something, and asks only for `reads`)"
