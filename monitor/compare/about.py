"""What a claim is about, in a few words: "Russian aircraft destroyed", "repairs cost", "Maren Holt: “We will…”". PURE.

A label for people, and one of the grounds on which a claim that comes back is known again. It is taken from the words
that stand beside the figure: no grammar is guessed at, so a poor sentence gives a poor label and never a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from monitor.compare.sides import Side
from monitor.compare.word_sets import word_set
from monitor.text.tokens import tokenize
from monitor.values import Attribution, Claim, Dimension, Figure, Quote, Span

__all__ = ["about"]

_LONGEST = 60
_WORDS_OF_SPEECH = 6
# How far beside a figure its subject and verb are looked for, in tokens and in characters.
_REACH = 8
_REACH_CHARACTERS = 60
_CONTEXT = 2

# What carries no subject: articles, prepositions, auxiliaries, hedges.
_FILL = word_set(
    "a an the this that these those some any all both each its his her their our my your of to in on at by for from "
    "with as than into over under after before between during about around nearly almost roughly approximately more "
    "less least most up only just even least and or but was were is are be been being am has have had having will "
    "would can could may might must should shall do does did not no it he she they we i you who which what there "
    "then so now also still already worth some per plus minus estimated"
)
# "41 aircraft were destroyed", "41 had been destroyed": what may stand between a noun and its participle.
_AUXILIARIES = word_set("was were is are be been being has have had will would may might could can also reportedly")
# Participles and past forms that end in no "-ed", of the verbs that news counts by.
_STRONG = word_set(
    "lost hit hurt shot sunk sank found held built sold bought sent taken took seen stolen burnt cut torn brought left "
    "dead missing wounded injured caught fell fallen rose risen grew grown won spent paid cost made given gave put shut "
    "swept drowned froze frozen fed fled born struck"
)
_ENDS_CLAUSE = frozenset(',;:.!?()[]—–“”"«»')
_MARKS = "“”„\"'«»‘’‚"
# Units that name no thing: what is measured stands beside the figure.
_MEASURES = frozenset(Dimension) - {Dimension.COUNT, Dimension.OTHER, Dimension.ORDINAL, Dimension.RATIO}


def about(claim: Claim, side: Side) -> str:
    """What this claim of `side` is about; at most 60 characters, never empty."""
    match claim:
        case Figure():
            return _short(_about_figure(claim, side)) or claim.dimension.value
        case Quote():
            who = claim.speaker_name or (claim.speaker.text if claim.speaker else "")
            words = _opening(claim.text.strip(_MARKS))
            return _short(f"{who}: “{words}”" if who else f"“{words}”")
        case Attribution():
            content = claim.content or claim
            return _short(f"source of “{_opening(content.text.strip(_MARKS).removeprefix('that '))}”")


def _about_figure(figure: Figure, side: Side) -> str:
    sentence = side.sentences[side.sentence_of(figure.start)]
    back, ahead = _beside(figure, sentence)
    noun = _noun(figure)
    if noun and _is_verb(noun):
        return noun
    if noun:
        verb = _participle(ahead) or _verb_before(back)
        return f"{noun} {verb}" if verb else noun
    before = _content(reversed(back))
    words = " ".join(reversed(before)) if before else " ".join(_content(ahead))
    return f"{words} (date)" if words and figure.dimension in (Dimension.DATE, Dimension.TIME) else words


def _beside(figure: Figure, sentence: Span) -> tuple[list[str], list[str]]:
    """The tokens before the figure and behind it, in the order of the text."""
    at, end = figure.start - sentence.start, figure.end - sentence.start
    back = [token.text for token in tokenize(sentence.text[max(0, at - _REACH_CHARACTERS) : at])][-_REACH:]
    ahead = [token.text for token in tokenize(sentence.text[end : end + _REACH_CHARACTERS])][:_REACH]
    return back, ahead


def _noun(figure: Figure) -> str:
    """The counted noun as the text has it: "Russian aircraft" of "41 Russian aircraft"."""
    if not figure.unit or figure.dimension in _MEASURES or figure.unit in ("%", "percent"):
        return ""
    words = figure.text.split()
    count = len(figure.unit.split())
    return " ".join(words[-count:]) if 0 < count < len(words) else figure.unit


def _participle(ahead: Sequence[str]) -> str:
    for word in ahead:
        if _is_verb(word):
            return word.lower()
        if word.lower() not in _AUXILIARIES:
            return ""
    return ""


def _verb_before(back: Sequence[str]) -> str:
    for word in reversed(back):
        if _is_verb(word):
            return word.lower()
        if word.lower() not in _FILL:
            return ""
    return ""


def _is_verb(word: str) -> bool:
    lower = word.lower()
    return lower in _STRONG or (len(lower) > 4 and lower.endswith("ed") and lower.isalpha())


def _content(words: Iterable[str]) -> list[str]:
    """The first two words that say something, up to the end of the clause."""
    found: list[str] = []
    for word in words:
        if word in _ENDS_CLAUSE and found:
            break
        if word[0].isalpha() and word.lower() not in _FILL:
            found.append(word)
            if len(found) == _CONTEXT:
                break
    return found


def _opening(text: str) -> str:
    words = text.split()
    more = "…" if len(words) > _WORDS_OF_SPEECH else ""
    return " ".join(words[:_WORDS_OF_SPEECH]).rstrip(",.;:") + more


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
