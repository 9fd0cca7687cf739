"""Spanish words for figures: numbers, scales, hedges, dates. Tables only; the grammar is in `claims/figures*`.

Cardinals below a thousand are written out by rule: "veintiuno", "treinta y uno", "doscientas cinco".
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from monitor.claims.languages.en_nouns import NAME_WORDS, NUMBERED_NAMES
from monitor.claims.languages.es_nouns import IRREGULAR_PLURALS, NOUN_ADJECTIVES, NOUN_STOPS, PLURAL_ENDINGS
from monitor.claims.languages.es_units import CURRENCIES, CURRENCIES_BY_COUNTRY, MINOR_CURRENCIES, PERCENT, UNITS
from monitor.claims.languages.figure_words import FigureWords, NounOrder, Phrase
from monitor.claims.languages.table_forms import SCALE_ABBREVIATIONS, calendar, hedges, in_order, phrases, scales, words

__all__ = ["SPANISH"]

_SMALL = in_order(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
)
_TENS = in_order("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_HUNDREDS = in_order(
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)


def _below_hundred(number: int) -> str:
    if number < 30:
        return _SMALL[number]
    ten, one = divmod(number, 10)
    return f"{_TENS[ten - 3]} y {_SMALL[one]}" if one else _TENS[ten - 3]


def _forms(number: int) -> set[str]:
    """Every form of a number below a thousand: masculine, feminine, and shortened before its noun ("veintiún")."""
    hundreds, rest = divmod(number, 100)
    heads = {""}
    if hundreds:
        head = _HUNDREDS[hundreds - 1]
        heads = {head} | ({f"{head[:-2]}as"} if hundreds > 1 else set())
    tails = {_below_hundred(rest)} if rest else {""}
    if rest % 10 == 1 and rest != 11:
        tail = _below_hundred(rest)
        tails |= {tail[:-1] + "a", tail[:-1] if rest != 21 else "veintiún"}
    return {f"{head} {tail}".strip() for head in heads for tail in tails}


def _cardinal_phrases() -> dict[Phrase, int]:
    forms = {tuple(form.split()): number for number in range(1, 1000) for form in _forms(number)}
    return {phrase: number for phrase, number in forms.items() if len(phrase) > 1}


_CARDINALS: Mapping[str, int] = MappingProxyType(
    # "un" and "una" alone are articles, "uno" a pronoun.
    {form: number for number in range(2, 1000) for form in _forms(number) if " " not in form}
    | {"cero": 0, "cien": 100, "dieciseis": 16}
)
_ORDINALS = {
    f"{stem}{end}": number
    for number, stem in enumerate(in_order("segund tercer cuart quint sext séptim octav noven décim"), 2)
    for end in ("o", "a")
} | {"tercer": 3}
_DENOMINATORS = {
    "mitad": 2, "medio": 2, "media": 2, "tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "quinto": 5, "quintos": 5,
    "décimo": 10, "décimos": 10,
}  # fmt: skip
_MULTIPLES = {
    "duplicó": 2, "duplicaron": 2, "duplicado": 2, "triplicó": 3, "triplicaron": 3, "triplicado": 3, "cuadruplicó": 4,
    "doble": 2, "triple": 3,
}  # fmt: skip

SPANISH = FigureWords(
    language="es",
    cardinals=_CARDINALS,
    cardinal_phrases=MappingProxyType(_cardinal_phrases()),
    scales=scales(e3="mil", e6="millón millones", e12="billón billones"),
    dozens=MappingProxyType({"docena": 12, "decena": 10, "veintena": 20, "centenar": 100, "millar": 1000}),
    scale_abbreviations=SCALE_ABBREVIATIONS,
    plural_scales=MappingProxyType(
        {
            "decenas": Decimal(10),
            "docenas": Decimal(12),
            "cientos": Decimal(100),
            "centenares": Decimal(100),
            "miles": Decimal(1000),
            "millares": Decimal(1000),
        }
    ),
    ordinals=MappingProxyType(_ORDINALS),
    ordinal_suffixes=words("º ª o a er"),
    counted_by_ordinal=words("vez"),
    denominators=MappingProxyType(_DENOMINATORS),
    fractions_end_in_s=False,
    multiples=MappingProxyType(_MULTIPLES),
    multiple_endings=("plicó", "plicaron", "plicado"),
    compared_with=words("de del que"),
    articles=words("un una"),
    joiners=words("y"),
    of=words("de del"),
    definite=words("los las la el sus estos estas"),
    point=words("coma"),
    out_of=phrases("de cada"),
    decimal_mark=",",
    spaces_group=True,
    to=words("a"),
    between=words("entre"),
    between_and=words("y"),
    either_or=words("o"),
    range_openers=words("de entre"),
    moved_from=words("pasó pasar pasaron"),
    change_words=words(
        "aumentó aumentaron subió subieron creció crecieron bajó bajaron cayó cayeron redujo redujeron pasó pasaron "
        "retrocedió descendió"
    ),
    score_words=words(
        "ganó ganaron venció vencieron derrotó perdió perdieron empató empataron goleó marcador victoria"
    ),
    approximators=hedges(
        about="unos;unas;cerca de;alrededor de;aproximadamente;casi;en torno a;más o menos;poco menos de",
        at_least="al menos;por lo menos;como mínimo;no menos de;un mínimo de",
        at_most="hasta;como máximo;a lo sumo;un máximo de;no más de",
        more_than="más de;más del;por encima de;superior a",
        less_than="menos de;menos del;por debajo de;inferior a;apenas",
    ),
    hedges_or_until=words("hasta"),
    few=words("unos pocos varios"),
    approximators_behind=hedges(
        about="aproximadamente", at_least="o más;como mínimo", at_most="o menos;como máximo", more_than="", less_than=""
    ),
    percent=PERCENT,
    currencies=CURRENCIES,
    currencies_by_country=CURRENCIES_BY_COUNTRY,
    minor_currencies=MINOR_CURRENCIES,
    units=UNITS,
    units_behind_of=True,
    after_length=words("de"),
    after_short_unit=words("de y a"),
    lone_periods=words("hora"),
    hedged_periods=words("hora minuto segundo día semana mes año década siglo metro kilómetro tonelada"),
    before_lone_period=words("durante en tras después"),
    noun_stops=NOUN_STOPS,
    noun_order=NounOrder.FIRST,
    noun_adjectives=NOUN_ADJECTIVES,
    plural_endings=PLURAL_ENDINGS,
    irregular_plurals=IRREGULAR_PLURALS,
    capitals_are_names=True,
    plural_verbs=words("murieron resultaron fueron son"),
    label_words=words(
        "artículo artículos página páginas capítulo número nº sala puerta línea ruta autopista canal episodio vuelo fórmula "
        "tipo versión fase sección"
    ),
    weak_label_words=words("tabla figura parte etapa lote"),
    name_words=NAME_WORDS,
    numbered_names=NUMBERED_NAMES,
    before_year=words("de en del año desde hasta"),
    year_prepositions=words("en desde hacia hasta"),
    months=calendar(
        "enero ene|febrero feb|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre sept sep|octubre oct|"
        "noviembre nov|diciembre dic"
    ),
    weekdays=calendar("lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
    small_calendar=True,
    next_words=words("próximo"),
    date_prepositions=words("en desde hasta de a finales principios mediados"),
    year_links=words("de del"),
    on=words("el"),
    hour_marks=words("h horas"),
    before_clock=words("las la"),
    bare_hours=True,
    day_parts=MappingProxyType({("de", "la", "mañana"): 0, ("de", "la", "tarde"): 12, ("de", "la", "noche"): 12}),
    clock_names=MappingProxyType({"mediodía": "12:00", "medianoche": "00:00"}),
)
