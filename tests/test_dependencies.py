"""What we import is declared, what is declared is used, and the locks hold what is declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Needed without being imported by name: trafilatura fails without the first, SQLAlchemy loads the second by URL, FastAPI
# reads forms by the third.
NOT_IMPORTED = {"lxml-html-clean", "psycopg", "python-multipart"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name, maxsplit=1)[0]).lower()


def declared(*extras: str) -> set[str]:
    optional = PROJECT["optional-dependencies"]
    return {
        normal(line) for line in [*PROJECT["dependencies"], *(line for extra in extras for line in optional[extra])]
    }


def imported(folder: str) -> set[str]:
    """The distributions that a folder's modules import."""
    known = packages_distributions()
    names: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    third_party = names - set(sys.stdlib_module_names) - {"monitor"}
    return {normal(known[name][0]) for name in third_party if name in known}


def test_every_import_of_the_package_is_declared() -> None:
    assert imported("monitor") - declared("postgres", "parquet") == set()


def test_every_import_of_the_tests_is_declared() -> None:
    assert imported("tests") - declared("postgres", "dev") == set()


def test_every_dependency_is_used() -> None:
    assert declared("postgres", "parquet") - imported("monitor") - NOT_IMPORTED == set()


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ("postgres",)), ("requirements-dev.lock", ("postgres", "dev"))]
)
def test_the_lock_holds_what_is_declared_and_names_no_host(lock: str, extras: tuple[str, ...]) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = {normal(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.M)}
    assert declared(*extras) <= pinned
    assert "://" not in text
    assert text.count("--hash=sha256:") > len(pinned)
