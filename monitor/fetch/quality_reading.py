"""PURE: what an article's title and text tell of its page, against the former ones and the feed's title."""

from __future__ import annotations

import itertools
import re
from urllib.parse import urlsplit

from monitor.fetch.quality_facts import (
    ARTICLE,
    MARKUP_LOOKED_AT,
    NO_TEXT,
    REASONS,
    TINY_TEXT,
    PageFacts,
    Verdict,
    looks_published,
    markup_of,
)
from monitor.fetch.quality_gates import asked_behind, lines_behind
from monitor.fetch.quality_phrases import CALLS_TO_SUBSCRIBE
from monitor.fetch.quality_senses import (
    has_notice,
    is_call_to_pay,
    is_call_to_read_on,
    says_to_visitor,
    sense_of,
    speaks_of_paying,
    unquoted,
)
from monitor.fetch.quality_text import (
    has_sentence,
    is_beginning,
    is_same_title,
    likeness_of,
    phrased_share,
    plain,
    title_outcome,
)
from monitor.values import Outcome

__all__ = ["judge_text"]

SHORT_TEXT = 1_500  # a wall's or an error page's text is shorter; consent layers are judged by their share of phrases
FLASH_TEXT = 200  # a news flash in two sentences; unknown walls and error pages say less
EMPTY_TEXT = 60
SHRUNK = 0.6  # below this share of its former length, a text waits for a second look
STUB = 0.35  # a teaser is shorter than this share of its article
BRIEF_CALL = 100  # a line so short with a known call is one, whoever is spoken to
TEASER_END = 250  # characters at the end of a teaser that hold its call to subscribe
SAME_ARTICLE = 0.45  # share of words in common above which a text is an edit of the former one
UNRELATED = 0.2
PHRASED = 0.3  # share of a text's characters that stand in sentences with a wall's phrase
TALKED = 0.15  # the same on a page that is not the article anyhow: it only gets its name by it
LINES_OF_CALL = 2  # a teaser's last lines: the call, and "Already a subscriber?"
TEASER_LINES = 5  # a teaser that comes at the first look has no more lines, its call included
GATES = {
    Outcome.PAYWALL: REASONS[Outcome.PAYWALL],
    Outcome.LOGIN: "only an article's beginning was given: the page asks for a log-in",
}
GRAVE_LOOKS = 3  # looks that must agree before another story is believed to stand at the address
NOT_FREE = re.compile(r"\"isaccessibleforfree\"\s{0,9}:\s{0,9}\"?(?:false|no)\b")
CANONICAL = re.compile(r"<[lL][iI][nN][kK][^<>]{0,300}rel=[\"']?canonical[\"']?[^<>]{0,600}>")
HREF = re.compile(r"href=[\"']?([^\"'\s<>]{1,2000})")
SENTENCE = re.compile(r"(?<=[.!?]) ")
GATE = re.compile(
    r"(?:class|id)=[\"']?[^\"'<>]{0,200}(?:paywall|regwall|piano|poool|locked|premium-box|subscribe-wall|tp-modal)"
)
TAG = re.compile(r"<(?:script|style)\b[^<]{0,20000}|<[^<>]{0,2000}>")
MARKUP_TALK = 6_000  # characters of a page without text that are looked at for what it tells its visitor


def judge_text(facts: PageFacts) -> Verdict:
    """What the article's title and text tell, against the former ones and the feed's title."""
    title, text = plain(facts.title or ""), plain(facts.text or "")
    previous = facts.previous
    likeness = likeness_of(plain(previous.text), text) if previous else 0.0
    same_title = is_same_title(title, plain((previous.title if previous else facts.feed_title) or ""))
    return (
        _by_emptiness(facts, title, text, same_title)
        or _by_words(facts, title, text, likeness, same_title)
        or _by_paywall(facts, title, text)
        or _by_canonical(facts, likeness, same_title)
        or _by_identity(facts, text, likeness, same_title)
        or ARTICLE
    )


def _by_emptiness(facts: PageFacts, title: str, text: str, same_title: bool) -> Verdict | None:
    if has_notice(text):
        return None
    former = facts.previous.text if facts.previous else None
    if len(text) >= EMPTY_TEXT:
        menu = len(text) < TINY_TEXT and not has_sentence(text, title)
        lost = (
            menu
            and former is not None
            and has_sentence(plain(former), plain(facts.previous.title if facts.previous else ""))
        )
        return _nothing_to_read(facts) if lost or (menu and former is None) else None
    if text and former is not None and len(former) < 2 * EMPTY_TEXT:
        return None  # it never had more: a news flash
    if text and former is None and same_title:
        return None
    return _nothing_to_read(facts)


def _nothing_to_read(facts: PageFacts) -> Verdict:
    """A page without an article's text is named by what its bare markup tells its visitor, if that is anything."""
    said = plain(TAG.sub("\n", facts.html[:MARKUP_TALK]))
    share, outcome = phrased_share(said)
    if outcome in (None, Outcome.ERROR_PAGE) or share < TALKED:
        return Verdict(Outcome.ERROR_PAGE, NO_TEXT)
    return Verdict(outcome, REASONS[outcome])


