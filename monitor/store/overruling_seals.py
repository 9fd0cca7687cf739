"""PURE: what each overruling's hash is made of: what a person said of an article's looks is a chain of its own.

A look may be overruled long after later snapshots were written, so what was said is no link of the history's chain. To
recompute it without monitor:

1. `words_sha256` is the SHA-256 of the JSON array [mark, reason, note], without spaces, in UTF-8.
2. The seal is a JSON object with the keys of `OverrulingSeal`, sorted, without spaces, in UTF-8; the time is ISO 8601 in
   UTC with microseconds.
3. hash = SHA-256 (previous hash in hex + line feed + seal), in hex; the first one's previous hash is "". The article's
   row names the last one (`articles.overruled_hash`).

The words stand outside the seal: where they must be deleted, the chain still verifies.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from monitor.store.chain import canonical

__all__ = ["OverrulingSeal", "next_overruling_hash", "words_digest"]


@dataclass(frozen=True, slots=True)
class OverrulingSeal:
    """What an overruling's hash vouches for, beside the overruling before it."""

    article: int
    at: datetime
    verdict: str
    check: int | None
    snapshot: int | None
    replaced: int | None
    words_sha256: str


def words_digest(mark: str | None, reason: str, note: str) -> str:
    """The digest of the text's mark, the reason that was overruled and the person's note."""
    return hashlib.sha256(canonical([mark, reason, note])).hexdigest()


def next_overruling_hash(previous: str, seal: OverrulingSeal) -> str:
    """The hash that chains an overruling to the one before, whose hash is `previous` ("" for the first)."""
    row = asdict(seal) | {"at": seal.at.astimezone(UTC).isoformat(timespec="microseconds")}
    return hashlib.sha256(previous.encode() + b"\n" + canonical(row)).hexdigest()
