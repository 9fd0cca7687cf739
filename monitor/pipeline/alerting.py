"""A snapshot's changes -> alerts ready for the outbox."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.notify.message import compose
from monitor.notify.outbox import next_digest_at
from monitor.notify.rules import AlertDraft, SnapshotContext, alerts_for
from monitor.store.records import NewAlert

if TYPE_CHECKING:
    from monitor.examination import Examination
    from monitor.pipeline.services import Services
    from monitor.store.records import ArticleRecord

__all__ = ["new_alerts"]

# An alert is told when the next look confirms the change; where that look does not come (a slow host, a wall), it is
# told all the same after so many times the planned wait.
LONGEST_HOLD = 3


async def new_alerts(services: Services, article: ArticleRecord, examination: Examination) -> tuple[NewAlert, ...]:
    """What the rules make of the changes that this page brought."""
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
    drafts = alerts_for(services.policies.rules, context, examination.comparison)
    return tuple(_alert(services, context, draft, now) for draft in drafts)


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
