"""The evidence bundle of one change: a zip that somebody without monitor can check with sha256sum, jq and python3.

Names in it are generated, never taken from a title; the same evidence gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from monitor.compare.words import diff_words
from monitor.errors import NotFoundError, StoreError
from monitor.evidence.head import audit_path, head_of
from monitor.evidence.pages import page_of
from monitor.evidence.paragraphs import paragraphs_of
from monitor.evidence.readme import Facts, readme_of
from monitor.evidence.rendering import rendered
from monitor.evidence.warc import WarcFile
from monitor.formats import change_to_json
from monitor.store.chain import content_bytes, preimage

if TYPE_CHECKING:
    from monitor.store.records import ChangeRecord, StoredVersion
    from monitor.store.records_evidence import Link
    from monitor.store.store import Store

__all__ = ["bundle_name", "bundle_of"]

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can write: the same bytes whenever it is made


@dataclass(frozen=True, slots=True)
class _Sides:
    """The change, the two snapshots, and the article's chain up to its latest."""

    change: ChangeRecord
    before: StoredVersion
    after: StoredVersion
    chain: tuple[Link, ...]


def bundle_of(store: Store, change_id: int) -> bytes:
    """The bundle of this change as the bytes of a zip. Raises NotFoundError, StoreError where the evidence is damaged."""
    sides = _sides(store, change_id)
    files = {
        f"chain/{place:06}.txt": preimage(link.previous_hash, link.seal) for place, link in enumerate(sides.chain, 1)
    }
    files["chain/HEAD"] = f"{sides.chain[-1].hash}\n".encode()
    files |= _side_files(store, "before", sides.before) | _side_files(store, "after", sides.after)
    files["after/changes.jsonl"] = store.changes_preimage(sides.after.snapshot.id)
    files["change.json"] = _json(_change_facts(sides))
    files["diff.html"] = _diff(sides).encode("utf-8", "replace")
    files["pages.warc"] = _warc(store, sides)
    files["head.json"] = _json(proof := _proof(store, sides.change.article_id))
    files["README.txt"] = readme_of(_facts(store, sides, files, proof["root"])).encode()
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return _zip({**files, "SHA256SUMS": sums.encode()})


def bundle_name(change_id: int) -> str:
    """What the file is called."""
    return f"monitor-change-{change_id}.zip"


def _sides(store: Store, change_id: int) -> _Sides:
    change = store.change(change_id)
    chain = tuple(store.chain(change.article_id))
    after = store.version(change.article_id, change.number)
    before = store.version(change.article_id, after.snapshot.compared_with or change.number - 1)
    if before.snapshot.removed_at or after.snapshot.removed_at:
        raise NotFoundError(f"change {change_id}", "its words were deleted on request")
    if [link.seal.number for link in chain] != list(range(1, len(chain) + 1)):
        raise StoreError(
            f"article {change.article_id}", "its chain is not whole", hint="`monitor verify` names the row."
        )
    return _Sides(change, before, after, chain)


def _side_files(store: Store, side: str, version: StoredVersion) -> dict[str, bytes]:
    snapshot = version.snapshot
    files = {
        f"{side}/content.json": content_bytes(version.article),
        f"{side}/text.txt": version.article.text.encode("utf-8", "replace"),
    }
    if snapshot.body_sha256 is not None:
        files[f"{side}/page.bin"] = store.blob(snapshot.body_sha256)
    if snapshot.request_sha256 is not None:
        files[f"{side}/request.json"] = store.blob(snapshot.request_sha256)
    return files


def _change_facts(sides: _Sides) -> dict[str, Any]:
    change = sides.change
    return {
        "id": change.id,
        "article": change.article_id,
        "url": change.url,
        "outlet": change.outlet,
        "title": change.title,
        "place": change.change.place.value,
        "at": _moment(change.at),
        "change": change_to_json(change.change),
        "before": _version_facts(sides.before),
        "after": _version_facts(sides.after),
    }


def _version_facts(version: StoredVersion) -> dict[str, Any]:
    snapshot = version.snapshot
    return {
        "snapshot": snapshot.number,
        "seen": _moment(snapshot.taken_at),
        "url": snapshot.final_url,
        "title": snapshot.title,
        "body_sha256": snapshot.body_sha256,
        "text_sha256": snapshot.text_sha256,
        "content_sha256": snapshot.content_sha256,
        "hash": snapshot.hash,
    }


def _diff(sides: _Sides) -> str:
    before, after = sides.before, sides.after
    return rendered(
        "diff.html",
        change=sides.change,
        before=before,
        after=after,
        title=diff_words(before.article.title, after.article.title),
        paragraphs=paragraphs_of(before.article.text, after.article.text),
    )


def _warc(store: Store, sides: _Sides) -> bytes:
    stream = BytesIO()
    warc = WarcFile(stream, now=sides.after.snapshot.taken_at, name="pages.warc")
    wanted = {sides.before.number, sides.after.number}
    for kept in store.kept_pages(sides.change.article_id):
        page = page_of(store, kept) if kept.number in wanted else None
        if page is not None:
            warc.add(page)
    return stream.getvalue()


def _proof(store: Store, article_id: int) -> dict[str, Any]:
    """That the article's latest hash stands under the head over all articles, as it is now."""
    head = head_of(store.heads(), datetime.min.replace(tzinfo=UTC))
    place = next(at for at, leaf in enumerate(head.leaves) if leaf.article == article_id)
    contents = [leaf.content for leaf in head.leaves]
    path = [{"side": side, "sha256": digest} for side, digest in audit_path(contents, place)]
    return {"leaf": contents[place].decode(), "path": path, "root": head.root}


def _facts(store: Store, sides: _Sides, files: dict[str, bytes], root: str) -> Facts:
    change = sides.change
    changes = store.changes_of(sides.after.snapshot.id)
    return Facts(
        change=change.id,
        article=change.article_id,
        before=sides.before.number,
        after=sides.after.number,
        line=[one.id for one in changes].index(change.id) + 1,
        latest=len(sides.chain),
        head=sides.chain[-1].hash,
        root=root,
        files=frozenset(files),
    )


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")


def _zip(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            packed.writestr(entry, content)
    return stream.getvalue()
