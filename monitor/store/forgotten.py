"""PURE: what stands for the addresses of an article that was deleted on request with its addresses."""

from __future__ import annotations

import hashlib

__all__ = ["MARK", "digest_of_text", "forgotten_key"]

MARK = "sha256:"


def forgotten_key(key: str) -> str:
    """What stands for a dedup key or URL whose words were deleted: known again, and not to be read back."""
    return MARK + digest_of_text(key)


def digest_of_text(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
