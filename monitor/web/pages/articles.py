"""Articles: the list, an article's revision history, and two snapshots word by word."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BeforeValidator
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.notify.markup import one_line, shorten
from monitor.show.lineages import steps_of
from monitor.store.records import ArticleFilter, ArticleState
from monitor.web.access import READS, WRITES
from monitor.web.filters import given, ref_of
from monitor.web.look_runs import runs_of
from monitor.web.moves import check_now
from monitor.web.pages.changes import ID
from monitor.web.render import render
from monitor.web.rhythm import former_titles, spark_of, timeline_of
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(dependencies=[READS])
PAGE_OF_ARTICLES = 100
Asked = Annotated[str, Query(max_length=200)]
# A form sends its empty field, too.
State = Annotated[ArticleState | None, BeforeValidator(given), Query()]
# A page of an article stays under 150 KB whatever the article went through; the timeline tells of more than the lists.
MOST_SNAPSHOTS, MOST_EACH, MOST_LINEAGES, MOST_TITLES, MOST_WITHHELD, MOST_LOOK_ROWS = 20, 8, 30, 10, 20, 30
MOST_MOMENTS, MOST_LOOKS, MOST_LOOKS_READ = 500, 5_000, 200
LONGEST_STEPS = 600
# Reading what a snapshot says takes half a millisecond; the page of a claim reads all of its own.
MOST_VERSIONS = 60


@router.get("/articles")
def articles(
    request: Request,
    words: Asked = "",
    outlet: Asked = "",
    feed: Asked = "",
    edited: bool = False,
    state: State = None,
    before: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Response:
    """The articles that are watched, the newest first; the filters stand in the address."""
    words, outlet, feed = one_line(words), one_line(outlet), one_line(feed)
    wanted = ArticleFilter(
        words=words or None, outlet=outlet or None, feed=ref_of(feed), edited=edited, state=state or None
    )
    found = site_of(request).store.articles(wanted, limit=PAGE_OF_ARTICLES + 1, cursor=before)
    return render(
        request,
        "articles.html",
        articles=found[:PAGE_OF_ARTICLES],
        older=found[PAGE_OF_ARTICLES - 1].id if len(found) > PAGE_OF_ARTICLES else None,
        before=before,
        words=words,
        outlet=outlet,
        feed=feed,
        edited=edited,
        state=state or "",
    )


@router.post("/articles/{article_id}/check", dependencies=[WRITES])
def check(request: Request, article_id: ID) -> Response:
    """Look at the page as soon as its host's pace lets us; one that is looked at no more is taken up again."""
    article = check_now(site_of(request).store, article_id)
    return RedirectResponse(f"/articles/{article.id}", 303)


@router.get("/articles/{article_id}")
def history(
    request: Request, article_id: ID, upto: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None
) -> Response:
    """An article's revision history: its timeline, the claims followed, snapshots with their changes, the looks."""
    store = site_of(request).store
    article = store.article(article_id)
    found = store.snapshots_up_to(article.id, upto, MOST_SNAPSHOTS + 1)
    shown = found[:MOST_SNAPSHOTS]
    rhythm = store.rhythm(article.id, most_snapshots=MOST_MOMENTS, most_looks=MOST_LOOKS)
    numbers = frozenset(one.number for one in shown)
    lineages = store.lineages(article.id, only_changed=True, most_versions=MOST_VERSIONS)
    looks = store.checks(article.id, limit=MOST_LOOKS_READ)
    runs = runs_of(looks)
    return render(
        request,
        "article.html",
        article=article,
        rhythm=rhythm,
        plot=timeline_of(rhythm, article.first_seen, f"/articles/{article.id}", numbers)
        if rhythm.moments or rhythm.looks
        else None,
        former=former_titles(rhythm.moments, article.title)[:MOST_TITLES],
        snapshots=shown,
        older=found[MOST_SNAPSHOTS].number if len(found) > MOST_SNAPSHOTS else None,
        newer=shown[0].number + MOST_SNAPSHOTS if shown and shown[0].number < article.latest_number else None,
        changes=store.changes_of_each([one.id for one in shown], limit=MOST_EACH + 1),
        most_each=MOST_EACH,
        lineages=[
            (one, shorten(one_line(steps_of(one)), LONGEST_STEPS), spark_of(one, article.latest_number))
            for one in lineages[:MOST_LINEAGES]
        ],
        more_lineages=max(0, len(lineages) - MOST_LINEAGES),
        withheld=store.withheld_checks(article.id, limit=MOST_WITHHELD),
        most_withheld=MOST_WITHHELD,
        runs=runs[:MOST_LOOK_ROWS],
        more_looks=len(looks) == MOST_LOOKS_READ or len(runs) > MOST_LOOK_ROWS,
    )
