"""Commands over what is derived from the evidence: outlets, reread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli_common import ConfigOption, JsonOption, out_console, print_json, settings_from
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.settings import Settings
    from monitor.show.reread import RereadBoard
    from monitor.store.store import Store

__all__ = ["outlets", "reread"]


def outlets(
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="30d", help="A time back (24h, 7d) or a date; counts whole days, in UTC."),
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what the outlets do: articles edited, changes made silently, how soon the first edit comes."""
    from monitor.cli_review import since_moment
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now
    from monitor.show.outlets import outlet_to_json, outlets_view

    now = utc_now()
    with open_store(settings_from(config)) as store:
        found = store.outlet_stats(since_moment(since, now) if since else None)
    if as_json:
        print_json([outlet_to_json(one) for one in found])
    elif not found:
        typer.echo("No article was read so far. `monitor once` polls the feeds.")
    else:
        out_console().print(outlets_view(found, now))


def reread(
    article: Annotated[str | None, typer.Option("--article", metavar="URL|ID", help="Only this article.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="30d", help="Only articles whose latest snapshot is so new.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Renew the claim lineages too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Keep nothing, not even the report.")] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run the stored pages through the present code, and report what it would say differently.

    After an upgrade that reads pages or claims otherwise. Nothing that was recorded is changed, and no alert is
    raised. Reports are kept, so that a call that was cut short goes on where it ended.
    """
    if yes and dry_run:
        raise InputError("--yes", "can't be used with --dry-run", hint="Give one of them.")
    from monitor.compose import open_store
    from monitor.show.reread import reread_board, reread_to_json, reread_view

    settings = settings_from(config)
    with open_store(settings) as store:
        wanted = _wanted(store, article, since)
        with reread_board(len(wanted)) as board:
            _reread_all(settings, store, wanted, (not dry_run, yes), board)
    if as_json:
        print_json(reread_to_json(board))
    else:
        out_console().print(reread_view(board, renewed=yes))


def _wanted(store: Store, article: str | None, since: str | None) -> list[int]:
    from monitor.cli_review import since_moment
    from monitor.pipeline.services import utc_now

    if article is not None:
        found = store.article(int(article) if article.isdecimal() else article)
        return [found.id] if found.latest_number else []
    moment = since_moment(since, utc_now()) if since else None
    return [article_id for article_id, _ in store.articles_with_snapshots(moment)]


def _reread_all(
    settings: Settings, store: Store, wanted: list[int], how: tuple[bool, bool], board: RereadBoard
) -> None:
    import asyncio

    from monitor.claims.version import EXTRACTOR_VERSION as CLAIMS_VERSION
    from monitor.compose import open_workers
    from monitor.pipeline.reread import Rereader
    from monitor.pipeline.services import utc_now
    from monitor.read.version import EXTRACTOR_VERSION

    with open_workers(settings) as workers:
        reader = f"{EXTRACTOR_VERSION}+claims-{CLAIMS_VERSION}"
        rereader = Rereader(store, workers, utc_now, reader, *how)
        asyncio.run(rereader.read_all(wanted, concurrency=settings.reading.processes, on_report=board.note))
