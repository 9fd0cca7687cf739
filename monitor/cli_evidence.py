"""Commands that keep the evidence and hand it on: backup, restore, head, verify, forget."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli_common import ConfigOption, JsonOption, print_json, read_bytes, settings_from, warn
from monitor.errors import InputError, ReadError

if TYPE_CHECKING:
    from monitor.evidence.head import HeadFault
    from monitor.store.records import ArticleRecord, ChainFault
    from monitor.store.records_evidence import ForgetResult
    from monitor.store.store import Store

__all__ = ["backup", "forget", "head", "restore", "verify"]

ForceOption = Annotated[bool, typer.Option("--force", help="Replace what is there.")]


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it.")],
    force: ForceOption = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the whole database into one file, while it is in use. `monitor restore` takes it back.

    SQLite: a plain database file, one state of it, checked. PostgreSQL: what pg_dump writes, for pg_restore.
    """
    from monitor.store.backup import back_up

    size = back_up(settings_from(config).database_url, file, force=force)
    if as_json:
        print_json({"file": str(file), "bytes": size})
    else:
        typer.echo(f"{file}: {size:,} bytes. Keep it on another machine; whoever has it can read everything.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup that `monitor backup` wrote.")],
    force: ForceOption = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put a backup in the database's place, once every snapshot in it is verified. Stop the daemon first.

    With --force the present database is kept beside it as ….before-restore-…. Articles that were deleted on request since
    the backup are deleted from it again.
    """
    from monitor.pipeline.services import utc_now
    from monitor.store.backup import restore as put_back

    settings = settings_from(config)
    done = put_back(file, settings.database_url, now=utc_now(), force=force)
    if done.graves_unread:
        warn("the former database can't be read: what was deleted from it on request may be back")
    if as_json:
        former = str(done.former) if done.former else None
        counts = {"articles": done.articles, "snapshots": done.snapshots, "forgotten_again": done.forgotten}
        print_json({**counts, "former": former, "graves_unread": done.graves_unread})
        return
    typer.echo(f"restored {done.snapshots} snapshots of {done.articles} articles; every one is what was written")
    if done.forgotten:
        typer.echo(f"{done.forgotten} articles that were deleted on request since were deleted again")
    if done.former:
        typer.echo(f"the former database is kept as {done.former}: delete it when you need it no more")


def head(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to write it; stdout by default.")] = None,
    force: ForceOption = False,
    config: ConfigOption = None,
) -> None:
    """Export one digest over all histories, to publish or to have time-stamped; `verify --head` holds it against them.

    Who kept a head elsewhere can tell later that the end of a history was cut off or a whole article dropped, which the
    database alone can't. It holds ids and digests, no words and no addresses.
    """
    import json

    from monitor.compose import open_store
    from monitor.evidence.head import head_of, head_to_json
    from monitor.pipeline.services import utc_now

    with open_store(settings_from(config)) as store:
        found = head_of(store.heads(), utc_now())
    body = json.dumps(head_to_json(found)) + "\n"
    if file is None:
        typer.echo(body, nl=False)
        return
    from monitor.store.backup import new_file

    if file.exists() and not force:
        raise InputError(str(file), "exists already", hint="Give another name, or --force to replace it.")
    with new_file(file) as fresh:
        fresh.write_text(body, encoding="ascii")
    typer.echo(f"{file}: {len(found.leaves)} articles, root {found.root}")


def verify(
    article: Annotated[str | None, typer.Argument(metavar="[URL|ID]", help="One article; all by default.")] = None,
    head_file: Annotated[
        str | None,
        typer.Option(
            "--head", metavar="FILE", help="A head that `monitor head` exported: tells what was cut off since."
        ),
    ] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check that the stored evidence is what was written: the hash chain of every article. Exit code 1 where it isn't."""
    from monitor.compose import open_store

    with open_store(settings_from(config)) as store:
        found = store.article(int(article) if article.isdecimal() else article) if article else None
        damage = store.integrity_check() if found is None else ()
        faults = store.verify_chain(found.id if found else None)
        missing = _against(store, head_file) if head_file else []
    if as_json:
        rows = [{"article_id": f.article_id, "number": f.number, "what": f.what, "reason": f.reason} for f in faults]
        rows += [{"article_id": m.article, "number": m.number, "what": "head", "reason": m.reason} for m in missing]
        print_json({"ok": not rows and not damage, "faults": rows, "database": list(damage)})
    else:
        _say_faults(damage, faults, missing, head_file)
    raise typer.Exit(1 if faults or damage or missing else 0)


