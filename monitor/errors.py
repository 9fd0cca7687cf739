"""Every error that monitor raises on purpose.

MonitorError
├── ConfigError            config.yaml or the environment can't be used        subject: the key's full path
├── InputError             a file, URL or identifier given by the user         subject: that input
│   ├── NotFoundError      nothing is known under that name
│   └── ConflictError      it does not go with what there is already
├── FetchError             a request that brought no usable answer             subject: the URL
│   ├── AddressRefused     the address guard does not let us connect
│   ├── RobotsRefused      robots.txt asks us not to fetch this
│   ├── DeadlineExceeded   the whole request took longer than allowed
│   ├── BodyTooLarge       more bytes, on the wire or decoded, than allowed
│   ├── TlsFailed          the certificate or the handshake is not to be trusted
│   └── ConnectFailed      name, connection or protocol failed
├── ReadError              bytes that can't be read as what they should be     subject: the URL or file
│   └── WorkerKilled       the worker that read them ran out of time or memory
├── StoreError             the database refuses or is not what we expect       subject: the database
│   ├── StoreBusy          locked, out of room or of reach: try again later
│   └── SchemaTooNew       written by a newer version of monitor
└── DeliveryError          a destination did not take an alert                 subject: the destination
    └── DestinationGone    it wants no more alerts, ever (notify.channels.base)

Ordinary outcomes (a 304, a page that is not the article) are values, not errors.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "AddressRefused",
    "BodyTooLarge",
    "ConfigError",
    "ConflictError",
    "ConnectFailed",
    "DeadlineExceeded",
    "DeliveryError",
    "FetchError",
    "InputError",
    "MonitorError",
    "NotFoundError",
    "ReadError",
    "RobotsRefused",
    "SchemaTooNew",
    "StoreBusy",
    "StoreError",
    "TlsFailed",
    "WorkerKilled",
]


class MonitorError(Exception):
    """Something went wrong."""

    def __init__(self, subject: str, reason: str = "", *, hint: str = "") -> None:
        """`subject`: what failed (a URL, key path, destination); `reason`: why; `hint`: what to do next."""
        self.subject = subject
        self.reason = reason or (self.__class__.__doc__ or "").strip().rstrip(".")
        self.hint = hint
        super().__init__(subject, self.reason, hint)

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors cross from worker processes: rebuilt from their fields, whatever their constructor asks for."""
        return _rebuilt, (type(self), dict(self.__dict__))

    def __str__(self) -> str:
        sentence = f"{self.subject}: {self.reason}" if self.subject else self.reason
        return f"{sentence}. {self.hint}" if self.hint else sentence


def _rebuilt(kind: type[MonitorError], fields: dict[str, Any]) -> MonitorError:
    error = kind.__new__(kind)
    error.__dict__.update(fields)
    error.args = (fields["subject"], fields["reason"], fields["hint"])
    return error


class ConfigError(MonitorError):
    """This setting can't be used."""


class InputError(MonitorError):
    """This input can't be used."""


class NotFoundError(InputError):
    """Nothing is known under this name."""


class ConflictError(InputError):
    """This does not go with what there is already."""


class FetchError(MonitorError):
    """The request brought no usable answer."""


class AddressRefused(FetchError):  # noqa: N818 - the tree reads as outcomes: "address refused"
    """This address may not be connected to."""


class RobotsRefused(FetchError):  # noqa: N818
    """robots.txt asks us not to fetch this."""


class DeadlineExceeded(FetchError):  # noqa: N818
    """The request took longer than allowed."""


class BodyTooLarge(FetchError):  # noqa: N818
    """The answer is larger than allowed."""


class TlsFailed(FetchError):  # noqa: N818
    """The certificate or the TLS handshake can't be trusted."""


class ConnectFailed(FetchError):  # noqa: N818
    """The server could not be reached."""


class ReadError(MonitorError):
    """These bytes can't be read."""


class WorkerKilled(ReadError):  # noqa: N818
    """Reading took too much time or memory, and was stopped."""


class StoreError(MonitorError):
    """The database can't be used."""


class StoreBusy(StoreError):  # noqa: N818
    """The database is locked, out of room or out of reach."""


class SchemaTooNew(StoreError):  # noqa: N818
    """The database was written by a newer version of monitor."""


class DeliveryError(MonitorError):
    """The destination did not take the alert."""

    def __init__(
        self,
        subject: str,
        reason: str = "",
        *,
        hint: str = "",
        permanent: bool = False,
        retry_after_seconds: float | None = None,
    ) -> None:
        """`permanent`: no retry will help (410, bad credentials); `retry_after_seconds`: what the destination asked."""
        super().__init__(subject, reason, hint=hint)
        self.permanent = permanent
        self.retry_after_seconds = retry_after_seconds
