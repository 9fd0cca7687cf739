"""PURE: is this page the article? Decides; reads no HTML tree, touches neither network nor clock.

Asked twice of one page. `judge_response` before anything is read: status, headers, addresses and the raw markup, a
millisecond at most. `judge_text` once the article's title and text are read: against what the article said before.
`judge` asks both. A verdict whose outcome is CHANGED says "this is the article"; whether it did change, comparing tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from monitor.fetch.quality_markers import (
    CALLS_TO_SUBSCRIBE,
    HEADERS,
    MARKUP,
    NOTICE_WORDS,
    PHRASES,
    TITLES,
    URL_PARTS,
)
from monitor.values import Outcome

__all__ = ["PageFacts", "PreviousFacts", "Verdict", "judge", "judge_response", "judge_text"]

MARKUP_LOOKED_AT = 400_000  # walls are small; what lies deeper in a page is no wall
# Prose in the raw markup beyond which a wall's marker is an article's accessory (a captcha under its comments).
PROSE_OF_AN_ARTICLE = 1_500
SHORT_TEXT = 1_500  # a wall's or an error page's text is shorter; consent layers are judged by their share of phrases
TINY_TEXT = 400
FLASH_TEXT = 200  # a news flash in two sentences; unknown walls and error pages say less
EMPTY_TEXT = 60
SHRUNK = 0.6  # below this share of its former length, a text waits for a second look
TEASER_END = 250  # characters at the end of a teaser that hold its call to subscribe
STUB = 0.35  # a teaser is shorter than this share of its article
SAME_ARTICLE = 0.45  # share of words in common above which a text is an edit of the former one
UNRELATED = 0.2
FEW_WORDS = 8  # a text of fewer words is an edit of the former one only where it stood in it
PHRASED = 0.3  # share of a text's characters that stand in sentences with a wall's phrase

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
REASONS: dict[Outcome, str] = {
    Outcome.BLOCKED: "a bot wall stands in the article's place",
    Outcome.CONSENT: "a consent page stands in the article's place",
    Outcome.LOGIN: "a log-in page stands in the article's place",
    Outcome.PAYWALL: "only a paywall's teaser was given",
    Outcome.ERROR_PAGE: "an error page stands in the article's place",
}

# Linear: one run of characters that are no markup and no script, between two tags.
PROSE = re.compile(r">([^<>{}]{60,})<")
TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,400})")
CANONICAL = re.compile(r"<[lL][iI][nN][kK][^<>]{0,300}rel=[\"']?canonical[\"']?[^<>]{0,600}>")
HREF = re.compile(r"href=[\"']?([^\"'\s<>]{1,2000})")
NOT_FREE = re.compile(r"\"isaccessibleforfree\"\s{0,9}:\s{0,9}\"?(?:false|no)\b")
# Long words and numbers: the short ones any two texts of a language share.
WORD = re.compile(r"\d{2,20}|\w{5,40}")
TITLE_WORD = re.compile(r"\d{1,20}|\w{4,40}")
SENTENCE_END = re.compile(r"[.!?\n]")
QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "))


@dataclass(frozen=True, slots=True)
class PreviousFacts:
    """The article's latest snapshot."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One fetched page. `html` is its decoded markup (the head of it suffices); header names are lower-case.

    `title` and `text` are what was read from it, None before reading; `feed_title` is the entry's title in the feed.
    """

    status: int
    requested_url: str
    final_url: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)
    incomplete: str | None = None
    title: str | None = None
    text: str | None = None
    previous: PreviousFacts | None = None
    feed_title: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the page is, and why, in a sentence for people. `suspicious`: look a second time before believing it."""

    outcome: Outcome
    reason: str = ""
    suspicious: bool = False

    @property
    def is_article(self) -> bool:
        """Whether the page is the article, as far as one look can tell."""
        return self.outcome is Outcome.CHANGED


ARTICLE = Verdict(Outcome.CHANGED)


def judge(facts: PageFacts) -> Verdict:
    """The whole judgement, for a page whose title and text are read (no text at all is an empty one)."""
    verdict = judge_response(facts)
    return judge_text(facts) if verdict.is_article else verdict


def judge_response(facts: PageFacts) -> Verdict:
    """What the answer itself tells, before anything is read from it."""
    html = _markup(facts)
    return (
        _by_header(facts)
        or _by_status(facts, html)
        or _by_completeness(facts)
        or _by_address(facts)
        or _by_markup(facts, html)
        or ARTICLE
    )


