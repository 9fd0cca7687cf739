"""The JSON of claims, changes and notices, both ways. PURE. `monitor claims` and `monitor compare` speak it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.values import (
    Approximation,
    ArticleText,
    Attribution,
    Change,
    ChangeKind,
    ChangeOp,
    Claim,
    Comparison,
    Dimension,
    Direction,
    Figure,
    Link,
    Notice,
    NoticeKind,
    Place,
    Quote,
    Severity,
    SourceClass,
    Span,
    Version,
)

__all__ = [
    "article_from_json",
    "article_to_json",
    "change_from_json",
    "change_to_json",
    "claim_from_json",
    "claim_to_json",
    "comparison_to_json",
    "notice_from_json",
    "notice_to_json",
    "version_from_json",
]

Json = dict[str, Any]


def claim_to_json(claim: Claim) -> Json:
    """A claim as the object that `monitor claims` prints."""
    match claim:
        case Figure():
            return {
                "kind": "figure",
                "start": claim.start,
                "end": claim.end,
                "text": claim.text,
                "value": claim.value,
                "value_to": claim.value_to,
                "unit": claim.unit,
                "dimension": claim.dimension.value,
                "approximation": claim.approximation.value if claim.approximation else None,
            }
        case Quote():
            return {
                "kind": "quote",
                "start": claim.start,
                "end": claim.end,
                "text": claim.text,
                "speaker": _span_to_json(claim.speaker),
                "speaker_name": claim.speaker_name,
                "cue": _span_to_json(claim.cue),
                "partial": claim.partial,
            }
        case Attribution():
            return {
                "kind": "attribution",
                "start": claim.start,
                "end": claim.end,
                "text": claim.text,
                "source": _span_to_json(claim.source),
                "source_name": claim.source_name,
                "source_class": claim.source_class.value,
                "cue": _span_to_json(claim.cue),
                "content": _span_to_json(claim.content),
            }


def claim_from_json(row: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_json` wrote. Raises KeyError or ValueError where it is not one."""
    place = (int(row["start"]), int(row["end"]), str(row["text"]))
    match row["kind"]:
        case "figure":
            approximation = row["approximation"]
            return Figure(
                *place,
                value=row["value"],
                value_to=row["value_to"],
                unit=row["unit"],
                dimension=Dimension(row["dimension"]),
                approximation=Approximation(approximation) if approximation else None,
            )
        case "quote":
            return Quote(
                *place,
                speaker=_span_from_json(row["speaker"]),
                speaker_name=row["speaker_name"],
                cue=_span_from_json(row["cue"]),
                partial=bool(row["partial"]),
            )
        case "attribution":
            cue = _span_from_json(row["cue"])
            if cue is None:
                raise ValueError("an attribution without a cue")
            return Attribution(
                *place,
                source=_span_from_json(row["source"]),
                source_name=row["source_name"],
                source_class=SourceClass(row["source_class"]),
                cue=cue,
                content=_span_from_json(row["content"]),
            )
        case other:
            raise ValueError(f"no such kind of claim: {other!r}")


def change_to_json(change: Change) -> Json:
    """A change as the object that `monitor compare` prints."""
    return {
        "kind": change.kind.value,
        "op": change.op.value,
        "before": claim_to_json(change.before) if change.before else None,
        "after": claim_to_json(change.after) if change.after else None,
        "sentence_before": change.sentence_before,
        "sentence_after": change.sentence_after,
        "summary": change.summary,
        "direction": change.direction.value if change.direction else None,
        "severity": change.severity.value,
        "silent": change.silent,
    }


def change_from_json(row: Mapping[str, Any], place: Place = Place.TEXT) -> Change:
    """The change that `change_to_json` wrote; its place is kept beside the object, not in it."""
    return Change(
        kind=ChangeKind(row["kind"]),
        op=ChangeOp(row["op"]),
        before=claim_from_json(row["before"]) if row["before"] else None,
        after=claim_from_json(row["after"]) if row["after"] else None,
        sentence_before=row["sentence_before"],
        sentence_after=row["sentence_after"],
        summary=row["summary"],
        direction=Direction(row["direction"]) if row["direction"] else None,
        severity=Severity(row["severity"]),
        silent=bool(row["silent"]),
        place=place,
    )


