"""Consent layers, log-ins and paywalls that no rule was written against, in six languages, in our own words."""

from __future__ import annotations

from collections.abc import Iterator

from unseen_bots import Unseen, bare
from unseen_stories import STORIES, chromed, story_page

from monitor.values import Outcome

__all__ = ["consents", "logins", "teasers"]


def consents() -> Iterator[Unseen]:
    """Consent layers that came in the article's place."""
    for name, lang, html, *final in _consents():
        yield Unseen(f"consent {name}", Outcome.CONSENT, html, 200, {}, final[0] if final else "", lang)


def _consents() -> Iterator[tuple]:  # type: ignore[type-arg]
    yield (
        "google de",
        "de",
        bare(
            "Bevor Sie zu Google weitergehen",
            "Wir verwenden Cookies und Daten, um Dienste bereitzustellen und Ausfälle zu prüfen.",
            "Wenn Sie „Alle akzeptieren“ auswählen, verwenden wir sie auch, um Werbung auszuliefern und ihre Wirkung zu messen.",
            lang="de",
        ),
        "https://consent.google.com/ml?continue=x",
    )
    yield (
        "yahoo fr",
        "fr",
        bare(
            "Vos choix en matière de confidentialité",
            "Nous et nos 237 partenaires stockons ou accédons à des informations sur votre appareil, avec votre consentement.",
            "Accepter tout",
            "Refuser tout",
            lang="fr",
        ),
        "https://guce.yahoo.example/consent?brandType=eu",
    )
    yield (
        "sourcepoint page",
        "en",
        bare(
            "Privacy choices",
            "Valley Herald and our 842 partners store and access information such as cookies on your device.",
            "You can change your choices at any time.",
            "Accept all",
            "Manage options",
            tail="<script src='https://cdn.privacy-mgmt.com/unified/wrapperMessagingWithoutDetection.js'></script>",
        ),
    )
    yield (
        "pur de",
        "de",
        bare(
            "Hafenbote mit Werbung oder Pur-Abo",
            "Weiter mit Werbung",
            "Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Details zum Tracking finden Sie in der Datenschutzerklärung.",
            "Hafenbote Pur: Nutzen Sie uns ab 2,99 Euro im Monat ohne Werbetracking.",
            "Akzeptieren und weiter",
            lang="de",
        ),
    )
    yield (
        "contentpass",
        "de",
        bare(
            "Hafenbote",
            "Weiterlesen mit Werbung oder mit contentpass",
            "Mit Ihrer Zustimmung verarbeiten wir und bis zu 143 Partner personenbezogene Daten.",
            "Über 600 Websites werbefrei und ohne Tracking für 3,99 €.",
            lang="de",
            tail="<script src='https://cp.hafenbote.example/now.js'></script>",
        ),
    )
    yield (
        "zustimmung",
        "de",
        chromed(
            STORIES["de"],
            "Zustimmung | Hafenbote",
            "<h1>Ihre Zustimmung</h1><p>Um unsere Inhalte lesen zu können, stimmen Sie bitte der Verwendung von Cookies zu.</p><p>Mit Werbung weiterlesen</p><p>Abonnenten melden sich hier an.</p>",
        ),
        "https://hafenbote.example/zustimmung?url=x",
    )
    yield (
        "usercentrics",
        "de",
        bare(
            "Privatsphäre-Einstellungen",
            "Wir benötigen Ihre Einwilligung, bevor Sie unsere Website weiter besuchen können.",
            "Sie können Ihre Auswahl jederzeit widerrufen oder anpassen.",
            "Alle akzeptieren",
            "Nur essenzielle Cookies",
            lang="de",
            tail="<script id='usercentrics-cmp' src='https://web.cmp.usercentrics.eu/ui/loader.js'></script>",
        ),
    )
    yield (
        "didomi fr",
        "fr",
        bare(
            "Le Courrier du port",
            "Le respect de votre vie privée est notre priorité",
            "Avec votre accord, nos 612 partenaires et nous utilisons des cookies ou technologies similaires pour stocker et accéder à des données personnelles.",
            "Continuer sans accepter",
            "Accepter et fermer",
            lang="fr",
            tail="<script src='https://sdk.privacy-center.org/loader.js'></script>",
        ),
    )
    yield (
        "wall fr",
        "fr",
        bare(
            "Cookies et abonnement",
            "Pour continuer votre lecture, acceptez les cookies ou abonnez-vous.",
            "En acceptant, vous soutenez le travail de notre rédaction.",
            "Accepter et continuer",
            "S'abonner sans publicité pour 2 euros par mois",
            lang="fr",
        ),
    )
    yield (
        "poool consent",
        "fr",
        bare(
            "Le Courrier du port",
            "Vous avez choisi de refuser les cookies.",
            "Pour accéder à nos contenus gratuitement, il faut accepter le dépôt de traceurs publicitaires.",
            "Modifier mon choix",
            lang="fr",
        ),
    )
    yield (
        "wall es",
        "es",
        bare(
            "Diario de la Ría",
            "Valoramos su privacidad",
            "Nosotros y nuestros 790 socios almacenamos o accedemos a información en un dispositivo, como las cookies.",
            "Si no acepta las cookies, puede suscribirse para navegar sin publicidad.",
            "Aceptar y continuar",
            lang="es",
        ),
    )
    yield (
        "redirect es",
        "es",
        bare(
            "Aviso de cookies",
            "Para seguir leyendo, elija una opción.",
            "Aceptar cookies y seguir",
            "Rechazar y pagar 1,99 euros al mes",
            lang="es",
        ),
        "https://diario-de-la-ria.example/consentimiento/?r=x",
    )
    yield (
        "wall it",
        "it",
        bare(
            "Gazzetta del Lago",
            "Noi e terze parti selezionate utilizziamo cookie o tecnologie simili per finalità tecniche e, con il tuo consenso, anche per altre finalità.",
            "Se hai cambiato idea e non ti vuoi abbonare, puoi sempre esprimere il tuo consenso ai cookie.",
            "Accetta e continua",
            "Abbonati",
            lang="it",
        ),
    )
    yield (
        "iubenda",
        "it",
        bare(
            "La tua privacy è importante",
            "Puoi acconsentire all'uso di queste tecnologie usando il pulsante «Accetta».",
            "Chiudendo questa informativa, continui senza accettare.",
            lang="it",
            tail="<script src='https://cdn.iubenda.com/cs/iubenda_cs.js'></script>",
        ),
    )
    yield (
        "wall pt",
        "pt",
        bare(
            "Jornal da Serra",
            "A sua privacidade é importante para nós",
            "Nós e os nossos 655 parceiros armazenamos e acedemos a informações num dispositivo, tais como cookies.",
            "Aceitar e continuar",
            "Gerir opções",
            lang="pt",
        ),
    )
    yield (
        "wall pt, brazil",
        "pt",
        bare(
            "Aviso de privacidade",
            "Este site usa cookies para melhorar a sua experiência.",
            "Ao clicar em Aceitar, você concorda com a nossa política de privacidade.",
            lang="pt",
        ),
    )
    yield (
        "cookiebot",
        "en",
        bare(
            "This website uses cookies",
            "We use cookies to personalise content and ads, to provide social media features and to analyse our traffic.",
            "Allow all",
            "Deny",
            tail="<script id='Cookiebot' src='https://consent.cookiebot.com/uc.js'></script>",
        ),
    )
    yield (
        "trustarc",
        "en",
        bare(
            "Valley Herald Privacy Preferences",
            "Your choices on use of cookies on this site.",
            "Required cookies. Functional cookies. Advertising cookies.",
            "Submit preferences",
        ),
        "https://preferences-mgr.trustarc.example/?type=valley&site=x",
    )
    yield (
        "dutch",
        "en",
        bare("DPG Media Privacy Gate", "Om u beter van dienst te zijn, gebruiken wij cookies.", "Akkoord"),
        "https://myprivacy.dpgmedia.example/consent?siteKey=x",
    )
    yield (
        "adblock en",
        "en",
        bare(
            "Please disable your ad blocker",
            "It looks like you're using an ad blocker.",
            "Our journalism is paid for by advertising. Please switch it off for this site, then reload the page.",
        ),
    )
    yield (
        "adblock de",
        "de",
        bare(
            "Bitte deaktivieren Sie Ihren Adblocker",
            "Hafenbote finanziert sich durch Werbung.",
            "Schalten Sie Ihren Werbeblocker für unsere Seite aus, um weiterzulesen, oder nutzen Sie das Pur-Abo.",
            lang="de",
        ),
    )
    yield (
        "age gate",
        "en",
        bare(
            "Are you over 18?",
            "This content may not be suitable for younger readers. Please confirm your age to continue.",
            "Yes, I am 18 or older",
            "No, take me back",
        ),
    )


