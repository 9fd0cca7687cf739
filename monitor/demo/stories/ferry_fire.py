"""A fire on a ferry. A promise turns into its opposite inside a quote; then the count of the injured grows, noted."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, Story, Trouble
from monitor.values import ChangeKind, ChangeOp

__all__ = ["STORY"]

BODY = """
A fire in the engine room of the ferry Saint Brannoc drove 212 passengers on to the open deck before dawn on Tuesday and closed the outer berth of Port Merrow for the rest of the day.

Firefighters took 12 people to the district hospital, most of them crew members who had breathed smoke while they closed the fuel valves by hand. Two were kept overnight.

The ship was forty minutes out of Lanmoor when the alarm sounded. Passengers described a dull thud under the car deck, a smell of burnt rubber, and then a long silence before the loudspeakers told them in three languages to leave their cabins.

“Nobody ran, which surprised me,” said Agnete Holm, a schoolteacher who was travelling with a class of nine-year-olds. “The children counted one another off by their numbers, exactly as we had practised it for the bus.”

The crew smothered the fire with carbon dioxide, the usual means in a closed engine room, and the ship drifted for an hour and a quarter until two tugs took her in tow. By then the wind had risen, and the harbour master had to decide whether to let her in at all.

He chose the outer berth, which lies apart from the fuel depot. The tugs brought the ferry alongside at ten past seven, and the passengers went ashore by a gangway meant for cars, wrapped in the foil blankets of the harbour brigade.

The berth itself is now the difficulty. Heat has buckled the linkspan, the hinged bridge over which lorries drive aboard, and engineers have to look at it plate by plate before anything heavier than a person may use it.

“We will reopen the berth before the weekend,” said Torben Askew, the harbour master. Freight companies on both sides of the strait had been waiting for that sentence since the morning.

Until then lorries have to take the long way around by the bridge at Hallin, a detour of several hours that costs perishable goods a day. The fish market, which sends most of its catch across before breakfast, has rented cold rooms inland.

The owners of the ship, the Merrow Strait Line, declined to speculate about the cause. The vessel had passed its yearly survey without remarks, and the engine that caught fire had been overhauled during the winter, a spokeswoman for the line said.

Investigators of the maritime board went aboard in the afternoon with lamps and breathing gear. They will want to know why the first alarm was followed by minutes in which nobody seems to have given an order, and whether the fire doors on the car deck shut by themselves or had to be helped.

Similar fires are not rare. Hot oil that sprays from a cracked pipe on to an exhaust is the commonest cause at sea, and the remedy, a simple metal sleeve around the pipe, has been required on new ships for years but not on those that were afloat before the rule.

For the town the ferry is more than a convenience. It carries patients to the specialists in Lanmoor, pupils to the only music school of the district, and in the summer the visitors from whom half the boarding houses live. A smaller ship, without room for lorries, is to take over the passenger service from Wednesday on.

The harbour café stayed open all day and charged nobody. Its owner, whose father had been a stoker on the first of the ferries, kept the window seat free for the crew, who came in one after the other and looked at the ship as though she belonged to somebody else.

In the school on the hill the nine-year-olds were given cocoa and sent home early. Several of them, their teacher reported with some pride, had already drawn the tugs.
"""

STORY = Story(
    slug="ferry-fire-closes-outer-berth",
    outlet=Outlet.COURIER,
    section="Harbour",
    byline="Wanda Teague",
    title="Fire aboard the Saint Brannoc closes the outer berth",
    standfirst="Passengers left their cabins before dawn; tugs brought the ship in against the wind.",
    body=BODY,
    hours_old=5,
    steps=(
        Trouble(what=Happening.CONSENT),
        Edit(
            told_as="the harbour master's promise turns into its opposite",
            texts=(("“We will reopen the berth", "“We will not reopen the berth"),),
            plants=(
                Planted(
                    kind=ChangeKind.QUOTE,
                    op=ChangeOp.ALTERED,
                    before="We will reopen the berth",
                    after="We will not reopen the berth",
                    silent=True,
                ),
            ),
        ),
        Edit(
            told_as="12 injured become 19, and the page says that it was updated",
            texts=(("Firefighters took 12 people", "Firefighters took 19 people"),),
            restamped=True,
            plants=(Planted(kind=ChangeKind.FIGURE, op=ChangeOp.ALTERED, before="12", after="19", silent=False),),
        ),
    ),
)
