"""Looks that were kept out of the history, one look with what its page says, and saying that it was judged wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Form, Query
from pydantic import BaseModel, BeforeValidator, Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import InputError, NotFoundError, ReadError, StoreError
from monitor.notify.markup import storable
from monitor.pipeline.overruling import overrule_check, read_look
from monitor.store.withheld import KEPT_OUT_OUTCOMES
from monitor.values import Outcome
from monitor.web.access import READS, WRITES
from monitor.web.downloads import raw_bytes
from monitor.web.filters import Words, given
from monitor.web.outcomes import MEANT
from monitor.web.pages.changes import ID, MOST_SUGGESTED
from monitor.web.render import render
from monitor.web.site import Site, site_of

if TYPE_CHECKING:
    from monitor.pipeline.overruling import Overruled
    from monitor.store.records import ArticleRecord, PastCheck, SnapshotRecord

__all__ = ["router"]

router = APIRouter()
PAGE_OF_LOOKS = 40
# What is shown of a page's text: enough to tell an article from a wall; the whole is in the download.
LONGEST_SHOWN = 20_000


class LooksQuery(BaseModel):
    """Which looks; what is left out asks for nothing."""

    outcome: Annotated[list[Outcome], BeforeValidator(given)] = Field([], max_length=20)
    outlet: Words = None
    article: Annotated[int | None, BeforeValidator(given)] = Field(None, ge=1, le=2**63 - 1)
    before: Annotated[int | None, BeforeValidator(given)] = Field(None, ge=1, le=2**63 - 1)


@dataclass(frozen=True, slots=True)
class PageText:
    """What is read from a look's stored page: its text, cut where it is long, or why there is none."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    characters: int = 0
    problem: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether there is more than is shown."""
        return self.characters > LONGEST_SHOWN


@router.get("/checks", dependencies=[READS])
def checks(request: Request, asked: Annotated[LooksQuery, Query()]) -> Response:
    """The looks that were kept out of the history, the newest first; the filters stand in the address."""
    store = site_of(request).store
    outcomes = [one for one in KEPT_OUT_OUTCOMES if one in asked.outcome] or KEPT_OUT_OUTCOMES
    found = store.withheld_checks(
        asked.article, limit=PAGE_OF_LOOKS + 1, cursor=asked.before, outcomes=outcomes, outlet=asked.outlet
    )
    shown = found[:PAGE_OF_LOOKS]
    return render(
        request,
        "checks.html",
        looks=shown,
        older=shown[-1].check.id if len(found) > PAGE_OF_LOOKS else None,
        asked=asked,
        article=store.article(asked.article) if asked.article else None,
        outcomes=KEPT_OUT_OUTCOMES,
        outlets=store.feed_names(MOST_SUGGESTED).outlets,
    )


@router.get("/checks/{check_id}", dependencies=[READS])
async def one_check(request: Request, check_id: ID) -> Response:
    """One look: what came, why it was kept out, what its page says, and how to say that this was wrong."""
    return await _page(request, check_id)


@router.post("/checks/{check_id}/overrule", dependencies=[WRITES])
async def overrule(
    request: Request,
    check_id: ID,
    verdict: Annotated[Literal["article", "wall"], Form()],
    note: Annotated[str, Form(max_length=5_000)] = "",
) -> Response:
    """This was the article, or was not: the history mends itself, and the page says what happened."""
    services = site_of(request).services
    await services.stored(services.store.check, check_id)
    try:
        said = storable(note.strip())
        done = await overrule_check(services, check_id, is_article=verdict == "article", note=said)
    except (InputError, ReadError) as problem:
        return await _page(request, check_id, problem=problem, note=note)
    return await _page(request, check_id, done=done)


@router.get("/checks/{check_id}/raw", dependencies=[READS])
def raw_page(request: Request, check_id: ID) -> Response:
    """The bytes of a look's page as they came, to be saved."""
    store = site_of(request).store
    look = store.check(check_id)
    if look.body_sha256 is None:
        raise NotFoundError(f"look {check_id}", "its page is not stored", hint="Its page says why.")
    return raw_bytes(store.blob(look.body_sha256), f"monitor-look-{look.id}.bin")


async def _page(
    request: Request,
    check_id: int,
    *,
    done: Overruled | None = None,
    problem: InputError | ReadError | None = None,
    note: str = "",
) -> Response:
    site = site_of(request)
    look: PastCheck = await site.read(site.store.check, check_id)
    article: ArticleRecord = await site.read(site.store.article, look.article_id)
    snapshot: SnapshotRecord | None = await site.read(site.store.snapshot_of_check, look.id)
    said = [one for one in await site.read(site.store.overrulings, look.article_id) if one.check_id == look.id]
    return render(
        request,
        "check.html",
        status=422 if problem else 200,
        look=look,
        article=article,
        snapshot=snapshot,
        meant=MEANT[look.outcome],
        overrulings=said,
        text=await _text_of(site, look, article) if look.body_sha256 and snapshot is None else None,
        pages_days=site.settings.retention.pages_days,
        done=done,
        problem=problem,
        note=note,
    )


async def _text_of(site: Site, look: PastCheck, article: ArticleRecord) -> PageText:
    """What accepting this look would read."""
    try:
        found = await read_look(site.services, look, article)
    except (InputError, ReadError, StoreError) as problem:
        return PageText(problem=problem.reason)
    paragraphs = found.text[:LONGEST_SHOWN].split("\n\n")
    return PageText(found.title, tuple(one for one in paragraphs if one.strip()), len(found.text))