def logins() -> Iterator[Unseen]:
    """Log-in pages that came in the article's place."""
    for name, lang, html, *final in _logins():
        yield Unseen(f"login {name}", Outcome.LOGIN, html, 200, {}, final[0] if final else "", lang)


def _logins() -> Iterator[tuple]:  # type: ignore[type-arg]
    form = "<form method='post'><input type='email' name='user'><input type='password' name='pass'><button>OK</button></form>"
    yield (
        "auth0",
        "en",
        bare(
            "Log in | Valley Herald",
            "Welcome back",
            "Log in to Valley Herald to continue.",
            "Don't have an account? Sign up",
            tail=form,
        ),
        "https://valley-herald.eu.auth0.example/u/login?state=x",
    )
    yield (
        "piano",
        "en",
        bare(
            "Valley Herald",
            "Create a free account or log in to keep reading.",
            "Registering takes a minute and costs nothing.",
            tail=form,
        ),
    )
    yield (
        "registration wall",
        "en",
        chromed(
            STORIES["en"],
            "Register | Valley Herald",
            f"<h1>Register to read on</h1><p>You have read your three free stories. Register for free, or sign in, to read this one.</p>{form}",
        ),
    )
    yield (
        "german",
        "de",
        bare(
            "Anmeldung",
            "Bitte melden Sie sich an, um fortzufahren.",
            "Noch kein Konto? Jetzt kostenlos registrieren.",
            lang="de",
            tail=form,
        ),
    )
    yield (
        "german sso",
        "de",
        bare("Hafenbote Login", "E-Mail-Adresse", "Passwort", "Passwort vergessen?", lang="de", tail=form),
        "https://sso.hafenbote.example/anmelden?ziel=x",
    )
    yield (
        "french",
        "fr",
        bare(
            "Connexion",
            "Connectez-vous pour lire la suite.",
            "Mot de passe oublié ?",
            "Pas encore de compte ? Créez-en un gratuitement.",
            lang="fr",
            tail=form,
        ),
    )
    yield (
        "french sso",
        "fr",
        bare("Se connecter", "Adresse e-mail", "Mot de passe", lang="fr", tail=form),
        "https://compte.courrier-du-port.example/connexion?retour=x",
    )
    yield (
        "spanish",
        "es",
        bare(
            "Iniciar sesión",
            "Inicie sesión para continuar leyendo.",
            "¿Ha olvidado su contraseña?",
            lang="es",
            tail=form,
        ),
    )
    yield (
        "italian",
        "it",
        bare("Accedi", "Accedi o registrati per continuare a leggere.", "Password dimenticata?", lang="it", tail=form),
    )
    yield (
        "portuguese",
        "pt",
        bare(
            "Iniciar sessão",
            "Inicie sessão para continuar a ler.",
            "Esqueceu-se da palavra-passe?",
            lang="pt",
            tail=form,
        ),
    )
    yield (
        "newsletter gate",
        "en",
        bare(
            "Valley Herald",
            "Enter your email address to unlock this story.",
            "We will send you a link. No password needed.",
            tail="<form><input type='email'></form>",
        ),
    )


