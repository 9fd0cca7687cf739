"""What is written as JSON is read back the same."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.formats import (
    article_from_json,
    article_to_json,
    change_from_json,
    change_to_json,
    claim_from_json,
    claim_to_json,
    notice_from_json,
    notice_to_json,
    version_from_json,
)
from monitor.values import (
    Approximation,
    ArticleText,
    Attribution,
    Change,
    ChangeKind,
    ChangeOp,
    Claim,
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
)

FIGURE = Figure(0, 11, "41 aircraft", "41", None, "aircraft", Dimension.COUNT, Approximation.ABOUT)
RANGE = Figure(0, 7, "3-4 men", "3", "4", "man", Dimension.COUNT, None)
QUOTE = Quote(0, 6, "“Yes,”", Span(7, 10, "she"), "Jane Okafor", Span(11, 15, "said"), False)
ANONYMOUS = Attribution(
    0, 20, "sources said so here", Span(0, 7, "sources"), None, SourceClass.ANONYMOUS, Span(8, 12, "said"), None
)


@pytest.mark.parametrize("claim", [FIGURE, RANGE, QUOTE, ANONYMOUS])
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    assert claim_from_json(claim_to_json(claim)) == claim


def test_a_change_comes_back_as_it_was() -> None:
    change = Change(
        ChangeKind.SOURCING, ChangeOp.ALTERED, ANONYMOUS, ANONYMOUS, "a", "b", "c", Direction.WEAKENED, Severity.HIGH, True,
        Place.TITLE,
    )  # fmt: skip
    assert change_from_json(change_to_json(change), Place.TITLE) == change


def test_a_notice_comes_back_as_it_was() -> None:
    notice = Notice(3, 9, "Update", NoticeKind.UPDATE)
    assert notice_from_json(notice_to_json(notice)) == notice


def test_an_article_comes_back_as_it_was() -> None:
    at = datetime(2026, 1, 30, 12, tzinfo=UTC)
    article = ArticleText("T", None, at, None, "Text", (Link("https://e.org/", "here", 0, 4),), "S", "en", None, "Out")
    assert article_from_json(article_to_json(article)) == article


def test_a_version_needs_a_text() -> None:
    with pytest.raises(KeyError, match="text"):
        version_from_json({"title": "T"})
    with pytest.raises(TypeError, match="must be strings"):
        version_from_json({"title": "T", "text": 3})
    with pytest.raises(TypeError, match="must be an object"):
        version_from_json("T")  # type: ignore[arg-type]  # what a JSON line may hold


def test_a_modified_date_without_a_zone_is_utc() -> None:
    assert version_from_json({"text": "", "modified": "2026-01-30T12:00:00"}).modified == datetime(
        2026, 1, 30, 12, tzinfo=UTC
    )


def test_a_link_needs_no_more_than_its_url() -> None:
    assert version_from_json({"text": "", "links": [{"url": "https://e.org/"}]}).links == (
        Link("https://e.org/", "", 0, 0),
    )
