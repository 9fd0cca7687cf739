"""reread: the stored pages through the present extractor and comparison, without raising an alert.

What was recorded stays: texts and changes are evidence, chained by hash. What the present code would say instead is a
report, kept beside them with the version of the code that made it; claim lineages are derived, and may be renewed.
Each article is one transaction: killed halfway, the next call goes on behind the last one that was kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.errors import NotFoundError, ReadError, StoreBusy, StoreError
from monitor.examination import FOLLOW_RECORDED, REREAD, FetchedPage
from monitor.pipeline.reread_report import ArticleReport, differences
from monitor.store.records_lineage import RereadingRecord

if TYPE_CHECKING:
    from monitor.store.records import SnapshotRecord
    from monitor.store.store import Store
    from monitor.values import Lineages, Version
    from monitor.workers import Workers

__all__ = ["Rereader"]

# What keeps one page from being read: the others are read all the same.
UNREADABLE = (ReadError, StoreError, NotFoundError)


@dataclass(frozen=True, slots=True)
class Rereader:
    """Reads articles again. `reader` is the version of the present code; `keep`: reports; `renew`: lineages too."""

    store: Store
    workers: Workers
    clock: Callable[[], datetime]
    reader: str
    keep: bool = True
    renew: bool = False

    async def read_all(
        self, articles: Iterable[int], *, concurrency: int, on_report: Callable[[ArticleReport, bool], None]
    ) -> None:
        """Read these articles; `on_report` is told of each, and whether its report is one of an earlier call.

        Raises StoreError where the database can't be used.
        """
        waiting = iter(articles)
        await asyncio.gather(*(self._work(waiting, on_report) for _ in range(concurrency)))

    async def _work(self, waiting: Iterator[int], on_report: Callable[[ArticleReport, bool], None]) -> None:
        for article_id in waiting:
            report = await self._known(article_id)
            if report is not None:
                on_report(report, True)
            else:
                on_report(await self.read(article_id), False)

    async def _known(self, article_id: int) -> ArticleReport | None:
        """The report that the same code made of the same snapshots."""
        if not self.keep:
            return None
        kept = await self._stored(self.store.rereading, article_id)
        article = await self._stored(self.store.article, article_id)
        if kept is None or (kept.reader, kept.number) != (self.reader, article.latest_number):
            return None
        report = ArticleReport.from_json(kept.report)
        return report if report.renewed or not self.renew else None

    async def read(self, article_id: int) -> ArticleReport:
        """Read one article's pages again, compare, and keep what that came to."""
        article = await self._stored(self.store.article, article_id)
        report = ArticleReport(article_id, article.url, article.title)
        snapshots = _standing(await self._stored(self.store.snapshots, article_id))
        before: Version | None = None
        for at, snapshot in enumerate(snapshots):
            report, before = await self._read_snapshot(report, snapshot, before, is_first=at == 0)
        lineages = None
        if self.renew:
            report, lineages = await self._followed(report, snapshots)
        if not self.keep:
            return report
        report = replace(report, renewed=self.renew)
        record = RereadingRecord(article_id, self.reader, article.latest_number, self.clock(), report.to_json())
        if await self._stored(self.store.record_rereading, record, lineages):
            return report
        return _skipped(replace(report, renewed=False), article.latest_number, "edited meanwhile; read it again")

    async def _read_snapshot(
        self, report: ArticleReport, snapshot: SnapshotRecord, before: Version | None, *, is_first: bool
    ) -> tuple[ArticleReport, Version | None]:
        try:
            page = await self._page(snapshot)
            found = await self.workers.run(snapshot.final_url, REREAD, page, before)
        except StoreBusy:
            raise
        except UNREADABLE as problem:
            return _skipped(report, snapshot.number, problem.reason), None
        if found.version is None:
            return _skipped(report, snapshot.number, "the present code reads no article from it"), None
        texts = () if found.digest == snapshot.text_sha256 else (snapshot.number,)
        report = replace(report, snapshots=report.snapshots + 1, texts=(*report.texts, *texts))
        if is_first:
            return report, found.version
        if before is None:
            return _skipped(report, snapshot.number, "not compared: the snapshot before can't be read"), found.version
        recorded = [record.change for record in await self._stored(self.store.changes_of, snapshot.id)]
        told = differences(snapshot.number, recorded, found.changes)
        return replace(report, differences=(*report.differences, *told)), found.version

    async def _page(self, snapshot: SnapshotRecord) -> FetchedPage:
        if snapshot.body_sha256 is None:
            raise NotFoundError(f"snapshot {snapshot.number}", "its page was not kept")
        body = await self._stored(self.store.blob, snapshot.body_sha256)
        stored = await self._stored(self.store.version, snapshot.article_id, snapshot.number)
        return FetchedPage(
            requested_url=snapshot.final_url,
            final_url=snapshot.final_url,
            status=200,
            headers=dict(stored.headers),
            body=body,
            fetched_at=snapshot.taken_at,
            feed_updated=snapshot.feed_updated,
        )

    async def _followed(
        self, report: ArticleReport, snapshots: list[SnapshotRecord]
    ) -> tuple[ArticleReport, Lineages | None]:
        """The lineages of the recorded texts by the present code; None where there are not two texts to follow."""
        known: Lineages | None = None
        before: Version | None = None
        numbers = [snapshot.number for snapshot in snapshots]
        for follows, snapshot in zip((0, *numbers), snapshots, strict=False):
            try:
                after = (await self._stored(self.store.version, report.article_id, snapshot.number)).version
                if before is not None:
                    step = (follows, snapshot.number)
                    known = await self.workers.run(report.url, FOLLOW_RECORDED, known, before, after, step)
            except StoreBusy:
                raise
            except UNREADABLE as problem:
                return _skipped(report, snapshot.number, f"its claims can't be followed: {problem.reason}"), None
            if not after.text and not after.title:
                return report, None  # its words were deleted on request
            before = after
        return report, known

    async def _stored(self, method: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.to_thread(method, *args)


def _skipped(report: ArticleReport, number: int, reason: str) -> ArticleReport:
    return replace(report, skipped=(*report.skipped, (number, reason)))


def _standing(snapshots: list[SnapshotRecord]) -> list[SnapshotRecord]:
    """Those that are the article, in the order in which they were seen: a look may have been accepted later."""
    standing = (snapshot for snapshot in snapshots if snapshot.disowned_at is None)
    return sorted(standing, key=lambda snapshot: (snapshot.taken_at, snapshot.number))
