"""Quotes: what is one, and whose words it is."""

from __future__ import annotations

import pytest

from monitor.claims.extract import extract_claims
from monitor.claims.quotation import find_quoted
from monitor.values import Quote


def _quotes(text: str, language: str = "en") -> list[Quote]:
    return [claim for claim in extract_claims(text, language=language) if isinstance(claim, Quote)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The dam is safe,” Okafor said.", ["Okafor"]),
        ("“The dam is safe,” said Jane Okafor, the city engineer.", ["Jane Okafor"]),
        ("“The dam is safe,” said former engineer Jane Okafor.", ["former engineer Jane Okafor"]),
        ("Okafor said: “The dam is safe.”", ["Okafor"]),
        ("“It holds,” Okafor said, “for now.”", ["Okafor", "Okafor"]),
        ("“It holds,” Okafor said. “We checked twice.”", ["Okafor", "Okafor"]),
        ("“Is it safe?” Okafor asked.", ["Okafor"]),
        ("Jane Okafor, the city engineer, said the dam was “as safe as ever.”", ["Jane Okafor"]),
        ("The minister called the plan “a gift to nobody.”", ["The minister"]),
        ("Okafor told reporters that she was “not worried,” adding: “Sleep well.”", ["Okafor", "Okafor"]),
        ("“We knew.” — Jane Okafor", ["Jane Okafor"]),
        ('"OKAFOR: We never knew about it.', ["OKAFOR"]),
    ],
)
def test_speakers_are_found_before_behind_and_around(text: str, speakers: list[str]) -> None:
    assert [quote.speaker.text if quote.speaker else None for quote in _quotes(text)] == speakers


def test_a_quote_over_several_paragraphs_keeps_its_speaker() -> None:
    text = "“The river rose,” Mayor Ole Birk said. “It rose fast.\n\n“Then it fell again,” he said."
    quotes = _quotes(text)
    assert [quote.text for quote in quotes] == ["“The river rose,”", "“It rose fast.", "“Then it fell again,”"]
    assert [quote.speaker_name for quote in quotes] == ["Ole Birk"] * 3


def test_a_pronoun_and_a_short_name_stand_for_the_full_name() -> None:
    text = "Mara Lindt said the bank was ready. “We are calm,” Lindt said. “Very calm,” she added."
    assert [quote.speaker_name for quote in _quotes(text)] == ["Mara Lindt", "Mara Lindt"]


@pytest.mark.parametrize(
    "text",
    [
        "She starred in the film “Winter in the North” last year.",
        "Juan “Chico” Ramos left the house.",
        "He sells “magic” pills to farmers.",
        "The plank is 6'3\" long.",
        'An element with class="wide" is shown.',
        "It was the ’90s, and the workers’ union grew.",
        "“…”",
    ],
)
def test_titles_nicknames_scare_marks_and_apostrophes_are_no_quotes(text: str) -> None:
    assert _quotes(text) == []


def test_single_marks_hold_speech_and_apostrophes_do_not_end_it() -> None:
    (quote,) = _quotes("'We don't know the workers' fate yet,' Okafor said.")
    assert quote.text == "'We don't know the workers' fate yet,'"


@pytest.mark.parametrize(
    ("text", "partial"),
    [("“The dam is safe,” Okafor said.", False), ("Okafor called it “safe enough” for now.", True)],
)
def test_a_part_of_a_sentence_is_partial(text: str, partial: bool) -> None:
    assert [quote.partial for quote in _quotes(text)] == [partial]


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        ("de", "„Wir bleiben“, sagte sie.", "„Wir bleiben“"),
        ("de", "»Wir bleiben«, sagte sie.", "»Wir bleiben«"),
        ("fr", "« Nous restons », dit-elle.", "« Nous restons »"),
        ("fr", "— Nous restons ici, dit-elle.", "— Nous restons ici, dit-elle."),
        ("ru", "— Мы остаёмся, — сказала она.", "— Мы остаёмся,"),
        ("ja", "彼は「残る」と言った。", "「残る」"),
        ("pl", "„Zostajemy”, powiedziała.", "„Zostajemy”"),
    ],
)
def test_other_languages_are_quoted_by_their_marks(language: str, text: str, quoted: str) -> None:
    assert [quote.text for quote in _quotes(text, language)] == [quoted]


def test_nested_marks_belong_to_the_outer_quote() -> None:
    text = "“He told me, ‘Go home,’ and I went,” Okafor said."
    assert [(quoted.depth, text[quoted.start : quoted.end]) for quoted in find_quoted(text)] == [
        (0, "“He told me, ‘Go home,’ and I went,”"),
        (1, "‘Go home,’"),
    ]
    assert len(_quotes(text)) == 1


SPEAKERS = [
    ("“We stay,” Mayor Lena Holm fumed.", "Mayor Lena Holm"),
    ("“We stay,” fumed Lena Holm.", "Lena Holm"),
    ("“We stay.” Lena Holm said.", "Lena Holm"),
    (
        "Petr Novak hoped it would rain. Lena Holm told the council that it was “no time to leave” the mill.",
        "Lena Holm",
    ),
    ("“It leaks,” Petr Novak said. Lena Holm objected, she told the council. “We stay.”", "she"),
    ("Calling it a bad day, Lena Holm spoke of “a mill without water and a town without bread.”", "Lena Holm"),
    ("Reaction from the river. Lena Holm: “We stay.”", "Lena Holm"),
    ("“We stay,” Varne This Week editor Lena Holm said.", "Varne This Week editor Lena Holm"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speaker_is_the_one_beside_the_quote(text: str, speaker: str) -> None:
    quote = [claim for claim in extract_claims(text, language="en") if isinstance(claim, Quote)][-1]
    assert quote.speaker is not None
    assert quote.speaker.text == speaker


@pytest.mark.parametrize("text", ["It rained.\n\n‘A Town Without Bread.’\n\nThe mayor left.", "“(LAUGHTER.)”"])
def test_headings_and_what_was_heard_are_no_quotes(text: str) -> None:
    assert not any(isinstance(claim, Quote) for claim in extract_claims(text, language="en"))
