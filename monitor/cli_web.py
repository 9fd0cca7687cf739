"""The commands of the pages: web, password."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli_common import ConfigOption, settings_from

if TYPE_CHECKING:
    from monitor.settings import Settings

__all__ = ["password", "web"]


def web(
    host: Annotated[
        str | None, typer.Option("--host", metavar="H", help="Address to listen on; web.host by default.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="N", min=0, max=65535, help="Port; web.port by default, 0 for any free one."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Serve the pages for reviewing, without watching (`monitor run` does both)."""
    settings = settings_from(config)
    named = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = settings.model_copy(update={"web": settings.web.model_copy(update=named)})
    asyncio.run(_web(settings))


def password(
    from_stdin: Annotated[bool, typer.Option("--stdin", help="Read it from standard input, one line.")] = False,
    config: ConfigOption = None,
) -> None:
    """Ask for a new password, and print its hash to put into config.yaml as web.password or under web.people."""
    from monitor.errors import InputError
    from monitor.web.passwords import LONGEST, SHORTEST, hash_password

    if from_stdin:
        chosen = sys.stdin.readline().rstrip("\r\n")
    else:
        chosen = typer.prompt("New password", hide_input=True, confirmation_prompt=True, err=True)
    if not SHORTEST <= len(chosen) <= LONGEST:
        raise InputError("password", f"must have {SHORTEST} to {LONGEST} characters", hint="Several words are good.")
    typer.echo(hash_password(chosen))


async def _web(settings: Settings) -> None:
    import signal

    from monitor.compose import open_services, redactor_for
    from monitor.logs import open_log
    from monitor.web.serve import listen, serving
    from monitor.web.site import Site

    log = open_log(settings.log.level, settings.log.format, redactor_for(settings))
    at = listen(settings.web)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with (
        open_services(settings, log=log) as services,
        serving(Site(services, settings, watching=False), at) as url,
    ):
        typer.echo(f"monitor's pages are at {url} (Ctrl-C ends)", err=True)
        await stop.wait()
