"""Rows for the database of `monitor bench web` that wait to be inserted, with their blobs and what is counted."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, insert

from monitor.bench.web_stories import NUMBER, PUBLISHED, StoryStep
from monitor.notify.message import compose
from monitor.notify.rules import SnapshotContext
from monitor.store.blobs import MAX_DEPTH, digest_of, packed
from monitor.store.outlet_days import ALL_DAYS, COUNTED
from monitor.store.search_index import INSERT, words_row
from monitor.store.tables import BLOBS
from monitor.store.tables_lineage import OUTLET_DAYS
from monitor.store.tables_search import SEARCH_TEXTS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from monitor.store.search_texts import SearchTexts

__all__ = ["Batch", "Outlet"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper with its host and the chrome of its pages."""

    name: str
    host: str
    chrome: str
    feeds: tuple[int, ...]


class Batch:
    """Rows that wait to be inserted many at a time, and what is counted over all articles."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.size = 0
        self._rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        self._templates: dict[str, tuple[str, bytes]] = {}
        self._digests: set[str] = set()
        self._days: dict[tuple[str, str], dict[str, Any]] = {}
        self._messages: dict[int, str] = {}
        self._words: list[dict[str, Any]] = []

    def add(self, table: Table, **row: Any) -> None:
        """Put a row; all rows of a table have the same columns."""
        self._rows[table].append(row)
        self.size += 1

    def searched(self, article_id: int, texts: SearchTexts) -> None:
        """Put an article's rows of the search, as its last check would have left them."""
        self.add(SEARCH_TEXTS, article_id=article_id, standing=texts.standing, data=texts.to_bytes())
        self._words.append(words_row(article_id, texts))

    def blob(self, content: bytes, base: tuple[str, bytes, int] | None) -> tuple[str, bytes, int]:
        """Put bytes as `put_blob` would. Gives their digest, themselves and their depth, the next one's base."""
        digest = digest_of(content)
        if digest in self._digests:
            return digest, content, MAX_DEPTH
        self._digests.add(digest)
        known = base if base and base[2] < MAX_DEPTH else None
        depth = known[2] + 1 if known else 0
        data = packed(content, known[1] if known else b"")
        self.add(
            BLOBS, sha256=digest, size=len(content), depth=depth, base_sha256=known[0] if known else None, data=data
        )
        return digest, content, depth

    def template(self, outlet: Outlet) -> tuple[str, bytes, int] | None:
        """The first page of this outlet, None before there is one."""
        found = self._templates.get(outlet.host)
        return (*found, 0) if found else None

    def note_template(self, outlet: Outlet, blob: tuple[str, bytes, int]) -> None:
        """Remember an outlet's first page."""
        self._templates.setdefault(outlet.host, blob[:2])

    def message(self, step: StoryStep, number: int) -> str:
        """The message about a story's version, composed once: the stories live as long as the batch."""
        if id(step) not in self._messages:
            self._messages[id(step)] = _message(step, number)
        return self._messages[id(step)]

    def count(self, outlet: str, at: datetime, **counts: int) -> None:
        """As `count_snapshot` counts."""
        for day in (ALL_DAYS, f"{at:%Y-%m}", at.date().isoformat()):
            row = self._days.setdefault((outlet, day), {**dict.fromkeys(COUNTED, 0), "last_change_at": None})
            for name, more in counts.items():
                row[name] += more
            if counts.get("changes"):
                row["last_change_at"] = max(at, row["last_change_at"] or at)

    def flush(self, connection: Connection) -> None:
        """Insert what waits."""
        for table, rows in self._rows.items():
            if rows:
                connection.execute(insert(table), rows)
        if self._words:
            connection.execute(INSERT, self._words)
        self._rows.clear()
        self._words.clear()
        self.size = 0

    def finish(self, connection: Connection) -> None:
        """Insert what waits, and what was counted."""
        for (outlet, day), row in self._days.items():
            self.add(OUTLET_DAYS, outlet=outlet, day=day, **row)
        for host, (digest, _) in self._templates.items():
            connection.exec_driver_sql("UPDATE hosts SET template_sha256 = ? WHERE host = ?", (digest, host))
        self.flush(connection)


def _message(step: StoryStep, number: int) -> str:
    """The message of a story's version; names and ids are put in later."""
    context = SnapshotContext(
        article_id=NUMBER, number=number, article_title=step.article.title, url="https://host.invalid/", at=PUBLISHED
    )
    return json.dumps(compose(context, step.changes, step.notices).to_json(), ensure_ascii=False)
