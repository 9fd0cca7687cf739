"""The pages of looks: which are listed, what one says, and overruling by a form in both directions."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from running_desk import desk
from site_on_loopback import PARAGRAPHS, Answer, article
from site_world import HOUR, NOW, World, fill
from store_world import page_of
from tests_running import run
from web_world import assert_valid

from monitor.settings import Settings
from monitor.store.store import Store
from monitor.values import Outcome
from monitor.web.app import create_app
from monitor.web.site import Site

__all__ = ["desk"]

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
GATE = '<script type=\'application/ld+json\'>{"@type":"NewsArticle","isAccessibleForFree":false}</script>'


def teaser() -> str:
    """The article's beginning on a page that says it is not free."""
    page = article(*PARAGRAPHS[:2])
    return page.replace("</head>", GATE + "</head>").replace("<aside>", "<div class='paywall'></div><aside>")


def withhold(store: Store, article_id: int, outcome: Outcome = Outcome.CONSENT, hour: int = 2, **other: Any) -> int:
    """A look that was kept out of the history. Returns its id."""
    values = {"outcome": outcome, "reason": f"it is {outcome.value}", "now": NOW + hour * HOUR, **other}
    return int(World(store).check(store.article(article_id), **values).check_id or 0)


# --- the list -------------------------------------------------------------------------------------------------


def test_every_look_that_was_kept_out_is_listed_the_newest_first(client: TestClient, store: Store) -> None:
    fill(store)
    kept_out = [one for one in Outcome if one not in (Outcome.UNCHANGED, Outcome.CHANGED)]
    ids = [withhold(store, 1, one, hour) for hour, one in enumerate(kept_out, 2)]
    page = client.get("/checks").text
    assert_valid(page)
    places = [page.index(f'id="k{one}"') for one in reversed(ids)]
    assert places == sorted(places)
    assert page.count('<tr id="k') == len(kept_out)
    assert ">error page</span>" in page


def test_the_list_is_filtered_by_outcome_outlet_and_article_in_the_address(client: TestClient, store: Store) -> None:
    first, second = fill(store), fill(store, "the inquiry", "inquiry")
    other = World(store).article("far", host="other.example").id
    walls = [withhold(store, first), withhold(store, second, Outcome.BLOCKED), withhold(store, other, Outcome.BLOCKED)]

    def listed(query: str) -> list[int]:
        page = client.get(f"/checks?{query}").text
        assert_valid(page)
        return [one for one in walls if f'id="k{one}"' in page]

    assert listed("outcome=blocked") == walls[1:]
    assert listed("outcome=blocked&outcome=consent&outlet=&article=&before=") == walls
    assert listed("outlet=other.example") == walls[2:]
    assert listed(f"article={second}") == [walls[1]]
    assert listed(f"outcome=consent&article={second}") == []
    assert "No such look was withheld" in client.get("/checks?outcome=gone").text
    assert client.get("/checks?outcome=nonsense").status_code == 422
    assert client.get("/checks?article=99").status_code == 404


def test_a_long_list_goes_on_page_by_page(client: TestClient, store: Store) -> None:
    fill(store)
    ids = [withhold(store, 1, Outcome.BLOCKED if hour % 2 else Outcome.GONE, hour) for hour in range(2, 47)]
    first = client.get("/checks?outlet=coast.example").text
    assert f"/checks?outlet=coast.example&amp;before={ids[5]}" in first
    second = client.get(f"/checks?before={ids[5]}").text
    assert [one for one in ids if f'id="k{one}"' in second] == ids[:5]
    assert "Older looks" not in second


# --- one look -------------------------------------------------------------------------------------------------


def test_a_withheld_look_says_why_and_what_its_page_says_and_nothing_of_it_runs(
    client: TestClient, store: Store
) -> None:
    fill(store)
    body = page_of(f"Say yes to biscuits. {HOSTILE.replace('<', '&lt;')} " * 30)
    look = withhold(store, 1, reason=f"it asks {HOSTILE}", body=body, final_url="https://coast.example/consent")
    answer = client.get(f"/checks/{look}")
    assert answer.status_code == 200
    assert_valid(answer.text)
    assert "A page that asks for consent stood in the place of the article." in answer.text
    assert "https://coast.example/consent" in answer.text
    assert "Say yes to biscuits. &lt;script&gt;" in answer.text
    assert "it asks &lt;script&gt;" in answer.text
    assert "<img" not in answer.text
    assert 'value="article"' in answer.text
    assert len(answer.content) < 150_000


