"""Coverage-guided fuzzing: `python tests/fuzz/fuzz.py TARGET [libFuzzer options]`; needs the extra `fuzz` (atheris).

Without a target it lists them. A crash is written to crash-…, and run again by giving that file as an argument.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def main() -> None:
    """Fuzz the target until stopped, or for as long as libFuzzer's -runs or -max_total_time say."""
    import atheris

    with atheris.instrument_imports(include=["monitor"]):
        from targets import TARGETS

    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in TARGETS:
        sys.exit(f"usage: python tests/fuzz/fuzz.py {{{','.join(TARGETS)}}} [-max_total_time=60 …]")
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
