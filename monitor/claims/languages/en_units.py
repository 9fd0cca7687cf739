"""English units of measurement and currencies, as phrases. Tables only; no conversion is made between units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monitor.claims.languages.figure_words import Phrase, Unit
from monitor.values import Dimension

__all__ = ["CURRENCIES", "CURRENCIES_BY_COUNTRY", "MINOR_CURRENCIES", "UNITS"]

# One line a unit: its name, then every other form of it, apart by "|". "feet" and "ft" are one unit in two spellings.
_UNITS_BY_DIMENSION: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.DURATION: """
            second|seconds|sec|secs|s
            millisecond|milliseconds|ms
            minute|minutes|min|mins
            hour|hours|hr|hrs|h
            day|days
            night|nights
            week|weeks|wk|wks
            fortnight|fortnights
            month|months
            year|years|yr|yrs
            decade|decades
            century|centuries
            season|seasons""",
        Dimension.LENGTH: """
            metre|metres|meter|meters|m
            kilometre|kilometres|kilometer|kilometers|km|kms
            centimetre|centimetres|centimeter|centimeters|cm
            millimetre|millimetres|millimeter|millimeters|mm
            micrometre|micrometres|micrometer|micrometers|micron|microns|μm|µm
            nanometre|nanometres|nanometer|nanometers|nm
            mile|miles|mi
            yard|yards|yd|yds
            foot|feet|ft
            inch|inches|in|"|″
            nautical mile|nautical miles
            light year|light years|light-year|light-years""",
        Dimension.AREA: """
            square metre|square metres|square meter|square meters|sq m|sqm|m2|m²|sq metres
            square kilometre|square kilometres|square kilometer|square kilometers|sq km|sqkm|km2|km²
            square mile|square miles|sq mi|sq miles
            square foot|square feet|sq ft|sqft
            square inch|square inches|sq in
            square yard|square yards
            acre|acres
            hectare|hectares|ha""",
        Dimension.VOLUME: """
            litre|litres|liter|liters|l
            millilitre|millilitres|milliliter|milliliters|ml
            gallon|gallons|gal
            barrel|barrels|bbl|bpd
            cubic metre|cubic metres|cubic meter|cubic meters|m3|m³
            cubic foot|cubic feet
            cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers|km cubed
            cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters|cc
            pint|pints
            quart|quarts
            cup|cups
            teaspoon|teaspoons|tsp
            tablespoon|tablespoons|tbsp
            fluid ounce|fluid ounces|fl oz""",
        Dimension.MASS: """
            gram|grams|gramme|grammes|g
            kilogram|kilograms|kilo|kilos|kg|kgs
            milligram|milligrams|mg
            microgram|micrograms|µg|mcg
            tonne|tonnes|metric ton|metric tons
            ton|tons|t
            megaton|megatons|megatonne|megatonnes
            ounce|ounces|oz
            pound|pounds|lb|lbs
            stone
            carat|carats""",
        Dimension.SPEED: """
            mile per hour|miles per hour|miles an hour|mph
            kilometre per hour|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km/h|kmh|kph|km/hr
            metre per second|metres per second|meters per second|m/s
            kilometre per second|kilometres per second|kilometers per second|km/s
            knot|knots|kt|kts
            revolution per minute|revolutions per minute|rpm
            megabit per second|megabits per second|mbps
            gigabit per second|gigabits per second|gbps""",
        Dimension.TEMPERATURE: """
            degree Celsius|degrees celsius|degree celsius|degrees centigrade|celsius|celcius|degrees c|deg c|°c|° c|° celsius|℃|c
            degree Fahrenheit|degrees fahrenheit|degree fahrenheit|fahrenheit|degrees f|deg f|°f|° f|° fahrenheit|℉
            degree|degrees|deg|°
            kelvin|kelvins""",
        Dimension.ENERGY: """
            watt|watts|w
            kilowatt|kilowatts|kw
            megawatt|megawatts|mw
            gigawatt|gigawatts|gw
            terawatt|terawatts|tw
            watt hour|watt hours|wh
            kilowatt hour|kilowatt hours|kilowatt-hour|kilowatt-hours|kwh
            megawatt hour|megawatt hours|megawatt-hours|mwh
            gigawatt hour|gigawatt hours|gigawatt-hours|gwh
            terawatt hour|terawatt hours|terawatt-hours|twh
            milliampere hour|mah
            joule|joules|j
            calorie|calories|cal
            kilocalorie|kilocalories|kcal
            electronvolt|electronvolts|ev
            horsepower|hp|bhp
            volt|volts|v
            ampere|amperes|amp|amps
            kiloton|kilotons""",
        Dimension.DATA: """
            byte|bytes
            bit|bits
            kilobyte|kilobytes|kb
            megabyte|megabytes|mb
            gigabyte|gigabytes|gb
            terabyte|terabytes|tb
            petabyte|petabytes|pb
            exabyte|exabytes""",
        Dimension.RATIO: """
            time|times
            fold""",
        Dimension.COUNT: """
            turn|turns""",
        Dimension.OTHER: """
            point|points|pts
            hertz|hz
            kilohertz|khz
            megahertz|mhz
            gigahertz|ghz
            decibel|decibels|db
            millimetre of mercury|mmhg
            pound per square inch|psi|pounds per square inch
            kilopound per square inch|ksi
            part per million|parts per million|ppm
            part per billion|parts per billion|ppb
            megapixel|megapixels
            newton metre|nm torque
            pound-foot|pound feet|pound-feet|lb ft""",
    }
)  # fmt: skip


def _read_units() -> dict[Phrase, Unit]:
    units: dict[Phrase, Unit] = {}
    for dimension, lines in _UNITS_BY_DIMENSION.items():
        for line in lines.strip().splitlines():
            name, *forms = line.strip().split("|")
            for form in (name.lower(), *forms):
                phrase = _phrase(form)
                units[phrase] = Unit(name, dimension)
                if len(phrase) == 2 and " " in form:  # "4,300-square-foot"
                    units[(phrase[0], "-", phrase[1])] = Unit(name, dimension)
    return units


def _phrase(form: str) -> Phrase:
    """The form as the tokeniser cuts it: hyphens and slashes are tokens, letters and their index are two."""
    spaced = form
    for mark in '-/°²³"″':
        spaced = spaced.replace(mark, f" {mark} ")
    for index in "23":
        spaced = spaced.replace(index, f" {index}")
    return tuple(spaced.split())


UNITS: Mapping[Phrase, Unit] = MappingProxyType(_read_units())

# Words for currencies (plain "dollar" is taken for the US dollar, as news in English means it unless it says).
_CURRENCY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "USD": "dollar dollars buck bucks",
        "EUR": "euro euros",
        "GBP": "sterling quid",
        "JPY": "yen",
        "CNY": "yuan renminbi",
        "INR": "rupee rupees",
        "RUB": "ruble rubles rouble roubles",
        "UAH": "hryvnia hryvnias",
        "KRW": "won",
        "CHF": "franc francs",
        "ILS": "shekel shekels",
        "TRY": "lira liras",
        "PLN": "zloty zlotys zlotych",
        "SEK": "krona kronor",
        "DKK": "kroner krone",
        "MXN": "peso pesos",
        "BRL": "real reais",
        "ZAR": "rand",
        "NGN": "naira",
        "THB": "baht",
        "MYR": "ringgit",
        "IDR": "rupiah",
        "VND": "dong",
        "SAR": "riyal riyals",
        "AED": "dirham dirhams",
        "KWD": "dinar dinars",
        "CZK": "koruna korunas crowns",
        "HUF": "forint forints",
        "BDT": "taka",
        "BTC": "bitcoin bitcoins",
        "ETH": "ether",
        "DEM": "marks deutschmarks deutschemarks",
    }
)
CURRENCIES: Mapping[Phrase, str] = MappingProxyType(
    {(word,): code for code, words in _CURRENCY_WORDS.items() for word in words.split()}
)

# What goes before the word and makes it another currency: "Australian dollars", "pounds sterling".
_COUNTRY_CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        "USD": "us dollar(s)|u.s. dollar(s)|american dollar(s)",
        "AUD": "australian dollar(s)|aussie dollar(s)",
        "CAD": "canadian dollar(s)",
        "NZD": "new zealand dollar(s)",
        "HKD": "hong kong dollar(s)",
        "SGD": "singapore dollar(s)|singaporean dollar(s)",
        "TWD": "taiwan dollar(s)|new taiwan dollar(s)",
        "CHF": "swiss franc(s)",
        "FRF": "french franc(s)",
        "BEF": "belgian franc(s)",
        "GBP": "british pound(s)|pound(s) sterling|uk pound(s)",
        "EGP": "egyptian pound(s)",
        "CNY": "chinese yuan",
        "JPY": "japanese yen",
        "KRW": "south korean won|korean won",
        "INR": "indian rupee(s)",
        "PKR": "pakistani rupee(s)",
        "LKR": "sri lankan rupee(s)",
        "RUB": "russian ruble(s)|russian rouble(s)",
        "TRY": "turkish lira",
        "MXN": "mexican peso(s)",
        "ARS": "argentine peso(s)",
        "PHP": "philippine peso(s)",
        "CLP": "chilean peso(s)",
        "COP": "colombian peso(s)",
        "BRL": "brazilian real|brazilian reais",
        "SEK": "swedish krona|swedish kronor|swedish crown(s)",
        "NOK": "norwegian kroner|norwegian krone|norwegian crown(s)",
        "DKK": "danish kroner|danish krone|danish crown(s)",
        "CZK": "czech crown(s)|czech koruna(s)",
        "SAR": "saudi riyal(s)",
        "IRR": "iranian rial(s)",
        "ZAR": "south african rand",
    }
)


def _both_numbers(form: str) -> tuple[str, ...]:
    return (form.replace("(s)", ""), form.replace("(s)", "s")) if "(s)" in form else (form,)


CURRENCIES_BY_COUNTRY: Mapping[Phrase, str] = MappingProxyType(
    {
        tuple(form.split()): code
        for code, forms in _COUNTRY_CURRENCIES.items()
        for either in forms.split("|")
        for form in _both_numbers(either)
    }
)

# Coins keep their own name: "19 cents" is 19 with the unit "cent".
MINOR_CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        "cent": "cent",
        "cents": "cent",
        "pence": "penny",
        "penny": "penny",
        "pennies": "penny",
        "sen": "sen",
        "kopecks": "kopeck",
    }
)
