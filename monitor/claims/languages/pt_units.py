"""Portuguese units of measurement and currencies, as phrases. Tables only; no conversion is made between units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monitor.claims.languages.table_forms import currencies, percents, units
from monitor.values import Dimension

__all__ = ["CURRENCIES", "CURRENCIES_BY_COUNTRY", "MINOR_CURRENCIES", "PERCENT", "UNITS"]

UNITS = units(
    {
        Dimension.DURATION: """
            segundo|segundos|s
            milissegundo|milissegundos|ms
            minuto|minutos|min
            hora|horas|h
            dia|dias
            noite|noites
            semana|semanas
            mês|meses
            trimestre|trimestres
            ano|anos
            década|décadas
            século|séculos""",
        Dimension.LENGTH: """
            metro|metros|m
            quilômetro|quilómetro|quilômetros|quilómetros|km
            centímetro|centímetros|cm
            milímetro|milímetros|mm
            milha|milhas""",
        Dimension.AREA: """
            metro quadrado|metros quadrados|m²|m2
            quilômetro quadrado|quilômetros quadrados|quilómetros quadrados|km²|km2
            hectare|hectares|ha""",
        Dimension.VOLUME: """
            litro|litros|l
            mililitro|mililitros|ml
            metro cúbico|metros cúbicos|m³|m3
            barril|barris""",
        Dimension.MASS: """
            grama|gramas|g
            quilograma|quilogramas|quilo|quilos|kg
            miligrama|miligramas|mg
            tonelada|toneladas|t""",
        Dimension.SPEED: """
            quilômetro por hora|quilômetros por hora|quilómetros por hora|km/h
            metro por segundo|metros por segundo|m/s
            nó|nós""",
        Dimension.TEMPERATURE: """
            grau Celsius|graus celsius|°c|° c|ºc
            grau Fahrenheit|graus fahrenheit|°f
            grau|graus|°""",
        Dimension.ENERGY: """
            watt|watts|w
            quilowatt|quilowatts|kw
            megawatt|megawatts|mw
            gigawatt|gigawatts|gw
            quilowatt hora|kwh
            megawatt hora|mwh
            caloria|calorias""",
        Dimension.DATA: """
            megabyte|megabytes|mb
            gigabyte|gigabytes|gb
            terabyte|terabytes|tb""",
        Dimension.RATIO: """
            vez|vezes""",
        Dimension.OTHER: """
            ponto|pontos
            decibel|decibéis|db
            hertz|hz""",
    }
)

PERCENT = percents(percent="por cento;porcento", point="ponto percentual", points="pontos percentuais")

CURRENCIES = currencies(
    {
        "BRL": "real;reais",
        "EUR": "euro;euros",
        "USD": "dólar;dólares;dólares americanos",
        "GBP": "libra esterlina;libras esterlinas;libras",
        "CHF": "franco suíço;francos suíços",
        "JPY": "iene;ienes",
        "CNY": "yuan;yuans",
        "RUB": "rublo;rublos",
        "AOA": "kwanza;kwanzas",
        "MZN": "metical;meticais",
        "PTE": "escudo;escudos",
        "ARS": "pesos argentinos",
        "INR": "rupia;rupias",
    }
)
CURRENCIES_BY_COUNTRY = currencies(
    {"AUD": "dólares australianos", "CAD": "dólares canadenses;dólares canadianos", "MXN": "pesos mexicanos"}
)
MINOR_CURRENCIES: Mapping[str, str] = MappingProxyType(
    {"centavo": "centavo", "centavos": "centavo", "cêntimo": "cêntimo", "cêntimos": "cêntimo"}
)
