"""All pages. A new page's router is added here."""

from __future__ import annotations

from monitor.web.pages.account import router as account
from monitor.web.pages.alerts import router as alerts
from monitor.web.pages.articles import router as articles
from monitor.web.pages.changes import router as changes
from monitor.web.pages.checks import router as checks
from monitor.web.pages.claims import router as claims
from monitor.web.pages.desk import router as desk
from monitor.web.pages.diffs import router as diffs
from monitor.web.pages.feeds import router as feeds
from monitor.web.pages.filters import router as filters
from monitor.web.pages.pictures import router as pictures
from monitor.web.pages.search import router as search
from monitor.web.pages.snapshots import router as snapshots
from monitor.web.pages.sources import router as sources
from monitor.web.pages.status import router as status
from monitor.web.pages.tokens import router as tokens

__all__ = ["PAGE_ROUTERS"]

PAGE_ROUTERS = (
    account,
    pictures,
    changes,
    filters,
    desk,
    articles,
    search,
    diffs,
    snapshots,
    claims,
    checks,
    feeds,
    alerts,
    sources,
    status,
    tokens,
)
