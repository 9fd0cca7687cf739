"""True articles that look suspicious, of the same lot as fourth_walls.py: none may be withheld."""

from __future__ import annotations

from dataclasses import dataclass

from third_walls import FORMER, site

__all__ = ["EDITS", "FLASHES", "TrueEdit"]


@dataclass(frozen=True)
class TrueEdit:
    """The article before (title and text; None at a first look) and after an edit, with what its page has behind it."""

    name: str
    lang: str
    before: tuple[str, str] | None
    title: str
    paragraphs: tuple[str, ...]
    behind: str = ""
    head: str = ""

    @property
    def html(self) -> str:
        """Its page."""
        body = "".join(f"<p>{p}</p>" for p in self.paragraphs)
        main = f"<article><h1>{self.title}</h1><div class='article-body'>{body}</div></article>{self.behind}"
        return site(self.title, main, self.lang, head=self.head)


BLOG = {
    "en": (
        "Storm live: bridges closed, 12,000 homes without power",
        tuple(
            f"{hour}:{minute:02d} – {what}"
            for hour, minute, what in (
                (9, 5, "The bridge over the sound is closed to all traffic, police said."),
                (9, 40, "Some 12,000 homes are without power, according to the grid operator."),
                (10, 15, "A tree has fallen on the line to the airport; trains turn back at Westhaven."),
                (11, 2, "“Stay at home if you can,” the mayor told local radio."),
                (11, 45, "The hospital has moved 41 patients from its top floor."),
                (13, 20, "Gusts of 131 km/h were measured at the lighthouse, the weather service said."),
                (15, 30, "The ferry company has cancelled its evening crossings."),
                (17, 10, "Police have counted 63 calls since morning, most of them for fallen branches."),
            )
        ),
    ),
    "de": (
        "Sturm im Liveticker: Brücken gesperrt, 12.000 Haushalte ohne Strom",
        tuple(
            f"{hour}.{minute:02d} Uhr: {what}"
            for hour, minute, what in (
                (9, 5, "Die Brücke über den Sund ist für den gesamten Verkehr gesperrt, teilte die Polizei mit."),
                (9, 40, "Rund 12.000 Haushalte sind nach Angaben des Netzbetreibers ohne Strom."),
                (10, 15, "Ein Baum ist auf die Strecke zum Flughafen gestürzt; Züge wenden in Westhafen."),
                (11, 2, "„Bleiben Sie zu Hause, wenn Sie können“, sagte die Bürgermeisterin im Lokalradio."),
                (11, 45, "Das Krankenhaus hat 41 Patienten aus dem obersten Stock verlegt."),
                (13, 20, "Am Leuchtturm wurden Böen von 131 km/h gemessen, so der Wetterdienst."),
                (15, 30, "Die Reederei hat die Abendfahrten abgesagt."),
            )
        ),
    ),
}
RELATED = {
    "en": "<aside><h3>Read more</h3><ul><li><a href='/a'>Why hulls crack in the cold</a></li><li><a href='/b'>Ten years of ferries</a></li></ul></aside>",
    "de": "<aside><h3>Weiterlesen</h3><ul><li><a href='/a'>Warum Rümpfe bei Kälte reißen</a></li><li><a href='/b'>Lesen Sie auch: Zehn Jahre Fähre</a></li></ul></aside>",
    "nl": "<aside><h3>Lees ook</h3><ul><li><a href='/a'>Waarom rompen scheuren bij kou</a></li></ul></aside>",
    "pl": "<aside><h3>Czytaj także</h3><ul><li><a href='/a'>Dlaczego kadłuby pękają na mrozie</a></li></ul></aside>",
    "fr": "<aside><h3>Lire aussi</h3><ul><li><a href='/a'>Pourquoi les coques se fissurent</a></li></ul></aside>",
    "it": "<aside><h3>Leggi anche</h3><ul><li><a href='/a'>Perché gli scafi si crepano</a></li></ul></aside>",
    "es": "<aside><h3>Sigue leyendo</h3><ul><li><a href='/a'>Por qué se agrietan los cascos</a></li></ul></aside>",
}
ACCOUNT = (
    "<footer class='account'><p><a href='/login'>Log in</a> or <a href='/register'>register</a> to comment</p></footer>"
)
LETTER_PL = (
    "<div class='box'><h3>Zapisz się na newsletter</h3><p>Najważniejsze wiadomości co rano w Twojej skrzynce.</p></div>"
)
LETTER_NL = "<div class='box'><h3>Meld je aan voor de nieuwsbrief</h3><p>Elke ochtend het belangrijkste nieuws in je mailbox.</p></div>"


