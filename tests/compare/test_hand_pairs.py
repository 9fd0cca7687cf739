"""Before and after as a fact-checker would try them by hand: every summary a desk would read, and nothing else."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.values import Version

# Name, before, after, and each change as "severity: summary".
PAIRS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "union relative",
        "The strike will go ahead on Monday. “We were left no choice,” said Rafael Unwin, who speaks for the teachers’ union. Schools will close.",
        "The strike will go ahead on Monday. Schools will close.",
        ("medium: quote by Rafael Unwin removed: “We were left no choice,”",),
    ),
    (
        "heads relative",
        "Maria Lund, who heads the port authority, said the quay will reopen in May.",
        "The quay will reopen in May.",
        ("high: source removed: Maria Lund said (weaker)",),
    ),
    (
        "wrote relative",
        "“It was never safe,” said Ole Brandt, who wrote the 2014 report on the bridge.",
        "“It was not safe,” said Ole Brandt, who wrote the 2014 report on the bridge.",
        ("high: quote by Ole Brandt altered: “never” → “not”",),
    ),
    (
        "maintained defending",
        "Hale maintained a hard line on trade, defending the tariffs in front of workers.",
        "Hale maintained a hard line on trade in front of workers.",
        (),
    ),
    (
        "reportedly urged",
        "President Nora Castellan arrived on Monday. Castellan reportedly urged ministers to resign.",
        "President Nora Castellan arrived on Monday. Castellan urged ministers to resign.",
        ("low: hedge lost: “reportedly” (firmer)",),
    ),
    (
        "toll",
        "At least 12 people were killed when the ferry sank, police said.",
        "At least 17 people were killed when the ferry sank, police said.",
        ("high: at least 12 → at least 17 people (+42%)",),
    ),
    (
        "toll words",
        "Two people died and five were injured in the crash.",
        "Three people died and four were injured in the crash.",
        ("high: Two → Three people (+50%)", "high: five → four (−20%)"),
    ),
    (
        "one missing",
        "One hiker is missing after the avalanche.",
        "Two hikers are missing after the avalanche.",
        ("high: One hiker → Two hikers (+100%)",),
    ),
    (
        "dozens",
        "Dozens of people were hurt.",
        "At least 46 people were hurt.",
        ("high: Dozens of people → at least 46 people",),
    ),
    (
        "cost",
        "The stadium will cost £1.2bn, the council said.",
        "The stadium will cost £1.4bn, the council said.",
        ("high: £1.2bn → £1.4bn (+17%)",),
    ),
    (
        "currency",
        "The firm paid a fine of $40 million.",
        "The firm paid a fine of €40 million.",
        ("medium: $40 → €40 million",),
    ),
    (
        "magnitude",
        "The fund lost $3.1 million last year.",
        "The fund lost $3.1 billion last year.",
        ("high: $3.1 million → $3.1 billion (×1000)",),
    ),
    (
        "deal range",
        "The repairs will cost between $2 million and $3 million.",
        "The repairs will cost between $2 million and $5 million.",
        ("high: $2 million and $3 million → $2 million and $5 million",),
    ),
    ("price same", "The deal is worth 1,500,000 euros.", "The deal is worth €1.5 million.", ()),
    ("date", "The vote will be held on 14 March.", "The vote will be held on 21 March.", ("medium: 14 → 21 March",)),
    (
        "weekday",
        "The vote will be held on Tuesday.",
        "The vote will be held on Thursday.",
        ("medium: Tuesday → Thursday",),
    ),
    ("year", "The plant opened in 1987.", "The plant opened in 1978.", ("medium: 1987 → 1978",)),
    (
        "time",
        "The first shots were heard at 9:40 p.m., witnesses said.",
        "The first shots were heard at 10:15 p.m., witnesses said.",
        ("medium: 9:40 → 10:15 p.m.",),
    ),
    (
        "poll",
        "The poll puts Labour on 38% and the Conservatives on 31%.",
        "The poll puts Labour on 36% and the Conservatives on 33%.",
        ("medium: 38% → 36% (−2 points)", "medium: 31% → 33% (+2 points)"),
    ),
    (
        "margin",
        "The survey of 1,204 adults has a margin of error of plus or minus 3 percentage points.",
        "The survey of 1,024 adults has a margin of error of plus or minus 4 percentage points.",
        ("high: 1,204 → 1,024 adults (−15%)", "high: 3 → 4 percentage points (+1 point)"),
    ),
    (
        "pct pp",
        "Turnout fell by 4 percent.",
        "Turnout fell by 4 percentage points.",
        ("medium: 4 percent → 4 percentage points",),
    ),
    (
        "rate",
        "Inflation rose to 3.4 percent in May from 3.1 percent in April.",
        "Inflation rose to 3.4 percent in May from 3.2 percent in April.",
        ("medium: 3.1 → 3.2 percent (+0.1 points)",),
    ),
    ("score", "Rovers beat Athletic 3-1 on Saturday.", "Rovers beat Athletic 3-2 on Saturday.", ("high: 3-1 → 3-2",)),
    (
        "vote",
        "Senators voted 52-48 to confirm the judge.",
        "Senators voted 51-49 to confirm the judge.",
        ("high: 52-48 → 51-49",),
    ),
    (
        "temp",
        "Temperatures reached 41.2C in Seville.",
        "Temperatures reached 42.1C in Seville.",
        ("medium: 41.2C → 42.1C",),
    ),
    ("temp neg", "It was -12°C in Oslo at dawn.", "It was -21°C in Oslo at dawn.", ("high: -12°C → -21°C",)),
    (
        "quote fig",
        "“We lost 40 jobs here,” said Ann Petrie, the plant manager.",
        "“We lost 400 jobs here,” said Ann Petrie, the plant manager.",
        ("high: quote by Ann Petrie altered: “40” → “400”; 40 jobs → 400 jobs",),
    ),
    (
        "quote neg",
        "“We will sign the accord,” said Foreign Minister Ilya Varga.",
        "“We will not sign the accord,” said Foreign Minister Ilya Varga.",
        ("high: quote by Ilya Varga altered: “not” put in; negation changed",),
    ),
    (
        "quote trimmed",
        "“This is a disaster, and everybody in this town knows it,” said Joan Pell.",
        "“This is a disaster,” said Joan Pell.",
        ("high: quote by Joan Pell shortened to “This is a disaster,”",),
    ),
    (
        "quote reattr",
        "“The dam will hold,” said Peter Moss.",
        "“The dam will hold,” said Linda Carr.",
        ("high: “The dam will hold,”: now Linda Carr, was Peter Moss",),
    ),
    (
        "quote moved",
        "The mayor resigned on Friday.\n\n“I leave with regret,” Mayor Ada Quill said.\n\nThe council meets on Monday.",
        "The mayor resigned on Friday.\n\nThe council meets on Monday.\n\n“I leave with regret,” Mayor Ada Quill said.",
        (),
    ),
    (
        "quote to paraphrase",
        "“We were never consulted,” said Tom Reyes, the union’s leader.",
        "Tom Reyes, the union’s leader, said members were never consulted.",
        ("medium: quote by Tom Reyes removed: “We were never consulted,”",),
    ),
    (
        "named to anon",
        "Police Chief Dan Orr said the suspect was armed.",
        "A police official said the suspect was armed.",
        ("high: Police Chief Dan Orr said → A police official said (weaker)",),
    ),
    (
        "anon to named",
        "A person familiar with the matter said the talks had collapsed.",
        "Finance Minister Eva Lindt said the talks had collapsed.",
        ("low: A person familiar with the matter said → Finance Minister Eva Lindt said (firmer)",),
    ),
    (
        "doc to org",
        "According to court documents, the firm knew of the leak in 2019.",
        "According to the ministry, the firm knew of the leak in 2019.",
        ("high: According to court documents → According to the ministry",),
    ),
    (
        "source dropped",
        "The shipment was stopped in Genoa, according to the coast guard.",
        "The shipment was stopped in Genoa.",
        ("high: source removed: according to the coast guard (weaker)",),
    ),
    (
        "source gained",
        "The shipment was stopped in Genoa.",
        "The shipment was stopped in Genoa, prosecutors said.",
        ("low: source added: prosecutors said (firmer)",),
    ),
    (
        "deny confirm",
        "The ministry denied that troops had crossed the border.",
        "The ministry confirmed that troops had crossed the border.",
        ("high: The ministry denied → The ministry confirmed",),
    ),
    (
        "outlet",
        "The pilot had been drinking, Reuters reported.",
        "The pilot had been drinking, sources told the Daily Herald.",
        ("high: Reuters reported → sources told (weaker)",),
    ),
    (
        "public",
        "Experts say the ice will be gone by 2040.",
        "A study in the journal Polar Science says the ice will be gone by 2040.",
        ("low: Experts say → A study in the journal Polar Science says (firmer)",),
    ),
    (
        "alleged lost",
        "The alleged leak cost the firm its licence.",
        "The leak cost the firm its licence.",
        ("low: hedge lost: “alleged” (firmer)",),
    ),
    (
        "reportedly gained",
        "The actor left the show in June.",
        "The actor reportedly left the show in June.",
        ("high: hedge gained: “reportedly” (weaker)",),
    ),
    (
        "nearly",
        "Nearly 5,000 homes lost power.",
        "More than 5,000 homes lost power.",
        ("low: about 5,000 → more than 5,000 homes",),
    ),
    (
        "exact to about",
        "The fire burned 812 acres.",
        "The fire burned about 800 acres.",
        ("medium: 812 → about 800 acres (−1%)",),
    ),
    (
        "correction",
        "The bridge is 340 metres long.",
        "The bridge is 430 metres long.\n\nCorrection: An earlier version of this article misstated the length of the bridge. It is 430 metres, not 340.",
        ("high: 340 → 430 metres (+26%)",),
    ),
    (
        "live",
        "14:05 Rescue teams have pulled 3 people from the rubble.\n\n13:40 The building fell at about 1 p.m.",
        "14:50 The mayor says 6 people are still missing.\n\n14:05 Rescue teams have pulled 3 people from the rubble.\n\n13:40 The building fell at about 1 p.m.",
        ("low: source added: The mayor says", "low: 6 people added"),
    ),
    (
        "updated stamp",
        "Updated 10:15 a.m.\n\nThe fire burned 40 homes.",
        "Updated 11:42 a.m.\n\nThe fire burned 40 homes.",
        (),
    ),
    (
        "copy spell",
        "Twelve soldiers were wounded in the ambush, the goverment said.",
        "12 soldiers were wounded in the ambush, the government said.",
        (),
    ),
    ("copy quotes", '"We are ready," said Kim Dahl.', "“We are ready,” Kim Dahl said.", ()),
    ("copy pct", "Sales rose 5 per cent.", "Sales rose 5%.", ()),
    (
        "copy title",
        "Mr. Veld said the budget was balanced. Anders Veld, the treasurer, spoke on Monday.",
        "Veld said the budget was balanced. Anders Veld, the treasurer, spoke on Monday.",
        (),
    ),
    (
        "para moved",
        "The mine employs 640 people.\n\nProduction fell to 2.1 million tonnes in 2023.\n\nThe owner is based in Perth.",
        "Production fell to 2.1 million tonnes in 2023.\n\nThe owner is based in Perth.\n\nThe mine employs 640 people.",
        (),
    ),
    (
        "sentence split",
        "The ship, which carried 300 containers, ran aground off Malta on Friday.",
        "The ship ran aground off Malta on Friday. It carried 300 containers.",
        (),
    ),
    (
        "distance",
        "The quake struck 12 miles north of the city at a depth of 10 km.",
        "The quake struck 20 miles north of the city at a depth of 10 km.",
        ("high: 12 → 20 miles (+67%)",),
    ),
    ("age", "The driver, 34, was arrested.", "The driver, 43, was arrested.", ("high: 34 → 43 (+26%)",)),
    (
        "ordinal",
        "It was the third attack this month.",
        "It was the fourth attack this month.",
        ("high: third → fourth attack",),
    ),
    (
        "ratio",
        "One in five children goes hungry.",
        "One in four children goes hungry.",
        ("high: One in five → One in four children (+25%)",),
    ),
    (
        "added para",
        "The plant will close.",
        "The plant will close.\n\nIt employs 1,100 people, and made a loss of $14 million last year, according to its accounts.",
        ("low: 1,100 people added", "low: $14 million added", "low: source added: according to its accounts"),
    ),
    ("unit swap", "The wind reached 90 mph.", "The wind reached 90 km/h.", ()),
    (
        "times",
        "Prices are three times higher than in 2019.",
        "Prices are four times higher than in 2019.",
        ("high: three → four times (+33%)",),
    ),
    (
        "halves",
        "Half of the patients recovered.",
        "A third of the patients recovered.",
        ("high: Half → A third (−33%)",),
    ),
    (
        "sentence length",
        "Ivo Maric was sentenced to 12 years in prison.",
        "Ivo Maric was sentenced to 15 years in prison.",
        ("high: 12 → 15 years (+25%)",),
    ),
    (
        "residents",
        "Residents said the water was brown.",
        "Resident Carla Bruno said the water was brown.",
        ("low: Residents said → Resident Carla Bruno said (firmer)",),
    ),
    ("anonymity", "An aide said the trip was off.", "An aide, who asked not to be named, said the trip was off.", ()),
    (
        "partial quote",
        "She called the ruling “a clear error of law”.",
        "She called the ruling “an error of law”.",
        ("high: quote by She altered: “a clear” → “an”",),
    ),
    (
        "quote to one word",
        "He said the offer was “final and fair”.",
        "He said the offer was “final”.",
        ("high: quote by He shortened to “final”",),
    ),
    ("scare", "The so-called “green” fund lost 4% of its value.", "The green fund lost 4% of its value.", ()),
)


def _version(text: str) -> Version:
    return Version(title="", text=text, links=(), language="en")


@pytest.mark.parametrize(("before", "after", "told"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_desk_reads_each_change_once(before: str, after: str, told: tuple[str, ...]) -> None:
    changes = compare(_version(before), _version(after)).changes
    assert tuple(f"{change.severity.name.lower()}: {change.summary}" for change in changes) == told


@pytest.mark.parametrize("text", [side for pair in PAIRS for side in pair[1:3]])
def test_text_against_itself_is_quiet(text: str) -> None:
    assert compare(_version(text), _version(text)).changes == ()
