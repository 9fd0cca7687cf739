"""Saved filters: names that are one's own, bounded, and found again."""

from __future__ import annotations

import pytest
from store_world import HOUR, NOW, World

from monitor.errors import ConflictError, InputError, NotFoundError
from monitor.store.desk_filters import MOST_SAVED_FILTERS


def save(world: World, name: str, query: str = "kind=quote") -> int:
    return world.store.save_filter(name, query, made_by="anna", now=NOW).id


def test_a_filter_is_saved_listed_by_name_renamed_and_removed(world: World) -> None:
    first, second = save(world, "silent ones"), save(world, " Figures ", "kind=figure")
    found = world.store.saved_filters()
    assert [(one.name, one.query, one.made_by, one.made_at) for one in found] == [
        ("Figures", "kind=figure", "anna", NOW),
        ("silent ones", "kind=quote", "anna", NOW),
    ]
    assert world.store.saved_filters(limit=1) == found[:1]
    assert world.store.rename_filter(first, "a") == world.store.saved_filter(first)
    assert [one.id for one in world.store.saved_filters()] == [first, second]
    world.store.remove_filter(first)
    for act in (
        lambda: world.store.saved_filter(first),
        lambda: world.store.remove_filter(first),
        lambda: world.store.rename_filter(first, "b"),
    ):
        with pytest.raises(NotFoundError, match="may have been removed"):
            act()


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, "two\nlines", "a\0b", "\x1b[0m", "\ud800 x"])
def test_a_name_is_words_on_one_line(world: World, name: str) -> None:
    known = save(world, "known")
    with pytest.raises(InputError, match="1 to 64 characters"):
        save(world, name)
    with pytest.raises(InputError, match="1 to 64 characters"):
        world.store.rename_filter(known, name)


def test_a_name_is_given_once(world: World) -> None:
    known, other = save(world, "harbour"), save(world, "ferry")
    with pytest.raises(ConflictError, match="already"):
        save(world, "harbour ")
    with pytest.raises(ConflictError, match="already"):
        world.store.rename_filter(other, "harbour")
    assert world.store.rename_filter(known, "harbour").name == "harbour"


def test_neither_a_query_nor_the_list_is_endless(world: World) -> None:
    with pytest.raises(InputError, match="2,000"):
        save(world, "long", "words=" + "a" * 2000)
    for number in range(MOST_SAVED_FILTERS):
        save(world, f"n{number}")
    with pytest.raises(ConflictError, match="the most"):
        world.store.save_filter("one more", "kind=quote", made_by="anna", now=NOW + HOUR)