def cut(name: str, lang: str, keep: slice, *, title: str = "", first: str = "", last: str = "", behind: str = "") -> TrueEdit:  # fmt: skip
    """The third lot's story in this language, edited."""
    before = FORMER[lang]
    kept = tuple(filter(None, (first, *before[1].split("\n\n")[keep], last)))
    return TrueEdit(name, lang, before, title or before[0], kept, behind)


def blog(name: str, lang: str, keep: slice, *, title: str = "", first: str = "", last: str = "") -> TrueEdit:
    """The live blog, once it ended."""
    old, entries = BLOG[lang]
    kept = tuple(filter(None, (first, *entries[keep], last)))
    return TrueEdit(name, lang, (old, "\n\n".join(entries)), title or old, kept)


NONE = slice(0, 0)
EDITS: tuple[TrueEdit, ...] = (
    *(cut("halved on purpose, with related stories", lang, slice(0, 2), behind=RELATED[lang]) for lang in RELATED),
    *(cut("one paragraph left, with related stories", lang, slice(0, 1), behind=RELATED[lang]) for lang in RELATED),
    cut("halved, with a log-in for comments", "en", slice(0, 2), behind=ACCOUNT),
    cut("one paragraph left, with a log-in for comments", "en", slice(0, 1), behind=ACCOUNT),
    cut("one paragraph left, with a newsletter", "pl", slice(0, 1), behind=LETTER_PL),
    cut("one paragraph left, with a newsletter", "nl", slice(0, 1), behind=LETTER_NL),
    cut("retraction", "nl", NONE, title="Ingetrokken: veerdienst staakt winterafvaarten", first="Dit artikel is ingetrokken. Het inspectierapport waarop het was gebaseerd, bleek een concept met de verkeerde schepen. Onze excuses aan de veerdienst en aan onze lezers."),
    cut("retraction", "pl", NONE, title="Wycofany artykuł o linii promowej", first="Wycofaliśmy ten artykuł. Raport, na którym się opierał, był wersją roboczą i dotyczył innych statków. Przepraszamy przewoźnika i czytelników."),
    cut("retraction", "es", NONE, first="Hemos retirado este artículo. El informe en el que se basaba era un borrador y citaba los barcos equivocados. Pedimos disculpas a la operadora y a los lectores."),
    cut("retraction", "it", NONE, first="Abbiamo ritirato questo articolo. Il rapporto su cui si basava era una bozza e indicava le navi sbagliate. Ci scusiamo con l'operatore e con i lettori."),
    cut("correction, headline changed", "en", slice(0, None), title="Inspectors clear two ferries; winter crossings go ahead", first="Correction: an earlier version of this story said that both hulls were cracked. One was."),
    cut("correction, headline changed", "nl", slice(1, None), title="Toch winterafvaarten: keuring valt mee", first="Correctie: in een eerdere versie stond dat beide rompen gescheurd waren. Dat was er een."),
    cut("correction, headline changed", "pl", slice(1, None), title="Zimowe rejsy jednak się odbędą", first="Sprostowanie: w poprzedniej wersji podaliśmy, że pękły oba kadłuby. Pękł jeden."),
    cut("correction, headline changed", "fr", slice(1, None), title="Bacs : les traversées d'hiver sont maintenues", first="Rectificatif : une version précédente disait que les deux coques étaient fissurées."),
    blog("live blog ended", "en", slice(0, 0), title="Storm leaves one bridge shut and 900 homes dark", first="The storm that closed the bridge over the sound has moved out to sea, leaving 900 homes without power, the grid operator said.", last="The hospital expects its 41 patients back on the top floor by Friday, and gusts at the lighthouse fell below 60 km/h."),
    blog("live blog ended, last entries kept", "en", slice(5, None), first="Our live coverage has ended. This is what happened."),
    blog("live blog ended", "de", slice(4, None), title="Sturm zieht ab: Noch 900 Haushalte ohne Strom", first="Der Liveticker ist beendet. Wir danken fürs Mitlesen."),
    blog("live blog folded to one entry", "de", slice(0, 1), last="Die älteren Einträge dieses Tickers sind archiviert."),
    cut("about a paywall", "en", slice(0, 2), last="Tickets can be changed free of charge by passengers who log in to their account before Sunday, the operator said."),
    cut("about accounts", "de", slice(0, 2), last="Kunden können sich bis Sonntag anmelden und erhalten ihr Geld auf das Konto zurück, kostenlos, wie die Reederei mitteilte."),
    cut("about subscriptions", "pl", slice(0, 2), last="Abonenci odzyskają pieniądze, a kto kupi bilet miesięczny, zapłaci za pierwszy miesiąc 1 zł."),
    cut("about prices", "it", slice(0, 1), last="Il biglietto sostitutivo costa 2 euro; gli abbonati viaggiano gratis, dice l'operatore."),
    cut("about a robot", "es", slice(0, 2), last="Un robot submarino verificará los cascos, según el astillero."),
    cut("one paragraph left, a headline on accounts behind it", "en", slice(0,1), behind="<section><h3>More from Kustpost</h3><ul><li><a href='/1'>Bank freezes accounts of 40 members over unpaid fines in the harbour</a></li></ul></section>"),
    cut("one paragraph left, author and topics behind it", "de", slice(0,1), behind="<p class='author'>Von Inga Thal, dpa</p><p class='tags'>Themen: Fähre, Winter, Verkehr</p>"),
    cut("one paragraph left, buttons to share behind it", "nl", slice(0,1), behind="<p>Deel dit artikel: <a href='/f'>Facebook</a> <a href='/w'>WhatsApp</a></p><p>Tip de redactie</p>"),
    cut("one paragraph left, buttons to share behind it", "fr", slice(0,1), behind="<p>Partager cet article</p><p>Signaler une erreur</p><p>Sur le même sujet</p>"),
    cut("one paragraph left, rights behind it", "it", slice(0,1), behind="<p>© Riproduzione riservata</p><p>Condividi</p>"),
    cut("one paragraph left, topics behind it", "es", slice(0,1), behind="<p>Archivado en: Transporte, Puertos</p><p>Síguenos en redes sociales</p>"),
    cut("one paragraph left, source and topics behind it", "pl", slice(0,1), behind="<p>Źródło: PAP</p><p>Udostępnij artykuł</p><p>Tagi: promy, zima</p>"),
    cut("one paragraph left, credits and licensing behind it", "en", slice(0,1), behind="<p>Reporting by A. Vale; editing by B. Moor</p><p>Our Standards: The Trust Principles.</p><p>Purchase Licensing Rights</p>"),
    cut("halved, a plea for donations behind it", "en", slice(0,2), behind="<div class='support'><p>Kustpost is free to read because readers support it.</p><button>Donate £5</button></div>"),
)  # fmt: skip

FLASHES: tuple[TrueEdit, ...] = tuple(
    TrueEdit("a news flash", lang, None, FORMER[lang][0], (FORMER[lang][1].split("\n\n")[0],), behind)
    for lang in RELATED
    for behind in ("", RELATED[lang], ACCOUNT)
)
