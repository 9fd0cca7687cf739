"""German words for speech and sources. Tables only; the grammar is in `claims/speech_cues_either_side`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monitor.claims.languages.speech_words import NounClass, SpeechWords
from monitor.claims.languages.table_forms import phrases, words

__all__ = ["GERMAN"]

# Third persons of present and past, and the first conjunctive that reported speech stands in.
_FINITE = words(
    "sagt sagte sagten sagen erklärt erklärte erklärten erklären betont betonte betonten betonen berichtet berichtete "
    "berichteten berichten bestätigt bestätigte bestätigten behauptet behauptete behaupteten behaupten bestreitet "
    "bestritt bestritten dementiert dementierte dementierten warnt warnte warnten warnen fordert forderte forderten "
    "fordern meint meinte meinten kritisiert kritisierte kritisierten schreibt schrieb schrieben ergänzt ergänzte "
    "ergänzten versichert versicherte versicherten verkündet verkündete verkündeten erzählt erzählte erzählten "
    "antwortet antwortete antworteten entgegnet entgegnete entgegneten erwidert erwiderte versprach verspricht "
    "versprachen beklagt beklagte beklagten vermutet vermutete vermuteten verlangt verlangte verlangten rief ruft "
    "bekräftigt bekräftigte bekräftigten unterstrich unterstreicht erläutert erläuterte erläuterten äußerte äußerten "
    "beteuerte beteuerten mutmaßte urteilte urteilten lobte lobten begründete begründeten spekulierte bemängelte "
    "bemängelten monierte konstatierte resümierte mitteilte mitteilten bekanntgab bekanntgaben ankündigte ankündigten "
    "hinzufügte einräumte einräumten zurückwies zurückwiesen hinwies"
)
_PARTICIPLES = words(
    "gesagt erklärt betont berichtet bestätigt behauptet bestritten dementiert gewarnt gefordert gemeint kritisiert "
    "geschrieben ergänzt versichert verkündet erzählt geantwortet entgegnet versprochen beklagt vermutet verlangt "
    "bekräftigt unterstrichen erläutert mitgeteilt angekündigt bekanntgegeben eingeräumt zurückgewiesen hinzugefügt "
    "gemeldet angegeben"
)
_SEPARABLE: Mapping[str, frozenset[str]] = MappingProxyType(
    {form: words("mit") for form in ("teilt", "teilte", "teilten")}
    | {form: words("bekannt an zu") for form in ("gibt", "gab", "gaben", "geben")}
    | {form: words("an") for form in ("kündigt", "kündigte", "kündigten", "mahnte", "prangerte", "führte")}
    | {form: words("hinzu") for form in ("fügt", "fügte", "fügten")}
    | {form: words("ein") for form in ("räumt", "räumte", "räumten", "wandte")}
    | {form: words("zurück hin") for form in ("weist", "wies", "wiesen")}
    | {form: words("vor") for form in ("wirft", "warf", "warfen")}
    | {form: words("aus") for form in ("sprach", "sprachen")}
)
_SOURCE_BEHIND = phrases(
    "laut;nach angaben;nach angaben von;nach angaben vom;nach aussage;nach aussage von;nach aussagen;nach aussagen von;"
    "nach informationen;nach informationen von;nach auskunft;nach einschätzung;nach einschätzung von;unter berufung auf;"
    "nach darstellung;nach darstellung von;nach worten;nach den worten;nach ansicht;nach ansicht von;nach meinung"
)
_SOURCE_AHEAD = phrases("zufolge")
_WITHOUT_SOURCE = phrases(
    "angeblich;angebliche;angeblichen;angeblicher;angebliches;mutmaßlich;mutmaßliche;mutmaßlichen;mutmaßlicher;"
    "offenbar;dem vernehmen nach;es heißt;hieß es;wie es heißt;gerüchteweise;es wird vermutet"
)
_DETERMINERS = words(
    "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesem diesen jener jene sein seine "
    "seiner seinem ihr ihre ihrer ihrem unser unsere mein meine zwei drei vier fünf mehrere einige viele alle beide "
    "zahlreiche kein keine manche weitere deren dessen"
)
_ROLES = words(
    "sprecher sprecherin minister ministerin kanzler kanzlerin präsident präsidentin bürgermeister bürgermeisterin "
    "vorsitzende vorsitzender vorsitzenden chef chefin direktor direktorin senator senatorin abgeordnete abgeordneter "
    "abgeordneten richter richterin anwalt anwältin anwälte staatsanwalt staatsanwältin kommissar kommissarin general "
    "oberst professor professorin forscher forscherin ärztin arzt ökonom ökonomin analyst analystin leiter leiterin "
    "landrat landrätin botschafter botschafterin trainer trainerin lehrer lehrerin zeuge zeugin opfer gründer gründerin "
    "geschäftsführer geschäftsführerin vorstand ermittler ermittlerin kandidat kandidatin politiker politikerin könig "
    "königin papst bischof bischöfin gouverneur gouverneurin sekretär sekretärin generalsekretär journalist "
    "journalistin autor autorin historiker historikerin ingenieur ingenieurin anwohnerin bauer bäuerin sportler "
    "kommandeur kommandant vertreter vertreterin beauftragte beauftragter premier premierminister experte expertin "
    "wissenschaftler wissenschaftlerin intendant intendantin rektor rektorin mann frau mutter vater schwester bruder"
)

GERMAN = SpeechWords(
    language="de",
    subject_either_side=True,
    nouns_have_capitals=True,
    reporting=_FINITE | _PARTICIPLES,
    needing_content=words(
        "glaubt glaubte glaubten hofft hoffte hofften findet fand fanden fragt fragte fragten meldet meldete meldeten "
        "nennt nannte nannten bezeichnet bezeichnete bezeichneten sieht sah zeigt zeigte zeigten zeigen ergab ergibt "
        "ergaben rechnet rechnete fürchtet fürchtete befürchtet befürchtete spricht stellte klagte klagt schätzt "
        "schätzte schätzten zitiert zitierte schildert schilderte"
    ),
    inverting=_FINITE,
    content_openers=words("dass daß ob wie warum weshalb"),
    source_behind=_SOURCE_BEHIND,
    source_ahead=_SOURCE_AHEAD,
    without_source=_WITHOUT_SOURCE,
    phrase_heads=frozenset(phrase[0] for phrase in _SOURCE_BEHIND + _SOURCE_AHEAD + _WITHOUT_SOURCE),
    only_inverted=words("so"),
    separable=_SEPARABLE,
    past_participles=_PARTICIPLES,
    perfect_auxiliaries=words("hat haben habe hätte hatte hatten"),
    passive_auxiliaries=words("wurde wurden wird werden worden ist sind sei war waren"),
    passive_by=words("von vom"),
    hearsay_auxiliaries=words("soll sollen"),
    hearsay_words=words("haben sein worden"),
    hearsay_within=18,
    anonymity=phrases(
        "anonym bleiben;nicht genannt werden;nicht namentlich genannt werden;unter der bedingung der anonymität;"
        "unter bedingung der anonymität;anonym bleiben wollte;unter zusicherung der anonymität;ungenannt bleiben"
    ),
    auxiliaries=words(
        "hat haben habe hatte hatten ist sind sei seien war waren wird werden wurde wurden worden kann könne können konnte "
        "muss müsse müssen soll solle sollen sollte will wolle wollen wollte darf dürfe würde würden"
    ),
    adverbs=words(
        "auch noch nur schon jedoch aber zudem außerdem dagegen hingegen allerdings heute gestern zuvor später nun jetzt "
        "dann wieder erneut bereits damals dabei dazu daraufhin deshalb nicht öffentlich offen schriftlich mehrfach "
        "zunächst schließlich ferner weiter indes ebenfalls demnach selbst hier dort"
    ),
    pronouns=words("er sie es wir ich man viele alle einige manche niemand jemand beide dieser diese"),
    plural_pronouns=words("wir"),
    speakers_own=words("ich wir"),
    relatives=words("der die das welcher welche"),
    determiners=_DETERMINERS,
    linkers=words(
        "von vom für aus in im an am auf bei beim mit nach zu zum zur über unter vor gegen durch um ohne seit bis wegen "
        "während laut zwischen neben gegenüber trotz"
    ),
    attaching=words("der des von vom für aus"),
    breaks=words(
        "dass daß weil wenn als ob damit obwohl nachdem bevor während und oder aber sondern denn wie wo was wer so zufolge "
        "nicht kein zu worden um"
    ),
    conjunctions=words("und aber oder sondern"),
    not_names=words(
        "der die das den dem des ein eine einer einem einen in im am an auf bei mit nach von vom zu zum zur und aber oder "
        "doch wenn weil als für gegen über unter vor seit laut so auch er sie es wir ich ihr sein seine ihre dieser diese "
        "dieses das es heute gestern montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april "
        "mai juni juli august september oktober november dezember herr frau nicht kein keine alle viele einige mehrere "
        "beide wir man dabei damit dann dort hier jetzt nun zudem außerdem allerdings jedoch wie was wer wo warum ja nein"
    ),
    titles=words("herr herrn frau dr prof professor graf sir lord") | _ROLES,
    name_links=words("von van zu de der den del di da la le al bin"),
    before_titles=words(
        "film roman buch serie lied song album stück oper magazin zeitschrift zeitung sendung titel ausstellung gedicht "
        "podcast musical band kinofilm dokumentation"
    ),
    small_title_words=words("der die das und in im von vom zum zur mit für am auf"),
    nouns=NounClass(
        anonymous=words("quelle quellen kreise kreisen insider insidern informant informanten informantin eingeweihte"),
        officials=words(
            "beamter beamte beamten beamtin diplomat diplomaten diplomatin regierungsvertreter regierungsmitarbeiter "
            "behördenvertreter offizieller offizielle berater beraterin mitarbeiter mitarbeiterin"
        ),
        roles=_ROLES,
        documents=words(
            "bericht berichte berichten studie studien dokument dokumente dokumenten papier unterlagen mitteilung erklärung "
            "brief schreiben protokoll gutachten umfrage umfragen statistik daten zahlen urteil anklage akten akte e-mail "
            "e-mails vermerk entwurf analyse untersuchung prognose liste vertrag gesetzentwurf angaben aussagen auswertung"
        ),
        public=words(
            "kritiker kritikern kritikerinnen experten expertinnen beobachter beobachtern anwohner anwohnern augenzeugen "
            "zeugen gegner befürworter unterstützer aktivisten demonstranten bürger wähler bewohner forscher ökonomen "
            "analysten wissenschaftler fachleute fachleuten eltern schüler studierende fans kunden betroffene historiker "
            "viele einige manche alle"
        ),
        organizations=words(
            "polizei ministerium ministeriums amt behörde behörden regierung bundesregierung gericht staatsanwaltschaft "
            "feuerwehr armee bundeswehr militär partei fraktion gewerkschaft verband verein universität institut bank "
            "konzern unternehmen firma kommission parlament bundestag senat stadt gemeinde land kreis krankenhaus klinik "
            "stiftung organisation kirche vereinte nationen nato eu un spd cdu csu fdp grüne grünen linke afd "
            "zentralbank agentur rat ausschuss börse gesellschaft airline fluggesellschaft hersteller betreiber kreml "
            "opposition pentagon botschaft geheimdienst werk verwaltung leitstelle rotes rettungsdienst kanzleramt weiße"
        ),
        outlets=words(
            "dpa reuters afp ap spiegel zeit welt bild faz taz zeitung zeitungen tagesschau ard zdf rundfunk sender "
            "nachrichtenagentur agenturen magazin medien medienberichte medienberichten medienbericht handelsblatt stern "
            "focus tagesspiegel blatt bbc cnn wdr ndr swr deutschlandfunk anzeiger kurier rundschau"
        ),
    ),
)
