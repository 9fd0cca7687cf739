"""Attributions: cue, source, and what kind of source it is."""

from __future__ import annotations

import pytest

from monitor.claims.extract import extract_claims
from monitor.claims.language_of import language_of
from monitor.values import Attribution, SourceClass


def _attributions(text: str) -> list[Attribution]:
    return [claim for claim in extract_claims(text, language="en") if isinstance(claim, Attribution)]


@pytest.mark.parametrize(
    ("text", "cue", "source", "kind"),
    [
        ("Jane Okafor said the dam was safe.", "said", "Jane Okafor", SourceClass.NAMED_PERSON),
        ("He has repeatedly said the dam was safe.", "said", "He", SourceClass.PRONOUN),
        ("The minister told reporters that taxes would fall.", "told", "The minister", SourceClass.ROLE),
        ("According to the ministry, 40 people died.", "According to", "the ministry", SourceClass.NAMED_ORGANIZATION),
        ("Forty died, according to court records.", "according to", "court records", SourceClass.DOCUMENT),
        ("A senior official said a deal was near.", "said", "A senior official", SourceClass.OFFICIAL_ANONYMOUS),
        ("Sources close to the talks said no.", "said", "Sources close to the talks", SourceClass.ANONYMOUS),
        ("A person familiar with it warned of delay.", "warned", "A person familiar with it", SourceClass.ANONYMOUS),
        ("Reuters reported the deal on Monday.", "reported", "Reuters", SourceClass.OUTLET),
        ("The New York Times reported the deal.", "reported", "The New York Times", SourceClass.OUTLET),
        ("Critics say the law is weak.", "say", "Critics", SourceClass.PUBLIC),
        ("The dam was reportedly leaking.", "reportedly", None, SourceClass.NONE),
        ("The man allegedly fled.", "allegedly", None, SourceClass.NONE),
        ("It is understood that two resigned.", "It is understood", None, SourceClass.NONE),
        ("The chairman is believed to have fled.", "is believed to", None, SourceClass.NONE),
        ("Documents seen by the Herald show that it leaked.", "show", "Documents seen by the Herald", SourceClass.DOCUMENT),
        ("The White House denied the claim.", "denied", "The White House", SourceClass.NAMED_ORGANIZATION),
        ("The plan was confirmed by Jane Okafor.", "confirmed by", "Jane Okafor", SourceClass.NAMED_PERSON),
        ("A spokesman who asked not to be named said so.", "said", "A spokesman", SourceClass.ANONYMOUS),
        ("The mayor's spokesman, Abel Ruiz, said no.", "said", "The mayor's spokesman, Abel Ruiz", SourceClass.NAMED_PERSON),
    ],
)  # fmt: skip
def test_cue_source_and_class(text: str, cue: str, source: str | None, kind: SourceClass) -> None:
    found = [(a.cue.text, a.source.text if a.source else None, a.source_class) for a in _attributions(text)]
    assert found == [(cue, source, kind)]


def test_verbs_without_a_subject_share_the_one_before() -> None:
    found = _attributions("Okafor said the dam was safe, adding that tests went on, and denied any leak.")
    assert [(a.cue.text, a.source.text if a.source else None) for a in found] == [
        ("said", "Okafor"),
        ("adding", "Okafor"),
        ("denied", "Okafor"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The claims were large.",
        "The Evening Post opened a new office.",
        "He called a taxi.",
        "The show went on.",
        "They were vigilant in defending the town.",
    ],
)
def test_words_that_report_nothing_are_no_cues(text: str) -> None:
    assert _attributions(text) == []


def test_content_is_what_the_cue_supports() -> None:
    (found,) = _attributions("Jane Okafor said the dam was safe.")
    assert found.content is not None
    assert found.content.text == "the dam was safe."
    assert found.text == "Jane Okafor said"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said that the bridge was closed and would not open this year.", "en"),
        ("Der Bürgermeister sagte, dass die Brücke gesperrt ist und in diesem Jahr nicht mehr öffnet.", "de"),
        ("Le maire a déclaré que le pont était fermé et ne rouvrirait pas cette année.", "fr"),
        ("Short words", "en"),
    ],
)
def test_the_language_is_that_of_the_text(text: str, language: str) -> None:
    assert language_of(text) == language


NO_SOURCES = [
    "“Hundreds” of prisoners released on Monday went home.",
    "He left after cracking a joke about the bridge.",
    "The film is part of an effort to counter what was called a lie.",
    "He read the list of demands — including that of the mill.",
]


@pytest.mark.parametrize("text", NO_SOURCES)
def test_nouns_and_purposes_report_nothing(text: str) -> None:
    found = [claim for claim in extract_claims(text, language="en") if isinstance(claim, Attribution)]
    assert [claim.text for claim in found if claim.source_class is not SourceClass.NONE] == []


def test_adjective_that_hedges_has_no_source() -> None:
    (claim,) = [
        c for c in extract_claims("Police seized an alleged bomb.", language="en") if isinstance(c, Attribution)
    ]
    assert (claim.text, claim.source, claim.source_class) == ("alleged", None, SourceClass.NONE)


def test_source_in_an_aside_shares_no_verb_behind_it() -> None:
    text = "Veld, according to the readout, offered help, adding that it was late."
    sources = [c.source.text for c in extract_claims(text, language="en") if isinstance(c, Attribution) and c.source]
    assert sources == ["Veld", "the readout"]


def test_verb_that_closes_its_sentence_reports() -> None:
    (claim,) = [c for c in extract_claims("The dam leaked, records show.", language="en") if isinstance(c, Attribution)]
    assert (claim.text, claim.source_class) == ("records show", SourceClass.DOCUMENT)


@pytest.mark.parametrize(
    "text", ["The hospital has 14 confirmed cases of cholera.", "There were 3 reported leaks at the mill."]
)
def test_number_before_a_participle_is_no_source(text: str) -> None:
    sources = [claim.source.text for claim in _attributions(text) if claim.source]
    assert not any(source.isdigit() for source in sources)
