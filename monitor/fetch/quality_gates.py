"""PURE: what a gate says right behind an article's beginning: subscribe, pay or register, and read on. Decides by words.

Wordings are without end, so these are stems of the few words that none of them does without: what opens the gate (a
subscription, a price, an account), and what it keeps back (the article, the rest, reading). How much of that is asked for
depends on what else speaks for a teaser.
"""

from __future__ import annotations

import re
from html import unescape

from monitor.fetch.quality_senses import OF_LETTERS, unquoted
from monitor.fetch.quality_text import plain
from monitor.values import Outcome

__all__ = ["asked_behind", "lines_behind"]

OWN_LINE = 20  # characters of a line that can be found again in the markup
LINES_BEHIND = 4
LOOKED_AT = 400_000  # characters of markup
LONGEST_GATE = 400  # characters of its lines taken together; an article's text goes on for longer
TAG = re.compile(r"<(?:script|style)\b[^<]{0,20000}|<[^<>]{0,2000}>")
# A headline that leads elsewhere: "Weiterlesen: Bank sperrt Konten von Abonnenten" is no gate. A gate's links are buttons.
HEADLINE = re.compile(r"<a\b[^<>]{0,2000}>(?:\s{0,80}<[^<>/]{1,300}>){0,4}[^<>]{35,400}")


def _stems(words: str) -> re.Pattern[str]:
    """One of the literal beginnings of words, separated by " | ". Linear."""
    return re.compile(r"(?<![^\W_])(?:" + "|".join(re.escape(word) for word in words.split(" | ")) + ")")


PAYING = re.compile(
    _stems(
        "subscri | member | digital access | unlimited | trial | plans start | abo  | abos | abonn | testen sie | tagespass | "
        "probeabo | kündbar | exklusiv für | m'abonne | s'abonner | engagement | notre offre | suscri | suscrí | hazte | "
        "premium | plus  | sin permanencia | abbon | l'offerta | le offerte | assin | prenumer | subskry | kup dostęp | wykup | "
        "pakiet | pakket | onbeperkt | schon kunde | réservé | riservato a | riservata a | reservado a | reservada a | exclusi | monthly limit | free article | "
        "supporters | month on us | digital-paket | digitalpaket | wochen gratis | monat gratis | freischalten | débloqu | rejoignez | "
        "edizione digitale | la prova | płatn | odblokuj"
    ).pattern
    + r"|[£$€]\s?\d|\d\s?(?:€|euro\b|eur\b|zł\b|kr\b)"
)
JOINING = _stems(
    "register | registered | sign in | sign up | log in | account | registrier | anmelden | einloggen | konto | melden sie sich | "
    "créez | inscri | compte | connect | identifiez | regíst | regist | cuenta | inicia | accedi | accede | conta  | sessão | "
    "log in | inloggen | maak een | logga in | skapa | zaloguj | załóż | zarejestruj | konta | "
    "signed in | profil anlegen | zalogowani"
)
KEPT_BACK = _stems(
    "read | full text | full story | whole story | every story | this story | article | unlock | weiterlesen | lesen | artikel | "
    "text | inhalt | beitrag | lire | lecture | la suite | contenu | leer | leyendo | noticia | artículo | contenido | legger | "
    "articol | contenut | proseguire | artigo | ler  | conteúdo | lezen | lees | verhaal | verhalen | läs | czyta | przeczyta | "
    "artyku | całość | treść | tekst | pozostało | to continue | "
    "the rest | remainder | keep going | komplett | weiter geht | intégral | il resto | materiał | dostęp"
)
# Whoever wants to comment has to log in nearly everywhere.
TO_COMMENT = _stems(
    "to comment | comment on | kommentieren | commenter | comentar | commentare | reageren | reactie | komentować | "
    "skomentować | kommentera"
)

# Who gives reads on anyhow.
GIVING = _stems("donat | free to read | spenden | faire un don | donar | doneer | wesprzyj | sostieni")


def asked_behind(html: str, text: str, former: str | None, *, loosely: bool) -> Outcome | None:
    """PAYWALL or LOGIN where the page, right behind the last words that were read, asks for money or an account.

    `loosely`: the words that open a gate suffice, because nearly all of the article is gone. Else the words for what
    it keeps back must stand beside them. `text` and `former` are plain.
    """
    lines = [line for line in lines_behind(html, text) if former is None or not _is_told_in(former, line)]
    lines = [line for line in lines if not OF_LETTERS.search(line + " ")]
    said = unquoted("\n".join(lines))[:LONGEST_GATE] + " "
    if not loosely and not KEPT_BACK.search(said):
        return None
    if PAYING.search(said) and not GIVING.search(said):
        return Outcome.PAYWALL
    return Outcome.LOGIN if JOINING.search(said) and not TO_COMMENT.search(said) else None


def _is_told_in(former: str, line: str) -> bool:
    """Whether the line is one of the former text's; "to comment" is found in many a text by chance."""
    return len(line) >= OWN_LINE and line in former


def lines_behind(html: str, text: str) -> list[str]:
    """The visible lines behind the last one that was read, without headlines that lead to other stories."""
    visible = plain(unescape(TAG.sub("\n", HEADLINE.sub("\n", html[:LOOKED_AT]))))
    lines = [line for line in (" ".join(line.split()) for line in visible.splitlines()) if len(line) > 2]
    said = " ".join(text.split())
    last = next((n for n in range(len(lines) - 1, -1, -1) if len(lines[n]) >= OWN_LINE and lines[n] in said), None)
    return [] if last is None else lines[last + 1 : last + 1 + LINES_BEHIND]
