"""One article of our own, one edit at a time: copy edits are quiet, edits of claims are told once."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.values import Change, Version

ARTICLE = """Mayor Lena Holm told the council of Varne on Tuesday that the old bridge will close in May, after engineers found cracks in two of its five piers.

“We can't wait for another winter,” Holm said. “The river does not care about our budget.”

The repairs will cost an estimated $4.2 million, according to a report by the Ministry of Transport, and will take at least eight months. About 12,000 people cross the bridge every day.

Petr Novak, who runs a bakery at its eastern end, said the closure could ruin him. “Half of my customers come over that bridge,” he said.

The council approved the plan by a vote of 9 to 4. Councilman Ivo Kranz, who voted against it, called the decision “reckless” and accused the mayor of hiding a 2023 study that had put the cost at $2.8 million.

A spokeswoman for the ministry denied that, saying the study had covered only the railings. “Nobody hid anything,” the spokeswoman, Rosa Amado, said in a statement.

Police will be asked to direct traffic between 7 a.m. and 9 a.m. A person familiar with the planning said a ferry might start on June 1.

The bridge, 320 metres long, was built in 1931. In 1998 a barge hit one of its piers, killing three men."""

QUIET = [
    ("Holm said. “The", "she said. “The"),
    ("“We can't wait for another winter,” Holm said.", "“We can’t wait for another winter,” said Holm."),
    ("on Tuesday that the old bridge", "that the old bridge"),
    (
        "Mayor Lena Holm told the council of Varne on Tuesday that",
        "On Tuesday, Mayor Lena Holm told the council of Varne that",
    ),
    ("an estimated $4.2 million", "an estimated $4,200,000"),
    ("at least eight months", "at least 8 months"),
    ("About 12,000 people cross the bridge every day.", "Every day about 12,000 people cross the bridge."),
    ("who runs a bakery at its eastern end", "the owner of a bakery at its eastern end"),
    ("by a vote of 9 to 4", "in a 9-4 vote"),
    ("Councilman Ivo Kranz", "Councillor Ivo Kranz"),
    ("accused the mayor of hiding", "accused her of hiding"),
    ("320 metres long", "320 meters long"),
    ("320 metres long", "320-metre-long"),
    ("between 7 a.m. and 9 a.m.", "between 7am and 9am"),
    ("June 1", "1 June"),
    ("The bridge, 320 metres long, was built in 1931.", "Built in 1931, the bridge is 320 metres long."),
    ("said in a statement", "said in a written statement"),
    ("Police will be asked", "The police will be asked"),
    ("in two of its five piers", "in 2 of its 5 piers"),
    ("the closure could ruin him", "closing it could ruin him"),
    (
        "accused the mayor of hiding a 2023 study that had put the cost at $2.8 million",
        "accused the mayor of hiding a study from 2023 that had put the cost at $2.8 million",
    ),
    ("killing three men", "which killed three men"),
    ("Ministry of Transport", "ministry of transport"),
    ("Ministry of Transport", "Transport Ministry"),
    (
        "A spokeswoman for the ministry denied that, saying the study",
        "A ministry spokeswoman denied that and said the study",
    ),
    ("said the closure could", "said that the closure could"),
    (
        "Half of my customers come over that bridge,” he said.",
        "Half of my customers come over that bridge,” Novak said.",
    ),
    ("called the decision “reckless”", "described the decision as “reckless”"),
    (
        "Holm said. “The river does not care about our budget.”",
        "Holm said.\n\n“The river does not care about our budget,” she added.",
    ),
    (
        "“Nobody hid anything,” the spokeswoman, Rosa Amado, said in a statement.",
        "“Nobody hid anything,” Rosa Amado, the spokeswoman, said in a statement.",
    ),
    ("and will take at least eight months. About", "and will take at least eight months.\n\nAbout"),
    ("that the old bridge will close", "that the old bridge would close"),
    ("$4.2 million", "US$4.2 million"),
    ("A person familiar with the planning", "A person who is familiar with the planning"),
    ("In 1998 a barge", "In 1998, a barge"),
    ("a ferry might start", "ferry service might start"),
]

# (before, after, kind, op, direction)
TOLD = [
    ("$4.2 million", "$4.5 million", "figure", "altered", None),
    ("an estimated $4.2 million", "$4.2 million", "figure", "altered", None),
    ("at least eight months", "at most eight months", "figure", "altered", None),
    ("9 to 4", "8 to 5", "figure", "altered", None),
    ("About 12,000 people", "About 21,000 people", "figure", "altered", None),
    ("on Tuesday that", "on Thursday that", "figure", "altered", None),
    ("does not care", "does care", "quote", "altered", None),
    ("Half of my customers", "Most of my customers", "quote", "altered", None),
    ("“reckless”", "reckless", "quote", "altered", None),
    ("“reckless”", "“careless”", "quote", "altered", None),
    ("7 a.m. and 9 a.m.", "7 a.m. and 10 a.m.", "figure", "altered", None),
    ("June 1", "July 1", "figure", "altered", None),
    ("320 metres", "230 metres", "figure", "altered", None),
    ("in 1931", "in 1913", "figure", "altered", None),
    ("killing three men", "killing four men", "figure", "altered", None),
    ("two of its five piers", "three of its five piers", "figure", "altered", None),
    ("according to a report by the Ministry of Transport, and", "and", "sourcing", "removed", "weakened"),
    (
        "A person familiar with the planning said a ferry",
        "Mayor Holm said a ferry",
        "sourcing",
        "altered",
        "strengthened",
    ),
    ("A person familiar with the planning said a ferry might", "A ferry might", "sourcing", "removed", "weakened"),
    ("Rosa Amado", "Jane Okafor", "quote", "reattributed", None),
    ("the spokeswoman, Rosa Amado,", "a spokeswoman", "sourcing", "altered", "weakened"),
    (
        "Petr Novak, who runs a bakery at its eastern end, said",
        "One shop owner said",
        "sourcing",
        "altered",
        "weakened",
    ),
    ("$2.8 million", "2.8 million euros", "figure", "altered", None),
    ("$4.2 million", "€4.2 million", "figure", "altered", None),
    ("“Half of my customers come over that bridge,” he said.", "", "quote", "removed", None),
    ("Holm said. “The river does not care about our budget.”", "Holm said.", "quote", "removed", None),
    ("denied that, saying", "confirmed that, saying", "sourcing", "altered", None),
    ("12,000", "12.000", "figure", "altered", None),
    ("eight months", "eight weeks", "figure", "altered", None),
    ("a 2023 study", "a 2021 study", "figure", "altered", None),
    ("one of its piers", "two of its piers", "figure", "altered", None),
    ("told the council of Varne", "reportedly told the council of Varne", "sourcing", "added", "weakened"),
    ("after engineers found cracks", "after engineers allegedly found cracks", "sourcing", "added", "weakened"),
    ("Councilman Ivo Kranz", "Councilwoman Mara Lindt", "quote", "reattributed", None),
    ("will close in May", "will close in June", "figure", "altered", None),
]


def changes(old: str, new: str) -> tuple[Change, ...]:
    assert ARTICLE.count(old) == 1
    title = "Varne closes its old bridge"
    return compare(Version(title, ARTICLE), Version(title, ARTICLE.replace(old, new))).changes


@pytest.mark.parametrize(("old", "new"), QUIET)
def test_copy_edit_is_quiet(old: str, new: str) -> None:
    assert [change.summary for change in changes(old, new)] == []


@pytest.mark.parametrize(("old", "new", "kind", "op", "direction"), TOLD)
def test_edit_of_a_claim_is_told_once(old: str, new: str, kind: str, op: str, direction: str | None) -> None:
    (change,) = changes(old, new)
    assert (change.kind.value, change.op.value, change.direction) == (kind, op, direction)
