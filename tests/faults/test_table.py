"""The fault table is whole: every row has tests that exist, and every test of this folder belongs to a row."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from table import ROWS, Row

ROOT = Path(__file__).parents[2]


def names_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_has_its_tests(row: Row) -> None:
    assert row.tests
    for node in row.tests:
        path, _, name = node.partition("::")
        assert name in names_in(ROOT / path), f"{row.name}: there is no {node}"


def test_every_test_of_this_folder_belongs_to_a_row() -> None:
    named = {node for row in ROWS for node in row.tests}
    here = [file for file in sorted((ROOT / "tests/faults").glob("test_*.py")) if file.name != "test_table.py"]
    loose = {f"tests/faults/{file.name}::{name}" for file in here for name in names_in(file)} - named
    assert not loose


def test_no_row_has_another_one_s_name() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_every_promise_of_the_security_page_has_its_test() -> None:
    promised = re.findall(r"^- `(tests/\S+\.py)::(\w+)`$", (ROOT / "SECURITY.md").read_text("utf-8"), re.M)
    assert len(promised) > 30
    for path, name in promised:
        assert name in names_in(ROOT / path), f"SECURITY.md: there is no {path}::{name}"


def test_each_section_of_the_promises_names_a_test() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8").partition("## What is promised")[2].partition("## What is not")[0]
    paragraphs = re.split(r"^(?=\*\*)", text, flags=re.M)[1:]
    assert len(paragraphs) > 10
    assert not [one.splitlines()[0] for one in paragraphs if "- `tests/" not in one]
