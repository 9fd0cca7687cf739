"""Commands that look after monitor itself: config, doctor, health, alerts, import."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from monitor.cli_common import ConfigOption, JsonOption, out_console, print_json, read_bytes, settings_from, warn
from monitor.errors import InputError, MonitorError, ReadError

if TYPE_CHECKING:
    from monitor.settings import Settings

__all__ = ["alerts", "config_app", "doctor", "health", "import_opml"]

config_app = typer.Typer(help="Check, show or write the settings.", no_args_is_help=True, rich_markup_mode=None)


@config_app.command("check")
def config_check(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Say whether the settings can be used; an error names the key and what is allowed. Exit code 2 where they can't."""
    settings = settings_from(config)
    from monitor.compose import check_destinations

    check_destinations(settings)
    summary = {
        "feeds": len(settings.feeds),
        "articles": len(settings.articles),
        "rules": len(settings.alerts.rules),
        "destinations": sorted(settings.alerts.destinations),
    }
    if as_json:
        print_json({"ok": True, **summary})
    else:
        typer.echo(
            f"the settings are fine: {summary['feeds']} feeds, {summary['articles']} articles, {summary['rules']} rules, "
            f"destinations {', '.join(sorted(settings.alerts.destinations))}"
        )


@config_app.command("show")
def config_show(config: ConfigOption = None) -> None:
    """Print the settings in force as JSON: defaults, config.yaml and environment together, secrets masked."""
    import json

    from monitor.compose import redactor_for

    settings = settings_from(config)
    redact = redactor_for(settings)
    typer.echo(redact(json.dumps(settings.model_dump(mode="json"), indent=2, ensure_ascii=False)))


@config_app.command("init")
def config_init(
    path: Annotated[Path, typer.Argument(help="Where to write it.")] = Path("config.yaml"),
    config: ConfigOption = None,
) -> None:
    """Write the documented default config.yaml; never over a file that is there."""
    text = default_config().read_text(encoding="utf-8")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as problem:
        raise InputError(str(path), "exists already", hint="Give another path, or move that file away.") from problem
    except OSError as problem:
        raise InputError(str(path), f"can't be written ({problem.strerror})") from problem
    typer.echo(f"wrote {path}: put your feeds there, then `monitor run`")


def default_config() -> Path:
    """The documented default: in the package where it is installed, at the top of a checkout."""
    here = Path(__file__).parent
    packaged = here / "default_config.yaml"
    return packaged if packaged.exists() else here.parent / "config.yaml"


def doctor(
    config: ConfigOption = None,
    as_json: JsonOption = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask no feed and no destination.")] = False,
) -> None:
    """Look for what is wrong with settings, database, clock, disk, feeds and destinations, and say what to do.

    Exit code 1 where something is wrong.
    """
    from monitor.doctor import examine_all
    from monitor.show.doctor import findings_view

    settings = settings_from(config)
    findings = asyncio.run(examine_all(settings, offline=offline))
    if as_json:
        print_json([finding.to_json() for finding in findings])
    else:
        out_console().print(findings_view(findings))
    raise typer.Exit(1 if any(finding.is_bad for finding in findings) else 0)


def health(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Say whether a daemon is alive on this database, and all its parts. Exit code 0 where they are, 1 where not."""
    from monitor.compose import open_store
    from monitor.health import daemon_health
    from monitor.pipeline.services import utc_now

    with open_store(settings_from(config)) as store:
        found = daemon_health(store, utc_now())
    if as_json:
        print_json({**found.to_json(), "alive": list(found.owners)})
    elif found.ok:
        typer.echo(f"alive: {', '.join(found.owners)}")
    else:
        never = all(part.seconds is None for part in found.parts)
        told = ["none has run here"] if never else [part.words for part in found.parts if not part.ok]
        typer.echo(f"no daemon is whole and alive on this database; {'; '.join(told)}")
    if found.faults and not as_json:
        typer.echo(f"{found.faults} faults are open: `monitor doctor` tells them")
    raise typer.Exit(0 if found.ok else 1)


def import_opml(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="An OPML file.")],
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Watch the feeds of an OPML file. What is watched already stays as it is."""
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now
    from monitor.read.keys import outlet_of
    from monitor.read.opml import read_opml

    body = read_bytes(file)
    try:
        feeds = read_opml(body)
    except ReadError as problem:
        raise InputError(file, problem.reason, hint=problem.hint) from problem
    with open_store(settings_from(config)) as store:
        known = {feed.url for feed in store.feeds()}
        fresh = [feed for feed in feeds if feed.url not in known]
        for feed in fresh:
            outlet = feed.outlet or outlet_of(feed.url)
            store.add_feed(feed.url, name=feed.title, outlet=outlet, kind="feed", now=utc_now(), added_by="user")
    if as_json:
        print_json({"added": [feed.url for feed in fresh], "known": len(feeds) - len(fresh)})
    else:
        typer.echo(f"{len(fresh)} feeds added, {len(feeds) - len(fresh)} were watched already")


def alerts(
    action: Annotated[
        Literal["list", "replay", "test"] | None,
        typer.Argument(help="list (the default), replay failed ones, or test the destinations."),
    ] = None,
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHICH…]", help="Deliveries to replay, or destinations to test; all by default."),
    ] = None,
    state: Annotated[
        Literal["pending", "sent", "failed", "withdrawn"] | None, typer.Option("--state", help="Only those.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help="At most so many.")] = 50,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show alerts on their way: pending, sent, failed. `replay` sends failed ones again, `test` tries destinations."""
    settings = settings_from(config)
    match action:
        case "replay":
            _replay(settings, which or [])
        case "test":
            raise typer.Exit(0 if asyncio.run(_test(settings, which or [])) else 1)
        case _:
            _list(settings, state, limit, as_json=as_json)


def _list(settings: Settings, state: str | None, limit: int, *, as_json: bool) -> None:
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now
    from monitor.show.alerts import alerts_view
    from monitor.show.records import delivery_to_json

    kept: Any = "dead" if state == "failed" else state
    with open_store(settings) as store:
        found = store.deliveries(kept, limit=limit)
        totals = store.counts().deliveries
    if as_json:
        print_json({"totals": dict(totals), "deliveries": [delivery_to_json(delivery) for delivery in found]})
    elif not found:
        typer.echo("No alert yet." if not totals else "No such alert.")
    else:
        out_console().print(alerts_view(found, totals, utc_now()))


def _replay(settings: Settings, which: list[str]) -> None:
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now

    with open_store(settings) as store:
        number = store.replay(which or "dead", utc_now())
    typer.echo(f"{number} deliveries will be sent again by the running daemon, or the next `monitor once`")


async def _test(settings: Settings, which: list[str]) -> bool:
    from monitor.compose import open_channels
    from monitor.notify.message import test_message
    from monitor.pipeline.services import utc_now

    unknown = [name for name in which if name not in settings.alerts.destinations]
    if unknown:
        known = ", ".join(settings.alerts.destinations)
        raise InputError(f"alerts.destinations.{unknown[0]}", f"no such destination (there are: {known})")
    good = True
    async with open_channels(settings) as channels:
        for name in which or list(channels):
            now = utc_now()
            try:
                await channels[name].send(test_message(now), delivery_id=f"test_{now:%Y%m%dT%H%M%S}", now=now)
                typer.echo(f"{name}: the test was taken")
            except MonitorError as problem:
                good = False
                warn(f"{name}: {problem}")
    return good
