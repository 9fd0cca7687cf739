"""German, French, Spanish, Italian, Portuguese: each by its own corpus, and all by the laws that English is held to."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.claims.extract import extract_claims
from monitor.claims.language_of import language_of
from monitor.claims.languages.choose import figure_words, speech_words
from monitor.compare.notices import find_notices
from monitor.compare.versions import compare
from monitor.values import Attribution, ChangeKind, ChangeOp, Claim, Figure, Quote, Version

CORPUS = Path(__file__).parent / "corpus"
LANGUAGES = sorted(path.stem for path in CORPUS.glob("??.json"))
PUBLISHED = date(2026, 3, 5)
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}-{number}")
    for path in sorted(CORPUS.glob("??.json"))
    for number, case in enumerate(json.loads(path.read_text(encoding="utf-8")), 1)
]


def _figure(figure: Figure) -> list[str | None]:
    hedge = figure.approximation.value if figure.approximation else None
    return [figure.text, figure.value, figure.value_to, figure.unit, figure.dimension.value, hedge]


def _quote(quote: Quote) -> list[str | None]:
    return [quote.text, quote.speaker.text if quote.speaker else None, quote.speaker_name]


def _attribution(claim: Attribution) -> list[str | None]:
    return [claim.cue.text, claim.source.text if claim.source else None, claim.source_class.value]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_claims_and_notices_of_a_sentence(language: str, case: dict[str, Any]) -> None:
    claims = extract_claims(case["text"], language=language, published=PUBLISHED)
    assert [_figure(claim) for claim in claims if isinstance(claim, Figure)] == case["figures"]
    assert [_quote(claim) for claim in claims if isinstance(claim, Quote)] == case["quotes"]
    assert [_attribution(claim) for claim in claims if isinstance(claim, Attribution)] == case["attributions"]
    assert [notice.kind.value for notice in find_notices(case["text"], language)] == case["notices"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corpus_has_forty_cases_of_every_kind(language: str) -> None:
    cases = [param.values[1] for param in CASES if param.values[0] == language]
    assert len(cases) >= 40
    for kind in ("figures", "quotes", "attributions", "notices"):
        assert sum(bool(case[kind]) for case in cases) >= 5  # type: ignore[index]


SENTENCES = {
    "de": "Der Bürgermeister sagte, dass die Brücke gesperrt ist und in diesem Jahr nicht mehr öffnet.",
    "fr": "Le maire a déclaré que le pont était fermé et ne rouvrirait pas cette année.",
    "es": "El alcalde dijo que el puente estaba cerrado y no se abrirá este año.",
    "it": "Il sindaco ha detto che il ponte è chiuso e non riaprirà quest'anno.",
    "pt": "O prefeito disse que a ponte está fechada e não será aberta este ano.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_the_language_is_told_by_its_function_words(language: str, text: str) -> None:
    assert language_of(text) == language


# Words of all the tables, in no order that anybody would write.
_PIECES = (
    "1 3,5 1.500 12 000 % € „ “ « » ” , . : - – Mio. Mrd. Millionen Euro und bis zwischen drei der Minister sagte so "
    "hat gesagt teilte mit laut zufolge soll haben am März Uhr 14.30 14h30 le maire a déclaré d'euros vingt et un "
    "quatre-vingts selon aurait volé dit-elle a-t-il el ministro dijo según mil millones de habría robado y il "
    "ministro ha detto secondo circa mila avrebbe o ministro disse segundo cento e vinte teria feira segunda- à"
)
PIECES = st.sampled_from(_PIECES.split())
SNIPPETS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\n"])), max_size=30).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(text=st.one_of(SNIPPETS, st.text(max_size=60)))
def test_offsets_are_true_in_every_language(language: str, text: str) -> None:
    for claim in extract_claims(text, language=language):
        assert text[claim.start : claim.end] == claim.text
        for span in _spans(claim):
            assert text[span.start : span.end] == span.text


def _spans(claim: Claim) -> list[Any]:
    match claim:
        case Quote():
            return [span for span in (claim.speaker, claim.cue) if span]
        case Attribution():
            return [span for span in (claim.source, claim.cue, claim.content) if span]
        case _:
            return []


# Texts that make a careless grammar read the same words over and over.
HOSTILE = {
    "de": ("sagte ", "sagte der ", "hat gesagt ", "teilte ", "laut ", "laut der ", "soll ", "der Mann ", "so, ", ", sagte",
           "einund", "hundert ", "Millionen ", "1 000 ", "3. ", "Dienstag, den ", "zufolge ", "nach Angaben von ",
           "angeblich und sagte ", "„", "von ", "14.30 ", "a" * 50 + " "),
    "fr": ("dit ", "dit-elle ", "a déclaré ", "selon ", "selon le ", "aurait ", "l'", "d'", "le maire ", "vingt et ",
           "quatre-", "cent ", "1 000 ", "14h", "à 14 ", "« ", "mardi ", "de la ", ", dit ", "affirme et dit "),
    "es": ("dijo ", "ha dicho ", "según ", "según el ", "habría ", "el ministro ", "treinta y ", "mil ", "1 000 ", "a las 14 ",
           "martes ", "de ", ", dijo ", "lo ", "dijo ayer a ", "tres de marzo de ", "« ", "supuestamente y dijo "),
    "it": ("ha detto ", "detto ", "secondo ", "secondo il ", "avrebbe ", "il ministro ", "venti", "mila ", "1 000 ", "alle 14 ",
           "dell'", "di ", ", ha detto ", "lo ", "« ", "presunto e ha detto ", "cento"),
    "pt": ("disse ", "tem dito ", "segundo ", "segundo o ", "teria ", "o ministro ", "vinte e ", "cento e ", "mil ", "1 000 ",
           "às 14 ", "segunda-", "segunda-feira ", "de ", ", disse ", "« ", "supostamente e disse "),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "piece"),
    [(language, piece) for language in LANGUAGES for piece in HOSTILE[language]],
)
def test_work_grows_no_faster_than_the_text(language: str, piece: str) -> None:
    """Four times the text in at most nine times the time, best of two; quadratic work would take sixteen times."""
    small, large = (_seconds(piece * (length // len(piece)), language) for length in (2_000, 8_000))
    assert large < 9 * small + 0.03


def _seconds(text: str, language: str) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        extract_claims(text, language=language)
        best = min(best, time.process_time() - begun)
    return best


CHANGED = {
    "de": ("Bei dem Angriff starben 41 Menschen, sagte die Ministerin.", "41", "34"),
    "fr": ("L'attaque a fait 41 morts, a déclaré la ministre.", "41", "34"),
    "es": ("El ataque dejó 41 muertos, dijo la ministra.", "41", "34"),
    "it": ("L'attacco ha fatto 41 morti, ha detto la ministra.", "41", "34"),
    "pt": ("O ataque deixou 41 mortos, disse a ministra.", "41", "34"),
}


@pytest.mark.parametrize(("language", "change"), CHANGED.items())
def test_a_changed_figure_is_told_once(language: str, change: tuple[str, str, str]) -> None:
    text, old, new = change
    before, after = (Version("", words, language=language) for words in (text, text.replace(old, new)))
    (found,) = compare(before, after).changes
    assert (found.kind, found.op) == (ChangeKind.FIGURE, ChangeOp.ALTERED)
    assert compare(before, before).changes == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_in_lower_case_with_straight_apostrophes(language: str) -> None:
    figures, speech = figure_words(language), speech_words(language)
    tables = (
        figures.cardinals,
        figures.noun_stops,
        figures.months,
        speech.reporting,
        speech.determiners,
        speech.titles,
    )
    for table in tables:
        assert all(word == word.lower() and "’" not in word for word in table)
    assert figures.language == speech.language == language
