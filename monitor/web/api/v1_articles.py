"""/api/v1/articles: the articles, their snapshots, texts, claims, diffs, lineages, and whether all is as it was written."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.examination import COMPARE_RECORDED
from monitor.formats import article_to_json as content_to_json
from monitor.formats import comparison_to_json
from monitor.show.lineages import lineage_to_json
from monitor.show.records import article_to_json, change_record_to_json, snapshot_to_json
from monitor.store.records import SnapshotRecord
from monitor.store.store import Store
from monitor.values import Comparison
from monitor.web.access import READS, WRITES
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, number_cursor, paged
from monitor.web.api.v1_asked import ID, ArticlesQuery, Number, PageQuery, article_filter
from monitor.web.api.v1_models import Claims, Diff, Lineage, Listed
from monitor.web.api.v1_records import Article, Snapshot, SnapshotText, Verification
from monitor.web.api.v1_texts import CLAIMS_OF
from monitor.web.moves import check_now
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["articles"], route_class=BoundedRoute, dependencies=[READS])
Side = Annotated[int, Query(ge=1, le=2**31 - 1)]


class LineagesQuery(PageQuery):
    """Which claim lineages."""

    # One of a claim that went through hundreds of versions is some 50 KB.
    limit: int = Field(10, ge=1, le=500, description="At most so many.")
    changed: bool = Field(False, description="Only of claims that changed.")


@router.get("/articles", response_model=Listed[Article], operation_id="list_articles")
def list_articles(request: Request, asked: Annotated[ArticlesQuery, Query()]) -> Response:
    """The articles that are watched, the newest first."""
    cursor = number_cursor(request, asked.cursor)
    found = site_of(request).store.articles(article_filter(asked), limit=asked.limit + 1, cursor=cursor)
    return paged(request, found, asked.limit, article_to_json, lambda article: article.id)


@router.get("/articles/{article_id}", response_model=Article, operation_id="get_article")
def get_article(request: Request, article_id: ID) -> Response:
    """One article; one that was merged into another gives that other."""
    return answered(request, article_to_json(site_of(request).store.article(article_id)))


@router.post(
    "/articles/{article_id}/check", dependencies=[WRITES], response_model=Article, operation_id="check_article"
)
def check(request: Request, article_id: ID) -> Response:
    """Look at an article's page as soon as its host's pace lets us; one that is looked at no more is taken up again."""
    return answered(request, article_to_json(check_now(site_of(request).store, article_id)))


@router.get("/articles/{article_id}/snapshots", response_model=Listed[Snapshot], operation_id="list_snapshots")
def list_snapshots(request: Request, article_id: ID, asked: Annotated[PageQuery, Query()]) -> Response:
    """The revision history, the first snapshot first, each with its changes."""
    store = site_of(request).store
    after = number_cursor(request, asked.cursor) or 0
    found = [one for one in store.snapshots(store.article(article_id).id) if one.number > after][: asked.limit + 1]
    return paged(request, found, asked.limit, lambda one: _snapshot(store, one), lambda one: one.number)


@router.get("/articles/{article_id}/snapshots/{number}", response_model=SnapshotText, operation_id="get_snapshot")
def get_snapshot(request: Request, article_id: ID, number: Number) -> Response:
    """One snapshot with what it says."""
    store = site_of(request).store
    stored = store.version(store.article(article_id).id, number)
    return answered(request, _snapshot(store, stored.snapshot) | {"article": content_to_json(stored.article)})


@router.get(
    "/articles/{article_id}/snapshots/{number}/claims", response_model=Claims, operation_id="get_snapshot_claims"
)
async def get_snapshot_claims(request: Request, article_id: ID, number: Number) -> Response:
    """The figures, quotes and attributions in the text of a snapshot, as the present code reads it."""
    site = site_of(request)
    article = await site.read(site.store.article, article_id)
    said = (await site.read(site.store.version, article.id, number)).article
    published = said.published.date() if said.published else None
    subject = f"snapshot {number} of article {article.id}"
    found: dict[str, Any] = await site.services.workers.run(subject, CLAIMS_OF, said.text, said.language, published)
    return answered(request, found)


@router.get("/articles/{article_id}/diff", response_model=Diff, operation_id="get_diff")
async def get_diff(
    request: Request,
    article_id: ID,
    before: Annotated[Side, Query(alias="from")],
    after: Annotated[Side, Query(alias="to")],
) -> Response:
    """Which claims changed between any two snapshots of an article."""
    site = site_of(request)
    article = await site.read(site.store.article, article_id)
    old = await site.read(site.store.version, article.id, before)
    new = await site.read(site.store.version, article.id, after)
    subject = f"snapshots {before} and {after} of article {article.id}"
    found: Comparison = await site.services.workers.run(subject, COMPARE_RECORDED, old.version, new.version)
    return answered(request, {"before": before, "after": after, "url": article.url, **comparison_to_json(found)})


@router.get("/articles/{article_id}/lineages", response_model=Listed[Lineage], operation_id="list_lineages")
def list_lineages(request: Request, article_id: ID, asked: Annotated[LineagesQuery, Query()]) -> Response:
    """The claims of an article followed through all its snapshots, in the order in which they were first seen."""
    store = site_of(request).store
    article, after = store.article(article_id), number_cursor(request, asked.cursor) or 0
    found = store.lineages(article.id, only_changed=asked.changed, after=after, limit=asked.limit + 1)
    return paged(request, found, asked.limit, lineage_to_json, lambda one: one.id)


@router.get("/lineages/{lineage_id}", response_model=Lineage, operation_id="get_lineage")
def get_lineage(request: Request, lineage_id: ID) -> Response:
    """One claim followed through its article's snapshots."""
    return answered(request, lineage_to_json(site_of(request).store.lineage(lineage_id)))


@router.get("/articles/{article_id}/verification", response_model=Verification, operation_id="verify_article")
def verify_article(request: Request, article_id: ID) -> Response:
    """Whether an article's stored history is what was written: every snapshot, change, text and page is read."""
    store = site_of(request).store
    article = store.article(article_id)
    chain, faults = store.snapshots(article.id), store.verify_chain(article.id)
    content = {
        "article_id": article.id,
        "ok": not faults,
        "snapshots": len(chain),
        "head": chain[-1].hash if chain else None,
        "faults": [asdict(fault) for fault in faults],
    }
    return answered(request, content)


def _snapshot(store: Store, snapshot: SnapshotRecord) -> dict[str, Any]:
    changes = store.changes_of(snapshot.id) if snapshot.changes else []
    return snapshot_to_json(snapshot) | {"changes": [change_record_to_json(record) for record in changes]}
