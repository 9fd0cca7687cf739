"""What can be taken away: whole, safe to open, named by ids alone, and read batch by batch."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))

from site_world import NOW, fill, site_over

from monitor.read.opml import read_opml
from monitor.store.store import Store
from monitor.web import exports
from monitor.web.app import create_app
from monitor.web.export_rows import COLUMNS, safe_cell

ALL = ("/export/changes.jsonl", "/export/changes.csv", "/export/changes.parquet")
FORMULAS = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r\n=1",
    " =1",
    "\u202e=1",
    "＝1",
    "\x00=1",
    "|calc",
)


def lines_of(client: TestClient, path: str = "/export/changes.jsonl") -> list[dict[str, Any]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def rows_of(client: TestClient, path: str = "/export/changes.csv") -> list[dict[str, str]]:
    body = client.get(path).content
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_all_three_say_the_same(client: TestClient, store: Store) -> None:
    fill(store, "the harbour, “old”;\nquay", edits=3)
    lines, rows = lines_of(client), rows_of(client)
    table = pq.read_table(io.BytesIO(client.get("/export/changes.parquet").content))
    assert table.column_names == list(COLUMNS) == list(rows[0])
    assert (
        [line["id"] for line in lines]
        == [int(row["id"]) for row in rows]
        == table["id"].to_pylist()
        == [6, 5, 4, 3, 2, 1]
    )
    assert [line["summary"] for line in lines] == table["summary"].to_pylist()
    assert rows[1] | {"before": "39", "after": "38", "silent": "true", "snapshot": "4"} == rows[1]
    assert table["at"].to_pylist()[0].isoformat() == lines[0]["at"] == rows[0]["at"]
    assert client.get("/api/v1/changes").json()["items"] == lines


def test_they_take_the_query_of_the_page(client: TestClient, store: Store) -> None:
    fill(store, edits=3)
    query = "?kind=figure&silent=&outlet=&words=38&before=99&colour=red"
    assert [line["id"] for line in lines_of(client, f"/export/changes.jsonl{query}")] == [5]
    assert [row["id"] for row in rows_of(client, f"/export/changes.csv{query}")] == ["5"]
    assert client.get("/export/changes.csv?kind=weather").status_code == 422


@pytest.mark.parametrize("path", ALL)
def test_nothing_to_export_is_a_file_without_rows(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert re.fullmatch(
        r'attachment; filename="monitor-changes-\d{8}T\d{6}Z\.(jsonl|csv|parquet)"',
        answer.headers["content-disposition"],
    )
    assert answer.headers["cache-control"] == "private, no-store"


def test_changes_are_read_batch_by_batch(client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, edits=10)
    monkeypatch.setattr(exports, "BATCH", 3)
    asked: list[int] = []
    read = Store.changes

    def counted(self: Store, *args: Any, **kwargs: Any) -> Any:
        asked.append(kwargs["limit"])
        return read(self, *args, **kwargs)

    monkeypatch.setattr(Store, "changes", counted)
    for found in (lines_of(client), rows_of(client)):
        assert [int(one["id"]) for one in found] == list(range(20, 0, -1))
    assert asked == [3] * 14
    table = pq.ParquetFile(io.BytesIO(client.get("/export/changes.parquet").content))
    assert (table.metadata.num_rows, table.num_row_groups) == (20, 7)


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(client: TestClient, store: Store, words: str) -> None:
    fill(store, words)
    for row in rows_of(client):
        for name in ("title", "summary"):
            assert not re.match(r"[\s=+\-@＝|]", row[name])
    assert safe_cell(words).startswith("'")


def test_where_the_library_is_missing_it_is_said_how_to_get_it(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = client.get("/export/changes.parquet", headers={"accept": "application/json"})
    assert answer.status_code == 501
    assert "claim-monitor[parquet]" in answer.json()["hint"]


def test_a_history_is_one_page_without_a_script(client: TestClient, store: Store) -> None:
    article = fill(store, "<script>alert(1)</script>")
    answer = client.get(f"/articles/{article}/history.html")
    assert answer.headers["content-disposition"] == f'attachment; filename="monitor-article-{article}.html"'
    assert "<script" not in answer.text
    assert "41 boats" in answer.text


def test_a_change_comes_with_its_evidence_and_an_article_with_its_pages(client: TestClient, store: Store) -> None:
    article = fill(store)
    bundle = zipfile.ZipFile(io.BytesIO(client.get("/changes/1/bundle.zip").content))
    assert {"README.txt", "SHA256SUMS", "pages.warc"} <= set(bundle.namelist())
    answer = client.get(f"/articles/{article}/pages.warc.gz")
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert b"41 boats" in gzip.decompress(answer.content)


def test_feeds_are_taken_away_without_their_passwords(client: TestClient, store: Store) -> None:
    url = "https://me:pw1234@feeds.example/f?token=abcdef"
    store.add_feed(url, name="A & B", outlet="o", kind="feed", now=NOW, added_by="user")
    answer = client.get("/feeds.opml")
    assert "pw1234" not in answer.text
    assert "abcdef" not in answer.text
    assert [feed.title for feed in read_opml(answer.content)] == ["A & B"]


@pytest.mark.parametrize(
    "path", ["/articles/9/history.html", "/articles/9/pages.warc.gz", "/changes/9/bundle.zip", "/changes/0/bundle.zip"]
)
def test_what_is_not_there_can_not_be_taken(store: Store, path: str) -> None:
    client = TestClient(create_app(site_over(store)), base_url="http://localhost")
    assert client.get(path).status_code in (404, 422)
