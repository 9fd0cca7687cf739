"""Commands that review: feeds, articles, history, diff, changes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli_common import ConfigOption, JsonOption, out_console, print_json, settings_from
from monitor.errors import InputError
from monitor.values import ChangeKind, Severity

if TYPE_CHECKING:
    from monitor.store.records import ArticleRecord
    from monitor.store.records_lineage import LineageRecord
    from monitor.store.store import Store

__all__ = ["articles", "changes", "diff", "feeds", "history", "since_moment"]

LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help="At most so many.")]
FeedOption = Annotated[str | None, typer.Option("--feed", help="Of this feed: its name, URL or id.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Of this outlet.")]
WordsOption = Annotated[str | None, typer.Option("--words", help="With these words.")]
ArticleArgument = Annotated[str, typer.Argument(metavar="URL|ID", help="The article's address or its number.")]


def feeds(
    pause: Annotated[
        str | None, typer.Option("--pause", metavar="FEED", help="Stop polling this feed for now.")
    ] = None,
    resume: Annotated[str | None, typer.Option("--resume", metavar="FEED", help="Poll it again.")] = None,
    remove: Annotated[str | None, typer.Option("--remove", metavar="FEED", help="Stop polling it for good.")] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the feeds that are watched: their health, last and next poll. FEED is a name, URL or id.

    A removed or paused feed's articles go on being checked.
    """
    from monitor.show.quality import empty_hosts_view
    from monitor.show.records import feed_to_json
    from monitor.show.review import feeds_view

    with _store(config) as store:
        for ref, state in ((pause, "paused"), (resume, "active"), (remove, "removed")):
            if ref is not None:
                store.set_feed_state(store.feed(_ref(ref)).id, state)  # type: ignore[arg-type]  # one of FeedState
        found = store.feeds()
        empty = [host for host in store.empty_hosts() if host.used_to_work]
    if as_json:
        print_json([feed_to_json(feed) for feed in found])
    elif not found:
        typer.echo("No feed is watched. Add one with `monitor add URL`, or name it in config.yaml.")
    else:
        out_console().print(feeds_view(found, _now()))
        if empty:
            out_console().print(empty_hosts_view(empty))


