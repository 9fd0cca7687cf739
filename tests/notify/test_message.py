"""What a message says, and that a page's words stay words in it."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from notify_samples import CONTEXT, CORRECTION, FIGURE, NOW, QUOTE, SOURCING, figure, quote

from monitor.compare.versions import compare
from monitor.notify.markup import excerpt, safe_url, shorten
from monitor.notify.message import Message, compose, digest_message, test_message
from monitor.notify.rules import SnapshotContext
from monitor.notify.wording import tell_change
from monitor.values import Change, ChangeOp, Place, Version

END = " in “Fire at the harbour”, 2 h 5 min after publication"


@pytest.mark.parametrize(
    ("change", "lead"),
    [
        (FIGURE, f"The Herald changed 41 to 34 fishing boats{END}, without a notice."),
        (
            replace(FIGURE, before=figure("41 boats"), after=figure("34 boats")),
            f"The Herald changed 41 to 34 boats{END}, without a notice.",
        ),
        (
            replace(FIGURE, op=ChangeOp.REMOVED, after=None, sentence_after=None),
            f"The Herald removed the figure 41 fishing boats{END}, without a notice.",
        ),
        (
            replace(FIGURE, before=figure("$200 million", "USD"), after=figure("$150 million", "USD")),
            f"The Herald changed $200 million to $150 million{END}, without a notice.",
        ),
        (
            QUOTE,
            (
                f"The Herald reworded a quote by Ada Lind from “We were warned” to “We were not warned”{END},"
                " with a new date but no notice."
            ),
        ),
        (
            replace(QUOTE, op=ChangeOp.REATTRIBUTED, after=quote("“We were warned,”", "Bo Ek")),
            (
                f"The Herald re-attributed a quote from Ada Lind to Bo Ek: “We were warned”{END},"
                " with a new date but no notice."
            ),
        ),
        (
            SOURCING,
            (
                "The Herald weakened the sourcing from “the port authority” to “people close to the matter”"
                f"{END}, without a notice."
            ),
        ),
        (
            replace(FIGURE, place=Place.TITLE),
            (
                "The Herald changed 41 to 34 fishing boats in the headline of “Fire at the harbour”,"
                " 2 h 5 min after publication, without a notice."
            ),
        ),
    ],
)
def test_the_lead_is_a_sentence_that_a_journalist_would_write(change: Change, lead: str) -> None:
    assert compose(CONTEXT, [change]).lead == lead


def test_a_notice_is_named() -> None:
    noted = replace(FIGURE, silent=False)
    assert compose(CONTEXT, [noted], [CORRECTION]).lead.endswith("2 h 5 min after publication, with a correction.")
    assert compose(CONTEXT, [], [CORRECTION]).lead == (
        "The Herald put a correction on “Fire at the harbour”, 2 h 5 min after publication."
    )


def test_without_outlet_and_time_the_host_speaks() -> None:
    context = replace(CONTEXT, outlet=None, published=None)
    assert compose(context, [FIGURE]).lead.startswith("herald.example changed 41 to 34 fishing boats in “Fire")


def test_the_message_holds_both_wordings_outlet_times_and_links() -> None:
    message = compose(CONTEXT, [FIGURE, QUOTE], [CORRECTION], rule="desk")
    for form in (message.text, message.markdown, message.html):
        for words in ("41 fishing boats.", "34 fishing boats.", "We were not warned", "The Herald", "14:05 UTC"):
            assert words in form.replace("\\", "")
        assert CONTEXT.url in form
        assert CONTEXT.review_url is not None
        assert CONTEXT.review_url in form
        assert "Correction: an earlier version" in form.replace("\\", "")


def test_the_payload_is_the_project_s_json() -> None:
    data = compose(CONTEXT, [QUOTE, FIGURE], [CORRECTION], rule="desk").payload["data"]
    assert [change["kind"] for change in data["changes"]] == ["figure", "quote"]
    assert data["changes"][0]["before"]["value"] == "41"
    assert data["changes"][0]["place"] == "text"
    assert (data["rule"], data["severity"], data["silent"], data["changes_total"]) == ("desk", "high", False, 2)
    assert data["snapshot"]["number"] == 3
    assert data["article"]["published"] == "2026-03-04T12:00:00+00:00"


def test_many_changes_are_shortened() -> None:
    message = compose(CONTEXT, [FIGURE] * 12)
    assert message.text.count("* 41 → 34") == 8
    assert all("and 4 more" in form for form in (message.text, message.markdown, message.html))
    assert "and made 11 more changes" in message.lead
    assert len(message.payload["data"]["changes"]) == 12


def test_a_long_sentence_is_cut_around_its_claim() -> None:
    sentence = "Lorem ipsum dolor " * 100 + "and 41 boats sank " + "sit amet " * 100
    assert "41 boats" in excerpt(sentence, "41", 320)
    assert len(excerpt(sentence, "41", 320)) <= 320
    assert shorten("abc def", 7) == "abc def"
    assert len(shorten("a" * 99, 10)) == 10


@pytest.mark.parametrize("piece", ["<", "a ", " ", "a", "- boat", "https://a.example/", "\x1b["])
def test_a_huge_page_makes_a_short_message_fast(piece: str) -> None:
    words = piece * 100_000
    change = replace(FIGURE, sentence_before=words, sentence_after="34" + words, summary=words)
    context = replace(CONTEXT, article_title=words, outlet=None, url="https://h.example/" + words)
    start = time.perf_counter()
    message = compose(context, [change], [replace(CORRECTION, text=words)])
    assert time.perf_counter() - start < 2
    assert max(len(message.text), len(message.html), len(message.markdown)) < 12_000
    assert len(message.title) <= 150


def test_a_message_survives_the_outbox() -> None:
    message = compose(CONTEXT, [FIGURE, QUOTE, SOURCING], [CORRECTION])
    assert Message.from_json(json.loads(json.dumps(message.to_json()))) == message


def test_a_digest_holds_every_message() -> None:
    first, second = compose(CONTEXT, [FIGURE]), compose(CONTEXT, [QUOTE])
    digest = digest_message([first, second], at=NOW)
    assert digest.lead == "2 alerts up to 2026-03-04 14:05 UTC."
    assert first.text in digest.text
    assert second.html in digest.html
    assert [alert["type"] for alert in digest.payload["data"]["alerts"]] == ["article.changed"] * 2
    with pytest.raises(ValueError, match="no messages"):
        digest_message([], at=NOW)


def test_a_test_message_says_so() -> None:
    message = test_message(NOW)
    assert message.title.startswith("Test: ")
    assert message.payload["type"] == "test"


# --- hostile words --------------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</p></li></ul><iframe src=javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--><script>alert(1)</script>-->",
    "[x](javascript:alert(1)) ![x](http://evil.example/p.png) `<b>`",
    '<a href="data:text/html,x">x</a>',
    "a\r\nBcc: evil@example.org\r\n\r\nbody",
    "\x1b]0;owned\x07\x1b[2J\x9b31m red",
    "abc\u202egnp.exe \u2066x\u2069",
    "lone \ud800 surrogate and \x00 NUL \u2028 line",
]
URLS = ["javascript:alert(1)", "data:text/html,<script>x</script>", "java\nscript:alert(1)", "http://a\"onclick='x'.example/",
        "https://h.example/\"><script>alert(1)</script>", "//evil.example", "https://h.example/a b)>[x](y)"]  # fmt: skip
OURS = {"p", "strong", "ul", "li", "del", "ins", "a", "hr"}


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", {}))


def hostile_message(words: str, url: str) -> Message:
    change = replace(
        FIGURE, before=figure(words), after=figure(words), sentence_before=words, sentence_after=words, summary=words
    )
    named = replace(QUOTE, before=quote(words, words), after=quote(words, words), sentence_after=words)
    context = SnapshotContext(
        article_id=1, number=2, article_title=words, url=url, at=NOW, outlet=words, feeds=(words,), review_url=url,
        published=NOW - timedelta(days=3), language=words,
    )  # fmt: skip
    return compose(context, [change, named], [replace(CORRECTION, text=words)], rule=words)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("url", URLS)
def test_hostile_words_and_urls_stay_inert(words: str, url: str) -> None:
    message = hostile_message(words, url)
    page = Elements()
    page.feed(digest_message([message], at=NOW).html)
    assert len(page.found) > 5
    for tag, attributes in page.found:
        assert tag in OURS
        assert set(attributes) == ({"href", "rel"} if tag == "a" else set())
        assert (attributes.get("href") or "https://").startswith(("http://", "https://"))
    for form in (message.text, message.markdown, message.html, message.title, message.lead):
        assert not any(char in form for char in "\x1b\x07\x9b\r\x00\u202e\u2066\u2028\ud800")
    assert "\n" not in message.title + message.lead
    json.dumps(message.payload, ensure_ascii=False).encode()


@pytest.mark.parametrize("url", [*URLS[:3], URLS[5], "ftp://h.example/", "http://", None, "http://[bad"])
def test_only_web_urls_become_links(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("The dam will burst.", "The dam could burst.", "softened “will” to “could”"),
        ("The dam was safe.", "The dam was not safe.", "reversed “was” to “was not”"),
        ("The dam broke at noon.", "The dam apparently broke at noon.", "put in “apparently”"),
        ("The dam allegedly broke.", "The dam broke.", "took out “allegedly”"),
    ],
)
def test_stance_is_told_in_a_journalists_words(before: str, after: str, told: str) -> None:
    (change,) = compare(Version("", before, language="en"), Version("", after, language="en")).changes
    assert tell_change(change) == told
