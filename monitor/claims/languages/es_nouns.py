"""Spanish words around a counted noun: where its phrase ends, and singulars. Tables only."""

from __future__ import annotations

from monitor.claims.languages.table_forms import plurals, words

__all__ = ["IRREGULAR_PLURALS", "NOUN_ADJECTIVES", "NOUN_STOPS", "PLURAL_ENDINGS"]

# "-s" behind vowels and "-es" behind consonants (Nueva gramática de la lengua española, § 3.2), with the accent and
# the z that the singular has: "aviones" is "avión", "jueces" is "juez".
PLURAL_ENDINGS = (
    ("iones", "ión"), ("sones", "són"), ("rones", "rón"), ("lones", "lón"), ("ces", "z"), ("ores", "or"), ("ales", "al"),
    ("ares", "ar"), ("eres", "er"), ("iles", "il"), ("eles", "el"), ("oles", "ol"), ("ades", "ad"), ("udes", "ud"),
    ("anes", "án"), ("eses", "és"), ("ines", "ín"), ("s", ""),
)  # fmt: skip
IRREGULAR_PLURALS = plurals(
    "meses:mes países:país veces:vez crisis:crisis tesis:tesis jóvenes:joven imágenes:imagen crímenes:crimen "
    "órdenes:orden exámenes:examen volúmenes:volumen leyes:ley reyes:rey virus:virus autobuses:autobús trenes:tren "
    "bienes:bien planes:plan panes:pan orígenes:origen límites:límite calles:calle valles:valle miles:mil "
    "detalles:detalle hoteles:hotel muebles:mueble puntos:punto"
)
# Before the noun, and never it: "41 nuevos casos", "dos otros soldados".
NOUN_ADJECTIVES = words(
    "otros otras nuevos nuevas grandes primeros primeras últimos últimas pequeños pequeñas mejores peores antiguos "
    "antiguas viejos viejas presuntos presuntas"
)
NOUN_STOPS = words(
    """
    el la los las lo un una unos unas de del y e o u pero ni que a al en con sin sobre por para entre desde hasta hacia
    según contra tras durante ante bajo mediante cuando donde quien quienes cual si como porque pues es son era eran fue
    fueron será serán ser está están estaba ha han había habían hay hubo se le les me nos te no más menos muy también ya
    todavía aún siempre este esta estos estas ese esa esos esas aquel su sus nuestro nuestra mi mis todo todos toda todas
    cada varios varias algunos algunas muchos muchas ayer hoy mañana aquí ahí allí luego entonces así tal él ella ellos
    ellas lunes martes miércoles jueves viernes antes después dijo
    """
)
