"""Templates -> pages. Autoescaping is always on; a name that a template misspells is an error, not an empty place."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from monitor.notify.markup import safe_url
from monitor.notify.redact import redact_text
from monitor.web.access import principal_of
from monitor.web.moments import when
from monitor.web.outcomes import outcome_words
from monitor.web.site import base_of, site_of
from monitor.web.wording import glance_of, remarks_of, sides_of

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["HERE", "is_htmx", "render", "when"]

HERE = Path(__file__).parent
NAVIGATION = (
    ("/", "Changes"),
    ("/articles", "Articles"),
    ("/search", "Search"),
    ("/outlets", "Outlets"),
    ("/feeds", "Feeds"),
    ("/alerts", "Alerts"),
)


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page.

    Every template is given `request`, `principal`, `now`, `here` (the path), `printed_from` and `navigation`.
    """
    site = site_of(request)
    page = environment().get_template(template)
    text = page.render(
        request=request,
        principal=principal_of(request),
        now=site.clock(),
        here=request.url.path,
        printed_from=_address(request),
        navigation=NAVIGATION,
        **context,
    )
    return HTMLResponse(text, status_code=status)


def _address(request: Request) -> str:
    """Where this page is found again, for paper."""
    return f"{base_of(request)}{request.url.path}" + (f"?{request.url.query}" if request.url.query else "")


def is_htmx(request: Request) -> bool:
    """Whether htmx asks for a part of a page (and not the browser for the whole of it)."""
    return request.headers.get("hx-request") == "true" and "hx-history-restore-request" not in request.headers


@cache
def environment() -> Environment:
    """The templates, read once."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(when=when, ago=ago, query=query, percent=percent)
    made.filters.update(
        safe_url=safe_url,
        masked=redact_text,
        span_of_seconds=span_of_seconds,
        remarks=remarks_of,
        sides=sides_of,
        glance=glance_of,
        outcome=outcome_words,
    )
    return made


def ago(moment: datetime | None, now: datetime) -> Markup:
    """A <time> that says how long ago (or in how long), with the exact moment as its title."""
    if moment is None:
        return Markup('<span class="quiet">never</span>')
    seconds = (now - moment).total_seconds()
    words = f"{_span(abs(seconds))} ago" if seconds >= 0 else f"in {_span(-seconds)}"
    if abs(seconds) < 5:
        words = "just now"
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        moment.astimezone(UTC).isoformat(timespec="seconds"), when(moment), escape(words)
    )


def span_of_seconds(seconds: float | None) -> str:
    """A length of time in one unit ("3 hours"); an en dash where there is none."""
    return "–" if seconds is None else _span(seconds)


def _span(seconds: float) -> str:
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            number = int(seconds // size)
            return f"{number} {name}{'s' if number > 1 else ''}"
    number = max(int(seconds), 1)
    return f"{number} second{'s' if number > 1 else ''}"


def query(request: Request, **changed: Any) -> str:
    """This page's address with some of its query changed; None takes a key out, a list gives it several times."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changed]
    for key, value in changed.items():
        values = value if isinstance(value, list | tuple) else [value]
        kept += [(key, str(one)) for one in values if one is not None and one != ""]
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path


def percent(share: float | None) -> str:
    """A share of 0.125 as "12.5%"; an en dash where there is none."""
    return "–" if share is None else f"{share * 100:.3g}%"
