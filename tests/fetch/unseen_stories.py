"""Articles of our own making in six languages: what stood at an address before a wall, or an odd edit, came there."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["STORIES", "Story", "chromed", "story_page"]


@dataclass(frozen=True)
class Story:
    """One article: where it stands, and what it says."""

    lang: str
    url: str
    site: str
    title: str
    paragraphs: tuple[str, ...]
    sections: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text, a paragraph a line."""
        return "\n".join(self.paragraphs)


STORIES: dict[str, Story] = {
    "en": Story("en", "https://valley-herald.example/local/reservoir-level-falls", "Valley Herald",
        "Reservoir falls to a third of its level as dry spell enters ninth week", (
        "The Upper Marsh reservoir stood at 34% of its capacity on Monday, its lowest September level since 1976, the water company said.",
        "Helen Trask, who runs supply for the district, said that a ban on hoses could follow within ten days unless rain came.",
        "“We are not at the edge of the cliff, but we can see it from here,” she told councillors in a meeting that ran for three hours.",
        "Some 180,000 households draw their water from the reservoir. A pipe that leaked 2.1 million litres a day was mended in August.",
        "Farmers along the river have been asked to stop irrigating by night. Two of them said that they would lose a fifth of their potatoes.",
        "Forecasters expect showers on Thursday, though hardly enough to matter. The company will publish its next figures on Friday.",
        ), ("News", "Sport", "Weather", "Opinion", "Jobs")),
    "de": Story("de", "https://hafenbote.example/lokales/brueckensperrung-verlaengert", "Hafenbote",
        "Sperrung der Weserbrücke dauert bis zum Frühjahr", (
        "Die Sperrung der alten Weserbrücke wird bis Ende März verlängert, teilte das Straßenbauamt am Dienstag in Minden mit.",
        "Prüfer hatten in zwei Pfeilern Risse von bis zu 14 Zentimetern Länge gefunden, sagte Amtsleiterin Kerstin Vahl.",
        "„Wir haben gehofft, dass wir mit Spannstahl auskommen, aber das Holz darunter ist an 31 Stellen faul“, sagte Vahl.",
        "Täglich nutzten rund 9.400 Fahrzeuge die Brücke. Sie werden nun über die Umgehung geführt, was bis zu 25 Minuten kostet.",
        "Die Kosten der Reparatur schätzt das Amt auf 6,8 Millionen Euro, gut zwei Millionen mehr als im Sommer angenommen.",
        "Händler in der Unterstadt klagen über leere Läden. Die Stadt prüft, ob sie ihnen die Gebühren für Außenplätze erlässt.",
        ), ("Lokales", "Sport", "Wetter", "Meinung", "Anzeigen")),
    "fr": Story("fr", "https://courrier-du-port.example/economie/chantier-naval-rachat", "Le Courrier du port",
        "Le chantier naval de Port-Lannec repris par ses salariés", (
        "Le tribunal de commerce a confié mardi le chantier naval de Port-Lannec à une coopérative formée par 112 de ses salariés.",
        "« On a mis nos primes de départ dans le pot commun, il n'y avait plus que ça à faire », raconte Yannick Morvan, soudeur.",
        "Le projet prévoit de garder 140 emplois sur 205 et de construire chaque année deux vedettes de sauvetage en aluminium.",
        "La région apporte 3,4 millions d'euros, la banque publique 1,9 million, sous la forme d'un prêt remboursable en huit ans.",
        "L'ancien propriétaire, un groupe néerlandais, avait annoncé en mai la fermeture du site, jugé trop petit pour ses commandes.",
        "La mairie espère que la reprise profitera aussi aux sous-traitants, dont une vingtaine avaient cessé de livrer depuis l'été.",
        ), ("À la une", "Région", "Économie", "Sports", "Culture")),
    "es": Story("es", "https://diario-de-la-ria.example/sociedad/incendio-monte-controlado", "Diario de la Ría",
        "El incendio del monte Castrelo queda estabilizado tras quemar 640 hectáreas", (
        "El incendio forestal del monte Castrelo quedó estabilizado en la noche del lunes tras quemar 640 hectáreas, informó la Xunta.",
        "Cerca de 220 vecinos de tres aldeas pudieron volver a sus casas después de pasar dos noches en un polideportivo.",
        "«Vimos bajar el fuego como si fuera agua», contó Marisa Outeiro, que salió de su casa con dos perros y una carpeta.",
        "En la extinción trabajaron 14 brigadas, nueve motobombas y seis aviones. Un brigadista fue atendido por una quemadura leve.",
        "La Guardia Civil investiga si el fuego fue provocado: se inició en tres puntos distintos en menos de veinte minutos.",
        "El alcalde pidió ayudas para los ganaderos, que han perdido unas 90 cabezas y casi todo el pasto del invierno.",
        ), ("Portada", "Sociedad", "Deportes", "Opinión", "Tiempo")),
    "it": Story("it", "https://gazzetta-del-lago.example/cronaca/funivia-riapre", "Gazzetta del Lago",
        "La funivia di Monte Calvo riapre dopo due anni di lavori", (
        "La funivia di Monte Calvo riaprirà sabato dopo ventisei mesi di lavori costati 11,3 milioni di euro, ha annunciato la provincia.",
        "Le nuove cabine porteranno fino a 60 persone e impiegheranno sette minuti per salire, la metà di quelle del 1968.",
        "«Abbiamo cambiato tutto tranne la montagna», ha detto Piero Sandri, il direttore dell'impianto, durante la prova di ieri.",
        "Il biglietto di andata e ritorno costerà 18 euro, tre in più di prima; i residenti dei quattro comuni pagheranno la metà.",
        "Gli albergatori prevedono un aumento delle prenotazioni del 15% già a ottobre, dopo due stagioni che molti definiscono perse.",
        "Un comitato di cittadini ha chiesto al tribunale di verificare il rumore della stazione a valle, vicina a una scuola.",
        ), ("Prima pagina", "Cronaca", "Sport", "Meteo", "Lettere")),
    "pt": Story("pt", "https://jornal-da-serra.example/pais/hospital-nova-ala", "Jornal da Serra",
        "Hospital da Serra abre nova ala com 48 camas em novembro", (
        "A nova ala do Hospital da Serra abre a 4 de novembro com 48 camas, anunciou esta terça-feira a ministra da Saúde na Guarda.",
        "A obra custou 7,6 milhões de euros e atrasou-se catorze meses, em parte porque o primeiro construtor faliu no ano passado.",
        "«Prometemos aos doentes que não teriam de ir a Coimbra, e agora cumprimos», disse a administradora Filipa Rebelo.",
        "O sindicato dos enfermeiros avisa que faltam 22 profissionais para que a ala funcione de noite e ao fim de semana.",
        "No serviço de urgência, o tempo médio de espera passou de três horas e meia para cerca de duas desde o verão.",
        "O município vai criar uma carreira de autocarro entre a estação e o hospital, com viagens de quarenta em quarenta minutos.",
        ), ("Início", "País", "Desporto", "Opinião", "Tempo")),
}  # fmt: skip


