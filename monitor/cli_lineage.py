"""Commands over what is derived from the evidence: outlets, reread."""

from __future__ import annotations

from typing import Annotated

import typer

from monitor.cli_common import ConfigOption, JsonOption, out_console, print_json, settings_from

__all__ = ["outlets"]


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
