"""The command that searches all versions."""

from __future__ import annotations

from typing import Annotated

import typer

from monitor.cli_common import ConfigOption, JsonOption, out_console, print_json, settings_from
from monitor.errors import InputError

__all__ = ["search"]

AT_ONCE = 100


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help="All of them stand in one version; '\"words in a row\"', 'begin*' (three letters or more), and -without (after `--`).",
        ),
    ],
    gone: Annotated[bool, typer.Option("--gone", help="Only where the present text does not hold them.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="At most so many.")] = 25,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search the texts and headlines of all versions, the newest articles first, and show which words are gone.

    Give a phrase in its quotation marks: monitor search '"prime minister" resign*'
    """
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now
    from monitor.show.search import hit_to_json, hits_view
    from monitor.text.searching import read_query

    query = read_query(" ".join(words))
    if not query:
        raise InputError(" ".join(words), "names no word that must be there", hint="Try: monitor search boats -ships")
    with open_store(settings_from(config)) as store:
        page = store.search(query, gone=gone, limit=min(limit, AT_ONCE))
        hits = list(page.hits)
        while page.cursor is not None and len(hits) < limit:
            page = store.search(query, gone=gone, limit=min(limit - len(hits), AT_ONCE), cursor=page.cursor)
            hits += page.hits
    if page.filled < 1:
        typer.echo(
            f"The index is being filled ({page.filled:.0%}): older articles come as `monitor run` goes on.", err=True
        )
    if as_json:
        print_json([hit_to_json(hit) for hit in hits])
    elif not hits:
        typer.echo("No version holds all of these words. Try fewer of them, or the beginning of one: minist*")
    else:
        out_console().print(hits_view(hits, utc_now()))
