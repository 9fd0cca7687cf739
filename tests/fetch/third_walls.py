"""A third lot of walls, written from what vendors and sites really show, before anybody looked at the rules or other lots.

Each as its visitor gets it: status, headers, where it led to, markup. `WALLS` stand in the article's place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.values import Outcome

__all__ = ["FORMER", "URL", "WALLS", "Wall"]

URL = "https://www.kustpost.example/2026/03/01/havenstorm-boten-4711.html"

# What the article said before, by language: title and text.
FORMER: dict[str, tuple[str, str]] = {
    "en": (
        "Ferry line halts winter crossings after hull cracks found",
        (
            "The regional ferry line will halt all winter crossings from Monday after inspectors found cracks in two hulls.\n\n"
            "Some 1,900 commuters use the line on a weekday, according to the transport authority, and buses will stand in.\n\n"
            "“Safety comes first and we know what that costs people,” said Ingrid Vale, who chairs the operator's board.\n\n"
            "Repairs are expected to take eleven weeks. The yard that built the vessels in 2009 declined to comment."
        ),
    ),
    "de": (
        "Fährlinie stellt Winterfahrten nach Rissen im Rumpf ein",
        (
            "Die regionale Fährlinie stellt von Montag an alle Winterfahrten ein, nachdem Prüfer Risse in zwei Rümpfen fanden.\n\n"
            "Rund 1900 Pendler nutzen die Linie nach Angaben der Verkehrsbehörde an einem Werktag; Busse sollen einspringen.\n\n"
            "„Sicherheit geht vor, und wir wissen, was das die Leute kostet“, sagte Inga Thal, die den Aufsichtsrat leitet.\n\n"
            "Die Reparaturen dauern voraussichtlich elf Wochen. Die Werft, die die Schiffe 2009 baute, äußerte sich nicht."
        ),
    ),
    "fr": (
        "La ligne de bacs suspend ses traversées d'hiver",
        (
            "La ligne régionale de bacs suspend dès lundi toutes ses traversées d'hiver après la découverte de fissures.\n\n"
            "Quelque 1 900 usagers l'empruntent chaque jour ouvré, selon l'autorité des transports; des bus prendront le relais.\n\n"
            "« La sécurité passe avant tout », a déclaré Inès Val, qui préside le conseil de l'exploitant.\n\n"
            "Les réparations devraient durer onze semaines. Le chantier naval n'a pas souhaité s'exprimer."
        ),
    ),
    "es": (
        "La línea de transbordadores suspende los cruces de invierno",
        (
            "La línea regional de transbordadores suspenderá desde el lunes los cruces de invierno tras hallarse grietas.\n\n"
            "Unas 1.900 personas usan la línea cada día laborable, según la autoridad del transporte; habrá autobuses.\n\n"
            "«La seguridad es lo primero», dijo Inés Val, que preside el consejo de la operadora.\n\n"
            "Las reparaciones durarán unas once semanas. El astillero declinó hacer comentarios."
        ),
    ),
    "it": (
        "La linea di traghetti sospende le corse invernali",
        (
            "La linea regionale di traghetti sospende da lunedì tutte le corse invernali dopo la scoperta di crepe in due scafi.\n\n"
            "Circa 1.900 pendolari la usano ogni giorno feriale, secondo l'autorità dei trasporti; ci saranno autobus.\n\n"
            "«La sicurezza viene prima di tutto», ha detto Ines Valle, che presiede il consiglio dell'operatore.\n\n"
            "Le riparazioni dureranno undici settimane. Il cantiere non ha voluto commentare."
        ),
    ),
    "pt": (
        "Linha de barcas suspende travessias de inverno",
        (
            "A linha regional de barcas suspende a partir de segunda-feira todas as travessias de inverno após achar fissuras.\n\n"
            "Cerca de 1.900 passageiros usam a linha em dias úteis, segundo a autoridade de transportes; haverá autocarros.\n\n"
            "«A segurança vem primeiro», disse Inês Vale, que preside ao conselho da operadora.\n\n"
            "As reparações devem durar onze semanas. O estaleiro não quis comentar."
        ),
    ),
    "nl": (
        "Veerdienst staakt winterafvaarten na scheuren in romp",
        (
            "De regionale veerdienst staakt vanaf maandag alle winterafvaarten nadat inspecteurs scheuren in twee rompen vonden.\n\n"
            "Zo'n 1900 forenzen gebruiken de lijn op een werkdag, aldus de vervoersautoriteit; bussen springen bij.\n\n"
            "„Veiligheid gaat voor”, zei Inge Dal, die de raad van toezicht voorzit.\n\n"
            "De reparaties duren naar verwachting elf weken. De werf wilde niet reageren."
        ),
    ),
    "sv": (
        "Färjelinjen ställer in vinterturer efter sprickor i skrovet",
        (
            "Den regionala färjelinjen ställer från måndag in alla vinterturer sedan inspektörer hittat sprickor i två skrov.\n\n"
            "Omkring 1 900 pendlare använder linjen en vardag, enligt trafikmyndigheten; bussar sätts in.\n\n"
            "”Säkerheten går först”, sade Inga Dal, som är ordförande i styrelsen.\n\n"
            "Reparationerna väntas ta elva veckor. Varvet ville inte kommentera."
        ),
    ),
    "pl": (
        "Linia promowa wstrzymuje zimowe rejsy",
        (
            "Regionalna linia promowa od poniedziałku wstrzymuje zimowe rejsy, gdy inspektorzy znaleźli pęknięcia w dwóch kadłubach.\n\n"
            "Z linii korzysta w dzień roboczy około 1900 osób, podaje urząd transportu; zastąpią ją autobusy.\n\n"
            "„Bezpieczeństwo jest najważniejsze” — powiedziała Inga Dolna, przewodnicząca rady.\n\n"
            "Naprawy potrwają jedenaście tygodni. Stocznia odmówiła komentarza."
        ),
    ),
}


@dataclass(frozen=True)
class Wall:
    """What came instead of the article."""

    name: str
    label: Outcome
    html: str
    lang: str = "en"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    final_url: str = URL


def doc(title: str, body: str, lang: str = "en", head: str = "") -> str:
    """A bare page."""
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def site(title: str, main: str, lang: str = "en", name: str = "Kustpost", head: str = "") -> str:
    """The same in a news site's dress."""
    links = "".join(
        f'<li><a href="/{n}">{n.title()}</a></li>' for n in ("news", "sport", "culture", "economy", "video")
    )
    foot = f"<footer><p>© 2026 {name} Media B.V.</p><a href='/terms'>Terms</a> <a href='/privacy'>Privacy</a></footer>"
    body = f"<header><a class='logo' href='/'>{name}</a><nav><ul>{links}</ul></nav></header><main>{main}</main>{foot}"
    return doc(f"{title} | {name}" if title else name, body, lang, head)


