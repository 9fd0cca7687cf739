"""An alert's message in every form that a channel may want. PURE: composes; sends nothing.

Whatever comes from a page is cleaned to one line and escaped for its form; links are http or https only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.formats import change_to_json, notice_to_json
from monitor.notify.markup import (
    escape_html,
    escape_markdown,
    excerpt,
    link_html,
    link_markdown,
    one_line,
    safe_url,
    shorten,
    storable,
)
from monitor.notify.rules import SnapshotContext
from monitor.notify.wording import headline_of, lead_of, outlet_of, tell_change
from monitor.values import Change, ChangeKind, ChangeOp, Dimension, Figure, Notice, Severity

__all__ = ["Message", "compose", "digest_message", "test_message"]

SHOWN_CHANGES = 8  # a message is read on a phone; the rest is behind the link
SENTENCE_LIMIT = 320
PAYLOAD_CHANGES = 50  # a claim with its sentences is about 1 KB, and receivers commonly cap a body at 64 KB or more
SHOWN_ALERTS = 50


@dataclass(frozen=True, slots=True)
class Message:
    """One alert, or a digest of several, ready for any channel.

    `title` is one line; `text` is plain; `html` is a fragment of p, ul, li, a, strong, del and ins; `payload` is the
    JSON of webhooks and files: {"type", "timestamp", "data"}.
    """

    title: str
    lead: str
    text: str
    markdown: str
    html: str
    payload: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The message as the outbox keeps it."""
        return {
            "title": self.title,
            "lead": self.lead,
            "text": self.text,
            "markdown": self.markdown,
            "html": self.html,
            "payload": dict(self.payload),
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Message:
        """The message that `to_json` wrote. Raises KeyError where it is not one."""
        words = {name: str(row[name]) for name in ("title", "lead", "text", "markdown", "html")}
        return cls(**words, payload=dict(row["payload"]))


def compose(
    context: SnapshotContext,
    changes: Sequence[Change],
    notices: Sequence[Notice] = (),
    *,
    rule: str | None = None,
    severity: Severity | None = None,
) -> Message:
    """The message about one snapshot's changes; many or long ones are shortened, with "and 4 more".

    `severity` is by default that of the weightiest change.
    """
    ranked = sorted(changes, key=lambda change: -change.severity.rank)
    lead = lead_of(context, ranked, notices)
    return Message(
        title=headline_of(context, ranked, notices),
        lead=lead,
        text=_plain(lead, context, ranked, notices),
        markdown=_markdown(lead, context, ranked, notices),
        html=_html(lead, context, ranked, notices),
        payload=_payload(lead, context, ranked, notices, rule, severity),
    )


# --- the forms ------------------------------------------------------------------------------------------------


def _wordings(change: Change) -> tuple[str, str]:
    """Both wordings, shortened around the claim; "" for the side that has none."""
    before, after = change.before.text if change.before else "", change.after.text if change.after else ""
    was = excerpt(one_line(change.sentence_before or before), one_line(before), SENTENCE_LIMIT)
    now = excerpt(one_line(change.sentence_after or after), one_line(after), SENTENCE_LIMIT)
    return was, now


def _summary(change: Change) -> str:
    return shorten(one_line(change.summary) or tell_change(change), 200)


def _label(change: Change) -> str:
    marks = [change.severity.value, change.kind.value]
    if change.place.value != "text":
        marks.append({"title": "headline"}.get(change.place.value, change.place.value))
    return ", ".join([*marks, "silent"] if change.silent else marks)


def _more(changes: Sequence[Change]) -> str:
    hidden = len(changes) - SHOWN_CHANGES
    return f"and {hidden} more" if hidden > 0 else ""


def _times(context: SnapshotContext) -> str:
    seen = f"Seen {_clock(context.at)}"
    since = f", after {_clock(context.previous_at)}" if context.previous_at else ""
    published = f"; published {_clock(context.published)}" if context.published else ""
    return f"{seen}{since}{published}; snapshot {context.number}."


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _plain(lead: str, context: SnapshotContext, changes: Sequence[Change], notices: Sequence[Notice]) -> str:
    lines = [lead]
    for change in changes[:SHOWN_CHANGES]:
        was, now = _wordings(change)
        lines += ["", f"* {_summary(change)} ({_label(change)})"]
        lines += [f"  - {was}"] if was else []
        lines += [f"  + {now}"] if now else []
    if _more(changes):
        lines += ["", _more(changes)]
    for notice in notices[:3]:
        lines += ["", f"Notice: {shorten(one_line(notice.text), SENTENCE_LIMIT)}"]
    lines += ["", _times(context), safe_url(context.url) or shorten(one_line(context.url), 200)]
    if safe_url(context.review_url):
        lines.append(f"History: {safe_url(context.review_url)}")
    return "\n".join(lines)


def _markdown(lead: str, context: SnapshotContext, changes: Sequence[Change], notices: Sequence[Notice]) -> str:
    blocks = [f"**{escape_markdown(lead)}**"]
    for change in changes[:SHOWN_CHANGES]:
        was, now = _wordings(change)
        lines = [f"{escape_markdown(_summary(change))} \\({_label(change)}\\)"]
        lines += [f"> was: {escape_markdown(was)}"] if was else []
        lines += [">"] if was and now else []
        lines += [f"> now: {escape_markdown(now)}"] if now else []
        blocks.append("\n".join([lines[0], "", *lines[1:]]))
    if _more(changes):
        blocks.append(_more(changes))
    blocks += [f"Notice: {escape_markdown(shorten(one_line(notice.text), SENTENCE_LIMIT))}" for notice in notices[:3]]
    blocks += [_times(context), " · ".join(link_markdown(url, words) for url, words in _links(context))]
    return "\n\n".join(blocks)


def _html(lead: str, context: SnapshotContext, changes: Sequence[Change], notices: Sequence[Notice]) -> str:
    parts = [f"<p><strong>{escape_html(lead)}</strong></p>"]
    items = [_item(change) for change in changes[:SHOWN_CHANGES]]
    if items:
        parts.append(f"<ul>{''.join(items)}</ul>")
    if _more(changes):
        parts.append(f"<p>{_more(changes)}</p>")
    parts += [f"<p>Notice: {escape_html(shorten(one_line(notice.text), SENTENCE_LIMIT))}</p>" for notice in notices[:3]]
    links = " · ".join(link_html(url, words) for url, words in _links(context))
    parts.append(f"<p>{escape_html(_times(context))} {links}</p>")
    return "\n".join(parts)


def _item(change: Change) -> str:
    was, now = _wordings(change)
    before = f"<p>was: <del>{escape_html(was)}</del></p>" if was else ""
    after = f"<p>now: <ins>{escape_html(now)}</ins></p>" if now else ""
    return f"<li><p>{escape_html(_summary(change))} ({_label(change)})</p>{before}{after}</li>"


def _links(context: SnapshotContext) -> list[tuple[str, str]]:
    review = [(context.review_url, "Revision history")] if context.review_url else []
    return [(context.url, shorten(one_line(context.article_title or context.url), 120)), *review]


# --- JSON -----------------------------------------------------------------------------------------------------


def _payload(
    lead: str,
    context: SnapshotContext,
    changes: Sequence[Change],
    notices: Sequence[Notice],
    rule: str | None,
    severity: Severity | None,
) -> dict[str, Any]:
    level = severity or (changes[0].severity if changes else Severity.LOW)
    payload: dict[str, Any] = {
        "type": "article.changed" if changes else "article.noted",
        "timestamp": context.at.isoformat(),
        "data": {
            "lead": lead,
            "rule": rule,
            "severity": level.value,
            "silent": bool(changes) and all(change.silent for change in changes),
            "article": _article(context),
            "snapshot": _snapshot(context),
            "changes": [change_to_json(c) | {"place": c.place.value} for c in changes[:PAYLOAD_CHANGES]],
            "changes_total": len(changes),
            "notices": [notice_to_json(notice) for notice in notices],
        },
    }
    return storable(payload)  # type: ignore[no-any-return]


def _article(context: SnapshotContext) -> dict[str, Any]:
    return {
        "id": context.article_id,
        "title": context.article_title,
        "outlet": outlet_of(context),
        "feeds": list(context.feeds),
        "url": context.url,
        "language": context.language,
        "published": context.published.isoformat() if context.published else None,
        "modified": context.modified.isoformat() if context.modified else None,
        "review_url": context.review_url,
    }


def _snapshot(context: SnapshotContext) -> dict[str, Any]:
    return {
        "number": context.number,
        "previous_number": context.number - 1 if context.number > 1 else None,
        "seen_at": context.at.isoformat(),
        "previous_seen_at": context.previous_at.isoformat() if context.previous_at else None,
    }


# --- several at once ------------------------------------------------------------------------------------------


def digest_message(messages: Sequence[Message], *, at: datetime) -> Message:
    """Several alerts in one message, in the order given. Raises ValueError where there is none."""
    if not messages:
        raise ValueError("a digest of no messages")
    shown, hidden = messages[:SHOWN_ALERTS], len(messages) - SHOWN_ALERTS
    tail = [f"and {hidden} more"] if hidden > 0 else []
    lead = f"{len(messages)} alert{'s' if len(messages) > 1 else ''} up to {_clock(at)}."
    return Message(
        title=f"{lead.removesuffix('.')}: {shorten(messages[0].title, 100)}",
        lead=lead,
        text="\n\n----\n\n".join([lead, *(message.text for message in shown), *tail]),
        markdown="\n\n---\n\n".join([lead, *(message.markdown for message in shown), *tail]),
        html="\n<hr>\n".join(f"<p>{words}</p>" for words in [lead])
        + "".join(f"\n<hr>\n{message.html}" for message in shown)
        + "".join(f"\n<hr>\n<p>{words}</p>" for words in tail),
        payload={
            "type": "alerts.digest",
            "timestamp": at.isoformat(),
            "data": {"lead": lead, "alerts": [dict(message.payload) for message in messages]},
        },
    )


def test_message(now: datetime) -> Message:
    """A made-up alert, for trying a destination out; its title and payload say that it is a test."""
    before = Figure(0, 2, "12", "12", None, "truck", Dimension.COUNT, None)
    after = Figure(0, 2, "21", "21", None, "truck", Dimension.COUNT, None)
    was, then = "12 trucks crossed the bridge.", "21 trucks crossed the bridge."
    change = Change(
        ChangeKind.FIGURE, ChangeOp.ALTERED, before, after, was, then, "12 → 21 trucks (+75%)", None, Severity.LOW, True
    )
    context = SnapshotContext(
        article_id=0,
        number=2,
        article_title="A test of this destination",
        url="https://example.org/test",
        at=now,
        outlet="Monitor",
        published=now - timedelta(minutes=125),
    )
    message = compose(context, [change])
    return Message(
        title=f"Test: {message.title}",
        lead=f"This is a test. {message.lead}",
        text=f"This is a test.\n\n{message.text}",
        markdown=f"This is a test.\n\n{message.markdown}",
        html=f"<p>This is a test.</p>\n{message.html}",
        payload={**message.payload, "type": "test"},
    )


test_message.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for a test
