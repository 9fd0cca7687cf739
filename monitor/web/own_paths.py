"""Where a page may send people back to: paths on this site alone. PURE."""

from __future__ import annotations

import re

__all__ = ["own_path"]

# One slash, then no second one and no backslash (both would name another host), and nothing that a header can't hold.
OWN = re.compile(r"/(?![/\\])[!-\[\]-~]*")
LONGEST = 2000


def own_path(asked: str, otherwise: str = "/") -> str:
    r"""The path that was asked for where it is on this site, else `otherwise`.

    >>> own_path("/?kind=quote#c7"), own_path("//evil.example/"), own_path("https://evil.example"), own_path("/\\evil")
    ('/?kind=quote#c7', '/', '/', '/')
    """
    return asked if len(asked) <= LONGEST and OWN.fullmatch(asked) else otherwise
