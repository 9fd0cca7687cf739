"""What can be taken away: changes as JSON lines, CSV and Parquet; an article's history and pages; a change's evidence; the feeds.

File names are made of ids and times, never of titles. Changes are read batch by batch, so that the memory needed
doesn't grow with their number.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from monitor.evidence.bundle import bundle_name, bundle_of
from monitor.evidence.history_html import history_html
from monitor.evidence.pages import write_warc
from monitor.show.opml import opml_of
from monitor.show.records import change_record_to_json
from monitor.web.access import READS, principal_of
from monitor.web.api.v1_asked import ID
from monitor.web.downloads import attached
from monitor.web.export_rows import csv_lines, row_of, write_parquet
from monitor.web.filters import Filters, change_filter
from monitor.web.site import site_of
from monitor.web.troubles import trouble

if TYPE_CHECKING:
    from monitor.store.records import ChangeRecord

__all__ = ["router"]

router = APIRouter(dependencies=[READS], include_in_schema=False)
BATCH = 500
PIECE_BYTES = 1 << 16
# Spreadsheets take UTF-8 for another encoding unless a file begins with this.
BYTE_ORDER_MARK = "\ufeff"
Batches = Iterator[list["ChangeRecord"]]


@router.get("/export/changes.jsonl")
def changes_jsonl(request: Request, asked: Annotated[Filters, Query()]) -> Response:
    """A change a line, as `monitor changes --json` prints it; the newest first."""
    batches = _changes(request, asked)
    lines = (json.dumps(change_record_to_json(one), ensure_ascii=False) + "\n" for batch in batches for one in batch)
    return _streamed(request, lines, "application/x-ndjson", "jsonl")


@router.get("/export/changes.csv")
def changes_csv(request: Request, asked: Annotated[Filters, Query()]) -> Response:
    """A change a line for spreadsheets; a cell that one would take for a formula begins with an apostrophe."""
    batches = _changes(request, asked)
    lines = csv_lines(row_of(one) for batch in batches for one in batch)
    return _streamed(request, _marked(lines), "text/csv; charset=utf-8", "csv")


@router.get("/export/changes.parquet")
def changes_parquet(request: Request, asked: Annotated[Filters, Query()]) -> Response:
    """The columns of the CSV as Parquet, where the extra `parquet` is installed."""
    batches = ([row_of(one) for one in batch] for batch in _changes(request, asked))
    try:
        return _file(
            lambda stream: write_parquet(batches, stream), "application/vnd.apache.parquet", _name(request, "parquet")
        )
    except ImportError:
        reason = "Parquet needs a library that is not installed here."
        return trouble(request, 501, reason, hint="pip install 'claim-monitor[parquet]', or take the CSV.")


@router.get("/articles/{article_id}/history.html")
def article_history(request: Request, article_id: ID) -> Response:
    """An article's whole history as one page, to mail or to print."""
    store = site_of(request).store
    article = store.article(article_id)
    body = history_html(store, article.id).encode("utf-8", "replace")
    return Response(body, headers=attached(f"monitor-article-{article.id}.html"), media_type="text/html")


@router.get("/articles/{article_id}/pages.warc.gz")
def article_pages(request: Request, article_id: ID) -> Response:
    """The kept pages of an article as WARC 1.1."""
    site = site_of(request)
    article = site.store.article(article_id)
    name = f"monitor-article-{article.id}.warc.gz"
    now = site.clock()
    return _file(
        lambda stream: write_warc(site.store, [article.id], stream, now=now, gzip=True, name=name),
        "application/gzip",
        name,
    )


@router.get("/changes/{change_id}/bundle.zip")
def change_bundle(request: Request, change_id: ID) -> Response:
    """The evidence of a change, which others can check with standard tools."""
    body = bundle_of(site_of(request).store, change_id)
    return Response(body, headers=attached(bundle_name(change_id)), media_type="application/zip")


@router.get("/feeds.opml")
def feeds_opml(request: Request) -> Response:
    """The watched feeds for other feed readers; passwords and keys in their addresses are left out."""
    body, _ = opml_of(site_of(request).store.feeds())
    return Response(body, headers=attached("monitor-feeds.opml"), media_type="text/x-opml")


def _changes(request: Request, asked: Filters) -> Batches:
    """The changes asked for, batch by batch. The first is read at once: what goes wrong is told as an error."""
    site = site_of(request)
    wanted = change_filter(asked, site.clock(), principal_of(request))
    first = site.store.changes(wanted, limit=BATCH)

    def batches() -> Batches:
        found = first
        while found:
            yield found
            found = site.store.changes(wanted, limit=BATCH, cursor=found[-1].id) if len(found) == BATCH else []

    return batches()


def _streamed(request: Request, lines: Iterator[str], kind: str, ending: str) -> Response:
    pieces = (line.encode("utf-8", "replace") for line in _joined(lines))
    return StreamingResponse(pieces, headers=attached(_name(request, ending)), media_type=kind)


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """Lines in larger pieces: each one sent costs a change of threads."""
    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= PIECE_BYTES:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


def _marked(lines: Iterator[str]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    yield from lines


def _file(write: Callable[[IO[bytes]], object], kind: str, name: str) -> Response:
    """What has to be written whole before it can be sent: on disk, not in memory."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115 - closed once it is sent
    try:
        write(stream)
        length = stream.tell()
        stream.seek(0)
    except BaseException:
        stream.close()
        raise
    headers = attached(name) | {"content-length": str(length)}
    return StreamingResponse(_pieces(stream), headers=headers, media_type=kind)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    with stream:
        while piece := stream.read(PIECE_BYTES):
            yield piece


def _name(request: Request, ending: str) -> str:
    return f"monitor-changes-{site_of(request).clock():%Y%m%dT%H%M%SZ}.{ending}"
