"""Structured logs on stderr: one event a line, for people on a terminal and as JSON elsewhere."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from typing import Any, TextIO, cast

import structlog

__all__ = ["open_log"]

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
Event = MutableMapping[str, Any]


def open_log(level: str, form: str, redact: Callable[[str], str]) -> Any:
    """A logger. `form`: console, json, or auto (console where stderr is a terminal); `redact` takes secrets out."""
    plain = form == "console" or (form == "auto" and sys.stderr.isatty())
    renderer = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()) if plain else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _redacted(redact, one_line=plain),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _Unfailing(sys.stderr))),
        cache_logger_on_first_use=True,
    )
    log = structlog.get_logger()
    _take_over_libraries(log)
    return log


def _take_over_libraries(log: Any) -> None:
    """What libraries say at warning and above goes the same way: one event a line, without secrets."""

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say = log.error if record.levelno >= logging.ERROR else log.warning
            say("library", logger=record.name, message=record.getMessage(), exc_info=record.exc_info or None)

    logging.basicConfig(handlers=[Handler(logging.WARNING)], level=logging.WARNING, force=True)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


class _Unfailing:
    """A stream whose full disk or closed pipe loses lines, and nothing else: what is logged about must go on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            return self._stream.write(text)
        return 0

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._stream.flush()


def _redacted(redact: Callable[[str], str], *, one_line: bool) -> Callable[[Any, str, Event], Event]:
    def process(_logger: Any, _name: str, event: Event) -> Event:
        return {
            key: _clean(redact(value), one_line) if isinstance(value, str) else value for key, value in event.items()
        }

    return process


def _clean(text: str, one_line: bool) -> str:
    """JSON escapes control characters by itself; on a terminal a headline's CR, LF or ESC must not forge a line."""
    if not one_line:
        return text
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
