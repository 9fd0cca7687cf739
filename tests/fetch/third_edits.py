"""True articles that look suspicious, of the same lot as third_walls.py: each must not be withheld."""

from __future__ import annotations

from dataclasses import dataclass

from third_walls import FORMER, site

__all__ = ["EDITS", "Edit"]


@dataclass(frozen=True)
class Edit:
    """The article after an edit."""

    name: str
    lang: str
    title: str
    paragraphs: tuple[str, ...]
    status: int = 200
    after: str = ""  # markup behind the article

    @property
    def html(self) -> str:
        """Its page."""
        body = "".join(f"<p>{p}</p>" for p in self.paragraphs)
        main = f"<article><h1>{self.title}</h1><div class='article-body'>{body}</div></article>{self.after}"
        return site(self.title, main, self.lang)


def made(name: str, lang: str, *, title: str = "", keep: slice = slice(None), first: str = "", last: str = "", after: str = "") -> Edit:  # fmt: skip
    old_title, text = FORMER[lang]
    paragraphs = tuple(filter(None, (first, *text.split("\n\n")[keep], last)))
    return Edit(name, lang, title or old_title, paragraphs, after=after)


BANNER = {
    "en": "<div class='cookie-bar'><p>We and our partners use cookies. Accept all cookies or manage your choices.</p></div>",
    "de": "<div id='cmp'><p>Wir und unsere Partner verwenden Cookies. Alle akzeptieren oder Einstellungen.</p></div>",
    "nl": "<div id='cmp'><p>Wij en onze partners gebruiken cookies. Akkoord of instellingen.</p></div>",
}

EDITS: tuple[Edit, ...] = (
    made("halved on purpose", "en", keep=slice(0, 2)),
    made("halved on purpose", "de", keep=slice(0, 2)),
    made("one paragraph left", "en", keep=slice(0, 1), last="This story is developing."),
    made("retraction", "en", title="Retraction: Ferry line halts winter crossings after hull cracks found", keep=slice(0, 0), first="Kustpost has retracted this article. The inspection report on which it was based was a draft that named the wrong vessels, and we should not have published it. We apologise to the ferry line and to our readers."),
    made("retraction", "de", title="Zurückgezogen: Fährlinie stellt Winterfahrten nach Rissen im Rumpf ein", keep=slice(0, 0), first="Wir haben diesen Artikel zurückgezogen. Der Prüfbericht, auf den er sich stützte, war ein Entwurf und nannte die falschen Schiffe. Wir bitten die Fährlinie und unsere Leser um Entschuldigung."),
    made("retraction", "fr", keep=slice(0, 0), first="Nous avons retiré cet article. Le rapport d'inspection sur lequel il s'appuyait était un projet et désignait les mauvais navires. Nous présentons nos excuses à l'exploitant et à nos lecteurs."),
    made("title turned round", "en", title="Operator denies cracks but keeps boats in port", first="The operator on Tuesday denied that there had been cracks."),
    made("title turned round", "es", title="La operadora niega las grietas", first="La operadora negó el martes que hubiera grietas."),
    made("about captchas", "en", last="The booking site asked users to confirm that they were not robots, and many gave up, the authority said."),
    made("about subscriptions", "en", last="Season ticket holders can cancel their subscription at any time, and new subscribers pay one euro for the first month."),
    made("about subscriptions", "nl", last="Abonnees krijgen hun geld terug; wie een nieuw abonnement neemt, betaalt de eerste maand één euro."),
    made("about cookies", "de", last="Die Buchungsseite setze Cookies ohne Zustimmung der Nutzer, kritisierte die Datenschutzbehörde am Dienstag."),
    made("about an outage", "en", last="The operator's website showed a 404 error for hours and said the page could not be found."),
    made("about an outage", "sv", last="Bolagets webbplats visade i timmar att sidan inte kunde hittas, enligt trafikmyndigheten."),
    made("cookie banner behind it", "en", after=BANNER["en"], last="Buses will run every ten minutes."),
    made("cookie banner behind it", "de", after=BANNER["de"], last="Busse fahren alle zehn Minuten."),
    made("cookie banner behind it", "nl", after=BANNER["nl"], last="Bussen rijden elke tien minuten."),
    made("newsletter box behind it", "en", after="<aside class='newsletter'><h3>Subscribe to our newsletter</h3><p>Sign up free and never miss a story.</p></aside>", last="A hotline opens on Friday."),
    made("offer behind it", "fr", after="<aside><p>Abonnez-vous à partir de 1 € par mois</p></aside>", last="Un numéro vert ouvrira vendredi."),
    made("grown threefold", "it", last=" ".join(f"Il sindaco del comune numero {n} ha chiesto più autobus e biglietti scontati per i pendolari." for n in range(14))),
    made("rewritten lead", "pt", keep=slice(1, None), first="As barcas param na segunda-feira: inspetores acharam fissuras e a operadora não quis esperar pela primavera."),
    made("rewritten lead", "pl", keep=slice(1, None), first="Promy staną w poniedziałek: inspektorzy znaleźli pęknięcia, a przewoźnik nie chciał czekać do wiosny."),
)  # fmt: skip