def articles(
    feed: FeedOption = None,
    outlet: OutletOption = None,
    words: WordsOption = None,
    edited: Annotated[bool, typer.Option("--edited", help="Only those that were edited.")] = False,
    limit: LimitOption = 50,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the articles that are watched, the newest first."""
    from monitor.show.records import article_to_json
    from monitor.show.review import articles_view
    from monitor.store.records import ArticleFilter

    wanted = ArticleFilter(feed=_ref(feed) if feed else None, outlet=outlet, words=words, edited=edited)
    with _store(config) as store:
        found = store.articles(wanted, limit=limit)
    if as_json:
        print_json([article_to_json(article) for article in found])
    elif not found:
        typer.echo("No such article is watched. `monitor add URL` adds one, `monitor once` polls the feeds.")
    else:
        out_console().print(articles_view(found, _now()))


def history(
    article: ArticleArgument,
    checks: Annotated[int, typer.Option("--checks", min=0, max=100_000, help="So many looks, the latest.")] = 200,
    claims: Annotated[bool, typer.Option("--claims", help="Every claim that was followed, the unchanged too.")] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an article's revision history: every snapshot, what changed, notices, and the looks with their outcomes."""
    from monitor.show.lineages import lineage_to_json, lineages_view
    from monitor.show.records import article_to_json, history_to_json
    from monitor.show.review import history_view

    with _store(config) as store:
        found = store.article(_ref(article))
        followed = _claims_of(store, found) if claims else store.lineages(found.id, only_changed=True)
        if claims and as_json:
            print_json({"article": article_to_json(found), "lineages": [lineage_to_json(one) for one in followed]})
            return
        if claims:
            out_console().print(lineages_view(followed, "No claim was found: the page has not been read so far."))
            return
        snapshots = store.snapshots(found.id)
        changed = {snapshot.id: store.changes_of(snapshot.id) for snapshot in snapshots if snapshot.changes}
        looks = store.checks(found.id, limit=checks) if checks else []
    if as_json:
        lineages = [lineage_to_json(one) for one in followed]
        print_json({**history_to_json(found, snapshots, changed, looks), "lineages": lineages})
    else:
        out_console().print(history_view(found, snapshots, changed, looks, _now(), followed))


def _claims_of(store: Store, article: ArticleRecord) -> list[LineageRecord]:
    """All lineages; where an article has one snapshot, or was last edited before claims were followed, its claims."""
    from monitor.compare.lineage import begin
    from monitor.store.lineage_rows import lineage_record

    latest = store.latest_version(article.id)
    followed = store.lineages(article.id)
    if followed or latest is None:
        return followed
    said = {latest.number: (latest.snapshot.taken_at, latest.version)}
    lineages = begin(latest.version, latest.number).lineages
    return [lineage_record(article.id, one, said) for one in lineages]


def diff(
    article: ArticleArgument,
    before: Annotated[int | None, typer.Argument(metavar="[A", help="Number of the earlier snapshot.")] = None,
    after: Annotated[int | None, typer.Argument(metavar="B]", help="Number of the later one.")] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show two snapshots of an article word by word, with the changed claims; the latest two by default."""
    from monitor.compare.versions import compare

    with _store(config) as store:
        found = store.article(_ref(article))
        old, new = _numbers(article, found.latest_number, before, after)
        versions = store.version(found.id, old), store.version(found.id, new)
    comparison = compare(versions[0].version, versions[1].version)
    if as_json:
        from monitor.formats import comparison_to_json

        print_json({"before": old, "after": new, "url": found.url, **comparison_to_json(comparison)})
        return
    from monitor.show.diff import diff_view

    out_console().print(diff_view(versions[0], versions[1], comparison))


def changes(
    since: Annotated[
        str | None, typer.Option("--since", metavar="24h", help="A time back (30m, 24h, 7d) or a date (2026-01-30).")
    ] = None,
    kind: Annotated[list[ChangeKind] | None, typer.Option("--kind", help="Of this kind; may be repeated.")] = None,
    feed: FeedOption = None,
    outlet: OutletOption = None,
    min_severity: Annotated[Severity | None, typer.Option("--min-severity", help="At least so severe.")] = None,
    silent: Annotated[bool | None, typer.Option("--silent/--noted", help="Only silent, or only noted ones.")] = None,
    words: WordsOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="With those of pages that flip between versions, and what was called noise.")
    ] = False,
    limit: LimitOption = 50,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what changed, the newest first."""
    from monitor.show.records import change_record_to_json
    from monitor.show.review import changes_view
    from monitor.store.records import ChangeFilter

    wanted = ChangeFilter(
        since=since_moment(since, _now()) if since else None,
        kinds=tuple(kind or ()),
        feed=_ref(feed) if feed else None,
        outlets=(outlet,) if outlet else (),
        min_severity=min_severity,
        silent=silent,
        words=words,
        include_damped=everything,
        include_noise=everything,
    )
    with _store(config) as store:
        found = store.changes(wanted, limit=limit)
    if as_json:
        print_json([change_record_to_json(record) for record in found])
    elif not found:
        typer.echo("No such change was seen.")
    else:
        out_console().print(changes_view(found))


def _store(config: Any) -> Store:
    from monitor.compose import open_store

    return open_store(settings_from(config))


def _now() -> datetime:
    from monitor.pipeline.services import utc_now

    return utc_now()


def _ref(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _numbers(article: str, latest: int, before: int | None, after: int | None) -> tuple[int, int]:
    if before is None:
        before, after = latest - 1, latest
    elif after is None:
        after = latest
    if latest < 2:
        have = "none yet" if latest == 0 else "one"
        raise InputError(article, f"a diff needs two snapshots, and there is {have}", hint="See `monitor history`.")
    if not 1 <= before <= latest or not 1 <= after <= latest:
        raise InputError(article, f"has the snapshots 1 to {latest}, not {before} and {after}")
    return before, after


def since_moment(text: str, now: datetime) -> datetime:
    """A time back from now, or a date or time in UTC. Raises InputError."""
    from monitor.show.moments import moment_back

    try:
        return moment_back(text, now)
    except ValueError as problem:
        raise InputError("--since", str(problem)) from problem
