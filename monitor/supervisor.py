"""Tells systemd how the daemon fares (sd_notify): one datagram to the socket that it named, nothing where it named none."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping

__all__ = ["Supervisor"]


class Supervisor:
    """Whoever started us with NOTIFY_SOCKET in the environment (systemd with Type=notify, podman); else nobody."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Reads NOTIFY_SOCKET, and WATCHDOG_USEC where it is meant for this process."""
        self._address = environment.get("NOTIFY_SOCKET", "")
        meant = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        microseconds = environment.get("WATCHDOG_USEC", "") if meant else ""
        self.watchdog_seconds = int(microseconds) / 1_000_000 if microseconds.isdecimal() else None

    def tell(self, *facts: str) -> bool:
        """Send facts such as "READY=1" or "STATUS=…"; whether they went out. A supervisor that is gone is no error."""
        if self._address[:1] not in ("/", "@"):
            return False
        # "@" stands for the NUL byte that begins a name in the abstract namespace (unix(7)).
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        message = "\n".join(fact.replace("\n", " ") for fact in facts).encode("utf-8", "replace")
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
                to.settimeout(1)
                to.sendto(message, address)
        except OSError:
            return False
        return True
