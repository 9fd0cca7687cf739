"""Forms of the desk: what they do, that they come back to this site alone, and that nobody's note is another's to remove."""

from __future__ import annotations

from typing import Any

import pytest
from site_world import fill
from starlette.testclient import TestClient
from web_world import assert_valid

from monitor.store.records import ChangeFilter
from monitor.store.store import Store
from monitor.web.own_paths import own_path


def post(client: TestClient, path: str, **fields: Any) -> Any:
    return client.post(path, data=fields, follow_redirects=False)


def test_the_change_page_has_forms_that_do_what_they_say(client: TestClient, store: Store) -> None:
    fill(store)
    assert post(client, "/changes/1/seen", seen="yes", back="/changes/1").headers["location"] == "/changes/1"
    assert post(client, "/changes/1/note", text="<b>rang</b> them").status_code == 303
    assert post(client, "/changes/1/verdict", verdict="noise").status_code == 303
    page = client.get("/changes/1").text
    assert_valid(page)
    for words in ("Mark as unseen", "&lt;b&gt;rang&lt;/b&gt; them", "called noise by local", "Take the verdict back"):
        assert words in page
    assert [one.id for one in store.changes()] == [2]
    assert post(client, "/changes/1/verdict", verdict="none").status_code == 303
    assert [one.id for one in store.changes()] == [2, 1]


def test_all_up_to_here_is_seen(client: TestClient, store: Store) -> None:
    fill(store)
    assert post(client, "/changes/seen-up-to", change=2, back="/?kind=quote").headers["location"] == "/?kind=quote"
    assert store.changes(ChangeFilter(unseen_by="local")) == []


def test_dampings_are_listed_in_words_and_can_be_lifted(client: TestClient, store: Store) -> None:
    fill(store)
    assert "Nothing is damped" in client.get("/dampings").text
    post(client, "/changes/1/verdict", verdict="noise")
    page = client.get("/dampings").text
    assert_valid(page)
    assert "Figures (count, boat), altered, in the text, at coast.example" in page
    assert "hides 1 change<" in page
    one = client.get("/dampings/1").text
    assert_valid(one)
    assert 'id="c1"' in one
    assert post(client, "/dampings/1/lift").headers["location"] == "/dampings"
    assert "lifted by local" in client.get("/dampings").text


def test_a_note_is_removed_beside_its_own_change_alone(client: TestClient, store: Store) -> None:
    fill(store)
    post(client, "/changes/1/note", text="a note")
    assert post(client, "/changes/2/note", remove=1).status_code == 404
    assert post(client, "/changes/1/note", remove=1).status_code == 303
    assert store.desk_of("local", [1])[1].notes == ()


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/changes/99/seen", {"seen": "yes"}, 404),
        ("/changes/99/verdict", {"verdict": "noise"}, 404),
        ("/changes/99/note", {"text": "x"}, 404),
        ("/changes/1/note", {"text": " "}, 422),
        ("/changes/1/verdict", {"verdict": "maybe"}, 422),
        ("/changes/1/seen", {}, 422),
        ("/dampings/99/lift", {}, 404),
    ],
)
def test_what_can_not_be_done_is_said(
    client: TestClient,
    store: Store,
    path: str,
    fields: dict[str, str],
    status: int,
) -> None:
    fill(store)
    assert post(client, path, **fields).status_code == status


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_a_form_of_another_site_changes_nothing(client: TestClient, store: Store, origin: str) -> None:
    fill(store)
    for path, fields in (
        ("/changes/1/verdict", {"verdict": "noise"}),
        ("/changes/1/seen", {"seen": "yes"}),
        ("/changes/1/note", {"text": "x"}),
        ("/changes/seen-up-to", {"change": "2"}),
    ):
        assert client.post(path, data=fields, headers={"origin": origin}).status_code == 403
    assert len(store.changes(ChangeFilter(unseen_by="local"))) == 2
    assert store.desk_of("local", [1])[1].notes == ()


@pytest.mark.parametrize(
    "asked",
    [
        "//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "evil", "",
        "/a\r\nset-cookie: x", "/\t/evil.example", "/ü", "/" + "a" * 2000,
    ],
)  # fmt: skip
def test_no_form_leads_to_another_site(asked: str) -> None:
    assert own_path(asked, "/home") == "/home"
