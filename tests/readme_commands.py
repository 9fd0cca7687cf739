"""The README's commands, as its readers copy them: `python3 tests/readme_commands.py run|test` prints one of the two.

A command is the first shell block under the heading that names it. Standard library only: CI calls this first.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
HEADINGS = {"run": "Set up and run", "test": "Set up and test"}


def command(name: str) -> str:
    """The command line under the README's heading `HEADINGS[name]`; raises LookupError where it stands there no more."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(HEADINGS[name])}\n.*?^```(?:sh|console|bash)\n(.*?)^```", text, re.M | re.S)
    if not found:
        raise LookupError(f"no shell block under the heading {HEADINGS[name]!r} in {README.name}")
    lines = [line.removeprefix("$ ") for line in found.group(1).strip().splitlines()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(command(sys.argv[1]) + "\n")
