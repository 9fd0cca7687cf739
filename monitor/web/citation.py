"""A change in one line that others can quote and check. PURE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.notify.markup import one_line, safe_url
from monitor.web.moments import when

if TYPE_CHECKING:
    from monitor.store.records import ChangeRecord, SnapshotRecord

__all__ = ["citation_of"]


def citation_of(record: ChangeRecord, before: SnapshotRecord | None, after: SnapshotRecord | None, address: str) -> str:
    """Outlet, headline, URL, what changed, between which times, the digests of both texts, and where it is recorded."""
    outlet = one_line(record.outlet or "") or "Unknown outlet"
    article = (
        f"{outlet}, “{one_line(record.title) or 'without a headline'}”, {safe_url(record.url) or one_line(record.url)}"
    )
    told = "silently" if record.change.silent else "with a note"
    span = f"between {when(record.before_at)} and {when(record.at)}" if record.before_at else f"by {when(record.at)}"
    digests = ", ".join(
        f"text {side}: sha256 {snapshot.text_sha256}"
        for side, snapshot in (("before", before), ("after", after))
        if snapshot
    )
    return f"{article}: {one_line(record.change.summary)}; changed {told} {span}. {_capitalised(digests)}Recorded at {address}"


def _capitalised(digests: str) -> str:
    return f"{digests[0].upper()}{digests[1:]}. " if digests else ""
