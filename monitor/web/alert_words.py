"""Rules, destinations and deliveries in words, without any secret. PURE."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.notify.outbox import DAILY_AT, FAILURES_TO_OPEN
from monitor.notify.redact import redact_url
from monitor.settings import (
    AppriseDestination,
    EmailDestination,
    FileDestination,
    LogDestination,
    TerminalDestination,
    WebhookDestination,
)

if TYPE_CHECKING:
    from monitor.notify.outbox import Circuit
    from monitor.notify.rules import Rule
    from monitor.settings import DestinationSetting

__all__ = ["RULE_SNIPPET", "circuit_words", "destination_words", "rule_words", "tells_when"]

# A rule to begin from, as it stands under alerts.rules; a test reads it as config.yaml is read.
RULE_SNIPPET = """\
- name: silent figures of the coast
  destinations: [{destination}]
  kinds: [figure]            # figure, quote, sourcing
  min_severity: medium       # low, medium, high
  silent: true               # only what the newsroom does not tell
  outlets: [coast.example]
  words: [boats, casualties] # one of them in the claim or its sentence
  digest: hourly             # left out: at once
"""
KINDS = {"figure": "figures", "quote": "quotes", "sourcing": "sourcing"}


def rule_words(rule: Rule) -> str:
    """Which changes this rule tells, as a sentence."""
    what = f"changes of {_either(map(KINDS.__getitem__, rule.kinds), 'and')}" if rule.kinds else "every change"
    if rule.silent is not None:
        what = f"{'silent' if rule.silent else 'noted'} {what}" if rule.kinds else _every(silent=rule.silent)
    parts = [
        what,
        f"that are {_either(rule.ops)}" if rule.ops else "",
        f"of at least {rule.min_severity.value} severity" if rule.min_severity.value != "low" else "",
        f"where the sourcing is {rule.direction.value}" if rule.direction else "",
        f"in the {_either(rule.places)}" if rule.places else "",
        f"by {_either(rule.outlets)}" if rule.outlets else "",
        f"in articles of the feed {_either(rule.feeds)}" if rule.feeds else "",
        f"with the words {_either(f'“{entry}”' for entry in rule.words)}" if rule.words else "",
    ]
    told = "; a new correction note alone is told too" if _tells_notices(rule) else ""
    return _capital(", ".join(filter(None, parts)) + told + ".")


def tells_when(rule: Rule) -> str:
    """When what this rule found is sent."""
    match rule.digest:
        case None:
            return "at once"
        case "hourly":
            return "collected, each hour"
        case digest:
            return f"collected, each day at {DAILY_AT if digest == 'daily' else digest} UTC"


def destination_words(destination: DestinationSetting | None) -> str:
    """Where alerts go by it; what would let somebody in is masked."""
    match destination:
        case TerminalDestination():
            return "the terminal that monitor runs in"
        case LogDestination():
            return "lines of the log"
        case FileDestination():
            return f"JSON lines in {destination.path}"
        case WebhookDestination():
            return f"webhook {redact_url(destination.url)}, {'signed' if destination.secret else 'not signed'}"
        case EmailDestination():
            return f"e-mail to {', '.join(destination.recipients)} by {destination.host}:{destination.port}"
        case AppriseDestination():
            return f"Apprise, {redact_url(destination.url)}"
    return "added since these pages were started"


def circuit_words(circuit: Circuit | None, now: datetime) -> tuple[bool, str]:
    """Whether the daemon sends to it now, and what it thinks of it, by what it has seen since it was started."""
    if circuit is None or (not circuit.failures and not circuit.disabled):
        return True, "takes alerts"
    if circuit.disabled:
        return False, "wants no more alerts: nothing is sent until monitor is started again"
    if circuit.failures < FAILURES_TO_OPEN:
        return False, f"failed {_times(circuit.failures)} in a row"
    rests = circuit.open_until is not None and circuit.open_until > now
    return False, f"failed {_times(circuit.failures)} in a row; {'rests before' if rests else 'due for'} the next try"


def _every(*, silent: bool) -> str:
    return f"every {'silent' if silent else 'noted'} change"


def _tells_notices(rule: Rule) -> bool:
    return rule.notices and not (rule.kinds or rule.ops or rule.direction is not None or rule.silent is True)


def _either(words: Iterable[str], joined_by: str = "or") -> str:
    *first, last = map(str, words)
    return f"{', '.join(first)} {joined_by} {last}" if first else last


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
