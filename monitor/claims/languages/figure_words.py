"""The table that the grammar of figures reads: what one language calls numbers, units, dates and hedges. PURE.

A new language is a module `xx_figures.py` with one `FigureWords`, and a line in `figure_words`.
All keys are lower case; phrases are tuples of words as the tokeniser cuts them ("per cent" is ("per", "cent")).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from typing import TypeAlias

from monitor.values import Approximation, Dimension

__all__ = ["FigureWords", "NounOrder", "Unit"]

Phrase: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands behind a number: its name in the singular, and what it measures."""

    name: str
    dimension: Dimension


class NounOrder(Enum):
    """Where the head of a counted noun phrase stands: what the unit is named by."""

    PLURAL = auto()  # the first plural: "41 Russian aircraft"
    FIRST = auto()  # straight behind the number, adjectives behind it: "41 aviones rusos"
    CAPITAL = auto()  # the first noun in capitals, adjectives before it: "41 russische Flugzeuge"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One language's words for figures. An empty table still finds digits, currency signs and percent signs."""

    language: str | None = None
    # Numbers. `cardinals` are 0 to 99 ("seven", "forty"); `hundreds` multiply within a group; `scales` end one.
    cardinals: Mapping[str, int] = field(default_factory=dict)
    hundreds: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, Decimal] = field(default_factory=dict)
    dozens: Mapping[str, int] = field(default_factory=dict)
    # "3bn", "10 k": only straight behind digits, case as written decides nothing but for `scale_letters`.
    scale_abbreviations: Mapping[str, Decimal] = field(default_factory=dict)
    # "millions of": from the key's value up to ten times it.
    plural_scales: Mapping[str, Decimal] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    ordinal_suffixes: frozenset[str] = frozenset()
    # Nouns that an ordinal counts ("the third time", "a fifth straight loss").
    counted_by_ordinal: frozenset[str] = frozenset()
    # Nouns behind an ordinal that make a name or a period of it ("third quarter", "Second Avenue").
    ordinal_adjectives: frozenset[str] = frozenset()
    not_counted_by_ordinal: frozenset[str] = frozenset()
    denominators: Mapping[str, int] = field(default_factory=dict)
    multiples: Mapping[str, int] = field(default_factory=dict)
    # What follows "twice" or "double" where something is compared ("twice as", "double the").
    compared_with: frozenset[str] = frozenset()
    # "twice as many" compares; "scored twice as United won" does not.
    not_multiplied: frozenset[str] = frozenset()
    as_: frozenset[str] = frozenset()
    ordinal_centuries: frozenset[str] = frozenset()
    superlatives: tuple[str, ...] = ()
    before_ordinal: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    minus: frozenset[str] = frozenset()
    point: frozenset[str] = frozenset()
    couples: frozenset[str] = frozenset()
    divided_by: frozenset[str] = frozenset()
    out_of: tuple[Phrase, ...] = ()
    # The word for 1 that is also a pronoun or an article, and the words that show it is one.
    one: frozenset[str] = frozenset()
    before_pronoun_one: frozenset[str] = frozenset()
    idioms_with_one: frozenset[Phrase] = frozenset()
    before_one_of: frozenset[str] = frozenset()
    after_pronoun_one: frozenset[str] = frozenset()
    # How digits are written: "1,234.5" or "1.234,5"; whether a space groups thousands ("12 000").
    decimal_mark: str = "."
    spaces_group: bool = False
    # Cardinals of several tokens ("vingt et un", "quatre - vingts"), and scales written with a stop ("3,5 Mio. Euro").
    cardinal_phrases: Mapping[Phrase, int] = field(default_factory=dict)
    dotted_scales: frozenset[str] = frozenset()
    # Whether a fraction's plural ends in s ("two thirds"), so that "one thirds" is none.
    fractions_end_in_s: bool = True
    # Words that lose their vowel and are written on to the next: "d'euros", "l'1 %".
    elisions: frozenset[str] = frozenset()
    # Ranges.
    to: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    between_and: frozenset[str] = frozenset()
    either_or: frozenset[str] = frozenset()
    range_openers: frozenset[str] = frozenset()
    moved_from: frozenset[str] = frozenset()
    change_words: frozenset[str] = frozenset()
    score_words: frozenset[str] = frozenset()
    # "3:1": marks between two bare numbers that make a score of them.
    score_marks: frozenset[str] = frozenset()
    # Hedges before and behind the number.
    approximators: Mapping[Phrase, Approximation] = field(default_factory=dict)
    # Hedges that mean "during" before a period, but for behind these words: "add $5bn over 10 years".
    hedges_or_during: frozenset[str] = frozenset()
    keeps_hedge: frozenset[str] = frozenset()
    # The last word of hedges that mean "until" before a date: "hasta 40 casas", "hasta 2030".
    hedges_or_until: frozenset[str] = frozenset()
    # "a few thousand", "several hundred": from the scale up to ten times it.
    few: frozenset[str] = frozenset()
    approximators_behind: Mapping[Phrase, Approximation] = field(default_factory=dict)
    # Units.
    percent: Mapping[Phrase, Unit] = field(default_factory=dict)
    currencies: Mapping[Phrase, str] = field(default_factory=dict)
    currencies_by_country: Mapping[Phrase, str] = field(default_factory=dict)
    minor_currencies: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[Phrase, Unit] = field(default_factory=dict)
    # Periods that a lone article may count ("an hour"), and those that need a hedge ("more than a year").
    # What follows a length or a mass in one letter, and never a number in millions: "1.8m tall", "100m race".
    after_length: frozenset[str] = frozenset()
    # What may follow a unit of one or two letters that stands apart: "2 in long", never "903 in the north".
    after_short_unit: frozenset[str] = frozenset()
    lone_periods: frozenset[str] = frozenset()
    hedged_periods: frozenset[str] = frozenset()
    before_lone_period: frozenset[str] = frozenset()
    old: frozenset[str] = frozenset()
    # Noun phrases: where the counted noun ends, and its singular.
    noun_stops: frozenset[str] = frozenset()
    noun_order: NounOrder = NounOrder.PLURAL
    # "5 millones de euros": a scale's unit stands behind "of", with or without an article.
    units_behind_of: bool = False
    definite: frozenset[str] = frozenset()
    plural_endings: tuple[tuple[str, str], ...] = ()
    not_plural_endings: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    multiple_endings: tuple[str, ...] = ()
    noun_adjectives: frozenset[str] = frozenset()
    plural_verbs: frozenset[str] = frozenset()
    irregular_plurals: Mapping[str, str] = field(default_factory=dict)
    # Names: words that a number labels ("Section 3"), prefixes that leave a number one ("sub-300").
    # Whether a capital inside a sentence marks a name ("Windows 11"); not so where every noun has one.
    capitals_are_names: bool = False
    label_words: frozenset[str] = frozenset()
    # "peaked at number 28": a rank and no label, up to two words behind such a verb.
    before_rank: frozenset[str] = frozenset()
    rank_labels: frozenset[str] = frozenset()
    weak_label_words: frozenset[str] = frozenset()
    name_words: frozenset[str] = frozenset()
    number_prefixes: frozenset[str] = frozenset()
    # Names that begin with their number: the number, and the words that show it ("737 Max").
    before_year: frozenset[str] = frozenset()
    numbered_names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # Dates and times.
    months: Mapping[str, int] = field(default_factory=dict)
    ambiguous_months: frozenset[str] = frozenset()
    weekdays: Mapping[str, int] = field(default_factory=dict)
    next_words: frozenset[str] = frozenset()
    date_prepositions: frozenset[str] = frozenset()
    # Before a bare year that is out of the usual centuries ("since 1650"), and marks of an era.
    year_prepositions: frozenset[str] = frozenset()
    eras: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    month_first: bool = False
    half_days: Mapping[str, int] = field(default_factory=dict)
    # Months and weekdays in lower case; what must follow a weekday to be one ("segunda-feira"), and what may stand
    # between it and its date ("Dienstag, den 3. März"); what links a date's year ("3 de marzo de 2026").
    small_calendar: bool = False
    weekday_tails: Mapping[str, Phrase] = field(default_factory=dict)
    before_day: frozenset[str] = frozenset()
    year_links: frozenset[str] = frozenset()
    # "14.30 Uhr", "14h30", "à 14 heures", "alle 14.30": words behind, between and before the hour.
    clock_words: frozenset[str] = frozenset()
    hour_marks: frozenset[str] = frozenset()
    before_clock: frozenset[str] = frozenset()
    bare_hours: bool = False
    # "alle 9 di sera": what the part of the day adds to hours of twelve.
    day_parts: Mapping[Phrase, int] = field(default_factory=dict)
    clock_names: Mapping[str, str] = field(default_factory=dict)
    clock_zones: frozenset[str] = frozenset()
