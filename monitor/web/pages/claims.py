"""One claim followed through all snapshots of its article: where it appeared, changed, disappeared, came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import one_line, shorten
from monitor.show.lineages import point_words, steps_of
from monitor.store.lineage_rows import lineage_id
from monitor.store.records_lineage import LINEAGES_PER_ARTICLE
from monitor.web.access import READS
from monitor.web.pages.changes import ID
from monitor.web.render import render
from monitor.web.rhythm import spark_of
from monitor.web.site import site_of
from monitor.web.wording import Runs, met

if TYPE_CHECKING:
    from monitor.store.records_lineage import LineagePoint, LineageRecord

__all__ = ["Step", "router", "steps"]

router = APIRouter(dependencies=[READS])
PAGE_OF_STEPS = 50
LONGEST_STEPS = 600
LONGEST_VALUE = 200
Seq = Annotated[int, Path(ge=0, lt=LINEAGES_PER_ARTICLE, description="The claim's number in its article.")]


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to the claim at a snapshot, and the last snapshot up to which it stayed so."""

    point: LineagePoint
    what: str
    words: str
    runs: Runs
    until: int


@router.get("/articles/{article_id}/claims/{claim}")
def claim(
    request: Request, article_id: ID, claim: Seq, upto: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None
) -> Response:
    """The claim's sentence at each step with what differs marked, its value or source, and when."""
    store = site_of(request).store
    article = store.article(article_id)
    lineage = store.lineage(lineage_id(article.id, claim))
    found = [one for one in steps(lineage, article.latest_number) if upto is None or one.point.number <= upto]
    shown = found[-PAGE_OF_STEPS:]
    sides = store.snapshots_numbered(article.id, [one.point.number for one in shown])
    return render(
        request,
        "claim.html",
        article=article,
        lineage=lineage,
        summary=shorten(one_line(steps_of(lineage)), LONGEST_STEPS),
        plot=spark_of(lineage, article.latest_number, width=640, height=110),
        steps=shown,
        older=found[-PAGE_OF_STEPS - 1].point.number if len(found) > PAGE_OF_STEPS else None,
        against={number: one.compared_with or number - 1 for number, one in sides.items()},
    )


def steps(lineage: LineageRecord, latest: int) -> list[Step]:
    """A lineage's points as what happened, the first first."""
    return list(_steps(lineage, lineage.points, latest))


def _steps(lineage: LineageRecord, points: Sequence[LineagePoint], latest: int) -> Iterator[Step]:
    sentence = ""
    for place, point in enumerate(points):
        earlier = points[place - 1] if place else None
        following = points[place + 1].number - 1 if place + 1 < len(points) else latest
        now = point.sentence or ""
        # What is back is read against the sentence in which it stood last.
        yield Step(point, _what(earlier, point), point_words(lineage, point), met(sentence or now, now), following)
        sentence = now or sentence


def _what(earlier: LineagePoint | None, point: LineagePoint) -> str:
    if earlier is None:
        return "appeared"
    if point.text is None:
        return "disappeared"
    return "came back" if earlier.text is None else "changed"
