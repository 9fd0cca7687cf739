"""What other pages tell of this one: the same text on several articles of a host, and hosts whose pages turn empty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.pipeline.faults import FaultKind, end_fault, report_fault
from monitor.values import Outcome

if TYPE_CHECKING:
    from monitor.examination import Examination
    from monitor.pipeline.services import Services
    from monitor.store.records import ArticleRecord

__all__ = ["EMPTY_LOOKS", "against_others", "tell_of_reading"]

# A page without text now and then is a hiccup. Three looks in a row at a host that used to be read are a redesign.
EMPTY_LOOKS = 3
EMPTY_HINT = "See a page in a browser and with `monitor extract`: the site may have been rebuilt, or needs JavaScript."
SAID_WALL = "a person said of this very text that it is not the article"


async def against_others(services: Services, article: ArticleRecord, examination: Examination) -> Examination:
    """The examination once it is known where else on the host its text stands. Raises StoreError."""
    if examination.mark is None or examination.article is None or examination.outcome is Outcome.UNCHANGED:
        return examination
    known = await services.stored(
        services.store.known_text, article.host, examination.mark, examination.title_mark, article.id
    )
    if known.said == "wall":
        return _withheld(examination, Outcome.ERROR_PAGE, SAID_WALL)
    if known.said == "article" or not (known.with_title or known.with_other_titles):
        return examination
    from monitor.fetch.quality import Twins, Verdict, judge_twins

    verdict = judge_twins(
        Verdict(Outcome.CHANGED, examination.reason, examination.suspicious, examination.looks_needed),
        Twins(known.with_title, known.with_other_titles),
        own_title=examination.own_title,
        has_notice=examination.has_notice,
    )
    if not verdict.is_article:
        return _withheld(examination, verdict.outcome, verdict.reason)
    return replace(examination, reason=verdict.reason, suspicious=verdict.suspicious, looks_needed=verdict.looks)


def _withheld(examination: Examination, outcome: Outcome, reason: str) -> Examination:
    return replace(
        examination, outcome=outcome, reason=reason, suspicious=False, digest=None, article=None, comparison=None
    )


async def tell_of_reading(services: Services, host: str, *, found: bool) -> None:
    """Report a host whose pages have no text any more, and that it is over. Raises StoreError."""
    if found:
        await end_fault(services, FaultKind.EXTRACTION_EMPTY, host)
        return
    for empty in await services.stored(services.store.empty_hosts, host):
        if empty.used_to_work and empty.empty_in_row >= EMPTY_LOOKS:
            words = f"{empty.empty_in_row} looks in a row found no text, the last at {empty.last_url}"
            await report_fault(services, FaultKind.EXTRACTION_EMPTY, host, words, EMPTY_HINT)
