"""Cues of reporting in a sentence, with who stands as their source: a small grammar over the table's words. PURE."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.languages.speech_words import Phrase as Words
from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.noun_phrases import Phrase, first_subject, phrase_after, phrase_before
from monitor.claims.speech_content import counts_things, describes, has_content, is_noun
from monitor.claims.speech_cue import Cue
from monitor.claims.speech_cues_by_marks import DASHES, speaker_before_colon, speaker_behind_dash, transcript_speaker
from monitor.claims.speech_tokens import Sentence, SpeechToken

__all__ = ["Cue", "find_cues"]

_VERB_GROUP = 6  # "has also not yet been able to say": the longest stretch of auxiliaries that is looked through


def find_cues(
    sentences: Sequence[Sentence], words: SpeechWords, text: str = "", known: dict[str, tuple[Cue, ...]] | None = None
) -> list[Cue]:
    """Every cue outside of quotes, in order.

    `known` are the cues of sentences of `text` that were read before, by their words; sentences with quotes are read
    anew, as their words don't tell which of them are quoted.
    """
    cues: list[Cue] = []
    for number, sentence in enumerate(sentences):
        if known is None or any(token.quoted >= 0 for token in sentence.tokens):
            cues.extend(_cues_in(number, sentence.tokens, words))
            continue
        written = text[sentence.start : sentence.end]
        if written not in known:
            known[written] = tuple(_cues_in(number, sentence.tokens, words))
        cues.extend(cue._replace(sentence=number) for cue in known[written])
    return cues


def _cues_in(number: int, tokens: Sequence[SpeechToken], words: SpeechWords) -> list[Cue]:
    cues: list[Cue] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        cue = None
        if token.is_word and token.quoted < 0:
            cue = _phrase_cue(number, tokens, at, words) or _verb_cue(number, tokens, at, words, cues)
            cue = _with_real_source(cue, tokens, words)
        elif token.text == ":" and token.quoted < 0:
            cue = transcript_speaker(number, tokens, at) or speaker_before_colon(number, tokens, at, words)
        elif token.text in DASHES and token.quoted < 0:
            cue = speaker_behind_dash(number, tokens, at)
        if cue is not None:
            cues.append(cue)
        at = cue.last if cue is not None else at + 1
    return cues


def _with_real_source(cue: Cue | None, tokens: Sequence[SpeechToken], words: SpeechWords) -> Cue | None:
    """Not "a joke", where an article stands alone before a noun; of "an alleged leak" the hedge stays."""
    if cue is None or cue.source is None or cue.source.last - cue.source.first > 1:
        return cue
    lower = tokens[cue.source.first].lower
    if lower not in words.determiners or lower in words.pronouns:
        return cue
    if tokens[cue.first].lower in words.hedging_adjectives:
        return cue._replace(source=None, direct=False)
    return None


def _phrase_cue(number: int, tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Cue | None:
    lower = tokens[at].lower
    if lower not in words.phrase_heads:
        return None
    for phrase in words.source_behind:
        if _stands(tokens, at, phrase):
            last = at + len(phrase)
            source = phrase_after(tokens, last, words)
            if source is not None:
                return Cue(number, at, last, source, phrase[-1] == "to")
    for phrase in words.without_source:
        if _stands(tokens, at, phrase):
            return Cue(number, at, at + len(phrase), None, False)
    return None


def _stands(tokens: Sequence[SpeechToken], at: int, phrase: Words) -> bool:
    if tokens[at].lower != phrase[0] or at + len(phrase) > len(tokens):
        return False
    return all(tokens[at + step].lower == word for step, word in enumerate(phrase))


def _verb_cue(
    number: int, tokens: Sequence[SpeechToken], at: int, words: SpeechWords, before: Sequence[Cue]
) -> Cue | None:
    form = tokens[at].lower
    strong, weak = form in words.reporting, form in words.needing_content
    if not strong and not weak:
        return _quoting(number, tokens, at, words)
    if not strong and not has_content(tokens, at, words):
        return None
    if tokens[at].text[0].isupper() and at > 0 and form in words.also_nouns and tokens[at - 1].is_word:
        return None  # "The Washington Post": a name, no verb
    if at > 0 and any(_stands(tokens, at - 1, phrase) for phrase in words.anonymity):
        return None  # "who asked not to be named" reports nothing
    last = _particle_end(tokens, at)
    if form in words.participles:
        return _participle(number, tokens, at, last, words, before)
    if form in words.inverting or (at > 0 and tokens[at - 1].quoted >= 0):
        inverted = _inverted(number, tokens, at, last, words)
        if inverted is not None:
            return inverted
    group = _verb_group_start(tokens, at, words)
    if _is_passive(tokens, group, at, words):
        return _passive(number, tokens, at, last, words)
    if at > 0 and is_noun(tokens, at, words):
        return None
    if group < at and tokens[at - 1].lower in words.infinitive:
        if not strong:
            return None  # "an effort to counter what they say": a purpose, and nobody's words
        source = _infinitive_subject(tokens, group, words, before)
    elif _follows_conjunction(tokens, group, words):
        source = _earlier_subject(tokens, group, words, before)
    elif group > 0 and tokens[group - 1].lower in words.relatives:
        if describes(tokens, at, words):
            return None
        antecedent = phrase_before(tokens, _before_relative(tokens, group - 1), words)
        source = Phrase(antecedent.first if antecedent else group - 1, group)
    else:
        source = phrase_before(tokens, group, words)
        if source is None and tokens[group - 1 : group] and tokens[group - 1].text == ",":
            source = _earlier_subject(tokens, group, words, before)
    if source is None or counts_things(tokens, source, last, words):
        return None
    return Cue(number, at, last, source, True)


def _quoting(number: int, tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Cue | None:
    """ "“…,” Veld fumed" and "“…,” fumed Veld": any past tense reports between a quote's comma and its own subject."""
    if not words.quoting_endings or not tokens[at].lower.endswith(words.quoting_endings) or at == 0:
        return None
    if _ends_quote_open(tokens, at - 1):
        source = _inverted(number, tokens, at, at + 1, words)
        return source if source and source.source and tokens[source.source.first].text[0].isupper() else None
    if all(token.quoted < 0 for token in tokens[max(0, at - _LONGEST_SUBJECT) : at]):
        return None
    phrase = phrase_before(tokens, at, words)
    if phrase is None or phrase.first == 0 or not _ends_quote_open(tokens, phrase.first - 1):
        return None
    return Cue(number, at, at + 1, phrase, True) if _is_subject(tokens, phrase, words) else None


