"""A newsroom on loopback: two papers with feeds, pages and everything that gets between a page and its reader."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import TracebackType

from aiohttp import web

from monitor.demo.all_stories import STORIES
from monitor.demo.chrome import chrome_for
from monitor.demo.desk import Desk
from monitor.demo.not_articles import bot_wall, consent_page, login_page, outage_page, rebuilt_page, refusal
from monitor.demo.story import Edit, Happening, Outlet, Planted, PlantedNotice, Step, Story
from monitor.demo.syndication import FeedItem, atom, rss
from monitor.demo.templates import PageFacts, article_page, front_page

__all__ = ["Newsroom", "Taken"]

ROBOTS = "User-agent: *\nDisallow: /search\nDisallow: /login\nAllow: /\n"
FEEDS = {
    Outlet.COURIER: ("/rss.xml", "application/rss+xml", rss),
    Outlet.POST: ("/atom.xml", "application/atom+xml", atom),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that a story took: its article's URL, and the step."""

    url: str
    story: Story
    step: Step


class Newsroom:
    """Two papers, each on a port of its own. The world stands still until `advance` is called."""

    def __init__(self, stories: Sequence[Story] = STORIES, *, clock: Callable[[], datetime]) -> None:
        """`clock` gives aware times: what the pages state as published and modified is counted from its first reading."""
        self._clock = clock
        self._desks = {story.slug: Desk(story) for story in stories}
        self._opened = clock().astimezone(UTC).replace(microsecond=0)
        self._edited = {story.slug: self._opened - timedelta(hours=story.hours_old) for story in stories}
        self._stamped = dict(self._edited)
        self._looks: Counter[str] = Counter()
        self._runners: dict[Outlet, web.AppRunner] = {}
        self._rebuilt: set[Outlet] = set()
        self.base_urls: dict[Outlet, str] = {}

    async def start(self) -> None:
        """Open the papers on ports of the system's choosing, on 127.0.0.1."""
        for outlet in dict.fromkeys(desk.story.outlet for desk in self._desks.values()):
            runner = web.AppRunner(self._app(outlet), access_log=None, shutdown_timeout=1)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            self._runners[outlet] = runner
            self.base_urls[outlet] = f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close the papers."""
        await asyncio.gather(*(runner.cleanup() for runner in self._runners.values()))
        self._runners.clear()

    async def __aenter__(self) -> Newsroom:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    # --- the world ----------------------------------------------------------------------------------------------

    @property
    def feeds(self) -> dict[Outlet, str]:
        """The address of each paper's feed."""
        return {outlet: base + FEEDS[outlet][0] for outlet, base in self.base_urls.items()}

    @property
    def planted(self) -> Mapping[str, tuple[Planted | PlantedNotice, ...]]:
        """What must be reported of each article, by its URL, once all steps are taken."""
        return {self.url_of(desk.story): desk.story.plants for desk in self._desks.values()}

    @property
    def is_settled(self) -> bool:
        """Whether every article was looked at often enough as it now stands for the next step to come."""
        return all(desk.is_settled for desk in self._desks.values())

    @property
    def is_done(self) -> bool:
        """Whether every story is at its end, and was looked at there."""
        return all(desk.is_done for desk in self._desks.values())

    @property
    def looks(self) -> Mapping[str, int]:
        """Requests so far by article's URL; robots.txt and feeds are not counted."""
        return {self.url_of(desk.story): self._looks[slug] for slug, desk in self._desks.items()}

    def url_of(self, story: Story) -> str:
        """The address of the story's article."""
        return f"{self.base_urls[story.outlet]}{_path(story, self._opened)}"

    def advance(self) -> tuple[Taken, ...]:
        """Every story that was looked at enough takes its next step; what was taken."""
        steps = [(desk, desk.advance()) for desk in self._desks.values()]
        taken = [(desk, step) for desk, step in steps if step is not None]
        for desk, step in taken:
            self._note_times(desk.story, step)
        return tuple(Taken(self.url_of(desk.story), desk.story, step) for desk, step in taken)

    def rebuild(self, outlet: Outlet) -> None:
        """The paper gets a new site: from now on its pages hold no text, until `restore`."""
        self._rebuilt.add(outlet)

    def restore(self) -> None:
        """The papers have their old sites again."""
        self._rebuilt.clear()

    def _note_times(self, story: Story, step: Step) -> None:
        if not isinstance(step, Edit):
            return
        now = self._clock().astimezone(UTC)
        # Two edits within one second are told apart all the same: a validator must not hide the later one.
        self._edited[story.slug] = max(now.replace(microsecond=0), self._edited[story.slug] + timedelta(seconds=1))
        if step.restamped:
            self._stamped[story.slug] = self._edited[story.slug]

    # --- the server ---------------------------------------------------------------------------------------------

    def _app(self, outlet: Outlet) -> web.Application:
        app = web.Application()
        path, kind, _ = FEEDS[outlet]

        async def home(_: web.Request) -> web.Response:
            stories = self._of(outlet)
            links = [(_path(desk.story, self._opened), desk.version.title) for desk in stories]
            return _html(front_page(outlet, path, kind, links))

        async def robots(_: web.Request) -> web.Response:
            return web.Response(text=ROBOTS)

        async def login(_: web.Request) -> web.Response:
            return _html(login_page(outlet))

        async def feed(request: web.Request) -> web.Response:
            return self._feed(outlet, request)

        app.router.add_get("/", home)
        app.router.add_get("/robots.txt", robots)
        app.router.add_get("/account/login", login)
        app.router.add_get(path, feed)
        app.router.add_get("/{year}/{month}/{slug}", self._article)
        return app

    def _of(self, outlet: Outlet) -> list[Desk]:
        return [desk for desk in self._desks.values() if desk.story.outlet is outlet]

    def _feed(self, outlet: Outlet, request: web.Request) -> web.Response:
        _, kind, write = FEEDS[outlet]
        desks = self._of(outlet)
        tag = '"' + "-".join(str(desk.version.edition) for desk in desks) + '"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        text = write(outlet, self.base_urls[outlet], [self._item(desk) for desk in desks])
        return web.Response(body=text.encode(), content_type=kind, charset="utf-8", headers={"ETag": tag})

    def _item(self, desk: Desk) -> FeedItem:
        story = desk.story
        return FeedItem(
            url=self.url_of(story),
            title=desk.version.title,
            standfirst=desk.version.standfirst,
            byline=story.byline,
            published=self._opened - timedelta(hours=story.hours_old),
            updated=self._stamped[story.slug],
        )

    async def _article(self, request: web.Request) -> web.StreamResponse:
        desk = self._desks.get(request.match_info["slug"])
        if desk is None or request.path != _path(desk.story, self._opened):
            raise web.HTTPNotFound(text="There is no such page.")
        outlet = desk.story.outlet
        self._looks[desk.story.slug] += 1
        if outlet in self._rebuilt:
            return _html(rebuilt_page(outlet, desk.version.title))
        served = desk.look()
        match served.trouble:
            case Happening.BOT_WALL:
                return _html(bot_wall(outlet))
            case Happening.REFUSAL:
                return _html(refusal(outlet), status=403)
            case Happening.OUTAGE:
                return _html(outage_page(outlet), status=503)
            case Happening.CONSENT:
                return _html(consent_page(outlet))
            case Happening.LOGIN:
                raise web.HTTPFound(f"/account/login?next={request.path}")
        headers = self._validators(desk) if served.version == desk.version else {}
        if headers and served.trouble is None and request.headers.get("If-None-Match") == headers.get("ETag", ""):
            return web.Response(status=304, headers=headers)
        page = article_page(desk.story, served.version, self._page_facts(desk))
        if served.trouble is Happening.CUT:
            return await _cut(page, request)
        response = _html(page, headers=headers)
        response.enable_compression()
        return response

    def _page_facts(self, desk: Desk) -> PageFacts:
        story = desk.story
        return PageFacts(
            base_url=self.base_urls[story.outlet],
            url=self.url_of(story),
            published=self._opened - timedelta(hours=story.hours_old),
            modified=self._stamped[story.slug],
            chrome=chrome_for(story.slug, self._looks[story.slug]),
        )

    def _validators(self, desk: Desk) -> dict[str, str]:
        if not desk.story.keeps_validators:
            return {"Cache-Control": "private, no-store"} if desk.story.outlet is Outlet.POST else {}
        edited = format_datetime(self._edited[desk.story.slug], usegmt=True)
        return {"ETag": f'W/"{desk.story.slug}-{desk.version.edition}"', "Last-Modified": edited}


def _path(story: Story, opened: datetime) -> str:
    published = opened - timedelta(hours=story.hours_old)
    return f"/{published:%Y}/{published:%m}/{story.slug}"


def _html(text: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    return web.Response(
        body=text.encode(), status=status, content_type="text/html", charset="utf-8", headers=dict(headers or {})
    )


async def _cut(page: str, request: web.Request) -> web.StreamResponse:
    """The head of a page whose length promises more, and then a closed connection."""
    body = page.encode()
    response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) * 2 // 3])
    if request.transport is not None:
        request.transport.close()
    return response
