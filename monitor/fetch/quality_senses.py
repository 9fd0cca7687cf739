"""PURE: what a sentence on a page says to its visitor: prove that you are human, accept cookies, log in, it is gone.

A vendor's wording changes, and there is one for every language; what is said stays. So a sense is a pair: a thing
(your browser, our partners, this page) and what is to be done with it or is wrong with it (check, accept, not found),
both in one sentence. English, German, French, Spanish, Italian and Portuguese; of Dutch, Swedish and Polish the
commonest. All in lower case, straight quotes.
An article says such sentences in passing; quality weighs their share, and who is spoken to.
"""

from __future__ import annotations

import re

from monitor.values import Outcome

__all__ = [
    "has_notice",
    "is_call_to_pay",
    "is_call_to_read_on",
    "says_to_visitor",
    "sense_of",
    "speaks_of_paying",
    "unquoted",
]

# A call stands in a line of its own, and says it briefly; a paragraph about calls does not.
LONGEST_CALL = 240
LABEL = 60  # "For subscribers only" is said to nobody; a longer sentence that speaks to nobody is a report


def _any(words: str) -> re.Pattern[str]:
    """One of the literal beginnings of words, separated by " | ". Linear: literals behind a word's edge."""
    return re.compile(r"(?<![^\W_])(?:" + "|".join(re.escape(word) for word in words.split(" | ")) + ")")


