"""An interrupted speech comes and goes as one change; two speeches stay two."""

from __future__ import annotations

from monitor.compare.versions import compare
from monitor.values import ChangeKind, ChangeOp, Version

REST = "Shops along the high street opened late, and buses were sent the long way round by the river."


def ops(before: str, after: str) -> list[tuple[ChangeKind, ChangeOp]]:
    return [(change.kind, change.op) for change in compare(Version("", before), Version("", after)).changes]


def test_an_interrupted_speech_is_removed_and_added_once() -> None:
    speech = "“It was over in a minute,” Ana Figueroa said. “Then everyone was shouting.”"
    with_it = f"{speech}\n\n{REST}"
    assert ops(with_it, REST) == [(ChangeKind.QUOTE, ChangeOp.REMOVED)]
    assert ops(REST, with_it) == [(ChangeKind.QUOTE, ChangeOp.ADDED)]
    change = compare(Version("", with_it), Version("", REST)).changes[0]
    assert change.before is not None
    assert change.before.text == speech == with_it[change.before.start : change.before.end]


def test_two_speakers_are_two_changes() -> None:
    speeches = "“It was over in a minute,” Ana Figueroa said.\n\n“Nobody was hurt,” said Tom Whitfield, the fire chief."
    assert ops(f"{speeches}\n\n{REST}", REST) == [(ChangeKind.QUOTE, ChangeOp.REMOVED)] * 2
