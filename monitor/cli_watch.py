"""Commands that watch: run, once, add."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli_common import ConfigOption, JsonOption, print_json, settings_from, warn
from monitor.errors import MonitorError

if TYPE_CHECKING:
    from monitor.pipeline.adding import Watched
    from monitor.settings import Settings

__all__ = ["add", "demo", "once", "run"]


def run(config: ConfigOption = None) -> None:
    """Watch around the clock: poll feeds, check articles, deliver alerts.

    Runs in the foreground until SIGTERM or Ctrl-C, and then finishes what is in hand; SIGHUP reads the configuration
    again.
    """
    settings = settings_from(config)
    _say_if_nothing_to_watch(settings)
    asyncio.run(_run(settings, config))


async def _run(settings: Settings, config: Path | None) -> None:
    from monitor.compose import redactor_for
    from monitor.daemon import run_daemon
    from monitor.logs import open_log

    log = open_log(settings.log.level, settings.log.format, redactor_for(settings))
    await run_daemon(settings, reload=lambda: settings_from(config), log=log)


def once(
    config: ConfigOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Check everything that is watched, due or not.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Make one full pass over what is due, tell what changed, and exit.

    New articles that the pass finds are looked at in the same pass. Changes are told at once, without a second look.
    """
    settings = settings_from(config)
    _say_if_nothing_to_watch(settings)
    summary = asyncio.run(_once(settings, everything=everything, as_json=as_json))
    if as_json:
        print_json(summary.to_json())
    else:
        typer.echo(summary.sentence(), err=True)


async def _once(settings: Settings, *, everything: bool, as_json: bool) -> Any:
    from monitor.compose import open_services, redactor_for, sync_feeds
    from monitor.logs import open_log
    from monitor.pipeline.single_pass import make_pass
    from monitor.pipeline.upkeep import look_after
    from monitor.show.progress import pass_progress

    level = "warning" if settings.log.level == "info" else settings.log.level
    log = open_log(level, settings.log.format, redactor_for(settings))
    async with open_services(settings, log=log, confirm=False) as services:
        await services.stored(sync_feeds, settings, services.store, services.clock)
        with pass_progress(enabled=not as_json) as progress:
            summary = await make_pass(
                services, concurrency=settings.fetch.concurrency, everything=everything, progress=progress
            )
        await look_after(services)
        return summary


def add(
    urls: Annotated[list[str], typer.Argument(metavar="URL…", help="A site, a feed, a sitemap or an article.")],
    outlet: Annotated[
        str | None, typer.Option("--outlet", help="Who publishes it; the host's name by default.")
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Watch a feed, a site (its feed is found), a sitemap, or a single article.

    Kept in the database, beside the feeds of config.yaml. Exit code 1 where a URL could not be added.
    """
    settings = settings_from(config)
    added, failed = asyncio.run(_add(settings, urls, outlet))
    if as_json:
        from monitor.show.records import watched_to_json

        print_json({"added": [watched_to_json(watched) for watched in added], "failed": failed})
    else:
        for watched in added:
            typer.echo(_sentence(watched))
    for fault in failed:
        warn(fault["error"])
    raise typer.Exit(1 if failed else 0)


async def _add(settings: Settings, urls: list[str], outlet: str | None) -> tuple[list[Watched], list[dict[str, str]]]:
    from monitor.compose import open_services, redactor_for
    from monitor.logs import open_log
    from monitor.pipeline.adding import watch

    added: list[Watched] = []
    failed: list[dict[str, str]] = []
    log = open_log("warning", settings.log.format, redactor_for(settings))
    async with open_services(settings, log=log) as services:
        for url in urls:
            try:
                added.append(await watch(services, url, outlet=outlet))
            except MonitorError as problem:
                failed.append({"url": url, "error": str(problem)})
    return added, failed


def demo(
    stop: Annotated[
        bool,
        typer.Option("--exit", help="Stop after one round; exit code 1 unless all was reported, and nothing else."),
    ] = False,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="DIR", help="Keep database and settings there, to review them later."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Run a small newsroom on this machine whose articles change, and watch it with the real daemon at fast pace.

    Needs no network and no settings (--config is not read). Takes about a minute.
    """
    import tempfile

    from monitor.demo.show import show_demo

    with tempfile.TemporaryDirectory(prefix="monitor-demo-") as scratch:
        folder = keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        truth = asyncio.run(show_demo(folder.absolute(), stop_after_round=stop))
    if stop and not truth.is_whole:
        raise typer.Exit(1)


def _sentence(watched: Watched) -> str:
    from monitor.show.plain import one_line

    name = f" “{one_line(watched.title, 80)}”" if watched.title else ""
    entries = f", {watched.entries} entries" if watched.kind != "article" else ""
    known = "" if watched.is_new else " (watched already)"
    lines = [f"watching the {watched.kind}{name} at {watched.url}{entries}{known}"]
    if watched.fault:
        lines.append(f"  but: {one_line(watched.fault)}")
    if watched.others:
        offered = "the page declares" if watched.kind == "article" else "the site also offers"
        lines.append(f"  {offered}: {', '.join(watched.others[:10])}")
    return "\n".join(lines)


def _say_if_nothing_to_watch(settings: Settings) -> None:
    from monitor.compose import open_store

    if settings.feeds or settings.articles:
        return
    with open_store(settings) as store:
        counts = store.counts()
    if not counts.feeds and not counts.articles:
        warn(
            "nothing is watched yet: add something with `monitor add URL`, or feeds in config.yaml (`monitor config init`)"
        )