# (sense, the thing, what is said of it). The first pair that fits gives the sense: the most telling come first.
SENSES: tuple[tuple[Outcome, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        Outcome.BLOCKED,
        _any(
            "human | robot | robô | bot. | bot  | bot! | bot, | bots | mensch | humain | humano | umano | ser human | browser | "
            "navigateur | navegador | captcha | puzzle | real person | security of your connection | site connection | "
            "su solicitud | your request | ihre anfrage | roboter | a crawler | anti-robot | människa | een mens | człowiek | "
            "przeglądark | uw verbinding | połączeni | sicherheit ihrer verbindung | sicurezza della connessione | puzle"
        ),
        _any(
            "verif | verify | confirm | prove | checking | check your | prüf | überprüf | bestätig | sicherstell | vérif | "
            "demuestr | comprueb | compruebe | conferm | comprov | resuelv | solve | solving | lösen | you were | not a bot | "
            "not a robot | take you for | cochant | make sure | making sure | protect | bekräfta | bevestig | geen robot | potwierdź | "
            "ben je | przepisz | controleren | weryfik | sprawdz | asegurar"
        ),
    ),
    (
        Outcome.BLOCKED,
        _any(
            "access | zugriff | zugang | accès | acceso | accesso | acesso | request | anfrage | requête | solicitud | "
            "richiesta | pedido | adresse ip | dirección ip | ip address | your ip | permission | web page | website | permiso"
        ),
        _any(
            "denied | blocked | verweigert | blockiert | gesperrt | refus | bloqu | denegad | negat | negado | bloccat | "
            "been limited | rejected | restricted | not permitted | not allowed | don't have | n'avez pas | no tiene permiso | "
            "prevents your"
        ),
    ),
    (
        Outcome.BLOCKED,
        _any(
            "crawl | automated access | ai agents | automated requests | scrap | automatisiert | auslesen | data-mining | "
            "accès automatisé | automatizad | automatizzat | geautomatiseerd | zautomatyzowan"
        ),
        _any(
            "licen | lizen | charge | pay | permit | terms | allowed | protect | gestattet | erlaubt | vorbehalt | behalten | "
            "autoris | toegestaan | niedozwol"
        ),
    ),
    (
        Outcome.BLOCKED,
        _any("queue | in line | waiting room | warteschlange | warteraum | file d'attente | cola virtual | fila de espera"),
        _any("your | you | wait | ahead | turn | minute | sie | vous | su turno | sua vez"),
    ),
    (
        Outcome.BLOCKED,
        _any("requests | anfragen | requêtes | peticiones | solicitudes | richieste | pedidos | trafik från | verkeer van | ruch z"),
        _any("too many | faster than | zu viele | trop de | demasiad | troppe | slow down | unusual | ovanlig | ongebruikelijk | nietypow"),
    ),
    (
        Outcome.BLOCKED,
        _any("traffic | datenverkehr | trafic | tráfico | traffico | verkeer | ruch | activity | aktivität | activité | actividad | attività | activiteit | aktywno"),
        _any("unusual | suspicious | ungewöhnlich | verdächtig | inhabituel | suspect | inusual | sospechos | insolit | sospett | ongebruikelijk | verdacht | nietypow | podejrzan"),
    ),
    (
        Outcome.BLOCKED,
        _any("legal reasons | rechtlichen gründen | urheberrechtlichen gründen | raisons juridiques | motivos legales | motivi legali | motivos legais | juridische redenen | przyczyn prawnych"),
        _any("unavailable | not available | nicht verfügbar | gesperrt | pas disponible | indisponible | no está disponible | non è disponibile | indisponível | niet beschikbaar | niedostępn"),
    ),
    (
        Outcome.BLOCKED,
        _any("your region | your country | your location | ihrem land | ihrer region | votre pays | su país | tu país | tuo paese | seu país | from a country | european economic area"),
        _any("not available | unavailable | isn't available | nicht verfügbar | pas disponible | no disponible | no está disponible | non disponibile | non è disponibile | não está disponível | não disponível | indisponível | cannot be granted"),
    ),
    (
        Outcome.CONSENT,
        _any(
            "cookie | tracking | trackers | traceur | rastre | our partners | partners | partner | partenaires | socios | "
            "parceiros | terze parti | mit werbung | einwilligung | zustimmung | consent | privacy | privatsphäre | "
            "vie privée | confidentialité | integritet | personuppgift | persoonsgegevens | prywatnoś | privacidad | privacidade | datenschutz | personenbezogen | données personnelles | "
            "ad block | adblock | ad-block | werbeblocker | bloqueur | bloqueador | publicitaires | werbetracking | danych osobowych"
        ),
        _any(
            "accept | akzept | zustimm | zustimmung | einwillig | widerruf | allow all | acept | accett | aceit | refus | rechaz | "
            "rifiut | recus | consent | acconsent | store | stor | speicher | stock | almacen | memorizz | armazen | choice | "
            "preference | einstellung | auswahl | choix | important | priorit | wichtig | disable | using an | deaktivier | "
            "désactiv | desactiv | disattiv | schalten | turn off | switch | personali | verarbeit | concord | weiter | "
            "weiterlesen | besuchen | valoramos | we use | use of | utilizziamo | utilisons | verwenden | usa cookies | "
            "your | ohne | lagrar | godkänn | värnar | plaatsen | akkoord | opslaan | przechow | zgod | zgadza | zapisyw | "
            "używamy | gebruiken | vous utilisez un | usando un | utilizza un | nutzen einen | gebruikt een | używasz"
        ),
    ),
    (Outcome.CONSENT, _any("your age | 18 or older | over 18 | younger readers"), _any("confirm | are you | yes | may not be")),
    (
        Outcome.LOGIN,
        _any(
            "log in | login | sign in | register | registrier | anmeld | melden sie sich | connectez-vous | connexion | "
            "inicie sesión | inicia sesión | accedi | inicie sessão | inicia sessão | registrati | regístr | registe | account | "
            "mot de passe | password | passwort | contraseña | palavra-passe | senha | konto | compte | cuenta | email address | "
            "inlogg | wachtwoord | zaloguj | hasł | konta"
        ),
        _any(
            "continue | continua | to read | read on | read this | keep reading | weiter | fortzufahren | lire | leyendo | leggere | a ler | "
            "forgot | vergessen | oubli | olvid | dimenticat | esquec | free | kostenlos | gratuit | gratis | unlock | "
            "sign up | welcome back | noch kein | pas encore | needed | vergeten | verder | nie pamiętasz | bezpłat | dalej"
        ),
    ),
    (
        Outcome.ERROR_PAGE,
        _any(
            "page | seite | página | pagina | article | artikel | beitrag | story | content | inhalt | contenu | contenido | "
            "contenuto | conteúdo | the link | url | hier | here | what you"
        ),
        _any(
            "not found | nicht gefunden | nicht mehr | leider | introuvable | no encontrad | non trovata | não encontrad | "
            "doesn't exist | does not exist | n'existe | no existe | non esiste | não existe | no longer | plus disponible | "
            "pas disponible | no está disponible | ya no está | non è disponibile | non è più | já não está | "
            "não foi possível | "
            "have moved | been moved | verschoben | déplacé | cambiado de | spostat | removida | couldn't find | can't find | "
            "could not find | podido encontrar | wandered | indisponível | no disponible | indisponible"
        ),
    ),
    (
        Outcome.ERROR_PAGE,
        _any("maintenance | wartung | mantenimiento | manutenzione | manutenção | migliorare il sito | being updated"),
        _any("site | seite | website | page | back | later | soon | instant | momento | breve | später | trabajos | tareas | trabalhos | sito | estamos | stiamo | we "),
    ),
    (
        Outcome.ERROR_PAGE,
        _any("javascript | browser | cookies are | cookies in | navegador"),
        _any("enable | aktivier | activ | attiv | ativ | disabled | out of date | upgrade | unsupported | need"),
    ),
    (Outcome.ERROR_PAGE, _any("our app | the app | in the app | iphone | android"), _any("download | only | read this | herunterladen | get")),
    (
        Outcome.ERROR_PAGE,
        _any("server | application | gateway | backend | upstream | database | datenbank | base de données | base de datos | website | service"),
        _any("error | fehler | erreur | unhealthy | failed | exception | errore | erro. | unavailable"),
    ),
    (Outcome.ERROR_PAGE, _any("domain | domaine | dominio | domínio"), _any("for sale | zum verkauf | à vendre | en venta | in vendita | à venda | has been added")),
    (Outcome.ERROR_PAGE, _any("ha ocurrido | es ist ein | une erreur | si è verificato | ocorreu | es gab ein"), _any("error | fehler | kritischen fehler | erreur | errore | erro | est survenue")),
    (Outcome.ERROR_PAGE, _any("visitors | traffic"), _any("than we can | handle")),
    (Outcome.ERROR_PAGE, _any("no results | keine treffer | aucun résultat | sin resultados | nessun risultato | sem resultados"), _any("for | für | pour | para | per")),
)  # fmt: skip

