"""The pages of outlets: shares with their intervals, the median delay, edits by age as bars and as a table."""

from __future__ import annotations

import re

import pytest
from site_world import NOW, fill
from starlette.testclient import TestClient
from web_world import assert_valid

from monitor.errors import NotFoundError
from monitor.store.store import Store
from monitor.web.bars import HEIGHT, WIDTH, bars_of


def test_an_outlet_is_shown_with_its_shares_delay_and_edits_by_age(client: TestClient, store: Store) -> None:
    fill(store, edits=3)
    fill(store, slug="ferry", edits=0)
    listed = client.get("/outlets").text
    assert_valid(listed)
    assert 'href="/outlets/coast.example"' in listed
    assert "50% <span" in listed
    page = client.get("/outlets/coast.example").text
    assert_valid(page)
    assert "1 of 2; with 95% certainty 9.45% to 90.5%: too few to tell" in page
    assert "3 of 6; with" in page
    assert "2 hours after publication" in page
    assert 'href="/?outlet=coast.example"' in page
    counts = [int(one) for one in re.findall(r'<td class="number">(\d+)</td>', page)]
    assert counts == [0, 3, 0, 0, 0, 0, 0]
    assert page.count("<rect") == 7


@pytest.mark.parametrize("since", ["7d", "30d", "365d"])
def test_a_span_of_time_can_be_asked_for(client: TestClient, store: Store, since: str) -> None:
    fill(store)
    for path in (f"/outlets?since={since}", f"/outlets/coast.example?since={since}"):
        page = client.get(path)
        assert page.status_code == 200
        assert_valid(page.text)
        assert 'aria-current="page">' in page.text
    assert client.get("/outlets?since=1h").status_code == 422


def test_an_outlet_without_anything_in_that_time_is_none_the_less_known(store: Store) -> None:
    fill(store)
    late = NOW.replace(year=2027)
    assert store.outlet_of("coast.example", late).edits == 0
    assert store.outlet_of("coast.example") == store.outlet_stats()[0]
    with pytest.raises(NotFoundError):
        store.outlet_of("nobody")


@pytest.mark.parametrize(
    "path", ["/outlets/nobody", "/outlets/", "/outlets/a/b", "/outlets/%3Cimg%20src=x%20onerror=alert(1)%3E"]
)
def test_an_outlet_that_is_none_is_said(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<img" not in answer.text


def test_bars_stay_in_their_picture() -> None:
    for counts in ([], [("a", 0)], [("a", 7), ("b", 10**9), ("c", 1)]):
        for bar in bars_of(counts):
            assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
            assert 0 < bar.y - 6 <= bar.y + bar.height <= HEIGHT - 26