_LONGEST_SUBJECT = 17  # tokens, with the mark before it


def _ends_quote_open(tokens: Sequence[SpeechToken], at: int) -> bool:
    """Whether the token closes a quote whose last mark leaves the sentence open: “…,” or “…?”"""
    return tokens[at].quoted >= 0 and at > 0 and tokens[at - 1].quoted >= 0 and tokens[at - 1].text in (",", "?", "!")


def _is_subject(tokens: Sequence[SpeechToken], phrase: Phrase, words: SpeechWords) -> bool:
    """Whether a phrase is a pronoun, or begins with a capital or a determiner."""
    head = tokens[phrase.first]
    return head.text[0].isupper() or head.lower in words.pronouns or head.lower in words.determiners


def _follows_conjunction(tokens: Sequence[SpeechToken], group: int, words: SpeechWords) -> bool:
    """ "and declared", "— and — declared"."""
    index = group - 2 if group > 1 and tokens[group - 1].text in "—–," else group - 1
    return index >= 0 and tokens[index].lower in words.conjunctions


def _infinitive_subject(
    tokens: Sequence[SpeechToken], group: int, words: SpeechWords, before: Sequence[Cue]
) -> Phrase | None:
    """ "Veld declined to say": who would say is the subject of the verb before."""
    return _earlier_subject(tokens, group, words, before)


def _before_relative(tokens: Sequence[SpeechToken], at: int) -> int:
    return at - 1 if at > 0 and tokens[at - 1].text == "," else at


def _particle_end(tokens: Sequence[SpeechToken], at: int) -> int:
    """ "called for", "called on", "pointed out" are one cue."""
    if at + 1 < len(tokens) and (tokens[at].lower[:4], tokens[at + 1].lower) in _PARTICLES:
        return at + 2
    return at + 1


_PARTICLES = frozenset({("call", "for"), ("call", "on"), ("poin", "out"), ("spok", "of"), ("spok", "about")})


def _participle(
    number: int, tokens: Sequence[SpeechToken], at: int, last: int, words: SpeechWords, before: Sequence[Cue]
) -> Cue | None:
    if at > 0 and tokens[at - 1].lower in words.linkers:
        return None  # "vigilant in defending": a noun
    group = _verb_group_start(tokens, at, words)
    if group < at and tokens[at - 1].lower not in words.adverbs:
        source = phrase_before(tokens, group, words)
        return Cue(number, at, last, source, True) if source else None
    own = phrase_before(tokens, at, words) if at > 0 and tokens[at - 1].text[0].isupper() else None
    source = own or _earlier_subject(tokens, at, words, before)
    return Cue(number, at, last, source, True) if source else None