def judge_text(facts: PageFacts) -> Verdict:
    """What the article's title and text tell, against the former ones and the feed's title."""
    title, text = _plain(facts.title or ""), _plain(facts.text or "")
    previous = facts.previous
    likeness = _likeness(_plain(previous.text), text) if previous else 0.0
    same_title = _is_same_title(title, _plain((previous.title if previous else facts.feed_title) or ""))
    return (
        _by_emptiness(facts, text, same_title)
        or _by_paywall(facts, text)
        or _by_words(facts, title, text, likeness, same_title)
        or _by_canonical(facts, likeness, same_title)
        or _by_identity(facts, text, likeness, same_title)
        or ARTICLE
    )


# --- the answer -----------------------------------------------------------------------------------------------


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
    return None


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
    named = _title_outcome(_plain(found.group(1)) if found else "")
    vendor = next((vendor for part, vendor in MARKUP if part in html), None)
    if vendor is not None and (named is Outcome.BLOCKED or (prose < TINY_TEXT and not _looks_published(html))):
        return Verdict(Outcome.BLOCKED, f"a bot wall stands in the article's place ({vendor})")
    if named is not None and prose < TINY_TEXT and not _looks_published(html):
        return Verdict(named, REASONS[named])
    return None


def _looks_published(html: str) -> bool:
    """Whether the page says of itself that it is an article: even a wall's words may then be its subject."""
    return '"newsarticle"' in html or "article:published_time" in html or '"datepublished"' in html


# --- the text -------------------------------------------------------------------------------------------------


def _by_emptiness(facts: PageFacts, text: str, same_title: bool) -> Verdict | None:
    if len(text) >= EMPTY_TEXT or _has_notice(text):
        return None
    if text and facts.previous is not None and len(facts.previous.text) < 2 * EMPTY_TEXT:
        return None  # it never had more: a news flash
    if text and facts.previous is None and same_title:
        return None
    return Verdict(Outcome.ERROR_PAGE, "no article text was found on the page")


def _by_paywall(facts: PageFacts, text: str) -> Verdict | None:
    """A teaser: a call to subscribe where the rest of the text used to be, or a text that breaks off behind a gate.

    An article cut to its first lines on purpose, on a gated page that calls to subscribe, can't be told from a teaser.
    """
    former = _plain(facts.previous.text) if facts.previous else None
    most = SHORT_TEXT if former is None else SHRUNK * len(former)
    if len(text) >= most or (former is not None and _has_notice(text)):
        return None
    end, html = text[-TEASER_END:], _markup(facts)
    gated, breaks_off = bool(NOT_FREE.search(html)), text.endswith(("…", "..."))
    if any(call in end and call not in (former or "") for call in CALLS_TO_SUBSCRIBE):
        return Verdict(Outcome.PAYWALL, REASONS[Outcome.PAYWALL])
    is_cut = former is None or (len(text) < STUB * len(former) and text.rstrip(".… ")[-80:] in former)
    calls = former is not None and any(call in html for call in CALLS_TO_SUBSCRIBE)
    return Verdict(Outcome.PAYWALL, REASONS[Outcome.PAYWALL]) if gated and is_cut and (calls or breaks_off) else None


def _by_words(facts: PageFacts, title: str, text: str, likeness: float, same_title: bool) -> Verdict | None:
    """What the page tells its visitor. An article may say the same in passing: the share of such sentences decides."""
    if likeness >= SAME_ARTICLE or _has_notice(text):
        return None
    share, outcome = _phrased_share(text)
    named = _title_outcome(title)
    if outcome is None and named is None:
        return None
    if same_title or _looks_published(_markup(facts)):
        worst = share > 2 * PHRASED and len(text) < SHORT_TEXT
        return Verdict(outcome, REASONS[outcome]) if outcome and worst else None
    if outcome and (share >= PHRASED or (named and len(text) < SHORT_TEXT)):
        return Verdict(outcome, REASONS[outcome])
    if named and len(text) < TINY_TEXT:
        return Verdict(named, REASONS[named])
    return None


