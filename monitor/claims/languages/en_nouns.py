"""English words around a counted noun: where its phrase ends, irregular plurals, and names that hold numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["IRREGULAR_PLURALS", "NAME_WORDS", "NOUN_ADJECTIVES", "NOUN_STOPS", "NUMBERED_NAMES"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that never belong to "how many of what": a noun phrase ends before them.
NOUN_STOPS = _words(
    """
    a an the this that these those and or but nor so yet for of in on at by to from with without within into
    onto upon about above across after against along among amid around as before behind below beneath beside
    between beyond despite down during except inside like near off out outside over past per since than through
    throughout till toward towards under until up via versus vs if when while where who whom whose which what
    why how because although though whether unless once is am are was were be been being has have had having do
    does did done doing will would shall should can could may might must ought need he she it they we you i him
    her them us me his its their our your my not no never ever also just only even still already again too very
    most less least much many both each every either neither all any some few several another there here then
    now ago later earlier early late today yesterday tomorrow tonight said says say told tells tell saying added
    reported according including included came come comes coming went go goes going got get gets getting made
    make makes making took take takes taking taken gave give gives given giving left leave leaves live lives
    lived living die dies died dying kill kills killed hit hits rose rise rises fell fall falls grew grow grows
    run runs ran see sees saw seen show shows showed shown work works begin began begun become became think
    thinks thought feel feels felt know knows knew known want wants use uses used plus minus apart away back
    together alone wide deep tall same own first second third double twice half straight exactly monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october
    november december mr mrs ms dr one two three four five six seven eight nine ten eleven twelve hundred
    thousand million billion trillion dozen won win wins lost lose loses beat beats cost costs sold sell sells
    bought buy buys paid pay pays held hold holds sent send sends met meet meets set sets put puts let lets kept
    keep keeps found find finds remain remains appear appears seem seems include includes stand stands stood sit
    sits sat end ends start starts it's that's don't familiar aware able available responsible
    """
)

# Words that stand before a counted noun and are never one: "two other men", "three more".
NOUN_ADJECTIVES = _words("other more high such best last next old long well better worst worse big new late")

IRREGULAR_PLURALS: Mapping[str, str] = MappingProxyType(
    {
        "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
        "mice": "mouse", "geese": "goose", "oxen": "ox", "wives": "wife", "knives": "knife", "lives": "life",
        "leaves": "leaf", "halves": "half", "wolves": "wolf", "thieves": "thief", "shelves": "shelf", "loaves": "loaf",
        "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium", "media": "medium", "data": "datum",
        "crises": "crisis", "analyses": "analysis", "bases": "base", "theses": "thesis", "policemen": "policeman",
        "firemen": "fireman", "fishermen": "fisherman", "servicemen": "serviceman", "servicewomen": "servicewoman",
        "congressmen": "congressman", "gunmen": "gunman", "businessmen": "businessman", "spokesmen": "spokesman",
        "policewomen": "policewoman", "grandchildren": "grandchild", "schoolchildren": "schoolchild",
        # One form for both numbers.
        "aircraft": "aircraft", "spacecraft": "spacecraft", "hovercraft": "hovercraft", "watercraft": "watercraft",
        "sheep": "sheep", "fish": "fish", "deer": "deer", "series": "series", "species": "species", "troops": "troop",
        "police": "police", "personnel": "personnel", "staff": "staff", "cattle": "cattle", "crew": "crew",
        "offspring": "offspring", "dead": "dead", "wounded": "wounded", "injured": "injured", "missing": "missing",
        "homeless": "homeless", "unemployed": "unemployed", "households": "household", "headquarters": "headquarters",
        "means": "means", "salmon": "salmon", "swine": "swine", "infantry": "infantry", "cavalry": "cavalry",
    }
)  # fmt: skip

# Names that a bare number finishes, in any case: "Boeing 737", "Windows 11", "S&P 500".
NAME_WORDS = _words(
    """
    boeing airbus embraer windows iphone ipad galaxy pixel note android ios macos playstation xbox ps model
    series apollo falcon soyuz voyager artemis nasdaq ftse dax sp s&p p dow fortune forbes russell nikkei stoxx
    topix kospi cac nifty channel radio formula area route interstate highway pier studio covid gpt chatgpt
    llama gemini gt catch psalm psalms genesis exodus john matthew luke romans corinthians opus symphony sonata
    concerto union local boeing's
    """
)

# Airliners go by their number alone: "two new 737 Max jets", "a 787 Dreamliner".
_AIRLINER_WORDS = frozenset(
    {"max", "dreamliner", "jet", "jets", "jetliner", "jetliners", "jumbo", "plane", "planes", "airliner"}
)
NUMBERED_NAMES: Mapping[str, frozenset[str]] = MappingProxyType(
    dict.fromkeys(("707", "717", "727", "737", "747", "757", "767", "777", "787"), _AIRLINER_WORDS)
)
