"""`monitor bench faults` runs a row's tests, hands on how far they are, says why one does not hold, and ends."""

from __future__ import annotations

import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree

import pytest

from monitor.bench.faults import _failure, _run, rows_of_the_table, run_row
from monitor.errors import InputError

TELLING = "import os\nos.write(int(os.environ['MONITOR_FAULTS_TOLD']), b'10 of 200 kills\\n20 of 200 kills\\n')"


def test_what_a_test_tells_on_its_way_is_handed_on() -> None:
    told: list[str] = []
    assert _run([sys.executable, "-c", TELLING], {}, 30, told.append).returncode == 0
    assert told == ["10 of 200 kills", "20 of 200 kills"]


def test_a_row_that_does_not_end_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        _run([sys.executable, "-c", "import time; time.sleep(60)"], {}, 1, lambda line: None)
    assert time.monotonic() - began < 20


def test_a_failure_is_named_with_its_reason() -> None:
    case = ElementTree.fromstring('<testcase name="test_a"><failure message="it broke&#10;at a line"/></testcase>')  # noqa: S314
    assert _failure(case) == "test_a (it broke)"
    assert _failure(ElementTree.Element("testcase")) is None


def test_a_row_is_run_with_its_tests_and_an_unknown_one_is_refused() -> None:
    (row,) = rows_of_the_table("errors channel")
    result = run_row(row, full=False)
    assert result.holds, result.told()
    assert result.passed == len(row.tests)
    with pytest.raises(InputError, match="is no row"):
        rows_of_the_table("nonsense")
