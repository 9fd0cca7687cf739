"""A library on boats. It is never edited; everything else happens to its address."""

from __future__ import annotations

from monitor.demo.story import Happening, Outlet, Story, Trouble

__all__ = ["STORY"]

BODY = """
Twice a month a barge with 2,300 books aboard ties up below the lock at Minnow Reach, rings its bell, and waits an hour for whoever still reads there.

Thirty years ago that was hardly anybody. The library boat was then thought of as a kindness to the old, and the county had twice set a date for its last voyage; today it leaves every mooring with fewer books than it came with, and has to go back to be filled.

The change began with the ferry. When it was withdrawn, the villages along the reach lost their way to the town and with it their schools’ way to the library, and a teacher at Minnow wrote to ask whether the boat might stop for children.

It might, the county answered, provided that they wore life jackets. They still do, all of them, also on the gangway and while they read, and the boat’s oldest borrower, who is ninety-one, has been given one to put an end to the discussion.

“They borrow by weight, because of the walk home,” said Saskia Vorne, the librarian. Thin books therefore go first at the outlying moorings, and the long Russian ones stay aboard until the reach is behind them.

The skipper reads as well. He has worked his way along the shelves from the bow since he took the wheel, and has by his own account reached geology, so that passengers are now told about the bluffs as they go by.

Books come back damp but they come back. The boat loses fewer volumes in a year than the library in the town, where nobody has to look the librarian in the eye across six feet of water.

The engine is a different story. It was built for a gravel barge, drinks what gravel barges drink, and fails in a way that the mechanics at the lock call characterful; in the autumn the boat lay in the reeds for two nights with a class of eleven-year-olds aboard who did not want to be rescued.

A foundation in the capital has offered to pay for an electric one. Its condition is that the boat carry the foundation’s name on both sides, and the villages, which were asked, would rather row.

They have in fact begun to. On Sundays a smaller boat now goes up the side channel with a crate of novels and a rower from the school’s team, and comes back, as a rule, with the crate full of apples.

Other counties have sent delegations. They came with measuring tapes, looked into the engine and out again, and asked what the boat cost for every book lent; the librarian gave them the figure, and then took them along to a mooring where a boy had been waiting since noon for the second half of a story.

Not everything aboard is printed. There are two shelves of games, most of them complete, a drawer of seeds that are lent in the spring and given back in the autumn, and a sewing machine that goes ashore for a fortnight at a time and has by now hemmed the curtains of half the reach.

What the boat lacks is a place to sit. The benches were taken out to make room for the children’s books, and readers have got used to leaning against the wheelhouse, where it is warm, and where the skipper corrects their pronunciation of the names of rivers.

The county has stopped setting dates. In the new budget the boat stands under roads, where nobody thought to look for it, between the gritting lorries and the painting of the white lines.

At Minnow Reach the hour is over when the bell rings again. Whoever is still choosing may stay aboard as far as the next lock and walk back along the towpath, which takes a fast reader two chapters.
"""

STORY = Story(
    slug="library-boat-leaves-lighter-than-it-came",
    outlet=Outlet.POST,
    section="Valley",
    byline="Linnea Frost",
    title="The library boat leaves lighter than it came",
    standfirst="Villages that lost their ferry have taken to reading.",
    body=BODY,
    hours_old=20,
    keeps_validators=True,
    steps=(
        Trouble(what=Happening.CONSENT),
        Trouble(what=Happening.CUT, looks=2),
        Trouble(what=Happening.BOT_WALL),
    ),
)
