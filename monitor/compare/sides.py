"""One text of a comparison made ready: its sentences, their folded words, its claims by sentence. PURE."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from monitor.claims.extract import extract_claims
from monitor.claims.reuse import Reuse
from monitor.compare.boilerplate import is_boilerplate
from monitor.compare.intervals import Intervals
from monitor.text.normal import fold
from monitor.text.sentences import split_sentences
from monitor.text.tokens import tokenize
from monitor.values import Attribution, Claim, Figure, Notice, Quote, Span

__all__ = ["Side", "fold_once", "folded_words", "make_side"]


# A headline that stands in the text is one of its first sentences, behind a kicker or a place at most.
_HEADLINE_WITHIN = 2
# Code points of a speech that are shown with its change: about four paragraphs.
_LONGEST_SPEECH = 1_500


@dataclass(frozen=True)
class Side:
    """A text, its sentences in order without notices and boilerplate, and its claims in those sentences.

    `words[i]` are the folded tokens of `sentences[i]`: two sentences of the same words differ in typography only.
    """

    text: str
    sentences: tuple[Span, ...]
    words: tuple[tuple[str, ...], ...]
    claims: tuple[Claim, ...]
    told: tuple[Figure, ...] = ()  # figures that only a notice states

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence that an offset lies in, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_text(self, offset: int) -> str:
        """The sentence that an offset lies in."""
        return self.sentences[self.sentence_of(offset)].text

    def sentences_text(self, claim: Claim) -> str:
        """All sentences that a claim reaches over, as they stand in the text; the first ones of a long speech."""
        first, last = self.sentence_of(claim.start), self.sentence_of(max(claim.start, claim.end - 1))
        while last > first and self.sentences[last].end - self.sentences[first].start > _LONGEST_SPEECH:
            last -= 1
        return self.text[self.sentences[first].start : self.sentences[last].end]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in order."""
        return tuple(claim for claim in self.claims if isinstance(claim, Figure))

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes, in order."""
        return tuple(claim for claim in self.claims if isinstance(claim, Quote))

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions, in order."""
        return tuple(claim for claim in self.claims if isinstance(claim, Attribution))

    @cached_property
    def folded(self) -> str:
        """The text, folded."""
        return fold(self.text)

    @cached_property
    def figures_by_value(self) -> dict[str, tuple[Figure, ...]]:
        """The figures by their value as written down ("41"), whatever they count."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[figure.value].append(figure)
        return {value: tuple(figures) for value, figures in found.items()}

    @cached_property
    def attributions_by_cue(self) -> dict[tuple[str, ...], tuple[Attribution, ...]]:
        """The attributions by their cue's folded words."""
        found: dict[tuple[str, ...], list[Attribution]] = defaultdict(list)
        for attribution in self.attributions:
            found[folded_words(attribution.cue.text)].append(attribution)
        return {cue: tuple(attributions) for cue, attributions in found.items()}

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)


def make_side(
    text: str,
    language: str | None,
    published: date | None,
    notices: tuple[Notice, ...] = (),
    headline: str = "",
    reuse: Reuse | None = None,
) -> Side:
    """Read one text. Claims inside notices and boilerplate are left out: they speak of the page.

    So is the headline where a page's text begins with it: it is compared as the title.
    """
    reuse = reuse or Reuse()
    title = folded_words(headline)
    kept: list[Span] = []
    told = Intervals((notice.start, notice.end) for notice in notices)
    for sentence in split_sentences(text, language or "en"):
        if len(kept) < _HEADLINE_WITHIN and title and folded_words(sentence.text) == title:
            continue
        if sentence.start not in told and not is_boilerplate(sentence.text):
            kept.append(sentence)
    side = Side(text, tuple(kept), tuple(fold_once(sentence.text, reuse) for sentence in kept), ())
    if not kept:
        return side
    claims = extract_claims(text, language=language, published=published, reuse=reuse)
    kept_claims = tuple(claim for claim in claims if _stands_in(side, claim))
    return Side(text, side.sentences, side.words, kept_claims, _told(claims, told))


def fold_once(sentence: str, reuse: Reuse) -> tuple[str, ...]:
    """The folded words of a sentence, read once where both versions have it."""
    if sentence not in reuse.folded:
        reuse.folded[sentence] = folded_words(sentence)
    return reuse.folded[sentence]


def folded_words(text: str) -> tuple[str, ...]:
    """The folded tokens of a text.

    >>> folded_words("“Up 10%”—Ray’s words")
    ('"', 'up', '10', '%', '"', '-', "ray's", 'words')
    """
    return tuple(token.text for token in tokenize(fold(text)))


def _stands_in(side: Side, claim: Claim) -> bool:
    sentence = side.sentences[side.sentence_of(claim.start)]
    return sentence.start <= claim.start < sentence.end


def _told(claims: tuple[Claim, ...], notices: Intervals) -> tuple[Figure, ...]:
    return tuple(claim for claim in claims if isinstance(claim, Figure) and claim.start in notices)
