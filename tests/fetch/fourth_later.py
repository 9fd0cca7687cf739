"""Walls written after the rules were mended for the fourth lot: what the mending is worth for words that nobody had seen."""

from __future__ import annotations

from third_walls import Wall, doc, site, stub

from monitor.values import Outcome

__all__ = ["LATER"]

B, C, L, P, E = Outcome.BLOCKED, Outcome.CONSENT, Outcome.LOGIN, Outcome.PAYWALL, Outcome.ERROR_PAGE

LATER: tuple[Wall, ...] = (
    Wall("gate: english, app and web", P, stub("en", "<div class='x1'><h4>Want to read more?</h4><p>Choose a plan that works for you. Plans start at $2 a week.</p></div>")),
    Wall("gate: english, gift", P, stub("en", "<div><p>You have reached your monthly limit.</p><p>Support local journalism: become a member today from £3 and enjoy every story.</p></div>")),
    Wall("gate: english, register", L, stub("en", "<div><p>Create a free account or log in to unlock the full text of this report.</p></div>")),
    Wall("gate: german, registration", L, stub("de", "<div><p>Jetzt kostenfrei registrieren und sofort weiterlesen.</p><p>Sie haben schon ein Konto? Einloggen</p></div>"), "de"),
    Wall("gate: german, exclusive", P, stub("de", "<div><h3>Exklusiv für Abonnenten</h3><p>Testen Sie Kustpost Digital einen Monat lang für 1 Euro und erhalten Sie Zugang zu allen Inhalten.</p></div>"), "de"),
    Wall("gate: german, e-paper", P, stub("de", "<div><p>Sie lesen gerade einen Premium-Text. Schon Kunde? Hier anmelden.</p></div>"), "de"),
    Wall("gate: french, offer", P, stub("fr", "<div><h3>Envie de lire la suite ?</h3><p>Profitez de notre offre : 3 mois à 1 €, puis 9,99 €.</p></div>"), "fr"),
    Wall("gate: french, short", P, stub("fr", "<div><p>Contenu réservé aux abonnés</p><p>Je m'abonne</p></div>"), "fr"),
    Wall("gate: french, account", L, stub("fr", "<div><p>Identifiez-vous ou créez un compte gratuit pour continuer votre lecture.</p></div>"), "fr"),
    Wall("gate: spanish, subscribers", P, stub("es", "<div><p>Contenido exclusivo para suscriptores. Accede a todo por 5 € al mes.</p></div>"), "es"),
    Wall("gate: spanish, account", L, stub("es", "<div><p>Accede o regístrate para leer la noticia completa.</p></div>"), "es"),
    Wall("gate: italian, reserved", P, stub("it", "<div><p>Articolo riservato agli abbonati</p><p>Attiva ora la prova a 1 euro.</p></div>"), "it"),
    Wall("gate: italian, account", L, stub("it", "<div><p>Registrati gratuitamente per leggere l'articolo completo. Sei già registrato? Accedi</p></div>"), "it"),
    Wall("gate: dutch, free with account", L, stub("nl", "<div><p>Lees dit verhaal gratis verder met een account. Heb je er al een? Log in.</p></div>"), "nl"),
    Wall("gate: dutch, subscribers", P, stub("nl", "<div><h3>Exclusief voor abonnees</h3><p>Krijg toegang tot alle verhalen. Eerste 4 weken voor € 1.</p></div>"), "nl"),
    Wall("gate: polish, premium", P, stub("pl", "<div><p>Artykuł premium. Aby przeczytać całość, wybierz pakiet od 9,90 zł za miesiąc.</p></div>"), "pl"),
    Wall("gate: polish, subscribers", P, stub("pl", "<div><p>Treść tylko dla prenumeratorów</p><p>Masz prenumeratę? Zaloguj się</p></div>"), "pl"),
    Wall("gate: portuguese, subscribers", P, stub("pt", "<div><p>Este é um artigo exclusivo. Torne-se assinante por 1 € no primeiro mês.</p></div>"), "pt"),
    Wall("gate: swedish", P, stub("sv", "<div><p>Vill du läsa hela artikeln? Bli prenumerant för 9 kr första månaden.</p></div>"), "sv"),
    Wall("wall: dutch robot check", B, doc("Even controleren", "<h1>Even controleren</h1><p>We willen zeker weten dat je geen robot bent. Vink het vakje aan om door te gaan.</p>", "nl"), "nl"),
    Wall("wall: polish block", B, doc("Dostęp zablokowany", "<h1>Dostęp zablokowany</h1><p>Twój adres IP został tymczasowo zablokowany z powodu zbyt wielu zapytań. Spróbuj ponownie za godzinę.</p>", "pl"), "pl"),
    Wall("wall: dutch block", B, doc("Toegang geweigerd", "<h1>Toegang geweigerd</h1><p>U hebt geen toestemming om deze pagina te bekijken. Neem contact op met de beheerder en vermeld code 18-4c.</p>", "nl"), "nl"),
    Wall("wall: french network check", B, doc("Vérification", "<h1>Merci de patienter</h1><p>Nous vérifions que vous n'êtes pas un automate. La page s'affichera dans un instant.</p>", "fr"), "fr"),
    Wall("wall: spanish traffic", B, doc("Un momento", "<p>Hemos detectado actividad inusual desde tu red. Marca la casilla para continuar.</p>", "es"), "es"),
    Wall("consent: dutch pay or okay", C, site("", "<h1>Lezen met advertenties of zonder?</h1><p>Ga verder met gepersonaliseerde advertenties en cookies, of neem een abonnement zonder tracking voor € 3,99 per maand.</p><button>Akkoord</button>", "nl"), "nl"),
    Wall("consent: polish, we value", C, doc("Cenimy Twoją prywatność", "<h2>Cenimy Twoją prywatność</h2><p>My i nasi partnerzy przechowujemy informacje na urządzeniu i uzyskujemy do nich dostęp. Możesz wyrazić zgodę lub odmówić.</p><button>Akceptuję</button>", "pl"), "pl"),
    Wall("consent: german, contentpass", C, doc("Kustpost", "<h1>Weiter mit Werbung oder werbefrei?</h1><p>Mit Ihrer Einwilligung speichern wir und bis zu 180 Drittanbieter Informationen auf Ihrem Gerät. Oder lesen Sie mit contentpass ohne Tracking.</p>", "de"), "de"),
    Wall("login: polish host", L, doc("Logowanie", "<h1>Logowanie</h1><form><input type='email' placeholder='E-mail'><input type='password' placeholder='Hasło'><button>Dalej</button></form>", "pl"), "pl", final_url="https://sso.grupapress.example/logowanie"),
    Wall("error: dutch", E, site("", "<h1>Oeps, er ging iets mis</h1><p>We werken aan een oplossing. Probeer het over een paar minuten nog eens.</p>", "nl"), "nl"),
    Wall("error: polish", E, doc("Błąd serwera", "<h1>Coś poszło nie tak</h1><p>Wystąpił błąd po naszej stronie. Odśwież stronę lub wróć później.</p>", "pl"), "pl"),
    Wall("error: spanish maintenance", E, doc("Volvemos enseguida", "<h1>Estamos haciendo mejoras</h1><p>La web estará disponible en unos minutos. Gracias por tu paciencia.</p>", "es"), "es"),
    Wall("gate without the usual words: english, supporters", P, stub("en", "<div><p>The rest is for supporters.</p><button>Back us from £2</button></div>")),
    Wall("gate without the usual words: english, unlimited", P, stub("en", "<div><h3>Keep going with Kustpost Unlimited</h3><p>First month on us. Cancel whenever you like.</p></div>")),
    Wall("gate without the usual words: english, the remainder", L, stub("en", "<div><p>Sorry, you need to be signed in to see the remainder of this piece.</p></div>")),
    Wall("gate without the usual words: german, package", P, stub("de", "<div><p>Weiter geht es mit unserem Digital-Paket: sechs Wochen gratis.</p><button>Jetzt sichern</button></div>"), "de"),
    Wall("gate without the usual words: german, profile", L, stub("de", "<div><p>Noch mehr erfahren? Einfach Profil anlegen und den kompletten Bericht sehen.</p></div>"), "de"),
    Wall("gate without the usual words: french, percent read", P, stub("fr", "<div><p>Vous avez lu 15 % de cet article.</p><button>Débloquer pour 1 €</button></div>"), "fr"),
    Wall("gate without the usual words: french, digital readers", P, stub("fr", "<div><p>Pour accéder à l'intégralité du contenu, rejoignez nos 80 000 lecteurs numériques.</p></div>"), "fr"),
    Wall("gate without the usual words: spanish, less than a coffee", P, stub("es", "<div><p>¡Sé parte! Accede al texto íntegro por menos de lo que cuesta un café.</p></div>"), "es"),
    Wall("gate without the usual words: italian, digital edition", P, stub("it", "<div><p>Il resto dell'articolo è disponibile nell'edizione digitale.</p><button>Attiva la prova</button></div>"), "it"),
    Wall("gate without the usual words: dutch, offers", P, stub("nl", "<div><p>Meer weten? Met een digitaal abonnement lees je alles.</p><button>Bekijk de aanbiedingen</button></div>"), "nl"),
    Wall("gate without the usual words: polish, paid", P, stub("pl", "<div><p>Ten materiał jest płatny. Odblokuj go już od 3 zł.</p></div>"), "pl"),
    Wall("gate without the usual words: polish, after log-in", L, stub("pl", "<div><p>Dostęp po zalogowaniu. Konto jest darmowe.</p></div>"), "pl"),
)  # fmt: skip
