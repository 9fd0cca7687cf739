"""Passwords: hashed and checked by argon2id. Knows no request and no store."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

__all__ = ["LONGEST", "SHORTEST", "hash_password", "is_right", "mark_of_hash"]

SHORTEST = 10
LONGEST = 1000  # nobody types more, and hashing it costs


def hash_password(password: str) -> str:
    """The hash to put into config.yaml (RFC 9106's second recommended parameters, argon2-cffi's default)."""
    return PasswordHasher().hash(password)


def is_right(accounts: Mapping[str, str], name: str, password: str) -> bool:
    """Whether this is the password of `name`. Takes tens of milliseconds, and as long for a name that nobody has."""
    known = accounts.get(name)
    # An unknown name is checked against somebody else's hash, so that the time tells nothing; it is wrong anyway.
    compared = known or next(iter(accounts.values()))
    try:
        matches = PasswordHasher().verify(compared, password[:LONGEST])
    except (Argon2Error, InvalidHashError):
        return False
    return matches and known is not None


def mark_of_hash(known: str) -> str:
    """Stands for a hash beside a session: another password is another mark."""
    return hashlib.sha256(known.encode()).hexdigest()
