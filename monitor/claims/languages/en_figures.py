"""English words for figures: numbers, scales, units, hedges, dates. Tables only; the grammar is in `claims/figures*`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from monitor.claims.languages.en_nouns import IRREGULAR_PLURALS, NAME_WORDS, NOUN_ADJECTIVES, NOUN_STOPS, NUMBERED_NAMES
from monitor.claims.languages.en_units import CURRENCIES, CURRENCIES_BY_COUNTRY, MINOR_CURRENCIES, UNITS
from monitor.claims.languages.figure_words import FigureWords, Phrase, Unit
from monitor.values import Approximation, Dimension

__all__ = ["ENGLISH"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(texts: Iterable[str], value: Approximation) -> dict[Phrase, Approximation]:
    return {tuple(text.split()): value for text in texts}


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CARDINALS: Mapping[str, int] = MappingProxyType(
    {word: number for number, word in enumerate(_SMALL.split())}
    | {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
    | {"nought": 0, "fourty": 40}
)

_SCALES: Mapping[str, Decimal] = MappingProxyType(
    {
        "thousand": Decimal(10**3),
        "million": Decimal(10**6),
        "billion": Decimal(10**9),
        "trillion": Decimal(10**12),
        "quadrillion": Decimal(10**15),
        "lakh": Decimal(10**5),  # Indian English: "25 lakh tonnes", "Rs 2 crore"
        "lakhs": Decimal(10**5),
        "lac": Decimal(10**5),
        "crore": Decimal(10**7),
        "crores": Decimal(10**7),
    }
)

_SCALE_ABBREVIATIONS: Mapping[str, Decimal] = MappingProxyType(
    {
        "k": Decimal(10**3),
        "mn": Decimal(10**6),
        "mln": Decimal(10**6),
        "mil": Decimal(10**6),
        "mio": Decimal(10**6),
        "m": Decimal(10**6),
        "bn": Decimal(10**9),
        "bln": Decimal(10**9),
        "b": Decimal(10**9),
        "g": Decimal(10**9),
        "tn": Decimal(10**12),
        "tln": Decimal(10**12),
        "trn": Decimal(10**12),
        "t": Decimal(10**12),
        "cr": Decimal(10**7),
    }
)

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINAL_STEMS: Mapping[str, int] = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            _ORDINAL_WORDS.split(),
            1,
        )
    }
    | {
        word: 10 * n
        for n, word in enumerate(
            ["thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"], 3
        )
    }
    | {"hundredth": 100, "thousandth": 1000}
)

_DENOMINATORS: Mapping[str, int] = MappingProxyType(
    {"half": 2, "halves": 2, "quarter": 4, "quarters": 4, "millionth": 10**6, "millionths": 10**6}
    | {"billionth": 10**9, "billionths": 10**9, "trillionth": 10**12, "trillionths": 10**12}
    | {word: number for word, number in _ORDINAL_STEMS.items() if number > 2}
    | {f"{word}s": number for word, number in _ORDINAL_STEMS.items() if number > 2}
)

_APPROXIMATORS: Mapping[Phrase, Approximation] = MappingProxyType(
    _phrases(
        (
            "about", "around", "roughly", "approximately", "approx", "approx.", "some", "nearly", "almost", "close to",
            "an estimated", "estimated", "circa", "ca", "c.", "near", "in the region of", "in the order of",
            "on the order of", "somewhere around", "approaching", "an average of", "~", "≈", "give or take",
        ),
        Approximation.ABOUT,
    )
    | _phrases(
        ("at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of", "as few as",
         "upwards of", "upward of", "≥"),
        Approximation.AT_LEAST,
    )
    | _phrases(
        ("at most", "no more than", "not more than", "a maximum of", "maximum of", "up to", "as many as",
         "as much as", "as high as", "as long as", "at the most", "≤"),
        Approximation.AT_MOST,
    )
    | _phrases(
        ("more than", "over", "greater than", "above", "in excess of", "exceeding", "well over", "just over",
         "slightly more than", "higher than", "better than", "north of", "longer than", "larger than", "older than", ">"),
        Approximation.MORE_THAN,
    )
    | _phrases(
        ("less than", "fewer than", "under", "below", "just under", "well under", "lower than", "smaller than",
         "shy of", "just shy of", "not quite", "south of", "younger than", "shorter than", "sub", "<"),
        Approximation.LESS_THAN,
    )
)  # fmt: skip

_APPROXIMATORS_BEHIND: Mapping[Phrase, Approximation] = MappingProxyType(
    _phrases(("or so", "approximately", "or thereabouts", "roughly", "ish", "odd"), Approximation.ABOUT)
    | _phrases(("or more", "or above", "or higher", "or over", "at least", "and above", "and over", "plus", "and up", "+"),
               Approximation.AT_LEAST)
    | _phrases(("or less", "or fewer", "or below", "or under", "at most", "at the most", "and under"), Approximation.AT_MOST)
)  # fmt: skip

_PERCENT = Unit("%", Dimension.PERCENT)
_PERCENT_WORDS: Mapping[Phrase, Unit] = MappingProxyType(
    {
        ("percent",): _PERCENT,
        ("percents",): _PERCENT,
        ("per", "cent"): _PERCENT,
        ("pct",): _PERCENT,
        ("pc",): _PERCENT,
        ("percentage",): _PERCENT,
        ("percentage", "point"): Unit("percentage point", Dimension.PERCENT),
        ("percentage", "points"): Unit("percentage point", Dimension.PERCENT),
        ("percent", "points"): Unit("percentage point", Dimension.PERCENT),
        ("pp",): Unit("percentage point", Dimension.PERCENT),
        ("ppt",): Unit("percentage point", Dimension.PERCENT),
        ("ppts",): Unit("percentage point", Dimension.PERCENT),
        ("basis", "point"): Unit("basis point", Dimension.PERCENT),
        ("basis", "points"): Unit("basis point", Dimension.PERCENT),
        ("bps",): Unit("basis point", Dimension.PERCENT),
        ("bp",): Unit("basis point", Dimension.PERCENT),
    }
)

_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may", "june jun jun.",
                "july jul jul.", "august aug aug.", "september sept sep sept. sep.", "october oct oct.",
                "november nov nov.", "december dec dec.",
            ),
            1,
        )
        for name in names.split()
    }
)  # fmt: skip

_WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
             "sunday sun"),
            1,
        )
        for name in names.split()
    }
)  # fmt: skip

ENGLISH = FigureWords(
    language="en",
    cardinals=_CARDINALS,
    hundreds=MappingProxyType({"hundred": 100}),
    scales=_SCALES,
    dozens=MappingProxyType({"dozen": 12, "dozens": 12, "dzs": 12, "dz": 12, "score": 20}),
    scale_abbreviations=_SCALE_ABBREVIATIONS,
    plural_scales=MappingProxyType(
        {
            "dozens": Decimal(12),
            "tens": Decimal(10),
            "scores": Decimal(20),
            "hundreds": Decimal(100),
            "thousands": Decimal(10**3),
            "millions": Decimal(10**6),
            "billions": Decimal(10**9),
            "trillions": Decimal(10**12),
        }
    ),
    ordinals=_ORDINAL_STEMS,
    ordinal_suffixes=_words("st nd rd th"),
    counted_by_ordinal=_words("time times straight consecutive successive strike attempt"),
    ordinal_adjectives=_words("such straight consecutive successive"),
    not_counted_by_ordinal=_words(
        "more less quarter half hand base century centuries degree grade floor person party world street avenue st ave generation "
        "place class cousin lady gentleman amendment district ward division row year month week day inning line rate "
        "reading estate city home language nature wave phase round edition anniversary birthday grader graders "
        "circuit congress army infantry brigade battalion regiment fleet baseman thoughts thought guess guessing glance look choice chance option in is was were has had and or to of "
        "on by from for at down up"
    ),
    denominators=_DENOMINATORS,
    multiples=MappingProxyType(
        {
            "doubled": 2,
            "doubling": 2,
            "doubles": 2,
            "double": 2,
            "twofold": 2,
            "tripled": 3,
            "tripling": 3,
            "triples": 3,
        }
        | {"triple": 3, "trebled": 3, "treble": 3, "threefold": 3, "quadrupled": 4, "quadruple": 4, "fourfold": 4}
        | {"quintupled": 5, "fivefold": 5, "tenfold": 10, "hundredfold": 100, "twice": 2, "thrice": 3, "halved": 0}
    ),
    compared_with=_words("as the that its his her their our this last those what since in over between to from"),
    not_multiplied=_words("down up - back over"),
    as_=_words("as"),
    ordinal_centuries=_words("century centuries c"),
    superlatives=("est", "most"),
    before_ordinal=_words("the a his her its their this another"),
    articles=_words("a an"),
    joiners=_words("and"),
    of=_words("of"),
    minus=_words("minus negative"),
    point=_words("point"),
    couples=_words("couple pair"),
    divided_by=_words("over"),
    out_of=(("in",), ("in", "every"), ("out", "of"), ("out", "of", "every")),
    one=_words("one"),
    before_pronoun_one=_words(
        "the this that no any each every which another some only good bad big new old great right wrong first last next "
        "other same such my your his her its our their every- not square number day year-one level-one chapter day-"
    ),
    after_pronoun_one=_words(
        "another day 's is was were are be can could would should will may might must has had who whom that which to "
        "in on at for with by from as and or but if when where than then so because about into after before it he she "
        "they we you i's way does did do needs wants knows thing else might've has'nt ever never also really simply "
        "always often"
    ),
    to=_words("to through till until"),
    between=_words("between"),
    between_and=_words("and"),
    either_or=_words("or"),
    range_openers=_words(
        "range ranges ranged ranging anywhere somewhere between vary varies varying span spans spanning spanned aged ages "
        "age priced prices pegged estimated estimate cost costs costing"
    ),
    moved_from=_words("from"),
    change_words=_words(
        "by rose rise rises rising risen fell fall falls falling fallen dropped drop drops dropping increased increase "
        "increases increasing decreased decrease decreases reduced reduce reduces reducing cut cuts cutting raised raise "
        "raises raising climbed climb climbs jumped jump jumps slipped slip slips declined decline declines grew grow "
        "grows grown narrowed narrow narrows widened widen eased ease gained gain gains lost lose added add up down went "
        "gone go goes going slid slide slides surged surge shrank shrink shrunk lowered lower upgraded downgraded moved "
        "changed change improved improve accelerated advanced plunged tumbled sank plummeted soared revised hiked trimmed "
        "edged ticked pushed brought expanded extended upped lifted doubled tripled won converted"
    ),
    score_words=_words(
        "won win wins winning lost lose loses losing loss losses beat beats beaten beating defeat defeats defeated "
        "victory victories draw drew drawn draws tie tied ties lead led leads leading leader score scored scores final "
        "ahead behind trail trailed trailing vote voted votes voting ruled ruling decision match game games set sets "
        "record over aggregate equalised equalized against downed edged topped thrashed hammered routed comeback up down"
    ),
    approximators=_APPROXIMATORS,
    hedges_or_during=_words("over"),
    keeps_hedge=_words(
        "for well just last lasts lasted lasting take takes took taking spend spent spending after been is was"
    ),
    few=_words("few several"),
    approximators_behind=_APPROXIMATORS_BEHIND,
    percent=_PERCENT_WORDS,
    currencies=CURRENCIES,
    currencies_by_country=CURRENCIES_BY_COUNTRY,
    minor_currencies=MINOR_CURRENCIES,
    units=UNITS,
    after_length=_words(
        "tall long wide deep high thick away from of in and or to up down above below race final freestyle sprint hurdles "
        "relay butterfly backstroke medley dash champion the a at by on off for per asl underwater apart east west north "
        "south melting screen"
    ),
    after_short_unit=_words("of and to melting tall long wide deep high thick above below across"),
    lone_periods=_words("hour fortnight gallon"),
    hedged_periods=_words(
        "hour minute second day week month year decade century mile kilometre kilometer metre meter pound ton tonne inch "
        "foot quarter third half"
    ),
    idioms_with_one=frozenset(
        {
            ("at", "one", "point"),
            ("at", "one", "time"),
            ("one", "by", "one"),
            ("on", "one", "hand"),
            ("for", "one", "thing"),
        }
        | {
            ("one", "on", "one"),
            ("one", "or", "another"),
            ("one", "way", "or"),
            ("one", "day", ","),
            ("day", "one", ","),
        }
    ),
    before_one_of=_words("any each every no another this that the which"),
    plural_endings=(
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
        ("zzes", "zz"),
        ("ies", "y"),
        ("s", ""),
    ),
    # "-ics" that nobody counts: behind a headline's number it is the section's name ("… at least 177 Politics").
    not_plural_endings=(
        "ss",
        "us",
        "is",
        "'s",
        "politics",
        "economics",
        "athletics",
        "physics",
        "mathematics",
        "ethics",
        "gymnastics",
        "news",
        "genetics",
        "logistics",
        "electronics",
        "obituaries",
    ),
    adverb_endings=("ly",),
    participle_endings=("ed", "'s"),
    verb_endings=("ed", "ing"),
    multiple_endings=("ed", "ing", "fold"),
    noun_adjectives=NOUN_ADJECTIVES,
    plural_verbs=_words("were are have"),
    year_prepositions=_words("in since until before after from circa by"),
    eras=_words("a.d. b.c. ad bc ce bce"),
    before_lone_period=_words(
        "for in within after lasted lasting took take takes taken taking than about nearly almost over under of"
    ),
    old=_words("old olds yo"),
    noun_stops=NOUN_STOPS,
    irregular_plurals=IRREGULAR_PLURALS,
    capitals_are_names=True,
    label_words=_words(
        "section sections sec page p pp article articles chapter chapters nr number room exit highway route interstate "
        "junction phase level type version figure fig appendix annex clause paragraph para grade tier vol volume "
        "episode channel flight gate platform suite apartment apt rule proposition prop amendment resolution id isbn issn "
        "ext tel phone fax precinct ward formula catch category"
    ),
    before_rank=_words("reached hit peaked ranked entered debuted rose fell climbed slipped charted"),
    rank_labels=_words("number no"),
    weak_label_words=_words(
        "pages no nos numbers row road table schedule item lot stage step issue season part line seat unit block box "
        "plot form title bill agenda round game week zone sector area district division class day"
    ),
    name_words=NAME_WORDS,
    before_year=_words("the this a an its his her their our late early mid last 's"),
    numbered_names=NUMBERED_NAMES,
    number_prefixes=_words("sub minus under over plus top negative us au nz hk"),
    months=_MONTHS,
    ambiguous_months=_words("may march mar jan sep dec"),
    weekdays=_WEEKDAYS,
    next_words=_words("next coming"),
    date_prepositions=_words(
        "in since by until till before after during from of early late mid last next this between through to around about "
        "for circa and ending ended dated year"
    ),
    on=_words("on"),
    month_first=True,
    half_days=MappingProxyType({"a.m.": 0, "a.m": 0, "am": 0, "p.m.": 12, "p.m": 12, "pm": 12}),
    clock_names=MappingProxyType({"noon": "12:00", "midnight": "00:00", "midday": "12:00"}),
    clock_zones=_words(
        "gmt utc est edt et pt pst pdt ct cst cdt mt mst mdt bst cet cest ist jst aest aedt local o'clock oclock"
    ),
)
