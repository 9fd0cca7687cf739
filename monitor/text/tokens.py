"""Words, numbers, punctuation and symbols of a text, offset-true. PURE; it reads no meaning."""

from __future__ import annotations

import re

from monitor.values import Span

__all__ = ["tokenize"]

# A number keeps the marks inside it ("1,200.5"), a word its apostrophes ("don't", "o'clock"); a hyphen parts both
# ("3-4", "75-minute"), so that a change in one half is seen as one. Everything else stands alone, mark by mark.
# A word begins with a letter and may go on with digits ("F16"); digits before letters are a number of their own
# ("5m" is "5", "m"). No alternative matches a stretch in two ways, so the scan is linear.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*|\S")

# Scripts that write no spaces: each sign is a token, or a whole clause would be one word.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def tokenize(text: str) -> tuple[Span, ...]:
    """The tokens of a text in order; only white space stands between them.

    >>> [span.text for span in tokenize("Up 10% to $1,200.5; don't.")]
    ['Up', '10', '%', 'to', '$', '1,200.5', ';', "don't", '.']
    """
    spans: list[Span] = []
    for match in _TOKEN.finditer(text):
        found, start = match.group(), match.start()
        if len(found) > 1 and _UNSPACED.search(found):
            spans.extend(Span(start + at, start + at + 1, sign) for at, sign in enumerate(found))
        else:
            spans.append(Span(start, match.end(), found))
    return tuple(spans)
