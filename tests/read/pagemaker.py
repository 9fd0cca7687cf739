"""Pages of our own making: one article, in chrome that never stays the same."""

from __future__ import annotations

import json
import random

PLACES = ["harbour", "library", "tram depot", "swimming pool", "market hall", "old mill", "north bridge"]
VERBS = ["closed", "reopened", "flooded", "was sold", "burned", "was painted", "stood empty"]


def paragraphs(count: int, seed: int = 1) -> list[str]:
    """Distinct paragraphs of newspaper length, each with a figure."""
    dice = random.Random(seed)
    return [
        f"The {dice.choice(PLACES)} {dice.choice(VERBS)} on day {number} of the year, the council said in a note. "
        f"It cost about {dice.randint(2, 900)} thousand euros, and “nobody had planned for it”, a clerk named "
        f"{dice.choice(['Ines', 'Bo', 'Carla', 'Dev'])} told the {dice.choice(['board', 'press', 'mayor'])}."
        for number in range(1, count + 1)
    ]


STORY = paragraphs(12)


def page(body: list[str], shape: str = "itemprop", seed: int = 0, padding: int = 0) -> bytes:
    """The story's paragraphs as a page of one of several shapes, in chrome that `seed` varies."""
    dice = random.Random(seed)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    opening, closing = SHAPES[shape]
    story = f"<h1>Council counts the cost</h1>{opening}{text}{closing}"
    return (
        f'<!doctype html><html lang="en"><head><title>Council counts the cost | The Ferry</title>{_head(dice)}</head>'
        f"<body>{_navigation(dice)}{story}{_related(dice)}{_padding(dice, padding)}</body></html>"
    ).encode()


SHAPES = {
    "itemprop": ('<article><div itemprop="articleBody">', "</div></article>"),
    "article": ("<article>", "</article>"),
    "main": ("<main><div>", "</div></main>"),
    "class": ('<div class="story"><div class="article-body x1">', "</div></div>"),
    "bare": ('<div id="c">', "</div>"),
}


def _head(dice: random.Random) -> str:
    stated = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": "Council counts the cost",
                "datePublished": "2026-01-05T10:00:00+01:00",
                "dateModified": "2026-01-06T08:30:00Z",
                "author": [{"@type": "Person", "name": "Ada Brook"}, {"@type": "Person", "name": "Lin Moss"}],
            },
        ],
    }
    return (
        f'<meta property="og:site_name" content="The Ferry"><link rel="canonical" href="/news/council-cost-12">'
        f'<script nonce="{dice.random()}">window.t={dice.random()}</script>'
        f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    )


def _navigation(dice: random.Random) -> str:
    links = "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(dice.randint(3, 40)))
    return f'<nav><ul>{links}</ul></nav><div class="ad" id="ad-{dice.random()}"><p>Buy {dice.randint(2, 99)} shoes</p></div>'


def _related(dice: random.Random) -> str:
    rows = "".join(
        f'<li><a href="/r/{dice.randint(1, 10**6)}">{dice.choice(PLACES)} {dice.choice(VERBS)} {n}</a></li>'
        for n in range(dice.randint(2, 30))
    )
    return (
        f'<div class="share">{dice.randint(1, 9999)} shares</div><p class="updated">Updated {dice.randint(2, 59)} '
        f'minutes ago</p><aside class="related"><h2>More</h2><ul>{rows}</ul></aside><footer><p>© The Ferry</p></footer>'
    )


def _padding(dice: random.Random, size: int) -> str:
    block = '<div class="card"><a href="/c/{0}"><img src="/i/{0}.jpg" alt=""><span>Card {0}</span></a></div>'
    rows = [block.format(number) for number in range(size // 90)]
    return f'<div class="cards">{"".join(rows)}</div><script>{"x=1;" * (size // 20)}</script>'
