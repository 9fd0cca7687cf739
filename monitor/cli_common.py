"""What the commands share: the options that each takes, input files, and JSON on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from monitor.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from monitor.settings import Settings

__all__ = [
    "ConfigOption",
    "JsonOption",
    "answer_lines",
    "err_console",
    "out_console",
    "print_json",
    "read_bytes",
    "read_text",
    "settings_from",
    "warn",
]

PIPED_WIDTH = 120  # where no terminal tells its width: wide enough for tables, narrow enough for a mail

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", "-c", metavar="PATH", help="Settings file; config.yaml in the current folder by default."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def settings_from(config: Path | None) -> Settings:
    """The settings of this call."""
    from monitor.config import load_settings

    return load_settings(config)


def out_console() -> Console:
    """Results: stdout, in colour on a terminal."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


def err_console() -> Console:
    """Diagnostics: stderr."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def warn(text: str) -> None:
    """One line of diagnostics, without credentials, and without what would forge another line."""
    from monitor.notify.redact import redact_text

    line = "".join(char if char.isprintable() else " " for char in redact_text(text))
    typer.echo(f"monitor: {line}", err=True)


def print_json(value: Any) -> None:
    """One JSON value on stdout; indented on a terminal, on one line elsewhere."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None, default=str))


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises InputError."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as problem:
        raise InputError(name, f"can't be read ({problem.strerror or problem})") from problem


def read_text(name: str) -> str:
    """The text of a UTF-8 file or of standard input. Raises InputError where it isn't text."""
    body = read_bytes(name)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputError(
            name,
            f"not text in UTF-8 (byte {body[problem.start]:#04x} at {problem.start})",
            hint="Give a text file, or a page with --html.",
        ) from problem
    if "\x00" in text:
        raise InputError(name, "not text (it holds NUL bytes)", hint="Give a text file, or a page with --html.")
    return text


def answer_lines(source: IO[bytes], answer: Callable[[dict[str, Any]], dict[str, Any]]) -> bool:
    """Answer each JSON line of `source` with one line on stdout, in the same order; True where all could be.

    A bad line gets {"id", "error"}, a message on stderr, and does not stop the others.
    """
    good = True
    for number, row, fault in _rows(source):
        identity = row.get("id") if row else None
        try:
            reply = {"id": identity, **answer(row)} if row is not None else {"id": None, "error": fault}
        except (KeyError, TypeError, ValueError, InputError) as problem:
            reply = {"id": identity, "error": _reason(problem)}
        if "error" in reply:
            good = False
            warn(f"line {number}: {reply['error']}")
        sys.stdout.write(json.dumps(reply, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return good


def _rows(source: IO[bytes]) -> Iterator[tuple[int, dict[str, Any] | None, str]]:
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as problem:
            yield number, None, f"not JSON: {problem}"
            continue
        if isinstance(row, dict):
            yield number, row, ""
        else:
            yield number, None, "not a JSON object"


def _reason(problem: Exception) -> str:
    if isinstance(problem, KeyError):
        return f"the key {problem.args[0]!r} is missing"
    return str(problem)
