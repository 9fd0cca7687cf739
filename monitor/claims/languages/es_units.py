"""Spanish units of measurement and currencies, as phrases. Tables only; no conversion is made between units."""

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
            milisegundo|milisegundos|ms
            minuto|minutos|min
            hora|horas|h
            día|días
            noche|noches
            semana|semanas
            mes|meses
            trimestre|trimestres
            año|años
            década|décadas
            siglo|siglos""",
        Dimension.LENGTH: """
            metro|metros|m
            kilómetro|kilómetros|km
            centímetro|centímetros|cm
            milímetro|milímetros|mm
            milla|millas""",
        Dimension.AREA: """
            metro cuadrado|metros cuadrados|m²|m2
            kilómetro cuadrado|kilómetros cuadrados|km²|km2
            hectárea|hectáreas|ha""",
        Dimension.VOLUME: """
            litro|litros|l
            mililitro|mililitros|ml
            metro cúbico|metros cúbicos|m³|m3
            barril|barriles""",
        Dimension.MASS: """
            gramo|gramos|g
            kilogramo|kilogramos|kilo|kilos|kg
            miligramo|miligramos|mg
            tonelada|toneladas|t""",
        Dimension.SPEED: """
            kilómetro por hora|kilómetros por hora|km/h
            metro por segundo|metros por segundo|m/s
            nudo|nudos""",
        Dimension.TEMPERATURE: """
            grado Celsius|grados celsius|grados centígrados|°c|° c|ºc
            grado Fahrenheit|grados fahrenheit|°f
            grado|grados|°""",
        Dimension.ENERGY: """
            vatio|vatios|w
            kilovatio|kilovatios|kw
            megavatio|megavatios|mw
            gigavatio|gigavatios|gw
            kilovatio hora|kilovatios hora|kwh
            megavatio hora|megavatios hora|mwh
            caloría|calorías""",
        Dimension.DATA: """
            megabyte|megabytes|mb
            gigabyte|gigabytes|gb
            terabyte|terabytes|tb""",
        Dimension.RATIO: """
            vez|veces""",
        Dimension.OTHER: """
            punto|puntos
            decibelio|decibelios|db
            hercio|hercios|hz""",
    }
)

PERCENT = percents(percent="por ciento;porciento", point="punto porcentual", points="puntos porcentuales")

CURRENCIES = currencies(
    {
        "EUR": "euro;euros",
        "USD": "dólar;dólares;dólares estadounidenses",
        "GBP": "libra esterlina;libras esterlinas;libras",
        "CHF": "franco suizo;francos suizos",
        "JPY": "yen;yenes",
        "CNY": "yuan;yuanes",
        "RUB": "rublo;rublos",
        "MXN": "peso mexicano;pesos mexicanos;peso;pesos",
        "ARS": "peso argentino;pesos argentinos",
        "CLP": "peso chileno;pesos chilenos",
        "COP": "peso colombiano;pesos colombianos",
        "UYU": "peso uruguayo;pesos uruguayos",
        "PEN": "sol;soles",
        "BOB": "boliviano;bolivianos",
        "VES": "bolívar;bolívares",
        "PYG": "guaraní;guaraníes",
        "BRL": "reales brasileños",
        "ESP": "peseta;pesetas",
        "GTQ": "quetzal;quetzales",
        "INR": "rupia;rupias",
    }
)
CURRENCIES_BY_COUNTRY = currencies(
    {
        "AUD": "dólares australianos",
        "CAD": "dólares canadienses",
    }
)
MINOR_CURRENCIES: Mapping[str, str] = MappingProxyType(
    {"céntimo": "céntimo", "céntimos": "céntimo", "centavo": "centavo", "centavos": "centavo"}
)
