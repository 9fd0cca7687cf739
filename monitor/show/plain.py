"""Fetched text made safe for a terminal."""

from __future__ import annotations

import re

__all__ = ["one_line", "printable"]

# C0 and C1 controls but tab and newline (an ESC in a headline could repaint the screen), and the bidirectional
# overrides with which a text can be shown in another order than it is stored ("Trojan Source", CVE-2021-42574).
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """`text` without what would steer a terminal."""
    return UNSAFE.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, width: int | None = None) -> str:
    """`text` on one line, cut to `width` characters with an ellipsis."""
    flat = " ".join(printable(text).split())
    return flat if width is None or len(flat) <= width else flat[: width - 1].rstrip() + "…"