def test_a_long_page_is_shown_by_its_beginning(client: TestClient, store: Store) -> None:
    fill(store)
    words = "</p><p>".join(f"Paragraph {number} of the story tells of a boat." * 20 for number in range(400))
    answer = client.get(f"/checks/{withhold(store, 1, body=page_of(words))}")
    assert ", the beginning." in answer.text
    assert len(answer.content) < 50_000


def test_where_nothing_can_be_read_there_is_no_button(client: TestClient, store: Store) -> None:
    fill(store)
    empty, bare = withhold(store, 1, body=b"<html></html>"), withhold(store, 1, Outcome.FAILED, status=None)
    assert "no title and no text can be read" in client.get(f"/checks/{empty}").text
    page = client.get(f"/checks/{bare}").text
    assert_valid(page)
    assert "Not stored: none came" in page
    assert "<button" not in page
    assert client.get(f"/checks/{bare}/raw").status_code == 404
    assert client.get("/checks/99").status_code == 404


def test_the_bytes_come_as_they_were_and_are_never_rendered(client: TestClient, store: Store) -> None:
    fill(store)
    body = f"<html>{HOSTILE}\x00</html>".encode()
    look = withhold(store, 1, body=body)
    answer = client.get(f"/checks/{look}/raw")
    assert answer.content == body
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="monitor-look-{look}.bin"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox"


def test_the_article_s_page_leads_to_its_looks(client: TestClient, store: Store) -> None:
    fill(store)
    look = withhold(store, 1, body=page_of("Biscuits. " * 50))
    page = client.get("/articles/1").text
    assert f'href="/checks/{look}#overrule"' in page
    assert 'href="/checks?article=1"' in page
    assert 'href="/checks/1"' in page
    assert 'href="/checks"' in client.get("/status").text


# --- overruling -----------------------------------------------------------------------------------------------


def asking(desk: Any, tell: Callable[[httpx.AsyncClient, Any], Awaitable[None]]) -> None:
    async def story() -> None:
        async with desk() as it:
            app = create_app(Site(it.services, Settings(), watching=True))
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
                await tell(client, it)

    run(story())


def test_a_withheld_look_is_taken_into_the_history_and_out_again(desk: Any) -> None:
    async def tell(client: httpx.AsyncClient, it: Any) -> None:
        it.site.pages["/story"] = Answer(article())
        it.add("/story")
        await it.look()
        it.site.pages["/story"] = Answer(teaser())
        assert (await it.look()).outcome is Outcome.PAYWALL
        store = it.services.store
        (withheld,) = store.withheld_checks()
        path = f"/checks/{withheld.check.id}"
        assert PARAGRAPHS[0][:40] in (await client.get(path)).text
        said = (await client.post(f"{path}/overrule", data={"verdict": "article", "note": f"cut {HOSTILE}"})).text
        assert_valid(said)
        assert "Done: recorded as snapshot 2" in said
        assert "1 alert raised" in said
        assert "it was the article. “cut &lt;script&gt;" in said
        assert [one.number for one in store.snapshots(1)] == [1, 2]
        again = await client.post(f"{path}/overrule", data={"verdict": "article"})
        assert again.status_code == 422
        assert "Nothing was changed: it is part of the history already" in again.text
        out = (await client.post(f"{path}/overrule", data={"verdict": "wall", "note": "mistaken"})).text
        assert_valid(out)
        assert "Done: snapshot 2 is out of the history" in out
        assert store.snapshots(1)[1].disowned_at is not None
        assert "It was taken out of the history." in out
        assert 'name="verdict"' not in out
        assert store.verify_chain() == []

    asking(desk, tell)


@pytest.mark.parametrize(("verdict", "words"), [("article", "was not kept"), ("wall", "it made no snapshot")])
def test_what_cannot_be_overruled_is_said_on_the_page_and_the_note_is_kept(
    client: TestClient, store: Store, verdict: str, words: str
) -> None:
    fill(store)
    look = withhold(store, 1)
    answer = client.post(f"/checks/{look}/overrule", data={"verdict": verdict, "note": "why"})
    assert answer.status_code == 422
    assert_valid(answer.text)
    assert words in answer.text
    assert client.post(f"/checks/{look}/overrule", data={"verdict": "maybe"}).status_code == 422
    assert client.post("/checks/99/overrule", data={"verdict": "wall"}).status_code == 404
