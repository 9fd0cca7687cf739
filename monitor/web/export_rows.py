"""PURE: changes as flat rows: CSV that a spreadsheet can't be tricked by, and Parquet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import StringIO
from typing import IO, TYPE_CHECKING, Any

from monitor.notify.markup import one_line

if TYPE_CHECKING:
    from monitor.store.records import ChangeRecord

__all__ = ["COLUMNS", "csv_lines", "row_of", "safe_cell", "write_parquet"]

Row = dict[str, Any]
# Each with its type in Parquet.
COLUMNS = {
    "id": "int64",
    "at": "time",
    "before_at": "time",
    "outlet": "string",
    "article_id": "int64",
    "title": "string",
    "url": "string",
    "snapshot_before": "int64",
    "snapshot": "int64",
    "kind": "string",
    "op": "string",
    "direction": "string",
    "severity": "string",
    "silent": "bool",
    "unstable": "bool",
    "place": "string",
    "summary": "string",
    "before": "string",
    "after": "string",
    "sentence_before": "string",
    "sentence_after": "string",
}
# What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), in full width, too.
FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠|%]")


def row_of(record: ChangeRecord) -> Row:
    """The change as one flat row; of the claims their words alone."""
    change = record.change
    return {
        "id": record.id,
        "at": record.at.astimezone(UTC),
        "before_at": record.before_at.astimezone(UTC) if record.before_at else None,
        "outlet": record.outlet,
        "article_id": record.article_id,
        "title": record.title,
        "url": record.url,
        "snapshot_before": record.number - 1,
        "snapshot": record.number,
        "kind": change.kind.value,
        "op": change.op.value,
        "direction": change.direction.value if change.direction else None,
        "severity": change.severity.value,
        "silent": change.silent,
        "unstable": record.damped,
        "place": change.place.value,
        "summary": change.summary,
        "before": change.before.text if change.before else None,
        "after": change.after.text if change.after else None,
        "sentence_before": change.sentence_before,
        "sentence_after": change.sentence_after,
    }


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a CSV file with a head (RFC 4180); every cell is quoted, and none is a formula."""
    yield _line(COLUMNS)
    for row in rows:
        yield _line(safe_cell(row[name]) for name in COLUMNS)


def safe_cell(value: Any) -> str:
    """A value as a cell; words that a spreadsheet would reckon with begin with an apostrophe.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("41 boats"), safe_cell(-3), safe_cell(None)
    ("'=HYPERLINK(1)", '41 boats', '-3', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat()
        case str():
            words = one_line(value)
            return f"'{words}" if FORMULA.match(words) else words
    return str(value)


def write_parquet(batches: Iterable[Sequence[Row]], stream: IO[bytes]) -> None:
    """A Parquet file, a row group a batch. Raises ImportError where pyarrow is not installed."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"int64": pa.int64(), "time": pa.timestamp("us", tz="UTC"), "string": pa.string(), "bool": pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in batches:
            rows = [{name: _storable(value) for name, value in row.items()} for row in batch]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _storable(value: Any) -> Any:
    # Half of a surrogate pair has no form in UTF-8, and Arrow holds nothing else.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
