"""`monitor bench …`: every figure that the README quotes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from monitor.cli_common import ConfigOption, JsonOption, out_console, print_json
from monitor.errors import InputError

__all__ = ["bench_app"]

bench_app = typer.Typer(help="Measure what the README says.", no_args_is_help=True, rich_markup_mode=None)


@bench_app.command("pass")
def whole_pass(
    pages: Annotated[int, typer.Option("--pages", min=1, max=10_000, help="Pages on the site.")] = 200,
    kilobytes: Annotated[int, typer.Option("--kilobytes", min=10, max=2000, help="Size of a page.")] = 60,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """A whole `monitor once` over 200 pages of 60 KB: first look, nothing changed, all changed."""
    from monitor.bench.whole_pass import as_json as plain
    from monitor.bench.whole_pass import run_pass_bench

    figures = plain(run_pass_bench(pages, kilobytes))
    if as_json:
        print_json(figures)
        return
    _print_table(
        ("pass", "CPU s", "wall s", "peak MB", "disk MB"),
        [(f["name"], f["cpu_seconds"], f["wall_seconds"], f["megabytes"], f["disk_megabytes"]) for f in figures],
    )


@bench_app.command("claims")
def claims_speed(
    rounds: Annotated[int, typer.Option("--rounds", min=1, max=1000, help="Rounds over all texts.")] = 5,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """CPU for the claims of a text, for comparing two versions, and for the worst texts that may come."""
    from monitor.bench.claims_speed import as_json as plain
    from monitor.bench.claims_speed import run_claims_bench

    found, megabytes = run_claims_bench(rounds)
    figures = plain(found)
    if as_json:
        print_json({"figures": figures, "peak_megabytes": megabytes})
        return
    _print_table(
        ("task", "median ms", "worst ms", "runs", "at most"),
        [(f["name"], f["median_ms"], f["worst_ms"], f["runs"], f["limit_ms"]) for f in figures],
    )
    typer.echo(f"peak memory {megabytes} MB")


@bench_app.command("schedule")
def schedule(
    articles: Annotated[int, typer.Option("--articles", min=100, max=1_000_000, help="Articles a run.")] = 20_000,
    budget: Annotated[
        str, typer.Option("--budget", help="Requests an article over 30 days, by commas.")
    ] = "5,10,20,40",
    process: Annotated[Literal["base", "clustered"], typer.Option("--process", help="How edits come.")] = "base",
    seeds: Annotated[int, typer.Option("--seeds", min=1, max=100, help="Runs, each with its own chance.")] = 5,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """The schedule on a virtual clock, beside newsdiffs, diffengine, a tuned back-off and an oracle."""
    from monitor.bench.schedule import as_json as plain
    from monitor.bench.schedule import run_schedule_bench
    from monitor.bench.schedule_table import print_schedule

    try:
        budgets = [float(part) for part in budget.split(",")]
    except ValueError as problem:
        raise InputError("--budget", f"{budget!r} is no list of numbers such as 5,10,20,40") from problem
    result = run_schedule_bench(articles, budgets, process, seeds)
    if as_json:
        print_json(plain(result))
    else:
        print_schedule(result, out_console())


@bench_app.command("faults")
def faults(
    full: Annotated[
        bool, typer.Option("--full", help="As long as the table's figures ask for: about an hour.")
    ] = False,
    only: Annotated[str | None, typer.Option("--only", metavar="ROW", help="This row alone.")] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run the fault table: what must happen when something goes wrong, and what was seen. Needs a checkout."""
    from monitor.bench.faults import rows_of_the_table, run_row

    results = []
    for row in rows_of_the_table(only):
        result = run_row(row, full=full, told=partial(_tell_of, row.name))
        results.append(result)
        if not as_json:
            mark = "holds" if result.holds else "DOES NOT HOLD"
            typer.echo(
                f"{mark:14} {row.name}: {row.must} ({row.figure}), {result.seconds:.0f} s\n{'':15}{result.told()}"
            )
    if as_json:
        print_json([result.to_json() for result in results])
    raise typer.Exit(0 if all(result.holds for result in results) else 1)


@bench_app.command("soak")
def soak(
    minutes: Annotated[float, typer.Option("--minutes", min=0.5, max=100_000, help="How long to watch.")] = 10,
    speed: Annotated[
        float,
        typer.Option("--speed", min=60, max=36_000, help="Seconds of the schedule that pass in one: 3600 is an hour."),
    ] = 3600,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """The daemon at fast pace: what grows, drifts or is lost over time. Exit code 1 where an alert is lost or doubled."""
    from monitor.bench.soak import run_soak

    def show(one: Any) -> None:
        typer.echo(
            f"{one.seconds:7.0f} s  {one.resident_mb:6.1f} MB  {one.files:3d} files  {one.threads:3d} threads  "
            f"{one.database_mb:7.2f} MB database  {one.looks:7d} looks  {one.late_seconds:5.2f} s late  "
            f"{one.told} of {one.edits} edits told"
        )

    result = run_soak(minutes, speed, (lambda one: None) if as_json else show)
    if as_json:
        print_json(result.to_json())
    else:
        typer.echo(
            f"{result.minutes:g} minutes, {result.schedule_days} days of the schedule, {result.looks} looks, "
            f"{result.edits} edits: {result.lost} lost, {result.duplicated} told under two ids, {result.errors} errors; "
            f"memory {result.growth_mb:+.2f} MB, files {result.growth_files:+.1f}, threads {result.growth_threads:+.1f}, "
            f"database {result.database_kb_an_edit:g} KB an edit, late {result.late_first} -> {result.late_last} s"
        )
    raise typer.Exit(0 if result.holds else 1)


@bench_app.command("web")
def web(
    articles: Annotated[int, typer.Option("--articles", min=100, max=1_000_000, help="Articles there are.")] = 100_000,
    snapshots: Annotated[int, typer.Option("--snapshots", min=700, max=5_000_000, help="Snapshots of them.")] = 300_000,
    changes: Annotated[int, typer.Option("--changes", min=10, max=5_000_000, help="Changes, roughly.")] = 200_000,
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="FILE", help="Make the database there, and use it again.")
    ] = None,
    requests: Annotated[int, typer.Option("--requests", min=5, max=1000, help="Requests a page.")] = 30,
    only: Annotated[str | None, typer.Option("--only", metavar="ROUTE", help="This page alone.")] = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every page over a database of years: server time and bytes. Exit code 1 where a page takes over 100 ms or 150 KB."""
    from monitor.bench.web import run_web_bench
    from monitor.bench.web_table import print_web
    from monitor.bench.web_world import WorldSize
    from monitor.show.progress import pass_progress

    with pass_progress(enabled=not as_json) as bar:

        def told(done: int, left: int) -> None:
            if bar is not None:
                bar.update(done, left, "making the database")

        result = run_web_bench(WorldSize(articles, snapshots, changes), keep, requests, told, only)
    if as_json:
        print_json(result.to_json())
    else:
        print_web(result, out_console())
    raise typer.Exit(0 if result.holds else 1)


def _tell_of(row: str, line: str) -> None:
    """How far a long test is; results alone go to stdout."""
    typer.echo(f"{'':15}{row}: {line}", err=True)


def _print_table(headings: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="left" if number == 0 else "right")
    for row in rows:
        table.add_row(*map(str, row))
    out_console().print(table)
