"""Spanish words for speech and sources. Tables only; the grammar is in `claims/speech_cues_either_side`."""

from __future__ import annotations

from monitor.claims.languages.speech_words import NounClass, SpeechWords
from monitor.claims.languages.table_forms import in_order, phrases, words

__all__ = ["SPANISH"]

# Verbs in -ar that give somebody's words, by their stem.
_STEMS = in_order(
    "afirm asegur declar explic señal indic inform anunci confirm manifest subray destac denunci coment apunt precis "
    "critic acus revel reiter lament detall expres matiz zanj recalc alert relat enfatiz narr argument conden replic "
    "deneg aclar"
)
_FINITE = frozenset(f"{stem}{end}" for stem in _STEMS for end in ("ó", "aron", "a", "an", "aba", "aban")) | words(
    "dijo dijeron dice dicen decía añadió añadieron añade agregó agregaron agrega advirtió advirtieron advierte sostuvo "
    "sostuvieron sostiene reconoció reconocieron reconoce admitió admitieron admite negó negaron niega insistió "
    "insistieron insiste recordó recordaron recuerda respondió respondieron responde contó contaron cuenta pidió "
    "pidieron pide exigió exigieron exige prometió prometieron promete concluyó concluyeron concluye desmintió "
    "desmintieron desmiente escribió escribieron escribe opinó opinaron opina añaden agregan advierten sostienen reconocen admiten niegan "
    "insisten recuerdan responden cuentan piden exigen prometen concluyen desmienten escriben opinan juró justificó prosiguió apostilló espetó"
)
_PARTICIPLES = frozenset(f"{stem}{end}" for stem in _STEMS for end in ("ado", "ada", "ados", "adas")) | words(
    "dicho añadido agregado advertido sostenido reconocido admitido negado insistido recordado respondido contado pedido "
    "exigido prometido concluido desmentido escrito opinado"
)
_SOURCE_BEHIND = phrases(
    "según;de acuerdo con;de acuerdo a;a juicio de;en palabras de;en opinión de;conforme a;citando a;según fuentes de"
)
_WITHOUT_SOURCE = phrases(
    "supuestamente;presuntamente;presunto;presunta;presuntos;presuntas;supuesto;supuesta;supuestos;al parecer;"
    "se cree que;se dice que;según parece"
)
_DETERMINERS = words(
    "el la los las un una unos unas este esta estos estas ese esa su sus nuestro nuestra mi mis varios varias algunos "
    "algunas dos tres cuatro cinco otros otras muchos muchas todos todas ningún ninguna cada"
)
_ROLES = words(
    "portavoz portavoces ministro ministra presidente presidenta alcalde alcaldesa diputado diputada senador senadora "
    "jefe jefa director directora secretario secretaria fiscal juez jueza abogado abogada comisario comisaria general "
    "coronel capitán profesor profesora investigador investigadora médico médica economista analista fundador fundadora "
    "testigo víctima entrenador entrenadora jugador jugadora candidato candidata concejal gobernador gobernadora "
    "embajador embajadora obispo papa rey reina canciller historiador historiadora ingeniero ingeniera maestro maestra "
    "enfermero enfermera agricultor agricultora policía sindicalista vecino vecina padre madre hermano hermana mujer "
    "hombre autor autora periodista dirigente líder consejero consejera delegado delegada representante vicepresidente "
    "vicepresidenta mandatario mandataria experto experta empresario empresaria titular vocero vocera"
) - words("policía")

