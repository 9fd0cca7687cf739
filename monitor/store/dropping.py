"""Dropping stored bytes for good: only those that nothing else needs, and what was packed with them is packed anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select, true, update

from monitor.store.blobs import pack_anew
from monitor.store.tables import BLOBS, CHECKS, HOSTS, SNAPSHOTS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["REFERENCES", "drop_blobs", "needed_elsewhere"]

CHUNK = 2_000  # values bound at a time; each lot reads all looks and snapshots through
REFERENCES = (
    SNAPSHOTS.c.body_sha256,
    SNAPSHOTS.c.content_sha256,
    SNAPSHOTS.c.request_sha256,
    CHECKS.c.body_sha256,
    CHECKS.c.request_sha256,
)
SELECT_CHILDREN = select(BLOBS.c.sha256).where(BLOBS.c.base_sha256 == bindparam("base")).order_by(BLOBS.c.sha256)


def needed_elsewhere(connection: Connection, digests: Iterable[str], but: Sequence[int] = ()) -> set[str]:
    """Which of these a snapshot or a look still names; `but`: looks that don't count. Reads all of them through."""
    wanted, found = sorted(set(digests)), set()
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        for column in REFERENCES:
            query = select(column).where(column.in_(some))
            counts = CHECKS.c.id.not_in(but) if but and column.table is CHECKS else true()
            found |= set(connection.execute(query.where(counts)).scalars())
    return found


def drop_blobs(connection: Connection, digests: Iterable[str]) -> int:
    """Delete these blobs, which nothing names any more. Returns how many there were.

    A blob may be the dictionary of others: those are read while it is still there and packed without it, the first of
    them as the new dictionary of the rest. A host whose first page goes takes that one as its template.
    """
    doomed = sorted(set(digests))
    for digest in doomed:
        heir = _pack_children(connection, digest, doomed)
        template = update(HOSTS).where(HOSTS.c.template_sha256 == digest)
        connection.execute(template.values(template_sha256=heir))
    dropped = 0
    for start in range(0, len(doomed), CHUNK):
        gone = delete(BLOBS).where(BLOBS.c.sha256.in_(doomed[start : start + CHUNK]))
        dropped += int(connection.execute(gone).rowcount)
    return dropped


def _pack_children(connection: Connection, digest: str, doomed: Sequence[str]) -> str | None:
    """Returns the blob that was made the dictionary of the others, None where there was none to keep."""
    heir: str | None = None
    leaving = set(doomed)
    for child in connection.execute(SELECT_CHILDREN, {"base": digest}).scalars().all():
        if child not in leaving:
            pack_anew(connection, child, heir)
            heir = heir or child
    return heir