# Who is spoken to. An article seldom addresses its reader; a wall can hardly help it.
VISITOR = _any(
    "you | your | you're | please | sie  | ihr | ihre | ihren | ihnen | bitte | vous | votre | veuillez | usted | su  | sus  | "
    "tu  | te  | tuo | você | sua  | seu  | we  | our  | us  | wir | unsere | nous | nos  | noi  | u  | uw  | je  | jouw | wij | "
    "onze | masz | twoj | ciebie | prosimy | nasz"
)

# A call to pay speaks of paying (or of what is left for free), of reading on or a price, and to the reader or of
# this very article.
PAYS = _any(
    "subscri | member | plan  | plan. | abo  | abo. | abos | abonn | plus. | plus  | h+ | digital access | free stories | "
    "free articles | trial | suscri | suscrí | abbon | assin | accesso illimitato | unlimited | unlock | sblocca | offerte | "
    "testen | day pass | a pass | with a pass | plano | suite est | digitalabo | probeabo | hazte soci | free article | "
    "prenumer | subskry | wykup dostęp"
)
READS_ON = re.compile(
    r"(?<![^\W_])(?:read|rest of|continue|full story|unlimited|exclusiv|only for|for subscribers|reserved|weiterlesen|lesbar|"
    r"lesen|ganzen artikel|lire|la suite|réservé|leyendo|leer|solo para|sólo para|leggere|riservat|illimitat|a ler|reservad|"
    r"stories left|articles left|cancel|plano|verder lezen|lees |läs vidare|läsa|czyta|dalsza część|free article)|[£$€]\s?\d|\d\s?(?:€|euro|eur|£)"
)
THIS_AND_YOU = _any(
    "you | your | please | this story | this article | dieser artikel | dieser beitrag | dieser text | den ganzen artikel | "
    "diesen artikel | sie  | jetzt | cet article | vous | abonnez | la suite | este artículo | este contenido | "
    "contenido exclusivo | suscríb | prueb | questo contenuto | questo articolo | abbonati | sblocca | scopri | este artigo | "
    "este conteúdo | conteúdo reservado | conteúdo exclusivo | assine | escolha | word abonnee | dit artikel | artikel för dig | "
    "den här artikeln | artykuł | wykup"
)
# What keeps the rest of this very article from its reader; an offer below a free one speaks of a price, or of all there is.
WITHHELD = re.compile(
    r"(?<![^\W_])(?:read on|(?:continue|keep|finish) reading|to read|rest of|this (?:story|article)|(?:for|to) subscribers|"
    r"free article|weiterlesen|ganzen artikel|diese[rn] (?:artikel|text|beitrag)|la suite|cet article|réservée? aux|seguir leyendo|"
    r"(?:este|esta) (?:artículo|noticia|contenido)|(?:sólo|solo|exclusiv\w{1,3}) para|quest[oa] (?:contenuto|articolo)|riservat\w agli|"
    r"(?:este|esta) (?:artigo|conteúdo)|exclusivo para|continuar a ler|verder lezen|dit artikel|läs vidare|läsa vidare|artikel för dig|"
    r"czytaj dalej|dalsza część)"
)
# An order, where a sentence begins with it: "asked to subscribe to continue reading" is a report.
ORDER = re.compile(r"(?:^|[.!?:;,] )(?:subscribe|join|choose|get|start|unlock|become|register|sign up)\b")
# "Abbonati!" is an order, "gli abbonati" are subscribers.
THE_SUBSCRIBERS = re.compile(r"(?<![^\W_])(?:[adns]e?a?gli|gli|i|non|per|altri) abbonati(?![^\W_])")
SUBSCRIBES = _any("subscri | abonn | suscri | abbon | assin | digitalabo | probeabo | h+ | hazte soci | with a pass")
# What a teaser holds back, in each language's words for the whole and the rest.
WHOLE = _any(
    "the rest | rest of | whole story | whole report | whole article | full story | full report | full article | entire | "
    "ganzen | ganze | vollständig | lesezeit | vorschau | intégralité | en entier | la suite | complet | entera | entero | "
    "el resto | il resto | o resto | tutto | intero | integral"
)
OF_LETTERS = _any("newsletter | lettre | boletín | boletim | infolettre | podcast | channel | kanal")

