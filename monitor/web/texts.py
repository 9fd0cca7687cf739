"""PURE: claims and comparisons of texts as JSON. Runs in a worker, which a hostile text can't hold up for long."""

from __future__ import annotations

from datetime import date
from typing import Any

from monitor.claims.extract import extract_claims
from monitor.compare.versions import compare
from monitor.formats import claim_to_json, comparison_to_json
from monitor.values import Version

__all__ = ["claims_of", "comparison_of"]


def claims_of(text: str, language: str | None, published: date | None = None) -> dict[str, Any]:
    """The claims of a text, as `monitor claims --json` prints them."""
    return {"claims": [claim_to_json(claim) for claim in extract_claims(text, language=language, published=published)]}


def comparison_of(before: Version, after: Version) -> dict[str, Any]:
    """What changed between two versions, as `monitor compare --jsonl` answers a line."""
    return comparison_to_json(compare(before, after, each_place=True))