def stub(lang: str, call: str, *, shown: int = 1, attrs: str = 'class="article-body"') -> str:
    """The article's beginning, then a call to pay or to register."""
    title, text = FORMER[lang]
    paragraphs = "".join(f"<p>{p}</p>" for p in text.split("\n\n")[:shown])
    return site(title, f"<article><h1>{title}</h1><div {attrs}>{paragraphs}</div>{call}</article>", lang)


B, C, L, P, E = Outcome.BLOCKED, Outcome.CONSENT, Outcome.LOGIN, Outcome.PAYWALL, Outcome.ERROR_PAGE

WALLS: tuple[Wall, ...] = (
    Wall("aws waf captcha, 405", B, doc("Human Verification", '<div id="captcha-container"></div><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you\'re not a robot. This requires JavaScript. Enable JavaScript and then reload the page.</noscript><script src="https://abc.edge.captcha-sdk.awswaf.com/jsapi.js"></script>'), status=405, headers={"x-amzn-waf-action": "captcha"}),
    Wall("aws waf challenge, 202", B, doc("", '<div id="challenge-container"></div><script>window.gokuProps={"key":"AQ"};AwsWafIntegration.checkForceRefresh()</script>'), status=202, headers={"x-amzn-waf-action": "challenge"}),
    Wall("vercel checkpoint", B, doc("Vercel Security Checkpoint", "<p id='header-text'>We're verifying your browser</p><p>Website owner? <a href='https://vercel.link/security-checkpoint'>Click here to fix</a></p>"), status=429, headers={"x-vercel-mitigated": "challenge"}),
    Wall("anubis proof of work", B, doc("Making sure you're not a bot!", "<h1>Making sure you're not a bot!</h1><p id='status'>Loading...</p><details><summary>Why am I seeing this?</summary><p>You are seeing this because the administrator of this website has set up Anubis to protect the server against the scourge of AI companies aggressively scraping websites.</p></details><p>Protected by Anubis from Techaro.</p>")),
    Wall("kasada", B, "<!DOCTYPE html><html><head></head><body><script>window.KPSDK={};KPSDK.now=Date.now;</script><script src='/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39-8ed7-437e-a3be-862e0f06eea3/ips.js'></script></body></html>", status=429),
    Wall("ddos-guard", B, doc("DDoS-Guard", "<h1>Checking your browser before accessing kustpost.example</h1><p>Please allow up to 5 seconds...</p><p>DDoS protection by DDoS-Guard</p>"), status=403, headers={"server": "ddos-guard"}),
    Wall("sucuri block", B, doc("Sucuri WebSite Firewall - Access Denied", "<h1>Sucuri WebSite Firewall - Access Denied</h1><p>If you are the site owner (or you manage this site), please whitelist your IP. Block details: Your IP: 203.0.113.9</p>"), status=403, headers={"x-sucuri-block": "GEO02"}),
    Wall("wordfence", B, doc("Your access to this site has been limited", "<h1>Your access to this site has been limited by the site owner</h1><p>Your access to this service has been limited. (HTTP response code 503)</p><p>If you think you have been blocked in error, contact the owner of this site for assistance.</p><p>Generated by Wordfence</p>"), status=503),
    Wall("plain 200 wall in swedish", B, doc("Ett ögonblick", "<h1>Bekräfta att du är en människa</h1><p>Vi har upptäckt ovanlig trafik från ditt nätverk. Klicka i rutan för att fortsätta till sajten.</p>", "sv"), "sv"),
    Wall("plain 200 wall in dutch", B, doc("Even geduld", "<h1>Ben je een mens?</h1><p>We hebben ongebruikelijk verkeer van je netwerk opgemerkt. Bevestig dat je geen robot bent om verder te gaan.</p>", "nl"), "nl"),
    Wall("polish wall", B, doc("Weryfikacja", "<h1>Potwierdź, że nie jesteś robotem</h1><p>Wykryliśmy nietypowy ruch z Twojej sieci. Aby kontynuować, przepisz znaki z obrazka.</p>", "pl"), "pl"),
    Wall("french slider wall", B, doc("Vérification", "<p>Glissez vers la droite pour compléter le puzzle et prouver que vous n'êtes pas un robot.</p><script src='https://ct.captcha-delivery.com/c.js'></script>", "fr"), "fr", status=403),
    Wall("spanish geo block", B, site("Contenido no disponible", "<h1>Este contenido no está disponible en su región</h1><p>Por motivos legales no podemos ofrecer este sitio a los usuarios que se conectan desde su país.</p>", "es"), "es", status=451),
    Wall("gdpr geo block in english", B, doc("Unavailable due to legal reasons", "<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are attempting to access this website from a country belonging to the European Economic Area (EEA) including the EU which enforces the General Data Protection Regulation (GDPR) and therefore access cannot be granted at this time.</p>")),
    Wall("german pay or ok", C, site("", "<div id='consentpage'><h1>Mit Werbung weiterlesen oder Pur-Abo abschließen</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Ihre Zustimmung ist jederzeit widerrufbar.</p><p>Oder nutzen Sie unser Angebot ganz ohne Werbetracking für 4,99 Euro im Monat.</p><button>Akzeptieren und weiter</button></div>", "de"), "de"),
    Wall("french cookie wall", C, site("Vos choix", "<h1>Accédez gratuitement au site en acceptant les cookies</h1><p>Avec votre accord, nos 812 partenaires et nous utilisons des traceurs pour stocker et accéder à des informations sur votre terminal.</p><p>Ou abonnez-vous pour 2 € par mois et naviguez sans publicité ciblée.</p><button>Accepter et continuer</button>", "fr"), "fr"),
    Wall("dutch dpg consent host", C, doc("DPG Media Privacy Gate", "<h1>Kustpost vraagt je toestemming</h1><p>Samen met onze partners plaatsen wij cookies om je apparaat te herkennen, advertenties te meten en inhoud te personaliseren.</p><button>Akkoord</button><a>Instellingen</a>", "nl"), "nl", final_url="https://myprivacy.dpgmedia.example/consent?siteKey=x&callbackUrl=https%3A%2F%2Fwww.kustpost.example"),
    Wall("italian consent", C, site("", "<section><h2>La tua privacy è importante per noi</h2><p>Noi e i nostri 734 fornitori archiviamo informazioni su un dispositivo (e/o vi accediamo), come i cookie, e trattiamo i dati personali.</p><p>Puoi accettare oppure abbonarti per continuare senza profilazione.</p></section>", "it"), "it"),
    Wall("yahoo-like guce", C, doc("Kustpost is part of the Media family of brands", "<h1>We care about your privacy</h1><p>When you use our sites and apps, we use cookies to provide our sites and apps to you, authenticate users, apply security measures, and measure your use.</p><p>If you click 'Accept all', we and our partners, including 238 who are part of the IAB Transparency &amp; Consent Framework, will store and/or access information on a device.</p>"), final_url="https://consent.media.example/v2/collectConsent?sessionId=3_cc"),
    Wall("swedish consent", C, site("", "<h1>Vi värnar om din integritet</h1><p>Vi och våra 611 partner lagrar och får åtkomst till information på din enhet, till exempel cookies, och behandlar personuppgifter.</p><button>Godkänn alla</button><button>Hantera val</button>", "sv"), "sv"),
    Wall("portuguese login redirect", L, site("Iniciar sessão", "<h1>Inicie sessão para continuar</h1><form><label>E-mail</label><input type='email'><label>Palavra-passe</label><input type='password'></form><p>Ainda não tem conta? Registe-se gratuitamente.</p>", "pt"), "pt", final_url="https://www.kustpost.example/entrar?next=%2F2026%2F03%2F01%2Fhavenstorm-boten-4711.html"),
    Wall("single sign-on host", L, doc("Sign in", "<h1>Sign in or create an account</h1><form><input name='email' placeholder='Email address'><button>Continue</button></form><p>or</p><button>Continue with Google</button><button>Continue with Apple</button>"), final_url="https://login.kustpost.example/u/login?state=hKFo2SBk"),
    Wall("registration wall, dutch", L, site("Gratis account", "<h1>Maak een gratis account aan om verder te lezen</h1><p>Heb je al een account? Log in met je e-mailadres en wachtwoord.</p><form><input type='email'><input type='password'></form>", "nl"), "nl"),
    Wall("keycloak realm", L, doc("Anmelden bei Kustpost", "<div id='kc-header'>Kustpost</div><h1 id='kc-page-title'>Bei Ihrem Konto anmelden</h1><form id='kc-form-login'><label>Benutzername oder E-Mail</label><input name='username'><label>Passwort</label><input type='password' name='password'></form>", "de"), "de", final_url="https://sso.kustpost.example/realms/leser/protocol/openid-connect/auth?client_id=web"),
    Wall("teaser, german plus", P, stub("de", "<div class='paywall-box'><h3>Weiterlesen mit Kustpost+</h3><p>Jetzt 4 Wochen für 1 Euro testen, danach 9,99 Euro im Monat. Jederzeit kündbar.</p></div>"), "de"),
    Wall("teaser, french subscribers", P, stub("fr", "<aside><p>Il vous reste 82 % de cet article à lire. La suite est réservée aux abonnés.</p><a href='/abo'>S'abonner</a></aside>"), "fr"),
    Wall("teaser, spanish", P, stub("es", "<div><p>Este artículo es exclusivo para suscriptores. Suscríbete por 1 € el primer mes.</p><p>¿Ya eres suscriptor? Inicia sesión</p></div>"), "es"),
    Wall("teaser, italian", P, stub("it", "<div><p>Questo contenuto è riservato agli abbonati. Sblocca l'accesso illimitato a tutti i contenuti del sito.</p></div>"), "it"),
    Wall("teaser, dutch", P, stub("nl", "<div class='premium'><p>Verder lezen? Word abonnee en lees de eerste maand voor 1 euro.</p><p>Al abonnee? Log in</p></div>"), "nl"),
    Wall("teaser, swedish", P, stub("sv", "<div class='lock'><p>Det här är en artikel för dig som är prenumerant. Läs vidare för 1 krona första månaden.</p></div>"), "sv"),
    Wall("teaser, polish", P, stub("pl", "<div><p>Dalsza część artykułu dostępna jest tylko dla subskrybentów. Wykup dostęp od 4,90 zł miesięcznie.</p></div>"), "pl"),
    Wall("metered, english", P, stub("en", "<div class='tp-container'><p>You've read your last free article this month.</p><p>Subscribe now for unlimited digital access, just $1 a week. Cancel anytime.</p></div>")),
    Wall("cut by markup", P, stub("en", "<div data-testid='gateway'></div>", attrs='class="article-body meteredContent" data-gated="true"').replace("</head>", '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paywall"}}</script></head>')),
    Wall("soft 404 in portuguese", E, site("Página não encontrada", "<h1>Oops! Não encontrámos esta página</h1><p>O endereço pode estar errado ou a página foi removida. Volte à página inicial ou faça uma pesquisa.</p>", "pt"), "pt"),
    Wall("soft 404 in swedish", E, site("Sidan finns inte", "<h1>Hoppsan! Sidan kunde inte hittas</h1><p>Sidan du söker har flyttats eller finns inte längre. Gå till startsidan.</p>", "sv"), "sv"),
    Wall("soft 404 in polish", E, site("Nie znaleziono strony", "<h1>Błąd 404</h1><p>Strona, której szukasz, nie istnieje lub została przeniesiona. Przejdź do strony głównej.</p>", "pl"), "pl"),
    Wall("varnish guru meditation with 200", E, doc("503 Backend fetch failed", "<h1>Error 503 Backend fetch failed</h1><p>Backend fetch failed</p><h3>Guru Meditation:</h3><p>XID: 5509284</p><hr><p>Varnish cache server</p>")),
    Wall("laravel down", E, doc("Be right back", "<div class='title'>Be right back.</div><p>We are down for scheduled maintenance and will return shortly.</p>")),
    Wall("wordpress database error", E, doc("Database Error", "<h1>Error establishing a database connection</h1>")),
    Wall("wordpress critical error", E, doc("WordPress &rsaquo; Error", "<div class='wp-die-message'><p>There has been a critical error on this website.</p><p><a href='https://wordpress.org/documentation/article/faq-troubleshooting/'>Learn more about troubleshooting WordPress.</a></p></div>")),
    Wall("dutch maintenance", E, doc("Onderhoud", "<h1>We zijn zo terug</h1><p>Wegens gepland onderhoud is de site tijdelijk niet bereikbaar. Probeer het later opnieuw.</p>", "nl"), "nl"),
    Wall("next.js client error", E, doc("", "<h2>Application error: a client-side exception has occurred (see the browser console for more information).</h2>")),
    Wall("parked domain", E, doc("kustpost.example is for sale", "<h1>kustpost.example</h1><p>This domain may be for sale. Get this domain</p><p>Related searches: ferry tickets, boat insurance, sea cruises</p>")),
    Wall("redesign: an app shell", E, doc("Kustpost", "<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript><script src='/static/js/main.4f1c.js'></script>")),
    Wall("front page in its place", E, site("Latest news", "<h1>Latest news</h1>" + "".join(f"<article><h2><a href='/n/{n}'>Headline number {n} about the town council</a></h2><p>Short lead of story {n} for readers in a hurry.</p></article>" for n in range(18))), final_url="https://www.kustpost.example/"),
    Wall("outdated browser", E, doc("Browser not supported", "<h1>Your browser is not supported</h1><p>Please upgrade to a recent version of Chrome, Firefox, Safari or Edge to view this site.</p>")),
)  # fmt: skip
