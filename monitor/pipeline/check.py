"""check_article: one look at an article's page, and all that follows from it in one transaction."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.errors import FetchError, ReadError, RobotsRefused, WorkerKilled
from monitor.examination import EXAMINE, Examination, FetchedPage, KnownVersion
from monitor.judgement import Believed, Look, Memory, Pending, judge_look
from monitor.pipeline.alerting import new_alerts, noise_among
from monitor.pipeline.politeness import after_answer, after_error, ask_robots, get_politely, may_be_asked
from monitor.pipeline.quality import against_others, tell_of_reading
from monitor.pipeline.timing import next_look_at
from monitor.pipeline.troubles import tell_killed_worker, tell_troubles
from monitor.read.keys import article_key, canonical_key
from monitor.read.version import EXTRACTOR_VERSION
from monitor.store.records import ArticleRecord, CheckRecord, CheckResult, DueArticle, NewSnapshot, PageState
from monitor.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.errors import MonitorError
    from monitor.pipeline.services import Services
    from monitor.values import HostState, Lineages, Response

__all__ = ["CheckReport", "check_article", "check_articles"]

# Looks that found nothing new wait so long to be recorded together; the host waits no longer for its lease.
BATCH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check came to, for the log and the progress bar."""

    url: str
    outcome: Outcome
    reason: str = ""
    snapshot: int | None = None
    changes: int = 0
    alerts: int = 0

    event = "article_checked"

    @property
    def is_news(self) -> bool:
        """Whether anything came of it."""
        return self.outcome is not Outcome.UNCHANGED

    def fields(self) -> dict[str, object]:
        """The report's fields for a log line, without the empty ones."""
        found = {
            "url": self.url,
            "outcome": self.outcome.value,
            "reason": self.reason,
            "snapshot": self.snapshot,
            "changes": self.changes,
            "alerts": self.alerts,
        }
        return {name: value for name, value in found.items() if value not in (None, 0, "")}


async def check_articles(
    services: Services, work: DueArticle, on_report: Callable[[CheckReport], None], may_go_on: Callable[[], bool]
) -> bool:
    """Look at the article's page, and at those of its host that came with it, while the host's pace lets us.

    Looks that find nothing new are recorded together, at the latest after BATCH_SECONDS: a process that is killed
    before looks again. Whatever else a look finds is recorded at once, in a transaction of its own, and gives the host
    back. True where all were looked at, and nothing new was found. Raises StoreError.
    """
    later = Later(services)
    until = asyncio.get_running_loop().time() + BATCH_SECONDS
    host = work.host
    for article in (work.article, *work.more):
        one = DueArticle(article, host, work.owner)
        report = await check_article(services, one, later)
        if not later.holds(article.id):
            for held in (*later.done(), report):
                on_report(held)
            return False
        host = later.records[-1].host or host
        in_time = asyncio.get_running_loop().time() <= until and may_go_on()
        if not in_time or not may_be_asked(host, services.clock()):
            break
    await later.record(release=True)
    for held in later.done():
        on_report(held)
    return len(later.done()) > len(work.more)


