"""Commands of the desk: verdicts on changes, what they damp, and the tokens of programs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from monitor.cli_common import ConfigOption, JsonOption, print_json, settings_from

if TYPE_CHECKING:
    from monitor.store.records_desk import DampingRecord, TokenRecord

__all__ = ["dampings", "token_app", "verdict"]

# Who does it, beside what people say on the pages: whoever may run commands here.
PERSON = "local"
token_app = typer.Typer(help="Keys of programs to the pages and the API.", no_args_is_help=True, rich_markup_mode=None)


def verdict(
    change_id: Annotated[int, typer.Argument(metavar="CHANGE", help="The change's number, as its page shows it.")],
    said: Annotated[
        Literal["real", "noise", "none"], typer.Argument(metavar="real|noise|none", help="What it is; none: take back.")
    ],
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Why; it stands beside the change.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Say that a change is real or noise. Noise damps later changes of its kind at that outlet; real lifts that."""
    from monitor.compose import open_store
    from monitor.damping import signature_of
    from monitor.pipeline.services import utc_now

    with open_store(settings_from(config)) as store:
        signature = signature_of(store.change(change_id).change)
        found = store.record_verdict(change_id, said, PERSON, signature=signature, now=utc_now())
        if note is not None:
            store.add_note(change_id, PERSON, note, now=utc_now())
    typer.echo({"none": f"change {change_id} has no verdict"}.get(said, f"change {change_id} is {said}"))
    if found.made:
        typer.echo(f"damped from now on: {found.made.words} (damping {found.made.id})")
    if found.lifted:
        typer.echo(f"damped no more: {found.lifted.words}; changes that came back: {found.shown}")


def dampings(
    lift: Annotated[int | None, typer.Option("--lift", metavar="ID", help="Hide nothing more by this one.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="With those that were lifted.")] = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what is left out of the stream and of alerts as noise: which kind, where, by whom, and how much it hides."""
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now

    with open_store(settings_from(config)) as store:
        if lift is not None:
            shown = store.lift_damping(lift, PERSON, now=utc_now())
            typer.echo(f"damping {lift} is lifted; changes that came back: {shown}")
            return
        found = store.dampings(lifted=everything)
    if as_json:
        print_json([_damping_to_json(one) for one in found])
        return
    for one in found:
        reach = "all severities" if one.covers_high else "low and medium severity"
        since = f"by {one.made_by}, since {one.made_at:%Y-%m-%d}"
        over = f", lifted by {one.lifted_by} on {one.lifted_at:%Y-%m-%d}" if one.lifted_at else ""
        typer.echo(f"{one.id}  {one.words}: {reach}, {since}{over}; hides {one.hidden}")
    if not found:
        typer.echo("Nothing is damped.")


@token_app.command("create")
def token_create(
    name: Annotated[str, typer.Argument(help="What it is for.")],
    scope: Annotated[
        Literal["read", "write", "admin"], typer.Option("--scope", help="read, write (marks, notes, feeds) or admin.")
    ] = "read",
    days: Annotated[int | None, typer.Option("--days", min=1, max=3650, help="Ends after so many days.")] = None,
    config: ConfigOption = None,
) -> None:
    """Make a token and print it. It is shown this once, and stored nowhere."""
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now
    from monitor.web.secret_keys import digest_of_secret, new_token

    secret, now = new_token(), utc_now()
    ends = now + timedelta(days=days) if days else None
    with open_store(settings_from(config)) as store:
        store.add_token(name, scope, digest_of_secret(secret), made_by=PERSON, now=now, expires_at=ends)
    typer.echo(secret)


@token_app.command("list")
def token_list(config: ConfigOption = None, as_json: JsonOption = False) -> None:
    """Show the tokens with their scopes, and when each was used last."""
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now

    with open_store(settings_from(config)) as store:
        found = store.tokens()
    if as_json:
        print_json([_token_to_json(one) for one in found])
        return
    for one in found:
        used = f"used {one.used_at:%Y-%m-%d %H:%M}" if one.used_at else "never used"
        typer.echo(f"{one.name}  {one.scope}  {'good' if one.is_good(utc_now()) else 'good no more'}, {used}")
    if not found:
        typer.echo("There is no token.")


@token_app.command("revoke")
def token_revoke(
    name: Annotated[str, typer.Argument(help="The token's name.")],
    config: ConfigOption = None,
) -> None:
    """Let a token in no more."""
    from monitor.compose import open_store
    from monitor.pipeline.services import utc_now

    with open_store(settings_from(config)) as store:
        store.revoke_token(name, now=utc_now())
    typer.echo(f"the token {name} is revoked")


def _damping_to_json(one: DampingRecord) -> dict[str, object]:
    return {
        "id": one.id,
        "words": one.words,
        "outlet": one.outlet,
        "covers_high": one.covers_high,
        "made_by": one.made_by,
        "made_at": one.made_at.isoformat(),
        "lifted_by": one.lifted_by,
        "lifted_at": one.lifted_at.isoformat() if one.lifted_at else None,
        "hides": one.hidden,
    }


def _token_to_json(one: TokenRecord) -> dict[str, object]:
    times = {"made_at": one.made_at, "expires_at": one.expires_at, "used_at": one.used_at, "revoked_at": one.revoked_at}
    return {
        "name": one.name,
        "scope": one.scope,
        "made_by": one.made_by,
        **{name: at.isoformat() if at else None for name, at in times.items()},
    }
