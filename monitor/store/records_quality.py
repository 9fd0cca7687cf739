"""What page quality puts into the store and gets out of it: frozen records. They hold; they touch no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.store.records import NewSnapshot, PastCheck

__all__ = ["Acceptance", "Disowning", "EmptyHost", "Known", "OverrulingRecord", "Said", "WithheldCheck"]

Said = Literal["article", "wall"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text: on how many other articles of the host it stands, and what a person said of it."""

    with_title: int = 0
    with_other_titles: int = 0
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class WithheldCheck:
    """A look that was withheld, with its article, and what a person said of it since."""

    check: PastCheck
    title: str
    url: str
    said: Said | None = None

    @property
    def can_be_accepted(self) -> bool:
        """Whether its bytes were kept: only then is there anything to read."""
        return self.check.body_sha256 is not None and self.check.snapshot_id is None


@dataclass(frozen=True, slots=True)
class OverrulingRecord:
    """What a person said of a look (`check_id`) or of a snapshot (`snapshot_id`), and what that overruled."""

    id: int
    article_id: int
    host: str
    at: datetime
    verdict: Said
    check_id: int | None
    snapshot_id: int | None
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A withheld look that is the article after all.

    `snapshot` is None where the history has its text already. `compared_with` is the number of the snapshot that stood
    when the look was taken, None for none. `is_latest`: no snapshot was taken since.
    """

    check: PastCheck
    now: datetime
    latest_number: int
    snapshot: NewSnapshot | None
    body: bytes
    compared_with: int | None = None
    is_latest: bool = True
    mark: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Disowning:
    """A snapshot that never was the article. `following` is the snapshot that was compared with it.

    `mended` is the following one compared with `compared_with`, the last true one before; None where that changes
    nothing.
    """

    article_id: int
    number: int
    now: datetime
    latest_number: int
    following: int | None = None
    mended: NewSnapshot | None = None
    compared_with: int | None = None
    mark: str | None = None
    check_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EmptyHost:
    """A host on whose pages the last looks in a row found no text. `used_to_work`: it has snapshots."""

    host: str
    empty_in_row: int
    since: datetime | None
    last_url: str | None
    used_to_work: bool
