"""PURE: pages that stand at an article's address without being the article, in words and markup of our own."""

from __future__ import annotations

from html import escape

from monitor.demo.story import Outlet

__all__ = ["bot_wall", "consent_page", "login_page", "outage_page", "rebuilt_page", "refusal"]


def bot_wall(outlet: Outlet) -> str:
    """A wall that is sent with status 200."""
    return f"""<!doctype html><html lang="en"><head><title>Are you a robot?</title><meta name="robots" content="noindex"></head>
<body><h1>Are you a robot?</h1><p>Something about the way you visit {outlet.value} made us think so.</p>
<p>Please tick the box to show that you are human. Your page will open by itself.</p>
<form id="captcha-form" method="post"><div class="h-captcha" data-sitekey="00000000-demo"></div>
<noscript>Please enable JavaScript and cookies to continue.</noscript></form></body></html>"""


def refusal(outlet: Outlet) -> str:
    """A wall that is sent with status 403."""
    return f"""<!doctype html><html><head><title>Access denied</title></head><body><h1>Access denied</h1>
<p>{outlet.value} does not serve requests that look automated. Reference: 18.demo.7</p></body></html>"""


def outage_page(outlet: Outlet) -> str:
    """What a 503 says."""
    return f"""<!doctype html><html><head><title>503 Service Unavailable</title></head><body>
<h1>Back in a moment</h1><p>{outlet.value} is being looked after by its technicians.</p></body></html>"""


def rebuilt_page(outlet: Outlet, title: str) -> str:
    """Every page of a paper whose site was rebuilt: the text is fetched by a script, and stands nowhere in the markup."""
    return f"""<!doctype html><html lang="en"><head><title>{escape(title)} | {outlet.value}</title></head>
<body><div id="app"><header>{outlet.value}</header><div class="skeleton"></div><div class="skeleton"></div></div>
<script src="/assets/app.4f1c.js" defer></script></body></html>"""


def consent_page(outlet: Outlet) -> str:
    """A consent layer in the article's place, sent with status 200."""
    return f"""<!doctype html><html lang="en"><head><title>Before you continue to {outlet.value}</title></head>
<body><main class="consent"><h1>Before you continue</h1>
<p>We value your privacy. {outlet.value} and its partners store and access information on your device, such as cookies,
and process personal data, to show personalised advertising and to measure how it performs.</p>
<p>You can accept all cookies, or manage your choices at any time in our privacy settings.</p>
<form method="post" action="/consent"><button name="all">Accept all</button><button name="some">Manage choices</button></form>
</main></body></html>"""


def login_page(outlet: Outlet) -> str:
    """Where a redirect to the log-in leads."""
    return f"""<!doctype html><html lang="en"><head><title>Log in | {outlet.value}</title></head><body><main><h1>Log in</h1>
<p>Log in or create an account to go on reading {outlet.value}.</p>
<form method="post"><label>E-mail <input name="email"></label><label>Password <input name="password" type="password"></label>
<button>Log in</button></form><p><a href="/forgotten">Forgotten your password?</a></p></main></body></html>"""
