"""The stream's query: one reading of it for the page, the API, the live events and the feeds out, and back into a query.

PURE: a query in, what the store is asked for out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import parse_qsl, urlencode

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, ValidationError

from monitor.errors import InputError
from monitor.notify.markup import one_line
from monitor.show.moments import moment_back
from monitor.store.records import ChangeFilter
from monitor.values import ChangeKind, ChangeOp, Direction, Place, Severity

if TYPE_CHECKING:
    from monitor.store.records import ChangeRecord
    from monitor.web.access import Principal

__all__ = [
    "Filters",
    "StreamQuery",
    "Words",
    "asked_in",
    "change_filter",
    "chips_of",
    "cursor_after",
    "given",
    "grave_cursor",
    "new_cursor",
    "query_of",
    "ref_of",
    "saved_query",
    "since_moment",
    "words_of",
]

# Names of what people chose, in the order in which they stand on the page.
LABELS = {
    "kind": "",
    "op": "",
    "severity": "at least",
    "direction": "",
    "place": "in the",
    "silent": "",
    "outlet": "outlet",
    "feed": "feed",
    "words": "words",
    "since": "since",
    "until": "until",
    "article_id": "article",
    "unstable": "",
    "noise": "",
    "unseen": "",
}
SAID = {
    ("silent", "yes"): "silent",
    ("silent", "no"): "noted",
    ("unstable", "yes"): "with unstable pages",
    ("noise", "yes"): "with what was called noise",
    ("unseen", "yes"): "unseen",
}
MOST_PARTS = 200  # a query of all filters has not half as many
A_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def given(value: Any) -> Any:
    """What a form's field asks for: it sends its empty fields, too, and they ask for nothing."""
    if isinstance(value, list):
        return [one for one in value if one != ""]
    return None if value == "" else value


def _given_flag(value: Any) -> Any:
    return False if value == "" else value


def _lines(texts: list[str]) -> list[str]:
    return [line for line in dict.fromkeys(map(one_line, texts)) if line]


Words = Annotated[
    str | None, Field(max_length=200), BeforeValidator(given), AfterValidator(lambda text: text and one_line(text))
]
Flag = Annotated[bool, BeforeValidator(_given_flag)]
Several = BeforeValidator(given)
Names = Annotated[list[Annotated[str, Field(max_length=200)]], Several, AfterValidator(_lines)]


class Filters(BaseModel):
    """Which changes; what is left out asks for nothing, and of what is given several times, one must fit."""

    kind: Annotated[list[ChangeKind], Several] = Field([], max_length=10, description="Of these kinds.")
    op: Annotated[list[ChangeOp], Several] = Field([], max_length=10, description="This happened to the claim.")
    severity: Annotated[Severity | None, BeforeValidator(given)] = Field(None, description="At least so severe.")
    direction: Annotated[Direction | None, BeforeValidator(given)] = Field(
        None, description="The sourcing stands weaker, or firmer."
    )
    place: Annotated[list[Place], Several] = Field([], max_length=10, description="In these parts of the article.")
    silent: Annotated[bool | None, BeforeValidator(given)] = Field(
        None, description="Only silent ones, or only noted ones."
    )
    outlet: Names = Field([], max_length=50, description="Of these outlets.")
    feed: Words = Field(None, description="Of this feed: its id, URL or name.")
    words: Words = Field(None, description="All of these words stand in its wording.")
    since: Words = Field(None, description="A time back (30m, 24h, 7d), or a date or time in ISO 8601, UTC by default.")
    until: Words = Field(None, description="Before this time, or up to the end of this date; as `since`.")
    article_id: Annotated[int | None, BeforeValidator(given)] = Field(
        None, ge=1, le=2**63 - 1, description="Of this article."
    )
    unstable: Flag = Field(False, description="With those of pages that flip between versions.")
    noise: Flag = Field(False, description="With those that a verdict of noise hides.")
    unseen: Flag = Field(False, description="Only those that who asks has not marked as seen.")


class StreamQuery(Filters):
    """What the page of changes is asked for: which changes, in which order, and after which one."""

    sort: Annotated[Literal["newest", "gravest"], BeforeValidator(lambda value: value or "newest")] = "newest"
    before: Annotated[str | None, BeforeValidator(given)] = Field(None, pattern=r"^([1-3]\.)?[0-9]{1,18}$")


LISTS = frozenset(name for name, field in StreamQuery.model_fields.items() if field.default == [])


def change_filter(asked: Filters, now: datetime, principal: Principal | None) -> ChangeFilter:
    """What the store is asked for. Raises InputError where `since` or `until` is no time."""
    return ChangeFilter(
        since=since_moment(asked.since, now) if asked.since else None,
        until=_until_moment(asked.until, now) if asked.until else None,
        kinds=_once(asked.kind),
        ops=_once(asked.op),
        direction=asked.direction,
        places=_once(asked.place),
        min_severity=asked.severity,
        silent=asked.silent,
        outlets=_once(asked.outlet),
        feed=ref_of(asked.feed),
        words=asked.words or None,
        article_id=asked.article_id,
        include_damped=asked.unstable,
        include_noise=asked.noise,
        unseen_by=principal.name if asked.unseen and principal else None,
    )


