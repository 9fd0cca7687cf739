"""How the tables of a language are written down: words parted by spaces, phrases by semicolons, forms by "|". PURE."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from monitor.claims.languages.figure_words import Phrase, Unit
from monitor.values import Approximation, Dimension

__all__ = [
    "SCALE_ABBREVIATIONS",
    "calendar",
    "currencies",
    "hedges",
    "in_order",
    "percents",
    "phrases",
    "plurals",
    "scales",
    "units",
    "words",
]


def words(text: str) -> frozenset[str]:
    """The words of a string, parted by spaces."""
    return frozenset(text.split())


def in_order(text: str) -> tuple[str, ...]:
    """The words of a string as they stand: cardinals counted up."""
    return tuple(text.split())


def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a string, parted by semicolons, the longest first: "nach angaben von" before "nach angaben"."""
    found = (_cut(line) for line in text.split(";") if line.strip())
    return tuple(sorted(found, key=len, reverse=True))


def _cut(form: str) -> Phrase:
    """A form as the tokeniser of figures cuts it: elided words, hyphens, slashes and degree signs are tokens."""
    for mark in "-/°²³":
        form = form.replace(mark, f" {mark} ")
    for index in "23":
        form = form.replace(index, f" {index}")
    return tuple(form.replace("'", "' ").split())


def calendar(lines: str) -> Mapping[str, int]:
    """Names of months or weekdays: one group of names a number, parted by "|", from 1 on."""
    return MappingProxyType(
        {name: number for number, names in enumerate(lines.split("|"), 1) for name in names.split()}
    )


def scales(**powers: str) -> Mapping[str, Decimal]:
    """Scale words by their power of ten: `scales(e6="million millions")`."""
    return MappingProxyType(
        {word: Decimal(10) ** int(power[1:]) for power, names in powers.items() for word in names.split()}
    )


# "10k", "3 Mio.", "5 Mrd.": as these languages shorten scales behind digits; one letter counts as money's only.
SCALE_ABBREVIATIONS: Mapping[str, Decimal] = scales(
    e3="k tsd mil", e6="m mio mill mln mn mi", e9="mrd mds md mld bn bi", e12="bio tri"
)


def hedges(
    *, about: str, at_least: str, at_most: str, more_than: str, less_than: str
) -> Mapping[Phrase, Approximation]:
    """Approximators by their meaning, each a string of phrases parted by semicolons."""
    meanings = (
        (Approximation.ABOUT, about),
        (Approximation.AT_LEAST, at_least),
        (Approximation.AT_MOST, at_most),
        (Approximation.MORE_THAN, more_than),
        (Approximation.LESS_THAN, less_than),
    )
    return MappingProxyType({phrase: meaning for meaning, text in meanings for phrase in phrases(text)})


def percents(*, percent: str, point: str, points: str) -> Mapping[Phrase, Unit]:
    """The words for "%", and for percentage points, `point` being the singular that names the unit."""
    whole, step = Unit("%", Dimension.PERCENT), Unit(point, Dimension.PERCENT)
    return MappingProxyType(
        dict.fromkeys(phrases(percent), whole) | dict.fromkeys((*phrases(points), _cut(point.lower())), step)
    )


def units(lines: Mapping[Dimension, str]) -> Mapping[Phrase, Unit]:
    """Units by what they measure: a line a unit, its name and then every other form of it, parted by "|"."""
    found: dict[Phrase, Unit] = {}
    for dimension, text in lines.items():
        for line in text.strip().splitlines():
            name, *forms = line.strip().split("|")
            found.update((_cut(form), Unit(name, dimension)) for form in (name.lower(), *forms))
    return MappingProxyType(found)


def currencies(names: Mapping[str, str]) -> Mapping[Phrase, str]:
    """ISO 4217 codes by the forms of their names, parted by semicolons."""
    return MappingProxyType({phrase: code for code, forms in names.items() for phrase in phrases(forms)})


def plurals(text: str) -> Mapping[str, str]:
    """Singulars by their plurals: "plural:singular", parted by spaces; the singular is written as it shall stand."""
    return MappingProxyType(dict(pair.split(":") for pair in text.split()))
