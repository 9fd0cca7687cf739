"""A news site on loopback whose pages a test can change between two looks."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

PARAGRAPHS = (
    "Harbour officials counted 41 damaged boats on Sunday after the storm crossed the bay, the port authority said.",
    "“We will rebuild every pier before the winter,” said Maren Holt, the harbour master, in a call with reporters.",
    "The town had asked for new sea walls for years, and engineers had warned that the old ones would not hold.",
    "Fishing crews spent the night moving nets and engines to the upper quay while the wind was still rising.",
    "A ferry with passengers on board waited outside the bay until the morning and then docked without trouble.",
    "Insurance adjusters are expected in the town by the end of the week to look at the boats one by one.",
)


def article(*paragraphs: str, title: str = "Storm damages boats in the harbour", canonical: str = "") -> str:
    """A page of real-world shape; what stands around the article is another at every call."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    chance = random.random()
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{link}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><div class='ad'>Offer {chance}</div>"
        f"<article><h1>{title}</h1>{body}</article>"
        f"<aside>Most read: <a href='/x{chance}'>Another story</a></aside><script>var t={chance}</script></body></html>"
    )


def edited(before: str, after: str) -> str:
    """The usual article with one wording replaced."""
    changed = [paragraph.replace(before, after) for paragraph in PARAGRAPHS]
    assert tuple(changed) != PARAGRAPHS
    return article(*changed)


@dataclass
class Answer:
    """What the site says at a path."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "text/html"


class Site:
    """Serves what `pages` holds; keeps what it was asked in `asked`. An answer may be a list, taken in turn."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *problem: Any) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def feed(self, *paths: str, path: str = "/feed.xml") -> None:
        """Serve a feed of these pages."""
        items = "".join(
            f"<item><title>Story</title><link>{self.url}{one}</link><guid>{one}</guid></item>" for one in paths
        )
        xml = f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Bay News</title>{items}</channel></rss>"
        self.pages[path] = Answer(xml, content_type="application/rss+xml")

    def hits(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(asked == path for asked, _ in self.asked)

    async def _answer(self, request: web.Request) -> web.Response:
        self.asked.append((request.path_qs, dict(request.headers)))
        answer = self.pages.get(request.path_qs, Answer("Not found", 404))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if answer.headers.get("ETag") and request.headers.get("If-None-Match") == answer.headers["ETag"]:
            return web.Response(status=304, headers={"ETag": answer.headers["ETag"]})
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        return web.Response(
            body=body, status=answer.status, headers=answer.headers, content_type=answer.content_type, charset="utf-8"
        )
