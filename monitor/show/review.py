"""Feeds, articles, changes and revision histories as tables and texts for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from monitor.show.changes import change_view, notice_view
from monitor.show.lineages import lineages_view
from monitor.show.moments import ago, clock, planned
from monitor.show.plain import one_line
from monitor.values import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from monitor.store.records import ArticleRecord, ChangeRecord, FeedRecord, PastCheck, SnapshotRecord
    from monitor.store.records_lineage import LineageRecord

__all__ = ["articles_view", "changes_view", "feeds_view", "history_view", "ticks"]

# One character a check, so that the rhythm of looking is seen at a glance; told apart by shape, not colour alone.
TICKS = {
    Outcome.UNCHANGED: ("·", "dim"),
    Outcome.CHANGED: ("●", "bold cyan"),
    Outcome.UNSTABLE: ("~", "yellow"),
    Outcome.GONE: ("✝", "red"),
    Outcome.FAILED: ("×", "red"),
}
WITHHELD_TICK = ("!", "yellow")


def feeds_view(feeds: Sequence[FeedRecord], now: datetime) -> RenderableType:
    """A line a feed, with what is wrong with it below."""
    table = _table("id", "feed", "outlet", "state", "polled", "next", "last news")
    for feed in feeds:
        name = Text(one_line(feed.name or feed.title or feed.url, 60))
        if feed.fault:
            name.append(f"\n{one_line(feed.fault, 200)}", "red")
        state = feed.state if not feed.errors else f"failing ({feed.errors}×)"
        following = planned(feed.next_poll_at, now) if feed.state == "active" else "-"
        table.add_row(
            str(feed.id),
            name,
            Text(one_line(feed.outlet or "", 30)),
            Text(state, "red" if feed.errors else ""),
            ago(feed.polled_at, now),
            following,
            ago(feed.last_new_at, now),
        )
    return table


def articles_view(articles: Sequence[ArticleRecord], now: datetime) -> RenderableType:
    """A line an article."""
    table = _table("id", "article", "outlet", "snapshots", "changed", "checked", "next", "last look")
    for article in articles:
        following = planned(article.next_check_at, now) if article.state == "active" else article.state
        outcome = article.last_outcome.value.replace("_", " ") if article.last_outcome else "not yet"
        table.add_row(
            str(article.id),
            Text(f"{one_line(article.title or '(no title yet)', 70)}\n").append(one_line(article.url, 100), "dim"),
            Text(one_line(article.outlet or "", 24)),
            str(article.latest_number),
            ago(article.changed_at, now) if article.edits else "-",
            ago(article.checked_at, now),
            following,
            Text(outcome),
        )
    return table


def changes_view(changes: Sequence[ChangeRecord]) -> RenderableType:
    """The stream of changes: where and when, then what."""
    return Group(*(_change(record) for record in changes))


def history_view(
    article: ArticleRecord,
    snapshots: Sequence[SnapshotRecord],
    changes: Mapping[int, Sequence[ChangeRecord]],
    checks: Sequence[PastCheck],
    now: datetime,
    lineages: Sequence[LineageRecord] = (),
) -> RenderableType:
    """An article's revision history. `changes` by snapshot id; `checks` the newest first; `lineages` that changed."""
    head = Text.assemble(
        (one_line(article.title or article.url), "bold"),
        f"\n{one_line(article.outlet or '')}  {one_line(article.url)}\n",
        (f"published {clock(article.published)}, " if article.published else "", ""),
        f"watched since {clock(article.first_seen)}, {article.state}, "
        f"next look {planned(article.next_check_at, now)}\n",
    )
    # In the order in which they were seen: a look that was accepted later has a higher number.
    seen = sorted(snapshots, key=lambda one: (one.taken_at, one.number))
    revisions = [_revision(snapshot, changes.get(snapshot.id, ())) for snapshot in seen]
    if not revisions:
        revisions = [Text("No snapshot yet: the page has not been read, or was not the article so far.\n")]
    return Group(head, *revisions, _followed(lineages), _looks(checks))


def ticks(checks: Sequence[PastCheck]) -> Text:
    """The looks as one character each, the oldest first."""
    line = Text()
    for check in reversed(checks):
        sign, style = TICKS.get(check.outcome, WITHHELD_TICK)
        line.append(sign, style)
    return line


def _revision(snapshot: SnapshotRecord, changes: Sequence[ChangeRecord]) -> RenderableType:
    remark = ""
    if snapshot.returns_to is not None:
        remark = f"  back to the text of snapshot {snapshot.returns_to}"
    if snapshot.damped:
        remark += "  (unstable: flips between versions, not announced)"
    if snapshot.compared_with is not None:
        remark += f"  (against snapshot {snapshot.compared_with})"
    if snapshot.disowned_at is not None:
        remark += "  (not the article, a person said: out of the history)"
        changes = ()
    head = Text.assemble(
        (f"snapshot {snapshot.number}", "bold cyan"), f"  {clock(snapshot.taken_at)}", (remark, "yellow")
    )
    body: list[RenderableType] = [notice_view(notice) for notice in snapshot.notices]
    body += [change_view(record.change) for record in changes]
    if not body:
        body = [Text("first version\n" if snapshot.number == 1 else "no figure, quote or source differs\n", "dim")]
    return Group(head, Padding(Group(*body), (0, 0, 0, 2)))


def _followed(lineages: Sequence[LineageRecord]) -> RenderableType:
    if not lineages:
        return Group()
    return Group(Text("claims that changed", "bold"), Padding(lineages_view(lineages), (0, 0, 1, 2)))


def _looks(checks: Sequence[PastCheck]) -> RenderableType:
    odd = [check for check in checks if check.outcome not in (Outcome.UNCHANGED, Outcome.CHANGED)]
    lines: list[RenderableType] = [
        Text.assemble((f"{len(checks)} looks  ", "bold"), ticks(checks)),
        Text("● changed  · unchanged  ! withheld  ~ unstable  × failed  ✝ gone", "dim"),
    ]
    for check in odd[:20]:
        name = check.outcome.value.replace("_", " ")
        lines.append(Text(f"  {clock(check.checked_at)}  {name}: {one_line(check.reason, 200)}"))
    if len(odd) > 20:
        lines.append(Text(f"  and {len(odd) - 20} more"))
    return Group(*lines)


def _change(record: ChangeRecord) -> RenderableType:
    head = Text.assemble(
        (clock(record.at), "dim"),
        "  ",
        (one_line(record.outlet or "", 40), "bold"),
        "  ",
        one_line(record.title or record.url, 90),
        (f"  [{record.article_id}] {record.number - 1}→{record.number}", "dim"),
        ("  unstable" if record.damped else "", "yellow"),
    )
    return Group(head, Padding(change_view(record.change), (0, 0, 0, 2)))


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading in ("id", "state"))
    return table
