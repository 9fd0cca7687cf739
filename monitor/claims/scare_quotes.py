"""Which stretches in quotation marks are nobody's speech: titles of works, nicknames, scare quotes. PURE."""

from __future__ import annotations

from monitor.claims.quotation import QuotedStretch
from monitor.claims.speakers import Speaker
from monitor.claims.speech_reading import Reading

__all__ = ["is_quote"]


def is_quote(reading: Reading, stretch: QuotedStretch, speaker: Speaker | None) -> bool:
    """Whether the stretch is given as somebody's words."""
    inner = reading.text[stretch.start + 1 : stretch.end - 1 if stretch.closed else stretch.end]
    inner.split()
    if not any(sign.isalpha() for sign in inner):
        return False
    if reading.words.language is None:
        return True
    return not (stretch.single and (speaker is None or not speaker.sure))
