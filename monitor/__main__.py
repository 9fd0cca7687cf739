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
        print(f"monitor: {problem}", file=sys.stderr)  # noqa: T201 - the one place where errors become text
        sys.exit(exit_code(problem))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # `monitor changes | head`: the reader has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


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
