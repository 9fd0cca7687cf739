"""The command that hands out what is kept: export. OPML of the feeds, WARC of the pages, a bundle, a history as a page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from monitor.cli_common import ConfigOption, settings_from, warn
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.store.store import Store

__all__ = ["export", "picture"]


def export(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE|-]", help="Where to write it, - for stdout; feeds go to stdout by default."),
    ] = None,
    warc: Annotated[
        bool, typer.Option("--warc", help="The kept pages as WARC 1.1, packed with gzip where FILE ends in .gz.")
    ] = False,
    bundle: Annotated[
        int | None,
        typer.Option(
            "--bundle", metavar="CHANGE", min=1, help="The evidence of one change as a zip that others can check."
        ),
    ] = None,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="URL|ID", help="An article's whole history as one page, to mail or to print."),
    ] = None,
    article: Annotated[
        list[str] | None, typer.Option("--article", metavar="URL|ID", help="With --warc: only these articles.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="7d", help="With --warc: pages from then on (7d, 2026-01-30).")
    ] = None,
    with_secrets: Annotated[
        bool, typer.Option("--with-secrets", help="Feeds: write passwords and keys in addresses too, else masked.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    config: ConfigOption = None,
) -> None:
    """Write the watched feeds as OPML; or what is kept: --warc, --bundle, --html.

    Without FILE the three go to a file in the current folder whose name is made of ids and the time, never of titles.
    """
    from monitor.compose import open_store

    asked = [name for name, given in (("--warc", warc), ("--bundle", bundle), ("--html", html)) if given]
    if len(asked) > 1:
        raise InputError(" ".join(asked), "one at a time")
    if (article or since) and not warc:
        raise InputError("--article, --since", "go with --warc")
    with open_store(settings_from(config)) as store:
        if warc:
            _warc(store, file, article or [], since, force=force)
        elif bundle is not None:
            _bundle(store, file, bundle, force=force)
        elif html is not None:
            _html(store, file, html, force=force)
        else:
            _feeds(store, file, with_secrets=with_secrets, force=force)


def picture(
    change: Annotated[
        int, typer.Argument(metavar="CHANGE", min=1, help="The change's id, as `monitor changes` shows it.")
    ],
    out: Annotated[str | None, typer.Option("--out", metavar="FILE|-", help="Where to write it, - for stdout.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    config: ConfigOption = None,
) -> None:
    """Draw one change as a picture (PNG, 1200 × 630) for sharing: what was said, and what is said now."""
    from monitor.compose import open_store
    from monitor.web.fonts import fonts_here
    from monitor.web.picture import picture_of

    settings = settings_from(config)
    with open_store(settings) as store:
        record = store.change(change)
    address = f"{settings.web.public_url.rstrip('/')}/changes/{change}" if settings.web.public_url else record.url
    body = picture_of(record, address, fonts_here())
    name = out or f"monitor-change-{change}.png"
    _write(name, lambda stream: stream.write(body), f"the picture of change {change}", force=force)


def _feeds(store: Store, file: str | None, *, with_secrets: bool, force: bool) -> None:
    from monitor.show.opml import opml_of

    feeds = store.feeds()
    body, masked = opml_of(feeds, with_secrets=with_secrets)
    if masked:
        warn(f"the passwords and keys of {masked} addresses are left out; --with-secrets writes them")
    _write(file or "-", lambda stream: stream.write(body), f"{len(feeds)} feeds", force=force)


def _warc(store: Store, file: str | None, named: list[str], since: str | None, *, force: bool) -> None:
    from monitor.cli_review import since_moment
    from monitor.evidence.pages import article_ids, write_warc
    from monitor.pipeline.services import utc_now

    now = utc_now()
    start = since_moment(since, now) if since else None
    ids = [store.article(_ref(one)).id for one in named] if named else article_ids(store)
    name = file or f"monitor-{now:%Y%m%dT%H%M%SZ}.warc.gz"
    written = 0

    def write(stream: IO[bytes]) -> None:
        nonlocal written
        written = write_warc(
            store,
            ids,
            stream,
            now=now,
            since=start,
            gzip=name.endswith(".gz"),
            name=Path(name).name if file != "-" else "",
        )

    _write(name, write, "", force=force)
    warn(f"{written} kept pages written to {'stdout' if name == '-' else name}")


def _bundle(store: Store, file: str | None, change: int, *, force: bool) -> None:
    from monitor.evidence.bundle import bundle_name, bundle_of

    body = bundle_of(store, change)
    what = f"the evidence of change {change}; README.txt in it says how to check it"
    _write(file or bundle_name(change), lambda stream: stream.write(body), what, force=force)


def _html(store: Store, file: str | None, ref: str, *, force: bool) -> None:
    from monitor.evidence.history_html import history_html

    article = store.article(_ref(ref))
    body = history_html(store, article.id).encode("utf-8", "replace")
    name = file or f"monitor-article-{article.id}.html"
    _write(name, lambda stream: stream.write(body), f"the history of article {article.id}", force=force)


def _ref(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _write(name: str, write: Callable[[IO[bytes]], object], what: str, *, force: bool) -> None:
    """Into the file in one step, or to stdout. Raises InputError where the file is there or can't be written."""
    from monitor.store.backup import new_file

    if name == "-":
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    if path.exists() and not force:
        raise InputError(name, "exists already", hint="Give another name, or --force to replace it.")
    with new_file(path) as fresh, fresh.open("wb") as stream:
        write(stream)
    if what:
        warn(f"{what}, written to {name}")
