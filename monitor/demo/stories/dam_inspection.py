"""A dam is inspected. The engineer who spoke under her name becomes a person familiar with the inspection."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, Story, Trouble
from monitor.values import ChangeKind, ChangeOp, Direction

__all__ = ["STORY"]

BODY = """
Divers who went down along the face of the Ulver dam last week found a crack that runs farther than the drawings show, and the water behind the wall is to be lowered while engineers work out what it means.

The crack itself is an old acquaintance. It was noted when the concrete was young, measured every second spring, and held to be harmless because it never grew. What is new is its length below the water line, where nobody had looked for eleven years.

The spillway gates have not been tested at full load since the flood, Ingrid Solheim, the chief engineer of the dam, said. A test at full load would mean sending a wave down the valley, through two villages and a campsite, and it has been put off from year to year.

The valley has lived with the wall for two generations. Children learn the siren before they learn the alphabet, one blast for a test and three for the hills, and most houses below the dam keep a rucksack behind the door, though few people could say what is in it.

Lowering the reservoir will take until the end of the month. It can’t be done faster, since the river bed below is narrow and the salmon farms at its mouth need a warning of three days before the water turns cold.

The power company that owns the dam will lose a good part of its summer. It sells most of the current to the aluminium works across the ridge, under a contract that punishes every hour of silence, and it has bought replacement power from abroad at more than double the price.

Its shareholders were told on Thursday that the loss would be borne. The company did not say for how long, and the shares fell before the sentence was finished.

Geologists who know the site are less alarmed than the market. The rock on both sides is sound, they point out, and arch dams carry their load into the flanks of the valley like a vault; a crack across the middle is ugly, but it is not where the wall does its work.

The inspectors of the state take a drier view. Their report, due in the autumn, will have to say whether the wall may be filled again to its old mark, and the answer hangs on cores that have still to be drilled out of the concrete with a machine that is at present in another country.

In the two villages there have been meetings every evening. People asked less about the crack than about the siren, which failed its test in March, was repaired in April, and has not been sounded since because nobody wanted to frighten the tourists.

“I would rather be frightened once a month than drowned once,” said Eivind Brekke, who keeps the shop in the lower village. He has moved his stock to the upper floor, tins first.

The mayor has promised a test of the siren on Saturday at noon. It will be followed, she announced, by coffee in the school, a walk along the marked path into the hills, and a talk with the engineers for those who are still out of breath.

The dam was the pride of the country when it was built. Schoolbooks carried its picture, a stamp was printed, and the workers who died on the site were given a stone by the road that is mown twice a year. Engineers of the same school went on to build walls like it on three continents.

Most of those walls stand without complaint. Two have been taken down, one because its valley had silted up and one because a crack that had never grown began to grow.
"""

STORY = Story(
    slug="divers-find-longer-crack-in-ulver-dam",
    outlet=Outlet.POST,
    section="Valley",
    byline="Solveig Harstad",
    title="Divers find a longer crack in the Ulver dam",
    standfirst="The reservoir is to be lowered while engineers decide what the crack means.",
    body=BODY,
    hours_old=4,
    steps=(
        Trouble(what=Happening.REFUSAL),
        Edit(
            told_as="the chief engineer's name disappears",
            texts=(
                (
                    "Ingrid Solheim, the chief engineer of the dam, said.",
                    "a person familiar with the inspection said.",
                ),
            ),
            plants=(
                Planted(
                    kind=ChangeKind.SOURCING,
                    op=ChangeOp.ALTERED,
                    before="Ingrid Solheim",
                    after="person familiar with the inspection",
                    silent=True,
                    direction=Direction.WEAKENED,
                ),
            ),
        ),
        Edit(
            told_as="the wording of a villager's quote",
            texts=(("frightened once a month than drowned once", "frightened once a week than drowned once"),),
            plants=(
                Planted(
                    kind=ChangeKind.QUOTE,
                    op=ChangeOp.ALTERED,
                    before="once a month",
                    after="once a week",
                    silent=True,
                ),
            ),
        ),
    ),
)
