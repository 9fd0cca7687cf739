"""What a search found, as JSON and for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from monitor.show.moments import ago
from monitor.show.plain import one_line, printable

if TYPE_CHECKING:
    from monitor.store.records_search import SearchHit, SearchPlace

__all__ = ["hit_to_json", "hits_view"]


def hit_to_json(hit: SearchHit) -> dict[str, Any]:
    """One article with where it holds the words."""
    told = asdict(hit)
    told.update(first=_place(hit.first), last=_place(hit.last), gone=hit.gone)
    told["gone_since"] = _place(hit.gone_since) if hit.gone_since else None
    told["excerpt"] = [{"text": said, "marked": marked} for marked, said in hit.excerpt]
    return told


def _place(place: SearchPlace) -> dict[str, Any]:
    return {"number": place.number, "at": place.at.isoformat()}


def hits_view(hits: Sequence[SearchHit], now: datetime) -> RenderableType:
    """A paragraph an article: its headline, where the words stand or went, and the excerpt."""
    return Group(*(_hit(hit, now) for hit in hits))


def _hit(hit: SearchHit, now: datetime) -> RenderableType:
    head = Text(one_line(hit.title or "(no title)", 120), "bold")
    head.append(
        f"\n{hit.article_id} · {one_line(hit.outlet or 'unknown outlet', 60)} · {one_line(hit.url, 200)}\n", "dim"
    )
    if hit.gone_since is None:
        first = f"in snapshot {hit.first.number}" if hit.first == hit.last else f"since snapshot {hit.first.number}"
        head.append(f"stands {first}, {ago(hit.first.at, now)}")
    else:
        head.append(f"gone since snapshot {hit.gone_since.number}, {ago(hit.gone_since.at, now)}", "red")
        head.append(f"; `monitor diff {hit.article_id} {hit.last.number} {hit.gone_since.number}`")
    said = Text("\n")
    for marked, piece in hit.excerpt:
        said.append(printable(piece), "reverse" if marked else "")
    return Padding(head.append_text(said), (0, 0, 1, 0))
