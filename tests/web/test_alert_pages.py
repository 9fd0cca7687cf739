"""The page of alerts: rules in words, destinations without their secrets, a test, what failed and how it is replayed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import yaml
from site_world import HOUR, NOW, World, site_over
from starlette.testclient import TestClient
from store_world import alert, change, snapshot
from web_world import assert_valid

from monitor.errors import DeliveryError
from monitor.notify.message import Message
from monitor.notify.outbox import Circuit
from monitor.notify.rules import Rule
from monitor.settings import EmailDestination, RuleSetting, WebhookDestination
from monitor.store.store import Store
from monitor.values import ChangeKind, Direction, Severity
from monitor.web.alert_words import RULE_SNIPPET, circuit_words, destination_words, rule_words, tells_when
from monitor.web.app import create_app
from monitor.web.site import Site

HOSTILE = "<img src=x onerror=alert(1)>"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLasw"
SETTINGS: Any = {
    "alerts": {
        "destinations": {
            "desk": {"type": "webhook", "url": "https://hooks.example/T0SECRET/x", "secret": SECRET},
            "mail": {"type": "email", "host": "smtp.example", "sender": "m@example", "recipients": ["d@example"]},
        },
        "rules": [{"name": "r", "destinations": ["desk"]}],
    }
}


class Inbox:
    """Takes messages, or refuses them with this reason."""

    def __init__(self, name: str, refuses: str = "") -> None:
        self.name, self.refuses, self.taken = name, refuses, list[Message]()

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        if self.refuses:
            raise DeliveryError(self.name, self.refuses, hint="Look at it.")
        self.taken.append(message)


@pytest.fixture
def site(store: Store) -> Site:
    made = replace(site_over(store, **SETTINGS), watching=True)
    services: Any = made.services
    services.channels = {"desk": Inbox("desk"), "mail": Inbox("mail", f"no route {SECRET} {HOSTILE}")}
    return made


@pytest.fixture
def page(site: Site) -> Iterator[TestClient]:
    with TestClient(create_app(site), base_url="http://127.0.0.1:8765", follow_redirects=False) as made:
        yield made


def told(store: Store, count: int) -> list[str]:
    """So many alerts to the desk. Returns the deliveries' ids, the newest first."""
    world = World(store)
    for number in range(count):
        article = world.article(f"a{number}")
        world.check(article, "9 ferries.")
        made = replace(alert(str(number), "desk"), message={"title": f"Title {number} {HOSTILE}"})
        found = replace(snapshot("8 ferries.", changes=(change("9", "8"),)), alerts=(made,))
        world.check(article, "8 ferries.", snapshot=found, now=NOW + number * HOUR)
    return [one.id for one in store.deliveries()]


def test_a_new_monitor_says_what_alerts_are_and_shows_no_secret(page: TestClient) -> None:
    text = page.get("/alerts").text
    assert_valid(text)
    assert "No alert was made so far" in text
    assert "https://hooks.example/***" in text
    assert "T0SECRET" not in text
    assert SECRET not in text


def test_a_test_is_sent_its_result_is_shown_and_ten_clicks_send_one(page: TestClient, site: Site) -> None:
    sent = page.post("/alerts/test", data={"destination": "desk"})
    assert sent.status_code == 200
    assert_valid(sent.text)
    assert "<strong>desk</strong> took the test" in sent.text
    again = page.post("/alerts/test", data={"destination": "desk"})
    assert again.status_code == 429
    assert "try again in 20 seconds" in again.text
    desk: Any = site.services.channels["desk"]
    assert len(desk.taken) == 1
    refused = page.post("/alerts/test", data={"destination": "mail"})
    assert refused.status_code == 502
    assert_valid(refused.text)
    assert "no route whsec_*** &lt;img" in refused.text
    assert page.post("/alerts/test", data={"destination": "nobody"}).status_code == 404


