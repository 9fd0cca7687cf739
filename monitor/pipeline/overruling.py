"""accept_look, disown_snapshot: a person says that a look was the article, or that a snapshot was not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.errors import InputError
from monitor.examination import COMPARE_RECORDED, EVERYTHING, EXAMINE, Examination, FetchedPage, KnownVersion
from monitor.pipeline.alerting import new_alerts, noise_among
from monitor.read.version import EXTRACTOR_VERSION
from monitor.store.records import NewSnapshot
from monitor.store.records_quality import Acceptance, Disowning
from monitor.values import ArticleText, Comparison, Outcome

if TYPE_CHECKING:
    from monitor.pipeline.services import Services
    from monitor.store.records import ArticleRecord, PastCheck, StoredVersion

__all__ = ["Overruled", "accept_look", "disown_snapshot", "overrule_check", "read_look"]


@dataclass(frozen=True, slots=True)
class Overruled:
    """What an overruling came to. `snapshot` is the new one's number, None where none was needed."""

    words: str
    snapshot: int | None = None
    changes: int = 0
    alerts: int = 0


async def overrule_check(services: Services, check_id: int, *, is_article: bool, note: str = "") -> Overruled:
    """One look's verdict, overruled. Raises NotFoundError, InputError where there is nothing to overrule, StoreError."""
    if is_article:
        return await accept_look(services, check_id, note)
    look = await services.stored(services.store.check, check_id)
    if look.snapshot_id is None:
        raise InputError(f"check {check_id}", "it made no snapshot, so there is nothing to take out of the history")
    snapshots = await services.stored(services.store.snapshots, look.article_id)
    number = next(one.number for one in snapshots if one.id == look.snapshot_id)
    return await disown_snapshot(services, look.article_id, number, note, check_id)


async def accept_look(services: Services, check_id: int, note: str = "") -> Overruled:
    """A withheld look was the article: its kept bytes are read, and compared with what stood before it in time.

    It becomes a snapshot, with its changes; with alerts only where nothing was seen since, as what is long past is no
    news. Raises NotFoundError, InputError where its bytes were not kept or hold no text, StoreError.
    """
    look = await services.stored(services.store.check, check_id)
    if look.snapshot_id is not None:
        raise InputError(f"check {check_id}", "it is part of the history already")
    body = await _body_of(services, look)
    article = await services.stored(services.store.article, look.article_id)
    before = await services.stored(services.store.standing_at, article.id, look.checked_at)
    found = await _read(services, article, look, body, before)
    after = await services.stored(services.store.standing_at, article.id, look.checked_at, later=True)
    known = next((one for one in (before, after) if one and one.snapshot.text_sha256 == found.digest), None)
    new = None if known else await _new_snapshot(services, article, found, told=after is None)
    accepted = Acceptance(
        check=look,
        now=services.clock(),
        latest_number=article.latest_number,
        snapshot=new,
        body=body,
        compared_with=_other_than_latest(before, article),
        is_latest=after is None,
        mark=found.mark,
        note=note,
    )
    written = await services.stored(services.store.overrule, accepted)
    if known is not None:
        return Overruled(f"its text is the one of snapshot {known.number}: the history has it already")
    words = f"recorded as snapshot {written.number}, seen at {look.checked_at:%Y-%m-%d %H:%M} UTC"
    return Overruled(words, written.number, len(written.change_ids), len(new.alerts) if new else 0)


async def read_look(services: Services, look: PastCheck, article: ArticleRecord) -> ArticleText:
    """What accepting a look would read from its kept page. Nothing is written.

    Raises InputError where its bytes were not kept or hold no text, ReadError, StoreError.
    """
    found = await _read(services, article, look, await _body_of(services, look), None)
    if found.article is None:
        raise TypeError("an article that was compared with nothing has its text")
    return found.article


