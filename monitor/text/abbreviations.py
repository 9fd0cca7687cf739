"""Words that end in a full stop without ending a sentence, by language. PURE tables.

Titles and names ("Gov. Pence") are never the end of a sentence; others ("Inc.", "a.m.") are where a capital follows
that begins no name, which only the words behind can tell: they are listed as `MAY_END`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["BEFORE_ORDINAL", "MAY_END", "NEVER_END", "SMALL_TITLES"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = _words(
    "mr mrs ms mx messrs dr prof rev fr sr hon gov govs sen sens rep reps pres amb gen col lt maj capt cmdr cpl sgt adm "
    "brig pvt det supt insp atty st mt ft vs v no nos art sec fig vol ch pp p op cit ed eds e.g i.e cf viz al approx "
    "dept dist univ assn bros jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri "
    "calif fla tex conn mass mich minn wis wash ore ariz colo ala ark del ill ind kan ky la md mo mont neb nev okla pa "
    "penn tenn va vt wyo ga miss capt ald com secy treas"
)
_GERMAN = _words(
    "dr prof hr fr st nr abs art bd bzw ca d.h evtl geb gegr ggf inkl mio mrd mind sog u.a usw vgl z.b z.t"
)
_FRENCH = _words("m mm mme mlle mgr dr pr st ste me av apr env p pp vol art cf ex n°")
_SPANISH = _words("sr sra srta sres dr dra d dña prof lic ing gral cnel av avda núm pág art ee ee.uu p.ej")
_ITALIAN = _words("sig sig.ra dott dott.ssa prof avv on ing geom art pag cfr es n ecc")
_PORTUGUESE = _words("sr sra dr dra prof profa eng exmo av art pág núm n ex d")

NEVER_END: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _ENGLISH,
        "de": _GERMAN,
        "fr": _FRENCH,
        "es": _SPANISH,
        "it": _ITALIAN,
        "pt": _PORTUGUESE,
    }
)

# Titles and abbreviations that these languages write small, and that are no words: "il dott. Rossi", "O dr. Silva".
SMALL_TITLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "de": _words("dr ca bzw evtl ggf inkl sog vgl z z.b u u.a d d.h rd"),
        "fr": _words("mme mlle dr av"),
        "es": _words("sr sra srta dr dra lic núm pág"),
        "it": _words("sig sig.ra dott dott.ssa prof avv ing"),
        "pt": _words("sr sra dr dra prof profa eng"),
    }
)

# German writes ordinals in digits with a stop; one stands behind these: "am 3. März", "der 2. Weltkrieg".
BEFORE_ORDINAL: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "de": _words(
            "am der die das den dem des vom zum zur im ab bis seit montag dienstag mittwoch donnerstag freitag "
            "samstag sonntag montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag,"
        )
    }
)

# "Acme Inc. said" goes on; "He works for Acme Inc. She does not." ends. What follows decides: a word in lower case
# goes on everywhere, and a name goes on here ("the U.S. Senate") unless it is one of the words that begin sentences.
MAY_END = _words("inc corp co ltd llc jr sr plc etc a.m p.m am pm u.s u.k u.n e.u d.c ph.d m.d b.a m.a esq")
