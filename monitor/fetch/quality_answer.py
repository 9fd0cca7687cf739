"""PURE: what the answer itself tells of a page, before anything is read from it: status, headers, addresses, markup."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from monitor.fetch.quality_facts import ARTICLE, REASONS, TINY_TEXT, PageFacts, Verdict, looks_published, markup_of
from monitor.fetch.quality_markers import HEADERS, MARKUP, URL_PARTS
from monitor.fetch.quality_text import is_same_title, plain, title_outcome
from monitor.values import Outcome

__all__ = ["judge_response"]

# Prose in the raw markup beyond which a wall's marker is an article's accessory (a captcha under its comments).
PROSE_OF_AN_ARTICLE = 1_500

STATUSES: dict[int, tuple[Outcome, str]] = {
    401: (Outcome.LOGIN, "the server asks for a log-in (401)"),
    402: (Outcome.PAYWALL, "the server asks for payment (402)"),
    403: (Outcome.BLOCKED, "the server refuses us the page (403)"),
    404: (Outcome.GONE, "the server knows no such page (404)"),
    407: (Outcome.BLOCKED, "a proxy asks for credentials (407)"),
    410: (Outcome.GONE, "the server says the page is gone (410)"),
    429: (Outcome.BLOCKED, "the server asks us to slow down (429)"),
    451: (Outcome.BLOCKED, "the page is withheld for legal reasons (451)"),
    206: (Outcome.INCOMPLETE, "the server sent a part of the page only (206)"),
}
# Linear: one run of characters that are no markup and no script, between two tags.
PROSE = re.compile(r">([^<>{}]{60,})<")
TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,400})")


def judge_response(facts: PageFacts) -> Verdict:
    """What the answer itself tells, before anything is read from it."""
    html = markup_of(facts)
    return (
        _by_header(facts)
        or _by_status(facts, html)
        or _by_completeness(facts)
        or _by_address(facts)
        or _by_markup(facts, html)
        or ARTICLE
    )


def _by_header(facts: PageFacts) -> Verdict | None:
    for name, part, vendor in HEADERS:
        if part in facts.headers.get(name, "\0").lower() and name in facts.headers:
            return Verdict(Outcome.BLOCKED, f"{vendor}'s bot wall stands in the article's place")
    return None


def _by_status(facts: PageFacts, html: str) -> Verdict | None:
    """Any status but 200 and 203 is no article; a wall behind it is named, because a 404 of a wall is not a removal."""
    if facts.status in (200, 203):
        return None
    wall = _by_markup(facts, html)
    if wall is not None and wall.outcome is Outcome.BLOCKED:
        return wall
    if facts.status in STATUSES:
        return Verdict(*STATUSES[facts.status])
    if facts.status == 202:
        return Verdict(Outcome.BLOCKED, "the server took the request but gave no page (202), as bot walls do")
    return Verdict(Outcome.ERROR_PAGE, f"the server answered with an error ({facts.status})")


def _by_completeness(facts: PageFacts) -> Verdict | None:
    if facts.incomplete:
        return Verdict(Outcome.INCOMPLETE, f"the page came incomplete: {facts.incomplete}")
    if not facts.html.strip("\0 \t\r\n\ufeff"):
        return Verdict(Outcome.ERROR_PAGE, "the server sent an empty page")
    return None


def _by_address(facts: PageFacts) -> Verdict | None:
    """Where a redirect led: to a consent service, a log-in, an error, or the home page."""
    asked, got = urlsplit(facts.requested_url.lower()), urlsplit(facts.final_url.lower())
    if (asked.netloc, asked.path) == (got.netloc, got.path):
        return None
    before, after = f"//{asked.netloc}{asked.path}/", f"//{got.netloc}{got.path}/"
    for part, outcome in URL_PARTS:
        if _starts_a_name(part, after) and not _starts_a_name(part, before):
            return Verdict(outcome, f"{REASONS[outcome]} (redirected to {got.netloc}{got.path})")
    if len(asked.path.strip("/")) > 1 and not got.path.strip("/"):
        return Verdict(Outcome.ERROR_PAGE, "the article's address leads to the home page")
    if asked.netloc == got.netloc and _leads_to_section(asked.path.strip("/"), got.path.strip("/")):
        return Verdict(Outcome.ERROR_PAGE, "the article's address leads to its section's page")
    return None


def _leads_to_section(asked: str, got: str) -> bool:
    """Whether /local/reservoir-level-falls leads to /local: a story's name is long or numbered, a section's neither.

    /story-name/amp may well lead to /story-name.
    """
    if not got or not asked.startswith(got + "/"):
        return False
    section, rest = got.rsplit("/", 1)[-1], asked[len(got) :]
    is_story = rest.count("-") >= 2 or sum(letter.isdigit() for letter in rest) >= 4
    return is_story and section.isascii() and section.replace("-", "").isalpha() and section.count("-") <= 1


def _starts_a_name(part: str, address: str) -> bool:
    """Whether a path segment is the part itself: /login and /login.php are, /login-fees-rise-by-41 is an article."""
    at = address.find(part)
    if at < 0:
        return False
    return not part[-1].isalnum() or address[at + len(part)] in "/.:"


def _by_markup(facts: PageFacts, html: str) -> Verdict | None:
    """A wall's own markup, or its title, on a page with next to no prose."""
    prose = sum(len(run.strip()) for run in PROSE.findall(html))
    if prose >= PROSE_OF_AN_ARTICLE:
        return None
    found = TITLE.search(html)
    title = plain(found.group(1)) if found else ""
    known = plain((facts.previous.title if facts.previous else facts.feed_title) or "")
    # An article headed "Page not found: …" is called so by its feed, too.
    named = None if is_same_title(title, known) else title_outcome(title)
    vendor = next((vendor for part, vendor in MARKUP if part in html), None)
    if vendor is not None and (named is Outcome.BLOCKED or (prose < TINY_TEXT and not looks_published(html))):
        return Verdict(Outcome.BLOCKED, f"a bot wall stands in the article's place ({vendor})")
    if named is not None and prose < TINY_TEXT and not looks_published(html):
        return Verdict(named, REASONS[named])
    return None
