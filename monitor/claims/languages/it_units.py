"""Italian units of measurement and currencies, as phrases. Tables only; no conversion is made between units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monitor.claims.languages.table_forms import currencies, percents, units
from monitor.values import Dimension

__all__ = ["CURRENCIES", "CURRENCIES_BY_COUNTRY", "MINOR_CURRENCIES", "PERCENT", "UNITS"]

UNITS = units(
    {
        Dimension.DURATION: """
            secondo|secondi|s
            millisecondo|millisecondi|ms
            minuto|minuti|min
            ora|ore|h
            giorno|giorni
            notte|notti
            settimana|settimane
            mese|mesi
            trimestre|trimestri
            anno|anni
            decennio|decenni
            secolo|secoli""",
        Dimension.LENGTH: """
            metro|metri|m
            chilometro|chilometri|km
            centimetro|centimetri|cm
            millimetro|millimetri|mm
            miglio|miglia""",
        Dimension.AREA: """
            metro quadrato|metri quadrati|metro quadro|metri quadri|mq|m²|m2
            chilometro quadrato|chilometri quadrati|km²|km2
            ettaro|ettari|ha""",
        Dimension.VOLUME: """
            litro|litri|l
            millilitro|millilitri|ml
            metro cubo|metri cubi|m³|m3
            barile|barili""",
        Dimension.MASS: """
            grammo|grammi|g
            chilogrammo|chilogrammi|chilo|chili|kg
            milligrammo|milligrammi|mg
            quintale|quintali
            tonnellata|tonnellate|t""",
        Dimension.SPEED: """
            chilometro orario|chilometri orari|chilometri all'ora|km/h
            metro al secondo|metri al secondo|m/s
            nodo|nodi""",
        Dimension.TEMPERATURE: """
            grado Celsius|gradi celsius|gradi centigradi|°c|° c
            grado Fahrenheit|gradi fahrenheit|°f
            grado|gradi|°""",
        Dimension.ENERGY: """
            watt|w
            chilowatt|kilowatt|kw
            megawatt|mw
            gigawatt|gw
            chilowattora|kilowattora|kwh
            megawattora|mwh
            caloria|calorie""",
        Dimension.DATA: """
            megabyte|mb
            gigabyte|gb
            terabyte|tb""",
        Dimension.RATIO: """
            volta|volte""",
        Dimension.OTHER: """
            punto|punti
            decibel|db
            hertz|hz""",
    }
)

PERCENT = percents(percent="per cento;percento", point="punto percentuale", points="punti percentuali")

CURRENCIES = currencies(
    {
        "EUR": "euro",
        "USD": "dollaro;dollari;dollari americani;dollari statunitensi",
        "GBP": "sterlina;sterline",
        "CHF": "franco svizzero;franchi svizzeri;franchi",
        "ITL": "lira;lire",
        "JPY": "yen",
        "CNY": "yuan",
        "RUB": "rublo;rubli",
        "TRY": "lira turca;lire turche",
        "UAH": "grivnia;grivnie",
        "INR": "rupia;rupie",
        "PLN": "zloty",
    }
)
CURRENCIES_BY_COUNTRY = currencies({"AUD": "dollari australiani", "CAD": "dollari canadesi"})
MINOR_CURRENCIES: Mapping[str, str] = MappingProxyType({"centesimo": "centesimo", "centesimi": "centesimo"})
