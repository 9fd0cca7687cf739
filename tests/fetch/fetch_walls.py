"""Pages of our own making that imitate what stands in an article's place: walls, consent, log-in, paywalls, errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from monitor.values import Outcome

ASKED = "https://harbour-post.example/world/ferry-terminal-closes"


@dataclass(frozen=True)
class Wall:
    """One page: what it is, and how it is served."""

    name: str
    label: Outcome
    html: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    final_url: str = ASKED


def plain(title: str, *lines: str, head: str = "", tail: str = "") -> str:
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><div class=main><h1>{title}</h1>{body}</div>{tail}</body></html>"
    )


def bot_walls() -> Iterator[Wall]:
    for status in (200, 403, 404, 503):
        yield Wall(
            f"cloudflare managed {status}",
            Outcome.BLOCKED,
            plain(
                "Just a moment...",
                "Verifying you are human. This may take a few seconds.",
                "harbour-post.example needs to review the security of your connection before proceeding.",
                tail="<script>window._cf_chl_opt={cvId:'3',cZone:'x',cType:'managed'};</script>",
            ),
            status,
        )
    yield Wall(
        "cloudflare header only",
        Outcome.BLOCKED,
        plain("Harbour Post"),
        403,
        {"cf-mitigated": "challenge", "server": "cloudflare"},
    )
    yield Wall(
        "cloudflare 1020",
        Outcome.BLOCKED,
        plain(
            "Attention Required! | Cloudflare",
            "Sorry, you have been blocked",
            "You are unable to access harbour-post.example",
            "This website is using a security service to protect itself from online attacks. The action you just performed "
            "triggered the security solution.",
            "Cloudflare Ray ID: 8c0ffee",
            tail="<div id=cf-error-details></div>",
        ),
        403,
    )
    yield Wall(
        "cloudflare 1020 as 200",
        Outcome.BLOCKED,
        plain(
            "Attention Required! | Cloudflare",
            "Sorry, you have been blocked",
            "You are unable to access harbour-post.example",
            tail="<div id=cf-error-details></div>",
        ),
    )
    yield Wall(
        "cloudflare old js",
        Outcome.BLOCKED,
        plain(
            "Just a moment...",
            "Checking your browser before accessing harbour-post.example.",
            "This process is automatic. Your browser will redirect to your requested content shortly.",
            "DDoS protection by Cloudflare",
            tail="<form id=challenge-form action='/?__cf_chl_f_tk=x'></form>",
        ),
        503,
    )
    yield Wall(
        "turnstile interstitial",
        Outcome.BLOCKED,
        plain(
            "Security check",
            "Please confirm you are human to continue to the page.",
            tail="<script src=https://challenges.cloudflare.com/turnstile/v0/api.js></script><div class=cf-turnstile></div>",
        ),
    )
    for status in (200, 403, 429):
        yield Wall(
            f"datadome {status}",
            Outcome.BLOCKED,
            (
                "<html lang=en><head><title>harbour-post.example</title><style>#cmsg{animation: A 1.5s;}</style></head>"
                "<body style='margin:0'><p id=cmsg>Please enable JS and disable any ad blocker</p><script>"
                "var dd={'rt':'c','cid':'AHr','hsh':'F0','host':'geo.captcha-delivery.com'}</script>"
                "<script src='https://ct.captcha-delivery.com/c.js'></script></body></html>"
            ),
            status,
        )
    yield Wall("datadome header", Outcome.BLOCKED, "<html><body></body></html>", 403, {"x-datadome-response": "403"})
    for status in (200, 403):
        yield Wall(
            f"human px {status}",
            Outcome.BLOCKED,
            plain(
                "Access to this page has been denied",
                "Press & Hold to confirm you are a human (and not a bot).",
                "Reference ID 6a1f",
                tail="<div id=px-captcha></div><script>window._pxAppId='PXabc'</script>",
            ),
            status,
        )
        yield Wall(
            f"human old {status}",
            Outcome.BLOCKED,
            plain(
                "Access to this page has been denied.",
                "Access to this page has been denied because we believe you are using automation tools to browse the website.",
                "This may happen as a result of the following: Javascript is disabled or blocked by an extension; your "
                "browser does not support cookies.",
                "Please make sure that Javascript and cookies are enabled.",
            ),
            status,
        )
        yield Wall(
            f"akamai denied {status}",
            Outcome.BLOCKED,
            (
                "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to "
                'access "http&#58;&#47;&#47;harbour-post.example" on this server.<P>Reference&#32;&#35;18&#46;ab<P>'
                "https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18</BODY></HTML>"
            ),
            status,
        )
        yield Wall(
            f"imperva iframe {status}",
            Outcome.BLOCKED,
            (
                "<html style='height:100%'><head><META NAME='ROBOTS' CONTENT='NOINDEX'></head><body><iframe id=main-iframe "
                "src='/_Incapsula_Resource?SWUDNSAI=31&xinfo=9' width=100%>Request unsuccessful. Incapsula incident ID: "
                "1018-55</iframe></body></html>"
            ),
            status,
        )
        yield Wall(
            f"distil {status}",
            Outcome.BLOCKED,
            plain(
                "Pardon Our Interruption",
                "As you were browsing something about your browser made us think you were a bot.",
                "There are a few reasons this might happen: you're a power user moving through this website with "
                "super-human speed; you've disabled JavaScript; a third-party plugin is preventing JavaScript from running.",
                "To regain access, please make sure that cookies and JavaScript are enabled before reloading the page.",
            ),
            status,
        )
    yield Wall(
        "akamai sec-cpt",
        Outcome.BLOCKED,
        (
            "<html><head><title>Challenge Validation</title></head><body><div id=sec-if-cpt-container role=main>"
            "<script src='/_sec/cp_challenge/ak-challenge-4-4.htm'></script></div></body></html>"
        ),
        428,
    )
    yield Wall(
        "akamai bm-verify",
        Outcome.BLOCKED,
        (
            "<html><head><meta http-equiv=refresh content='5; URL=/world/ferry?bm-verify=AAQAAAA'></head>"
            "<body><noscript></noscript></body></html>"
        ),
    )
    yield Wall(
        "aws waf challenge",
        Outcome.BLOCKED,
        (
            "<html><head><script>window.gokuProps={key:'A',iv:'B'};</script><script src='https://x.token.awswaf.com/x/challenge.js'>"
            "</script></head><body><div id=challenge-container></div><noscript><h1>JavaScript is disabled</h1>In order to "
            "continue, we need to verify that you're not a robot. This requires JavaScript. Enable JavaScript and then "
            "reload the page.</noscript></body></html>"
        ),
        202,
        {"x-amzn-waf-action": "challenge"},
    )
    yield Wall(
        "aws waf captcha",
        Outcome.BLOCKED,
        plain("Human Verification", "Let's confirm you are human. Complete the security check before continuing."),
        405,
        {"x-amzn-waf-action": "captcha"},
    )
    yield Wall(
        "cloudfront denied",
        Outcome.BLOCKED,
        plain(
            "ERROR: The request could not be satisfied",
            "The request could not be satisfied. Request blocked.",
            "We can't connect to the server for this app or website at this time.",
            "Generated by cloudfront (CloudFront)",
        ),
        403,
    )
    yield Wall(
        "sucuri",
        Outcome.BLOCKED,
        plain(
            "Sucuri WebSite Firewall - Access Denied",
            "Access Denied - Sucuri Website Firewall",
            "If you are the site owner (or you manage this site), please whitelist your IP.",
            "Block ID: GEO02",
        ),
        403,
    )
    yield Wall(
        "kasada",
        Outcome.BLOCKED,
        (
            "<html><head></head><body><script>window.KPSDK={};KPSDK.now=function(){return 1}</script>"
            "<script src='/149e9513/2d206a39/ips.js'></script></body></html>"
        ),
        429,
    )
    yield Wall(
        "kasada 200",
        Outcome.BLOCKED,
        (
            "<html><head></head><body><script>window.KPSDK={};</script><script src='/149e9513/ips.js'></script></body></html>"
        ),
    )
    yield Wall(
        "hcaptcha",
        Outcome.BLOCKED,
        plain(
            "One more step",
            "Please complete the captcha to continue reading.",
            tail="<div class=h-captcha data-sitekey=1></div><script src=https://hcaptcha.com/1/api.js></script>",
        ),
    )
    yield Wall(
        "recaptcha",
        Outcome.BLOCKED,
        plain(
            "Are you a robot?",
            "To continue, please verify that you are human by ticking the box below.",
            tail="<div class=g-recaptcha data-sitekey=1></div>",
        ),
    )
    yield Wall(
        "google sorry",
        Outcome.BLOCKED,
        plain(
            "https://harbour-post.example/",
            "Our systems have detected unusual traffic from your computer network. This page "
            "checks to see if it's really you sending the requests, and not a robot.",
            tail="<form id=captcha-form><div class=g-recaptcha></div></form>",
        ),
        429,
    )
    yield Wall(
        "own robot check",
        Outcome.BLOCKED,
        plain(
            "Robot check",
            "We've detected unusual activity from your computer network.",
            "To continue, please click the box below to let us know you're not a robot.",
            "Why did this happen? Please make sure your browser supports JavaScript and cookies.",
        ),
    )
    yield Wall(
        "anubis",
        Outcome.BLOCKED,
        plain(
            "Making sure you're not a bot!",
            "Loading...",
            "You are seeing this because the administrator of this website has "
            "set up Anubis to protect the server against the scourge of AI companies aggressively scraping websites.",
            tail="<script id=anubis_challenge type=application/json>{}</script>",
        ),
    )
    yield Wall(
        "vercel",
        Outcome.BLOCKED,
        plain("Vercel Security Checkpoint", "We're verifying your browser", "Website owner? Click here to fix"),
        429,
        {"x-vercel-mitigated": "challenge"},
    )
    yield Wall(
        "fastly",
        Outcome.BLOCKED,
        plain(
            "Client Challenge",
            "JavaScript is disabled in your browser.",
            "Please enable JavaScript to proceed.",
            tail="<script src=/_fs-ch-1T1/script.js></script>",
        ),
    )
    yield Wall(
        "ddos-guard",
        Outcome.BLOCKED,
        plain(
            "DDoS-Guard", "Checking your browser before accessing harbour-post.example", "Please wait a few seconds."
        ),
        403,
    )
    yield Wall(
        "f5",
        Outcome.BLOCKED,
        (
            "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your "
            "administrator.<br><br>Your support ID is: 18374<br><a href='javascript:history.back();'>[Go Back]</a></body></html>"
        ),
    )
    yield Wall(
        "geo block",
        Outcome.BLOCKED,
        plain(
            "Harbour Post",
            "Unfortunately, our website is currently unavailable in most European countries. We are engaged on "
            "the issue and committed to looking at options that support our full range of digital offerings.",
        ),
    )
    yield Wall(
        "451",
        Outcome.BLOCKED,
        plain(
            "451: Unavailable due to legal reasons",
            "We recognize you are attempting to access this "
            "website from a country where we can't grant access at this time.",
        ),
        451,
    )
    yield Wall(
        "451 as 200",
        Outcome.BLOCKED,
        plain("451: Unavailable due to legal reasons", "This content is unavailable due to legal reasons."),
    )
    yield Wall(
        "wordfence",
        Outcome.BLOCKED,
        plain(
            "Your access to this site has been limited",
            "Your access to this service has been limited. (HTTP response code 503)",
            "Block Technical Data",
        ),
        503,
    )
    yield Wall(
        "nginx 403",
        Outcome.BLOCKED,
        "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center>"
        "<hr><center>nginx</center></body></html>",
        403,
    )
    yield Wall(
        "nginx 403 as 200",
        Outcome.BLOCKED,
        "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1>"
        "</center><hr><center>nginx</center></body></html>",
    )
    yield Wall(
        "rate limited", Outcome.BLOCKED, plain("Too Many Requests", "You have sent too many requests. Slow down."), 429
    )
    yield Wall(
        "rate limited 200",
        Outcome.BLOCKED,
        plain("Too Many Requests", "Too many requests from your address. Slow down."),
    )
    yield Wall(
        "redirected to captcha",
        Outcome.BLOCKED,
        plain("Harbour Post", "Tick the box."),
        final_url="https://harbour-post.example/captcha?u=1",
    )
    yield Wall(
        "geetest",
        Outcome.BLOCKED,
        plain(
            "Verification",
            "Complete the puzzle to go on.",
            tail="<script src=https://static.geetest.com/v4/gt4.js></script>",
        ),
    )
    yield Wall(
        "friendly captcha",
        Outcome.BLOCKED,
        plain("Anti-Robot Verification", "Click to start verification", tail="<div class=frc-captcha></div>"),
    )


CONSENT_LINES = (
    (
        "We and our 842 partners store and/or access information on a device, such as unique IDs in cookies to process "
        "personal data. You may accept or manage your choices by clicking below, including your right to object where "
        "legitimate interest is used, or at any time in the privacy policy page."
    ),
    (
        "We and our partners process data to provide: use precise geolocation data; actively scan device characteristics "
        "for identification; store and/or access information on a device; personalised advertising and content."
    ),
)


def consent_pages() -> Iterator[Wall]:
    long = CONSENT_LINES * 3
    yield Wall(
        "sourcepoint full page",
        Outcome.CONSENT,
        plain(
            "Harbour Post",
            "We value your privacy",
            *CONSENT_LINES,
            "Accept all",
            "Manage options",
            tail="<script>window._sp_={config:{accountId:1}}</script>",
        ),
    )
    yield Wall(
        "sourcepoint long",
        Outcome.CONSENT,
        plain("Privacy settings", "We care about your privacy", *long, "Accept all", "Reject all"),
    )
    yield Wall(
        "didomi full page",
        Outcome.CONSENT,
        plain(
            "Harbour Post",
            "With your agreement, we and our partners use cookies and similar "
            "technologies to store, access and process personal data like your visit on this website. You can withdraw "
            "your consent or object to data processing based on legitimate interest at any time.",
            "Accept all",
            tail="<div id=didomi-host></div>",
        ),
    )
    yield Wall(
        "onetrust full page",
        Outcome.CONSENT,
        plain(
            "Your Privacy Choices",
            "When you visit any website, it may store or retrieve "
            "information on your browser, mostly in the form of cookies.",
            "Manage cookies",
            "Reject all",
            tail="<div id=onetrust-consent-sdk></div>",
        ),
    )
    yield Wall(
        "google consent",
        Outcome.CONSENT,
        plain(
            "Before you continue",
            "We use cookies and data to deliver and maintain services, track outages and protect against spam.",
            "If you choose to Accept all, we will also use cookies and data to show personalised ads.",
        ),
        final_url="https://consent.google.com/m?continue=https://news.google.com/x",
    )
    yield Wall(
        "google consent no redirect",
        Outcome.CONSENT,
        plain(
            "Before you continue to News",
            "We use cookies and data to deliver and maintain services.",
            "Accept all",
            "Reject all",
        ),
    )
    yield Wall(
        "yahoo guce",
        Outcome.CONSENT,
        plain("Yahoo is part of the family of brands", "Accept all"),
        final_url="https://consent.yahoo.com/v2/collectConsent?sessionId=3",
    )
    yield Wall(
        "usercentrics",
        Outcome.CONSENT,
        plain(
            "Privacy Settings",
            "This site uses third-party website tracking technologies to provide and "
            "continually improve our services. I agree and may revoke or change your consent at any time with effect for "
            "the future.",
            tail="<div id=usercentrics-root></div>",
        ),
    )
    yield Wall(
        "dpg",
        Outcome.CONSENT,
        plain("Privacy", "Wij en onze partners gebruiken cookies."),
        final_url="https://myprivacy.dpg.example/consent?siteKey=9",
    )
    yield Wall(
        "german pur",
        Outcome.CONSENT,
        plain(
            "Willkommen",
            "Wir und unsere Partner verarbeiten Daten auf Ihrem Endgerät.",
            "Mit Werbung lesen: alle akzeptieren.",
            "Oder werbefrei im Abo.",
        ),
    )
    yield Wall(
        "french",
        Outcome.CONSENT,
        plain(
            "Le respect de votre vie privée est notre priorité",
            "Nous et nos partenaires stockons des informations sur un terminal.",
            "Tout accepter",
        ),
    )
    yield Wall(
        "cookie wall path",
        Outcome.CONSENT,
        plain("Cookies", "Cookies help us."),
        final_url="https://harbour-post.example/cookiewall?return=x",
    )
    yield Wall(
        "privacy gate",
        Outcome.CONSENT,
        plain("Harbour Post", "Welcome."),
        final_url="https://harbour-post.example/privacy-gate?x",
    )
    yield Wall(
        "trustarc",
        Outcome.CONSENT,
        plain(
            "Cookie Consent",
            "By clicking Agree you consent to the use of cookies and similar technologies by us and our vendors.",
            "Manage your choices",
        ),
    )
    yield Wall(
        "quantcast",
        Outcome.CONSENT,
        plain(
            "Harbour Post",
            "We value your privacy",
            "We and our partners store or access information on devices.",
            "More options",
            "Accept all",
        ),
    )


def login_pages() -> Iterator[Wall]:
    form = "<form method=post><input type=email><input type=password></form>"
    for number, url in enumerate(
        (
            "https://harbour-post.example/login?next=/world",
            "https://login.harbour-post.example/?r=1",
            "https://accounts.harbour.example/signin/v2",
            "https://auth.harbour.example/authorize?client_id=3",
            "https://harbour-post.example/account/sign-in",
            "https://sso.harbour.example/start",
            "https://id.harbour.example/oauth/authorize?x",
        )
    ):
        yield Wall(
            f"login redirect {number}",
            Outcome.LOGIN,
            plain("Harbour Post account", "Welcome back", "Forgot your password?", tail=form),
            final_url=url,
        )
    yield Wall("401", Outcome.LOGIN, plain("401 Authorization Required", "nginx"), 401, {"www-authenticate": "Basic"})
    yield Wall(
        "login in place",
        Outcome.LOGIN,
        plain("Log in | Harbour Post", "Log in to continue", "Forgot your password?", "Keep me signed in", tail=form),
    )
    yield Wall(
        "sign in in place",
        Outcome.LOGIN,
        plain("Sign in - Harbour Post", "Sign in to your account", "Create a free account", tail=form),
    )
    yield Wall(
        "register wall in place",
        Outcome.LOGIN,
        plain(
            "Harbour Post",
            "Register for free to continue reading. Log in to your account if you have one.",
            "Create a free account",
            tail=form,
        ),
    )
    yield Wall("german login", Outcome.LOGIN, plain("Anmelden", "Passwort vergessen?", tail=form))


def error_pages() -> Iterator[Wall]:
    for name, title, *lines in (
        ("404 as 200", "Page not found | Harbour Post", "Sorry, the page you are looking for may have been moved or deleted."),
        ("404 number", "404", "We can't find that page."),
        ("404 cute", "Oops!", "It looks like this ship has sailed. The page you requested is not here."),
        ("503 as 200", "Service Unavailable", "The service is temporarily unavailable. Please try again later."),
        ("technical", "Harbour Post", "We are experiencing technical difficulties. Please try again later."),
        ("technical title", "Technical difficulties", "Our engineers are on it."),
        ("maintenance", "Site maintenance", "We are down for maintenance and will be back shortly."),
        ("back soon", "We'll be back soon!", "The site is undergoing maintenance at the moment."),
        ("wordpress db", "Database Error", "Error establishing a database connection"),
        ("wordpress critical", "WordPress › Error", "There has been a critical error on this website."),
        ("drupal", "Error | Harbour Post", "The website encountered an unexpected error. Please try again later."),
        ("bad gateway", "502 Bad Gateway", "nginx"),
        ("varnish", "503 Backend fetch failed", "Error 503 Backend fetch failed", "Guru Meditation:", "XID: 9"),
        ("gateway", "504 Gateway Time-out", "nginx"),
        ("iis", "500 - Internal server error.", "There is a problem with the resource you are looking for, and it cannot be displayed."),
        ("busy", "Harbour Post", "The server is busy. Try again in a few minutes."),
        ("went wrong", "Something went wrong", "Refresh the page or go back to the home page."),
        ("suspended", "Account Suspended", "This account has been suspended. Contact your hosting provider."),
        ("for sale", "harbour-post.example", "This domain is for sale. Make an offer today."),
        ("nginx", "Welcome to nginx!", "If you see this page, the web server is successfully installed and working."),
        ("needs js", "Harbour Post", "You need to enable JavaScript to run this app."),
        ("german", "Seite nicht gefunden", "Die gewünschte Seite wurde nicht gefunden."),
        ("french", "Page introuvable", "La page demandée n'existe pas."),
        ("spanish", "Página no encontrada", "La página que busca no existe."),
        ("expired", "Harbour Post", "This story is no longer available. The page you requested has expired."),
    ):  # fmt: skip
        yield Wall(name, Outcome.ERROR_PAGE, plain(title, *lines))
    for status in (500, 502, 503, 504, 520, 400, 418):
        yield Wall(f"status {status}", Outcome.ERROR_PAGE, plain("Harbour Post", "Error."), status)
    yield Wall("empty body", Outcome.ERROR_PAGE, "")
    yield Wall("blank page", Outcome.ERROR_PAGE, "<html><head><title>Harbour Post</title></head><body></body></html>")
    yield Wall(
        "app shell",
        Outcome.ERROR_PAGE,
        "<html><head><title>Harbour Post</title></head><body><div id=root></div><script src=/app.js></script></body></html>",
    )
    yield Wall("home redirect", Outcome.ERROR_PAGE, HOME, final_url="https://harbour-post.example/")
    yield Wall(
        "error redirect",
        Outcome.ERROR_PAGE,
        plain("Harbour Post", "Sorry."),
        final_url="https://harbour-post.example/error/404?aspxerrorpath=x",
    )
    yield Wall("404 redirect", Outcome.ERROR_PAGE, HOME, final_url="https://harbour-post.example/404")
    yield Wall(
        "chrome only",
        Outcome.ERROR_PAGE,
        "<html><head><title>Harbour Post</title></head><body><nav><a href=/a>News</a><a href=/b>Sport</a></nav><footer>2026</footer></body></html>",
    )


HOME = (
    "<html><head><title>Harbour Post | News from the coast</title><link rel=canonical href='https://harbour-post.example/'>"
    "</head><body><nav>News Sport</nav><ul>"
    + "".join(f"<li><a href=/n/{n}>Council weighs plan number {n} for the old quay</a><p>Members meet again on day {n} "
              f"to vote on the plan, which residents of the quay have called hasty and the mayor overdue.</p></li>" for n in range(20))
    + "</ul></body></html>"
)  # fmt: skip


def gone_pages() -> Iterator[Wall]:
    yield Wall("404", Outcome.GONE, plain("Page not found", "We can't find that page."), 404)
    yield Wall("410", Outcome.GONE, plain("Gone", "This page has been taken off."), 410)


def walls() -> list[Wall]:
    return [*bot_walls(), *consent_pages(), *login_pages(), *error_pages(), *gone_pages()]
