"""The language of a text: English by its function words, others by py3langid, loaded late. PURE."""

from __future__ import annotations

import re

__all__ = ["language_of"]

_LOOKED_AT = 1000  # characters: enough to tell, and bounded whatever the text
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "he",
        "she",
        "said",
        "it",
        "his",
        "her",
        "by",
        "at",
        "from",
        "be",
        "have",
        "has",
        "had",
        "are",
        "were",
        "not",
        "they",
        "this",
        "but",
        "will",
        "would",
        "who",
        "which",
        "been",
        "their",
    ]
)
# The share of function words among an English text's words is 0.3 to 0.5; in other languages' it is under 0.1
# ("in", "was", "as" exist there too).
_ENGLISH_SHARE = 0.2
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language; "en" where the text is too short to tell."""
    words = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    if len(words) < 5:
        return "en"
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= _ENGLISH_SHARE:
        return "en"
    return _identified(text[:_LOOKED_AT])


def _identified(sample: str) -> str:
    # numpy and the model cost 0.2 s and 40 MB: only texts that are not plainly English pay for them.
    import py3langid

    found, _ = py3langid.classify(sample)
    return str(found)
