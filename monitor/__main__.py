"""python -m monitor, and the console script."""

from __future__ import annotations

import os
import sys

from monitor.errors import ConfigError, InputError, MonitorError, StoreError

__all__ = ["main"]

FAILED, MISUSED, NO_DATABASE, INTERRUPTED = 1, 2, 3, 130


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 failed, 2 wrong use or configuration, 3 database, 130 interrupted."""
    from monitor.cli import app

    try:
        app()
    except MonitorError as problem:
        print(f"monitor: {_told(problem)}", file=sys.stderr)  # noqa: T201 - the one place where errors become text
        sys.exit(exit_code(problem))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # `monitor changes | head`: the reader has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _told(problem: MonitorError) -> str:
    """The error as a terminal may show it: without credentials, and without what would forge a line or move a cursor.

    Only the configuration's own errors have several lines.
    """
    from monitor.notify.redact import redact_text

    kept = "\n" if isinstance(problem, ConfigError) else ""
    return "".join(char if char.isprintable() or char in kept else " " for char in redact_text(str(problem)))


def exit_code(problem: MonitorError) -> int:
    """What a shell is told of this error."""
    match problem:
        case ConfigError() | InputError():
            return MISUSED
        case StoreError():
            return NO_DATABASE
    return FAILED


if __name__ == "__main__":
    main()
