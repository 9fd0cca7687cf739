"""A site for a long watch: stories that are edited again and again, one figure at a time, and a count of who looked when."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["SoakSite"]

TOWNS = (
    "Aldmouth",
    "Brackley",
    "Corrie",
    "Dunholm",
    "Eastmere",
    "Farrow",
    "Glenside",
    "Hartwell",
    "Inverloch",
    "Jarrow",
)
THINGS = ("boats", "cranes", "lorries", "barns", "wagons", "trawlers", "greenhouses", "stalls", "buses")
LINES = (
    "Officials in {town} counted {number} damaged {things} on Sunday after the storm crossed the coast, the council said.",
    "People in {town} had asked for a new sea wall for {story} years, and engineers warned that the old one would not hold.",
    "The road from {town} to the port stayed closed until the evening while crews cleared fallen trees and stones from it.",
    "“We will rebuild every shed before the winter,” said Maren Holt, who runs the co-operative at {town}, on Monday.",
)


@dataclass(slots=True)
class Story:
    """One story: the number that it gives now, how often it was edited, and when it was looked at."""

    number: int
    edits: int = 0
    looks: list[float] = field(default_factory=list)


class SoakSite:
    """Serves a feed of stories on loopback. Thread-safe enough: each field is written by one thread."""

    def __init__(self, stories: int) -> None:
        self.stories = [Story(100 + number) for number in range(stories)]
        self._next = 1000
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1
            disable_nagle_algorithm = True

            def log_message(self, *_: Any) -> None:
                return

            def do_GET(self) -> None:
                kind, body = site.answer(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """No more answers."""
        self._server.shutdown()
        self._server.server_close()

    def url_of(self, story: int) -> str:
        """The story's address."""
        return f"{self.url}/news/storm-story-{story}"

    def edit(self, story: int) -> None:
        """Give the story a number that it never had."""
        self._next += 1
        self.stories[story].number = self._next
        self.stories[story].edits += 1

    def answer(self, path: str) -> tuple[str, bytes]:
        """Content type and body; no body where there is nothing."""
        if path == "/feed.xml":
            return "application/rss+xml", self._feed().encode()
        if not path.startswith("/news/storm-story-"):
            return "text/plain", b""
        number = int(path.rsplit("-", 1)[1])
        self.stories[number].looks.append(time.monotonic())
        return "text/html; charset=utf-8", _page(number, self.stories[number].number).encode()

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{_title(n)}</title><link>{self.url_of(n)}</link></item>" for n in range(len(self.stories))
        )
        return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Soak</title>{items}</channel></rss>"


def _title(story: int) -> str:
    return f"Storm damages {THINGS[story % len(THINGS)]} in {TOWNS[story % len(TOWNS)]}, part {story}"


def _page(story: int, number: int) -> str:
    facts = {
        "town": TOWNS[story % len(TOWNS)],
        "things": THINGS[story % len(THINGS)],
        "story": story + 3,
        "number": number,
    }
    text = "".join(f"<p>{line.format(**facts)}</p>" for line in LINES)
    return (
        f"<html lang='en'><head><title>{_title(story)}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{_title(story)}</h1>{text}</article></body></html>"
    )
