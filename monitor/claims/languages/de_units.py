"""German units of measurement and currencies, as phrases. Tables only; no conversion is made between units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monitor.claims.languages.table_forms import currencies, percents, units
from monitor.values import Dimension

__all__ = ["CURRENCIES", "CURRENCIES_BY_COUNTRY", "MINOR_CURRENCIES", "PERCENT", "UNITS"]

UNITS = units(
    {
        Dimension.DURATION: """
            Sekunde|sekunden|sek|s
            Millisekunde|millisekunden|ms
            Minute|minuten|min|minütige|minütigen|minütiger|minütiges
            Stunde|stunden|std|h|stündige|stündigen|stündiger|stündiges
            Tag|tage|tagen|tages|tägige|tägigen|tägiger|tägiges
            Nacht|nächte|nächten
            Woche|wochen|wöchige|wöchigen|wöchiger|wöchiges
            Monat|monate|monaten|monats|monatige|monatigen|monatiger
            Quartal|quartale|quartalen
            Jahr|jahre|jahren|jahres|jährige|jährigen|jähriger|jähriges
            Jahrzehnt|jahrzehnte|jahrzehnten
            Jahrhundert|jahrhunderte|jahrhunderten""",
        Dimension.LENGTH: """
            Meter|metern|metres|m
            Kilometer|kilometern|km
            Zentimeter|zentimetern|cm
            Millimeter|millimetern|mm
            Meile|meilen
            Seemeile|seemeilen
            Lichtjahr|lichtjahre|lichtjahren""",
        Dimension.AREA: """
            Quadratmeter|quadratmetern|qm|m²|m2
            Quadratkilometer|quadratkilometern|qkm|km²|km2
            Hektar|ha""",
        Dimension.VOLUME: """
            Liter|litern|l
            Milliliter|millilitern|ml
            Kubikmeter|kubikmetern|m³|m3
            Barrel|fass""",
        Dimension.MASS: """
            Gramm|g
            Kilogramm|kilo|kilos|kg
            Milligramm|mg
            Tonne|tonnen|t
            Pfund|pfunden""",
        Dimension.SPEED: """
            Stundenkilometer|stundenkilometern|km/h|kilometer pro stunde|kilometern pro stunde
            Meter pro Sekunde|m/s
            Knoten|kn""",
        Dimension.TEMPERATURE: """
            Grad Celsius|°c|° c
            Grad Fahrenheit|°f
            Grad|°""",
        Dimension.ENERGY: """
            Watt|w
            Kilowatt|kw
            Megawatt|mw
            Gigawatt|gw
            Kilowattstunde|kilowattstunden|kwh
            Megawattstunde|megawattstunden|mwh
            Gigawattstunde|gigawattstunden|gwh
            Terawattstunde|terawattstunden|twh
            PS
            Volt|v
            Kalorie|kalorien""",
        Dimension.DATA: """
            Megabyte|mb
            Gigabyte|gb
            Terabyte|tb""",
        Dimension.RATIO: """
            Mal|male|fache""",
        Dimension.OTHER: """
            Punkt|punkte|punkten|zähler|zählern
            Dezibel|db
            Hertz|hz
            Gigahertz|ghz""",
    }
)

PERCENT = percents(percent="prozent;percent", point="Prozentpunkt", points="prozentpunkte;prozentpunkten")

CURRENCIES = currencies(
    {
        "EUR": "euro;euros",
        "USD": "dollar;dollars;us-dollar;us dollar",
        "GBP": "pfund sterling;britische pfund;britischen pfund",
        "CHF": "franken;schweizer franken",
        "JPY": "yen",
        "CNY": "yuan",
        "RUB": "rubel",
        "UAH": "hrywnja;griwna",
        "TRY": "lira;türkische lira;türkischen lira",
        "PLN": "zloty;złoty",
        "SEK": "schwedische kronen;schwedischen kronen",
        "DKK": "dänische kronen;dänischen kronen",
        "NOK": "norwegische kronen;norwegischen kronen",
        "CZK": "tschechische kronen;tschechischen kronen",
        "INR": "rupien",
        "HUF": "forint",
        "DEM": "mark;d-mark",
    }
)
CURRENCIES_BY_COUNTRY = currencies(
    {
        "AUD": "australische dollar;australischen dollar",
        "CAD": "kanadische dollar;kanadischen dollar",
        "HKD": "hongkong-dollar",
        "USD": "amerikanische dollar;amerikanischen dollar",
    }
)
MINOR_CURRENCIES: Mapping[str, str] = MappingProxyType({"cent": "Cent", "cents": "Cent", "rappen": "Rappen"})
