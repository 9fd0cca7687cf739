"""What a cue of reporting is: the words that present a source. PURE value."""

from __future__ import annotations

from typing import NamedTuple

from monitor.claims.noun_phrases import Phrase

__all__ = ["Cue"]


class Cue(NamedTuple):
    """A cue in a sentence: tokens [first, last), and its source's tokens, None where it has none.

    `direct` tells that the cue can carry a quote (a verb with its own source, not a hedge).
    """

    sentence: int
    first: int
    last: int
    source: Phrase | None
    direct: bool
