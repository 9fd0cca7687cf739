"""Commands on verdicts: which looks were withheld and why, and saying that one was judged wrongly."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli_common import ConfigOption, JsonOption, out_console, print_json, settings_from
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.pipeline.overruling import Overruled
    from monitor.settings import Settings

__all__ = ["checks", "overrule"]


def checks(
    article: Annotated[
        str | None,
        typer.Argument(metavar="[URL|ID]", help="The article's address or its number; all where none is given."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="The looks that were believed, too.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help="At most so many.")] = 50,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the looks that were kept out of the history, each with its number and the reason."""
    from monitor.compose import open_store
    from monitor.show.quality import check_to_json, checks_view, looks_view, withheld_to_json

    with open_store(settings_from(config)) as store:
        found = store.article(int(article) if re.fullmatch(r"\d{1,18}", article) else article) if article else None
        if everything and found is None:
            raise InputError("--all", "needs an article", hint="Name its address or its number.")
        looks = store.checks(found.id, limit=limit) if everything and found else []
        withheld = [] if everything else store.withheld_checks(found.id if found else None, limit=limit)
    if as_json:
        print_json(
            [check_to_json(look) for look in looks] if everything else [withheld_to_json(one) for one in withheld]
        )
    elif everything:
        out_console().print(looks_view(looks))
    elif not withheld:
        typer.echo("No look was withheld: every page was taken for the article.")
    else:
        out_console().print(checks_view(withheld, with_article=found is None))


def overrule(
    check_id: Annotated[int, typer.Argument(metavar="CHECK", help="The look's number, as `monitor checks` shows it.")],
    verdict: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="article|wall", help="What it was; the opposite of what monitor thought by default."
        ),
    ] = None,
    note: Annotated[str, typer.Option("--note", help="Why, for those who read the history later.")] = "",
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that monitor judged a look wrongly: a withheld one was the article, or a snapshot was not.

    The history mends itself, and pages that say the same on that host are judged alike afterwards.
    """
    from monitor.show.quality import overruled_to_json

    if verdict not in (None, "article", "wall"):
        raise InputError("--as", f"{verdict!r} is neither article nor wall")
    done = asyncio.run(_overruled(settings_from(config), check_id, verdict, note))
    if as_json:
        print_json(overruled_to_json(done))
    else:
        typer.echo(f"{done.words} ({done.changes} changes, {done.alerts} alerts)")


async def _overruled(settings: Settings, check_id: int, verdict: str | None, note: str) -> Overruled:
    from monitor.compose import open_services, redactor_for
    from monitor.logs import open_log
    from monitor.pipeline.overruling import overrule_check

    log = open_log("warning", settings.log.format, redactor_for(settings))
    async with open_services(settings, log=log, confirm=False) as services:
        look = await services.stored(services.store.check, check_id)
        is_article = look.snapshot_id is None if verdict is None else verdict == "article"
        return await overrule_check(services, check_id, is_article=is_article, note=note)
