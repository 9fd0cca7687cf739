"""The doctor's findings: what is fine in a line, what is not with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from monitor.show.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.doctor import Finding

__all__ = ["findings_view"]

SIGNS = {"fine": ("ok  ", "green"), "warning": ("note", "yellow"), "bad": ("BAD ", "bold red")}


def findings_view(findings: Sequence[Finding]) -> RenderableType:
    """One line a finding, and one with the advice."""
    lines: list[RenderableType] = []
    for finding in findings:
        sign, style = SIGNS[finding.level]
        lines.append(Text.assemble((sign, style), f"  {one_line(finding.part, 60)}: {one_line(finding.what, 300)}"))
        if finding.advice:
            lines.append(Text(f"      {one_line(finding.advice, 300)}"))
    bad = sum(finding.is_bad for finding in findings)
    lines.append(
        Text(f"\n{bad} things are wrong" if bad != 1 else "\n1 thing is wrong") if bad else Text("\nnothing is wrong")
    )
    return Group(*lines)
