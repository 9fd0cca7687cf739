"""/api/v1/openapi.json describes the API (OpenAPI 3.1); /api/docs shows the same to people, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response

from monitor.web.access import ADMINISTERS, READS, WRITES
from monitor.web.api.v1_alerts import router as alerts
from monitor.web.api.v1_answers import MOST_BODY_BYTES, PREFIX, answered
from monitor.web.api.v1_articles import router as articles
from monitor.web.api.v1_changes import router as changes
from monitor.web.api.v1_checks import router as checks
from monitor.web.api.v1_desk import router as desk
from monitor.web.api.v1_filters import router as filters
from monitor.web.api.v1_health import router as health
from monitor.web.api.v1_models import Problem
from monitor.web.api.v1_search import router as search
from monitor.web.api.v1_status import router as status
from monitor.web.api.v1_texts import router as texts
from monitor.web.api.v1_tokens import router as tokens
from monitor.web.api.v1_watching import router as watching
from monitor.web.render import render

__all__ = ["V1_ROUTERS", "described", "router"]

# The desk comes first: /changes/seen-up-to is no change's id.
V1_ROUTERS = (desk, changes, articles, search, filters, checks, watching, alerts, texts, health, status, tokens)
router = APIRouter(dependencies=[READS])
DESCRIPTION = f"""Which figures, quotes and sources of news articles changed after publication.

Times are ISO 8601 in UTC. Lists come page by page: `next` (and the header Link, rel="next") leads to the next page.
Every answer has a weak ETag; a request with If-None-Match is answered with 304 while nothing has changed. What goes
wrong is told as problem details (RFC 9457). A body may have {MOST_BODY_BYTES:,} bytes. New changes as they are found:
`/events` (server-sent events). Stored words are given as they were published: show them as text, never as markup."""
PROBLEM = "#/components/schemas/Problem"
REFUSALS: dict[str, Any] = {
    "description": "What went wrong: 401, 403, 404, 409, 413, 422, 503 and their kin.",
    "content": {"application/problem+json": {"schema": {"$ref": PROBLEM}}},
}


@router.get(f"{PREFIX}/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The description of the API for programs that make clients, and for schemathesis."""
    return answered(request, described())


@router.get("/api/docs", include_in_schema=False)
def docs(request: Request) -> Response:
    """The same as a page."""
    return render(request, "api.html", operations=list(_operations()), description=DESCRIPTION, limit=MOST_BODY_BYTES)


@cache
def described() -> dict[str, Any]:
    """The API as an OpenAPI document."""
    made = get_openapi(
        title="monitor",
        version=version("claim-monitor"),
        summary="Which claims of news articles changed after publication",
        description=DESCRIPTION,
        routes=[route for one in V1_ROUTERS for route in one.routes],
        servers=[{"url": "/"}],
    )
    parts = made["components"]
    parts["schemas"] = {name: one for name, one in parts["schemas"].items() if "ValidationError" not in name}
    parts["schemas"] |= _schema_of_problem()
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "description": "A token of monitor's."}}
    made["security"] = [{"token": []}, {}]
    scopes = _scopes()
    for path, method, operation in _each(made):
        operation["responses"].pop("422", None)
        operation["responses"]["default"] = REFUSALS
        operation["x-scope"] = scopes[path, method]
    return made


def _schema_of_problem() -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs"), "Problem": schema}


def _each(made: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _scopes() -> dict[tuple[str, str], str]:
    """What a token needs for each operation."""
    found: dict[tuple[str, str], str] = {}
    for route in (route for one in V1_ROUTERS for route in one.routes):
        needed = {dependency.dependency for dependency in getattr(route, "dependencies", ())}
        for method in getattr(route, "methods", None) or ():
            scope = "write" if WRITES.dependency in needed else "read"
            scope = "admin" if ADMINISTERS.dependency in needed else scope
            found[str(getattr(route, "path_format", "")), method.lower()] = scope
    return found


@dataclass(frozen=True, slots=True)
class _Field:
    """A parameter, or a field of a body."""

    name: str
    place: str
    kind: str
    words: str
    required: bool


@dataclass(frozen=True, slots=True)
class _Operation:
    """One operation as the page shows it."""

    name: str
    method: str
    path: str
    words: str
    tag: str
    scope: str
    fields: tuple[_Field, ...]


def _operations() -> Iterator[_Operation]:
    made = described()
    for path, method, operation in _each(made):
        asked = [
            _Field(one["name"], one["in"], _kind(one["schema"]), one.get("description", ""), one.get("required", False))
            for one in operation.get("parameters", ())
        ]
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        fields = (*asked, *(_body_fields(made, body) if body else ()))
        words = operation.get("description", "")
        yield _Operation(
            operation["operationId"], method.upper(), path, words, operation["tags"][0], operation["x-scope"], fields
        )


def _body_fields(made: dict[str, Any], schema: dict[str, Any]) -> Iterator[_Field]:
    model = made["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    required = model.get("required", ())
    for name, one in model["properties"].items():
        yield _Field(name, "body", _kind(one), one.get("description", ""), name in required)


def _kind(schema: dict[str, Any]) -> str:
    """The type in a word or two: "integer", "figure, quote or sourcing", "list of string"."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(one) for one in schema["anyOf"] if one.get("type") != "null"))
    if "$ref" in schema:
        known = described()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return _kind(known) if "enum" in known else str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    return str(schema.get("const") or schema.get("format") or schema.get("type", "any"))
