"""A speaker that changed is told once: as the quote's change, or as the sourcing's where it stands firmer or weaker. PURE."""

from __future__ import annotations

from monitor.compare.found import Found
from monitor.values import Attribution, ChangeOp, Quote

__all__ = ["is_reattributed", "speakers_told_once"]

Places = tuple[int, int]


def is_reattributed(found: Found) -> bool:
    """Whether a quote of the same words was given to another speaker."""
    return found.op is ChangeOp.REATTRIBUTED and isinstance(found.before, Quote) and isinstance(found.after, Quote)


def speakers_told_once(quotes: list[Found], sources: list[Found]) -> tuple[list[Found], list[Found]]:
    """Both lists without what the other tells.

    "Mayor Holm said" -> "an official said" is weaker sourcing, and so no news of the quote; "Mayor Holm said" -> "Mayor
    Veld said" gives the quote to somebody else, and is no news of the sourcing. Quotes that share one cue are one change.
    """
    ranked = {_source_places(found) for found in sources if found.direction is not None}
    kept_quotes: list[Found] = []
    told: set[Places | None] = set()
    for found in quotes:
        places = _speaker_places(found)
        if places is None or places not in ranked | told:
            kept_quotes.append(found)
        told.add(places)
    cues = {place for found in kept_quotes if is_reattributed(found) for place in _cue_places(found)}
    given = {_speaker_places(found) for found in kept_quotes} - {None}
    return kept_quotes, [
        found for found in sources if not _is_of_cue(found, cues) and _source_places(found) not in given
    ]


def _speaker_places(found: Found) -> Places | None:
    """Where the speakers stand on either side; None but for quotes given to somebody else."""
    one, other = found.before, found.after
    if not is_reattributed(found) or not isinstance(one, Quote) or not isinstance(other, Quote):
        return None
    return (one.speaker.start, other.speaker.start) if one.speaker and other.speaker else None


def _source_places(found: Found) -> Places | None:
    one, other = found.before, found.after
    if not isinstance(one, Attribution) or not isinstance(other, Attribution):
        return None
    return (one.source.start, other.source.start) if one.source and other.source else None


def _cue_places(found: Found) -> tuple[tuple[str, int], ...]:
    sides = (("before", found.before), ("after", found.after))
    return tuple((side, quote.cue.start) for side, quote in sides if isinstance(quote, Quote) and quote.cue)


def _is_of_cue(found: Found, cues: set[tuple[str, int]]) -> bool:
    """Whether an attribution is the cue of a quote that was given to somebody else."""
    sides = (("before", found.before), ("after", found.after))
    return any(isinstance(one, Attribution) and (side, one.cue.start) in cues for side, one in sides)
