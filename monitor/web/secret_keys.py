"""What a token looks like, and what of it is kept. Knows no request and no store."""

from __future__ import annotations

import hashlib
import secrets

__all__ = ["PREFIX", "digest_of_secret", "new_token"]

# Scanners of leaked secrets, and our own redaction, know it by this.
PREFIX = "mon_"


def new_token() -> str:
    """A new token: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_of_secret(secret: str) -> str:
    """What the database keeps of a token or a cookie: 256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
