"""Portuguese words for figures: numbers, scales, hedges, dates. Tables only; the grammar is in `claims/figures*`.

Cardinals below a thousand are written out by rule, joined by "e" throughout: "cento e vinte e uma". "Bilhão" (Brazil) and
"mil milhões" (Portugal) are one value.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from monitor.claims.languages.en_nouns import NAME_WORDS, NUMBERED_NAMES
from monitor.claims.languages.figure_words import FigureWords, NounOrder, Phrase
from monitor.claims.languages.pt_nouns import IRREGULAR_PLURALS, NOUN_ADJECTIVES, NOUN_STOPS, PLURAL_ENDINGS
from monitor.claims.languages.pt_units import CURRENCIES, CURRENCIES_BY_COUNTRY, MINOR_CURRENCIES, PERCENT, UNITS
from monitor.claims.languages.table_forms import SCALE_ABBREVIATIONS, calendar, hedges, in_order, phrases, scales, words

__all__ = ["PORTUGUESE"]

_SMALL = in_order(
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
    "dezenove"
)
_TENS = in_order("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
_HUNDREDS = in_order("cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos")
_FEMININE = {"um": "uma", "dois": "duas"}


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    ten, one = divmod(number, 10)
    return f"{_TENS[ten - 2]} e {_SMALL[one]}" if one else _TENS[ten - 2]


def _forms(number: int) -> set[str]:
    """A number below a thousand, masculine and feminine."""
    hundreds, rest = divmod(number, 100)
    parts = ([_HUNDREDS[hundreds - 1]] if hundreds else []) + ([_below_hundred(rest)] if rest else [])
    masculine = " e ".join(parts)
    feminine = [_FEMININE.get(word, f"{word[:-2]}as" if word.endswith("os") else word) for word in masculine.split()]
    return {masculine, " ".join(feminine)}


def _cardinal_phrases() -> dict[Phrase, int]:
    forms = {tuple(form.split()): number for number in range(1, 1000) for form in _forms(number)}
    return {phrase: number for phrase, number in forms.items() if len(phrase) > 1}


_CARDINALS: Mapping[str, int] = MappingProxyType(
    # "um" and "uma" alone are articles.
    {form: number for number in range(2, 1000) for form in _forms(number) if " " not in form}
    | {"zero": 0, "cem": 100, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19}
)
_ORDINALS = {
    f"{stem}{end}": number
    for number, stem in enumerate(in_order("segund terceir quart quint sext sétim oitav non décim"), 2)
    for end in ("o", "a")
}
_DENOMINATORS = {
    "metade": 2, "meio": 2, "meia": 2, "terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "quintos": 5,
    "décimo": 10, "décimos": 10,
}  # fmt: skip
_MULTIPLES = {
    "dobrou": 2, "dobraram": 2, "dobrado": 2, "duplicou": 2, "duplicaram": 2, "triplicou": 3, "triplicaram": 3,
    "quadruplicou": 4, "dobro": 2, "triplo": 3,
}  # fmt: skip

PORTUGUESE = FigureWords(
    language="pt",
    cardinals=_CARDINALS,
    cardinal_phrases=MappingProxyType(_cardinal_phrases()),
    scales=scales(e3="mil", e6="milhão milhões", e9="bilhão bilhões bilião", e12="trilhão trilhões biliões"),
    dozens=MappingProxyType({"dúzia": 12, "dezena": 10, "vintena": 20, "centena": 100, "milhar": 1000}),
    scale_abbreviations=SCALE_ABBREVIATIONS,
    plural_scales=MappingProxyType(
        {"dezenas": Decimal(10), "dúzias": Decimal(12), "centenas": Decimal(100), "milhares": Decimal(1000)}
    ),
    ordinals=MappingProxyType(_ORDINALS),
    ordinal_suffixes=words("º ª o a"),
    counted_by_ordinal=words("vez"),
    denominators=MappingProxyType(_DENOMINATORS),
    fractions_end_in_s=False,
    multiples=MappingProxyType(_MULTIPLES),
    multiple_endings=("dobrou", "dobraram", "plicou", "plicaram"),
    compared_with=words("de do da dos das que"),
    articles=words("um uma"),
    joiners=words("e"),
    of=words("de do da dos das"),
    definite=words("os as o a seus suas estes estas"),
    point=words("vírgula"),
    out_of=phrases("em cada;de cada"),
    decimal_mark=",",
    spaces_group=True,
    to=words("a até"),
    between=words("entre"),
    between_and=words("e"),
    either_or=words("ou"),
    range_openers=words("de entre"),
    moved_from=words("passou passaram passa"),
    change_words=words(
        "aumentou aumentaram subiu subiram cresceu cresceram caiu caíram baixou recuou reduziu reduziram passou passaram "
        "avançou diminuiu"
    ),
    score_words=words(
        "venceu venceram ganhou ganharam perdeu perderam empatou empataram goleou placar vitória derrota"
    ),
    approximators=hedges(
        about="cerca de;perto de;aproximadamente;quase;em torno de;por volta de;uns;umas;ao redor de",
        at_least="pelo menos;ao menos;no mínimo;não menos de;um mínimo de",
        at_most="até;no máximo;um máximo de;não mais de",
        more_than="mais de;mais do que;acima de;superior a",
        less_than="menos de;menos do que;abaixo de;apenas;inferior a",
    ),
    hedges_or_until=words("até"),
    few=words("uns poucos vários"),
    approximators_behind=hedges(
        about="aproximadamente", at_least="ou mais;no mínimo", at_most="ou menos;no máximo", more_than="", less_than=""
    ),
    percent=PERCENT,
    currencies=CURRENCIES,
    currencies_by_country=CURRENCIES_BY_COUNTRY,
    minor_currencies=MINOR_CURRENCIES,
    units=UNITS,
    units_behind_of=True,
    after_length=words("de"),
    after_short_unit=words("de e a"),
    lone_periods=words("hora"),
    hedged_periods=words("hora minuto segundo dia semana mês ano década século metro quilômetro tonelada"),
    before_lone_period=words("durante em após por"),
    noun_stops=NOUN_STOPS,
    noun_order=NounOrder.FIRST,
    noun_adjectives=NOUN_ADJECTIVES,
    plural_endings=PLURAL_ENDINGS,
    irregular_plurals=IRREGULAR_PLURALS,
    capitals_are_names=True,
    plural_verbs=words("morreram ficaram foram são"),
    label_words=words(
        "artigo artigos página páginas capítulo número nº sala portão porta linha rodovia canal episódio voo fórmula tipo "
        "versão fase seção secção"
    ),
    weak_label_words=words("tabela figura parte etapa lote"),
    name_words=NAME_WORDS,
    numbered_names=NUMBERED_NAMES,
    before_year=words("de em do ano desde até"),
    year_prepositions=words("em desde até"),
    months=calendar(
        "janeiro jan|fevereiro fev|março|abril abr|maio|junho jun|julho jul|agosto ago|setembro set|outubro out|"
        "novembro nov|dezembro dez"
    ),
    weekdays=calendar("segunda|terça|quarta|quinta|sexta|sábado|domingo"),
    weekday_tails=MappingProxyType(
        dict.fromkeys(in_order("segunda terça quarta quinta sexta"), ("-", "feira"))  # alone they are ordinals
    ),
    small_calendar=True,
    next_words=words("próximo próxima"),
    date_prepositions=words("em desde até de no fim final início meados"),
    year_links=words("de"),
    on=words("no"),
    hour_marks=words("h horas"),
    before_clock=words("às as das"),
    bare_hours=True,
    day_parts=MappingProxyType({("da", "manhã"): 0, ("da", "tarde"): 12, ("da", "noite"): 12}),
    clock_names=MappingProxyType({"meia-noite": "00:00"}),
)
