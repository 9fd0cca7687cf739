"""Bus fares go up. The figure in the headline moves; the article below it does not."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, Story, Trouble
from monitor.values import ChangeKind, ChangeOp, Place

__all__ = ["STORY"]

BODY = """
The county’s buses will become dearer in the new year, and the two lines over the ridge, which carry more sheep farmers’ children than paying passengers, will lose their last evening run.

The transport committee approved both measures on Wednesday after a debate that ended long past the departure of the bus that most of the audience had come on. Taxis were ordered at the expense of the committee.

Behind the decision stands the price of diesel. The company burns it at a rate that has not changed since it bought its present fleet, and it had fixed the price for three years in a contract that ran out in the summer.

Fares do not rise evenly. Single tickets go up most, monthly passes hardly at all, and schoolchildren will travel as they do now, with a card that their school pays for and that they lose, the company says, at the rate of a whole classroom a month.

“We looked at every other way first,” said Greta Lindqvist, who chairs the committee. She listed them: smaller buses, fewer stops, advertising on the roofs for the benefit of gliders.

The company has tried electricity. One battery bus went into service on the valley line two winters ago and proved quiet, popular and unable to climb the ridge with the heating on. It now serves the flat part of the route, and passengers change at the chapel.

Riders at the chapel stop took the news with the calm of people who wait for a living. Several said that they would pay what was asked if the bus came when it was meant to; one, a retired organ builder, asked whether the gliders would be charged too.

The evening run is the sorer point. It leaves the town after the second shift of the cannery, and those who depend on it have no other way home over the ridge than a lift from a colleague or a walk of two hours along a road without a pavement.

The cannery employs people from nine villages. Its manager told the committee that he would lose workers whom he can’t replace, and offered to put up the money for half of the run if the county found the other half. The offer came too late for the agenda and will be discussed in January.

Passenger numbers have recovered since the years when nobody travelled, but not on the ridge. There the young people have left, the old ones have been persuaded to give up neither their cars nor their opinion of the timetable, and on some mornings the driver is alone with the post.

The post may save the line. A contract to carry parcels to the village shops, worth more than all the tickets sold there in a year, is up for renewal, and the company believes that it can win it if the bus keeps going up twice a day.

Whether the shops themselves will last is another question. Two of them closed over the summer, and their parcels now wait at the chapel, under a tarpaulin, in the care of whoever happens to be waiting too. Nothing has been lost so far but a cheese.

Neighbouring counties have gone other ways. One made its buses free and found that people used them instead of walking; another replaced them by shared taxis that come when they are called, and has been apologising for the telephone line ever since.

The new fares will be posted at all stops before Christmas. Passes bought this year stay valid until they run out, and whoever buys one before the first of the month travels at the old price until the summer.
"""

STORY = Story(
    slug="county-buses-become-dearer",
    outlet=Outlet.POST,
    section="County",
    byline="Jory Penhale",
    title="Bus fares to rise by 12% as ridge lines lose their last run",
    standfirst="The transport committee sat past the last bus, and took taxis home.",
    body=BODY,
    hours_old=6,
    keeps_validators=True,
    steps=(
        Edit(
            told_as="the headline's 12% become 21%",
            title="Bus fares to rise by 21% as ridge lines lose their last run",
            plants=(
                Planted(
                    kind=ChangeKind.FIGURE,
                    op=ChangeOp.ALTERED,
                    before="12",
                    after="21",
                    silent=True,
                    place=Place.TITLE,
                ),
            ),
        ),
        Trouble(what=Happening.LOGIN, looks=2),
        Trouble(what=Happening.CUT),
    ),
)
