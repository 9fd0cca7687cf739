"""Whether two mentions are of one source: names, titles, pronouns. PURE."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from monitor.compare.sides import folded_words
from monitor.compare.word_sets import word_set
from monitor.values import Attribution, Quote, SourceClass

__all__ = ["name_words", "sources_differ", "speakers_differ"]

_ANSWERABLE = frozenset(
    {SourceClass.NAMED_PERSON, SourceClass.NAMED_ORGANIZATION, SourceClass.DOCUMENT, SourceClass.OUTLET}
)
_LONG_NAME = 5
_NEARLY_ALIKE = 0.85
_PRONOUNS = word_set("he she they it who we i you him her them his their one sie er es il elle ils elles lui lei")
# Words that tell no two sources apart.
_COMMON = word_set(
    "the a an one another of for and in at on to from by with that this 's his her their its mr mrs ms dr president former then "
    "sen rep gov senator representative us u.s official officials spokesperson spokesman spokeswoman"
)


def name_words(mention: str | None) -> frozenset[str]:
    """The words of a mention that tell who it is.

    >>> sorted(name_words("President Jane Okafor’s"))
    ['jane', 'okafor']
    """
    words = (word.removesuffix("'s") for word in folded_words(mention or ""))
    return frozenset(word for word in words if word[:1].isalnum() and word not in _COMMON)


def speakers_differ(one: Quote, other: Quote) -> bool:
    """Whether a quote was given to somebody else; unknown speakers and unresolved pronouns are not somebody else."""
    return _differ(
        one.speaker.text if one.speaker else None,
        one.speaker_name,
        other.speaker.text if other.speaker else None,
        other.speaker_name,
    )


def sources_differ(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions have another source.

    "Sources close to the ministry" are not the ministry, whatever words they share.
    """
    classes = {one.source_class, other.source_class}
    if SourceClass.ANONYMOUS in classes and classes & _ANSWERABLE:
        return True
    return _differ(
        one.source.text if one.source else None,
        one.source_name,
        other.source.text if other.source else None,
        other.source_name,
    )


def _differ(mention: str | None, name: str | None, other_mention: str | None, other_name: str | None) -> bool:
    left = name_words(name) | name_words(mention)
    right = name_words(other_name) | name_words(other_mention)
    if mention and other_mention and folded_words(mention) == folded_words(other_mention):
        return False
    if not mention or not other_mention or _is_pronoun(mention) or _is_pronoun(other_mention):
        return False
    if not left and not right:
        return folded_words(mention) != folded_words(other_mention)
    if _is_proper(name) and _is_proper(other_name):
        left, right = name_words(name), name_words(other_name)  # two mayors are two people
    if _is_short_for(mention, other_mention) or _is_short_for(other_mention, mention):
        return False
    return not left & right and not any(_is_misspelling(word, other) for word in left for other in right)


def _is_proper(name: str | None) -> bool:
    """Whether every word of a name has a capital."""
    return bool(name) and all(word[0].isupper() for word in (name or "").split())


def _is_short_for(short: str, long: str) -> bool:
    """ "WHO" for the "World Health Organization"."""
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return len(initials) > 1 and initials in short.replace(".", "").split()


def _is_misspelling(word: str, other: str) -> bool:
    """ "O'Neill" and "O'Neil": a name corrected is no other source."""
    return min(len(word), len(other)) >= _LONG_NAME and Indel.normalized_similarity(word, other) >= _NEARLY_ALIKE


def _is_pronoun(mention: str) -> bool:
    """Whom a pronoun stands for is a reading of the sentences around it: no ground to say that a source changed."""
    return set(folded_words(mention)) <= _PRONOUNS
