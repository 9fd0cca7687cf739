"""Alerts by e-mail: SMTP with verified TLS, in a thread, every step under a deadline."""

from __future__ import annotations

import hashlib
import ipaddress
import re
import smtplib
import ssl
from collections import OrderedDict
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import partial
from typing import Any

from monitor.errors import AddressRefused, ConfigError, DeliveryError, FetchError
from monitor.notify.channels.aside import Aside
from monitor.notify.channels.base import ChannelDeps, Connect, EmailSpec
from monitor.notify.markup import one_line
from monitor.notify.message import Message
from monitor.notify.redact import redactor

__all__ = ["EmailChannel", "mail_of"]

REMEMBERED_DELIVERIES = 256
READY = 220  # RFC 5321, 4.2: the server's greeting


class EmailChannel:
    """Sends to each recipient once; a retry goes only to those that have not accepted the message yet."""

    def __init__(self, spec: EmailSpec, deps: ChannelDeps) -> None:
        """Raises ConfigError for an address that is none, and for a password that would go out unencrypted."""
        _refuse_unusable(spec)
        self.name = spec.name
        self._spec = spec
        self._deps = deps
        self._redact = redactor([spec.password] if spec.password else [])
        self._accepted: OrderedDict[str, set[str]] = OrderedDict()
        self._aside = Aside(spec.name)

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """Hand the message to the server. Raises DeliveryError."""
        mail = mail_of(self._spec, message, delivery_id, now)
        try:
            if self._deps.check_host is not None:
                await self._deps.check_host(self._spec.host, self._spec.port)
            hand_over = partial(self._hand_over, mail, self._pending(delivery_id))
            refused = await self._aside.run(hand_over, self._deps.timeout_seconds)
        except (smtplib.SMTPException, OSError, TimeoutError, FetchError) as problem:
            raise self._error(problem) from problem
        if refused:
            raise self._refusal(refused)

    def _pending(self, delivery_id: str) -> tuple[list[str], set[str]]:
        """Who has not accepted this message yet, and the set where acceptance is noted."""
        accepted = self._accepted.setdefault(delivery_id, set())
        self._accepted.move_to_end(delivery_id)
        while len(self._accepted) > REMEMBERED_DELIVERIES:
            self._accepted.popitem(last=False)
        return [to for to in self._spec.recipients if to not in accepted], accepted

    def _hand_over(self, mail: EmailMessage, pending: tuple[list[str], set[str]]) -> dict[str, tuple[int, bytes]]:
        recipients, accepted = pending
        if not recipients:
            return {}
        with self._connected() as server:
            if self._spec.username is not None:
                server.login(self._spec.username, self._spec.password or "")
            try:
                refused = server.send_message(mail, self._spec.sender, recipients)
            except smtplib.SMTPRecipientsRefused as problem:
                return problem.recipients
            accepted.update(set(recipients) - set(refused))  # before QUIT, whose failure must not send it all again
        return refused

    def _connected(self) -> smtplib.SMTP:
        spec, timeout = self._spec, self._deps.timeout_seconds
        context = self._deps.ssl_context or ssl.create_default_context()
        server = _server(self._deps.connect, context if spec.security == "tls" else None, timeout)
        try:
            code, told = server.connect(spec.host, spec.port)
            if code != READY:
                raise smtplib.SMTPConnectError(code, told)
            if spec.security == "starttls":
                server.starttls(context=context)  # raises where the server offers none: no fallback to clear text
        except BaseException:
            server.close()
            raise
        return server

    def _error(self, problem: Exception) -> DeliveryError:
        reason = self._redact(one_line(f"{type(problem).__name__}: {problem}"))[:300]
        match problem:
            case smtplib.SMTPAuthenticationError():
                return DeliveryError(
                    self.name, reason, permanent=_for_good(problem.smtp_code), hint="Check the log-in."
                )
            case FetchError():
                refused = isinstance(problem, AddressRefused)
                return DeliveryError(self.name, problem.reason, hint=problem.hint, permanent=refused)
            case TimeoutError():
                return DeliveryError(self.name, f"no answer within {self._deps.timeout_seconds:g} s")
            case ssl.SSLError():
                return DeliveryError(self.name, reason, hint="The server's certificate must be valid for its name.")
            case smtplib.SMTPResponseException():
                return DeliveryError(self.name, reason, permanent=_for_good(problem.smtp_code))
            case _:
                return DeliveryError(self.name, reason)

    def _refusal(self, refused: dict[str, tuple[int, bytes]]) -> DeliveryError:
        told = "; ".join(f"{to}: {code} {text.decode('utf-8', 'replace')}" for to, (code, text) in refused.items())
        permanent = all(_for_good(code) for code, _ in refused.values())
        return DeliveryError(self.name, self._redact(one_line(f"refused for {told}"))[:300], permanent=permanent)


def _server(connect: Connect | None, tls: ssl.SSLContext | None, timeout: float) -> smtplib.SMTP:
    """An SMTP client that is not connected yet; where `connect` is given, its sockets are that function's.

    smtplib asks `_get_socket` for its connection so that a subclass may bring another one (SMTP_SSL does).
    """

    class Server(smtplib.SMTP):
        def _get_socket(self, host: str, port: int, timeout: float) -> Any:
            opened = super()._get_socket if connect is None else connect  # type: ignore[misc]
            self._host = host  # the name that the certificate must be of
            plain = opened(host, port, timeout)
            return plain if tls is None else tls.wrap_socket(plain, server_hostname=host)

    return Server(timeout=timeout)


def mail_of(spec: EmailSpec, message: Message, delivery_id: str, now: datetime) -> EmailMessage:
    """The message as plain text and HTML. Its Message-ID comes of the delivery's id: mail stores drop a repeat."""
    mail = EmailMessage(policy=SMTP.clone(max_line_length=120))
    domain = _ascii(parseaddr(spec.sender)[1].rpartition("@")[2])
    mail["From"] = spec.sender
    mail["To"] = ", ".join(spec.recipients)
    mail["Subject"] = one_line(message.title)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{_id(delivery_id)}@{domain}>"
    mail["List-Id"] = f"Claim changes <monitor.{domain}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
    mail.set_content(message.text, cte="quoted-printable")
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>\n{message.html}\n</body></html>'
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    return mail


def _id(delivery_id: str) -> str:
    plain = re.fullmatch(r"[A-Za-z0-9._-]{1,100}", delivery_id)
    return delivery_id if plain else hashlib.sha256(delivery_id.encode("utf-8", "replace")).hexdigest()[:40]


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii") or "localhost"
    except UnicodeError:
        return "localhost"


def _for_good(code: int) -> bool:
    return 500 <= code < 600


def _refuse_unusable(spec: EmailSpec) -> None:
    path = f"alerts.destinations.{spec.name}"
    for address in (spec.sender, *spec.recipients):
        plain = parseaddr(address)[1]
        if address != one_line(address) or "," in address or not re.fullmatch(r"[^@\s<>]{1,64}@[^@\s<>]{1,255}", plain):
            raise ConfigError(path, f"{one_line(address)!r} is no e-mail address")
    if not spec.recipients:
        raise ConfigError(f"{path}.recipients", "nobody to write to")
    if spec.security == "none" and spec.username is not None and not _is_loopback(spec.host):
        raise ConfigError(f"{path}.security", "a password must not go out unencrypted", hint="Use starttls or tls.")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
