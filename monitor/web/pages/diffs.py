"""Two snapshots of an article word by word, side by side or inline, with what changed beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.claims.reuse import Reuse
from monitor.compare.versions import compare
from monitor.web.access import READS
from monitor.web.margin import LONGEST_CLAIMED, facing
from monitor.web.pages.changes import ID
from monitor.web.render import render
from monitor.web.site import site_of

if TYPE_CHECKING:
    from monitor.store.records import ArticleRecord, SnapshotRecord, StoredVersion
    from monitor.store.store import Store
    from monitor.values import Change

__all__ = ["router"]

router = APIRouter(dependencies=[READS])
Number = Annotated[int, Query(ge=1, le=2**31 - 1)]
MOST_CHOICES, MOST_CHANGES = 100, 100


@router.get("/articles/{article_id}/diff")
def diff(
    request: Request,
    article_id: ID,
    old: Annotated[Number, Query(alias="from")],
    new: Annotated[Number, Query(alias="to")],
    view: Literal["side", "inline"] = "side",
) -> Response:
    """Two snapshots of an article; what is the same is folded, what changed is listed and linked to its place."""
    store = site_of(request).store
    article = store.article(article_id)
    before, after = store.version(article.id, old), store.version(article.id, new)
    reuse = Reuse()
    changes = _changes(store, before, after, reuse)
    page = facing(before.version, after.version, changes or (), reuse)
    return render(
        request,
        "diff.html",
        article=article,
        before=before.snapshot,
        after=after.snapshot,
        view=view,
        page=page,
        last_shown=page.differences - page.left_out,
        is_compared=changes is not None,
        snapshots=_choices(store, article, before.snapshot, after.snapshot),
        earlier=(old - 1, old) if old > 1 else None,
        later=(new, new + 1) if new < article.latest_number else None,
    )


def _changes(
    store: Store, before: StoredVersion, after: StoredVersion, reuse: Reuse
) -> list[tuple[Change, int | None]] | None:
    """The recorded changes where these two were compared, else what a comparison finds; None where that costs too much."""
    if (after.snapshot.compared_with or after.number - 1) == before.number:
        found = store.changes_of_each([after.snapshot.id], limit=MOST_CHANGES)[after.snapshot.id]
        return [(record.change, record.id) for record in found]
    if max(len(before.article.text), len(after.article.text)) > LONGEST_CLAIMED:
        return None
    return [(change, None) for change in compare(before.version, after.version, reuse=reuse).changes[:MOST_CHANGES]]


def _choices(store: Store, article: ArticleRecord, *chosen: SnapshotRecord) -> list[SnapshotRecord]:
    """The latest snapshots and the two that are shown, by number."""
    found = {one.number: one for one in (*store.snapshots_up_to(article.id, None, MOST_CHOICES), *chosen)}
    return [found[number] for number in sorted(found)]