def teasers() -> Iterator[Unseen]:
    """Paywalls' teasers: the article's first lines, and a call to pay."""
    gate = '<script type=\'application/ld+json\'>{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
    for number, (lang, call) in enumerate(CALLS):
        story = STORIES[lang]
        for gated in (gate, ""):
            said = story_page(story, None, (*story.paragraphs[:1], call), head=gated)
            yield Unseen(
                f"teaser {number} {lang} {'marked' if gated else 'unmarked'}", Outcome.PAYWALL, said, lang=lang
            )
    for lang, story in STORIES.items():
        cut = story_page(story, None, (story.paragraphs[0], story.paragraphs[1][:70] + "…"), head=gate)
        yield Unseen(f"teaser silent {lang}", Outcome.PAYWALL, cut, lang=lang)
        box = f"<div class='paywall offer'><h2>{story.site} +</h2><p>1 €</p></div>"
        behind = story_page(story, None, story.paragraphs[:2], head=gate, tail=box)
        yield Unseen(f"teaser box outside {lang}", Outcome.PAYWALL, behind, lang=lang)


CALLS = (
    ("en", "This story is reserved for members. Join from £1 a week and support local journalism."),
    ("en", "To read the rest of this story, please subscribe. Cancel any time."),
    ("en", "You have 0 free stories left this month. Choose a plan to read on."),
    ("en", "Get unlimited digital access. 12 weeks for £6."),
    ("de", "Sie möchten weiterlesen? Jetzt H+ vier Wochen für 1 Euro testen."),
    ("de", "Dieser Artikel ist nur für Abonnenten lesbar. Jetzt Abo abschließen."),
    ("de", "Den ganzen Artikel lesen Sie mit Hafenbote Plus."),
    ("fr", "Il vous reste 78 % de cet article à lire. La suite est réservée aux abonnés."),
    ("fr", "Pour lire la suite, abonnez-vous à partir de 1 € le premier mois."),
    ("es", "Contenido exclusivo para suscriptores. Suscríbete para seguir leyendo."),
    ("es", "Este artículo es solo para suscriptores. Prueba un mes por 1 euro."),
    ("it", "Questo contenuto è riservato agli abbonati. Abbonati per continuare a leggere."),
    ("it", "Sblocca l'accesso illimitato a tutti i contenuti. Scopri le offerte."),
    ("pt", "Este artigo é exclusivo para assinantes. Assine já para continuar a ler."),
    ("pt", "Conteúdo reservado a assinantes. Escolha o seu plano."),
)