SPANISH = SpeechWords(
    language="es",
    subject_either_side=True,
    dialogue_dash=True,
    reporting=_FINITE | _PARTICIPLES,
    needing_content=words(
        "cree creen creyó espera esperan esperó teme temen preguntó pregunta reporta reportó reportaron muestra muestran "
        "mostró calificó calificaron llamó considera consideran consideró estima estiman estimó habló publicó publicaron "
        "reza señalan calcula calculan"
    ),
    inverting=_FINITE,
    also_nouns=words("denuncia cuenta critica muestra pregunta informa condena alerta espera relata estima replica"),
    content_openers=words("que si"),
    source_behind=_SOURCE_BEHIND,
    without_source=_WITHOUT_SOURCE,
    phrase_heads=frozenset(phrase[0] for phrase in _SOURCE_BEHIND + _WITHOUT_SOURCE),
    past_participles=_PARTICIPLES,
    perfect_auxiliaries=words("ha han había habían he hemos"),
    passive_auxiliaries=words("fue fueron sido es son era eran será está están"),
    passive_by=words("por"),
    hearsay_auxiliaries=words("habría habrían"),
    hearsay_endings=("ado", "ido", "to", "cho", "sto"),
    hearsay_within=3,
    not_hearsay=words("si podido debido"),
    anonymity=phrases(
        "bajo condición de anonimato;bajo anonimato;pidió el anonimato;pidieron el anonimato;pidió no ser identificado;"
        "pidió no ser identificada;prefiere no dar su nombre;en condición de anonimato;que pidió anonimato"
    ),
    auxiliaries=words(
        "ha han había habían es son era eran fue fueron será serán sería está están estaba puede pueden debe deben va van"
    ),
    adverbs=words(
        "también aún ya siempre ayer hoy mañana luego después entonces además no nunca bien así finalmente "
        "lunes martes miércoles jueves viernes sábado domingo públicamente recientemente solo incluso tarde noche"
    ),
    pronouns=words("él ella ellos ellas yo nosotros usted ustedes quien algunos muchos todos esto eso"),
    plural_pronouns=words("ellos ellas nosotros"),
    speakers_own=words("yo nosotros usted ustedes"),
    relatives=words("que quien quienes"),
    determiners=_DETERMINERS,
    linkers=words(
        "de del a al en con sin sobre por para entre desde hasta hacia contra tras durante ante bajo mediante"
    ),
    attaching=words("de del"),
    breaks=words(
        "que cuando donde si como porque pues pero y e o u aunque mientras es son fue ha han había se no según él ella "
        "ellos ellas sino"
    ),
    conjunctions=words("y e pero o"),
    clitics=words("lo la los las le les se me nos te"),
    not_names=words(
        "el la los las un una de del y pero o a al en con por para según él ella ellos ellas yo este esta esto su sus ayer "
        "hoy lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto "
        "septiembre octubre noviembre diciembre sí no si que quien cuando como además también después antes dos tres varios "
        "todos todo tras"
    ),
    titles=words("sr sra srta dr dra don doña señor señora") | _ROLES,
    name_links=words("de del la las los y van von"),
    before_titles=words(
        "película novela libro serie canción disco obra revista programa titulado titulada exposición poema podcast "
        "documental cuento ensayo"
    ),
    small_title_words=words("el la los las de del y en a un una"),
    nouns=NounClass(
        anonymous=words("fuente fuentes informante informantes allegados"),
        officials=words(
            "funcionario funcionarios funcionaria responsable responsables diplomático diplomáticos asesor asesores alto altos"
        )
        - words("alto altos"),
        roles=_ROLES,
        documents=words(
            "informe informes estudio estudios documento documentos comunicado nota carta encuesta encuestas sondeo sondeos "
            "estadísticas datos cifras sentencia fallo auto texto proyecto lista balance correo correos mensaje declaración "
            "auditoría versión investigación acta boletín"
        ),
        public=words(
            "críticos expertos observadores vecinos testigos opositores partidarios activistas manifestantes ciudadanos "
            "votantes investigadores economistas analistas científicos especialistas padres alumnos estudiantes clientes "
            "historiadores sindicatos residentes algunos muchos todos"
        ),
        organizations=words(
            "policía guardia ministerio gobierno fiscalía tribunal juzgado corte justicia ejército partido sindicato "
            "asociación universidad instituto banco grupo empresa compañía comisión parlamento congreso asamblea senado "
            "ayuntamiento alcaldía región hospital clínica fundación organización iglesia onu otan ue kremlin pentágono "
            "embajada agencia consejo oposición dirección bomberos autoridades presidencia federación liga club comité "
            "oficina psoe pp vox generalitat moncloa junta ine armada administración"
        ),
        outlets=words(
            "efe reuters ap afp país mundo abc vanguardia periódico diario prensa medios cadena revista radio televisión "
            "clarín nación universal reforma bbc cnn bloomberg rtve telediario semanario cadena"
        ),
    ),
)
