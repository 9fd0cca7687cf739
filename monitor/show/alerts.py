"""Alerts on their way, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from monitor.show.moments import ago, clock
from monitor.show.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from monitor.store.records import DeliveryRecord

__all__ = ["alerts_view"]


def alerts_view(deliveries: Sequence[DeliveryRecord], totals: Mapping[str, int], now: datetime) -> RenderableType:
    """A line a delivery, with why it has not arrived below."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in ("made", "state", "to", "alert"):
        table.add_column(heading, overflow="fold")
    for delivery in deliveries:
        title = Text(one_line(str(delivery.alert.message.get("title", "")), 120))
        if delivery.error and delivery.state != "sent":
            title.append(f"\n{one_line(delivery.error, 200)}", "red")
        title.append(f"\n{delivery.id}", "dim")
        table.add_row(clock(delivery.alert.created_at), _state(delivery, now), Text(delivery.destination), title)
    summary = ", ".join(f"{number} {NAMES.get(state, state)}" for state, number in sorted(totals.items()))
    return Group(table, Text(f"in all: {summary}", "dim"))


NAMES = {"dead": "failed"}


def _state(delivery: DeliveryRecord, now: datetime) -> Text:
    if delivery.state == "pending":
        tries = f", {delivery.attempts} tries" if delivery.attempts else ""
        return Text(f"pending, due {ago(delivery.next_attempt_at, now)}{tries}", "yellow")
    return Text(NAMES.get(delivery.state, delivery.state), "red" if delivery.state == "dead" else "")
