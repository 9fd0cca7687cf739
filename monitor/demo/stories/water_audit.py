"""An audit of the water board. The link to the audit, which was the article's source, is dropped."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, Story, Trouble
from monitor.values import ChangeKind, ChangeOp, Direction

__all__ = ["STORY"]

BODY = """
Almost a third of the drinking water that is pumped into the mains of the upper valley never reaches a tap, and the board that runs the pipes has known it for longer than it has admitted.

The loss is documented in [an audit of the water board](https://audits.ridgevalley.example/2026/water-board.pdf) that was finished in the spring and laid before the county in a sealed envelope. It describes a network whose oldest pipes were cast when the valley still had a king’s road, and whose newest leak faster than the oldest.

For most households the finding comes with a bill. The price of water has risen in each of the past six years, and each time the board explained the rise with drought, with energy or with wages, but never with the puddles.

The puddles are easy to find. One of them, at the foot of Chandler’s Lane, has its own ducks; another freezes every winter into a slide on which three generations of children have broken their wrists.

Repair crews know them all. A foreman who has worked on the pipes since his apprenticeship keeps a map of his own, drawn on the back of a wallpaper roll, with a red dot for each place that was mended and a second ring for each place that was mended again.

“I ran out of red in the third year,” said Lowell Pask, the foreman. He offered the map to the auditors, who photographed it on the floor of a gymnasium because no table was long enough.

The trouble lies in the joints. To save money the board ordered pipes with a rubber seal that was made for warmer ground, and the seals harden in the frost, shrink, and let go at the first thaw. The supplier has since changed its recipe; the pipes are in the earth.

Replacing them all would take decades. Engineers therefore want to begin where the pressure is highest, in the streets below the tower, and to lower the pressure at night, when people sleep and pipes don’t.

The board’s chairman, Desmond Ure, has held his office for sixteen years and did not wish to be photographed beside the ducks. In a written answer he pointed to the length of the network, the steepness of the valley and the patience of his customers.

The county, which appoints the board, has kept quiet so far. Two of its members sit on the board themselves, a third used to, and the committee that would have to discuss the audit has not met since it arrived.

The opposition wants the envelope opened in public. It has called a meeting in the market hall for Friday, and has invited the auditors, the foreman and, as its leader put it, anybody who has ever fallen on the slide.

Farmers at the upper end of the valley are watching closely. In dry summers they are forbidden to water their fields so that the mains can be kept full, and they have long suspected that much of what they gave up ran straight into the gravel.

They may have been right. Gauges in the river below the town have shown for years that more water flows there in August than rain and springs can explain, a riddle on which a doctoral student once spent two summers. Her thesis, which named the mains as the likeliest cause, was given good marks and put on a shelf.

She works abroad now, on the pipes of a city in the desert. There, she wrote in an e-mail, they lose less in a year than the ducks of Chandler’s Lane.
"""

STORY = Story(
    slug="a-third-of-the-valleys-water-never-arrives",
    outlet=Outlet.POST,
    section="County",
    byline="Corin Maddox",
    title="A third of the upper valley’s water never reaches a tap",
    standfirst="Auditors put the board’s puddles on a map; the county has not met to look at it.",
    body=BODY,
    hours_old=10,
    steps=(
        Trouble(what=Happening.CUT),
        Edit(
            told_as="the link to the audit is dropped",
            texts=(
                (
                    "[an audit of the water board](https://audits.ridgevalley.example/2026/water-board.pdf)",
                    "an audit of the water board",
                ),
            ),
            plants=(
                Planted(
                    kind=ChangeKind.SOURCING,
                    op=ChangeOp.REMOVED,
                    before="an audit of the water board",
                    silent=True,
                    direction=Direction.WEAKENED,
                ),
            ),
        ),
        Trouble(what=Happening.CONSENT, looks=2),
    ),
)
