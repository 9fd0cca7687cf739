"""Italian words for speech and sources. Tables only; the grammar is in `claims/speech_cues_either_side`."""

from __future__ import annotations

from monitor.claims.languages.speech_words import NounClass, SpeechWords
from monitor.claims.languages.table_forms import in_order, phrases, words

__all__ = ["ITALIAN"]

# Verbs in -are that give somebody's words, by their stem.
_STEMS = in_order(
    "afferm assicur dichiar spieg segnal indic inform annunci conferm sottoline denunci comment precis critic accus rivel "
    "ribad lament dettagli racconta ricord narr argoment condann replic neg avvert osserv comunic garant evidenzi rimarc "
    "attacc incalz twitt"
)
_REGULAR = [stem for stem in _STEMS if stem not in ("racconta", "ribad", "avvert", "garant")] + ["raccont"]
_FINITE = frozenset(f"{stem}{end}" for stem in _REGULAR for end in ("a", "ano", "ò", "arono", "ava", "avano")) | words(
    "dice dicono disse dissero diceva aggiunge aggiungono aggiunse avverte avvertono avvertì sostiene sostengono sostenne "
    "riconosce riconoscono ammette ammettono ammise insiste insistono risponde rispondono rispose chiede chiedono chiese "
    "promette promettono conclude concludono concluse smentisce smentiscono scrive scrivono scrisse ribadisce ribadiscono "
    "riferisce riferiscono riferì chiarisce chiariscono chiosa prosegue rende garantisce giura sbotta auspica"
) - words("rende")
_PARTICIPLES = frozenset(f"{stem}{end}" for stem in _REGULAR for end in ("ato", "ata", "ati", "ate")) | words(
    "detto aggiunto avvertito sostenuto riconosciuto ammesso insistito risposto chiesto promesso concluso smentito scritto "
    "ribadito riferito chiarito proseguito garantito giurato smentita riferita"
)
_SOURCE_BEHIND = phrases(
    "secondo;a detta di;a detta del;a detta della;stando a;stando al;stando alla;stando ai;stando alle;stando agli;"
    "a giudizio di;per voce di;citando;secondo quanto riferito da;secondo quanto riferito dalla;secondo quanto riferito dal"
)
_WITHOUT_SOURCE = phrases(
    "presumibilmente;presunto;presunta;presunti;presunte;a quanto pare;a quanto sembra;si dice che;pare che;si ritiene che"
)
_DETERMINERS = words(
    "il lo la i gli le l' un uno una un' questo questa questi queste quel quella quei suo sua suoi sue loro nostro nostra "
    "mio mia alcuni alcune due tre quattro cinque altri altre molti molte tutti tutte nessun nessuna ogni diversi diverse"
)
_ROLES = words(
    "portavoce ministro ministra presidente presidentessa sindaco sindaca deputato deputata senatore senatrice capo "
    "direttore direttrice segretario segretaria procuratore procuratrice giudice avvocato avvocata commissario commissaria "
    "generale colonnello capitano professore professoressa ricercatore ricercatrice medico economista analista fondatore "
    "fondatrice testimone vittima allenatore allenatrice giocatore giocatrice candidato candidata assessore assessora "
    "governatore governatrice ambasciatore ambasciatrice vescovo papa re regina cancelliere cancelliera storico storica "
    "ingegnere ingegnera insegnante infermiere infermiera agricoltore sindacalista vicino vicina padre madre fratello "
    "sorella donna uomo autore autrice giornalista leader dirigente consigliere consigliera delegato delegata "
    "rappresentante premier vicepresidente esperto esperta imprenditore imprenditrice questore prefetto comandante "
    "amministratore tecnico mister pm parroco"
)

