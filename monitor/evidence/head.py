"""PURE: one digest over all articles' latest hashes, to be published or time-stamped, and what it can prove later.

The head is the root of a Merkle tree as RFC 6962, 2.1 builds it (leaf: SHA-256 of 0x00 and the leaf's bytes; node:
SHA-256 of 0x01, left and right), over one leaf an article, in the order of their ids. A leaf's bytes are
"<article id> <latest snapshot's number> <its hash>" in ASCII. Who kept an exported head can tell later that a tail of
snapshots was cut off or a whole article dropped, which the database alone can't.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from monitor.errors import ReadError

__all__ = [
    "Head",
    "HeadFault",
    "Leaf",
    "audit_path",
    "head_faults",
    "head_from_json",
    "head_of",
    "head_to_json",
    "merkle_root",
    "root_from_path",
]

FORMAT = "monitor-head/1"
HEX = re.compile(r"[0-9a-f]{64}")
MOST_BYTES = 500_000_000  # five million articles


@dataclass(frozen=True, slots=True, order=True)
class Leaf:
    """An article's latest snapshot."""

    article: int
    number: int
    hash: str

    @property
    def content(self) -> bytes:
        """What the leaf's digest is made of."""
        return f"{self.article} {self.number} {self.hash}".encode()


@dataclass(frozen=True, slots=True)
class Head:
    """All articles' latest hashes at one time, and the root over them."""

    at: datetime
    leaves: tuple[Leaf, ...]
    root: str


@dataclass(frozen=True, slots=True)
class HeadFault:
    """What an exported head knows and the database does not say any more."""

    article: int
    number: int
    reason: str


def head_of(latest: Mapping[int, tuple[int, str]], at: datetime) -> Head:
    """The head over each article's latest number and hash."""
    leaves = tuple(Leaf(article, number, found) for article, (number, found) in sorted(latest.items()))
    return Head(at, leaves, merkle_root([leaf.content for leaf in leaves]))


def merkle_root(contents: Sequence[bytes]) -> str:
    """The root over these leaves, in hex; of none the SHA-256 of nothing."""
    level = [_leaf(content) for content in contents]
    if not level:
        return hashlib.sha256().hexdigest()
    while len(level) > 1:
        level = _next(level)
    return level[0].hex()


def audit_path(contents: Sequence[bytes], place: int) -> list[tuple[str, str]]:
    """What leads from a leaf to the root: ("left" | "right", digest in hex) of each sibling, from the leaf up."""
    level, path = [_leaf(content) for content in contents], []
    while len(level) > 1:
        sibling = place ^ 1
        if sibling < len(level):
            path.append(("left" if sibling < place else "right", level[sibling].hex()))
        level, place = _next(level), place // 2
    return path


def root_from_path(content: bytes, path: Sequence[tuple[str, str]]) -> str:
    """The root that this leaf and its path lead to."""
    digest = _leaf(content)
    for side, sibling in path:
        other = bytes.fromhex(sibling)
        digest = _node(other, digest) if side == "left" else _node(digest, other)
    return digest.hex()


def head_to_json(head: Head) -> dict[str, Any]:
    """The head as `monitor head` exports it."""
    return {
        "format": FORMAT,
        "at": head.at.astimezone(UTC).isoformat(timespec="seconds"),
        "root": head.root,
        "articles": [[leaf.article, leaf.number, leaf.hash] for leaf in head.leaves],
    }


def head_from_json(text: bytes) -> Head:
    """The exported head. Raises ReadError where it is none, or was altered: its root is not that of its articles."""
    if len(text) > MOST_BYTES:
        raise ReadError("head", f"the file has more than {MOST_BYTES:,} bytes")
    try:
        row = json.loads(text)
        leaves = tuple(Leaf(*_triple(entry)) for entry in row["articles"])
        at, root, name = datetime.fromisoformat(row["at"]), row["root"], row["format"]
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise ReadError("head", "the file is no head that `monitor head` wrote") from problem
    if name != FORMAT:
        raise ReadError("head", f"the file is a head of another format ({name!s:.40})")
    if list(leaves) != sorted({leaf.article: leaf for leaf in leaves}.values()):
        raise ReadError("head", "its articles are not in the order of their ids, each once")
    if merkle_root([leaf.content for leaf in leaves]) != root:
        raise ReadError("head", "the file was altered: its root is not that of the articles it lists")
    return Head(at, leaves, root)


def head_faults(head: Head, stored: Mapping[tuple[int, int], str], articles: set[int]) -> list[HeadFault]:
    """What was there when the head was exported and isn't any more.

    `stored`: the hashes of the snapshots that the head names, by article and number; `articles`: those that there are.
    """
    faults = []
    for leaf in head.leaves:
        found = stored.get((leaf.article, leaf.number))
        if leaf.article not in articles:
            faults.append(HeadFault(leaf.article, leaf.number, "the article is missing"))
        elif found is None:
            faults.append(HeadFault(leaf.article, leaf.number, "the snapshot is missing: the history was cut off"))
        elif found != leaf.hash:
            faults.append(
                HeadFault(leaf.article, leaf.number, "the snapshot has another hash than when it was exported")
            )
    return faults


def _triple(entry: Any) -> tuple[int, int, str]:
    article, number, found = entry
    if type(article) is not int or type(number) is not int or not HEX.fullmatch(found):
        raise ValueError("not an article, a number and a hash")
    return article, number, found


def _next(level: list[bytes]) -> list[bytes]:
    """Pairs joined; one that is left over goes up as it is, which is how RFC 6962 splits at powers of two."""
    pairs = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
    return [*pairs, level[-1]] if len(level) % 2 else pairs


def _leaf(content: bytes) -> bytes:
    return hashlib.sha256(b"\0" + content).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
