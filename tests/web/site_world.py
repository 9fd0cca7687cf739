"""A site over a store of a test's own, in this process or served on loopback, and a store with something in it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from starlette.concurrency import run_in_threadpool
from store_world import HOUR, NOW, World, change, snapshot, sourcing, text_of

from monitor.compare.lineage import follow
from monitor.notify.redact import redact_text
from monitor.notify.rules import DEFAULT_RULES
from monitor.settings import Settings, WebSettings
from monitor.store.store import Store
from monitor.values import version_of
from monitor.web.serve import listen, serving
from monitor.web.site import Site

__all__ = ["HOUR", "NOW", "World", "fill", "served", "site_over"]


def site_over(store: Store, **settings: Any) -> Site:
    """A site that watches nothing."""
    silent = SimpleNamespace(error=_nothing, warning=_nothing, info=_nothing)
    policies = SimpleNamespace(rules=DEFAULT_RULES, fault_destinations=())
    services: Any = SimpleNamespace(store=store, clock=lambda: NOW, log=silent, trouble=None, channels={})
    services.__dict__.update(redact=redact_text, policies=policies, circuits={}, workers=Here(), stored=_stored)
    return Site(services, Settings(**settings), watching=False)


class Here:
    """Workers that work in this process: what they would be sent is run at once."""

    async def run(self, subject: str, function: str, *args: Any) -> Any:
        """What the named function makes of `args`."""
        module, _, name = function.partition(":")
        return getattr(importlib.import_module(module), name)(*args)


async def _stored(method: Any, *args: Any, **kwargs: Any) -> Any:
    return await run_in_threadpool(method, *args, **kwargs)


@asynccontextmanager
async def served(site: Site) -> AsyncIterator[str]:
    """The site on a free port, by the real server."""
    async with serving(site, listen(WebSettings(port=0))) as url:
        yield url


def fill(store: Store, words: str = "the harbour", slug: str = "boats", edits: int = 1) -> int:
    """An article with `edits` snapshots after the first, each with a figure and a sourcing change, its claims followed.

    Returns its id.
    """
    world = World(store)
    article = world.article(slug, title=words)
    known, before = None, None
    for number in range(edits + 1):
        text = f"{41 - number} boats. {words}"
        changes = (change(str(42 - number), str(41 - number)), sourcing(words)) if number else ()
        said = text_of(text, title=words)
        now = version_of(said)
        known = follow(known, before, now, number + 1) if before is not None else None
        taken = replace(snapshot(text, changes=changes), article=said, lineages=known)
        world.check(article, text, snapshot=taken, now=NOW + number * HOUR)
        before = now
    return int(article.id)


def _nothing(*_: Any, **__: Any) -> None:
    return