def _inverted(number: int, tokens: Sequence[SpeechToken], at: int, last: int, words: SpeechWords) -> Cue | None:
    """ "…," said Jane Okafor: the verb stands behind a quote or comma, and its subject behind the verb."""
    if at > 0:
        previous = tokens[at - 1]
        if previous.quoted < 0 and previous.text not in ",”\"'’—–":
            return None
    if at + 1 >= len(tokens) or not tokens[at + 1].is_word or tokens[at + 1].quoted >= 0:
        return None
    head = tokens[at + 1]
    behind_quote = at > 0 and tokens[at - 1].quoted >= 0
    if not behind_quote and _closes_apposition(tokens, at, words):
        return None
    if (
        head.lower in words.adverbs
        or head.lower in words.linkers
        or head.lower in ("that", "this", "it", "no", "so", "yes")
    ):
        return None
    if head.lower in words.pronouns or head.lower in words.breaks:
        if not behind_quote or head.lower not in words.pronouns:
            return None
    elif not behind_quote and not head.text[0].isupper() and head.lower not in words.determiners:
        return None
    source = phrase_after(tokens, at + 1, words)
    if source is None or (at > 0 and tokens[at - 1].text == "," and not _ends_clause(tokens, source.last, words)):
        return None
    return Cue(number, at, last, source, True)


def _closes_apposition(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """ "Dorn, a geologist, said the signal is weak": the comma closes what the name at the sentence's start is."""
    if at < 4 or at > _LONGEST_APPOSITION or tokens[at - 1].text != ",":
        return False
    commas = [index for index in range(at) if tokens[index].text == ","]
    if len(commas) != 2 or not 1 <= commas[0] <= _LONGEST_OPENING:
        return False
    opening = tokens[: commas[0]]
    return all(_is_named(token, words) for token in opening)


_LONGEST_APPOSITION = 40  # tokens
_LONGEST_OPENING = 5


def _is_named(token: SpeechToken, words: SpeechWords) -> bool:
    return token.is_word and token.quoted < 0 and token.text[0].isupper() and token.lower not in words.not_names


def _ends_clause(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """Whether no verb follows: "…, recalled Mr. Veld, who" against "the aide, a friend, recalled Mr. Veld talking"."""
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].quoted >= 0:
        return True
    lower = tokens[at].lower
    if lower in words.auxiliaries:
        return False
    return lower in words.linkers or lower in words.breaks or lower in words.adverbs


def _verb_group_start(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> int:
    group = at
    while group > 0 and at - group < _VERB_GROUP:
        token = tokens[group - 1]
        if token.quoted >= 0 or not (token.lower in words.auxiliaries or words.is_adverb(token.lower)):
            break
        if token.lower == "'s" and group == at and at > 1 and tokens[at].lower.endswith("s"):
            break
        group -= 1
    return group


def _is_passive(tokens: Sequence[SpeechToken], group: int, at: int, words: SpeechWords) -> bool:
    forms = [token.lower for token in tokens[group:at] if token.lower not in words.adverbs]
    return bool(forms) and forms[-1] in words.passive_auxiliaries


def _passive(number: int, tokens: Sequence[SpeechToken], at: int, last: int, words: SpeechWords) -> Cue | None:
    for index in range(at + 1, min(len(tokens), at + 12)):
        if tokens[index].lower in words.passive_by:
            source = phrase_after(tokens, index + 1, words)
            return Cue(number, at, last, source, False) if source else None
        if not tokens[index].is_word:
            break
    return None


def _earlier_subject(
    tokens: Sequence[SpeechToken], at: int, words: SpeechWords, before: Sequence[Cue]
) -> Phrase | None:
    """The subject that a verb without its own shares: the last cue's, else the sentence's first noun phrase."""
    for cue in reversed(before):
        if cue.source is not None and cue.direct and not _is_aside(tokens, cue, cue.source):
            return cue.source
    return first_subject(tokens, at, words)


def _is_aside(tokens: Sequence[SpeechToken], cue: Cue, source: Phrase) -> bool:
    """ "Veld, according to the readout, offered …, adding": a source between commas shares no verb behind it."""
    closed = source.last < len(tokens) and tokens[source.last].text == ","
    return closed and source.first == cue.last and cue.first > 0 and tokens[cue.first - 1].text == ","
