"""What a process and all below it hold: memory, files, threads; read from /proc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

__all__ = ["kilobytes_of", "open_files", "resident_kilobytes", "threads_of", "tree_of"]


def tree_of(pid: int) -> Iterator[int]:
    """The process and its descendants."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from tree_of(int(child))


def kilobytes_of(pid: int) -> int:
    """Its proportional set size, which counts shared pages once over all who share them; 0 where it is gone."""
    return _field(f"/proc/{pid}/smaps_rollup", "Pss:")


def resident_kilobytes(pid: int) -> int:
    """Its resident set; 0 where it is gone."""
    return _field(f"/proc/{pid}/status", "VmRSS:")


def threads_of(pid: int) -> int:
    """How many threads it has; 0 where it is gone."""
    return _field(f"/proc/{pid}/status", "Threads:")


def open_files(pid: int) -> int:
    """How many file descriptors it holds; 0 where it is gone."""
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return 0


def _field(file: str, name: str) -> int:
    try:
        lines = Path(file).read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)