def _by_paywall(facts: PageFacts, title: str, text: str) -> Verdict | None:
    """A teaser: a call to pay where the rest of the text used to be, or the article's beginning alone behind a gate.

    An article cut to its first lines on purpose, on a page that says of itself that it is not free, can't be told from
    a teaser: a person may overrule.
    """
    former = plain(facts.previous.text) if facts.previous else None
    most = SHORT_TEXT if former is None else SHRUNK * len(former)
    if len(text) >= most or (former is not None and has_notice(text)):
        return None
    teaser = Verdict(Outcome.PAYWALL, REASONS[Outcome.PAYWALL])
    lines = [line for line in text.splitlines() if line.strip() and line.strip() != title]
    if former is None and len(lines) > TEASER_LINES:
        return None
    if any(_calls_to_pay(line, former or "") for line in _last_said(lines)):
        return teaser
    if former is not None and len(lines) > 1 and _breaks_off_at_call(title, lines, former):
        return teaser
    if _is_gated_beginning(markup_of(facts), title, text, former):
        return teaser
    asked = _asked_behind(facts.html, title, text, former)
    return Verdict(asked, GATES[asked]) if asked else None


def _last_said(lines: list[str]) -> list[str]:
    """The last lines, and the last sentences of the very last: readers may run a whole page into one line."""
    sentences = SENTENCE.split(lines[-1].strip()) if lines else []
    return [*lines[-LINES_OF_CALL:], *(" ".join(sentences[-count:]) for count in (1, 2))]


def _calls_to_pay(line: str, former: str) -> bool:
    if line in former:
        return False
    said = unquoted(line[-TEASER_END:])
    is_brief = len(line) < BRIEF_CALL or says_to_visitor(said)
    is_known = is_brief and any(call in said and call not in former for call in CALLS_TO_SUBSCRIBE)
    return is_known or is_call_to_pay(line)


def _breaks_off_at_call(title: str, lines: list[str], former: str) -> bool:
    """Whether the article's beginning is followed by a new line on subscribing, where its middle used to be."""
    last = lines[-1]
    return last not in former and speaks_of_paying(last) and is_beginning("\n".join(lines[:-1]), former, title)


def _is_gated_beginning(html: str, title: str, text: str, former: str | None) -> bool:
    """Whether the page says that it is not free, and gives no more than an article's beginning."""
    if not NOT_FREE.search(html):
        return False
    if text.endswith(("…", "...")):
        return former is None or is_beginning(text, former, title)
    has_gate = GATE.search(html) is not None
    if former is None:
        return has_gate and len(text) < TINY_TEXT
    return (has_gate or len(text) < STUB * len(former)) and is_beginning(text, former, title)


def _asked_behind(html: str, title: str, text: str, former: str | None) -> Outcome | None:
    """Readers leave a gate's box out: what the page itself asks for, right behind the last words that were read.

    An offer stands below many an article that is free. So at the first look the text must be tiny, and later it must be
    the beginning of what was there; the less is left of that, the fewer words of a gate are asked for.
    """
    if former is None:
        if len(text) >= TINY_TEXT:
            return None
        is_call = any(is_call_to_read_on(line) for line in _alone_and_in_pairs(lines_behind(html, text)))
        return Outcome.PAYWALL if is_call else asked_behind(html, text, None, loosely=False)
    if not is_beginning(text, former, title):
        return None
    is_stub = len(text) < STUB * len(former)
    behind = [line for line in _alone_and_in_pairs(lines_behind(html, text)) if line not in former]
    if is_stub and any(is_call_to_pay(line) for line in behind):
        return Outcome.PAYWALL
    return asked_behind(html, text, former, loosely=is_stub) or (
        Outcome.PAYWALL if is_stub and GATE.search(html) else None
    )


def _alone_and_in_pairs(lines: list[str]) -> list[str]:
    return [*lines, *(f"{one} {other}" for one, other in itertools.pairwise(lines))]


def _by_words(facts: PageFacts, title: str, text: str, likeness: float, same_title: bool) -> Verdict | None:
    """What the page tells its visitor. An article may say the same in passing: the share of such sentences decides."""
    if likeness >= SAME_ARTICLE or has_notice(text):
        return None
    is_own = same_title or looks_published(markup_of(facts))
    if is_own and len(text) >= SHORT_TEXT:
        return None
    share, outcome = phrased_share(unquoted(text) if is_own else text, to_visitor=is_own)
    if is_own:
        worst = share > 2 * PHRASED and len(text) < SHORT_TEXT
        return Verdict(outcome, REASONS[outcome]) if outcome and worst else None
    named = title_outcome(title) or sense_of(title)
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
    if known and is_unrelated and is_short and not has_notice(text) and not looks_published(markup_of(facts)):
        # No wall that we know, but it neither says what the article said nor claims to be one. Before the first
        # snapshot only the feed's title speaks against it, and feeds shorten titles: a second look decides.
        if facts.previous is None and len(text) >= FLASH_TEXT:
            reason = "the page is short, and its title is not the one that the feed gives"
            return Verdict(Outcome.CHANGED, reason, suspicious=True)
        share, outcome = phrased_share(text)
        if outcome and share >= TALKED:
            return Verdict(outcome, REASONS[outcome])
        return Verdict(Outcome.ERROR_PAGE, "another page stands at the article's address")
    if facts.previous is None:
        return None
    if is_unrelated:
        reason = "neither title nor text has much to do with the former ones"
        return Verdict(Outcome.CHANGED, reason, suspicious=True, looks=GRAVE_LOOKS)
    if likeness < SAME_ARTICLE:
        return Verdict(Outcome.CHANGED, "hardly anything of the former text is left", suspicious=True)
    if len(text) < SHRUNK * len(facts.previous.text):
        share = round(100 * len(text) / max(len(facts.previous.text), 1))
        return Verdict(Outcome.CHANGED, f"the text shrank to {share}% of its length", suspicious=True)
    return None
