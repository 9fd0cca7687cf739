"""Withheld looks and what a person said of them, for the terminal and for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from monitor.show.moments import clock
from monitor.show.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from monitor.pipeline.overruling import Overruled
    from monitor.store.records import PastCheck
    from monitor.store.records_quality import EmptyHost, WithheldCheck

__all__ = ["check_to_json", "checks_view", "empty_hosts_view", "looks_view", "overruled_to_json", "withheld_to_json"]


def checks_view(withheld: Sequence[WithheldCheck], *, with_article: bool) -> RenderableType:
    """A line a withheld look. An asterisk marks those that can be accepted: their page was kept."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for name in ("check", "when", "what it was taken for", "why"):
        table.add_column(name)
    for one in withheld:
        why = Text(one_line(one.check.reason, 200))
        if one.said:
            why.append(f"\noverruled: {'it was the article' if one.said == 'article' else 'it was not'}", "cyan")
        if with_article:
            why.append(f"\n{one_line(one.title or one.url, 80)}", "dim")
        mark = "*" if one.can_be_accepted else ""
        table.add_row(f"{one.check.id}{mark}", clock(one.check.checked_at), one.check.outcome.value, why)
    table.caption = "* its page was kept: `monitor overrule CHECK` makes it part of the history"
    table.caption_justify = "left"
    return table


def looks_view(looks: Sequence[PastCheck]) -> RenderableType:
    """A line a look, whatever it came to."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for name in ("check", "when", "outcome", "status", "why"):
        table.add_column(name)
    for look in looks:
        status = str(look.status or "")
        table.add_row(
            str(look.id), clock(look.checked_at), look.outcome.value, status, Text(one_line(look.reason, 200))
        )
    return table


def empty_hosts_view(hosts: Sequence[EmptyHost]) -> RenderableType:
    """A sentence a host whose pages have no text any more."""
    return Text("\n").join(
        Text(f"{one_line(host.host, 100)}: {host.empty_in_row} looks in a row found no text on its pages", "red")
        for host in hosts
    )


def withheld_to_json(one: WithheldCheck) -> dict[str, Any]:
    """A withheld look."""
    return {
        **check_to_json(one.check),
        "title": one.title,
        "url": one.url,
        "overruled": one.said,
        "can_be_accepted": one.can_be_accepted,
    }


def check_to_json(look: PastCheck) -> dict[str, Any]:
    """A look without its headers."""
    values = {name: value for name, value in asdict(look).items() if name != "headers"}
    return values | {"checked_at": look.checked_at.isoformat(), "outcome": look.outcome.value}


def overruled_to_json(done: Overruled) -> dict[str, Any]:
    """What an overruling came to."""
    return asdict(done)