class Later:
    """Looks that found nothing new, recorded together."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.records: list[CheckRecord] = []
        self._articles: list[ArticleRecord] = []
        self._reports: list[CheckReport] = []

    def put(self, article: ArticleRecord, record: CheckRecord) -> None:
        """Keep a look for later."""
        self.records.append(record)
        self._articles.append(article)

    def holds(self, article_id: int) -> bool:
        """Whether the latest look kept is one at this article."""
        return bool(self.records) and self.records[-1].article_id == article_id

    async def record(self, *, release: bool) -> None:
        """Write what is kept, in one transaction. Raises StoreError."""
        if not self.records:
            return
        services, records = self._services, self.records
        fresh = await services.recorded(services.store.record_unchanged, records, release=release)
        self._reports += [
            _report(article, record, CheckResult(stale=not is_fresh))
            for article, record, is_fresh in zip(self._articles, records, fresh, strict=True)
        ]
        self.records, self._articles = [], []

    def done(self) -> list[CheckReport]:
        """The reports of what was written."""
        return self._reports


async def check_article(services: Services, work: DueArticle, later: Later | None = None) -> CheckReport:
    """Look at the article's page once and record what it came to. Raises StoreError.

    With `later`, a look that found nothing new may be put there instead, and else what is there is recorded first.
    """
    article = work.article
    host, allowed = await ask_robots(services, work.host, article.url)
    if not allowed:
        await _record_earlier(later)
        return await _record_failure(services, work, host, RobotsRefused(article.url))
    try:
        response = await get_politely(
            services, host, article.url, etag=article.page.etag, last_modified=article.page.last_modified
        )
    except FetchError as problem:
        await _record_earlier(later)
        return await _record_failure(services, work, after_error(services, host, problem), problem)
    host = after_answer(services, host, response)
    if _is_same_body(article, response):
        same = Examination(Outcome.UNCHANGED, "", digest=article.text_sha256)
        if _may_wait(services, article):
            return await _record(services, work, host, response, same, _memory(article, {}), later)
        await _record_earlier(later)
        return await _record(services, work, host, response, same, _memory(article, {}))
    await _record_earlier(later)
    try:
        examination = await _examined(services, work, response)
    except ReadError as problem:
        return await _record_failure(services, work, host, problem, response)
    examination = await against_others(services, article, examination)
    if examination.article is not None and article.latest_number == 0:
        merged = await _known_elsewhere(services, work, host, response, examination)
        if merged is not None:
            return merged
    earlier = await services.stored(services.store.text_hashes, article.id) if examination.comparison else {}
    return await _record(services, work, host, response, examination, _memory(article, earlier))


async def _record_earlier(later: Later | None) -> None:
    if later is not None:
        await later.record(release=False)


def _may_wait(services: Services, article: ArticleRecord) -> bool:
    """Whether a look that found nothing new settles nothing either: no alert waits for it, and no trouble ends."""
    confirms = services.policies.confirm_after_seconds > 0 and article.page.looks_at_latest == 1
    return article.page.errors == 0 and not confirms


def _is_same_body(article: ArticleRecord, response: Response) -> bool:
    """304, or the very bytes of the last good look."""
    if article.latest_number == 0:
        return False
    if response.status == 304:
        return True
    return response.status == 200 and not response.incomplete and _digest(response.body) == article.page.body_sha256


async def _examined(services: Services, work: DueArticle, response: Response) -> Examination:
    """The page examined in a worker. Raises ReadError where it can't be read in bounded time and memory."""
    following = await services.stored(services.store.following, work.article.id)
    known = await _known_version(services, work.article, following.lineages)
    page = FetchedPage(
        requested_url=work.article.url,
        final_url=response.final_url,
        status=response.status,
        headers=response.headers,
        body=response.body,
        incomplete=response.incomplete,
        feed_title=work.article.title or None,
        fetched_at=response.fetched_at,
        feed_updated=following.feed_updated,
        pardoned=await services.stored(services.store.pardoned, work.article.host, work.article.id),
    )
    found: Examination = await services.workers.run(work.article.url, EXAMINE, page, known, EXTRACTOR_VERSION)
    return found


async def _known_version(services: Services, article: ArticleRecord, lineages: Lineages | None) -> KnownVersion | None:
    if article.latest_number == 0:
        return None
    stored = await services.stored(services.store.latest_version, article.id)
    if stored is None:
        return None
    snapshot = stored.snapshot
    older = snapshot.extractor != EXTRACTOR_VERSION and snapshot.body_sha256 is not None
    return KnownVersion(
        version=stored.version,
        digest=snapshot.text_sha256,
        fingerprint=article.page.fingerprint if article.page.extractor == EXTRACTOR_VERSION else None,
        extractor=snapshot.extractor,
        body=await services.stored(services.store.blob, snapshot.body_sha256) if older else None,
        headers=stored.headers,
        url=snapshot.final_url,
        number=snapshot.number,
        next_number=article.latest_number + 1,
        taken_at=snapshot.taken_at,
        feed_updated=snapshot.feed_updated,
        lineages=lineages,
    )


