from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text.searching import MOST_TERMS, SearchQuery, Term, forms_of, places_of, read_query, words_of

HOSTILE = ['"', '-', '*', '-"', '""', "'; DROP TABLE articles; --", 'NEAR("a" b, 3)', "{present past}: a", "a AND", "^", "\0",
           "\ud800", "(", ":", "a:b*", "%edited", "-%edited", "'x':A & !'y'", "\\", "+", "“„”", "-*", '"*"*', "a" * 5000, '"a ' * 500]  # fmt: skip


def forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café CAFÉ cafe\u0301", ["cafe"] * 3),
        ("Straße, İstanbul", ["strasse", "istanbul"]),
        ("1,200 1200 1'200 1\u00a0200 1\u202f200", ["1200"] * 5),
        ("1.200.000 and 1,200,000", ["1200000", "and", "1200000"]),
        ("3.5% 3,5 %", ["3.5", "%", "3.5", "%"]),
        ("1,200.50 or 1.200,50", ["1200.50", "or", "1200.50"]),
        ("30.1.2026", ["30", "1", "2026"]),
        ("$5bn, €10", ["$", "5", "bn", "€", "10"]),
        ("the 41st B-52 b52", ["the", "41", "st", "b", "52", "b52"]),
        ("the ministry's U.S. co-pilot", ["the", "ministry", "s", "u", "s", "co", "pilot"]),
        ("東京タワー", ["東", "京", "タ", "ワ", "ー"]),
        ("٣٤", ["34"]),
        ("\ud800 \0 ... --", []),
    ],
)
def test_words_are_compared_in_one_form(text: str, expected: list[str]) -> None:
    assert forms(text) == expected
    assert forms_of(text) == expected


def test_the_grammar_of_a_search() -> None:
    query = read_query('Boats “harbour office” -"sea wall" sink* -x co-pil* boats')
    assert query.wanted == (
        Term(("boats",)),
        Term(("harbour", "office")),
        Term(("sink",), True),
        Term(("co", "pil"), True),
    )
    assert query.unwanted == (Term(("sea", "wall")), Term(("x",)))


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("1 200 000", [("1200000",), ("1", "200", "000")]),
        ("1.200", [("1.200",), ("1200",), ("1", "200")]),
        ("1 200,5", [("1200.5",)]),
        ("5 20", None),
        ("2019 200", None),
        ("0 200", None),
        ("1200*", [("1200",)]),
        ('"1 200 of 3,400"', 9),
    ],
)
def test_numbers_are_asked_for_in_all_their_groupings(asked: str, rows: list[tuple[str, ...]] | int | None) -> None:
    (term, *more) = read_query(asked).wanted
    if rows is None:
        assert len(more) == 1
    elif isinstance(rows, int):
        assert len(term.rows) == len(set(term.rows)) == rows
    else:
        assert list(term.rows) == rows


def test_what_must_not_be_there_alone_asks_for_nothing() -> None:
    assert not read_query("-boats")
    assert not read_query(" \t ")
    assert read_query("boats -ships")


@pytest.mark.parametrize("asked", HOSTILE)
def test_hostile_words_are_words(asked: str) -> None:
    query = read_query(asked)
    assert len(query.wanted) <= MOST_TERMS
    for term in (*query.wanted, *query.unwanted):
        assert all(form and not set(form) & set("\"'\\ :*()&|!<>^{}-+\0") for form in term.forms)


@given(st.text())
def test_no_form_can_end_a_quotation_and_places_are_within(text: str) -> None:
    words = list(words_of(text))
    assert [word.form for word in words] == forms_of(text)
    for word in words:
        assert 0 <= word.start < word.end <= len(text)
        assert not set(word.form) & set("\"'\\ \t\n:*()&|!<>^{}-+\0\x1f")
    assert isinstance(read_query(text), SearchQuery)


@given(st.text(alphabet="ab1.,'%é -", max_size=30))
def test_a_text_holds_its_own_words_in_a_row(text: str) -> None:
    words = list(words_of(text))
    term = Term(tuple(word.form for word in words[:5]))
    if words:
        assert next(places_of(term, words)) == (words[0].start, words[min(4, len(words) - 1)].end)


def test_a_number_is_found_as_people_type_it() -> None:
    words = list(words_of("It rose 3.5% to 1,200 from 12,001."))
    for asked, there in (
        ("1200", True),
        ("1,200", True),
        ("3.5%", True),
        ("3,5", True),
        ("200", False),
        ("120*", True),
        ("12*", False),
    ):
        (term,) = read_query(asked).wanted
        assert any(True for _ in places_of(term, words)) == there, asked
