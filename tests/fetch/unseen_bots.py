"""Bot walls that no rule was written against: vendors' challenges and denials, imitated in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from unseen_stories import STORIES, chromed

from monitor.values import Outcome

__all__ = ["Unseen", "bare", "bots"]


@dataclass(frozen=True)
class Unseen:
    """One page that stands in an article's place, and how it is served. `final_url` "" is the article's own."""

    name: str
    label: Outcome
    html: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    final_url: str = ""
    lang: str = "en"


def bare(title: str, *lines: str, head: str = "", tail: str = "", lang: str = "en") -> str:
    """A page without any chrome, as gateways send it."""
    said = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<!doctype html><html lang='{lang}'><head><title>{title}</title>{head}</head><body>{said}{tail}</body></html>"
    )


def bots() -> Iterator[Unseen]:
    """Challenges, captchas and denials."""
    for number, wall in enumerate(_walls()):
        name, html, *rest = wall
        status = rest[0] if rest else 200
        headers = rest[1] if len(rest) > 1 else {}
        final_url = rest[2] if len(rest) > 2 else ""
        lang = rest[3] if len(rest) > 3 else "en"
        yield Unseen(f"bot {number} {name}", Outcome.BLOCKED, html, status, headers, final_url, lang)


def _walls() -> Iterator[tuple]:  # type: ignore[type-arg]
    script = "<script>{}</script>".format
    yield (
        "akamai denial",
        bare(
            "Access Denied",
            "You don't have permission to access this page on this server.",
            "Reference #18.2d351ab8.1557333295.a4e16ab",
        ),
        403,
    )
    yield (
        "akamai denial with 200",
        bare(
            "Access Denied",
            'You don\'t have permission to access "http://valley-herald.example/local" on this server.',
            "Reference #18.91c01402.1732.7a1",
        ),
    )
    yield (
        "akamai sec-if-cpt",
        bare(
            "",
            tail="<div id='sec-if-cpt-container'></div>"
            + script("(function(){var p='provider':'crypto'})()")
            + "<script src='/akam/13/2f1c'></script>",
        ),
        428,
    )
    yield (
        "aws waf challenge",
        bare(
            "",
            tail="<div id='challenge-container'></div><script>window.gokuProps={key:'AQ',iv:'Cg'};</script><script src='https://1a.token.awswaf.com/1a/2b/challenge.js'></script><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot.</noscript>",
        ),
        202,
        {"x-amzn-waf-action": "challenge"},
    )
    yield (
        "aws waf captcha",
        bare(
            "Human Verification",
            tail="<div id='captcha-container'></div><script src='https://1a.captcha-sdk.awswaf.com/1a/jsapi.js'></script>",
        ),
        405,
        {"x-amzn-waf-action": "captcha"},
    )
    yield (
        "human press and hold",
        bare(
            "Access to this page has been denied",
            "Press &amp; Hold to confirm you are a human (and not a bot).",
            "Reference ID 7f2b-11ee",
            tail="<div id='px-captcha'></div>",
        ),
        403,
    )
    yield (
        "human, other words",
        bare(
            "valley-herald.example",
            "Before we continue…",
            "Press and hold the button until it is full.",
            tail="<div id='px-captcha-wrapper'></div><script src='/PXx8/captcha.js'></script>",
        ),
    )
    yield (
        "imperva incident",
        "<html><head><meta name='robots' content='noindex,nofollow'></head><body><iframe src='/_Incapsula_Resource?CWUDNSAI=23&xinfo=8'>Request unsuccessful. Incapsula incident ID: 877000-44</iframe></body></html>",
    )
    yield (
        "imperva pardon",
        bare(
            "Pardon Our Interruption",
            "As you were browsing something about your browser made us think you were a bot.",
            "You're a power user moving through this website with super-human speed.",
        ),
    )
    yield (
        "kasada",
        "<!DOCTYPE html><html><head></head><body><script>window.KPSDK={};KPSDK.now=Date.now;</script><script src='/149e9513/2d206a39/ips.js?tkrm=1'></script></body></html>",
        429,
        {"x-kpsdk-ct": "0a1"},
    )
    yield (
        "kasada with 200",
        "<!DOCTYPE html><html><head></head><body><script>window.KPSDK={};</script><script src='/149e9513/2d206a39/ips.js?tkrm=1'></script></body></html>",
    )
    yield (
        "f5 rejected",
        bare(
            "Request Rejected",
            "The requested URL was rejected. Please consult with your administrator.",
            "Your support ID is: 1044371",
        ),
    )
    yield (
        "f5 javascript",
        bare(
            "",
            tail="<noscript>Please enable JavaScript to view the page content. Your support ID is: 7710.</noscript>"
            + script("window['bobcmn']='1011';")
            + "<script src='/TSPD/08a?type=7'></script>",
        ),
    )
    yield (
        "sucuri denial",
        bare(
            "Sucuri WebSite Firewall - Access Denied",
            "Access Denied - Sucuri Website Firewall",
            "If you are the site owner (or you manage this site), please whitelist your IP.",
            "Block reason: Access from your Country was disabled by the administrator.",
        ),
        403,
    )
    yield (
        "sucuri redirect script",
        "<html><title>You are being redirected...</title><noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript><script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='',S='eT0i';</script></html>",
    )
    yield (
        "wordfence limit",
        bare(
            "Your access to this site has been limited by the site owner",
            "Your access to this service has been limited. (HTTP response code 503)",
            "Block Technical Data. Block Reason: Exceeded the maximum number of requests per minute for crawlers.",
            "About Wordfence: Wordfence is a security plugin.",
        ),
        503,
    )
    yield (
        "stackpath",
        bare(
            "Site verification",
            "This site is protected. Please wait while we verify your browser.",
            tail="<script src='/sbbi/?sbbpg=sbbShell'></script>",
        ),
    )
    yield (
        "ddos-guard",
        bare(
            "DDoS-Guard",
            "Checking your browser before accessing valley-herald.example",
            "Please wait a few seconds. Once this check is complete, the website will open automatically",
            tail="<script src='https://check.ddos-guard.net/check.js'></script>",
        ),
        403,
        {"server": "ddos-guard"},
    )
    yield (
        "qrator",
        bare(
            "403",
            "HTTP 403 Forbidden",
            "Qrator: access to the requested resource is denied.",
            tail="<script src='/__qrator/qauth_utm_v2.js'></script>",
        ),
        200,
    )
    yield (
        "reblaze",
        "<html><head><meta charset='utf-8'></head><body><script>window.rbzns={bereshit:'1',seed:'x'};winsocks(true);</script></body></html>",
        247,
    )
    yield (
        "radware",
        bare(
            "Radware Bot Manager Captcha",
            "We apologize for the inconvenience...",
            "...but your activity and behavior on this site made us think that you are a bot.",
            "Please solve this CAPTCHA to request unblock to the website",
        ),
        200,
        {},
        "https://validate.perfdrive.com/fb803c/captcha?ssa=1",
    )
    yield (
        "anubis",
        bare(
            "Making sure you're not a bot!",
            "Loading...",
            "You are seeing this because the administrator of this website has set up Anubis to protect the server against the scourge of AI companies aggressively scraping websites.",
            "Sadly, you must enable JavaScript to get past this challenge.",
            tail="<script id='anubis_challenge' type='application/json'>{}</script><script src='/.within.website/x/cmd/anubis/static/js/main.mjs'></script>",
        ),
    )
    yield (
        "anubis in german",
        bare(
            "Sicherstellen, dass Sie kein Bot sind!",
            "Wird geladen...",
            "Sie sehen dies, weil der Administrator dieser Website Anubis eingerichtet hat.",
            lang="de",
        ),
        200,
        {},
        "",
        "de",
    )
    yield (
        "proof of work",
        bare(
            "Checking you are not a bot",
            "Your browser is solving a small puzzle.",
            "Difficulty 4. This usually takes two seconds.",
            tail=script("importScripts('/pow-worker.js')"),
        ),
    )
    yield (
        "vercel",
        bare("Vercel Security Checkpoint", "We're verifying your browser", "Website owner? Click here to fix"),
        429,
        {"x-vercel-mitigated": "challenge"},
    )
    yield ("vercel with 200", bare("Vercel Security Checkpoint", "We're verifying your browser"))
    yield (
        "fastly",
        bare(
            "Client Challenge",
            "JavaScript is disabled in your browser.",
            "Please enable JavaScript to proceed.",
            "A required part of this site couldn’t load. This may be due to a browser extension, network issues, or browser settings.",
            tail="<script src='/_fs-ch-1T1wmsGaOgGaSxcX/script.js'></script>",
        ),
    )
    yield (
        "google sorry",
        bare(
            "https://valley-herald.example/local",
            "Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you sending the requests, and not a robot.",
        ),
        429,
        {},
        "https://www.google.com/sorry/index?continue=x",
    )
    yield (
        "azure",
        bare(
            "Azure WAF",
            "Please wait while we verify that you are a real person.",
            tail="<script src='/.azwaf/jschallenge/js/challenge.js'></script>",
        ),
        403,
    )
    yield (
        "alibaba",
        "<html><script>var arg1='8D9E';var _0x4818=['csKHwqMI'];document.cookie='acw_sc__v2='+arg2;</script><body></body></html>",
    )
    yield (
        "alibaba slider",
        bare(
            "Captcha Interception",
            "Sorry, we have detected unusual traffic from your network.",
            "Please slide to verify",
            tail="<div id='nocaptcha'></div><script src='https://g.alicdn.com/sd/punish/x.js'></script>",
        ),
    )
    yield (
        "tencent",
        bare("验证", "请完成安全验证", tail="<script src='https://turing.captcha.qcloud.com/TCaptcha.js'></script>"),
    )
    yield (
        "yandex smartcaptcha",
        bare(
            "Вы не робот?",
            "Подтвердите, что запросы отправляли вы, а не робот",
            tail="<form id='checkbox-captcha-form' class='CheckboxCaptcha'></form><script src='https://smartcaptcha.yandexcloud.net/captcha.js'></script>",
        ),
    )
    yield (
        "geetest",
        bare(
            "Security check",
            "Click to verify",
            tail="<script src='https://static.geetest.com/v4/gt4.js'></script><div id='geetest-box'></div>",
        ),
    )
    yield (
        "arkose",
        bare(
            "One more step",
            "Verification. Please solve this puzzle so we know you are a real person.",
            tail="<script src='https://client-api.arkoselabs.com/fc/api/'></script><div id='FunCaptcha'></div>",
        ),
    )
    yield (
        "friendly captcha de",
        bare(
            "Sicherheitsprüfung",
            "Bitte bestätigen Sie, dass Sie ein Mensch sind.",
            "Anti-Roboter-Verifizierung. Hier klicken.",
            tail="<div class='frc-captcha' data-sitekey='FC'></div>",
            lang="de",
        ),
        200,
        {},
        "",
        "de",
    )
    yield (
        "altcha",
        bare(
            "Verification",
            "I'm not a robot",
            "Protected by ALTCHA",
            tail="<altcha-widget challengeurl='/altcha'></altcha-widget>",
        ),
    )
    yield (
        "myra",
        bare(
            "Sicherheitsüberprüfung",
            "Ihr Browser wird überprüft.",
            "Dieser Vorgang läuft automatisch ab. Sie werden in Kürze weitergeleitet.",
            lang="de",
        ),
        503,
        {"server": "myracloud"},
        "",
        "de",
    )
    yield (
        "link11",
        bare(
            "Zugriff verweigert",
            "Ihre Anfrage wurde aus Sicherheitsgründen blockiert.",
            "Wenden Sie sich mit der Vorgangsnummer 8812-77 an den Betreiber.",
            lang="de",
        ),
        403,
        {},
        "",
        "de",
    )
    yield (
        "link11 with 200",
        bare(
            "Zugriff verweigert",
            "Ihre Anfrage wurde aus Sicherheitsgründen blockiert.",
            "Vorgangsnummer 8812-77.",
            lang="de",
        ),
        200,
        {},
        "",
        "de",
    )
    yield (
        "bunny",
        bare(
            "Establishing a secure connection ...",
            "Please wait while we check your browser.",
            tail="<script src='/.bunny-shield/assets/challenge.js'></script>",
        ),
    )
    yield (
        "imunify360",
        bare(
            "One moment, please...",
            "Please wait while your request is being verified...",
            tail=script("setTimeout(function(){window.location.reload()},5000)"),
        ),
    )
    yield (
        "imunify360 in spanish",
        bare("Un momento, por favor...", "Espere mientras se verifica su solicitud...", lang="es"),
        200,
        {},
        "",
        "es",
    )
    yield (
        "siteground",
        "<html><head><link rel='icon' href='data:,'><meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=%2Flocal&y=ipc:1'></head></html>",
        202,
        {"sg-captcha": "challenge"},
    )
    yield (
        "siteground screen",
        bare(
            "Robot Challenge Screen",
            "Checking the site connection security",
            tail="<script>const sgchallenge='20:17';const sgsubmit_url='/.well-known/sgcaptcha/';</script>",
        ),
    )
    yield (
        "litespeed",
        bare(
            "Bot Verification",
            "Verifying that you are not a robot...",
            tail="<form id='lsrecaptcha-form' action='/.lsrecap/recaptcha' method='post'></form>",
        ),
    )
    yield (
        "fortiweb",
        bare(
            "Web Page Blocked",
            "Web Page Blocked!",
            "The page cannot be displayed. Please contact the administrator for additional information.",
            "URL: valley-herald.example/local Attack ID: 20000051 Message ID: 5512",
        ),
    )
    yield (
        "zscaler",
        bare(
            "Internet Security by Zscaler",
            "Sorry, you don't have permission to visit this site.",
            "Not allowed to browse News category",
            "See our internet use policy.",
        ),
        403,
    )
    yield (
        "barracuda",
        bare(
            "Barracuda Networks",
            "Website Blocked",
            "This request has been blocked by Barracuda Web Application Firewall",
        ),
    )
    yield (
        "squid",
        bare(
            "ERROR: The requested URL could not be retrieved",
            "Access Denied.",
            "Access control configuration prevents your request from being allowed at this time. Please contact your service provider if you feel this is incorrect.",
            "Your cache administrator is webmaster.",
        ),
        403,
    )
    yield (
        "rate limit in words",
        bare("Slow down", "You are sending requests faster than our rules allow.", "Try again in five minutes."),
        429,
    )
    yield (
        "rate limit with 200",
        bare("Too many requests", "You have sent too many requests in a given amount of time.", "Please slow down."),
    )
    yield (
        "ovh",
        bare(
            "Vérification de sécurité",
            "Merci de patienter pendant que nous vérifions votre navigateur.",
            "Vous serez redirigé automatiquement.",
            lang="fr",
        ),
        200,
        {},
        "",
        "fr",
    )
    yield (
        "french denial",
        bare(
            "Accès refusé",
            "Vous n'avez pas l'autorisation d'accéder à cette page.",
            "Votre adresse IP a été bloquée pour des raisons de sécurité.",
            lang="fr",
        ),
        403,
        {},
        "",
        "fr",
    )
    yield (
        "french captcha",
        bare(
            "Êtes-vous un robot ?",
            "Veuillez confirmer que vous êtes un être humain en cochant la case ci-dessous.",
            lang="fr",
            tail="<div class='h-captcha' data-sitekey='x'></div><script src='https://js.hcaptcha.com/1/api.js'></script>",
        ),
        200,
        {},
        "",
        "fr",
    )
    yield (
        "spanish denial",
        bare(
            "Acceso denegado",
            "No tiene permiso para acceder a esta página.",
            "Su dirección IP ha sido bloqueada temporalmente.",
            lang="es",
        ),
        200,
        {},
        "",
        "es",
    )
    yield (
        "spanish captcha",
        bare(
            "Verificación de seguridad",
            "Confirme que no es un robot.",
            "Resuelva el captcha para continuar.",
            lang="es",
        ),
        200,
        {},
        "",
        "es",
    )
    yield (
        "italian denial",
        bare(
            "Accesso negato", "La tua richiesta è stata bloccata dal sistema di sicurezza.", "ID evento 9912", lang="it"
        ),
        200,
        {},
        "",
        "it",
    )
    yield (
        "italian captcha",
        bare("Verifica di sicurezza", "Conferma di non essere un robot per continuare.", lang="it"),
        200,
        {},
        "",
        "it",
    )
    yield (
        "portuguese denial",
        bare(
            "Acesso negado",
            "O seu acesso foi bloqueado por motivos de segurança.",
            "Código do incidente: 4471",
            lang="pt",
        ),
        200,
        {},
        "",
        "pt",
    )
    yield (
        "portuguese captcha",
        bare("Verificação de segurança", "Confirme que não é um robô.", lang="pt"),
        200,
        {},
        "",
        "pt",
    )
    yield (
        "captcha in the site's chrome",
        chromed(
            STORIES["en"],
            "Are you a robot? - Valley Herald",
            "<h1>Are you a robot?</h1><p>We have noticed something odd about the traffic from your connection. Prove that you are a person and read on.</p><div class='g-recaptcha' data-sitekey='6L'></div><script src='https://www.google.com/recaptcha/api.js'></script>",
        ),
    )
    yield (
        "json denial",
        '{"error":"forbidden","message":"Automated access is not permitted. Contact licensing@valley-herald.example","code":"BOT_DETECTED"}',
        200,
        {"content-type": "application/json"},
    )
    yield (
        "licence notice to crawlers",
        bare(
            "Valley Herald",
            "Automated access to our journalism needs a licence.",
            "Our systems take you for a crawler. Write to licensing@valley-herald.example to agree on terms.",
        ),
    )
    yield (
        "tollbit",
        bare(
            "Payment required for crawlers",
            "This site charges AI agents and crawlers. See the terms at tollbit.valley-herald.example.",
        ),
        402,
        {"tollbit-token": "required"},
    )
    yield (
        "cloudflare pay per crawl",
        bare("402", "Crawling this site needs payment."),
        402,
        {"crawler-price": "USD 0.01", "server": "cloudflare"},
    )
    yield (
        "queue-it",
        bare(
            "Queue-it",
            "You are now in line",
            "You will be sent to valley-herald.example when it is your turn. Number of users in line ahead of you: 4,122",
        ),
        200,
        {},
        "https://valleyherald.queue-it.net/?c=valleyherald&e=news",
    )
    yield (
        "own waiting room",
        bare(
            "Waiting room",
            "You are in the queue.",
            "Our site is very busy. Your estimated wait time is 3 minutes. This page will refresh by itself; do not close it.",
            tail="<script>/* cf waiting room */</script>",
        ),
    )
