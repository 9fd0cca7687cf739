"""Channels against real receivers: loopback HTTP and SMTP servers, and files."""

from __future__ import annotations

import asyncio
import base64
import email
import io
import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.policy import default
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from notify_samples import CONTEXT, FIGURE, NOW
from pytest_httpserver import HTTPServer
from rich.console import Console
from standardwebhooks.webhooks import Webhook
from werkzeug import Request
from werkzeug import Response as Answer

from monitor.errors import AddressRefused, ConfigError, DeliveryError
from monitor.notify.channels.apprise import AppriseChannel
from monitor.notify.channels.base import (
    AppriseSpec,
    Channel,
    ChannelDeps,
    DestinationGone,
    DestinationSpec,
    EmailSpec,
    FileSpec,
    LogSpec,
    TerminalSpec,
    WebhookSpec,
    failure_of,
)
from monitor.notify.channels.build import build_channel
from monitor.notify.channels.webhook import retry_after_seconds
from monitor.notify.message import Message, compose
from monitor.values import Response

MESSAGE = compose(CONTEXT, [FIGURE])


def deliver(channel: Channel, delivery_id: str = "dlv_1", message: Message = MESSAGE, now: datetime = NOW) -> None:
    asyncio.run(channel.send(message, delivery_id=delivery_id, now=now))


def refused(channel: Channel, **fields: Any) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        deliver(channel, **fields)
    return caught.value


async def post(url: str, body: bytes, headers: Mapping[str, str]) -> Response:
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=body, headers=headers, allow_redirects=False) as answer,
    ):
        got = {name.lower(): value for name, value in answer.headers.items()}
        return Response(url, url, answer.status, got, await answer.read(), NOW, 0.0)


# --- webhook --------------------------------------------------------------------------------------------------

NEW, OLD = ("whsec_" + base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2))


def webhook(server: HTTPServer, *secrets: str) -> Channel:
    return build_channel(WebhookSpec("hook", server.url_for("/hook"), secrets), ChannelDeps(post=post))


def scripted(server: HTTPServer, *answers: Answer) -> list[Request]:
    queue, seen = list(answers), []

    def answer(request: Request) -> Answer:
        request.get_data()
        seen.append(request)
        return queue.pop(0)

    server.expect_request("/hook", method="POST").respond_with_handler(answer)
    return seen


def test_both_keys_of_a_rotation_verify_and_a_foreign_one_does_not(httpserver: HTTPServer) -> None:
    seen = scripted(httpserver, Answer(status=204))
    deliver(webhook(httpserver, NEW, OLD), now=datetime.now(UTC))
    (request,) = seen
    for key in (NEW, OLD):
        assert Webhook(key).verify(request.get_data(), dict(request.headers)) == MESSAGE.payload
    with pytest.raises(Exception, match="No matching signature"):
        Webhook("whsec_" + base64.b64encode(b"x" * 32).decode()).verify(request.get_data(), dict(request.headers))


