"""Italian words for figures: numbers, scales, hedges, dates. Tables only; the grammar is in `claims/figures*`.

Cardinals are one word below a million, and drop a vowel before "uno" and "otto" (Serianni, VI 9-13): "ventuno",
"duecentotrentotto", "tremilacinquecento".
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from monitor.claims.languages.en_nouns import NAME_WORDS, NUMBERED_NAMES
from monitor.claims.languages.figure_words import FigureWords, NounOrder
from monitor.claims.languages.it_nouns import IRREGULAR_PLURALS, NOUN_ADJECTIVES, NOUN_STOPS, PLURAL_ENDINGS
from monitor.claims.languages.it_units import CURRENCIES, CURRENCIES_BY_COUNTRY, MINOR_CURRENCIES, PERCENT, UNITS
from monitor.claims.languages.table_forms import SCALE_ABBREVIATIONS, calendar, hedges, in_order, phrases, scales, words

__all__ = ["ITALIAN"]

_SMALL = in_order(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
)
_TENS = in_order("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    ten, one = divmod(number, 10)
    stem = _TENS[ten - 2]
    if not one:
        return stem
    return (stem[:-1] if one in (1, 8) else stem) + ("tré" if one == 3 else _SMALL[one])


def _forms(number: int) -> set[str]:
    """A number below a thousand, with the short form before its noun ("ventun") and both accents of "tre"."""
    hundreds, rest = divmod(number, 100)
    head = f"{_SMALL[hundreds] if hundreds > 1 else ''}cento" if hundreds else ""
    form = head + (_below_hundred(rest) if rest else "")
    forms = {form, form.replace("tré", "tre")}
    if hundreds and 80 <= rest < 90:
        forms.add(f"{head[:-1]}{_below_hundred(rest)}")  # "centottanta"
    if rest % 10 == 1 and rest > 20:
        forms |= {one[:-1] for one in forms}
    return forms


def _cardinals() -> dict[str, int]:
    """ "due" to "novecentonovantanovemila", and thousands with round hundreds ("duemilacinquecento")."""
    small = {form: number for number in range(2, 1000) for form in _forms(number)} | {"cento": 100}
    thousands = {f"{form}mila": 1000 * number for form, number in small.items()}
    hundreds = {form: number for form, number in small.items() if number % 100 == 0}
    compound = {
        f"{form}mila{more}": 1000 * number + value
        for form, number in small.items()
        if number < 100
        for more, value in hundreds.items()
    }
    mille = {f"mille{more}": 1000 + value for more, value in small.items()}
    return small | thousands | compound | mille | {"zero": 0}


_CARDINALS: Mapping[str, int] = MappingProxyType(_cardinals())  # "un", "uno" and "una" alone are articles
_ORDINALS = {
    f"{stem}{end}": number
    for number, stem in enumerate(in_order("second terz quart quint sest settim ottav non decim"), 2)
    for end in ("o", "a")
}
_DENOMINATORS = {
    "metà": 2, "mezzo": 2, "mezza": 2, "terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5,
    "decimo": 10, "decimi": 10,
}  # fmt: skip
_MULTIPLES = {
    "raddoppiato": 2, "raddoppiata": 2, "raddoppiati": 2, "raddoppia": 2, "triplicato": 3, "triplicati": 3,
    "quadruplicato": 4, "dimezzato": 0, "dimezzata": 0, "doppio": 2, "triplo": 3,
}  # fmt: skip

ITALIAN = FigureWords(
    language="it",
    cardinals=_CARDINALS,
    scales=scales(e3="mille mila", e6="milione milioni", e9="miliardo miliardi", e12="bilione bilioni"),
    dozens=MappingProxyType(
        {
            "dozzina": 12,
            "decina": 10,
            "quindicina": 15,
            "ventina": 20,
            "trentina": 30,
            "quarantina": 40,
            "cinquantina": 50,
            "centinaio": 100,
            "migliaio": 1000,
        }
    ),
    scale_abbreviations=SCALE_ABBREVIATIONS,
    plural_scales=MappingProxyType(
        {"decine": Decimal(10), "dozzine": Decimal(12), "centinaia": Decimal(100), "migliaia": Decimal(1000)}
    ),
    ordinals=MappingProxyType(_ORDINALS),
    ordinal_suffixes=words("º ª"),
    counted_by_ordinal=words("volta"),
    denominators=MappingProxyType(_DENOMINATORS),
    fractions_end_in_s=False,
    multiples=MappingProxyType(_MULTIPLES),
    multiple_endings=("oppiato", "oppiata", "oppiati", "plicato", "plicati", "mezzato", "mezzata"),
    compared_with=words("di del dei rispetto"),
    articles=words("un uno una un'"),
    joiners=words("e"),
    of=words("di d' del dei degli delle della"),
    definite=words("il i gli le la questi queste"),
    minus=words("meno"),
    point=words("virgola"),
    out_of=phrases("su"),
    elisions=words(
        "l' d' un' dell' nell' all' dall' sull' quell' quest' c' com' cos' dov' s' n' m' t' v' sant' tutt' quant'"
    ),
    decimal_mark=",",
    spaces_group=True,
    to=words("a ai"),
    between=words("tra fra"),
    between_and=words("e"),
    either_or=words("o"),
    range_openers=words("da dai dalle tra fra"),
    moved_from=words("passato passata passa"),
    change_words=words(
        "aumentato aumentata salito salita cresciuto cresciuta calato calata sceso scesa passato passata passando ridotto "
        "ridotta diminuito"
    ),
    score_words=words(
        "vinto vince vinse battuto batte perso perde pareggiato pareggio vittoria sconfitta finita punteggio"
    ),
    approximators=hedges(
        about="circa;quasi;intorno a;intorno ai;attorno a;pressappoco;all'incirca;più o meno;verso le",
        at_least="almeno;non meno di;come minimo;un minimo di",
        at_most="fino a;al massimo;non più di;un massimo di;al più",
        more_than="più di;oltre;più del;sopra;superiore a;superiore al",
        less_than="meno di;meno del;sotto;appena;poco meno di;inferiore a",
    ),
    hedges_or_until=words("a al"),
    few=words("pochi alcune alcuni"),
    approximators_behind=hedges(
        about="circa", at_least="o più;almeno", at_most="o meno;al massimo", more_than="", less_than=""
    ),
    percent=PERCENT,
    currencies=CURRENCIES,
    currencies_by_country=CURRENCIES_BY_COUNTRY,
    minor_currencies=MINOR_CURRENCIES,
    units=UNITS,
    units_behind_of=True,
    after_length=words("di"),
    after_short_unit=words("di e a"),
    lone_periods=words("ora"),
    hedged_periods=words("ora minuto secondo giorno settimana mese anno decennio secolo metro chilometro tonnellata"),
    before_lone_period=words("per in dopo durante"),
    noun_stops=NOUN_STOPS,
    noun_order=NounOrder.FIRST,
    noun_adjectives=NOUN_ADJECTIVES,
    plural_endings=PLURAL_ENDINGS,
    irregular_plurals=IRREGULAR_PLURALS,
    capitals_are_names=True,
    plural_verbs=words("sono erano furono"),
    label_words=words(
        "articolo articoli pagina pagine capitolo numero n° sala porta uscita linea autostrada canale episodio volo formula "
        "tipo versione fase sezione binario"
    ),
    weak_label_words=words("tabella figura parte tappa lotto"),
    name_words=NAME_WORDS,
    numbered_names=NUMBERED_NAMES,
    before_year=words("del nel dal anno fine inizio metà al"),
    year_prepositions=words("nel dal verso fino"),
    months=calendar(
        "gennaio gen|febbraio feb|marzo|aprile apr|maggio|giugno giu|luglio lug|agosto ago|settembre sett set|ottobre ott|"
        "novembre nov|dicembre dic"
    ),
    weekdays=calendar("lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"),
    small_calendar=True,
    next_words=words("prossimo prossima"),
    date_prepositions=words("in a ad da di dal nel del fine metà inizio entro lo scorso"),
    year_links=words("del"),
    on=words("il"),
    hour_marks=words("h"),
    before_clock=words("alle ore dalle le"),
    bare_hours=True,
    day_parts=MappingProxyType(
        {("di", "mattina"): 0, ("del", "mattino"): 0, ("del", "pomeriggio"): 12, ("di", "sera"): 12}
    ),
    clock_names=MappingProxyType({"mezzogiorno": "12:00", "mezzanotte": "00:00"}),
)
