"""What the API says of claims and changes, as documented models. They describe; the JSON is made by monitor.formats."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from monitor.values import (
    Approximation,
    ChangeKind,
    ChangeOp,
    Dimension,
    Direction,
    NoticeKind,
    Place,
    Severity,
    SourceClass,
)

__all__ = [
    "Change",
    "Citation",
    "Claim",
    "Claims",
    "Comparison",
    "Diff",
    "Lineage",
    "Listed",
    "Model",
    "Notice",
    "Place",
    "Problem",
    "RecordedChange",
]

Item = TypeVar("Item")


class Model(BaseModel):
    """Nothing stands in an answer that is not told of here."""

    model_config = ConfigDict(extra="forbid")


class Listed(Model, Generic[Item]):
    """One page of a list."""

    items: list[Item]
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


class Invalid(Model):
    """One field that can't be read."""

    where: str = Field(description="body.url, query.limit …")
    reason: str


class Problem(Model):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    hint: str | None = Field(None, description="What to do next.")
    errors: list[Invalid] | None = Field(None, description="Each field that can't be read.")


class Span(Model):
    """A stretch of the text; offsets count code points, the end is exclusive."""

    start: int
    end: int
    text: str


class FigureClaim(Span):
    """A number that stands for something."""

    kind: Literal["figure"]
    value: str = Field(description="The number in digits, as a decimal.")
    value_to: str | None = Field(description="The upper end of a range.")
    unit: str | None
    dimension: Dimension
    approximation: Approximation | None


class QuoteClaim(Span):
    """Words in quotation marks."""

    kind: Literal["quote"]
    speaker: Span | None
    speaker_name: str | None
    cue: Span | None
    partial: bool


class AttributionClaim(Span):
    """A statement with whom it is ascribed to."""

    kind: Literal["attribution"]
    source: Span | None
    source_name: str | None
    source_class: SourceClass
    cue: Span
    content: Span | None


Claim = Annotated[FigureClaim | QuoteClaim | AttributionClaim, Field(discriminator="kind")]


class Claims(Model):
    """The claims of a text in the order in which they stand."""

    claims: list[Claim]


class Change(Model):
    """What happened to one claim between two versions."""

    kind: ChangeKind
    op: ChangeOp
    before: Claim | None = Field(description="Null where added.")
    after: Claim | None = Field(description="Null where removed.")
    sentence_before: str | None
    sentence_after: str | None
    summary: str
    direction: Direction | None = Field(description="Whether the sourcing stands less firm than before, or firmer.")
    severity: Severity
    silent: bool = Field(description="No notice and no new date in the article tells of it.")
    place: Place = Field(description="Where it stands: what the claims' offsets count in.")


class RecordedChange(Change):
    """A change with where and when it happened."""

    id: int
    article_id: int
    title: str
    url: str
    outlet: str | None
    snapshots: list[int] = Field(description="The numbers of the snapshot before and of this one.")
    at: datetime
    before_at: datetime | None
    unstable: bool = Field(description="The page went back and forth.")
    lineage_id: int | None = Field(
        None, description="The claim lineage that it is a step of; told of one change alone."
    )


class Citation(Model):
    """A change as others can quote and check it."""

    citation: str
    address: str = Field(description="Where it is recorded.")
    before_sha256: str | None = Field(description="The digest of the text before.")
    after_sha256: str | None = Field(description="The digest of the text after.")


class Notice(Model):
    """The article's own correction or update note."""

    start: int
    end: int
    text: str
    kind: NoticeKind


class Comparison(Model):
    """All that two versions differ in."""

    changes: list[Change]
    notices: list[Notice]
    text_changed: bool


class Diff(Comparison):
    """All that two snapshots of an article differ in."""

    before: int
    after: int
    url: str


class LineagePoint(Model):
    """What a claim was from a snapshot on; `text` is null where it was gone."""

    number: int
    at: datetime
    text: str | None
    value: str | None
    value_to: str | None
    unit: str | None
    approximation: Approximation | None
    source: str | None
    sentence: str | None
    start: int | None
    end: int | None


class Lineage(Model):
    """One claim followed through an article's snapshots; a point only where it changed."""

    id: int
    article_id: int
    kind: Literal["figure", "quote", "attribution"]
    about: str
    place: Place
    last_number: int
    points: list[LineagePoint]
