"""Which outcomes of looks are troubles that a person must hear of, and when they are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.pipeline.faults import FaultKind, end_fault, report_fault
from monitor.values import Outcome

if TYPE_CHECKING:
    from monitor.errors import WorkerKilled
    from monitor.pipeline.services import Services
    from monitor.store.records import ArticleRecord

__all__ = ["BLOCKED_AFTER", "KILLED_AFTER", "tell_killed_worker", "tell_troubles"]

# A wall now and then is what news sites do; three looks in a row, hours apart, are a host that keeps us out.
BLOCKED_AFTER = 3
# Once may have been a busy machine; a page that kills its worker twice will go on doing so.
KILLED_AFTER = 2
BLOCKED_HINT = "Raise fetch.host_interval_seconds, put an address into fetch.user_agent, or ask the site for leave."


async def tell_troubles(
    services: Services, article: ArticleRecord, outcome: Outcome, *, withheld: bool, words: str
) -> None:
    """Report a host that blocks us look after look, and end the troubles of an article that is read again."""
    looks = article.page.errors + 1
    if outcome is Outcome.BLOCKED and withheld and looks >= BLOCKED_AFTER:
        said = f"{looks} looks in a row at {article.url} were blocked: {words}"
        await report_fault(services, FaultKind.HOST_BLOCKED, article.host, said, BLOCKED_HINT)
    elif not withheld and article.page.errors >= KILLED_AFTER:
        await end_fault(services, FaultKind.HOST_BLOCKED, article.host)
        await end_fault(services, FaultKind.WORKER_KILLED, article.url)


async def tell_killed_worker(services: Services, article: ArticleRecord, problem: WorkerKilled) -> None:
    """Report a page that kills its worker again and again."""
    looks = article.page.errors + 1
    if looks >= KILLED_AFTER:
        words = f"{looks} looks in a row brought nothing, the last: {problem.reason}"
        hint = "See the page in a browser; `reading.timeout_seconds` and `reading.memory_megabytes` are the bounds."
        await report_fault(services, FaultKind.WORKER_KILLED, article.url, words, hint)