def _by_canonical(facts: PageFacts, likeness: float, same_title: bool) -> Verdict | None:
    """A page that names another page as itself: the home page, a section, another article."""
    if likeness >= UNRELATED or same_title:
        return None
    found = CANONICAL.search(facts.html[:MARKUP_LOOKED_AT])  # with its capitals: it is a URL
    link = HREF.search(found.group(0)) if found else None
    named = urlsplit(link.group(1)).path.strip("/") if link else None
    own = {urlsplit(facts.requested_url).path.strip("/"), urlsplit(facts.final_url).path.strip("/")}
    moved = urlsplit(facts.requested_url).path.strip("/") != urlsplit(facts.final_url).path.strip("/")
    if facts.previous is not None and (moved or (named is not None and named not in own)):
        return Verdict(Outcome.ERROR_PAGE, "another page stands at the article's address")
    if facts.previous is None and facts.feed_title and named == "" and "" not in own:
        return Verdict(Outcome.ERROR_PAGE, "the site's home page stands at the article's address")
    return None


def _by_identity(facts: PageFacts, text: str, likeness: float, same_title: bool) -> Verdict | None:
    """Still an article, but so unlike the former one that a second look should confirm it."""
    is_unrelated = likeness < UNRELATED and not same_title
    is_short = len(text) < (TINY_TEXT if facts.previous is None else SHORT_TEXT)
    known = facts.previous is not None or bool(facts.feed_title)
    if known and is_unrelated and is_short and not _has_notice(text) and not _looks_published(_markup(facts)):
        # No wall that we know, but it neither says what the article said nor claims to be one. Before the first
        # snapshot only the feed's title speaks against it, and feeds shorten titles: a second look decides.
        if facts.previous is None and len(text) >= FLASH_TEXT:
            reason = "the page is short, and its title is not the one that the feed gives"
            return Verdict(Outcome.CHANGED, reason, suspicious=True)
        return Verdict(Outcome.ERROR_PAGE, "another page stands at the article's address")
    if facts.previous is None:
        return None
    if is_unrelated:
        return Verdict(Outcome.CHANGED, "neither title nor text has much to do with the former ones", suspicious=True)
    if likeness < SAME_ARTICLE:
        return Verdict(Outcome.CHANGED, "hardly anything of the former text is left", suspicious=True)
    if len(text) < SHRUNK * len(facts.previous.text):
        share = round(100 * len(text) / max(len(facts.previous.text), 1))
        return Verdict(Outcome.CHANGED, f"the text shrank to {share}% of its length", suspicious=True)
    return None


# --- words ----------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    text = text.lower().strip()
    if text.isascii():
        return text
    for curly, straight in QUOTES:
        text = text.replace(curly, straight)
    return text


def _markup(facts: PageFacts) -> str:
    return _plain(facts.html[:MARKUP_LOOKED_AT])


def _title_outcome(title: str) -> Outcome | None:
    """What a title makes of its page: it must be the phrase, alone or beside the site's name."""
    parts = [part.strip(" .!?…:") for part in re.split(r" [|–—-] |[|:]", title)]
    for part in parts:
        for phrase, outcome in TITLES:
            if part == phrase.strip() or (part.startswith(phrase) and len(part) <= len(phrase) + 12):
                return outcome
    return None


def _phrased_share(text: str) -> tuple[float, Outcome | None]:
    """The share of the text that stands in sentences with a wall's phrase, and which sort has most of it."""
    by_outcome: dict[Outcome, int] = {}
    total = 0
    for sentence in SENTENCE_END.split(text):
        total += len(sentence)
        outcome = next((outcome for phrase, outcome in PHRASES if phrase in sentence), None)
        if outcome is not None:
            by_outcome[outcome] = by_outcome.get(outcome, 0) + len(sentence)
    if not by_outcome:
        return 0.0, None
    return sum(by_outcome.values()) / max(total, 1), max(by_outcome, key=lambda one: by_outcome[one])


def _has_notice(text: str) -> bool:
    return any(word in text for word in NOTICE_WORDS)


def _likeness(before: str, after: str) -> float:
    """The share of the shorter text's words that the other one has too; 1.0 for a text cut down, 0.0 for another."""
    old, new = set(WORD.findall(before)), set(WORD.findall(after))
    smaller = min(len(old), len(new))
    if smaller < FEW_WORDS:
        return 1.0 if after and after in before else 0.0
    return len(old & new) / smaller


def _is_same_title(title: str, other: str) -> bool:
    """Whether the titles share most of their words; an empty one is like none."""
    ours, theirs = set(TITLE_WORD.findall(title)), set(TITLE_WORD.findall(other))
    if not ours or not theirs:
        return False
    smaller, common = min(len(ours), len(theirs)), len(ours & theirs)
    return common / smaller >= 0.5 and common >= min(smaller, 2)
