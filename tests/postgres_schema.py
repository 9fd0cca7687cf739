"""A PostgreSQL schema of a test's own, on the server that MONITOR_TEST_POSTGRES names."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from typing import Any

__all__ = ["POSTGRES", "empty_schema", "psycopg_connection"]

POSTGRES = os.environ.get("MONITOR_TEST_POSTGRES", "postgresql+psycopg://root@127.0.0.1:5432/test")


def empty_schema() -> Iterator[str]:
    """The URL of a schema that nobody else uses, dropped in the end."""
    name = f"monitor_{uuid.uuid4().hex[:12]}"
    with psycopg_connection(POSTGRES) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            yield f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}options=-csearch_path%3D{name}"
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE")


def psycopg_connection(url: str) -> Any:
    """A plain connection to the server behind this database URL."""
    import psycopg

    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
