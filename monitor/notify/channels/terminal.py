"""Alerts in the terminal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from monitor.notify.message import Message

__all__ = ["TerminalChannel"]


class TerminalChannel:
    """Prints to a rich Console; the message's words are never read as markup, and hold no control characters."""

    def __init__(self, name: str, console: Any = None) -> None:
        """`console`: a rich Console; one on stdout where None is given."""
        self.name = name
        self._console = console

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """Print the message, what was there before in red, what is there now in green."""
        from rich.console import Console
        from rich.text import Text

        if self._console is None:
            self._console = Console()
        printed = Text("\n").join(Text(line, style=_style(number, line)) for number, line in _lines(message))
        self._console.print(printed, soft_wrap=True)
        self._console.print()


def _lines(message: Message) -> list[tuple[int, str]]:
    printable = ("".join(char for char in line if char.isprintable()) for line in message.text.split("\n"))
    return list(enumerate(printable))


def _style(number: int, line: str) -> str:
    if number == 0:
        return "bold"
    if line.startswith("  - "):
        return "red"
    return "green" if line.startswith("  + ") else ""
