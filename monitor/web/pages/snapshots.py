"""One snapshot to be read: its words with the claims in them, its digests, and its page and text as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import NotFoundError
from monitor.notify.markup import one_line
from monitor.show.lineages import steps_of
from monitor.web.access import READS
from monitor.web.api.v1_asked import Number
from monitor.web.downloads import attached, raw_bytes
from monitor.web.pages.changes import ID
from monitor.web.reading import plain_text, reading
from monitor.web.render import render
from monitor.web.site import site_of

if TYPE_CHECKING:
    from monitor.store.records import SnapshotRecord, StoredVersion
    from monitor.store.records_lineage import LineageRecord

__all__ = ["router"]

router = APIRouter(dependencies=[READS])
MOST_CHANGES, MOST_LINEAGES = 30, 30
# Of what a claim was before, so much is said; its own page says all.
MOST_VERSIONS, LONGEST_STEPS = 20, 300


@router.get("/articles/{article_id}/snapshots/{number}")
def snapshot(request: Request, article_id: ID, number: Number) -> Response:
    """What an article said at a time, with its claims marked, what changed then, and how to check it."""
    store = site_of(request).store
    article = store.article(article_id)
    stored = store.version(article.id, number)
    changes = store.changes_of_each([stored.snapshot.id], limit=MOST_CHANGES + 1)[stored.snapshot.id]
    lineages = store.lineages(article.id, only_changed=True, changed_at=number, most_versions=MOST_VERSIONS)
    against = stored.snapshot.compared_with or number - 1
    return render(
        request,
        "snapshot.html",
        article=article,
        snapshot=stored.snapshot,
        said=stored.article,
        reading=reading(stored.version),
        against=against or None,
        later=number + 1 if number < article.latest_number else None,
        changes=changes[:MOST_CHANGES],
        more_changes=len(changes) > MOST_CHANGES,
        lineages=[(one, _steps(one)) for one in lineages[:MOST_LINEAGES]],
        check_id=store.check_of_snapshot(article.id, stored.snapshot.id),
    )


def _steps(lineage: LineageRecord) -> str:
    """What the claim was in turn, the end of it where it is long: that is what changed at the snapshot."""
    said = one_line(steps_of(lineage))
    is_cut = lineage.left_out > 0 or len(said) > LONGEST_STEPS
    return f"… {said[-LONGEST_STEPS:]}" if is_cut else said


@router.get("/articles/{article_id}/snapshots/{number}/raw")
def raw_page(request: Request, article_id: ID, number: Number) -> Response:
    """The bytes of a snapshot's page as they came, to be saved."""
    store = site_of(request).store
    article = store.article(article_id)
    known = _words_of(store.snapshots_numbered(article.id, [number]).get(number), article.id, number)
    if known.body_sha256 is None:
        raise NotFoundError(f"snapshot {number} of article {article.id}", "its page was not kept, its text was")
    return raw_bytes(store.blob(known.body_sha256), f"{_name(article.id, number)}.bin")


@router.get("/articles/{article_id}/snapshots/{number}/text.txt")
def text(request: Request, article_id: ID, number: Number) -> Response:
    """What a snapshot says as plain text, to be saved."""
    store = site_of(request).store
    article = store.article(article_id)
    stored: StoredVersion = store.version(article.id, number)
    _words_of(stored.snapshot, article.id, number)
    body = plain_text(stored.article).encode("utf-8", "replace")
    return Response(body, headers=attached(f"{_name(article.id, number)}.txt"), media_type="text/plain; charset=utf-8")


def _words_of(known: SnapshotRecord | None, article_id: int, number: int) -> SnapshotRecord:
    """The snapshot where its words are still there. Raises NotFoundError."""
    subject = f"snapshot {number} of article {article_id}"
    if known is None:
        raise NotFoundError(subject, "no such snapshot")
    if known.removed_at is not None:
        raise NotFoundError(subject, "its words were deleted on request; its digests are kept")
    return known


def _name(article_id: int, number: int) -> str:
    return f"monitor-article-{article_id}-snapshot-{number}"