NOTICE = _any(
    "retract | have withdrawn | has withdrawn | withdrawn this | we have removed | correction | corrected | clarification | "
    "editor's note | editors' note | zurückgezogen | richtigstellung | korrektur | berichtig | korrigiert | in eigener sache | "
    "rétract | avons retiré | rectifi | erratum | hemos retirado | fe de errores | rectifica | abbiamo ritirato | rettific | "
    "errata corrige | retirámos | retiramos | retificação | correção | corrección | is ingetrokken | hebben ingetrokken | ingetrokken: | "
    "rectificatie | correctie | gecorrigeerd | wycofaliśmy | wycofany | wycofujemy | sprostowan | korekta | rättelse | dragit tillbaka"
)
SORRY = _any(
    "withdrawn | has been removed | taken down | apologise | apologize | um entschuldigung | nos excuses | pedimos disculpas | "
    "ci scusiamo con i | pedimos desculpa | onze excuses | bieden excuses | przepraszamy | ber om ursäkt"
)
# An error page is sorry too, but for the trouble, not for a story.
FOR_THE_TROUBLE = _any(
    "inconvenience | unannehmlich | la gêne | molestia | disagio | incómodo | transtorno | delay | page | this site | website | "
    "request | ongemak | overlast | utrudnien | problemy | stron"
)
SENTENCE_END = re.compile(r"[.!?\n]")
QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|«[^«»\n]{1,300}»|„[^„\"“”\n]{1,300}[\"“”]|“[^“”\n]{1,300}”")


def sense_of(sentence: str) -> Outcome | None:
    """What a wall's sentence asks or tells, as the outcome that such a page has; None for any other sentence."""
    padded = sentence + " "
    return next((sense for sense, thing, said in SENSES if thing.search(padded) and said.search(padded)), None)


def says_to_visitor(sentence: str) -> bool:
    """Whether it speaks to the reader, or in the name of the page."""
    return VISITOR.search(sentence + " ") is not None


def is_call_to_pay(line: str) -> bool:
    """Whether a line asks its reader to pay for reading on. What stands in quotation marks is somebody else's call."""
    said = unquoted(line) + " "
    if len(said) > LONGEST_CALL or OF_LETTERS.search(said):
        return False
    if PAYS.search(said) is None:
        return False
    is_address = THIS_AND_YOU.search(THE_SUBSCRIBERS.sub(" ", said)) or ORDER.search(said)
    if is_address and READS_ON.search(said):
        return True
    # "Members rejected the whole report" is a report itself.
    is_offer = SUBSCRIBES.search(said) or VISITOR.search(said) or "?" in said
    return bool(is_offer and WHOLE.search(said))


def is_call_to_read_on(line: str) -> bool:
    """Whether a line asks to pay for the rest of this very article."""
    return is_call_to_pay(line) and WITHHELD.search(unquoted(line)) is not None


def speaks_of_paying(line: str) -> bool:
    """Whether a brief line has to do with subscribing: a label, or a sentence that speaks to its reader."""
    said = unquoted(line) + " "
    if len(said) > LONGEST_CALL or OF_LETTERS.search(said):
        return False
    is_report = len(said) > LABEL and not says_to_visitor(line)
    return PAYS.search(said) is not None and not is_report


def has_notice(text: str) -> bool:
    """Whether a newsroom says that it took something back or mended it."""
    return any(
        NOTICE.search(part) or (SORRY.search(part) and not FOR_THE_TROUBLE.search(part))
        for part in SENTENCE_END.split(text)
    )


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks."""
    return QUOTED.sub(" ", text)
