"""German words for figures: numbers, scales, hedges, dates. Tables only; the grammar is in `claims/figures*`.

Cardinals are one word to the millions (Duden, K 66: "zweitausenddreihundert"), so they are written out by rule here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from monitor.claims.languages.de_nouns import IRREGULAR_PLURALS, NOUN_STOPS, PLURAL_ENDINGS
from monitor.claims.languages.de_units import CURRENCIES, CURRENCIES_BY_COUNTRY, MINOR_CURRENCIES, PERCENT, UNITS
from monitor.claims.languages.en_nouns import NAME_WORDS, NUMBERED_NAMES
from monitor.claims.languages.figure_words import FigureWords, NounOrder
from monitor.claims.languages.table_forms import SCALE_ABBREVIATIONS, calendar, hedges, in_order, phrases, scales, words

__all__ = ["GERMAN"]

_ONES = in_order("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
_TEENS = in_order("dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn")
_TENS = in_order("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def _below_hundred() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ONES + _TEENS)}
    for ten, word in enumerate(_TENS, 2):
        found[word] = 10 * ten
        found.update({f"{one}und{word}": 10 * ten + number for number, one in enumerate(_ONES[1:10], 1)})
    return found


def _cardinals() -> dict[str, int]:
    """ "eins" to "neunhundertneunundneunzigtausend", and "zweitausendfünfhundert": the thousands with round hundreds."""
    small = {word: number for word, number in _below_hundred().items() if number}
    hundreds = {f"{one}hundert": 100 * number for number, one in enumerate(_ONES[1:10], 1)} | {"hundert": 100}
    found = small | hundreds
    for hundred, value in hundreds.items():
        found.update({f"{hundred}{word}": value + number for word, number in small.items()})
    thousands = {f"{word}tausend": 1000 * number for word, number in found.items()}
    for word, number in small.items():
        found.update({f"{word}tausend{more}": 1000 * number + value for more, value in hundreds.items()})
    return found | thousands | {"null": 0, "eins": 1, "zwo": 2, "dreissig": 30}


_CARDINALS: Mapping[str, int] = MappingProxyType(
    # "ein" and "eine" alone are articles.
    {word: number for word, number in _cardinals().items() if word not in ("ein", "hundert")}
)

_ORDINAL_STEMS = {
    "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8, "neunt": 9, "zehnt": 10,
    "elft": 11, "zwölft": 12,
}  # fmt: skip
_ORDINALS = {f"{stem}{end}": value for stem, value in _ORDINAL_STEMS.items() for end in ("e", "en", "er", "es")}
_DENOMINATORS = {
    "hälfte": 2, "halbe": 2, "halben": 2, "halb": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6,
    "siebtel": 7, "achtel": 8, "neuntel": 9, "zehntel": 10, "hundertstel": 100, "dritteln": 3, "vierteln": 4,
    "fünfteln": 5,
}  # fmt: skip
_MULTIPLES = {
    "verdoppelt": 2, "verdoppelte": 2, "verdoppelten": 2, "verdreifacht": 3, "verdreifachte": 3, "verdreifachten": 3,
    "vervierfacht": 4, "vervierfachte": 4, "verzehnfacht": 10, "verzehnfachte": 10, "halbiert": 0, "halbierte": 0,
    "halbierten": 0, "doppelt": 2, "dreimal": 3, "viermal": 4,
}  # fmt: skip
_WEEKDAYS = calendar("montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag")
_PARTS_OF_DAY = ("morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht")

GERMAN = FigureWords(
    language="de",
    cardinals=_CARDINALS,
    hundreds=MappingProxyType({"hundert": 100}),
    scales=scales(
        e3="tausend",
        e6="million millionen",
        e9="milliarde milliarden",
        e12="billion billionen",
        e15="billiarde billiarden",
    ),
    dozens=MappingProxyType({"dutzend": 12}),
    scale_abbreviations=SCALE_ABBREVIATIONS,
    dotted_scales=words("mio mrd bio tsd mill"),
    plural_scales=MappingProxyType(
        {
            "dutzende": Decimal(12),
            "dutzenden": Decimal(12),
            "hunderte": Decimal(100),
            "hunderten": Decimal(100),
            "tausende": Decimal(1000),
            "tausenden": Decimal(1000),
            "zehntausende": Decimal(10**4),
            "zehntausenden": Decimal(10**4),
            "hunderttausende": Decimal(10**5),
            "hunderttausenden": Decimal(10**5),
        }
    ),
    ordinals=MappingProxyType(_ORDINALS),
    counted_by_ordinal=words("mal male"),
    denominators=MappingProxyType(_DENOMINATORS),
    fractions_end_in_s=False,
    multiples=MappingProxyType(_MULTIPLES),
    multiple_endings=("elt", "elte", "elten", "facht", "fachte", "fachten", "iert", "ierte", "ierten"),
    compared_with=words("so"),
    articles=words("ein eine einen einem einer eines"),
    joiners=words("und"),
    of=words("von der des vom aller dieser"),
    definite=words("der den dem des die das"),
    minus=words("minus"),
    point=words("komma"),
    out_of=phrases("von"),
    one=words("eins"),
    decimal_mark=",",
    spaces_group=True,
    to=words("bis"),
    between=words("zwischen"),
    between_and=words("und"),
    either_or=words("oder"),
    range_openers=words("zwischen"),
    moved_from=words("von"),
    change_words=words(
        "um stieg stiegen steigt steigen gestiegen fiel fielen fällt fallen gefallen sank sanken sinkt gesunken erhöht "
        "erhöhte erhöhten senkte gesenkt wuchs gewachsen kletterte"
    ),
    score_marks=frozenset(":"),
    score_words=words(
        "gewann gewannen gewonnen siegte siegten verlor verloren unterlag besiegte schlug schlugen spielten endete "
        "führte führten führt stand remis sieg niederlage"
    ),
    approximators=hedges(
        about="rund;etwa;ca;ca .;circa;zirka;ungefähr;annähernd;fast;beinahe;nahezu;schätzungsweise;gegen;an die;um die",
        at_least="mindestens;wenigstens;zumindest;nicht weniger als",
        at_most="höchstens;maximal;bis zu;nicht mehr als;allenfalls",
        more_than="mehr als;über;gut;mehr als die",
        less_than="weniger als;unter;knapp;nicht ganz",
    ),
    hedges_or_during=words("über"),
    keeps_hedge=words("seit dauerte dauert waren"),
    few=words("einige mehrere paar wenige"),
    approximators_behind=hedges(
        about="ungefähr;oder so", at_least="oder mehr;und mehr;+", at_most="oder weniger", more_than="", less_than=""
    ),
    percent=PERCENT,
    currencies=CURRENCIES,
    currencies_by_country=CURRENCIES_BY_COUNTRY,
    minor_currencies=MINOR_CURRENCIES,
    units=UNITS,
    after_length=words("lang hoch breit tief weit groß entfernt"),
    after_short_unit=words("lang hoch breit tief weit groß und"),
    lone_periods=words("stunde"),
    hedged_periods=words("stunde minute sekunde tag woche monat jahr jahrzehnt jahrhundert meter kilometer tonne"),
    before_lone_period=words("für in binnen nach seit innerhalb etwa"),
    old=words("alt alte alter alten altes jährige jähriger jährigen"),
    noun_stops=NOUN_STOPS,
    noun_order=NounOrder.CAPITAL,
    plural_endings=PLURAL_ENDINGS,
    irregular_plurals=IRREGULAR_PLURALS,
    label_words=words(
        "artikel art paragraf paragraph absatz seite seiten kapitel nummer nr gleis tor raum zimmer linie autobahn "
        "bundesstraße kanal folge gate flug formel typ version phase klasse §"
    ),
    weak_label_words=words("platz tabelle abbildung teil stufe haus block"),
    name_words=NAME_WORDS,
    numbered_names=NUMBERED_NAMES,
    before_year=words("des dem der im ende anfang mitte jahr jahres jahre"),
    year_prepositions=words("seit um bis anno"),
    months=calendar(
        "januar jan jänner|februar feb feber|märz mrz|april apr|mai|juni jun|juli jul|august aug|september sep sept|"
        "oktober okt|november nov|dezember dez"
    ),
    ambiguous_months=words("jan"),
    weekdays=MappingProxyType(
        dict(_WEEKDAYS) | {f"{day}{part}": number for day, number in _WEEKDAYS.items() for part in _PARTS_OF_DAY}
    ),
    next_words=words("nächsten kommenden nächste kommende nächster kommender"),
    date_prepositions=words("im seit ab bis vor nach anfang mitte ende für von vom zum jahr jahre jahres"),
    before_day=words("den dem der"),
    on=words("am"),
    clock_words=words("uhr"),
    clock_names=MappingProxyType({"mitternacht": "00:00"}),
)
