"""German words around a counted noun: where its phrase ends, and singulars. Tables only.

German plurals have no one ending (Duden, Grammatik: "-e, -er, -en, -n, -s, none, umlaut"), so the nouns that news
counts are listed by their last part ("flugzeuge" serves "Kampfflugzeuge"), and endings that are sure serve the rest.
"""

from __future__ import annotations

from monitor.claims.languages.table_forms import plurals, words

__all__ = ["IRREGULAR_PLURALS", "NOUN_STOPS", "PLURAL_ENDINGS"]

_LAST_PARTS = plurals(
    "menschen:mensch flugzeuge:flugzeug flugzeugen:flugzeug häuser:haus häusern:haus kinder:kind kindern:kind "
    "männer:mann männern:mann frauen:frau befragte:befragter befragten:befragter leute:leute leuten:leute personen:person soldaten:soldat polizisten:polizist "
    "beamte:beamter beamten:beamter verletzte:verletzter verletzten:verletzter tote:toter toten:toter opfern:opfer "
    "vermisste:vermisster vermissten:vermisster angestellte:angestellter angestellten:angestellter "
    "beschäftigte:beschäftigter beschäftigten:beschäftigter abgeordnete:abgeordneter abgeordneten:abgeordneter "
    "jugendliche:jugendlicher jugendlichen:jugendlicher geflüchtete:geflüchteter geflüchteten:geflüchteter "
    "kräfte:kraft kräften:kraft plätze:platz plätzen:platz züge:zug zügen:zug schiffe:schiff schiffen:schiff boote:boot "
    "booten:boot autos:auto fälle:fall fällen:fall unfälle:unfall stellen:stelle wohnungen:wohnung länder:land "
    "ländern:land staaten:staat städte:stadt städten:stadt orte:ort orten:ort schulen:schule schülern:schüler "
    "studenten:student studierende:studierender studierenden:studierender betriebe:betrieb betrieben:betrieb "
    "firmen:firma konzerne:konzern bäume:baum bäumen:baum tiere:tier tieren:tier hunde:hund hunden:hund kühe:kuh "
    "vögel:vogel bücher:buch büchern:buch stimmen:stimme sitze:sitz sitzen:sitz mandate:mandat tore:tor toren:tor "
    "spiele:spiel spielen:spiel siege:sieg siegen:sieg tickets:ticket raketen:rakete drohnen:drohne panzern:panzer "
    "schüsse:schuss schüssen:schuss bomben:bombe brände:brand bränden:brand haushalte:haushalt haushalten:haushalt "
    "anträge:antrag anträgen:antrag verträge:vertrag verträgen:vertrag patienten:patient patientinnen:patientin "
    "ärzte:arzt ärzten:arzt gäste:gast gästen:gast touristen:tourist bauern:bauer gemeinden:gemeinde familien:familie "
    "parteien:partei brücken:brücke straßen:straße schritte:schritt jobs:job euros:euro filme:film filmen:film "
    "versuche:versuch angriffe:angriff angriffen:angriff anschläge:anschlag anschlägen:anschlag gebiete:gebiet "
    "beine:bein geräte:gerät geräten:gerät busse:bus bussen:bus werke:werk werken:werk höfe:hof höfen:hof "
    "punkte:punkt klagen:klage briefe:brief briefen:brief seiten:seite proteste:protest küken:küken leichen:leiche "
    "kliniken:klinik flüge:flug flügen:flug hektar:hektar fahrzeuge:fahrzeug fahrzeugen:fahrzeug lkw:lkw pkw:pkw"
)
_SURE_ENDINGS = plurals(
    "innen:in ungen:ung heiten:heit keiten:keit schaften:schaft ionen:ion itäten:ität nissen:nis nisse:nis "
    "lingen:ling linge:ling isten:ist anten:ant enten:ent ieren:ier elle:ell eure:eur euren:eur ern:er eln:el"
)

# Behind the number, longest first, so that "kampfflugzeuge" is "Kampfflugzeug" before any shorter ending is tried.
PLURAL_ENDINGS = tuple(sorted({**_LAST_PARTS, **_SURE_ENDINGS}.items(), key=lambda pair: -len(pair[0])))
IRREGULAR_PLURALS = {plural: singular.capitalize() for plural, singular in _LAST_PARTS.items()}

NOUN_STOPS = words(
    """
    der die das den dem des ein eine einen einem einer eines und oder aber sowie sondern denn doch in im an am auf aus
    bei beim mit nach von vom zu zum zur über unter vor hinter neben zwischen durch für gegen ohne um bis seit während
    wegen trotz als wie wenn weil dass ob da nachdem bevor ist sind war waren wird werden wurde wurden worden hat haben
    hatte hatten habe sei seien kann können konnte soll sollen sollte will wollen muss müssen nicht kein keine er sie es
    wir ihr sich man auch noch nur schon sehr mehr weniger pro je jeweils etwa rund hier dort dann heute gestern morgen
    damals dabei davon darunter sagte teilte laut so starben kamen
    """
)