def test_failures_are_shown_with_their_reason_and_sent_once_more(page: TestClient, store: Store) -> None:
    last, middle, first = told(store, 3)
    store.record_sent(first, NOW)
    store.record_dead(middle, NOW, f"410 gone {HOSTILE}")
    store.record_retry(last, NOW, NOW + HOUR, "503")
    text = page.get("/alerts").text
    assert_valid(text)
    assert "<img" not in text
    assert "next try" in text
    assert "Send all 1 failed once more" in text
    failed = page.get("/alerts?state=failed").text
    assert "410 gone &lt;img" in failed
    assert "Title 0" not in failed
    assert page.post("/alerts/replay", data={"delivery": middle}).status_code == 303
    assert store.deliveries("dead") == []
    for one in (last, middle):
        store.record_dead(one, NOW, "410")
    assert page.post("/alerts/replay", data={"everything": "yes"}).headers["location"] == "/alerts?state=pending"
    assert {one.id for one in store.deliveries("pending")} == {last, middle}
    assert page.post("/alerts/replay", data={"delivery": "msg_x"}).status_code == 404


def test_many_deliveries_come_page_by_page(page: TestClient, store: Store) -> None:
    ids = told(store, 60)
    first = page.get("/alerts").text
    assert f"before={ids[49]}" in first
    second = page.get(f"/alerts?before={ids[49]}").text
    assert_valid(second)
    assert second.count("rule figures") == 10
    assert page.get("/alerts?before=a'").status_code == 422


def test_what_is_wrong_with_monitor_itself_is_said(page: TestClient, store: Store) -> None:
    store.record_fault("feed broken", f"https://a.example/{HOSTILE}", HOSTILE, "Look.", now=NOW)
    text = page.get("/alerts").text
    assert_valid(text)
    assert "feed broken" in text
    assert "<img" not in text


def test_how_destinations_fared_is_known(store: Store) -> None:
    last, middle, first = told(store, 3)
    store.record_sent(first, NOW)
    store.record_retry(last, NOW, NOW + HOUR, "503")
    store.record_dead(middle, NOW, "410")
    found = store.destinations_seen()["desk"]
    assert (found.pending, found.failed, found.sent_at) == (1, 1, NOW)
    assert (found.error, found.error_of) == ("503", store.deliveries()[0].alert.created_at)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("r", ("t",)), "Every change; a new correction note alone is told too."),
        (Rule("r", ("t",), silent=True), "Every silent change."),
        (
            Rule("r", ("t",), kinds=(ChangeKind.FIGURE, ChangeKind.QUOTE), silent=True, min_severity=Severity.HIGH),
            "Silent changes of figures and quotes, of at least high severity.",
        ),
        (
            Rule("r", ("t",), direction=Direction.WEAKENED, outlets=("A", "B"), words=("fire + boats",), notices=False),
            "Every change, where the sourcing is weakened, by A or B, with the words “fire + boats”.",
        ),
    ],
)
def test_rules_are_said_in_words(rule: Rule, words: str) -> None:
    assert rule_words(rule) == words


def test_when_a_rule_tells_is_said() -> None:
    asked = (None, "hourly", "daily", "09:15")
    said = [tells_when(Rule("r", ("t",), digest=digest)) for digest in asked]
    assert said == [
        "at once", "collected, each hour", "collected, each day at 07:00 UTC", "collected, each day at 09:15 UTC",
    ]  # fmt: skip


def test_destinations_are_said_without_what_lets_one_in() -> None:
    hook = WebhookDestination(type="webhook", url="https://u:pw1234@hooks.example/T0/x?token=abc")
    assert destination_words(hook) == "webhook https://hooks.example/***, not signed"
    mail = EmailDestination(
        type="email", host="smtp.example", sender="m@x", recipients=("a@x", "b@x"), username="u", password="hunter22"
    )
    assert destination_words(mail) == "e-mail to a@x, b@x by smtp.example:587"


@pytest.mark.parametrize(
    ("circuit", "works", "words"),
    [
        (None, True, "takes alerts"),
        (Circuit(2), False, "failed 2 times in a row"),
        (Circuit(5, NOW + timedelta(minutes=1)), False, "failed 5 times in a row; rests before the next try"),
        (Circuit(0, None, "410"), False, "wants no more alerts"),
    ],
)
def test_how_the_daemon_takes_a_destination_is_said(circuit: Circuit | None, works: bool, words: str) -> None:
    found = circuit_words(circuit, NOW)
    assert found[0] is works
    assert found[1].startswith(words)


def test_the_rule_to_begin_from_is_one_that_config_yaml_takes() -> None:
    (rule,) = yaml.safe_load(RULE_SNIPPET.format(destination="terminal"))
    assert RuleSetting.model_validate(rule).destinations == ("terminal",)
