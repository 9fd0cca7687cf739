"""PURE: what stands around an article and is never the same twice: ads, related links, counters, comments."""

from __future__ import annotations

import random
from dataclasses import dataclass
from html import escape

__all__ = ["Chrome", "chrome_for"]

ADS = (
    ("Rope & Sons", "Ninety metres of hemp, delivered to the quay. Now 15% off."),
    ("The Gilded Pilchard", "Lunch for two, wine included, at 24 crowns. Book by Friday."),
    ("Merrow Savings Bank", "3.1% on your savings for the first 12 months. Terms apply."),
    ("Hallin Windows", "Draughts? We have fitted 40,000 panes and broken two."),
    ("Nimbus Umbrellas", "“Simply the driest walk I ever took,” says one happy customer."),
    ("Ridge Motor Repairs", "Brakes from 99 crowns. Open until 8 p.m. on Thursdays."),
    ("Lanmoor Music School", "Learn the concertina in 30 days, or keep the concertina."),
)
RELATED = (
    ("gulls-learn-to-open-lunch-boxes", "Gulls have learned to open lunch boxes, researchers say"),
    ("seven-walks-for-a-wet-sunday", "Seven walks for a wet Sunday"),
    ("town-band-seeks-quieter-tuba", "Town band seeks a quieter tuba"),
    ("bakery-wins-third-medal", "Bakery wins its third medal for a loaf nobody can lift"),
    ("council-agrees-on-colour-of-benches", "After two years, the council agrees on the colour of benches"),
    ("harbour-seal-returns-to-slipway", "The harbour seal is back on its slipway, and has brought 2 friends"),
    ("chess-club-loses-to-ferry", "Chess club loses to the ferry: 3 boards overboard"),
    ("new-mural-divides-fish-market", "A new mural divides the fish market"),
)
COMMENTS = (
    ("old_salt", "In my day it was 50, and nobody wrote about it."),
    ("ridgewalker", "“Progress”, they call it. I was there and saw at least 100 people."),
    ("M. Plover", "According to my neighbour this is only half the story."),
    ("teapot", "Could the paper please stop using words I have to look up."),
    ("quayside", "First! Also, the picture is from another year."),
)


@dataclass(frozen=True, slots=True)
class Chrome:
    """One page view's surroundings, as HTML fragments and numbers."""

    ad: str
    side_ad: str
    related: str
    most_read: str
    comments: str
    comment_count: int
    reading_now: int
    shares: int
    updated_minutes: int
    nonce: str


def chrome_for(slug: str, look: int) -> Chrome:
    """The surroundings of look number `look`: the same for the same look, another for the next."""
    chance = random.Random(f"{slug}:{look}")
    first, second = chance.sample(ADS, 2)
    links = chance.sample(RELATED, 6)
    return Chrome(
        ad=_ad(first, chance),
        side_ad=_ad(second, chance),
        related=_links(links[:3]),
        most_read=_links(links[3:]),
        comments="".join(_comment(*one) for one in chance.sample(COMMENTS, 3)),
        comment_count=chance.randint(3, 400),
        reading_now=chance.randint(12, 4_000),
        shares=chance.randint(5, 900),
        updated_minutes=chance.randint(2, 59),
        nonce=f"{chance.getrandbits(64):016x}",
    )


def _ad(ad: tuple[str, str], chance: random.Random) -> str:
    name, words = map(escape, ad)
    click = f"/ads/click?id={chance.getrandbits(32):08x}"
    return (
        f'<div class="ad ad-slot" data-slot="{chance.randint(1, 9)}" aria-label="Advertisement"><small>Advertisement</small>'
        f'<a href="{click}" rel="sponsored"><strong>{name}</strong> {words}</a></div>'
    )


def _links(links: list[tuple[str, str]]) -> str:
    return "".join(f'<li><a href="/archive/{slug}">{escape(words)}</a></li>' for slug, words in links)


def _comment(name: str, words: str) -> str:
    return f'<li class="comment"><b>{escape(name)}</b><p>{escape(words)}</p></li>'
