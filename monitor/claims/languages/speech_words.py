"""The table that the grammar of quotes and attributions reads: what one language calls speaking and sources. PURE.

A new language is a module `xx_speech.py` with one `SpeechWords`, and a line in `speech_words`.
All words are lower case, with straight apostrophes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["NounClass", "SpeechWords", "speech_words"]

Words: TypeAlias = frozenset[str]
Phrase: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NounClass:
    """Head nouns of sources, by what kind of source they are."""

    anonymous: Words = frozenset()
    officials: Words = frozenset()
    roles: Words = frozenset()
    documents: Words = frozenset()
    public: Words = frozenset()
    organizations: Words = frozenset()
    outlets: Words = frozenset()


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """One language's words for speech. An empty table still finds quotation marks, without speakers."""

    language: str | None = None
    # Forms of verbs that report wherever they have a subject ("said"), and of those that report only with words
    # behind them that show it ("called for", "notes that", "suggests that").
    reporting: Words = frozenset()
    needing_content: Words = frozenset()
    # Forms that stand without a subject of their own ("…, saying that").
    participles: Words = frozenset()
    # Verbs whose subject may stand behind them ("said Trump").
    inverting: Words = frozenset()
    # Endings of any verb that reports between a quote's comma and its subject: “…,” Veld fumed.
    quoting_endings: tuple[str, ...] = ()
    # Endings of a first word that opens a clause before the subject: "Flying home, she …".
    opening_endings: tuple[str, ...] = ()
    # Forms that hedge a noun: "an alleged leak".
    hedging_adjectives: Words = frozenset()
    # Reporting verbs whose form is a noun too ("claims", "reports"): a cue only where a subject stands before.
    also_nouns: Words = frozenset()
    # What shows that a `needing_content` verb reports.
    content_openers: Words = frozenset()
    # "according to": the source stands behind. "reportedly": there is none. "in a statement": follows a cue.
    source_behind: tuple[Phrase, ...] = ()
    without_source: tuple[Phrase, ...] = ()
    phrase_heads: Words = frozenset()
    anonymity: tuple[Phrase, ...] = ()
    # Words of clauses.
    auxiliaries: Words = frozenset()
    adverbs: Words = frozenset()
    adverb_suffix: str = ""
    no_adverbs: Words = frozenset()
    pronouns: Words = frozenset()
    plural_pronouns: Words = frozenset()
    speakers_own: Words = frozenset()
    relatives: Words = frozenset()
    determiners: Words = frozenset()
    # Participles that hang on to a noun: "documents seen by".
    reduced: Words = frozenset()
    linkers: Words = frozenset()
    breaks: Words = frozenset()
    conjunctions: Words = frozenset()
    infinitive: Words = frozenset()
    passive_by: Words = frozenset()
    passive_auxiliaries: Words = frozenset()
    # Words in capitals that are no names: days, months, nationalities stand in names, these do not.
    not_names: Words = frozenset()
    titles: Words = frozenset()
    name_links: Words = frozenset()
    # What stands before a title of a work ("the film “…”").
    before_titles: Words = frozenset()
    small_title_words: Words = frozenset()
    nouns: NounClass = field(default_factory=NounClass)
    # A dialogue may be marked by a dash at the start of a paragraph.
    dialogue_dash: bool = False

    def is_adverb(self, lower: str) -> bool:
        """Whether a word is an adverb, by the list or by its ending ("bluntly")."""
        if lower in self.adverbs:
            return True
        return bool(self.adverb_suffix) and lower.endswith(self.adverb_suffix) and lower not in self.no_adverbs


def speech_words(language: str | None) -> SpeechWords:
    """The table of a language (ISO 639-1, a region may follow); None is read as English."""
    match (language or "en").lower().replace("_", "-").split("-")[0]:
        case "en":
            from monitor.claims.languages.en_speech import ENGLISH

            return ENGLISH
        case "fr" | "es" | "it" | "pt" | "ru" | "pl":
            return WITH_DIALOGUE_DASH
        case _:
            return BY_SCRIPT


BY_SCRIPT = SpeechWords()
WITH_DIALOGUE_DASH = SpeechWords(dialogue_dash=True)
