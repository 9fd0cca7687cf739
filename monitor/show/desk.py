"""What people say of changes, saved filters and tokens, for programs. PURE."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitor.store.records_desk import (
        DampingRecord,
        DeskView,
        NoteRecord,
        SavedFilterRecord,
        TokenRecord,
        VerdictRecord,
        VerdictResult,
    )

__all__ = [
    "damping_to_json",
    "desk_to_json",
    "note_to_json",
    "saved_filter_to_json",
    "token_to_json",
    "verdict_result_to_json",
    "verdict_to_json",
]


def note_to_json(note: NoteRecord) -> dict[str, Any]:
    """What somebody wrote beside a change."""
    return _plain(note)


def verdict_to_json(verdict: VerdictRecord) -> dict[str, Any]:
    """What somebody said of a change."""
    return _plain(verdict)


def damping_to_json(damping: DampingRecord) -> dict[str, Any]:
    """A damping with itself in words."""
    return _plain(damping) | {"words": damping.words}


def desk_to_json(view: DeskView) -> dict[str, Any]:
    """What stands beside a change."""
    return {
        "seen": view.seen,
        "verdict": verdict_to_json(view.verdict) if view.verdict else None,
        "notes": [note_to_json(one) for one in view.notes],
        "hidden_by": damping_to_json(view.hidden_by) if view.hidden_by else None,
    }


def verdict_result_to_json(result: VerdictResult) -> dict[str, Any]:
    """What a verdict came to."""
    return {
        "made": damping_to_json(result.made) if result.made else None,
        "lifted": damping_to_json(result.lifted) if result.lifted else None,
        "shown": result.shown,
    }


def saved_filter_to_json(saved: SavedFilterRecord, words: list[str] | None) -> dict[str, Any]:
    """A saved filter; `words` say what it asks for."""
    return _plain(saved) | {"words": words, "feed": f"/feeds/saved/{saved.id}.atom"}


def token_to_json(token: TokenRecord) -> dict[str, Any]:
    """A token without its key."""
    return _plain(token)


def _plain(record: Any) -> dict[str, Any]:
    return {name: _value(value) for name, value in asdict(record).items()}


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
