"""Aid for a lost harvest. A decimal point goes missing, and a correction says so."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, PlantedNotice, Story, Trouble
from monitor.values import ChangeKind, ChangeOp, NoticeKind

__all__ = ["STORY"]

BODY = """
Fruit growers along the coast will get help from the state after a night of frost in May that killed most of their blossom and, on the lower slopes, a good many of their trees.

The government has set aside $1.5 million for the growers, to be paid out before the winter, the ministry of agriculture announced on Thursday. Farms with fewer than ten acres come first.

The frost came late and without wind. Cold air slid down from the moor, filled the orchards like water in a basin, and lay there until the sun reached it; thermometers in the hollow by the cider works showed seven degrees below freezing.

Growers had done what they could. They lit straw between the rows, ran tractors with heaters through the night, and sprayed the trees so that the ice itself would keep the buds from freezing further, a trick that works as long as the pumps don’t fail.

“At four in the morning the pump failed,” said Hester Quill, who grows pears on the slope below the church. She sat on the tractor, she recalled, and listened to the orchard crackle.

What the frost left was finished by the bees, or rather by their absence. Beekeepers had brought the hives in from the cold, and by the time they were out again the little blossom that had survived was past its best.

The cider works, which buys four fifths of the crop, has enough in its tanks to last until the spring. After that it will have to fetch juice from abroad, its director told the growers, and print the fact on the label in letters of a size that the law prescribes.

Insurance covers next to nothing. Policies against hail are common on the coast, but cover against frost was withdrawn after the last bad spring, and the one insurer that still offers it wants a premium that few orchards earn in a good year.

Economists have long argued against help of this kind. It keeps orchards in hollows where no orchard should be, they hold, and rewards those who took no precautions; better to pay for wind machines, which stir the cold air and can be heard for miles.

The growers do not see why it should be either the one or the other. They have asked for the machines too, and the villages have asked that they be quiet ones.

The payments will be worked out from aerial photographs. An aircraft flew over the slopes twice in June, once with an ordinary camera and once with one that sees how much water is in a leaf, and an office in the capital is now counting trees.

What is counted is not only what died. Trees that stand but will not bear for a few years are entered in a second column, at half the value, and it is about this column that the growers expect to quarrel.

Whoever disagrees with the count may have his trees counted again by hand. The growers’ union has offered the services of its oldest members, who have done little else all their lives.

Replanting is another matter. A pear tree bears after six years and pays for itself after fifteen, and several of those who lost most are past the age at which one plants pears. The agricultural school has offered to lend its pupils for the digging, and its nursery for the trees, but nobody can lend the years.

At the cider works they have begun to pick out the casks that will be drunk at the next harvest supper, whatever the harvest. The supper has been held every year since the works was founded, through wars, a flood and one prohibition, and will be held again in October.
"""

STORY = Story(
    slug="growers-to-get-help-after-may-frost",
    outlet=Outlet.COURIER,
    section="Country",
    byline="Phoebe Standish",
    title="Growers to get help after the night that killed the blossom",
    standfirst="Frost slid down from the moor and lay in the orchards until sunrise.",
    body=BODY,
    hours_old=12,
    steps=(
        Trouble(
            what=Happening.FLIP,
            looks=3,
            title="After the night that killed the blossom, growers are to get help from the state",
        ),
        Edit(
            told_as="$1.5 million becomes $15 million, with a correction",
            texts=(("has set aside $1.5 million", "has set aside $15 million"),),
            notice=(
                "Correction: An earlier version of this article gave the sum set aside for growers as $1.5 million. "
                "It is $15 million."
            ),
            restamped=True,
            plants=(
                Planted(kind=ChangeKind.FIGURE, op=ChangeOp.ALTERED, before="1500000", after="15000000", silent=False),
                PlantedNotice(kind=NoticeKind.CORRECTION, words="It is $15 million"),
            ),
        ),
    ),
)