async def _known_elsewhere(
    services: Services, work: DueArticle, host: HostState, response: Response, examination: Examination
) -> CheckReport | None:
    """A first look tells the article's real address: one that is watched already is not watched twice."""
    stated = examination.article.canonical_url if examination.article else None
    key = (stated and canonical_key(response.final_url, stated)) or article_key(response.final_url)
    if key == work.article.key:
        return None
    survivor = await services.stored(services.store.rekey_article, work.article.id, key)
    if survivor.id == work.article.id:
        return None
    await services.stored(services.store.release, work, host)
    return CheckReport(work.article.url, Outcome.UNCHANGED, f"the same article as {survivor.url}")


def _memory(article: ArticleRecord, earlier: dict[str, int]) -> Memory:
    page = article.page
    pending = Pending(page.pending_mark, page.pending_looks) if page.pending_mark else None
    return Memory(article.text_sha256, earlier, page.looks_at_latest, pending, page.flips)


async def _record(
    services: Services,
    work: DueArticle,
    host: HostState,
    response: Response,
    examination: Examination,
    memory: Memory,
    later: Later | None = None,
) -> CheckReport:
    article, now = work.article, services.clock()
    look = judge_look(
        memory,
        examination.outcome,
        examination.digest,
        suspicious=examination.suspicious,
        looks_needed=examination.looks_needed,
    )
    snapshot = await _snapshot(services, article, examination, look, response) if look.adds_snapshot else None
    next_at = next_look_at(services, article, look)
    is_evidence = snapshot is not None or (look.believed is not Believed.SAME and article.page.errors == 0)
    record = CheckRecord(
        article_id=article.id,
        owner=work.owner,
        now=now,
        outcome=look.outcome,
        compared_with=article.latest_number,
        page=_page_after(article.page, response, examination, look),
        host=host,
        next_check_at=next_at,
        state="gone" if look.believed is Believed.GONE else "active" if next_at else "retired",
        reason=_reason(look, examination),
        status=response.status,
        final_url=response.final_url,
        headers=response.headers,
        elapsed_seconds=response.elapsed_seconds,
        tls=response.tls,
        exchanges=response.exchanges,
        body=response.body if is_evidence else None,
        snapshot=snapshot,
        seen_after=_other_base(article, examination),
        mark=examination.mark,
        title_mark=examination.title_mark,
        found_text=examination.found_text,
    )
    if later is not None:
        later.put(article, record)
        return _report(article, record, CheckResult())
    result = await services.recorded(services.store.record_check, record)
    if examination.found_text is not None:
        await tell_of_reading(services, article.host, found=examination.found_text)
    await _settle(services, article, look)
    await tell_troubles(
        services, article, look.outcome, withheld=look.believed is Believed.WITHHELD, words=record.reason
    )
    return _report(article, record, result)


def _other_base(article: ArticleRecord, examination: Examination) -> int | None:
    """The snapshot that this one was compared with, where a person disowned those after it."""
    base = examination.base_number
    return base if base not in (0, article.latest_number) else None


async def _settle(services: Services, article: ArticleRecord, look: Look) -> None:
    """What the look says of the alerts that wait for it: confirmed, or taken back before anybody was told."""
    if article.latest_snapshot_id is None or services.policies.confirm_after_seconds == 0:
        return
    if look.believed is Believed.FLIP:
        await services.stored(
            services.store.withdraw_deliveries,
            article.latest_snapshot_id,
            "the page went back to an earlier version at the next look",
            services.clock(),
        )
    elif look.confirms_latest and article.page.looks_at_latest == 1:
        await services.stored(services.store.confirm_deliveries, article.latest_snapshot_id, services.clock())


