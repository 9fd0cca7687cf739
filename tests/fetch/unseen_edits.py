"""True edits that look suspicious, and first looks at articles about walls, in six languages, none seen by any rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unseen_stories import STORIES, Story, story_page

__all__ = ["TrueLook", "true_pages"]


@dataclass(frozen=True)
class TrueLook:
    """A page that is the article. `before` is the snapshot's title and text, None at a first look."""

    name: str
    html: str
    before: tuple[str, str] | None
    lang: str
    feed_title: str


def true_pages() -> list[TrueLook]:
    """All of them."""
    looks = [look for story in STORIES.values() for look in _edits(story)]
    return [*looks, *_about_walls()]


def _edits(story: Story) -> Iterator[TrueLook]:
    said, lang = story.paragraphs, story.lang
    gate = '<script type=\'application/ld+json\'>{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
    subscribe, about = SUBSCRIBE[lang], story.title

    def edit(
        name: str, paragraphs: tuple[str, ...], title: str | None = None, head: str = "", tail: str = ""
    ) -> TrueLook:
        html = story_page(story, title, paragraphs, head=head, tail=tail)
        return TrueLook(f"{lang} {name}", html, (story.title, story.text), lang, about)

    yield edit("halved on purpose", said[:3])
    yield edit("second half kept", said[3:])
    yield edit("cut to two paragraphs", said[:2])
    yield edit("one paragraph of the middle", (said[0], said[4]))
    yield edit("headline replaced", said, HEADLINES[lang][0])
    yield edit("headline replaced, text halved", said[:3], HEADLINES[lang][0])
    yield edit("retraction in place of the story", (RETRACTIONS[lang],))
    yield edit("retraction, new headline", (RETRACTIONS[lang],), HEADLINES[lang][1])
    yield edit("retraction above the story", (RETRACTIONS[lang], *said))
    yield edit("live blog closed", (CLOSINGS[lang], *said[:2]))
    yield edit("open article of a paper with a gate, cut", said[:4], head=gate)
    yield edit("call to subscribe at the end of the full story", (*said, subscribe))
    yield edit(
        "call to subscribe below the body",
        (*said[:5], said[5].replace(".", ", ") + "."),
        tail=f"<p class='promo'>{subscribe}</p>",
    )
    yield edit("order turned round", tuple(reversed(said)))
    yield edit("doubled in length", (*said, *GROWN[lang]))
    yield edit("rewritten lead", (GROWN[lang][0], *said[1:]))
    yield edit("rewritten but for two paragraphs", (*GROWN[lang], said[1], said[2]))
    first = story_page(story, None, said[:1])
    yield TrueLook(f"{lang} stub at first look", first, None, lang, about)
    yield TrueLook(f"{lang} stub grown", story_page(story), (story.title, said[0]), lang, about)
    yield TrueLook(f"{lang} first look", story_page(story), None, lang, about)
    yield TrueLook(f"{lang} first look, feed titled otherwise", story_page(story), None, lang, HEADLINES[lang][0])
    yield TrueLook(f"{lang} first look with a gate in its head", story_page(story, head=gate), None, lang, about)


def _about_walls() -> Iterator[TrueLook]:
    for number, (lang, title, paragraphs) in enumerate(ABOUT):
        story = Story(lang, STORIES[lang].url, STORIES[lang].site, title, paragraphs, STORIES[lang].sections)
        yield TrueLook(f"about {number} {lang}, first look", story_page(story), None, lang, title)
        yield TrueLook(
            f"about {number} {lang}, a word changed",
            story_page(story),
            (title, story.text.replace("1", "2", 1)),
            lang,
            title,
        )
        short = story_page(story, None, paragraphs[:1])
        yield TrueLook(f"about {number} {lang}, cut to its lead", short, (title, story.text), lang, title)
        yield TrueLook(f"about {number} {lang}, lead at first look", short, None, lang, title)
        head = story_page(story, f"{title} ({story.site})")
        yield TrueLook(f"about {number} {lang}, headline grown", head, (title, story.text), lang, title)


