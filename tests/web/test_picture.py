"""The picture of a change: what is on it, whatever the words are and whatever fonts there are."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from site_world import fill
from starlette.testclient import TestClient

from monitor.store.store import Store
from monitor.values import Severity
from monitor.web.fonts import Fonts, fonts_here
from monitor.web.picture import (
    BARS,
    GONE,
    GONE_PAPER,
    HEIGHT,
    INK,
    LINE,
    NEW,
    NEW_PAPER,
    PAPER,
    QUIET,
    WIDTH,
    Pictured,
    draw_picture,
    pictured,
)

OWN = Fonts()  # Pillow's alone: what a machine without fonts has
BOATS = Pictured(
    severity=Severity.HIGH,
    outlet="Coast Post",
    headline="Boats lost in the storm",
    remarks="high · figure altered · silent",
    was=(("same", "The "), ("removed", "41"), ("same", " boats sank.")),
    now=(("same", "The "), ("added", "34"), ("same", " boats sank.")),
    span="Changed between 30 Jan 2026, 12:00 UTC and 30 Jan 2026, 13:00 UTC",
    address="https://desk.example/changes/1",
)


def opened(picture: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(picture))
    image.load()
    return image


def longest_row(image: Image.Image, colour: str) -> int:
    """The longest unbroken level line of this colour."""
    wanted = tuple(bytes.fromhex(colour[1:]))
    pixels = image.convert("RGB").load()
    assert pixels is not None
    longest = 0
    for y in range(HEIGHT):
        run = 0
        for x in range(40, WIDTH):
            run = run + 1 if pixels[x, y] == wanted else 0
            longest = max(longest, run)
    return longest


@pytest.mark.parametrize("fonts", [OWN, fonts_here()], ids=["own", "here"])
def test_what_differs_is_struck_through_and_underlined(fonts: Fonts) -> None:
    image = opened(draw_picture(BOATS, fonts))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert longest_row(image, GONE) >= 30
    assert longest_row(image, NEW) >= 30


def test_it_is_drawn_in_at_most_the_colours_that_a_palette_holds() -> None:
    image = opened(draw_picture(BOATS, OWN))
    assert image.mode == "P"
    found = {colour for _, colour in image.convert("RGB").getcolors(100_000) or ()}
    drawn = {GONE, NEW, GONE_PAPER, NEW_PAPER, PAPER, INK, QUIET, LINE, BARS[Severity.HIGH]}
    assert {tuple(bytes.fromhex(colour[1:])) for colour in drawn} <= found, "each as it is written"


def test_the_same_words_are_the_same_bytes() -> None:
    assert draw_picture(BOATS, Fonts()) == draw_picture(BOATS, Fonts())
    assert draw_picture(BOATS, OWN) != draw_picture(replace(BOATS, headline="Boats found"), OWN)


@pytest.mark.parametrize(
    ("text", "drawn", "changed"),
    [
        ("41 boats", "41 boats", 0),
        ("a – b — „c“", "a - b - “c“", 0),
        ("Größe", "Grosse", 2),
        ("日本", "??", 2),
    ],
)
def test_a_letter_without_a_font_is_no_box_and_is_counted(text: str, drawn: str, changed: int) -> None:
    assert OWN.drawable(text) == (drawn, changed)


def test_it_is_said_where_letters_are_not_what_they_were() -> None:
    plain = opened(draw_picture(replace(BOATS, severity=Severity.LOW, was=None, now=None), OWN))
    told = opened(draw_picture(replace(BOATS, severity=Severity.LOW, was=None, now=None, headline="日本"), OWN))
    foot = (0, HEIGHT - 45, WIDTH, HEIGHT)
    assert plain.crop(foot).tobytes() != told.crop(foot).tobytes()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=600), st.text(max_size=600))
def test_any_words_make_a_picture(before: str, after: str) -> None:
    said = replace(BOATS, headline=before, was=(("removed", before),), now=(("added", after),))
    assert opened(draw_picture(said, OWN)).size == (WIDTH, HEIGHT)


def test_a_change_has_its_picture_beside_it(client: TestClient, store: Store) -> None:
    fill(store, "\x1b[31m<b>the\u202e harbour")
    answer = client.get("/changes/1.png")
    assert answer.headers["content-type"] == "image/png"
    assert opened(answer.content).size == (WIDTH, HEIGHT)
    again = client.get("/changes/1.png", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/changes/99.png").status_code == 404
    page = client.get("/changes/1").text
    assert '<meta property="og:image" content="http://127.0.0.1:8765/changes/1.png">' in page


def test_no_control_character_comes_into_the_picture(store: Store) -> None:
    fill(store, "\x1b[31mthe\u202e harbour")
    said = pictured(store.change(2), "https://desk.example/changes/2")
    assert said.headline == "[31mthe harbour"
