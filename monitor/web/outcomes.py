"""What a look came to, in words for people. PURE."""

from __future__ import annotations

from monitor.values import Outcome

__all__ = ["MEANT", "outcome_words"]

# What each outcome means, and what becomes of such a look.
MEANT = {
    Outcome.UNCHANGED: "The page says what it said before.",
    Outcome.CHANGED: "The page was taken for the article, and its text became a snapshot.",
    Outcome.INCOMPLETE: "The page came cut off, or so much shorter than before that another look must say the same.",
    Outcome.BLOCKED: "The site refused us, or showed a page against robots in the place of the article.",
    Outcome.CONSENT: "A page that asks for consent stood in the place of the article.",
    Outcome.LOGIN: "A page that asks to log in stood in the place of the article.",
    Outcome.PAYWALL: "The page showed the beginning of the article, or none of it, and asked to be paid.",
    Outcome.ERROR_PAGE: "The page tells of an error, whatever its status says.",
    Outcome.GONE: "The site says that the article is not there any more.",
    Outcome.UNSTABLE: "The page went back to an earlier text: it flips between versions, and raises no alert.",
    Outcome.FAILED: "No page came: the connection, the address or the server failed.",
}


def outcome_words(outcome: Outcome) -> str:
    """The outcome as it is written on pages.

    >>> outcome_words(Outcome.ERROR_PAGE)
    'error page'
    """
    return outcome.value.replace("_", " ")
