"""PURE: is this page the article? Decides; reads no HTML tree, touches neither network nor clock.

Asked three times of one page. `judge_response` before anything is read: status, headers, addresses and the raw markup,
a millisecond at most. `judge_text` once the article's title and text are read: against what the article said before.
`judge_twins` once the store has told what other articles of the host say. A verdict whose outcome is CHANGED says "this
is the article"; whether it did change, comparing tells.
"""

from __future__ import annotations

from monitor.fetch.quality_answer import judge_response
from monitor.fetch.quality_facts import NO_TEXT, PageFacts, PreviousFacts, Verdict
from monitor.fetch.quality_reading import judge_text
from monitor.fetch.quality_twins import Twins, judge_twins

__all__ = [
    "NO_TEXT",
    "PageFacts",
    "PreviousFacts",
    "Twins",
    "Verdict",
    "judge",
    "judge_response",
    "judge_text",
    "judge_twins",
]


def judge(facts: PageFacts) -> Verdict:
    """The whole judgement, for a page whose title and text are read (no text at all is an empty one)."""
    verdict = judge_response(facts)
    return judge_text(facts) if verdict.is_article else verdict
