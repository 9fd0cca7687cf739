"""PURE but for its templates: values to self-contained pages. Autoescaping is always on; a misspelt name is an error."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

__all__ = ["moment", "rendered"]


def rendered(template: str, **values: Any) -> str:
    """The page that the template makes of these values."""
    return _environment().get_template(template).render(**values)


def moment(at: datetime) -> str:
    """A time as people read it."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    made = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    made.filters["moment"] = moment
    return made