async def disown_snapshot(
    services: Services, article_id: int, number: int, note: str = "", check_id: int | None = None
) -> Overruled:
    """A snapshot was not the article: its changes are withdrawn, and those of the one that was compared with it.

    What changed between the true ones around it is recorded instead. Raises NotFoundError, InputError, StoreError.
    """
    article = await services.stored(services.store.article, article_id)
    wall = await services.stored(services.store.version, article_id, number)
    if wall.snapshot.disowned_at is not None:
        raise InputError(f"snapshot {number} of {article.url}", "it was taken out of the history before")
    snapshots = await services.stored(services.store.snapshots, article_id)
    standing = [one for one in snapshots if one.disowned_at is None and one.number != number]
    standing.sort(key=lambda one: (one.taken_at, one.number))
    before = next((one for one in reversed(standing) if one.taken_at <= wall.snapshot.taken_at), None)
    following = next((one for one in standing if (one.compared_with or one.number - 1) == number), None)
    mended = None
    if before is not None and following is not None and before.text_sha256 != following.text_sha256:
        mended = await _mended(services, article, before.number, following.number, told=following is standing[-1])
    disowned = Disowning(
        article_id=article_id,
        number=number,
        now=services.clock(),
        latest_number=article.latest_number,
        following=following.number if following else None,
        mended=mended,
        compared_with=before.number if before else None,
        mark=await services.workers.run(article.url, "monitor.fetch.quality_twins:mark_of", wall.article.text),
        check_id=check_id,
        note=note,
    )
    written = await services.stored(services.store.disown, disowned)
    words = f"snapshot {number} is out of the history, and its changes are withdrawn"
    if written.number is None:
        return Overruled(words)
    words += f"; snapshot {disowned.following} was compared with {disowned.compared_with} instead"
    return Overruled(words, written.number, len(written.change_ids), len(mended.alerts) if mended else 0)


async def _body_of(services: Services, look: PastCheck) -> bytes:
    if look.body_sha256 is None:
        hint = "`monitor checks` marks those whose page was kept: the first of each row of withheld looks."
        raise InputError(f"check {look.id}", "the page of this look was not kept, so it can't be read", hint=hint)
    body: bytes = await services.stored(services.store.blob, look.body_sha256)
    return body


def _other_than_latest(before: StoredVersion | None, article: ArticleRecord) -> int | None:
    return None if before is None or before.number == article.latest_number else before.number


async def _read(
    services: Services, article: ArticleRecord, look: PastCheck, body: bytes, before: StoredVersion | None
) -> Examination:
    page = FetchedPage(
        requested_url=article.url,
        final_url=look.final_url or article.url,
        status=200,
        headers=dict(look.headers),
        body=body,
        feed_title=article.title or None,
        fetched_at=look.checked_at,
        pardoned=EVERYTHING,
    )
    known = _known(before) if before else None
    found: Examination = await services.workers.run(article.url, EXAMINE, page, known, EXTRACTOR_VERSION)
    if found.digest is None:
        raise InputError(f"check {look.id}", "no title and no text can be read from its page")
    return found


def _known(stored: StoredVersion) -> KnownVersion:
    snapshot = stored.snapshot
    return KnownVersion(
        version=stored.version,
        digest=snapshot.text_sha256,
        fingerprint=None,
        extractor=EXTRACTOR_VERSION,
        number=snapshot.number,
        taken_at=snapshot.taken_at,
        feed_updated=snapshot.feed_updated,
    )


async def _new_snapshot(
    services: Services, article: ArticleRecord, found: Examination, *, told: bool
) -> NewSnapshot | None:
    if found.article is None or found.digest is None:
        return None
    comparison = found.comparison
    noise = await noise_among(services, article, comparison.changes if comparison else ())
    return NewSnapshot(
        article=found.article,
        text_sha256=found.digest,
        extractor=EXTRACTOR_VERSION,
        changes=comparison.changes if comparison else (),
        notices=comparison.notices if comparison else (),
        alerts=await new_alerts(services, article, found, noise) if told and comparison else (),
        noise_ids=noise,
    )


async def _mended(services: Services, article: ArticleRecord, before: int, after: int, *, told: bool) -> NewSnapshot:
    old = await services.stored(services.store.version, article.id, before)
    new = await services.stored(services.store.version, article.id, after)
    compared: Comparison = await services.workers.run(article.url, COMPARE_RECORDED, old.version, new.version)
    found = Examination(
        outcome=Outcome.CHANGED,
        reason="",
        digest=new.snapshot.text_sha256,
        article=new.article,
        comparison=compared,
    )
    made = await _new_snapshot(services, article, found, told=told)
    if made is None:
        raise TypeError("a snapshot without a text")
    return made