async def _snapshot(
    services: Services, article: ArticleRecord, examination: Examination, look: Look, response: Response
) -> NewSnapshot | None:
    if examination.article is None or examination.digest is None:
        return None
    comparison = examination.comparison
    announced = look.is_announced and comparison is not None
    noise = await noise_among(services, article, comparison.changes if comparison else ())
    return NewSnapshot(
        article=examination.article,
        text_sha256=examination.digest,
        extractor=EXTRACTOR_VERSION,
        changes=comparison.changes if comparison else (),
        notices=comparison.notices if comparison else (),
        alerts=await new_alerts(services, article, examination, noise) if announced else (),
        returns_to=look.returns_to,
        damped=look.believed is Believed.FLIP,
        lineages=examination.lineages,
        feed_updated=examination.feed_updated,
        noise_ids=noise,
    )


def _page_after(page: PageState, response: Response, examination: Examination, look: Look) -> PageState:
    """The article's state for the next check. Validators are kept of looks that were the article only."""
    if look.believed is Believed.WITHHELD:
        return replace(page, errors=page.errors + 1)
    if look.believed in (Believed.WAIT, Believed.GONE):
        mark, looks = (look.pending.mark, look.pending.looks) if look.pending else (None, 0)
        return replace(page, pending_mark=mark, pending_looks=looks)
    seen = look.believed is Believed.SAME
    kept = replace(
        page,
        pending_mark=None,
        pending_looks=0,
        errors=0,
        looks_at_latest=page.looks_at_latest + 1 if seen else 1,
        flips=page.flips + (look.believed is Believed.FLIP),
    )
    if response.status == 304:
        return kept
    return replace(
        kept,
        etag=response.headers.get("etag"),
        last_modified=response.headers.get("last-modified"),
        body_sha256=_digest(response.body),
        fingerprint=examination.fingerprint or page.fingerprint,
        extractor=EXTRACTOR_VERSION if examination.fingerprint else page.extractor,
    )


def _reason(look: Look, examination: Examination) -> str:
    match look.believed:
        case Believed.WAIT:
            return f"{examination.reason or 'the page looks unlike the article'}; waits for a second look"
        case Believed.GONE:
            return f"{examination.reason}; confirmed by a second look"
        case Believed.RETURN:
            return f"back to the text of snapshot {look.returns_to}"
        case Believed.FLIP:
            return f"flips between versions: the text of snapshot {look.returns_to} again"
    return examination.reason


async def _record_failure(
    services: Services, work: DueArticle, host: HostState, problem: MonitorError, response: Response | None = None
) -> CheckReport:
    """A look that brought nothing to judge. The article keeps its state; the next look comes later and later."""
    article = work.article
    next_at = next_look_at(services, article, Look(Believed.WITHHELD, Outcome.FAILED))
    record = CheckRecord(
        article_id=article.id,
        owner=work.owner,
        now=services.clock(),
        outcome=Outcome.FAILED,
        compared_with=article.latest_number,
        page=replace(article.page, errors=article.page.errors + 1),
        host=host,
        next_check_at=next_at,
        state="active" if next_at else "retired",
        reason=f"{problem.reason}. {problem.hint}" if problem.hint else problem.reason,
        status=response.status if response else None,
        final_url=response.final_url if response else None,
        headers=response.headers if response else {},
        elapsed_seconds=response.elapsed_seconds if response else None,
        tls=response.tls if response else False,
        exchanges=response.exchanges if response else (),
        body=response.body if response and article.page.errors == 0 else None,
    )
    result = await services.recorded(services.store.record_check, record)
    if isinstance(problem, WorkerKilled):
        await tell_killed_worker(services, article, problem)
    return _report(article, record, result)


def _report(article: ArticleRecord, record: CheckRecord, result: CheckResult) -> CheckReport:
    if result.stale:
        return CheckReport(article.url, record.outcome, "not recorded: another process has checked it meanwhile")
    snapshot = record.snapshot
    return CheckReport(
        url=article.url,
        outcome=record.outcome,
        reason=record.reason,
        snapshot=result.number,
        changes=len(snapshot.changes) if snapshot else 0,
        alerts=len(snapshot.alerts) if snapshot else 0,
    )


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