ITALIAN = SpeechWords(
    language="it",
    subject_either_side=True,
    dialogue_dash=True,
    reporting=_FINITE | _PARTICIPLES,
    needing_content=words(
        "crede credono pensa pensano spera sperano teme temono domanda riporta riportano mostra mostrano definito definita "
        "definisce considera considerano stima stimano parla pubblica legge emerge ritiene ritengono ritenuto chiamato "
        "bollato definì mostrato rileva rilevano calcola scherza"
    ),
    inverting=_FINITE,
    also_nouns=words("denuncia critica domanda mostra stima conferma replica accusa condanna nega legge pubblica"),
    content_openers=words("che se"),
    source_behind=_SOURCE_BEHIND,
    without_source=_WITHOUT_SOURCE,
    phrase_heads=frozenset(phrase[0] for phrase in _SOURCE_BEHIND + _WITHOUT_SOURCE),
    past_participles=_PARTICIPLES | words("definito definita ritenuto chiamato bollato mostrato"),
    perfect_auxiliaries=words("ha hanno aveva avevano ho abbiamo"),
    passive_auxiliaries=words("è sono stato stata stati state viene vengono fu furono era erano sarà"),
    passive_by=words("da dal dallo dalla dall' dai dagli dalle"),
    hearsay_auxiliaries=words("avrebbe avrebbero sarebbe sarebbero"),
    hearsay_endings=(
        "ato",
        "ata",
        "ati",
        "ate",
        "uto",
        "uta",
        "uti",
        "ute",
        "ito",
        "ita",
        "iti",
        "ite",
        "so",
        "sa",
        "si",
        "sto",
        "sta",
        "sti",
        "tto",
        "tta",
        "tti",
        "rto",
        "rta",
    ),
    hearsay_within=3,
    not_hearsay=words("se potuto dovuto voluto"),
    anonymity=phrases(
        "a condizione di anonimato;sotto anonimato;chiede l'anonimato;chiesto l'anonimato;chiesto di restare anonimo;"
        "chiesto di restare anonima;coperto da anonimato;in condizione di anonimato;vuole restare anonimo;"
        "vuole restare anonima;garanzia di anonimato"
    ),
    auxiliaries=words(
        "ha hanno aveva avevano è sono era erano fu furono sarà saranno sarebbe avrebbe può possono deve devono va vanno "
        "stato stata viene vengono"
    ),
    adverbs=words(
        "anche ancora già sempre ieri oggi domani poi dopo quindi inoltre tuttavia però non mai bene così infine lunedì "
        "martedì mercoledì giovedì venerdì sabato domenica pubblicamente recentemente solo sera mattina più volte stamattina "
        "stasera scorso scorsa"
    ),
    pronouns=words("lui lei egli ella essi loro io noi chi alcuni molti tutti questo costui"),
    plural_pronouns=words("essi loro noi"),
    speakers_own=words("io noi"),
    relatives=words("che chi"),
    determiners=_DETERMINERS,
    linkers=words(
        "di d' del dello della dell' dei degli delle a ad al allo alla all' ai agli alle in nel nello nella nell' nei negli "
        "nelle con su sul sulla sull' sui per tra fra da dal dalla dall' dai dalle senza verso dopo durante contro"
    ),
    attaching=words("di d' del dello della dell' dei degli delle"),
    breaks=words(
        "che quando dove se come perché poiché ma però e ed o mentre è sono ha hanno si non secondo lui lei essi io noi cui"
    ),
    conjunctions=words("e ed ma o"),
    clitics=words("lo la li le l' gli si ci ne mi vi ce non"),
    not_names=words(
        "il lo la i gli le l' un una di del e ma o a al in con per su da secondo lui lei essi io noi questo questa suo sua "
        "ieri oggi lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno "
        "luglio agosto settembre ottobre novembre dicembre sì no se che chi quando come inoltre anche dopo prima due tre "
        "alcuni tutti tutto dall' nel nella non stando"
    ),
    titles=words("sig signor signora signore dott dottor dottore dottoressa prof avv ing on onorevole don suor")
    | _ROLES,
    name_links=words("de di del della dei d' la lo van von"),
    before_titles=words(
        "film romanzo libro serie canzone brano disco album opera rivista programma intitolato intitolata mostra poesia "
        "podcast documentario racconto saggio titolo"
    ),
    small_title_words=words("il lo la i gli le di del della e in a un una"),
    nouns=NounClass(
        anonymous=words("fonte fonti informatore informatori"),
        officials=words("funzionario funzionari funzionaria diplomatico diplomatici collaboratore collaboratori"),
        roles=_ROLES,
        documents=words(
            "rapporto rapporti studio studi documento documenti comunicato nota lettera sondaggio sondaggi statistiche dati "
            "cifre sentenza atto atti testo progetto lista bilancio email messaggio dichiarazione perizia versione ricerca "
            "indagine relazione verbale bollettino dossier"
        ),
        public=words(
            "critici esperti osservatori abitanti testimoni oppositori sostenitori attivisti manifestanti cittadini elettori "
            "residenti ricercatori economisti analisti scienziati specialisti genitori studenti clienti storici sindacati "
            "alcuni molti tutti vicini"
        ),
        organizations=words(
            "polizia carabinieri questura ministero governo procura tribunale corte giustizia esercito partito sindacato "
            "associazione università istituto banca gruppo impresa azienda società commissione parlamento camera assemblea "
            "senato comune regione provincia ospedale clinica fondazione organizzazione chiesa onu nato ue cremlino pentagono "
            "ambasciata agenzia consiglio opposizione direzione pompieri autorità presidenza federazione lega club comitato "
            "ufficio pd istat inps quirinale viminale farnesina cgil cisl uil casa prefettura difesa vigili marina"
        ),
        outlets=words(
            "ansa reuters ap afp repubblica corriere stampa sole messaggero giornale quotidiano media rivista radio "
            "televisione rai mediaset sky fatto foglio gazzetta tg1 agi adnkronos bbc cnn bloomberg settimanale tv testata"
        ),
    ),
    elisions=words("l' d' un' dell' nell' all' dall' sull' quell' quest' c' com' s' n' m' t' v' l'"),
)
