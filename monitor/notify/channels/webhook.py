"""Alerts posted as Standard Webhooks 1.0 says: a stable id, a time stamp, a signature over both and the body."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

from monitor.errors import AddressRefused, ConfigError, DeliveryError, FetchError
from monitor.notify.channels.base import DestinationGone, Post, WebhookSpec
from monitor.notify.message import Message
from monitor.notify.redact import redactor, secrets_in_url
from monitor.values import Response

__all__ = ["WebhookChannel", "sign"]

# Answers that say something of this one request, so that no repeat can fare better. All others may be mended at the
# other end within the schedule's 31 hours: a receiver redeployed (404), a key being rotated (401, 403), a limit (429).
REFUSED_FOR_GOOD = frozenset({400, 405, 411, 413, 414, 415, 422, 431})


class WebhookChannel:
    """Posts each message to one URL by the project's HTTP client; redirects are never followed."""

    def __init__(self, spec: WebhookSpec, post: Post) -> None:
        """Raises ConfigError where a secret is not base64, with or without "whsec_" before it."""
        self.name = spec.name
        self._url = spec.url
        self._post = post
        self._keys = tuple(_key(spec.name, secret) for secret in spec.secrets)
        self._redact = redactor((*spec.secrets, *secrets_in_url(spec.url)))

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """Post, signed afresh for `now`. Raises DeliveryError; DestinationGone after a 410."""
        body = json.dumps(message.payload, ensure_ascii=False, separators=(",", ":"))
        headers = {"content-type": "application/json; charset=utf-8", **sign(self._keys, delivery_id, now, body)}
        try:
            response = await self._post(self._url, body.encode(), headers)
        except FetchError as problem:
            reason = self._redact(problem.reason)
            raise DeliveryError(self.name, reason, permanent=isinstance(problem, AddressRefused)) from problem
        self._judge(response, now)

    def _judge(self, response: Response, now: datetime) -> None:
        status = response.status
        if 200 <= status < 300:
            return
        if status == 410:
            raise DestinationGone(self.name, "410: the receiver wants no more alerts")
        if 300 <= status < 400:
            raise DeliveryError(self.name, f"{status}: redirects are not followed", hint="Give the final URL.")
        raise DeliveryError(
            self.name,
            f"the receiver answered {status}",
            permanent=status in REFUSED_FOR_GOOD,
            retry_after_seconds=retry_after_seconds(response.headers.get("retry-after"), now),
        )


def sign(keys: Sequence[Webhook], delivery_id: str, now: datetime, body: str) -> dict[str, str]:
    """The three headers. Every key signs, so that a receiver may know the new one or still the old one."""
    headers = {"webhook-id": delivery_id, "webhook-timestamp": str(int(now.timestamp()))}
    if keys:
        utc = now.astimezone(UTC)
        headers["webhook-signature"] = " ".join(key.sign(delivery_id, utc, body) for key in keys)
    return headers


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """What a Retry-After header asks for, in seconds from now: a number or a date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def _key(name: str, secret: str) -> Webhook:
    try:
        return Webhook(secret)
    except (ValueError, EmptyWebhookSecretError) as problem:
        hint = "Make one with: python -c \"import base64,os;print('whsec_'+base64.b64encode(os.urandom(32)).decode())\""
        raise ConfigError(f"alerts.destinations.{name}.secret", "this is no base64 signing key", hint=hint) from problem
