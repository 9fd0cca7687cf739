"""The command line: every command by name. One short function a command, in the cli_… modules."""

from __future__ import annotations

import typer

from monitor import (
    cli_admin,
    cli_bench,
    cli_desk,
    cli_evidence,
    cli_export,
    cli_lineage,
    cli_quality,
    cli_review,
    cli_search,
    cli_text,
    cli_watch,
    cli_web,
)

__all__ = ["app"]

app = typer.Typer(
    name="monitor",
    help="Watches news articles and tells which figures, quotes and sources changed after publication.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,  # plain help: importing rich for it would double its time
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done · 1 something failed · 2 wrong use or configuration · 3 database · 130 interrupted.",
)

app.command()(cli_watch.run)
app.command()(cli_watch.once)
app.command()(cli_watch.add)
app.command()(cli_web.web)
app.command()(cli_web.password)
app.command()(cli_watch.demo)
for review in (cli_review.feeds, cli_review.articles, cli_review.history, cli_review.diff, cli_review.changes):
    app.command()(review)
app.command()(cli_search.search)
app.command()(cli_quality.checks)
app.command()(cli_quality.overrule)
app.command()(cli_desk.verdict)
app.command()(cli_desk.dampings)
app.command()(cli_lineage.outlets)
app.command()(cli_lineage.reread)
app.command()(cli_text.claims)
app.command()(cli_text.compare)
app.command()(cli_text.extract)
app.add_typer(cli_desk.token_app, name="token")
app.command("import")(cli_admin.import_opml)
app.command()(cli_export.export)
app.command()(cli_export.picture)
app.command()(cli_admin.alerts)
app.add_typer(cli_admin.config_app, name="config")
app.command()(cli_admin.doctor)
app.command()(cli_admin.health)
for evidence in (
    cli_evidence.verify,
    cli_evidence.head,
    cli_evidence.backup,
    cli_evidence.restore,
    cli_evidence.forget,
):
    app.command()(evidence)
app.add_typer(cli_bench.bench_app, name="bench")
