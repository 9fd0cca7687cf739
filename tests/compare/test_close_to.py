"""Sources close to somebody are not that somebody."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.values import ChangeKind, Direction, Version

REST = "\n\nShops along the high street opened late, and buses were sent the long way round by the river."


@pytest.mark.parametrize("named", ["The ministry confirmed", "The ministry said", "The defence ministry confirmed"])
def test_a_ministry_that_becomes_sources_close_to_it_is_weakened_once(named: str) -> None:
    said = "that inspectors visited the plant 5 times in two years."
    before, after = f"{named} {said}{REST}", f"Sources close to the ministry said {said}{REST}"
    changes = compare(Version("", before), Version("", after)).changes
    assert [(change.kind, change.direction) for change in changes] == [(ChangeKind.SOURCING, Direction.WEAKENED)]
