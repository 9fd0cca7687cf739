"""French units of measurement and currencies, as phrases. Tables only; no conversion is made between units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monitor.claims.languages.table_forms import currencies, percents, units
from monitor.values import Dimension

__all__ = ["CURRENCIES", "CURRENCIES_BY_COUNTRY", "MINOR_CURRENCIES", "PERCENT", "UNITS"]

UNITS = units(
    {
        Dimension.DURATION: """
            seconde|secondes|s
            milliseconde|millisecondes|ms
            minute|minutes|min|mn
            heure|heures|h
            jour|jours
            nuit|nuits
            semaine|semaines
            mois
            trimestre|trimestres
            an|ans|année|années
            décennie|décennies
            siècle|siècles""",
        Dimension.LENGTH: """
            mètre|mètres|m
            kilomètre|kilomètres|km
            centimètre|centimètres|cm
            millimètre|millimètres|mm
            mille nautique|milles nautiques
            année-lumière|années-lumière""",
        Dimension.AREA: """
            mètre carré|mètres carrés|m²|m2
            kilomètre carré|kilomètres carrés|km²|km2
            hectare|hectares|ha""",
        Dimension.VOLUME: """
            litre|litres|l
            millilitre|millilitres|ml
            mètre cube|mètres cubes|m³|m3
            baril|barils""",
        Dimension.MASS: """
            gramme|grammes|g
            kilogramme|kilogrammes|kilo|kilos|kg
            milligramme|milligrammes|mg
            tonne|tonnes|t""",
        Dimension.SPEED: """
            kilomètre par heure|kilomètres par heure|kilomètres heure|km/h
            mètre par seconde|mètres par seconde|m/s
            nœud|nœuds""",
        Dimension.TEMPERATURE: """
            degré Celsius|degrés celsius|°c|° c
            degré Fahrenheit|degrés fahrenheit|°f
            degré|degrés|°""",
        Dimension.ENERGY: """
            watt|watts|w
            kilowatt|kilowatts|kw
            mégawatt|mégawatts|mw
            gigawatt|gigawatts|gw
            kilowattheure|kilowattheures|kwh
            mégawattheure|mégawattheures|mwh
            térawattheure|térawattheures|twh
            volt|volts|v
            calorie|calories""",
        Dimension.DATA: """
            mégaoctet|mégaoctets|mo
            gigaoctet|gigaoctets|go
            téraoctet|téraoctets|to""",
        Dimension.RATIO: """
            fois""",
        Dimension.OTHER: """
            point|points
            décibel|décibels|db
            hertz|hz""",
    }
)

PERCENT = percents(percent="pour cent;pourcent;p . 100", point="point de pourcentage", points="points de pourcentage")

CURRENCIES = currencies(
    {
        "EUR": "euro;euros",
        "USD": "dollar;dollars;dollars américains",
        "GBP": "livre sterling;livres sterling;livres",
        "CHF": "franc suisse;francs suisses",
        "FRF": "franc;francs",
        "XOF": "franc cfa;francs cfa",
        "JPY": "yen;yens",
        "CNY": "yuan;yuans",
        "RUB": "rouble;roubles",
        "UAH": "hryvnia;hryvnias",
        "TRY": "livre turque;livres turques",
        "PLN": "zloty;zlotys",
        "MAD": "dirham;dirhams",
        "DZD": "dinar algérien;dinars algériens",
        "TND": "dinar tunisien;dinars tunisiens",
        "INR": "roupie;roupies",
    }
)
CURRENCIES_BY_COUNTRY = currencies(
    {
        "CAD": "dollar canadien;dollars canadiens",
        "AUD": "dollar australien;dollars australiens",
        "HKD": "dollar de hongkong;dollars de hongkong",
    }
)
MINOR_CURRENCIES: Mapping[str, str] = MappingProxyType({"centime": "centime", "centimes": "centime"})
