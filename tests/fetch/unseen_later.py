"""Walls and teasers written after the rules for the others, to see how the rules fare with what they never met.

First run: of 96 looks at whole pages all were withheld; of 24 looks at teasers four. Told since by their shape: the
article's beginning, and a new line on subscribing.
"""

from __future__ import annotations

__all__ = ["LATER_TEASERS", "LATER_WALLS"]

LATER_WALLS: tuple[tuple[str, str, str], ...] = (
    ("en", "Hold up", "Our shield flagged this session. Drag the tile into the gap to carry on."),
    (
        "en",
        "valley-herald.example",
        "Automated tools may not use this site. Contact our syndication desk if you need data.",
    ),
    ("en", "Verifying…", "Running a few checks on your device. This will not take long."),
    ("de", "Einen Augenblick", "Wir stellen sicher, dass kein Automat unsere Seiten lädt. Gleich geht es weiter."),
    (
        "de",
        "Hafenbote",
        "Diese Seite lädt erst, wenn Sie unseren Nutzungsbedingungen und dem Setzen von Cookies zugestimmt haben.",
    ),
    ("de", "Kurz nachgefragt", "Dürfen wir und 98 Dienste Ihr Nutzungsverhalten auswerten? Ja, gern. Lieber nicht."),
    ("de", "Login", "Diesen Bereich sehen nur angemeldete Leser. Kundennummer eingeben."),
    ("de", "Störung", "Unsere Technik arbeitet daran. Wir bitten um Geduld."),
    ("fr", "Un instant…", "Nous contrôlons la sécurité de votre connexion avant de vous laisser entrer."),
    (
        "fr",
        "Choisissez",
        "Lire gratuitement avec publicité personnalisée, ou payer 3 euros par mois pour ne pas être suivi.",
    ),
    ("fr", "Espace abonnés", "Identifiez-vous pour accéder à votre journal numérique."),
    ("fr", "Erreur 500", "Un incident technique nous empêche d'afficher cette page."),
    ("es", "Comprobando…", "Estamos comprobando que la conexión es segura. No cierre esta ventana."),
    ("es", "Su elección", "Puede leernos gratis si nos permite usar sus datos con fines publicitarios."),
    ("es", "Acceso de usuarios", "Introduzca su correo y su clave para entrar en la edición digital."),
    ("es", "Uy", "Algo ha fallado por nuestra parte. Pruebe a recargar en unos minutos."),
    ("it", "Un attimo", "Stiamo controllando il tuo browser prima di farti entrare."),
    ("it", "Scegli come leggerci", "Gratis con i cookie di profilazione, oppure a 1 euro al mese senza."),
    ("it", "Qualcosa è andato storto", "Il server non risponde. Riprova fra poco."),
    ("pt", "Um momento", "A verificar se a ligação é segura antes de continuar."),
    ("pt", "Antes de continuar", "Precisamos da sua autorização para guardar cookies no seu aparelho."),
    ("pt", "Ops", "Tivemos um problema ao abrir esta página. Tente novamente mais tarde."),
    ("en", "Subscribers’ edition", "You need an active plan to open this story."),
    ("en", "Gone fishing", "The newsroom's servers are resting. They will be up by breakfast."),
)
LATER_TEASERS: dict[str, tuple[str, ...]] = {
    "en": (
        "The rest of the story is in our members' edition, from 50p a day.",
        "Enjoying this? Readers with a pass see the whole report.",
    ),
    "de": (
        "Hier endet die kostenlose Vorschau. Mit einem Digitalabo lesen Sie den ganzen Bericht.",
        "Noch 4 Minuten Lesezeit – exklusiv mit H+.",
    ),
    "fr": (
        "Cet article vous est offert jusqu'ici : la suite avec un abonnement à 1 €.",
        "Déjà abonné ? Connectez-vous pour lire l'intégralité.",
    ),
    "es": (
        "Hasta aquí la lectura gratuita. Hazte socio y lee el reportaje completo.",
        "¿Ya eres suscriptor? Entra para leer la noticia entera.",
    ),
    "it": (
        "Per leggere il resto serve un abbonamento: provalo a 1 euro.",
        "Sei già abbonato? Accedi per leggere tutto.",
    ),
    "pt": ("Para ler o resto precisa de uma assinatura digital.", "Já é assinante? Entre para ler o artigo completo."),
}
