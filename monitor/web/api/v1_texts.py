"""/api/v1/claims and /api/v1/compare: claims and changes of texts that are sent along. Nothing is stored."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.formats import version_from_json
from monitor.web.access import ASKS
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered
from monitor.web.api.v1_models import Claims, Comparison, Model
from monitor.web.site import site_of

__all__ = ["CLAIMS_OF", "router"]

router = APIRouter(prefix=PREFIX, tags=["texts"], route_class=BoundedRoute, dependencies=[ASKS])
# Run in a worker by name, where they can be stopped.
CLAIMS_OF = "monitor.web.texts:claims_of"
COMPARISON_OF = "monitor.web.texts:comparison_of"
Text = Annotated[str, Field(max_length=200_000)]
Short = Annotated[str, Field(max_length=5_000)]
Language = Annotated[str, Field(pattern="^[a-z]{2}$", description="ISO 639-1; found out from the text by default.")]


class GivenText(Model):
    """A text to read the claims of."""

    text: Text
    lang: Language | None = None
    published: date | None = Field(None, description='What "Monday" is reckoned from.')


class GivenLink(Model):
    """A link in the text."""

    url: Short
    anchor: Short = ""
    start: int = Field(0, ge=0, le=10_000_000)
    end: int = Field(0, ge=0, le=10_000_000)


class GivenVersion(Model):
    """One version of an article."""

    text: Text
    title: Short = ""
    summary: Short | None = None
    links: list[GivenLink] = Field([], max_length=2_000)
    captions: list[Short] = Field([], max_length=500)
    modified: datetime | None = None
    published: datetime | None = None
    lang: Language | None = None


class TwoVersions(Model):
    """What to compare."""

    before: GivenVersion
    after: GivenVersion


@router.post("/claims", response_model=Claims, operation_id="read_claims")
async def read_claims(request: Request, given: GivenText) -> Response:
    """The figures, quotes and attributions of a text."""
    run = site_of(request).services.workers.run
    return answered(request, await run("the given text", CLAIMS_OF, given.text, given.lang, given.published))


@router.post("/compare", response_model=Comparison, operation_id="compare_versions")
async def compare_versions(request: Request, given: TwoVersions) -> Response:
    """Which claims changed between two versions, each place's changes for itself."""
    before, after = (version_from_json(_row(one)) for one in (given.before, given.after))
    run = site_of(request).services.workers.run
    return answered(request, await run("the given versions", COMPARISON_OF, before, after))


def _row(given: GivenVersion) -> dict[str, Any]:
    return given.model_dump(mode="json")
