"""Commands on texts alone: claims, compare, extract. No database."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli_common import (
    ConfigOption,
    JsonOption,
    answer_lines,
    out_console,
    print_json,
    read_bytes,
    read_text,
    settings_from,
)
from monitor.errors import InputError

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.values import ArticleText, Version

__all__ = ["claims", "compare", "extract"]

HtmlOption = Annotated[bool, typer.Option("--html", help="The input is a web page, not plain text.")]
JsonLinesOption = Annotated[bool, typer.Option("--jsonl", help="Read one JSON object a line, answer each with one.")]
LanguageOption = Annotated[
    str | None, typer.Option("--lang", metavar="xx", help="Language (ISO 639-1); found out by default.")
]


def claims(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="A text, or - for standard input.")] = "-",
    html: HtmlOption = False,
    lang: LanguageOption = None,
    as_json: JsonOption = False,
    jsonl: JsonLinesOption = False,
    config: ConfigOption = None,
) -> None:
    """Show the figures, quotes and attributions of a text.

    With --jsonl, lines {"id", "text"[, "lang"]} are answered with {"id", "claims"}; exit code 1 where a line was bad.
    """
    from monitor.claims.extract import extract_claims
    from monitor.formats import claim_to_json

    if jsonl:
        good = answer_lines(_lines(file), lambda row: _claims_of(row, lang))
        raise typer.Exit(0 if good else 1)
    text, language, published = _text_of(file, html=html)
    found = extract_claims(text, language=lang or language, published=published.date() if published else None)
    if as_json:
        print_json({"claims": [claim_to_json(claim) for claim in found]})
        return
    from monitor.show.claims import claims_view

    out_console().print(claims_view(text, found))


def compare(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The earlier version (with --jsonl: the lines, or -).")
    ] = "-",
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="The later version.")] = None,
    html: HtmlOption = False,
    as_json: JsonOption = False,
    jsonl: JsonLinesOption = False,
    config: ConfigOption = None,
) -> None:
    """Show which claims changed between two versions of a text.

    With --jsonl, lines {"id", "before": {"title", "text"[, "links", "modified", "summary", "captions"]}, "after": {…}}
    are answered with {"id", "changes", "notices", "text_changed"}, each place's changes for itself; exit code 1 where a
    line was bad.
    """
    from monitor.compare.versions import compare as compare_versions
    from monitor.formats import comparison_to_json

    if jsonl:
        good = answer_lines(_lines(old), _comparison_of)
        raise typer.Exit(0 if good else 1)
    if new is None:
        raise InputError("compare", "needs two files, OLD and NEW", hint="See `monitor compare --help`.")
    before, after = _version_of(old, html=html), _version_of(new, html=html)
    comparison = compare_versions(before, after)
    if as_json:
        print_json(comparison_to_json(comparison))
        return
    from monitor.show.changes import comparison_view

    out_console().print(comparison_view(comparison))


def extract(
    source: Annotated[str, typer.Argument(metavar="FILE|URL", help="A saved page, - for standard input, or a URL.")],
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Show what is read from a page: title, byline, dates, text, captions and links."""
    if source.startswith(("http://", "https://")):
        from monitor.compose import fetch_once

        response = fetch_once(settings_from(config), source)
        body, headers, url = response.body, response.headers, response.final_url
    else:
        body, headers, url = read_bytes(source), {}, ""
    article = _page(body, headers, url, source)
    if as_json:
        from monitor.formats import article_to_json

        print_json(article_to_json(article))
        return
    from monitor.show.claims import article_view

    out_console().print(article_view(article))


def _lines(file: str) -> Any:
    if file == "-":
        return sys.stdin.buffer
    return read_bytes(file).splitlines()


def _claims_of(row: dict[str, Any], lang: str | None) -> dict[str, Any]:
    from monitor.claims.extract import extract_claims
    from monitor.formats import claim_to_json

    text = _string(row, "text")
    language = row.get("lang") or lang
    return {"claims": [claim_to_json(claim) for claim in extract_claims(text, language=language)]}


def _comparison_of(row: dict[str, Any]) -> dict[str, Any]:
    from monitor.compare.versions import compare as compare_versions
    from monitor.formats import comparison_to_json, version_from_json

    before, after = version_from_json(row["before"]), version_from_json(row["after"])
    return comparison_to_json(compare_versions(before, after, each_place=True))


def _string(row: dict[str, Any], key: str) -> str:
    value = row[key]
    if not isinstance(value, str):
        raise TypeError(f"{key!r} must be a string, not {type(value).__name__}")
    return value


def _text_of(file: str, *, html: bool) -> tuple[str, str | None, datetime | None]:
    if not html:
        return read_text(file), None, None
    article = _page(read_bytes(file), {}, "", file)
    return article.text, article.language, article.published


def _version_of(file: str, *, html: bool) -> Version:
    from monitor.values import Version

    if not html:
        return Version(title="", text=read_text(file))
    from monitor.values import version_of

    return version_of(_page(read_bytes(file), {}, "", file))


def _page(body: bytes, headers: dict[str, str], url: str, name: str) -> ArticleText:
    from monitor.read.pages import read_page

    article = read_page(body, headers, url)
    if article is None or not article.text.strip():
        raise InputError(name, "no article text was found on this page", hint="Is it a list of links, or not HTML?")
    return article
