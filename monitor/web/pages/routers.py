"""All pages. A new page's router is added here."""

from __future__ import annotations

from monitor.web.pages.account import router as account

__all__ = ["PAGE_ROUTERS"]

PAGE_ROUTERS = (account,)
