"""`monitor bench faults`: the rows of the fault table, run with their tests, and what was seen beside what must happen.

The tests are no part of an installed monitor: this needs a checkout.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ElementTree  # the file is pytest's own
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from monitor.errors import InputError

__all__ = ["RowResult", "rows_of_the_table", "run_row"]

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "faults" / "table.py"
# No row takes longer than this, or something hangs: 200 kills on two databases are three quarters of an hour on a busy
# machine of two cores.
SHORT_MINUTES, FULL_MINUTES = 30, 120


@dataclass(frozen=True, slots=True)
class RowResult:
    """What came of one row's tests. `seen` are the figures that they noted; `failed` says which did not hold, and why."""

    name: str
    must: str
    figure: str
    passed: int
    failed: tuple[str, ...]
    skipped: int
    seconds: float
    seen: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether every test of the row ran and held. One that was skipped proves nothing."""
        return not self.failed and self.passed > 0 and not self.skipped

    def told(self) -> str:
        """The row's outcome in words."""
        parts = [f"{self.passed} tests held"] if self.passed else ["nothing ran"]
        parts += [f"{self.skipped} could not run here"] if self.skipped else []
        parts += [f"FAILED: {', '.join(self.failed)}"] if self.failed else []
        return "; ".join([*self.seen, *parts])

    def to_json(self) -> dict[str, Any]:
        """The row for a program."""
        return {
            "row": self.name,
            "must": self.must,
            "figure": self.figure,
            "holds": self.holds,
            "passed": self.passed,
            "failed": list(self.failed),
            "skipped": self.skipped,
            "seconds": round(self.seconds, 1),
            "seen": list(self.seen),
        }


def rows_of_the_table(only: str | None = None) -> tuple[Any, ...]:
    """The table's rows (name, fault, must, figure, tests). Raises InputError without a checkout, or for an unknown row."""
    if not TABLE.is_file():
        hint = "Run it in a checkout of the repository, with requirements-dev.lock installed."
        raise InputError("monitor bench faults", "the tests are not part of an installed monitor", hint=hint)
    rows: tuple[Any, ...] = _loaded().ROWS
    if only is None:
        return rows
    found = tuple(row for row in rows if row.name == only)
    if not found:
        raise InputError("--only", f"{only!r} is no row (there are: {', '.join(row.name for row in rows)})")
    return found


def run_row(row: Any, *, full: bool, told: Callable[[str], None] = lambda line: None) -> RowResult:
    """Run the row's tests in a process of their own; `full`: as long as the table's figures ask for.

    `told` hears how far a long test is. A row that does not end in time does not hold.
    """
    began, minutes = time.monotonic(), FULL_MINUTES if full else SHORT_MINUTES
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", *row.tests, "-m", "faults or not faults"]
        command += ["-p", "no:cacheprovider", "--no-header", f"--junitxml={report}", "-o", "junit_family=xunit1"]
        try:
            done = _run(command, {**os.environ, "MONITOR_FAULTS": "full" if full else "short"}, minutes * 60, told)
        except subprocess.TimeoutExpired:
            seconds = time.monotonic() - began
            return RowResult(row.name, row.must, row.figure, 0, (f"no end after {minutes} minutes",), 0, seconds)
        if not report.exists():
            last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["pytest said nothing"]
            raise InputError("monitor bench faults", f"the tests could not be started: {last[0]}")
        cases = ElementTree.parse(report).getroot().iter("testcase")  # noqa: S314  # nosec B314 - our own report
        return _result(row, list(cases), time.monotonic() - began)


def _run(
    command: list[str], environment: dict[str, str], seconds: float, told: Callable[[str], None]
) -> subprocess.CompletedProcess[str]:
    """Run it, and hand on what its tests write into the pipe that MONITOR_FAULTS_TOLD names. Raises TimeoutExpired."""
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8", errors="replace") as lines:

        def hand_on() -> None:
            for line in lines:
                told(line.rstrip())

        listener = threading.Thread(target=hand_on, daemon=True)
        listener.start()
        try:
            return subprocess.run(  # noqa: S603
                command,
                cwd=ROOT,
                env={**environment, "MONITOR_FAULTS_TOLD": str(writing)},
                pass_fds=[writing],
                capture_output=True,
                text=True,
                check=False,
                timeout=seconds,
            )
        finally:
            os.close(writing)
            listener.join(5)


def _result(row: Any, cases: list[ElementTree.Element], seconds: float) -> RowResult:
    failed = tuple(filter(None, map(_failure, cases)))
    skipped = sum(case.find("skipped") is not None for case in cases)
    noted = [one.get("value", "") for case in cases for one in case.iter("property") if one.get("name") == "seen"]
    seen = tuple(dict.fromkeys(re.sub(r"\s+", " ", one) for one in noted if one))
    passed = len(cases) - len(failed) - skipped
    return RowResult(row.name, row.must, row.figure, passed, failed, skipped, seconds, seen)


def _failure(case: ElementTree.Element) -> str | None:
    """The test's name, and the first line of why it does not hold; None where it holds."""
    for kind in ("failure", "error"):
        if (found := case.find(kind)) is not None:
            why = (found.get("message") or "").strip().split("\n")[0]
            return f"{case.get('name')} ({why[:200]})"
    return None


def _loaded() -> Any:
    """The table as a module of its own; dataclasses look their module up while it is executed."""
    spec = importlib.util.spec_from_file_location("monitor_fault_table", TABLE)
    if spec is None or spec.loader is None:
        raise InputError(str(TABLE), "can't be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
