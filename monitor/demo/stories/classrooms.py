"""Crowded classrooms. A percentage loses its decimal in silence, and a quote disappears."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, Story, Trouble
from monitor.values import ChangeKind, ChangeOp

__all__ = ["STORY"]

BODY = """
The schools of the ridge towns began the year with more pupils than chairs, and in two of them lessons are being held in the corridor until the carpenters are done.

Enrolment rose by 2.5% over the previous autumn, the sharpest increase since the mine closed, and nearly all of it came within a single week in August. That was when the housing office filled the new flats by the station.

The flats had been announced for the spring, and the education office had counted on having the summer to prepare. It found out about the delay, and then about the end of the delay, from the furniture vans.

Headteachers improvised. One put up a partition in the gymnasium, another moved the library into a caravan, and a third borrowed forty chairs from the undertaker, who asked only that they be back by All Souls.

“A child on a borrowed chair learns just as fast, only louder,” said Philippa Dunn, the headteacher of the station school. Her own office now seats a reading group of six, who are under strict orders not to answer the telephone.

Parents are divided. Those who have lived on the ridge for long remember the years when classes were merged for want of children, and would rather have the noise; those who have just come ask why they were promised a school place with a desk.

Teachers are harder to borrow than chairs. Four posts are vacant, two of them in mathematics, and the county has been looking for candidates since the winter with an advertisement that praises the air.

“We can’t teach long division in a corridor,” said Rafael Unwin of the teachers’ union. The union wants classes to be capped by law, as they are in the neighbouring county, and has collected signatures at the furniture vans.

The education office considers a cap to be impossible and unnecessary at once. It points to the birth figures, which will empty the classrooms again within six years, and to the price of an extension, which would then stand empty beside them.

Those figures have been wrong before. They foretold the end of the station school twice, once before the railway workshops reopened and once before the flats were built, and each time the building was nearly sold.

A carpenter’s firm from the valley is now fitting benches along the walls of the gymnasium. They fold down, so that the room can still be used for the harvest dance, which had been the caretaker’s first question.

The county’s surveyor has been up to look at the corridors. Fire regulations allow a lesson there as long as the doors stay open and nobody sits beyond the red line, and the line has been painted with such care that the children have begun to race along it.

A second delivery of furniture was expected on Friday. It was sent, by an error that the office regrets, to a school of the same name on the coast, where it was received with thanks and unpacked before anybody telephoned.

Meals are served in three sittings. The cook of the station school, who used to feed the miners, has brought out the large pots again, and those who eat last have learned to praise the soup in the hope of seconds.

Numbers on the ridge are to be counted again in October. Until then the county pays by the old ones.

The undertaker has meanwhile let it be known that there is no hurry. Business is slow, he told the school, and he likes to think of his chairs being used by people who fidget.
"""

STORY = Story(
    slug="more-pupils-than-chairs-on-the-ridge",
    outlet=Outlet.POST,
    section="Schools",
    byline="Tamsin Orchard",
    title="More pupils than chairs as the ridge schools fill up",
    standfirst="Lessons are held in corridors, and the undertaker has lent his chairs.",
    body=BODY,
    hours_old=7,
    steps=(
        Edit(
            told_as="2.5% becomes 25%, in silence",
            texts=(("Enrolment rose by 2.5% over", "Enrolment rose by 25% over"),),
            plants=(Planted(kind=ChangeKind.FIGURE, op=ChangeOp.ALTERED, before="2.5", after="25", silent=True),),
        ),
        Trouble(what=Happening.BOT_WALL),
        Edit(
            told_as="a teacher's quote is taken out",
            texts=(
                (
                    "“We can’t teach long division in a corridor,” said Rafael Unwin of the teachers’ union. The union wants",
                    "The teachers’ union wants",
                ),
            ),
            plants=(
                Planted(
                    kind=ChangeKind.QUOTE,
                    op=ChangeOp.REMOVED,
                    before="long division in a corridor",
                    silent=True,
                ),
            ),
        ),
    ),
)