def query_of(asked: Filters, **changed: Any) -> str:
    """The query that asks the same, in one order and without what asks for nothing; `changed` replaces some of it.

    >>> query_of(Filters(kind=["quote", "figure"], unseen=True), unseen=False)
    'kind=quote&kind=figure'
    """
    return urlencode(_pairs(asked.model_copy(update=changed)))


def asked_in(query: str, now: datetime) -> StreamQuery:
    """What a query asks for, as the page reads it. Raises InputError where it asks for what there is not (any more)."""
    found: dict[str, Any] = {}
    try:
        for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARTS):
            if name in LISTS:
                found.setdefault(name, []).append(value)
            else:
                found[name] = value
        asked = StreamQuery.model_validate(found)
    except ValidationError as problem:
        where = ", ".join(dict.fromkeys(str(error["loc"][0]) for error in problem.errors()))
        raise InputError("filter", f"its query can't be read: {where}") from problem
    except ValueError as problem:
        raise InputError("filter", "its query can't be read") from problem
    change_filter(asked, now, None)
    return asked


def saved_query(query: str, now: datetime) -> str:
    """The query as it is kept under a name: which changes in which order, and not which page of them. Raises InputError.

    >>> saved_query("before=7&kind=quote&silent=&words=+boats", datetime(2026, 1, 30))
    'kind=quote&words=boats'
    """
    asked = asked_in(query.removeprefix("?"), now)
    if not chips_of(asked):
        raise InputError("filter", "nothing is asked for", hint="Choose what to show first.")
    return query_of(asked, before=None)


def words_of(query: str, now: datetime) -> list[str] | None:
    """What a saved query asks for, in words; None where it can't be read (any more)."""
    try:
        return [words for words, _ in chips_of(asked_in(query, now))]
    except InputError:
        return None


def chips_of(asked: Filters) -> list[tuple[str, str]]:
    """Each thing that is asked for in words, with the query that asks for all but it."""
    pairs = [pair for pair in _pairs(asked) if pair[0] in LABELS]
    rest = [pair for pair in _pairs(asked) if pair[0] not in LABELS]
    return [
        (_said(name, value), urlencode([pair for pair in pairs if pair != (name, value)] + rest))
        for name, value in pairs
    ]


def cursor_after(last: ChangeRecord, asked: StreamQuery) -> str:
    """What `before` is on the page that goes on after this change."""
    return f"{last.change.severity.rank}.{last.id}" if asked.sort == "gravest" else str(last.id)


def new_cursor(asked: StreamQuery) -> int | None:
    """The id that the newest-first page goes on below. Raises InputError for a cursor of the other order."""
    if asked.before and "." in asked.before:
        raise InputError("before", f"{asked.before!r} leads on where the gravest come first")
    return int(asked.before) if asked.before else None


def grave_cursor(asked: StreamQuery) -> tuple[int, int] | None:
    """The rank and id that the gravest-first page goes on below. Raises InputError for a cursor of the other order."""
    if asked.before and "." not in asked.before:
        raise InputError("before", f"{asked.before!r} leads on where the newest come first")
    rank, _, change_id = (asked.before or "").partition(".")
    return (int(rank), int(change_id)) if change_id else None


def ref_of(text: str | None) -> int | str | None:
    """A feed as it is named: by its id, or by URL or name."""
    if text and text.isascii() and text.isdecimal():
        return min(int(text), 2**63 - 1)
    return text or None


def since_moment(text: str, now: datetime) -> datetime:
    """A time back from now, or a moment. Raises InputError."""
    return _moment("since", text, now)


def _until_moment(text: str, now: datetime) -> datetime:
    """As `since_moment`; a date means the whole of that day."""
    moment = _moment("until", text, now)
    try:
        return moment + timedelta(days=1) if A_DATE.fullmatch(text) else moment
    except OverflowError:
        return moment


def _moment(name: str, text: str, now: datetime) -> datetime:
    try:
        return moment_back(text, now)
    except ValueError as problem:
        raise InputError(name, str(problem)) from problem


def _pairs(asked: Filters) -> list[tuple[str, str]]:
    """The query's parts; nothing for what stands at its default."""
    pairs: list[tuple[str, str]] = []
    for name in type(asked).model_fields:
        value = getattr(asked, name)
        values = value if isinstance(value, list) else [value]
        if value != type(asked).model_fields[name].default:
            pairs += [(name, _word(one)) for one in values if one is not None and one != ""]
    return pairs


def _word(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _said(name: str, value: str) -> str:
    words = SAID.get((name, value), value)
    return f"{LABELS[name]} {words}".strip()


def _once(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))
