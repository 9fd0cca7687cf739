"""Whether a verb that may or may not report does: by the words, quotes and marks around it. PURE."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.noun_phrases import Phrase, phrase_before
from monitor.claims.speech_tokens import SpeechToken

__all__ = ["counts_things", "describes", "has_content", "is_noun"]


def has_content(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """Whether words behind (or a quote before) show that the verb reports."""
    following = _until_dash(tokens[at + 1 : at + 4])
    for token in tokens[at + 1 : at + 1 + _OBJECT]:
        if token.quoted >= 0 or token.text == ":":
            return True
        if (not token.is_word and token.text != ",") or token.lower in words.breaks:
            break
    if any(token.lower in words.content_openers for token in following):
        return True
    return _stands_behind_quote(tokens, at) or _closes_statement(tokens, at, words)


_OBJECT = 8  # "called the third round of talks “useful”": the longest object before quoted words


def _until_dash(tokens: Sequence[SpeechToken]) -> Sequence[SpeechToken]:
    """What stands before a dash or bracket: "the demands — including that" reports nothing."""
    end = next((at for at, token in enumerate(tokens) if token.text in "—–(-"), len(tokens))
    return tokens[:end]


def _stands_behind_quote(tokens: Sequence[SpeechToken], at: int) -> bool:
    """Whether a quote ends shortly before, and leaves its sentence open: not "“hundreds” of people released"."""
    for index in range(at - 1, max(0, at - 6) - 1, -1):
        if tokens[index].quoted >= 0:
            inner = tokens[index - 1].text if index else ""
            return inner in _OPEN_MARKS or tokens[index + 1].text in ",—–" or index == at - 1
    return False


_OPEN_MARKS = frozenset(",?!—–…-.")


def _closes_statement(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """ "The dam leaked, records show.": a verb that ends its sentence, its subject straight behind a comma."""
    if any(token.is_word for token in tokens[at + 1 : at + 3]) or at < 3:
        return False
    phrase = phrase_before(tokens, at, words)
    return phrase is not None and phrase.first > 1 and tokens[phrase.first - 1].text == ","


def is_noun(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """ "the claims", "Mr. Veld's remarks": a form that is a noun too, behind what makes it one."""
    form, previous = tokens[at].lower, tokens[at - 1].lower
    if form not in words.also_nouns and not form.endswith("s"):
        return False
    return previous in words.determiners or (previous in ("'s", "of") and form not in ("said", "says"))


def describes(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """ "Unwin, who speaks for the union", "Brandt, who wrote the report": a relative clause that says who somebody is."""
    if tokens[at].lower in words.telling:
        return False
    return not any(token.lower in words.content_openers for token in tokens[at + 1 : at + 4]) and all(
        token.quoted < 0 for token in tokens[at + 1 : at + 1 + _CLAUSE]
    )


_CLAUSE = 30  # tokens of a relative clause that are looked through for quoted words


def counts_things(tokens: Sequence[SpeechToken], source: Phrase, last: int, words: SpeechWords) -> bool:
    """ "14 confirmed cases": a bare number before a participle and a noun; "two said they" and "three confirmed that" speak."""
    if source.last - source.first != 1 or not tokens[source.first].text[0].isdigit() or last >= len(tokens):
        return False
    behind = tokens[last]
    if not tokens[last - 1].lower.endswith("ed") or not behind.is_word or behind.quoted >= 0:
        return False
    return not (
        behind.lower in words.content_openers or behind.lower in words.pronouns or behind.lower in words.determiners
    )
