"""PURE: what each snapshot's hash is made of, so that an altered, dropped or reordered row can be told.

To recompute a history's hashes without monitor:

1. A snapshot's content is the JSON object that `content_bytes` describes; `content_sha256` is its SHA-256.
2. `changes_sha256` is the SHA-256 of its changes' JSON texts (the column `detail`, in the order of their ids) and
   then its notices' JSON text, each followed by a line feed.
3. The seal is a JSON object with the keys of `Seal`, sorted, without spaces, in UTF-8; times are ISO 8601 in UTC
   with microseconds ("2026-01-30T12:00:00.000000+00:00"). `request_sha256`, the digest of the request record, is left
   out where there is none (snapshots from before such records were kept).
4. hash = SHA-256 (previous hash in hex + line feed + seal), in hex; the first snapshot's previous hash is "".

The seal holds digests, not words: where an article's words must be deleted, the chain still verifies.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from monitor.formats import article_from_json, article_to_json
from monitor.values import ArticleText

__all__ = [
    "Seal",
    "canonical",
    "changes_bytes",
    "changes_digest",
    "content_bytes",
    "content_of",
    "next_hash",
    "preimage",
]


@dataclass(frozen=True, slots=True)
class Seal:
    """What a snapshot's hash vouches for, beside the snapshot before it."""

    article: int
    number: int
    taken_at: datetime
    url: str
    content_sha256: str
    text_sha256: str
    body_sha256: str | None
    changes_sha256: str
    extractor: str
    returns_to: int | None
    damped: bool
    request_sha256: str | None = None


def content_bytes(article: ArticleText) -> bytes:
    """All that was read from the page, as sorted JSON without spaces in UTF-8 (lone surrogates as they are)."""
    return canonical(article_to_json(article))


def content_of(stored: bytes) -> ArticleText:
    """The article that `content_bytes` wrote."""
    return article_from_json(json.loads(stored.decode("utf-8", "surrogatepass")))


def changes_digest(details: Iterable[str], notices: str) -> str:
    """The digest of a snapshot's changes and notices, as their JSON stands in the database."""
    return hashlib.sha256(changes_bytes(details, notices)).hexdigest()


def changes_bytes(details: Iterable[str], notices: str) -> bytes:
    """The very bytes of that digest: a line for each change, and one for the notices."""
    return "".join(f"{line}\n" for line in (*details, notices)).encode("utf-8", "surrogatepass")


def next_hash(previous: str, seal: Seal) -> str:
    """The hash that chains a snapshot to the one before, whose hash is `previous` ("" for the first)."""
    return hashlib.sha256(preimage(previous, seal)).hexdigest()


def preimage(previous: str, seal: Seal) -> bytes:
    """The very bytes whose SHA-256 is the snapshot's hash: the hash before, a line feed, the seal."""
    row = asdict(seal) | {"taken_at": seal.taken_at.astimezone(UTC).isoformat(timespec="microseconds")}
    if seal.request_sha256 is None:
        del row["request_sha256"]
    return previous.encode() + b"\n" + canonical(row)


def canonical(row: object) -> bytes:
    """Sorted JSON without spaces in UTF-8 (lone surrogates as they are)."""
    text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")
