"""A progress bar on stderr for long work; nothing where stderr is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from monitor.show.plain import one_line

__all__ = ["PassProgress", "pass_progress"]


class PassProgress:
    """Shows how far a pass is."""

    def __init__(self, bar: Any, task: Any) -> None:
        self._bar = bar
        self._task = task

    def update(self, done: int, left: int, subject: str) -> None:
        """So much is done, so much is left; `subject` is what was just done."""
        self._bar.update(self._task, completed=done, total=done + left, description=one_line(subject, 60))


@contextmanager
def pass_progress(*, enabled: bool = True) -> Iterator[PassProgress | None]:
    """The bar of a pass; None where nobody would see it."""
    if not enabled or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield PassProgress(bar, bar.add_task("", total=None))
