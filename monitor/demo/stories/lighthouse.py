"""A lighthouse keeper retires. Nothing that anybody claims changes here: typography, the order, the page around it."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Story, Trouble

__all__ = ["STORY"]

BODY = """
The last keeper of the light on Gannet Rock will come ashore for good at the end of the month, after 31 years in which, by his own reckoning, he has climbed the stairs often enough to have reached the moon’s thin air.

Josef Malek is 64 and has never taken to the idea that a lamp can look after itself. It has done so for two decades, switched on by a cell that notices the dusk, and all that was left to him was to polish what it shone through.

He polished it every morning. The lens is as tall as a man, ground from more than a hundred pieces of glass, and was set in a bath of mercury so that a child could turn it with a finger; the mercury was taken away long ago, for the sake of the keepers’ wits.

“It taught me patience, which is a polite word for loneliness,” said Mr. Malek. On the mainland he intends to live beside a railway line.

The rock lies seven miles out. Supplies come by boat when the swell allows it, and when it does not, which in a bad winter can last for six weeks, the keeper eats what is in the store and reads what is on the shelf, in that order of preference.

His shelf held forty books when he arrived and holds four hundred now. Ships’ officers left them, some of them in languages he does not read, and he has kept those too because he likes the look of the alphabets.

Sailors will hardly notice that he has gone. The light will flash twice every ten seconds, as it always has, and a technician will come by helicopter in the spring and in the autumn to look at the batteries.

What the technician won’t do is write the log. Keepers noted the weather, the birds and the ships four times a day from the first night on, and the volumes, which fill a wall of the harbour office, have turned out to be the longest unbroken record of its kind on this coast.

Climate researchers have been copying it page by page. The handwriting of eleven keepers has given them trouble, they report, and so has the habit of one of them of entering the wind in the names of his sisters.

The board of lights has thought about what to do with the rooms. It has had letters from hermits, from honeymoon couples and from a firm that stores backups, and has answered all of them with the same leaflet about the landing steps.

A small museum in the old customs shed will show the log, the stove and the bell, which was rung by hand in fog until the day when a keeper, having rung it for thirty hours, was found asleep on his feet and still ringing.

The boat that brings him home will be the lifeboat, whose crew insisted on it. They owe him for a night in his ninth winter on the rock, when the cell that notices the dusk had iced over and he stood on the gallery until morning with a signal lamp in his hand, turning it by the clock.

He has been asked what he will do first. He means to open a tap, he said, and to leave it running until he is tired of the sound, since every drop on the rock had to be caught on the roof, led through gravel and accounted for, and in dry years he washed in the sea.

There will be a supper in the harbour on the evening of his return. He has asked for it to be held early, since he is not used to being awake after the light has been lit, and because he would like to walk home while he can see the flash from the quay.
"""

STORY = Story(
    slug="last-keeper-of-gannet-rock",
    outlet=Outlet.COURIER,
    section="Harbour",
    byline="Orla Pettigrew",
    title="The last keeper of Gannet Rock comes ashore",
    standfirst="The lamp has looked after itself for two decades; he polished it all the same.",
    body=BODY,
    hours_old=26,
    steps=(
        Edit(
            told_as="typewriter quotation marks, which change no claim",
            texts=(
                (
                    "“It taught me patience, which is a polite word for loneliness,” said",
                    '"It taught me patience, which is a polite word for loneliness," said',
                ),
            ),
        ),
        Trouble(what=Happening.CUT),
        Edit(
            told_as="two paragraphs change places, which changes no claim",
            order=(0, 1, 2, 3, 5, 4, 6, 7, 8, 9, 10, 11, 12, 13),
            restamped=True,
        ),
    ),
)
