"""Italian words around a counted noun: where its phrase ends, and singulars. Tables only."""

from __future__ import annotations

from monitor.claims.languages.table_forms import plurals, words

__all__ = ["IRREGULAR_PLURALS", "NOUN_ADJECTIVES", "NOUN_STOPS", "PLURAL_ENDINGS"]

# Plurals in -i come of -o and of -e (Serianni, Grammatica italiana, III 103 ff.): what the suffix does not tell is
# taken for the more frequent -o, and the frequent nouns in -e are listed.
PLURAL_ENDINGS = (
    ("zioni", "zione"), ("sioni", "sione"), ("ioni", "ione"), ("tori", "tore"), ("sori", "sore"), ("trici", "trice"),
    ("enti", "ente"), ("anti", "ante"), ("ali", "ale"), ("esi", "ese"), ("isti", "ista"), ("iste", "ista"),
    ("ghi", "go"), ("chi", "co"), ("ghe", "ga"), ("che", "ca"), ("ieri", "iere"), ("ndi", "ndio"), ("dici", "dice"),
    ("eggi", "eggio"), ("aggi", "aggio"), ("izi", "izio"), ("ari", "ario"), ("i", "o"), ("e", "a"),
)  # fmt: skip
IRREGULAR_PLURALS = plurals(
    "uomini:uomo case:casa aerei:aereo navi:nave mesi:mese cani:cane pesci:pesce voci:voce leggi:legge chiavi:chiave "
    "morti:morto feriti:ferito giovani:giovane studenti:studente denti:dente monti:monte ponti:ponte parti:parte "
    "reti:rete madri:madre padri:padre notti:notte carceri:carcere ordini:ordine crimini:crimine immagini:immagine "
    "ospedali:ospedale animali:animale civili:civile missili:missile carri:carro anni:anno auto:auto moto:moto foto:foto "
    "città:città università:università attività:attività unità:unità bar:bar film:film email:email sport:sport "
    "crisi:crisi ipotesi:ipotesi analisi:analisi tesi:tesi vigili:vigile cittadini:cittadino incendi:incendio "
    "problemi:problema programmi:programma dita:dito braccia:braccio migliaia:migliaio uova:uovo paia:paio "
    "luoghi:luogo medici:medico amici:amico scafi:scafo esami:esame fondi:fondo secondi:secondo bambini:bambino "
    "calciatori:calciatore mila:mila infermieri:infermiere operai:operaio imprese:impresa spese:spesa militari:militare "
    "titolari:titolare familiari:familiare barche:barca squadre:squadra gare:gara ore:ora mondi:mondo"
)
# Before the noun, and never it: "41 nuovi casi", "due altri soldati".
NOUN_ADJECTIVES = words(
    "altri altre nuovi nuove grandi piccoli piccole primi prime ultimi ultime giovani ex vecchi vecchie presunti presunte "
    "migliori"
)
NOUN_STOPS = words(
    """
    il lo la i gli le l' un uno una un' dei degli delle del dello della dell' di d' e ed o ma né che a ad al allo alla
    all' ai agli alle in nel nello nella nell' nei negli nelle con su sul sulla sull' sui sugli sulle per tra fra da dal
    dalla dall' dai dagli dalle dallo senza sopra sotto verso dopo prima durante contro secondo mentre quando dove se come
    perché poiché è sono era erano fu furono sarà saranno essere ha hanno aveva avevano ho si ci ne non più meno molto
    anche già ancora sempre questo questa questi queste quel quella quei quelle suo sua suoi sue loro nostro ogni tutti
    tutte alcuni alcune diversi diverse molti molte ieri oggi domani qui lì poi così chi cui quale quali lunedì martedì
    mercoledì giovedì venerdì sabato domenica circa ove disse mai fa
    """
)
