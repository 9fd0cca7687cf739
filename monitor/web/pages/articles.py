"""Articles: the list, an article's revision history, and two snapshots word by word."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import one_line
from monitor.show.lineages import steps_of
from monitor.store.records import ArticleFilter, ChangeFilter
from monitor.web.access import READS
from monitor.web.pages.changes import ID
from monitor.web.render import render
from monitor.web.site import site_of
from monitor.web.wording import marked_paragraphs

__all__ = ["router"]

router = APIRouter(dependencies=[READS])
MOST_ARTICLES, MOST_CHANGES, MOST_CHECKS = 200, 500, 100
Number = Annotated[int, Query(ge=1, le=2**31 - 1)]


@router.get("/articles")
def articles(request: Request, words: Annotated[str, Query(max_length=200)] = "", edited: bool = False) -> Response:
    """The articles that are watched, the latest changed first."""
    words = one_line(words)
    wanted = ArticleFilter(words=words or None, edited=edited)
    found = site_of(request).store.articles(wanted, limit=MOST_ARTICLES)
    return render(request, "articles.html", articles=found, words=words, edited=edited, most=MOST_ARTICLES)


@router.get("/articles/{article_id}")
def history(request: Request, article_id: ID) -> Response:
    """An article's revision history: snapshots with their changes and notices, claims followed, looks at the page."""
    store = site_of(request).store
    article = store.article(article_id)
    changes = store.changes(
        ChangeFilter(article_id=article.id, include_damped=True, include_noise=True), limit=MOST_CHANGES
    )
    return render(
        request,
        "article.html",
        article=article,
        snapshots=list(reversed(store.snapshots(article.id))),
        changes=list(reversed(changes)),
        lineages=[(one, steps_of(one)) for one in store.lineages(article.id, only_changed=True)],
        checks=store.checks(article.id, limit=MOST_CHECKS),
        most_checks=MOST_CHECKS,
    )


@router.get("/articles/{article_id}/diff")
def diff(
    request: Request,
    article_id: ID,
    old: Annotated[Number, Query(alias="from")],
    new: Annotated[Number, Query(alias="to")],
) -> Response:
    """Two snapshots of an article word by word; unchanged paragraphs are folded."""
    store = site_of(request).store
    article = store.article(article_id)
    before, after = store.version(article.id, old), store.version(article.id, new)
    return render(
        request,
        "diff.html",
        article=article,
        before=before.snapshot,
        after=after.snapshot,
        title=marked_paragraphs(before.article.title, after.article.title),
        paragraphs=_folded(marked_paragraphs(before.article.text, after.article.text)),
        snapshots=store.snapshots(article.id),
    )


def _folded(paragraphs: list[tuple[bool, list[tuple[str, str]]]]) -> list[tuple[bool, list[list[tuple[str, str]]]]]:
    """Neighbouring paragraphs together: those that differ, and those that don't."""
    groups: list[tuple[bool, list[list[tuple[str, str]]]]] = []
    for differs, runs in paragraphs:
        if not groups or groups[-1][0] != differs:
            groups.append((differs, []))
        groups[-1][1].append(runs)
    return groups
