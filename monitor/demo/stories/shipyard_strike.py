"""A strike at a shipyard. A nameless source gets a name, and the headline is tried in two forms."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, Story, Trouble
from monitor.values import ChangeKind, ChangeOp, Direction

__all__ = ["STORY"]

BODY = """
The cranes of the Albrecht shipyard stood still on Wednesday for the first time in nineteen years, after welders and fitters laid down their tools over a new timetable that would have them work at night.

The walkout began at the change of shifts. Those who were leaving did not leave, those who were arriving did not go in, and by eight o’clock both halves stood on the slipway around a brazier that somebody had welded together for the purpose.

About 640 people work at the yard. The company needs the nights, it argues, because it has promised two ferries for the same spring and has only one dock deep enough to finish them in.

The order would otherwise go abroad, a person with knowledge of the talks said. A yard in the south has a dry dock free and has offered to take the second hull as it stands, on a barge, with the scaffolding still around it.

The workers have heard such things before. They were told so when the paint shop was shut, again when the apprentices’ workshop became a car park, and each time the hull stayed and the jobs went.

“I can weld in the dark, that’s what the mask is for,” said Anton Behr, who has worked on the slipway for twenty-six years. What he can’t do, he went on, is see his daughters if he sleeps while they are awake.

Under the timetable each of them would work one week in three between ten at night and six in the morning. The company offers a supplement for it, which the union calls an insult and the company’s accountants an act of recklessness.

Neighbours of the yard have feelings of their own. Rivets have not been driven there since the war, but plates are still beaten into shape by a hammer the size of a garden shed, and its last blow of the evening is what many families set their clocks by.

The town has tried to keep out of it. The yard is its largest employer and its largest debtor, and the mayor, whose brother operates one of the cranes, has asked to be excused from the negotiations and from family lunches.

Both sides will meet on Friday in the rooms of the seamen’s mission. The mission has provided a kettle, a table too narrow for the taking of offence, and a chaplain who once talked two trawler crews out of a fight over a cod.

The ferries themselves are well along. One has her engines in and her name on the bow; the other is a row of ribs, in which gulls have begun to nest and about which the nature conservancy has now also sent a letter.

Investors are patient for the moment. The yard belongs to a foundation that was set up by the last of the family with the instruction to build ships, and, if that should become impossible, to build smaller ones.

Suppliers have begun to feel the quiet. A rope walk behind the yard sent its people home at noon, the foundry across the river let its furnace go down to a glow, and the bakery that sells rolls at the gate sold all of them to the strikers and then some.

It was at this gate that the last great quarrel ended. The workers of that year won a heated changing room, which was named after the director who had said that it would ruin the yard, and whose portrait still hangs above the radiators.

A union official counted on the slipway who was willing to talk on Friday about one night in five. There were more hands than she had expected, she admitted, though some of them may have been raised toward the brazier.
"""

STORY = Story(
    slug="cranes-stand-still-at-albrecht-yard",
    outlet=Outlet.COURIER,
    section="Economy",
    byline="Magnus Thiele",
    title="Cranes stand still at the Albrecht yard over night work",
    standfirst="Welders and fitters walked out at the change of shifts.",
    body=BODY,
    hours_old=4,
    steps=(
        Trouble(
            what=Happening.FLIP,
            looks=4,
            title="Night work brings the cranes of the Albrecht yard to a halt",
        ),
        Edit(
            told_as="the nameless source gets a name",
            texts=(
                (
                    "a person with knowledge of the talks said.",
                    "Helene Albrecht, who leads the foundation, said.",
                ),
            ),
            plants=(
                Planted(
                    kind=ChangeKind.SOURCING,
                    op=ChangeOp.ALTERED,
                    before="person with knowledge",
                    after="Helene Albrecht",
                    silent=True,
                    direction=Direction.STRENGTHENED,
                ),
            ),
        ),
        Trouble(what=Happening.REFUSAL, looks=2),
    ),
)
