"""Extraction as a whole: laws that hold for every text, and the claims of one article."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.claims.extract import extract_claims
from monitor.values import Attribution, Figure, Quote, SourceClass

ARTICLE = """\
Prime Minister Elsa Ardal spoke for 40 minutes with King Oran Veld on Monday. While Ardal called the talk “useful,” \
she said it had settled nothing.
According to people familiar with the talk, Veld was furious and made it clear that he would close the strait.
Ardal reportedly asked for patience. “We did not reach an agreement today,” Ardal said after the call, “but we will.”
Veld, according to the readout, offered to send an envoy.
“It was about trust,” one senior official said. “The prime minister proved it again.”
"""


def test_the_claims_of_an_article_are_found() -> None:
    claims = extract_claims(ARTICLE)
    quotes = [(claim.text, claim.speaker_name) for claim in claims if isinstance(claim, Quote)]
    assert quotes == [
        ("“useful,”", "Elsa Ardal"),
        ("“We did not reach an agreement today,”", "Elsa Ardal"),
        ("“but we will.”", "Elsa Ardal"),
        ("“It was about trust,”", "one senior official"),
        ("“The prime minister proved it again.”", "one senior official"),
    ]
    sources = {
        (claim.cue.text, claim.source.text if claim.source else None, claim.source_class)
        for claim in claims
        if isinstance(claim, Attribution)
    }
    assert {
        ("According to", "people familiar with the talk", SourceClass.ANONYMOUS),
        ("reportedly", None, SourceClass.NONE),
        ("according to", "the readout", SourceClass.DOCUMENT),
        ("said", "one senior official", SourceClass.OFFICIAL_ANONYMOUS),
        ("said", "Ardal", SourceClass.NAMED_PERSON),
        ("said", "she", SourceClass.PRONOUN),
    } <= sources
    assert any(isinstance(claim, Figure) for claim in claims)


_PIECES = [*"aT1 .,:!?”“\"'‘’«»\n—()", " said", " Ann Roe", " told", " he ", "Mr. ", " according to "]


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_every_claim_stands_where_it_says(text: str) -> None:
    claims = extract_claims(text, language="en")
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    for claim in claims:
        spans = [claim]
        if isinstance(claim, Quote):
            spans += [span for span in (claim.speaker, claim.cue) if span]  # type: ignore[misc]
        if isinstance(claim, Attribution):
            spans += [span for span in (claim.source, claim.cue, claim.content) if span]  # type: ignore[misc]
        for span in spans:
            assert text[span.start : span.end] == span.text
            assert span.text


def _seconds(text: str) -> float:
    began = time.process_time()
    extract_claims(text, language="en")
    return time.process_time() - began


@pytest.mark.parametrize(
    "unit",
    ["“", '"', "'", "‘", "« ", "said ", "he said ", "Aa ", "Aa. ", "the ", "of ", ", ", "“a” ", '"a ', "(", "according to ",
     "who said, ", "and said ", "said,\n", "a’s ", "not ", "was believed to "],
)  # fmt: skip
def test_hostile_text_costs_time_in_line_with_its_length(unit: str) -> None:
    small, large = 20_000 // len(unit), 80_000 // len(unit)
    base, grown = (min(_seconds(unit * count) for _ in range(2)) for count in (small, large))
    assert grown < 10 * base + 0.5
