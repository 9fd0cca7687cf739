"""Two presidents speak on the telephone. A count is lowered without a word; a correction owns up to it later."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, PlantedNotice, Story, Trouble
from monitor.values import ChangeKind, ChangeOp, NoticeKind

__all__ = ["STORY"]

BODY = """
President Donald Trump and President Vladimir Putin of Russia spoke by telephone for 75 minutes, going through the war in Ukraine, the dispute over Iran’s nuclear work and a list of smaller quarrels, and ended the call without an agreement on any of them.

Mr. Trump called the conversation “constructive.” He was careful to add that nobody should take it for the start of a peace, and his staff spent much of the afternoon lowering the hopes that the announcement of the call had raised.

The timing gave the call its weight. Ukraine had just carried out the attack it calls Operation Spiderweb, in which drones struck several air bases at once. In that attack 41 Russian aircraft were destroyed, a loss that analysts of the war rank among the heaviest blows Moscow has taken from the air since the fighting began.

Mr. Putin was in no mood to let it pass. He was furious and left no doubt that an answer would come, according to sources familiar with the call, who described a long opening passage in which the American president mostly listened.

Mr. Trump pressed for restraint. He spoke of stability and of keeping the two sides talking, and he conceded that matters could slip out of hand quickly if each strike was repaid with a larger one.

On Ukraine the two men went no further than that. The American position is unchanged: a settlement has to come out of direct talks between Kyiv and Moscow, and Washington will go on urging both of them toward the table while it looks after interests of its own.

Iran was the easier half of the hour. Both leaders said that they did not want to see the government in Tehran with a nuclear weapon, a point on which Mr. Trump has not moved since his first campaign. Russia offered to help bring about urgent talks, according to the readout of the call, and signalled that it would rather work with Washington on the matter than watch the quarrel spread through the region.

What that help would look like was left open. Russia built Iran’s only working power reactor and supplies its fuel, and that gives it a voice in Tehran that few other governments have. It also gives Moscow something to trade, and the readout was silent about the price.

Officials in Washington presented the call as a piece of a larger design, in which the president deals with other leaders himself and leaves the usual channels to catch up afterwards. One of them described the approach as deterrence by strength joined to plain speech.

Diplomats who have sat through such calls were less certain. A conversation at that level can settle a narrow question when the staff have prepared it for weeks, they pointed out, but it seldom settles a war, and it can leave each side with its own idea of what was said.

For the air force that lost the machines the arithmetic is unforgiving. Long-range bombers of the types that stood on the struck bases are no longer built, so that every one burnt on the ground is gone for good, and those that remain have to be spread over more fields and guarded by more men.

Ukraine, for its part, has said little beyond the first announcement. Its planners put the drones into the field close to their targets, inside ordinary lorries, and let them rise from there; the method took more than a year to prepare and can hardly be used a second time.

The markets took the news calmly. Traders who had feared an immediate answer from Moscow were relieved that the two presidents were speaking at all, and the price of oil, which jumps at every rumour from the Gulf, ended the day close to where it had begun.

No date was set for another call. Both capitals said that the lines would stay open, a phrase that has outlived a good many attempts at peace, and both went back to preparing for the weeks ahead as though the talk had not taken place.
"""

STORY = Story(
    slug="trump-and-putin-speak-for-75-minutes",
    outlet=Outlet.COURIER,
    section="World",
    byline="Idris Falk",
    title="Trump and Putin speak for 75 minutes, and agree on little",
    standfirst="Ukraine and Iran filled a long call that ended without a breakthrough.",
    body=BODY,
    hours_old=3,
    steps=(
        Edit(
            told_as="41 aircraft become 34, without a word",
            texts=(("In that attack 41 Russian aircraft", "In that attack 34 Russian aircraft"),),
            plants=(Planted(kind=ChangeKind.FIGURE, op=ChangeOp.ALTERED, before="41", after="34", silent=True),),
        ),
        Trouble(what=Happening.OUTAGE, looks=2),
        Edit(
            told_as="a correction owns up to the count",
            notice="Correction: An earlier version of this article misstated the number of Russian aircraft destroyed.",
            restamped=True,
            plants=(PlantedNotice(kind=NoticeKind.CORRECTION, words="number of Russian aircraft destroyed"),),
        ),
    ),
)