SUBSCRIBE = {
    "en": "If you value our reporting, subscribe to our weekly newsletter.",
    "de": "Mehr aus der Region: Jetzt unseren Newsletter abonnieren.",
    "fr": "Pour ne rien manquer, abonnez-vous à notre lettre du soir.",
    "es": "Suscríbete a nuestro boletín para recibir las noticias de la ría.",
    "it": "Iscriviti alla nostra newsletter del mattino.",
    "pt": "Subscreva a nossa newsletter e receba as notícias da serra.",
}
HEADLINES = {
    "en": ("Hose ban within days as taps run low", "Statement about an article on our water supply"),
    "de": ("Pendler brauchen noch lange Geduld", "In eigener Sache: Bericht über ein Bauwerk"),
    "fr": ("Cent douze soudeurs pour une seconde vie", "À nos lecteurs"),
    "es": ("Vuelven a casa los vecinos desalojados", "Nota a los lectores"),
    "it": ("Sabato si torna in quota", "Ai nostri lettori"),
    "pt": ("Doentes deixam de viajar para Coimbra", "Nota da direção"),
}
RETRACTIONS = {
    "en": "We have withdrawn this story. It relied on figures that the water company says were never its own, and we could not confirm them elsewhere. We apologise to our readers.",
    "de": "Wir haben diesen Artikel zurückgezogen. Er stützte sich auf ein Gutachten, dessen Echtheit sich nicht bestätigen ließ. Wir bitten um Entschuldigung.",
    "fr": "Nous avons retiré cet article. Il reposait sur un document dont l'authenticité n'a pu être confirmée. Nous présentons nos excuses à nos lecteurs.",
    "es": "Hemos retirado esta información. Se basaba en un informe cuya autenticidad no hemos podido confirmar. Pedimos disculpas a los lectores.",
    "it": "Abbiamo ritirato questo articolo. Si basava su un documento di cui non è stato possibile verificare l'autenticità. Ci scusiamo con i lettori.",
    "pt": "Retirámos este artigo. Baseava-se num documento cuja autenticidade não foi possível confirmar. Pedimos desculpa aos leitores.",
}
CLOSINGS = {
    "en": "This live page is now closed. A summary of the day's events follows.",
    "de": "Dieser Liveticker ist beendet. Das Wichtigste vom Tag in Kürze:",
    "fr": "Ce direct est maintenant terminé. Voici l'essentiel de la journée.",
    "es": "Termina aquí esta cobertura en directo. Esto es lo más importante del día.",
    "it": "La diretta si chiude qui. Ecco in breve i fatti della giornata.",
    "pt": "Termina aqui este acompanhamento ao minuto. Eis o essencial do dia.",
}
GROWN = {
    "en": ("Rain fell on the Upper Marsh on Thursday for the first time in 66 days, but only 4 millimetres of it, the water company said.",
           "A ban on hoses begins on Saturday at noon. Breaking it can cost up to £1,000, though the company said that it would warn people first."),
    "de": ("Zwei weitere Pfeiler der alten Weserbrücke sind beschädigt, wie eine Untersuchung mit Tauchern am Freitag ergab.",
           "Der Landtag befasst sich nächste Woche mit dem Fall. Die Opposition fordert eine Fähre für Fußgänger und Radfahrer."),
    "fr": ("Les premières tôles ont été découpées jeudi à l'aube, deux jours à peine après la décision du tribunal.",
           "Une commande de six vedettes pourrait être signée avant Noël, selon le président de la coopérative, élu à main levée."),
    "es": ("La lluvia caída el miércoles ayudó a dar por extinguido el incendio, según el parte de las ocho de la tarde.",
           "Los técnicos calculan que el monte tardará treinta años en recuperarse y piden que no se plante eucalipto."),
    "it": ("Più di 1.900 persone sono salite sabato con la nuova funivia, con code fino a un'ora e un quarto alla stazione di valle.",
           "Il comitato ha ottenuto una prima perizia: il rumore supera di due decibel il limite previsto vicino alle scuole."),
    "pt": ("Os primeiros nove doentes foram transferidos esta segunda-feira para a nova ala, que funciona para já só durante o dia.",
           "O concurso para enfermeiros recebeu 61 candidaturas, mas só 13 pessoas aceitaram as condições oferecidas pelo hospital."),
}  # fmt: skip
ABOUT: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("en", "Page not found: the library that lost its catalogue", (
        "Readers of the county library who looked for a book last week met the words “page not found”, because 12,000 records were gone.",
        "A technician had deleted the wrong table, the library said. A copy from March brought most of it back by Friday.",)),
    ("en", "“Access denied”: inside the town that locked its own website", (
        "For 11 days nobody in Millbrook could pay a fine, because the council's new firewall answered every request with “access denied”.",
        "The supplier said that it had taken the whole county for a bot. The council will not be charged for the days in question.",)),
    ("en", "Publishers test a wall for robots that pays by the page", (
        "Four publishers will ask crawlers to pay 1 cent a page from Monday, using a service that tells humans from machines.",
        "“If you are a human, you will never see it,” said one editor. Verification runs in the background, the company says.",)),
    ("de", "Wenn der Adblocker zur Glaubensfrage wird", (
        "„Bitte deaktivieren Sie Ihren Adblocker“: Diesen Satz sehen nach einer Umfrage 41 Prozent der Deutschen mindestens einmal am Tag.",
        "Verlage verweisen auf sinkende Erlöse. Verbraucherschützer halten dagegen, dass Nachverfolgung keine Werbung sei.",)),
    ("de", "Seite nicht gefunden: Wie Behörden ihre Geschichte löschen", (
        "Rund 18.000 Seiten von Ministerien sind seit dem Frühjahr nicht mehr verfügbar, hat ein Archivar aus Jena gezählt.",
        "Wer sie aufruft, liest „Seite nicht gefunden“. Ein Sprecher sagte, die Inhalte seien veraltet gewesen.",)),
    ("de", "Plus, Pur, Probe-Abo: Zeitungen suchen zahlende Leser", (
        "Erstmals haben mehr als 15 Prozent der Leser in Deutschland für Nachrichten im Netz bezahlt, wie eine Studie zeigt.",
        "„Jetzt abonnieren“ sei der meistgehasste Knopf des Internets, scherzte eine Verlegerin. Er bringe aber 60 Prozent des Umsatzes.",)),
    ("fr", "Cookies : la Cnil inflige 10 millions d'euros d'amende à un éditeur", (
        "Refuser les cookies demandait 14 clics : la Cnil a condamné mardi un éditeur de presse à 10 millions d'euros d'amende.",
        "« Continuer sans accepter » doit être aussi simple que « accepter et fermer », rappelle la commission dans sa décision.",)),
    ("fr", "Panne : le site des impôts affiche « page introuvable » pendant 6 heures", (
        "Des milliers de contribuables ont lu « page introuvable » lundi, 1 jour avant la date limite de leur déclaration.",
        "Le ministère a reporté l'échéance de trois jours et parle d'une erreur de configuration lors d'une maintenance.",)),
    ("es", "«No soy un robot»: el truco que paralizó la venta de entradas", (
        "Más de 31.000 personas no pudieron comprar entradas el viernes porque el sistema les pedía demostrar que no eran un robot.",
        "La empresa admite que el captcha falló y asegura que guardará las que quedaban hasta el martes a las 10.",)),
    ("it", "Accesso negato: il Comune chiude il sito per 15 giorni dopo l'attacco", (
        "Chi cerca un certificato legge da 15 giorni la scritta «accesso negato»: il Comune ha spento i server dopo un attacco.",
        "I tecnici contano di riaprire il sito entro lunedì. Il sindaco assicura che nessun dato dei cittadini è stato rubato.",)),
    ("pt", "Jornais testam assinatura conjunta por 10 euros por mês", (
        "Cinco jornais vão vender uma assinatura comum por 10 euros por mês, anunciaram esta quarta-feira os seus diretores.",
        "«Conteúdo exclusivo para assinantes» é a frase que 8 em cada dez leitores mais detestam, segundo um inquérito.",)),
    ("en", "Sign in to vote: how a login page decided a mayor's race", (
        "A contest decided by 61 votes will be run again, because a registration page timed out for voters in two wards, a judge ruled.",
        "Those who tried to log in after 4pm were sent back to the start, the court heard. The clerk has apologised.",)),
)  # fmt: skip
