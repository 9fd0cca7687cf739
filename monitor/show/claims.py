"""A text with its claims marked, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from monitor.show.plain import one_line, printable
from monitor.values import ArticleText, Attribution, Claim, Figure, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["article_view", "claim_details", "claims_view", "marked_text"]

# Each kind has a colour and, because colour is never the only sign, a letter in the list.
STYLES = {"figure": "bold cyan", "quote": "green", "attribution": "magenta"}


def claims_view(text: str, claims: Sequence[Claim]) -> RenderableType:
    """The text with claims in colour, then a table of them."""
    if not claims:
        return Text("No figure, quote or attribution was found.")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("kind", "at", "claim", "reads as"):
        table.add_column(heading, overflow="fold")
    for claim in claims:
        table.add_row(
            Text(kind_of(claim), STYLES[kind_of(claim)]),
            str(claim.start),
            Text(one_line(claim.text, 70)),
            Text(claim_details(claim)),
        )
    return Group(marked_text(text, claims), Text(""), table)


def marked_text(text: str, claims: Sequence[Claim]) -> Text:
    """The text with the stretches of the claims coloured; attributions by source and cue alone."""
    marked = Text(printable(text) if len(printable(text)) == len(text) else text)
    for claim in claims:
        if isinstance(claim, Attribution):
            for span in filter(None, (claim.source, claim.cue)):
                marked.stylize(STYLES["attribution"], span.start, span.end)
        else:
            marked.stylize(STYLES[kind_of(claim)], claim.start, claim.end)
    return marked


def claim_details(claim: Claim) -> str:
    """What the claim was read as, in a few words: "41 aircraft", "said by Jane Okafor", "anonymous: sources"."""
    match claim:
        case Figure():
            value = claim.value if claim.value_to is None else f"{claim.value} to {claim.value_to}"
            hedge = f"{claim.approximation.value.replace('_', ' ')} " if claim.approximation else ""
            return one_line(f"{hedge}{value} {claim.unit or ''} ({claim.dimension.value})".replace("  ", " "))
        case Quote():
            speaker = claim.speaker_name or (claim.speaker.text if claim.speaker else None)
            return one_line(f"said by {speaker}" if speaker else "speaker not told")
        case Attribution():
            source = claim.source_name or (claim.source.text if claim.source else "no source")
            return one_line(f"{claim.source_class.value.replace('_', ' ')}: {source} ({claim.cue.text})")


def article_view(article: ArticleText) -> RenderableType:
    """What was read from a page."""
    table = Table.grid(padding=(0, 2))
    facts = {
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": article.published and article.published.isoformat(" ", "minutes"),
        "modified": article.modified and article.modified.isoformat(" ", "minutes"),
        "language": article.language,
        "canonical URL": article.canonical_url,
        "summary": article.summary,
    }
    for name, value in facts.items():
        table.add_row(Text(name, "dim"), Text(one_line(value)) if value else Text("not told", "dim"))
    body = Text(printable(article.text))
    links = [Text(f"{one_line(link.anchor, 50)}  {one_line(link.url)}") for link in article.links]
    captions = [Text(printable(f"caption  {one_line(caption)}"), "dim") for caption in article.captions]
    return Group(table, Text(""), body, Text(""), *captions, Text(f"{len(links)} links in the text", "bold"), *links)


def kind_of(claim: Claim) -> str:
    """The claim's kind as JSON has it."""
    match claim:
        case Figure():
            return "figure"
        case Quote():
            return "quote"
        case Attribution():
            return "attribution"
