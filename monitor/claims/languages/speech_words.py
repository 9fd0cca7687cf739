"""The table that the grammar of quotes and attributions reads: what one language calls speaking and sources. PURE.

A new language is a module `xx_speech.py` with one `SpeechWords`, and a line in `speech_words`.
All words are lower case, with straight apostrophes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["NounClass", "SpeechWords"]

Words: TypeAlias = frozenset[str]
Phrase: TypeAlias = tuple[str, ...]


# Letters; longer words are no compounds that people write, and are not searched.
_LONGEST_COMPOUND = 40


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
    # Verbs that report in a relative clause without more: "Veld, who said the dam held".
    telling: Words = frozenset()
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
    # The subject may stand on either side of its verb in any clause: read by `speech_cues_either_side`, which knows
    # the words below too.
    subject_either_side: bool = False
    # Every noun has a capital, and its last part names its kind ("Polizeisprecher").
    nouns_have_capitals: bool = False
    # "Medienberichten zufolge": the source stands before.
    source_ahead: tuple[Phrase, ...] = ()
    # "…, so die Ministerin": a cue only where its subject follows.
    only_inverted: Words = frozenset()
    # "teilte die Polizei mit": the verb reports where its particle closes the clause.
    separable: Mapping[str, Words] = field(default_factory=dict)
    # Forms of the perfect ("hat … gesagt", "a déclaré"), and what they stand with.
    past_participles: Words = frozenset()
    perfect_auxiliaries: Words = frozenset()
    # What hangs a noun on to the one before it ("Sprecher der Polizei", "ministre de la Santé").
    attaching: Words = frozenset()
    # Weak pronouns between subject and verb: "el ministro lo dijo".
    clitics: Words = frozenset()
    # Verbs that tell hearsay by their form: "soll … gestohlen haben", "aurait volé"; what must follow within how many
    # words, and what shows a true condition instead ("s'il …").
    hearsay_auxiliaries: Words = frozenset()
    hearsay_words: Words = frozenset()
    hearsay_endings: tuple[str, ...] = ()
    hearsay_within: int = 0
    not_hearsay: Words = frozenset()
    # "l'adjoint", "qu'il" are cut at their apostrophe, "dit-elle" and "a-t-il" at their hyphens.
    elisions: Words = frozenset()
    inverted_pronouns: Words = frozenset()

    def is_kind(self, lower: str, kind: Words) -> bool:
        """Whether a noun is of a kind: listed, or a compound whose last part is ("polizeisprecher": "sprecher")."""
        if lower in kind:
            return True
        if not self.nouns_have_capitals or len(lower) > _LONGEST_COMPOUND:
            return False
        return any(lower[start:] in kind for start in range(2, len(lower) - 3))

    def is_adverb(self, lower: str) -> bool:
        """Whether a word is an adverb, by the list or by its ending ("bluntly")."""
        if lower in self.adverbs:
            return True
        return bool(self.adverb_suffix) and lower.endswith(self.adverb_suffix) and lower not in self.no_adverbs
