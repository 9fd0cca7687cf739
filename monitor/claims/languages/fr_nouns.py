"""French words around a counted noun: where its phrase ends, and singulars. Tables only."""

from __future__ import annotations

from monitor.claims.languages.table_forms import plurals, words

__all__ = ["IRREGULAR_PLURALS", "NOUN_ADJECTIVES", "NOUN_STOPS", "PLURAL_ENDINGS"]

# "-s" but for "-eau", "-al" and what ends in s, x or z already (Grevisse, Le Bon Usage, § 512-520).
PLURAL_ENDINGS = (("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("oux", "ou"), ("s", ""))
IRREGULAR_PLURALS = plurals(
    "yeux:œil travaux:travail vitraux:vitrail fois:fois mois:mois pays:pays voix:voix cas:cas corps:corps avis:avis "
    "repas:repas bras:bras procès:procès succès:succès décès:décès colis:colis bois:bois prix:prix taudis:taudis "
    "messieurs:monsieur mesdames:madame gens:gens autobus:autobus virus:virus"
)
# Before the noun, and never it: "41 nouveaux cas", "deux autres soldats".
NOUN_ADJECTIVES = words(
    "autres nouveaux nouvelles grands grandes petits petites premiers premières derniers dernières jeunes anciens "
    "anciennes bons bonnes vieux vieilles gros grosses"
)
NOUN_STOPS = words(
    """
    le la les l' un une des du de d' et ou mais ni car or donc à au aux en dans sur sous par pour avec sans chez vers
    entre depuis pendant avant après contre selon malgré dès jusqu' jusque que qu' qui quoi dont où quand si comme lorsque
    lorsqu' puisque est sont était étaient a ont avait avaient sera seront été être avoir fut il elle ils elles on nous
    vous je tu se s' ne n' pas plus moins très aussi encore déjà toujours ce cet cette ces son sa ses leur leurs notre
    nos mon ma mes tout tous toute toutes chaque plusieurs quelques hier demain ici là alors ainsi puis dit soit ans
    lundi mardi mercredi jeudi vendredi samedi dimanche contre vs lors dont près
    """
) - words("ans")
