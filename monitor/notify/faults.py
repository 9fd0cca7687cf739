"""What monitor tells of its own troubles: a message of its own kind. PURE: composes; stores and sends nothing."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from monitor.notify.markup import escape_html, escape_markdown, one_line, shorten
from monitor.notify.message import Message

__all__ = ["FaultKind", "fault_message"]

LONGEST_SUBJECT = 300
LONGEST_WORDS = 600


class FaultKind(StrEnum):
    """What can be wrong for so long that somebody must look."""

    FEED_BROKEN = "feed broken"
    HOST_BLOCKED = "host blocked"
    EXTRACTION_EMPTY = "extraction empty"
    WORKER_KILLED = "worker killed"
    DESTINATION_DEAD = "destination dead"
    INTEGRITY = "integrity"
    STORE_FULL = "store full"


TITLES = {
    FaultKind.FEED_BROKEN: "A feed can't be read",
    FaultKind.HOST_BLOCKED: "A host keeps us out",
    FaultKind.EXTRACTION_EMPTY: "Pages of a host have no text any more",
    FaultKind.WORKER_KILLED: "A page can't be read within its bounds",
    FaultKind.DESTINATION_DEAD: "A destination takes no alerts",
    FaultKind.INTEGRITY: "The stored evidence is damaged",
    FaultKind.STORE_FULL: "Nothing can be recorded",
}


def fault_message(kind: FaultKind, subject: str, words: str, hint: str, now: datetime) -> Message:
    """The message about one fault: what is wrong with what, why, and what to do."""
    where = shorten(one_line(subject), LONGEST_SUBJECT)
    title = f"monitor: {TITLES[kind]}: {where}"
    said, advice = shorten(one_line(words), LONGEST_WORDS), shorten(one_line(hint), LONGEST_WORDS)
    sentences = " ".join(filter(None, (said, advice)))
    return Message(
        title=title,
        lead=said,
        text=f"{title}\n\n{sentences}",
        markdown=f"**{escape_markdown(title)}**\n\n{escape_markdown(sentences)}",
        html=f"<p><strong>{escape_html(title)}</strong></p>\n<p>{escape_html(sentences)}</p>",
        payload={
            "type": "monitor.fault",
            "timestamp": now.isoformat(),
            "data": {"kind": kind.value, "subject": where, "words": said, "hint": advice},
        },
    )