def test_the_id_stays_over_retries_while_time_and_signature_are_fresh(httpserver: HTTPServer) -> None:
    seen = scripted(httpserver, Answer(status=500), Answer(status=200))
    channel = webhook(httpserver, NEW)
    assert not refused(channel).permanent
    deliver(channel, now=NOW.replace(minute=6))
    first, second = (request.headers for request in seen)
    assert first["webhook-id"] == second["webhook-id"] == "dlv_1"
    assert int(second["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 60
    assert first["webhook-signature"] != second["webhook-signature"]


@pytest.mark.parametrize(
    ("status", "permanent"),
    [
        (301, False),
        (302, False),
        (400, True),
        (401, False),
        (404, False),
        (413, True),
        (429, False),
        (500, False),
        (503, False),
    ],
)
def test_an_answer_is_judged_by_its_status(httpserver: HTTPServer, status: int, permanent: bool) -> None:
    answer = Answer(status=status, headers={"Location": httpserver.url_for("/elsewhere"), "Retry-After": "77"})
    scripted(httpserver, answer)
    problem = refused(webhook(httpserver))
    assert problem.permanent is permanent
    assert problem.retry_after_seconds == (77 if status >= 400 else None)
    assert [request.path for request, _ in httpserver.log] == ["/hook"]


def test_410_disables_the_destination(httpserver: HTTPServer) -> None:
    scripted(httpserver, Answer(status=410))
    problem = refused(webhook(httpserver))
    assert isinstance(problem, DestinationGone)
    assert failure_of(problem).gone


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("Wed, 04 Mar 2026 14:06:00 GMT", 60), ("Wed, 04 Mar 2026 14:00:00 GMT", 0), ("soon", None),
     ("-5", None), ("²", None), ("9" * 5000, 999_999_999), (None, None)],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(value, NOW) == seconds


def test_a_refused_address_is_permanent_and_told_without_secrets() -> None:
    async def guarded(url: str, body: bytes, headers: Mapping[str, str]) -> Response:
        raise AddressRefused(url, f"{url} is private")

    spec = WebhookSpec("hook", "http://u:c4n4ry@10.0.0.1/", ())
    problem = refused(build_channel(spec, ChannelDeps(post=guarded)))
    assert problem.permanent
    assert "c4n4ry" not in str(problem)


# --- file, log, terminal --------------------------------------------------------------------------------------


def test_a_file_gets_one_json_line_an_alert(tmp_path: Path) -> None:
    channel = build_channel(FileSpec("f", tmp_path / "alerts.jsonl"), ChannelDeps())
    deliver(channel, "a")
    deliver(channel, "b")
    rows = [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text("utf-8").splitlines()]
    assert [row["delivery_id"] for row in rows] == ["a", "b"]
    assert rows[0]["data"] == MESSAGE.payload["data"]


def test_a_torn_last_line_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    path.write_bytes(b'{"delivery_id": "to')
    deliver(build_channel(FileSpec("f", path), ChannelDeps()))
    assert json.loads(path.read_text("utf-8").splitlines()[1])["delivery_id"] == "dlv_1"


def test_a_full_file_is_rotated_and_the_oldest_dropped(tmp_path: Path) -> None:
    channel = build_channel(FileSpec("f", tmp_path / "a", max_bytes=100, keep=2), ChannelDeps())
    for name in ("1", "2", "3", "4"):
        deliver(channel, name)
    kept = {path.name: json.loads(path.read_text("utf-8"))["delivery_id"] for path in tmp_path.iterdir()}
    assert kept == {"a": "4", "a.1": "3", "a.2": "2"}


def test_a_missing_folder_is_told_and_may_be_mended(tmp_path: Path) -> None:
    problem = refused(build_channel(FileSpec("f", tmp_path / "none" / "a"), ChannelDeps()))
    assert not problem.permanent
    assert "No such file" in str(problem)


def test_the_terminal_shows_words_not_markup_and_no_escape() -> None:
    screen = io.StringIO()
    console = Console(file=screen, width=60)
    hostile = replace(MESSAGE, text="[bold red]x[/] [link=http://evil.example]y[/link]\n\x1b[2Jz\x9b1m")
    deliver(build_channel(TerminalSpec("t"), ChannelDeps(console=console)), message=hostile)
    assert screen.getvalue() == "[bold red]x[/] [link=http://evil.example]y[/link]\n[2Jz1m\n\n"


def test_the_log_gets_one_event() -> None:
    events: list[tuple[str, dict[str, Any]]] = []
    deliver(build_channel(LogSpec("l"), ChannelDeps(log=lambda event, **fields: events.append((event, fields)))))
    fields = {"lead": MESSAGE.lead, "delivery": "dlv_1", "severity": "high", "url": CONTEXT.url}
    assert events == [("alert", fields)]


@pytest.mark.parametrize(
    "spec",
    [
        LogSpec("x"),
        WebhookSpec("x", "https://h.example/"),
        EmailSpec("x", "h", "not an address", ("a@h.example",)),
        EmailSpec("x", "h", "a@h.example", ("b@h.example\r\nBcc: c@h.example",)),
        EmailSpec("x", "h", "a@h.example", ()),
        EmailSpec("x", "h", "a@h.example", ("b@h.example",), security="none", username="u", password="p"),
        AppriseSpec("x", "dbus://"),
        AppriseSpec("x", "jsons://h.example/?redirect=yes"),
        AppriseSpec("x", "jsons://h.example/?verify=no"),
        AppriseSpec("x", "nonsense"),
    ],
    ids=str,
)
def test_a_destination_that_cannot_work_is_refused_when_built(spec: DestinationSpec) -> None:
    with pytest.raises(ConfigError) as caught:
        build_channel(spec, ChannelDeps())
    assert "alerts.destinations.x" in str(caught.value)


def test_a_webhook_secret_must_be_a_key() -> None:
    with pytest.raises(ConfigError) as caught:
        build_channel(WebhookSpec("x", "https://h.example/", ("whsec_",)), ChannelDeps(post=post))
    assert "secret" in str(caught.value)


# --- e-mail ---------------------------------------------------------------------------------------------------


class Mailbox:
    def __init__(self) -> None:
        self.mails: list[tuple[list[str], bytes]] = []
        self.refusals: dict[str, str] = {}
        self.delay_seconds = 0.0

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        await asyncio.sleep(self.delay_seconds)
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append((list(envelope.rcpt_tos), envelope.content))
        return "250 OK"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def mail_port(authority: trustme.CA, mailbox: Mailbox) -> Iterator[Callable[[], int]]:
    """Starts the SMTP server with STARTTLS and a log-in of user and right; gives its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password == b"right", handled=False)

    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=0,
        tls_context=context,
        require_starttls=True,
        authenticator=check,
        ready_timeout=10,
    )
    # The controller knocks at port 0 to see whether it is up: let it take a real one.
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        controller.port = probe.getsockname()[1]
    controller.start()
    yield lambda: controller.port
    controller.stop()


def mailer(
    port: int, authority: trustme.CA | None, *, to: tuple[str, ...] = ("a@h.example", "b@h.example"), **fields: Any
) -> Channel:
    context = ssl.create_default_context()
    if authority is not None:
        authority.configure_trust(context)
    spec = EmailSpec("mail", "127.0.0.1", "Monitor <m@herald.example>", to, port=port, **fields)
    return build_channel(spec, ChannelDeps(ssl_context=context, timeout_seconds=2))


def test_mail_goes_out_as_text_and_html_over_verified_tls(
    mail_port: Callable[[], int], mailbox: Mailbox, authority: trustme.CA
) -> None:
    channel = mailer(mail_port(), authority, username="user", password="right")
    deliver(channel)
    ((recipients, content),) = mailbox.mails
    mail = email.message_from_bytes(content, policy=default)
    assert recipients == ["a@h.example", "b@h.example"]
    assert mail["Message-ID"] == "<dlv_1@herald.example>"
    assert "<monitor.herald.example>" in mail["List-Id"]
    assert mail["Subject"] == MESSAGE.title
    plain, page = mail.iter_parts()
    assert plain.get_content().replace("\r\n", "\n").strip() == MESSAGE.text.strip()
    assert MESSAGE.html.split("\n")[0] in page.get_content()


def test_a_title_cannot_add_headers(mail_port: Callable[[], int], mailbox: Mailbox, authority: trustme.CA) -> None:
    hostile = replace(MESSAGE, title="x\r\nBcc: evil@h.example\r\n\r\n<script>")
    deliver(mailer(mail_port(), authority), delivery_id="a\r\nBcc: evil@h.example", message=hostile)
    mail = email.message_from_bytes(mailbox.mails[0][1], policy=default)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "x Bcc: evil@h.example <script>"


def test_an_untrusted_certificate_is_refused(mail_port: Callable[[], int], mailbox: Mailbox) -> None:
    problem = refused(mailer(mail_port(), None))
    assert "certificate" in str(problem)
    assert mailbox.mails == []


def test_a_wrong_password_is_permanent_and_not_repeated(mail_port: Callable[[], int], authority: trustme.CA) -> None:
    problem = refused(mailer(mail_port(), authority, username="user", password="c4n4ry"))
    assert problem.permanent
    assert "c4n4ry" not in str(problem)


def test_a_retry_goes_only_to_those_that_have_not_accepted(
    mail_port: Callable[[], int], mailbox: Mailbox, authority: trustme.CA
) -> None:
    mailbox.refusals = {"b@h.example": "451 greylisted"}
    channel = mailer(mail_port(), authority)
    assert not refused(channel).permanent
    mailbox.refusals = {}
    deliver(channel)
    assert [recipients for recipients, _ in mailbox.mails] == [["a@h.example"], ["b@h.example"]]


def test_a_recipient_refused_for_good_is_permanent(
    mail_port: Callable[[], int], mailbox: Mailbox, authority: trustme.CA
) -> None:
    mailbox.refusals = {"a@h.example": "550 no such user", "b@h.example": "550 no such user"}
    assert refused(mailer(mail_port(), authority)).permanent


def test_a_server_that_hangs_is_left_at_the_deadline(
    mail_port: Callable[[], int], mailbox: Mailbox, authority: trustme.CA
) -> None:
    mailbox.delay_seconds = 3
    start = time.monotonic()
    assert not refused(mailer(mail_port(), authority)).permanent
    assert time.monotonic() - start < 8


# --- apprise --------------------------------------------------------------------------------------------------


def apprise_to(server: HTTPServer, **deps: Any) -> AppriseChannel:
    url = f"json://user:c4n4ry@127.0.0.1:{server.port}/hook"
    return AppriseChannel(AppriseSpec("chat", url), ChannelDeps(**{"timeout_seconds": 5, **deps}))


def test_apprise_sends_text_with_mentions_broken_up(httpserver: HTTPServer) -> None:
    seen = scripted(httpserver, Answer(status=200))
    deliver(apprise_to(httpserver), message=replace(MESSAGE, title="@everyone <!channel>"))
    body = json.loads(seen[0].get_data())
    assert body["title"] == "@\u200beveryone ‹!channel>"
    assert "34 fishing boats" in body["message"]


def test_apprise_follows_no_redirect_and_tells_no_secret(httpserver: HTTPServer) -> None:
    scripted(httpserver, Answer(status=302, headers={"Location": httpserver.url_for("/elsewhere")}))
    problem = refused(apprise_to(httpserver))
    assert "302" in str(problem)
    assert "c4n4ry" not in str(problem)
    assert [request.path for request, _ in httpserver.log] == ["/hook"]


def test_apprise_asks_the_address_guard_first(httpserver: HTTPServer) -> None:
    async def guard(host: str, port: int) -> None:
        raise AddressRefused(host, f"{host}:{port} is loopback")

    problem = refused(apprise_to(httpserver, check_host=guard))
    assert problem.permanent
    assert httpserver.log == []
