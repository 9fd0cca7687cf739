"""Alerts by Apprise: one URL, from a list of schemas, no redirects, in a thread under a deadline.

Apprise opens its own sockets. The address guard is asked about the host of a self-hosted service beforehand, and once
more, in Apprise's own thread, about each address that it is about to connect to: a name that changes its address in
between does not get past.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from monitor.errors import AddressRefused, ConfigError, DeliveryError, FetchError
from monitor.notify.channels.aside import Aside
from monitor.notify.channels.base import AppriseSpec, ChannelDeps
from monitor.notify.markup import one_line, shorten
from monitor.notify.message import Message
from monitor.notify.redact import redact_url, redactor, secrets_in_url

if TYPE_CHECKING:
    import apprise

__all__ = ["SCHEMAS", "AppriseChannel"]

# Services whose host stands in the URL, so that the address guard can be asked, with the port they use by default.
SELF_HOSTED = {
    "json": 80, "jsons": 443, "xml": 80, "xmls": 443, "form": 80, "forms": 443, "gotify": 80, "gotifys": 443,
    "ntfy": 80, "ntfys": 443, "matrix": 80, "matrixs": 443, "mmost": 80, "mmosts": 443, "rocket": 80, "rockets": 443,
    "nctalk": 80, "nctalks": 443, "mastodon": 80, "mastodons": 443, "toot": 80, "toots": 443, "bark": 80, "barks": 443,
    "signal": 80, "signals": 443, "hassio": 80, "hassios": 443, "misskey": 80, "misskeys": 443,
    "workflow": 443, "workflows": 443,
}  # fmt: skip
# Services with one known host. Left out: whatever acts on this machine (dbus, gnome, syslog, windows, blink1), speaks
# raw sockets (smpp, growl, irc, mqtt, rsyslog), fetches further configuration (apprise), or is e-mail (use `email`).
HOSTED_NAMES = """
brevo bluesky bsky clicksend dingtalk discord fcm feishu flock gchat groupme guilded ifttt join lark line mailersend
mailgun msg91 msgbird nexmo notica notifiarr opsgenie pagerduty pagertree pbul plivo postmark pover prowl pushy reddit
resend revolt ryver schan sendgrid ses signl4 simplepush sinch slack smtp2go sns sparkpost spike splunk squadcast
telnyx tgram threema twilio twist victorops vonage webex wecombot whatsapp wxteams zoom zulip
"""
HOSTED = frozenset(HOSTED_NAMES.split())
SCHEMAS = HOSTED | SELF_HOSTED.keys()

TEXT_LIMIT = 6000  # services split longer ones into many messages
# What a URL may not turn off: Apprise lets one relax TLS, follow redirects, or send a local file along.
REFUSED_FIELDS = frozenset({"redirect", "verify", "attach", "attachment", "cto", "rto", "retry", "wait"})


class AppriseChannel:
    """Sends plain text, mentions broken up, to one Apprise service."""

    def __init__(self, spec: AppriseSpec, deps: ChannelDeps) -> None:
        """Raises ConfigError for a schema that is not on the list; the URL itself is never repeated."""
        self.name = spec.name
        self._url = spec.url
        self._deps = deps
        self._schema = _allowed_schema(spec)
        self._redact = redactor(secrets_in_url(spec.url))
        self._service: Any = None
        self._aside = Aside(spec.name)

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """Hand the message to Apprise. Raises DeliveryError, without the URL's secrets."""
        try:
            await self._ask_guard()
            # Apprise's own deadline should come first
            reason = await self._aside.run(partial(self._notify, message), self._deps.timeout_seconds + 5)
        except FetchError as problem:
            refused = isinstance(problem, AddressRefused)
            raise DeliveryError(self.name, self._redact(problem.reason), permanent=refused) from problem
        except TimeoutError as problem:
            raise DeliveryError(self.name, f"no answer within {self._deps.timeout_seconds:g} s") from problem
        if reason is not None:
            raise DeliveryError(self.name, reason)

    async def _ask_guard(self) -> None:
        if self._deps.check_host is None or self._schema not in SELF_HOSTED:
            return
        parts = urlsplit(self._url)
        await self._deps.check_host(parts.hostname or "", parts.port or SELF_HOSTED[self._schema])

    def _notify(self, message: Message) -> str | None:
        """None where the service took it, else why not, in its own words."""
        if self._service is None:
            self._service = _service(self.name, self._url, self._deps.timeout_seconds)
        body = _shortened(_without_mentions(message.text))
        with self._deps.watched():
            result = self._service.notify(title=_without_mentions(message.title), body=body, body_format="text")
        if result:
            return None
        told = "; ".join(_told(result)) or "the service did not take the message"
        return shorten(self._redact(one_line(told)), 300)


def _allowed_schema(spec: AppriseSpec) -> str:
    path = f"alerts.destinations.{spec.name}.url"
    schema = spec.url.partition("://")[0].lower()
    if schema not in SCHEMAS or "://" not in spec.url:
        hint = "Use one of: " + ", ".join(sorted(SCHEMAS))
        raise ConfigError(path, f"{redact_url(spec.url)} is not a service that may be used", hint=hint)
    try:
        fields = {name.lower().lstrip("+-:") for name, _ in parse_qsl(urlsplit(spec.url).query, keep_blank_values=True)}
    except ValueError:
        raise ConfigError(path, "this is no URL") from None
    if fields & REFUSED_FIELDS:
        raise ConfigError(path, f"the URL may not set {', '.join(sorted(fields & REFUSED_FIELDS))}")
    return schema


def _service(name: str, url: str, timeout_seconds: float) -> apprise.Apprise:
    """The one service, loaded late: Apprise costs 0.3 s and 30 MB that most runs never need."""
    import apprise

    quiet = logging.getLogger("apprise")
    quiet.addHandler(logging.NullHandler())
    quiet.propagate = False  # its lines may hold the URL; what it says of a failure comes with the result
    asset = apprise.AppriseAsset(
        app_id="monitor",
        app_desc="claim changes",
        app_url="",
        http_redirects=False,
        service_timeout=timeout_seconds,
        allow_templates=False,
        storage_mode="memory",
        result_log_memory_size=8192,
        pgp_autogen=False,
        pem_autogen=False,
    )
    service = apprise.Apprise(asset=asset)
    if not service.add(url):
        raise DeliveryError(name, f"Apprise can't read {redact_url(url)}", permanent=True)
    return service


def _told(result: Any) -> Iterator[str]:
    """What Apprise logged of each attempt: (level, words) pairs."""
    for service in result:
        for attempt in service:
            for entry in attempt.logs:
                yield str(entry[1] if isinstance(entry, tuple) else getattr(entry, "message", entry))


def _without_mentions(text: str) -> str:
    """A headline with "@everyone" or "<!channel>" must not ring every phone of the newsroom."""
    return re.sub(r"<(?=[!@#])", "‹", re.sub(r"@(?=\w)", "@\u200b", text))


def _shortened(text: str) -> str:
    """The text cut at a line, with the links at its end kept."""
    if len(text) <= TEXT_LIMIT:
        return text
    end = "\n".join(text.split("\n")[-3:])[-1000:]
    start = text[: TEXT_LIMIT - len(end) - 5]
    return f"{start[: max(start.rfind(chr(10)), 0)]}\n…\n{end}"
