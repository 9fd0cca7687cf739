"""Articles put together from templates of our own, and edits planted in them: what a program that tests us would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from monitor.values import ChangeKind, ChangeOp, Direction, Link, Version

PEOPLE = ["Lena Holm", "Petr Novak", "Jane Okafor", "Mara Lindt", "Tomas Veld", "Ada Brook", "Ivo Kranz", "Rosa Amado"]
TITLES = ["Mayor", "Governor", "Professor", "Senator", "Sheriff", "Judge"]
PLACES = ["Varne", "Orsk", "Lodz", "Dorset", "Milbrook", "Castell", "Port Amel", "Hollin Bay", "Esk", "Brack"]
QUOTED = [
    "We will rebuild the mill before the winter and nobody will be left behind",
    "The lower gate was never meant to carry such a load of water",
    "Our farmers have waited long enough for an answer from the capital",
    "This is the worst flood that anybody in the valley can remember",
    "I have asked the council to open its books to every resident",
    "There is no plan to close the school and there never was",
]
SAID = [
    "“{quote},” {who} said.",
    "“{quote},” said {who}, who had come by boat.",
    "“{quote},” {who} told the council on Monday.",
    "Asked about the works, {who} said: “{quote}.”",
    "In a letter to the ministry, {who} wrote: “{quote}.”",
]
PLAIN = [
    "The old customs house stands above the river, and its sessions are open to all residents.",
    "Residents have followed the matter closely since the spring, and many came to the school hall.",
    "The road along the shore has been closed to lorries, which now take the way over the hills.",
    "Shops on the market square opened late because the cellars had to be pumped dry.",
    "The works were to begin in the autumn, but the tender found no bidder.",
    "Children played on the sandbags while their parents carried furniture into the street.",
    "The colour of the water told the millers that the upper dam had been opened.",
    "A ferry that used to cross the lake every morning has been moored since the storm.",
    "Critics of the plan had warned for years that the meadows should not be built on.",
    "In the evening the bells of both churches rang to call the volunteers home.",
    "The harbour master, who had served under her father, kept the log of every barge by hand.",
    "Nobody in the valley could remember when the meadows had last been mown so late.",
    "What the engineers found under the gate was a chain that had rusted through.",
    "Teachers brought blankets to the hall, where families slept between the gym benches.",
    "The weekly paper printed a map of the streets that were still under water.",
    "A painter set up his easel on the bridge, as he does whenever the river is high.",
    "Old photographs of the flood hang in the tavern, next to a clock that has stopped.",
    "The miller’s daughter keeps bees on the roof, and sells their honey at the weekly market.",
    "Walkers were asked to keep to the upper path until the banks had been made safe.",
]
NUMBERS = [
    ("Rescuers pulled {} people from the water near {place}.", "41", "34"),
    ("The repairs at {place} will cost about {} according to the council's budget.", "$1.5 million", "$15 million"),
    ("Prices for timber in {place} rose by {} over the winter.", "10%", "12%"),
    ("The storm destroyed {} barns and cut the power in {place}.", "twelve", "nineteen"),
    ("The meeting in {place} lasted {} and ended without a vote.", "75 minutes", "95 minutes"),
    ("The court in {place} will hear the case on {}.", "March 24", "March 25"),
    ("The first train to {place} left at {}.", "8:30 a.m.", "9:15 a.m."),
    ("The bridge at {place} is {} long and carries two lanes.", "320 metres", "230 metres"),
    ("The fund for {place} holds {} today.", "€250,000", "€520,000"),
    ("Turnout in {place} fell to {} of those who could vote.", "48.5 percent", "45.8 percent"),
    ("The region around {place} counts {} inhabitants.", "1,200,000", "1,300,000"),
    ("More than {} households in {place} were without water.", "3,400", "4,300"),
    ("The team of {place} won the final {} after extra time.", "3-1", "4-1"),
    ("Temperatures in {place} fell to {} at night.", "-5C", "-9C"),
    ("Up to {} trees were felled near {place}.", "two hundred", "three hundred"),
    ("Nearly {} of the voters in {place} wanted another vote.", "two-thirds", "three-quarters"),
    ("Between {} lorries a day pass through {place}, the survey found.", "30 and 40", "30 and 50"),
    ("The river at {place} stood {} above its usual mark.", "2.4 metres", "4.2 metres"),
    ("On {}, the council of {place} will choose a new engineer.", "June 3", "June 30"),
    ("Wages at the works in {place} have {} since the strike.", "doubled", "tripled"),
    ("It was the {} strike at {place} in as many years.", "third", "fourth"),
    ("A farmer near {place} lost 60 of his {} sheep.", "410", "140"),
    ("Police in {place} held {} men, among them a baker.", "six", "nine"),
    ("The grant to {place} was cut from $40 million to {} last year.", "$31 million", "$13 million"),
    ("Trains from {place} were {} late on average.", "forty-one minutes", "fourteen minutes"),
    ("In {place}, {} of the 230 houses have no cellar.", "57", "75"),
    ("The dam above {place} was built in {}.", "1904", "1940"),
]
ANONYMOUS = ["a person familiar with the matter", "a source close to the talks", "people familiar with the matter"]
TYPOGRAPHY: list[Callable[[str], str]] = [
    lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
    lambda text: text.replace("colour", "color"),
    lambda text: text.replace("closely since the spring, and", "closely since the spring and"),
    lambda text: text.replace("opened late", "openned late"),
    lambda text: text.replace("lorries, which", "trucks, which"),
    lambda text: text.replace("had been opened", "was opened"),
    lambda text: text.replace("In the evening the bells", "The bells").replace("rang to", "rang in the evening to"),
    lambda text: text.replace(" - ", "\u2009–\u2009").replace(". ", ".  "),
    lambda text: text.replace("people from the water", "persons from the water"),
    lambda text: text.replace("twelve barns", "12 barns").replace("$1.5 million", "$1,500,000"),
    lambda text: text.replace("on Tuesday told", "told").replace("met in", "on Tuesday met in"),
    lambda text: text.replace("48.5 percent", "48.5%").replace("1,200,000", "1.2 million"),
    lambda text: text.replace("by hand.", "by hand, in ink."),
    lambda text: text.replace("hall, where families slept", "hall. Families slept there"),
    lambda text: text.replace("The weekly paper printed", "On Wednesday the weekly paper printed"),
    lambda text: text.replace("a clock that has stopped", "a stopped clock"),
    lambda text: text.replace("told reporters that", "said that").replace(" and its pumps", " and that its pumps"),
    lambda text: text.replace(" said.", " says."),
    lambda text: text.replace("410", "four hundred and ten").replace("six men", "6 men"),
    lambda text: text.replace("two-thirds", "2/3").replace("2.4 metres", "2.4 m"),
    lambda text: text.replace("Mayor ", "mayor ").replace("Governor ", "Gov. ").replace("Senator ", "Sen. "),
    lambda text: text.replace("June 3,", "3 June,").replace("March 24", "24 March"),
    lambda text: text.replace("forty-one minutes", "41 minutes").replace("$40 million", "$40m"),
    lambda text: text.upper() if len(text) < 90 and "“" not in text else text,
]


@dataclass(frozen=True)
class Planted:
    """Two versions and the changes that were planted: kind, op, direction (None where any will do), words of either side."""

    name: str
    before: Version
    after: Version
    changes: tuple[tuple[ChangeKind, ChangeOp | None, Direction | None, str, str], ...] = ()
    notices: int = 0


@dataclass
class Story:
    """An article in the making: its paragraphs, and what stands in them."""

    random: Random
    title: str
    paragraphs: list[str]
    numbers: list[tuple[str, str, str]]
    speakers: list[tuple[str, str, str]]

    def version(self, paragraphs: list[str] | None = None) -> Version:
        return Version(self.title, "\n\n".join(paragraphs or self.paragraphs), language="en")

    def with_edit(self, old: str, new: str) -> Version:
        text = "\n\n".join(self.paragraphs)
        assert text.count(old) == 1, (old, text)
        return Version(self.title, text.replace(old, new), language="en")


def story(seed: int) -> Story:
    """300 to 900 words, no sentence twice."""
    random = Random(seed)
    places, people = random.sample(PLACES, 10), random.sample(PEOPLE, 6)
    numbers = [
        (sentence.format(value, place=place), value, other)
        for (sentence, value, other), place in zip(random.sample(NUMBERS, 10), places, strict=True)
    ]
    speakers = []
    for quote, person in zip(random.sample(QUOTED, 4), people, strict=False):
        who = f"{random.choice(TITLES)} {person}"
        speakers.append((random.choice(SAID).format(quote=quote, who=who), quote, who))
    told = [
        f"{random.choice(TITLES)} {people[4]} told reporters that the gate had been checked in the summer.",
        f"The harbour office said the upper basin was full, and {people[5]} confirmed that its pumps had failed.",
    ]
    plain = random.sample(PLAIN, random.randint(9, 18))
    pieces = [sentence for sentence, _, _ in numbers] + [sentence for sentence, _, _ in speakers] + told + plain
    random.shuffle(pieces)
    paragraphs, at = [], 0
    while at < len(pieces):
        size = 1 if "“" in pieces[at] else random.randint(1, 3)
        group = [pieces[at]]
        while len(group) < size and at + len(group) < len(pieces) and "“" not in pieces[at + len(group)]:
            group.append(pieces[at + len(group)])
        paragraphs.append(" ".join(group))
        at += len(group)
    opening = f"The council of {places[0]} on Tuesday told the {places[1]} Herald that it had met in the old hall."
    return Story(random, f"Council of {places[0]} weighs the river works", [opening, *paragraphs], numbers, speakers)


def number_replaced(made: Story) -> Planted:
    sentence, value, other = made.random.choice(made.numbers)
    after = made.with_edit(sentence, sentence.replace(value, other))
    return Planted("number", made.version(), after, ((ChangeKind.FIGURE, ChangeOp.ALTERED, None, value, other),))


def two_numbers_replaced(made: Story) -> Planted:
    text, changes = "\n\n".join(made.paragraphs), []
    for sentence, value, other in made.random.sample(made.numbers, 2):
        text = text.replace(sentence, sentence.replace(value, other))
        changes.append((ChangeKind.FIGURE, ChangeOp.ALTERED, None, value, other))
    return Planted("two numbers", made.version(), replace(made.version(), text=text), tuple(changes))


def quote_word_changed(made: Story) -> Planted:
    _, quote, _ = made.random.choice(made.speakers)
    words = quote.split()
    at = made.random.randrange(2, len(words))
    changed = [*words[:at], made.random.choice(["seldom", "later", "gladly"]), *words[at + 1 :]]
    after = made.with_edit(quote, " ".join(changed))
    before = ((ChangeKind.QUOTE, ChangeOp.ALTERED, None, quote, " ".join(changed)),)
    return Planted("quote word", made.version(), after, before)


def speaker_swapped(made: Story) -> Planted:
    sentence, quote, who = made.random.choice(made.speakers)
    other = next(name for name in PEOPLE if name not in " ".join(made.paragraphs))
    after = made.with_edit(sentence, sentence.replace(who, f"Engineer {other}"))
    return Planted("speaker", made.version(), after, ((ChangeKind.QUOTE, ChangeOp.REATTRIBUTED, None, quote, quote),))


def source_anonymised(made: Story) -> Planted:
    sentence, _, who = made.random.choice(made.speakers)
    hidden = made.random.choice(ANONYMOUS)
    after = made.with_edit(sentence, sentence.replace(who, hidden))
    weaker = (ChangeKind.SOURCING, ChangeOp.ALTERED, Direction.WEAKENED, who, hidden)
    return Planted("anonymised", made.version(), after, (weaker,))


def teller_anonymised(made: Story) -> Planted:
    text = "\n\n".join(made.paragraphs)
    hidden = made.random.choice(ANONYMOUS).capitalize()
    after = text.replace("The harbour office said", f"{hidden} said")
    weaker = (ChangeKind.SOURCING, ChangeOp.ALTERED, Direction.WEAKENED, "harbour office", hidden)
    return Planted("teller anonymised", made.version(), replace(made.version(), text=after), (weaker,))


def hedge_put_in(made: Story) -> Planted:
    after = replace(made.version(), text=made.version().text.replace("has been moored", "has reportedly been moored"))
    changed = ((ChangeKind.SOURCING, None, Direction.WEAKENED, "", "reportedly"),)
    return Planted("hedge", made.version(), after, changed if after != made.version() else ())


def quote_removed(made: Story) -> Planted:
    sentence, quote, _ = made.random.choice(made.speakers)
    kept = [one for one in made.paragraphs if one != sentence]
    return Planted(
        "quote removed", made.version(), made.version(kept), ((ChangeKind.QUOTE, ChangeOp.REMOVED, None, quote, ""),)
    )


def quote_added(made: Story) -> Planted:
    gone = quote_removed(made)
    kind, _, direction, quote, _ = gone.changes[0]
    return Planted("quote added", gone.after, gone.before, ((kind, ChangeOp.ADDED, direction, "", quote),))


def paragraph_moved(made: Story) -> Planted:
    moved = list(made.paragraphs)
    moved.insert(made.random.randrange(len(moved)), moved.pop(made.random.randrange(len(moved))))
    return Planted("moved", made.version(), made.version(moved))


def paragraph_added(made: Story) -> Planted:
    grown = list(made.paragraphs)
    new = "The hospital in Tarn took in 17 patients overnight. Its yard was under water, and its kitchen was cold."
    grown.insert(made.random.randrange(1, len(grown)), new)
    return Planted(
        "added", made.version(), made.version(grown), ((ChangeKind.FIGURE, ChangeOp.ADDED, None, "", "17 patients"),)
    )


def copy_edited(made: Story) -> Planted:
    edit = made.random.choice(TYPOGRAPHY)
    return Planted("copy edit", made.version(), made.version([edit(one) for one in made.paragraphs]))


def notice_added(made: Story) -> Planted:
    edit = number_replaced(made)
    note = "Correction: An earlier version of this article misstated a detail of the works."
    after = replace(edit.after, text=f"{edit.after.text}\n\n{note}")
    return Planted("notice", edit.before, after, edit.changes, notices=1)


def title_edited(made: Story) -> Planted:
    before = replace(made.version(), title="Flood in the valley leaves 12 dead")
    after = replace(before, title="Flood in the valley leaves 19 dead")
    return Planted("title", before, after, ((ChangeKind.FIGURE, ChangeOp.ALTERED, None, "12", "19"),))


def title_reworded(made: Story) -> Planted:
    after = replace(made.version(), title="River works on the council's table as residents wait")
    return Planted("title reworded", made.version(), after)


def link_dropped(made: Story) -> Planted:
    text = f"{made.version().text}\n\nThe gate had cracked years ago, according to a report by the river office."
    at = text.index("a report by")
    links = (Link("https://river.example/report.pdf", "a report by the river office", at, at + 28),)
    before = replace(made.version(), text=text, links=links)
    lost = (ChangeKind.SOURCING, ChangeOp.REMOVED, Direction.WEAKENED, "a report", "")
    return Planted("link", before, replace(before, links=()), (lost,))


EDITS: list[Callable[[Story], Planted]] = [
    number_replaced, number_replaced, two_numbers_replaced, quote_word_changed, speaker_swapped, source_anonymised,
    teller_anonymised, hedge_put_in, quote_removed, quote_added, paragraph_moved, paragraph_added, copy_edited,
    copy_edited, notice_added, title_edited, title_reworded, link_dropped,
]  # fmt: skip


def planted_pairs(seeds: range) -> list[Planted]:
    """Every edit in a story of its own, for each seed."""
    return [edit(story(seed * 100 + at)) for seed in seeds for at, edit in enumerate(EDITS)]
