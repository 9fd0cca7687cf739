"""French words for figures: numbers, scales, hedges, dates. Tables only; the grammar is in `claims/figures*`.

Cardinals below a thousand are written out by rule, as tradition hyphenates them ("vingt et un", "quatre-vingt-dix") and
as the reform of 1990 does ("vingt-et-un", "deux-cents").
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from monitor.claims.languages.en_nouns import NAME_WORDS, NUMBERED_NAMES
from monitor.claims.languages.figure_words import FigureWords, NounOrder, Phrase
from monitor.claims.languages.fr_nouns import IRREGULAR_PLURALS, NOUN_ADJECTIVES, NOUN_STOPS, PLURAL_ENDINGS
from monitor.claims.languages.fr_units import CURRENCIES, CURRENCIES_BY_COUNTRY, MINOR_CURRENCIES, PERCENT, UNITS
from monitor.claims.languages.table_forms import SCALE_ABBREVIATIONS, calendar, hedges, in_order, phrases, scales, words

__all__ = ["FRENCH"]

_SMALL = in_order("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


def _below_hundred(number: int) -> str:
    """The traditional form: "vingt et un", "soixante-dix", "quatre-vingts"."""
    if number < 17:
        return _SMALL[number]
    if number < 20:
        return f"dix-{_SMALL[number - 10]}"
    ten = number // 10 * 10 if number // 10 not in (7, 9) else number // 10 * 10 - 10
    rest = number - ten
    if not rest:
        return "quatre-vingts" if ten == 80 else _TENS[ten]
    joiner = " et " if rest in (1, 11) and ten != 80 else "-"
    return f"{_TENS[ten]}{joiner}{_below_hundred(rest)}"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(number)
    head = "cent" if hundreds == 1 else f"{_SMALL[hundreds]} cent{'' if rest else 's'}"
    return f"{head} {_below_hundred(rest)}" if rest else head


def _phrase(written: str) -> Phrase:
    return tuple(written.replace("-", " - ").split())


def _cardinal_phrases() -> dict[Phrase, int]:
    found: dict[Phrase, int] = {}
    for number in range(17, 1000):
        form = _below_thousand(number)
        forms = {form, form.replace(" ", "-"), form.replace(" et ", "-et-")}
        forms |= {f"{one}e" for one in forms if one.endswith("un")}
        found.update((_phrase(one), number) for one in forms)
    found[_phrase("quatre-vingt")] = 80  # before "mille" and "pour cent" it has no s
    return {phrase: number for phrase, number in found.items() if len(phrase) > 1}


_CARDINALS: Mapping[str, int] = MappingProxyType(
    # "un" and "une" alone are articles.
    {word: number for number, word in enumerate(_SMALL) if word != "un"}
    | {word: ten for ten, word in _TENS.items() if ten != 80}
    | {"cent": 100, "septante": 70, "huitante": 80, "nonante": 90}
)
_ORDINALS = {
    "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6,
    "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11, "douzième": 12, "centième": 100,
}  # fmt: skip
_DENOMINATORS = {
    "moitié": 2, "demi": 2, "demie": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5,
    "dixième": 10, "dixièmes": 10, "huitième": 8, "huitièmes": 8, "centième": 100,
}  # fmt: skip
_ABOUT_TENS = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_MULTIPLES = {
    "doublé": 2, "double": 2, "doublent": 2, "doubler": 2, "triplé": 3, "triple": 3, "tripler": 3, "quadruplé": 4,
    "décuplé": 10,
}  # fmt: skip

FRENCH = FigureWords(
    language="fr",
    cardinals=_CARDINALS,
    cardinal_phrases=MappingProxyType(_cardinal_phrases()),
    scales=scales(e3="mille", e6="million millions", e9="milliard milliards", e12="billion billions"),
    dozens=MappingProxyType(_ABOUT_TENS),
    scale_abbreviations=SCALE_ABBREVIATIONS,
    plural_scales=MappingProxyType(
        {
            "dizaines": Decimal(10),
            "douzaines": Decimal(12),
            "centaines": Decimal(100),
            "milliers": Decimal(1000),
            "vingtaines": Decimal(20),
        }
    ),
    ordinals=MappingProxyType(_ORDINALS),
    ordinal_suffixes=words("er ère e ème re nd nde"),
    counted_by_ordinal=words("fois"),
    denominators=MappingProxyType(_DENOMINATORS),
    fractions_end_in_s=False,
    multiples=MappingProxyType(_MULTIPLES),
    multiple_endings=("doublé", "triplé", "quadruplé", "décuplé", "doubler", "tripler"),
    compared_with=words("de du des d'"),
    articles=words("un une"),
    joiners=words("et"),
    of=words("de d' des du"),
    definite=words("le la les l' ces ses"),
    point=words("virgule"),
    out_of=phrases("sur"),
    elisions=words("l' d' qu' n' s' c' j' m' t' jusqu' lorsqu' puisqu'"),
    decimal_mark=",",
    spaces_group=True,
    to=words("à"),
    between=words("entre"),
    between_and=words("et"),
    either_or=words("ou"),
    range_openers=words("de entre"),
    moved_from=words("passé passée passe"),
    change_words=words(
        "augmenté augmente augmentent baissé baisse baissent reculé recule progressé progresse grimpé chuté passé passe "
        "passée passant monté descendu réduit réduite"
    ),
    score_words=words(
        "battu bat battus gagné gagne remporté victoire défaite nul score mène menait perdu incliné imposé"
    ),
    approximators=hedges(
        about="environ;près de;presque;quelque;autour de;aux alentours de;à peu près;approximativement;vers",
        at_least="au moins;au minimum;pas moins de;un minimum de",
        at_most="au plus;au maximum;jusqu'à;jusqu'à près de;tout au plus;pas plus de",
        more_than="plus de;plus du;au-delà de;supérieur à;supérieure à",
        less_than="moins de;moins du;à peine;inférieur à;inférieure à",
    ),
    hedges_or_until=words("à en"),
    few=words("quelques plusieurs"),
    approximators_behind=hedges(
        about="environ",
        at_least="ou plus;au moins;au minimum",
        at_most="ou moins;au maximum;au plus",
        more_than="",
        less_than="",
    ),
    percent=PERCENT,
    currencies=CURRENCIES,
    currencies_by_country=CURRENCIES_BY_COUNTRY,
    minor_currencies=MINOR_CURRENCIES,
    units=UNITS,
    units_behind_of=True,
    after_length=words("de haut long large profondeur et à"),
    after_short_unit=words("de et à"),
    lone_periods=words("heure"),
    hedged_periods=words("heure minute seconde jour semaine mois an année décennie siècle mètre kilomètre tonne"),
    before_lone_period=words("pendant dans en après depuis durant"),
    noun_stops=NOUN_STOPS,
    noun_order=NounOrder.FIRST,
    noun_adjectives=NOUN_ADJECTIVES,
    plural_endings=PLURAL_ENDINGS,
    irregular_plurals=IRREGULAR_PLURALS,
    capitals_are_names=True,
    label_words=words(
        "article articles page pages chapitre numéro n° no salle porte voie quai ligne route autoroute chaîne épisode vol "
        "formule type version phase alinéa section"
    ),
    weak_label_words=words("place tableau figure partie étape lot"),
    name_words=NAME_WORDS,
    numbered_names=NUMBERED_NAMES,
    before_year=words("de en du l'année année fin début mi l' d' printemps été automne hiver"),
    year_prepositions=words("en depuis vers jusqu'en"),
    months=calendar(
        "janvier janv|février févr|mars|avril avr|mai|juin|juillet juil|août|septembre sept|octobre oct|novembre nov|"
        "décembre déc"
    ),
    weekdays=calendar("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
    small_calendar=True,
    next_words=words("prochain"),
    date_prepositions=words("en depuis dès jusqu'en fin début mi d' de avant après"),
    before_day=words("le"),
    on=words("le"),
    hour_marks=words("h heures heure"),
    before_clock=words("à vers dès avant après"),
    clock_names=MappingProxyType({"midi": "12:00", "minuit": "00:00"}),
)