def _against(store: Store, head_file: str) -> list[HeadFault]:
    """What the exported head knows, and the database does not say any more."""
    from monitor.evidence.head import head_faults, head_from_json

    try:
        known = head_from_json(read_bytes(head_file))
    except ReadError as problem:
        raise InputError(head_file, problem.reason, hint="Give the file that `monitor head` wrote.") from problem
    stored = store.stored_hashes([(leaf.article, leaf.number) for leaf in known.leaves])
    return head_faults(known, stored, store.all_article_ids())


def _say_faults(
    damage: tuple[str, ...], faults: list[ChainFault], missing: list[HeadFault], head_file: str | None
) -> None:
    for line in damage:
        typer.echo(f"database: {line}")
    for fault in faults:
        typer.echo(f"article {fault.article_id}, snapshot {fault.number}: {fault.what}: {fault.reason}")
    for one in missing:
        typer.echo(f"article {one.article}, snapshot {one.number}: {one.reason}")
    if not faults and not damage and not missing:
        typer.echo("every snapshot is what was written" + (", and all of the head is there" if head_file else ""))


def forget(
    article: Annotated[
        str | None, typer.Argument(metavar="[URL|ID]", help="The article whose words are to be deleted.")
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; it stands on the tombstone.")
    ] = "on request",
    remove_address: Annotated[
        bool, typer.Option("--remove-address", help="Delete the article's address, too; its digest stays.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Show what was deleted so far.")] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete all words of an article for good: texts, pages, changes, alerts. It can't be undone.

    A tombstone, the digests and the chain of hashes stay, so that `monitor verify` still holds; the article is not
    checked or added again. Exports, backups and sent alerts are not reached: delete those where they are.
    """
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now

    with open_store(settings_from(config)) as store:
        if listed or article is None:
            if not listed:
                raise InputError("URL|ID", "name the article", hint="`monitor articles` lists them; or give --list.")
            _list_tombstones(store, as_json=as_json)
            return
        found = store.article(int(article) if article.isdecimal() else article)
        if not yes:
            _confirm(store, found)
        done = store.forget(found.id, now=utc_now(), reason=reason, remove_address=remove_address)
    if as_json:
        print_json({"articles": [t.article_id for t in done.tombstones], "blobs": done.blobs, "shared": done.shared})
    else:
        _say_forgotten(done)


def _confirm(store: Store, article: ArticleRecord) -> None:
    if not sys.stdin.isatty():
        raise InputError(str(article.id), "nothing was deleted: nobody is there to ask", hint="Give --yes to delete.")
    warn(f"{article.title or article.url}: {len(store.snapshots(article.id))} snapshots will be deleted for good")
    if not typer.confirm("Delete them?", err=True):
        raise typer.Exit(1)


def _say_forgotten(done: ForgetResult) -> None:
    many = len(done.tombstones)
    typer.echo(f"deleted: {done.blobs} pages and texts of {many} article{'' if many == 1 else 's'}; a tombstone stays")
    if done.shared:
        typer.echo(f"{done.shared} pages stay, since another article has the very same ones")
    typer.echo("backups, exports and sent alerts may still hold the words: they are not monitor's to reach")


def _list_tombstones(store: Store, *, as_json: bool) -> None:
    found = store.tombstones()
    if as_json:
        fields = ("article_id", "url", "at", "reason", "url_sha256", "snapshots", "latest_hash")
        print_json([{name: getattr(stone, name) for name in fields} for stone in found])
        return
    for stone in found:
        address = stone.url or f"sha256 {stone.url_sha256}"
        typer.echo(
            f"{stone.article_id}  {stone.at:%Y-%m-%d %H:%M} UTC  {stone.snapshots} snapshots  {address}  {stone.reason}"
        )
    if not found:
        typer.echo("Nothing was deleted on request.")
