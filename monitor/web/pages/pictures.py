"""The picture of a change, for sharing."""

from __future__ import annotations

from threading import Lock

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from monitor.web.access import READS
from monitor.web.api.v1_answers import is_fresh, weak_etag
from monitor.web.fonts import fonts_here
from monitor.web.pages.changes import ID
from monitor.web.picture import picture_of
from monitor.web.site import base_of, site_of

__all__ = ["router"]

router = APIRouter(dependencies=[READS], include_in_schema=False)
# One at a time: FreeType's fonts are not for several threads, and pictures must not take both cores from the pages.
ONE_AT_A_TIME = Lock()


@router.get("/changes/{change_id}.png")
def picture(request: Request, change_id: ID) -> Response:
    """The change as a picture of 1200 × 630 pixels."""
    record = site_of(request).store.change(change_id)
    with ONE_AT_A_TIME:
        body = picture_of(record, f"{base_of(request)}/changes/{record.id}", fonts_here())
    known = {"cache-control": "private, no-cache", "etag": weak_etag(body)}
    if is_fresh(request, known["etag"]):
        return Response(status_code=304, headers=known)
    return Response(body, headers=known, media_type="image/png")
