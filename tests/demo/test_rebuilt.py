"""A paper of the demo gets a new site: its pages hold no text, and the demo fails where nobody was told."""

from __future__ import annotations

from monitor.demo.not_articles import rebuilt_page
from monitor.demo.story import Outlet
from monitor.demo.truth import Truth
from monitor.examination import FetchedPage, KnownVersion
from monitor.examine import examine
from monitor.read.version import EXTRACTOR_VERSION
from monitor.values import Version

URL = "http://127.0.0.1:1/2026/11/story"


def test_a_rebuilt_page_holds_no_text() -> None:
    page = rebuilt_page(Outlet.POST, "County buses become dearer").encode()
    said = "The county's buses will cost 41 cents more from May, the council decided on Thursday. " * 9
    known = KnownVersion(Version("County buses become dearer", said), "0" * 64, None, EXTRACTOR_VERSION)
    for former in (known, None):
        found = examine(FetchedPage(URL, URL, 200, {"content-type": "text/html"}, page), former, EXTRACTOR_VERSION)
        assert (found.article, found.found_text) == (None, False)


def test_a_paper_that_fell_silent_unnoticed_makes_the_demo_fail() -> None:
    assert Truth().is_whole
    assert not Truth(untold=("Ridge Valley Post",)).is_whole
