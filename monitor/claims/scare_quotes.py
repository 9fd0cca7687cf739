"""Which stretches in quotation marks are nobody's speech: titles of works, nicknames, scare quotes. PURE."""

from __future__ import annotations

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.quotation import QuotedStretch
from monitor.claims.speakers import Speaker
from monitor.claims.speech_reading import Reading

__all__ = ["is_quote"]

_POSSESSIVES = ("'s", "’s", "s'", "s’")
_LOOK_BACK = 40  # code points before the mark: enough for the word that introduces a title


def is_quote(reading: Reading, stretch: QuotedStretch, speaker: Speaker | None) -> bool:
    """Whether the stretch is given as somebody's words; without a word table, all that holds letters is."""
    inner = reading.text[stretch.start + 1 : stretch.end - 1 if stretch.closed else stretch.end]
    if not any(sign.isalpha() for sign in inner) or (inner.startswith("(") and inner.strip(" .").endswith(")")):
        return False  # "(CROSSTALK.)" tells what was heard
    if reading.words.language is None:
        return True
    if stretch.single and not _is_spoken_in_single_marks(reading, stretch, speaker):
        return False
    if len(inner) > _LONGEST_TITLE:
        return True
    if inner.rstrip().endswith(("?", "!")):
        return True
    return not _is_title_or_term(reading, stretch, inner.split(), speaker)


_LONGEST_TITLE = 90


def _is_spoken_in_single_marks(reading: Reading, stretch: QuotedStretch, speaker: Speaker | None) -> bool:
    """Single marks are speech only with a cue, and whole ('It was awful,' she said): in headlines they are scare marks.

    Beside doubled apostrophes (''), which old wire texts use for double marks, they are quotes in quotes.
    """
    if _is_paragraph(reading.text, stretch):
        return False  # a heading between paragraphs
    if speaker is None or not speaker.sure or "''" in reading.text[max(0, stretch.start - 2000) : stretch.end + 2]:
        return False
    size = len(reading.text[stretch.start : stretch.end].split())
    return size > 6 or (size > 2 and reading.text[stretch.end - 2] in ",.?!…")


def _is_paragraph(text: str, stretch: QuotedStretch) -> bool:
    """Whether nothing else stands in the stretch's paragraph, but for a full stop."""
    before = text[max(0, stretch.start - 1) : stretch.start]
    behind = text[stretch.end : stretch.end + 2].lstrip(".")
    return before in ("", "\n") and (not behind or behind[0] == "\n")


def _is_title_or_term(reading: Reading, stretch: QuotedStretch, parts: list[str], speaker: Speaker | None) -> bool:
    before = reading.text[max(0, stretch.start - _LOOK_BACK) : stretch.start].split()
    previous = before[-1] if before else ""
    words = reading.words
    if _is_nickname(reading, stretch, parts, previous):
        return True
    has_cue = speaker is not None and speaker.cue is not None
    small = previous.lower().rstrip(",:")
    after_name = previous.endswith(_POSSESSIVES) or small in words.before_titles
    after_determiner = small in words.determiners
    if words.subject_either_side and small in words.before_titles and not has_cue:
        return True  # titles of works have no capitals of their own in these languages
    if _is_in_capitals(parts, words):
        if len(parts) > 1 and (after_name or (small in words.linkers and not _is_beside_cue(stretch, speaker))):
            return True
        return not has_cue and (after_determiner or len(parts) == 1 or previous.endswith(","))
    # One word without a cue is a word spoken of ("magic" pills), not speech.
    return len(parts) == 1 and not has_cue and small not in words.linkers


def _is_beside_cue(stretch: QuotedStretch, speaker: Speaker | None) -> bool:
    """Whether the cue stands right at the quote, or the speaker between them."""
    if speaker is None or speaker.cue is None:
        return False
    behind = speaker.cue.start - stretch.end
    return 0 <= stretch.start - speaker.cue.end <= 3 or 0 <= behind <= 40


def _is_nickname(reading: Reading, stretch: QuotedStretch, parts: list[str], previous: str) -> bool:
    """Juan "Chico" Ramos: up to two words between two words in capitals."""
    following = reading.text[stretch.end : stretch.end + 2]
    between = previous[:1].isupper() and previous[-1:].isalpha() and following[:1] == " " and following[1:].isupper()
    return between and len(parts) <= 2 and parts[0][:1].isupper()


def _is_in_capitals(parts: list[str], words: SpeechWords) -> bool:
    """Whether every word begins with a capital, but for the small words of titles."""
    return bool(parts) and all(
        part[0].isupper() or not part[0].isalpha() or part.lower() in words.small_title_words for part in parts
    )
