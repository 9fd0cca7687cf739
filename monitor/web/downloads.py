"""What is sent as a file: the names, and raw bytes that no browser of ours ever renders."""

from __future__ import annotations

from starlette.responses import Response

__all__ = ["attached", "raw_bytes"]


def attached(name: str) -> dict[str, str]:
    """Headers of a file to be saved. Names are made of ids and times, never of titles."""
    return {"content-disposition": f'attachment; filename="{name}"', "cache-control": "private, no-store"}


def raw_bytes(body: bytes, name: str) -> Response:
    """A page as it came, as bytes of no kind: a stranger's page must never be one of this site's."""
    headers = {**attached(name), "x-content-type-options": "nosniff", "content-security-policy": "sandbox"}
    return Response(body, headers=headers, media_type="application/octet-stream")
