"""A hospital closes wards. A harsh sentence is taken from one speaker and given to another."""

from __future__ import annotations

from monitor.demo.story import Edit, Happening, Outlet, Planted, Story, Trouble
from monitor.values import ChangeKind, ChangeOp

__all__ = ["STORY"]

BODY = """
The district hospital will close two of its wards in the autumn and move their patients to the new wing, although the new wing has neither a working lift nor, so far, enough nurses to staff it.

The plan was put before the supervisory board on Monday behind closed doors. It is meant to save 3.4 million crowns a year, most of it in heating, since the two wards are the oldest part of the building and stand on the windward side of the hill.

Staff learnt of it from a sheet of paper in the canteen. By the evening the sheet had been photographed, passed around and covered with remarks, not all of them printable.

“This building is being run by people who have never lifted a patient,” said Marta Ilves, the chief nurse. The remark was greeted with applause at a meeting of the staff on Monday night.

The administration disputes that picture. Paul Renner, the deputy director, has worked in the hospital since he left school, first as a porter and later in the accounts, and colleagues describe him as a man who knows the name of every cleaner.

What nobody disputes is the state of the old wards. Rain comes in beside the windows, the wiring dates from the year of the great flood, and in January a ceiling came down in an empty room an hour after the last patient had been wheeled out of it.

Repairing them would cost more than the hospital spends on medicines in a year. The architects who looked at the roof in the spring advised against trying, and the insurers have raised their price twice since then.

The new wing, on the other hand, was opened with a brass band and has been half empty ever since. Its lift failed the safety test in the first week, the maker of the lift has gone out of business, and the spare part has to be cast by hand in a foundry abroad.

Until it arrives, patients who can’t walk are carried up one flight of stairs by four people with a chair. Nurses have counted how often that happened last month, and they have put the number on the wall where visitors can see it.

“My mother apologised to them for being heavy,” said Ole Brandt, whose mother broke a hip in the spring. “She weighs as much as a wet coat.”

The board will decide in three weeks. Its chairwoman, a retired judge, is known for reading every page that is put in front of her, and she has asked for the figures on heating, on the lift and on sick leave to be laid side by side.

The last of these may matter most. Sick leave among the nurses has risen for five years in a row, and the wards with the highest figures are not the old ones but those in the new wing, where the distances are longer and the corridors have no daylight.

The unions want the move put off until the lift works. The administration answers that every month of waiting costs more than the lift did, and that the heating season will not wait for a foundry.

Between the two stands the town council, which owns the building and would rather not be asked. Elections are due in the spring, and the hill with the hospital on it can be seen from every polling station in town.

In the canteen the sheet of paper has been replaced by a new one, behind glass this time. It says that questions may be put in writing.
"""

STORY = Story(
    slug="hospital-to-close-two-wards",
    outlet=Outlet.COURIER,
    section="Town",
    byline="Benedikt Arlow",
    title="Hospital to close old wards before the new lift works",
    standfirst="Nurses learnt of the plan from a sheet of paper in the canteen.",
    body=BODY,
    hours_old=8,
    keeps_validators=True,
    steps=(
        Edit(
            told_as="a quote gets another speaker",
            texts=(("said Marta Ilves, the chief nurse.", "said Ruth Castellan, the head of surgery."),),
            plants=(
                Planted(
                    kind=ChangeKind.QUOTE,
                    op=ChangeOp.REATTRIBUTED,
                    before="Marta Ilves",
                    after="Ruth Castellan",
                    silent=True,
                ),
            ),
        ),
        Trouble(what=Happening.LOGIN),
        Trouble(what=Happening.BOT_WALL, looks=2),
    ),
)
