"""The command that serves the pages: web."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli_common import ConfigOption, settings_from

if TYPE_CHECKING:
    from monitor.settings import Settings

__all__ = ["web"]


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
