"""A snapshot's changes -> alerts ready for the outbox."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.damping import covering
from monitor.notify.message import compose
from monitor.notify.outbox import next_digest_at
from monitor.notify.rules import AlertDraft, SnapshotContext, alerts_for
from monitor.store.records import NewAlert

if TYPE_CHECKING:
    from monitor.examination import Examination
    from monitor.pipeline.services import Services
    from monitor.store.records import ArticleRecord
    from monitor.values import Change, Comparison

__all__ = ["new_alerts", "noise_among"]

# An alert is told when the next look confirms the change; where that look does not come (a slow host, a wall), it is
# told all the same after so many times the planned wait.
LONGEST_HOLD = 3


async def noise_among(
    services: Services, article: ArticleRecord, changes: tuple[Change, ...]
) -> tuple[int | None, ...]:
    """The damping that hides each of these changes; people's verdicts made it, and it holds for the article's outlet."""
    if not changes:
        return ()
    dampings = await services.stored(services.store.dampings_at, article.outlet)
    found = (covering(dampings, change) for change in changes)
    return tuple(damping.id if damping else None for damping in found)


async def new_alerts(
    services: Services, article: ArticleRecord, examination: Examination, noise: tuple[int | None, ...] = ()
) -> tuple[NewAlert, ...]:
    """What the rules make of the changes that this page brought, but for those that `noise` says are damped."""
    if examination.article is None or examination.comparison is None:
        return ()
    now = services.clock()
    feeds = await services.stored(services.store.feeds_of, article.id)
    context = SnapshotContext(
        article_id=article.id,
        number=article.latest_number + 1,
        article_title=examination.article.title or article.title,
        url=article.url,
        at=now,
        outlet=article.outlet or examination.article.outlet,
        feeds=tuple(name for feed in feeds for name in (feed.name, feed.url) if name),
        previous_at=article.checked_at,
        published=examination.article.published or article.published,
        modified=examination.article.modified,
        language=examination.article.language,
    )
    told = _without_noise(examination.comparison, noise)
    drafts = alerts_for(services.policies.rules, context, told)
    return tuple(_alert(services, context, draft, now) for draft in drafts)


def _without_noise(comparison: Comparison, noise: tuple[int | None, ...]) -> Comparison:
    if not any(noise):
        return comparison
    kept = (change for change, damping in zip(comparison.changes, noise, strict=True) if damping is None)
    return replace(comparison, changes=tuple(kept))


def _alert(services: Services, context: SnapshotContext, draft: AlertDraft, now: datetime) -> NewAlert:
    message = compose(context, draft.changes, draft.notices, rule=draft.rule, severity=draft.severity)
    held_until = now + timedelta(seconds=LONGEST_HOLD * services.policies.confirm_after_seconds)
    at = next_digest_at(draft.digest, held_until) or held_until
    return NewAlert(
        id=f"alert_{uuid.uuid4().hex}",
        rule=draft.rule,
        severity=draft.severity,
        message=message.to_json(),
        destinations=tuple((name, at, draft.digest) for name in draft.destinations),
    )
