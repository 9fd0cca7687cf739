"""Both sides and their headlines are read in one language, so that a short headline can't be taken for another."""

from __future__ import annotations

from monitor.compare.versions import compare
from monitor.values import ChangeOp, Place, Version


def test_short_headline_is_read_in_the_language_of_its_text() -> None:
    text = "Die Feuerwehr hat den Brand am Morgen gelöscht, und die Anwohner sind in ihre Häuser zurückgekehrt."
    (change,) = compare(
        Version("Brand in Varne: 1.200 Tote", text), Version("Brand in Varne: 1.300 Tote", text)
    ).changes
    assert (change.op, change.place) == (ChangeOp.ALTERED, Place.TITLE)
