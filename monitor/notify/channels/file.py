"""Alerts as JSON lines in a file, on the disk before they count as delivered."""

from __future__ import annotations

import asyncio
import json
import os
from datetime import datetime
from pathlib import Path

from monitor.errors import DeliveryError
from monitor.notify.channels.base import FileSpec
from monitor.notify.message import Message

__all__ = ["FileChannel"]


class FileChannel:
    """Appends, flushes and syncs one line an alert; a full file becomes path.1, the one before path.2, and so on."""

    def __init__(self, spec: FileSpec) -> None:
        self.name = spec.name
        self._spec = spec
        self._turn = asyncio.Lock()  # rotation and appending must not cross

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """Write the payload with the delivery's id. Raises DeliveryError (try again) where the disk refuses."""
        row = {"delivery_id": delivery_id, "delivered_at": now.isoformat(), **message.payload}
        line = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "replace")
        async with self._turn:
            try:
                await asyncio.to_thread(_append, self._spec, line)
            except OSError as problem:
                reason = f"the file {self._spec.path} can't be written: {problem.strerror or problem}"
                raise DeliveryError(self.name, reason, hint="Check the folder, its rights and the disk.") from problem


def _append(spec: FileSpec, line: bytes) -> None:
    _rotate(spec, len(line))
    with spec.path.open("ab") as file:
        torn = file.tell() > 0 and not _ends_with_newline(spec.path)
        file.write(b"\n" + line if torn else line)  # a crash or a full disk may have cut the last line short
        file.flush()
        os.fsync(file.fileno())


def _rotate(spec: FileSpec, room: int) -> None:
    size = spec.path.stat().st_size if spec.path.exists() else 0
    if size == 0 or size + room <= spec.max_bytes:
        return
    for number in range(spec.keep - 1, 0, -1):
        if _numbered(spec.path, number).exists():
            _numbered(spec.path, number).replace(_numbered(spec.path, number + 1))
    spec.path.replace(_numbered(spec.path, 1))


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.{number}")


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