def chromed(story: Story, title: str, main: str, *, head: str = "", tail: str = "") -> str:
    """`main` between the site's own header, menu, side bar and footer."""
    menu = "".join(f"<li><a href='/{number}/'>{name}</a></li>" for number, name in enumerate(story.sections))
    other = "".join(f"<li><a href='/x/{n}'>{name} {n}</a></li>" for n, name in enumerate(story.sections * 2))
    return (
        f"<!doctype html><html lang='{story.lang}'><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body><header><a href='/'>{story.site}</a><nav><ul>{menu}</ul></nav></header><main>{main}</main>"
        f"<aside><ul>{other}</ul></aside><footer><p>© {story.site}</p><ul>{menu}</ul></footer>{tail}</body></html>"
    )


def story_page(
    story: Story, title: str | None = None, paragraphs: tuple[str, ...] | None = None, *, head: str = "", tail: str = ""
) -> str:
    """The article's page, with another title or other paragraphs where these are given."""
    said = story.paragraphs if paragraphs is None else paragraphs
    body = "".join(f"<p>{paragraph}</p>" for paragraph in said)
    name = title or story.title
    marks = (
        f"<meta property='og:type' content='article'><meta property='og:title' content=\"{name}\">"
        f"<link rel='canonical' href='{story.url}'>{head}"
    )
    main = f"<article><h1>{name}</h1><div class='body'>{body}</div></article>{tail}"
    return chromed(story, f"{name} | {story.site}", main, head=marks)
