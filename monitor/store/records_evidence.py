"""What the evidence is made of: kept pages, what a proof needs, tombstones. They hold; they touch no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from monitor.store.chain import Seal
from monitor.values import Outcome

__all__ = ["ForgetResult", "KeptPage", "Link", "TombstoneRecord"]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One kept look at an article's page, without its bytes: a snapshot's, or one that stayed outside the history.

    `check_id` is 0 for a snapshot without a check. `headers` are the answer's, names in lower case, for looks from
    before request records were kept. `number` and what follows are None unless the look brought a snapshot.
    """

    article_id: int
    check_id: int
    at: datetime
    url: str
    final_url: str
    status: int | None
    outcome: Outcome
    reason: str
    tls: bool
    body_sha256: str | None
    request_sha256: str | None
    headers: Mapping[str, str] = field(default_factory=dict)
    number: int | None = None
    content_sha256: str | None = None
    text_sha256: str | None = None
    hash: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an article's chain: what was sealed, and the hashes before and after. `removed`: the words are gone."""

    previous_hash: str
    seal: Seal
    hash: str
    removed: bool


@dataclass(frozen=True, slots=True)
class TombstoneRecord:
    """What is left of an article whose words were deleted on request. `url` is "" where that was deleted, too."""

    article_id: int
    url: str
    at: datetime
    reason: str
    url_sha256: str
    key_sha256: str
    address_removed: bool
    snapshots: int
    latest_hash: str


@dataclass(frozen=True, slots=True)
class ForgetResult:
    """What a deletion came to: the tombstones, how many pages and texts went, and how many rows of which table.

    `shared` pages and texts stay, since another article has the very same ones.
    """

    tombstones: tuple[TombstoneRecord, ...]
    blobs: int
    shared: int
    rows: Mapping[str, int]
