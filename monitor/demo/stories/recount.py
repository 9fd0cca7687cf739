"""A recount. Its date moves by a day, and a statement that an authority made becomes a rumour."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, Story, Trouble
from monitor.values import ChangeKind, ChangeOp

__all__ = ["STORY"]

BODY = """
The ballots of the mayoral election in Thornby will be counted a second time, by hand and in the open, after the two leading candidates finished closer to each other than the town’s scales could have told apart.

The recount begins on March 24 in the corn exchange, where tables have been put up in rows as for an examination. Each table is watched by one representative of each candidate, who may look and point but not touch.

The first count took a night. It was done by machines that the county had hired, read the marks on the ballots by their grey, and set aside those on which voters had written something besides, from advice to the council to a recipe for damson cheese.

Those ballots are now the heart of the matter. The law says that a vote counts if the voter’s will can be seen from it, and it will be for three retired magistrates to decide whether a tick beside a drawing of a pig expresses one.

The machines had been set too dark, the county clerk said. A pencil of ordinary softness was enough for them, but not the carpenter’s pencils that a polling station in the lower town had put out when its own ran short.

Nobody alleges that it was done on purpose. The polling station in question has voted for the same party since there have been parties, and its chairwoman provided the pencils from her late husband’s workshop.

“My husband sharpened those himself,” said Dorothea Lamb, the chairwoman. She has asked to have them back when the magistrates are done.

The candidates have behaved with a courtesy that is thought to be suspicious. They were seen sharing a bench in front of the exchange, and one lent the other an umbrella, with the name of a brewery on it that supports neither.

Whoever wins will find the town’s accounts in order and its bridge in none. The bridge over the Thorn has been closed to lorries since the autumn, the repair was put off until after the election by common consent, and the river has not been consulted.

Lawyers for both sides have taken rooms at the inn. There is only one inn, so that they eat at the same table, and the landlord has been asked by each of them, separately, to seat the other nearer the door.

The town’s children have been given the day off, since the school serves as a store for the ballots. They are kept in the room for music, behind the piano, under a seal that is checked every four hours by a constable with perfect pitch.

Recounts seldom change a result. Of those held in the county since the war only one did, in a parish where the winner turned out to be dead, and the runner-up declined.

Visitors are welcome as long as they sit. The exchange has a gallery, built for the wives of corn merchants, from which one can see every table and hear nothing, and the women’s institute has announced that it will be selling tea there at cost.

Neither candidate wished to say what would happen to the promises if the result should turn. Both had promised the bridge, both had promised not to raise the rates for it, and both, pressed on the point beside the umbrella stand, had praised the weather.

Should the two end level, the law prescribes the drawing of lots. The clerk has found the bag that was used for it the last time; it is of green baize, has a hole in one corner, and is being mended.

The result is to be read from the steps of the exchange. The bells will not be rung, the vicar let it be known, until somebody has thanked the pencils.
"""

STORY = Story(
    slug="thornby-to-count-again-by-hand",
    outlet=Outlet.POST,
    section="Politics",
    byline="Emrys Vaughan-Lee",
    title="Thornby to count its ballots again, by hand and in the open",
    standfirst="Three retired magistrates will decide what a tick beside a pig means.",
    body=BODY,
    hours_old=2,
    steps=(
        Edit(
            told_as="March 24 becomes March 25",
            texts=(("The recount begins on March 24 in", "The recount begins on March 25 in"),),
            plants=(
                Planted(kind=ChangeKind.FIGURE, op=ChangeOp.ALTERED, before="--03-24", after="--03-25", silent=True),
            ),
        ),
        Trouble(what=Happening.OUTAGE),
        Edit(
            told_as="what the county clerk said becomes what officials said",
            texts=(("had been set too dark, the county clerk said.", "had been set too dark, officials said."),),
            plants=(
                Planted(
                    kind=ChangeKind.SOURCING,
                    op=ChangeOp.ALTERED,
                    before="county clerk",
                    after="officials",
                    silent=True,
                ),
            ),
        ),
    ),
)