def notice_to_json(notice: Notice) -> Json:
    """A notice as the object that `monitor compare` prints."""
    return {"start": notice.start, "end": notice.end, "text": notice.text, "kind": notice.kind.value}


def notice_from_json(row: Mapping[str, Any]) -> Notice:
    """The notice that `notice_to_json` wrote."""
    return Notice(int(row["start"]), int(row["end"]), str(row["text"]), NoticeKind(row["kind"]))


def comparison_to_json(comparison: Comparison) -> Json:
    """A comparison as the object that `monitor compare` prints; "place" says what a change's offsets count in."""
    return {
        "changes": [change_to_json(change) | {"place": change.place.value} for change in comparison.changes],
        "notices": [notice_to_json(notice) for notice in comparison.notices],
        "text_changed": comparison.text_changed,
    }


def article_to_json(article: ArticleText) -> Json:
    """What was read from a page; times are ISO 8601 in UTC."""
    row = {
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "modified": article.modified.isoformat() if article.modified else None,
        "language": article.language,
        "canonical_url": article.canonical_url,
        "summary": article.summary,
        "text": article.text,
        "links": [_link_to_json(link) for link in article.links],
    }
    # Left out where there are none: an article without pictures has the bytes, and the digest, that it always had.
    return row | {"captions": list(article.captions)} if article.captions else row


def article_from_json(row: Mapping[str, Any]) -> ArticleText:
    """The article that `article_to_json` wrote."""
    return ArticleText(
        title=row["title"],
        byline=row["byline"],
        published=_time_from_json(row["published"]),
        modified=_time_from_json(row["modified"]),
        text=row["text"],
        links=tuple(_link_from_json(link) for link in row["links"]),
        summary=row["summary"],
        language=row["language"],
        canonical_url=row["canonical_url"],
        outlet=row["outlet"],
        captions=tuple(row.get("captions") or ()),
    )


def version_from_json(row: Mapping[str, Any]) -> Version:
    """One side of a line of `monitor compare --jsonl`: {"title", "text"[, "links", "modified", "summary", "captions"]}.

    Of a link only "url" is needed. Raises KeyError where the text is missing, TypeError or ValueError where a value is
    not of its type.
    """
    if not isinstance(row, Mapping):
        raise TypeError(f"a version must be an object, not {type(row).__name__}")
    text, title = row["text"], row.get("title") or ""
    if not isinstance(text, str) or not isinstance(title, str) or not isinstance(row.get("summary"), str | None):
        raise TypeError("'title', 'text' and 'summary' must be strings")
    return Version(
        title=title,
        text=text,
        links=tuple(_link_from_json(link) for link in row.get("links") or ()),
        modified=_time_from_json(row.get("modified")),
        summary=row.get("summary"),
        language=row.get("lang"),
        published=_time_from_json(row.get("published")),
        captions=_texts(row.get("captions")),
    )


def _texts(values: object) -> tuple[str, ...]:
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError("'captions' must be a list of strings")
    return tuple(values)


def _link_to_json(link: Link) -> Json:
    return {"url": link.url, "anchor": link.anchor, "start": link.start, "end": link.end}


def _link_from_json(row: Mapping[str, Any]) -> Link:
    # A program that writes versions itself may not know anchor and place.
    return Link(str(row["url"]), str(row.get("anchor") or ""), int(row.get("start") or 0), int(row.get("end") or 0))


def _time_from_json(text: str | None) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _span_to_json(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _span_from_json(row: Mapping[str, Any] | None) -> Span | None:
    return None if row is None else Span(int(row["start"]), int(row["end"]), str(row["text"]))
