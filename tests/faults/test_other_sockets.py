"""Fault table, SSRF and rebinding, for the libraries that open sockets of their own: SMTP and Apprise.

The guard is asked beforehand (here by a stand-in that lets everything pass, as a flipping name server would make it) and
again at the moment of connecting, which is what these tests hold.
"""

from __future__ import annotations

import asyncio
import smtplib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any

import pytest

from monitor.errors import AddressRefused, DeliveryError
from monitor.fetch.dialer import Dialer
from monitor.fetch.guard import PUBLIC_ONLY, AddressPolicy
from monitor.notify.channels.base import AppriseSpec, ChannelDeps, EmailSpec
from monitor.notify.channels.build import build_channel
from monitor.notify.message import test_message as made_up

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LOOPBACK = AddressPolicy((ip_network("127.0.0.0/8"),))


class Counting:
    """Takes connections on loopback, counts them, and greets like a mail server that is closed."""

    def __init__(self) -> None:
        self.connections = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                one, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            one.sendall(b"554 closed\r\n")
            one.close()


@pytest.fixture
def counting() -> Iterator[Counting]:
    server = Counting()
    yield server
    server.listener.close()


async def passes(host: str, port: int) -> None:
    """A guard that was asked a moment too early."""


def deps(policy: AddressPolicy) -> ChannelDeps:
    dialer = Dialer(policy)
    return ChannelDeps(check_host=passes, connect=dialer.connect, watched=dialer.watching, timeout_seconds=5)


def send(spec: Any, policy: AddressPolicy) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        asyncio.run(build_channel(spec, deps(policy)).send(made_up(NOW), delivery_id="d1", now=NOW))
    return caught.value


APPRISE = ("json://{}:{}/hook", "form://{}:{}/", "xml://{}:{}/", "gotify://{}:{}/token0123456789", "ntfy://{}:{}/topic",
           "mmost://{}:{}/3ccdd113474722377935511fc85d3dd4", "matrix://user:pass@{}:{}/#room", "hassio://{}:{}/accesstoken")  # fmt: skip


@pytest.mark.parametrize("url", APPRISE)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1"])
def test_apprise_connects_to_no_private_address_whatever_the_name_said_before(
    counting: Counting, url: str, host: str
) -> None:
    problem = send(AppriseSpec("chat", url.format(host, counting.port)), PUBLIC_ONLY)
    assert counting.connections == 0
    assert not problem.retry_after_seconds


def test_apprise_reaches_a_private_address_that_is_allowed(counting: Counting) -> None:
    send(AppriseSpec("chat", f"json://127.0.0.1:{counting.port}/"), LOOPBACK)
    assert counting.connections > 0


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "127.1"])
def test_smtp_connects_to_no_private_address_whatever_the_name_said_before(
    counting: Counting, security: Any, host: str
) -> None:
    spec = EmailSpec("desk", host, "a@news.example", ("b@news.example",), counting.port, security)
    problem = send(spec, PUBLIC_ONLY)
    assert counting.connections == 0
    assert "not a public one" in problem.reason
    assert problem.permanent


def test_smtp_reaches_a_private_address_that_is_allowed(counting: Counting) -> None:
    spec = EmailSpec("desk", "localhost", "a@news.example", ("b@news.example",), counting.port, "none")
    assert "554" in send(spec, LOOPBACK).reason
    assert counting.connections == 1


def test_only_the_watched_thread_is_held_back(counting: Counting) -> None:
    other: list[bool] = []

    def connect() -> None:
        socket.create_connection(("127.0.0.1", counting.port), 5).close()
        other.append(True)

    with pytest.raises(AddressRefused), Dialer(PUBLIC_ONLY).watching():  # noqa: PT012 - both are the claim
        thread = threading.Thread(target=connect)
        thread.start()
        thread.join()
        connect()
    assert other == [True]
    with pytest.raises(smtplib.SMTPConnectError):
        smtplib.SMTP("127.0.0.1", counting.port, timeout=5)


class Dripping(Counting):
    """Says a letter every tenth of a second and never comes to the line's end: no step of it is slow."""

    def _serve(self) -> None:
        while True:
            try:
                one, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._drip, args=[one], daemon=True).start()

    def _drip(self, one: socket.socket) -> None:
        with suppress(OSError):
            for _ in range(600):
                one.sendall(b"2")
                time.sleep(0.1)


def test_a_receiver_that_drips_takes_no_thread_that_others_need_and_holds_up_no_end() -> None:
    server = Dripping()
    spec = EmailSpec("desk", "localhost", "a@news.example", ("b@news.example",), server.port, "none")
    dialer = Dialer(LOOPBACK)
    its = ChannelDeps(check_host=passes, connect=dialer.connect, watched=dialer.watching, timeout_seconds=1)

    async def story() -> list[str]:
        reasons = []
        channel = build_channel(spec, its)
        for _ in range(40):  # the loop's common threads are at most 32
            with pytest.raises(DeliveryError) as caught:
                await channel.send(made_up(NOW), delivery_id="d1", now=NOW)
            reasons.append(caught.value.reason)
        assert await asyncio.wait_for(asyncio.to_thread(lambda: "free"), 5) == "free"
        return reasons

    began = time.monotonic()
    reasons = asyncio.run(story())
    assert time.monotonic() - began < 25
    assert "no answer within 1 s" in reasons[0]
    assert "still hangs" in reasons[-1]
    assert server.connections == 1
    server.listener.close()
