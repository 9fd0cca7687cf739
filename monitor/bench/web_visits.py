"""PURE: which addresses `monitor bench web` asks of each GET route. A new page gets a line here, or a test fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.routing import APIRoute

__all__ = ["NOT_MEASURED", "VISITS", "Bounds", "get_routes", "visits_of"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What there is to ask for. `deep_article` has most snapshots, `much_checked_article` most checks."""

    articles: int
    changes: int
    edited: tuple[int, ...]
    snapshots: tuple[int, ...]
    outlets: tuple[str, ...]
    words: tuple[str, ...]
    deep_article: int
    deep_snapshots: int
    much_checked_article: int
    withheld: tuple[int, ...]


FEEDS = 405  # 45 outlets with nine each (web_world.py)
Visit = Callable[[Bounds, Random], str]


def _article(at: Bounds, chance: Random) -> int:
    """Any article, and often one of the two that are hard."""
    hard = (at.deep_article, at.much_checked_article)
    return chance.choice(hard) if chance.random() < 0.3 else chance.randint(1, at.articles)


def _stream(at: Bounds, chance: Random) -> str:
    outlet, words = quote(chance.choice(at.outlets)), quote(chance.choice(at.words))
    return chance.choice(
        (
            "/",
            f"/?before={chance.randint(1, at.changes)}",
            "/?kind=quote&severity=high",
            "/?kind=sourcing&silent=yes",
            f"/?outlet={outlet}",
            f"/?outlet={outlet}&kind=figure&before={chance.randint(1, at.changes)}",
            f"/?words={words}",
            "/?words=nosuchwordanywhere",
            f"/?words={quote('größe')}",
        )
    )


def _articles(at: Bounds, chance: Random) -> str:
    words, outlet = quote(chance.choice(at.words)), quote(chance.choice(at.outlets))
    return chance.choice(
        (
            "/articles",
            "/articles?edited=true",
            "/articles?state=gone",
            "/articles?state=retired&edited=true",
            f"/articles?outlet={outlet}",
            f"/articles?feed={chance.randint(1, FEEDS)}",
            f"/articles?words={words}",
            "/articles?words=nosuch",
            f"/articles?before={at.articles // 2}",
        )
    )


def _search(at: Bounds, chance: Random) -> str:
    """Common and rare, in a row, beginnings, gone and nowhere; the newest page and one further down."""
    words, boats = chance.choice(at.words), f'"{chance.randint(21, 97)} boats"'
    asked = chance.choice(
        (
            "the",
            "the harbour council",
            words,
            boats,
            '"said the"',
            '"winter before the"',  # all three are everywhere, and never in this order
            "the*",
            "har*",
            f"{words[:3]}*",
            f"{words} -the",
            "harbour -boats",
            "nosuch",
            "nosuch the",
        )
    )
    gone = "&gone=true" if chance.random() < 0.4 else ""
    return f"/search?q={quote(asked)}{gone}"


def _diff(at: Bounds, chance: Random) -> str:
    if chance.random() < 0.3:
        one, other = sorted(chance.sample(range(1, at.deep_snapshots + 1), 2))
        return f"/articles/{at.deep_article}/diff?from={one}&to={other}"
    place = chance.randrange(len(at.edited))
    return f"/articles/{at.edited[place]}/diff?from=1&to={at.snapshots[place]}"


def _snapshot(at: Bounds, chance: Random) -> str:
    if chance.random() < 0.5:
        return f"/articles/{at.deep_article}/snapshots/{chance.randint(1, at.deep_snapshots)}"
    return f"/articles/{_article(at, chance)}/snapshots/1"


def _looks(at: Bounds, chance: Random) -> str:
    outlet = quote(chance.choice(at.outlets))
    queries = ("", "?outcome=blocked", "?outcome=gone", f"?outlet={outlet}", f"?article={_article(at, chance)}")
    return f"/checks{chance.choice(queries)}"


def _look(at: Bounds, chance: Random) -> str:
    """Half of them withheld: their pages are read anew."""
    is_withheld = at.withheld and chance.random() < 0.5
    return f"/checks/{chance.choice(at.withheld) if is_withheld else chance.randint(1, at.articles)}"


def _of_article(rest: str) -> Visit:
    return lambda at, chance: f"/api/v1/articles/{_article(at, chance)}{rest}"


def _of_change(rest: str) -> Visit:
    return lambda at, chance: f"/api/v1/changes/{chance.randint(1, at.changes)}/{rest}"


def _itself(path: str) -> Visit:
    return lambda at, chance: path


def _of_snapshot(rest: str) -> Visit:
    return lambda at, chance: (
        f"/api/v1/articles/{at.deep_article}/snapshots/{chance.randint(1, at.deep_snapshots)}{rest}"
    )


# The paths as the routers write them. Each visit draws one address; the draws are the same for the same seed.
VISITS: dict[str, Visit] = {
    "/": _stream,
    "/help": lambda at, chance: "/help",
    "/changes/{change_id}": lambda at, chance: f"/changes/{chance.randint(1, at.changes)}",
    "/filters": lambda at, chance: "/filters",
    "/articles": _articles,
    "/search": lambda at, chance: f"{_search(at, chance)}{chance.choice(('', f'&before={at.articles // 2}'))}",
    "/api/v1/search": lambda at, chance: f"/api/v1{_search(at, chance)}",
    "/articles/{article_id}": lambda at, chance: f"/articles/{_article(at, chance)}",
    "/articles/{article_id}/diff": _diff,
    "/articles/{article_id}/snapshots/{number}": _snapshot,
    "/articles/{article_id}/claims/{claim}": lambda at, chance: f"/articles/{at.deep_article}/claims/1",
    "/checks": _looks,
    "/checks/{check_id}": _look,
    "/feeds": lambda at, chance: "/feeds",
    "/feeds/{feed_id:int}": lambda at, chance: f"/feeds/{chance.randint(1, FEEDS)}",
    "/feeds/{feed_id:int}/remove": lambda at, chance: f"/feeds/{chance.randint(1, FEEDS)}/remove",
    "/changes/{change_id}.png": lambda at, chance: f"/changes/{chance.randint(1, at.changes)}.png",
    "/status": lambda at, chance: "/status",
    "/alerts": lambda at, chance: "/alerts",
    "/outlets": lambda at, chance: "/outlets",
    "/outlets/{name:path}": lambda at, chance: f"/outlets/{quote(chance.choice(at.outlets))}",
    "/dampings": lambda at, chance: "/dampings",
    "/tokens": lambda at, chance: "/tokens",
    "/account": lambda at, chance: "/account",
    "/feeds/all.atom": lambda at, chance: "/feeds/all.atom",
    "/feeds/filter.atom": lambda at, chance: f"/feeds/filter.atom{_stream(at, chance).lstrip('/')}",
    "/feeds/article/{article_id}.atom": lambda at, chance: f"/feeds/article/{_article(at, chance)}.atom",
    "/feeds/feed/{feed_id}.atom": lambda at, chance: f"/feeds/feed/{chance.randint(1, FEEDS)}.atom",
    "/api/docs": lambda at, chance: "/api/docs",
    "/api/v1/openapi.json": lambda at, chance: "/api/v1/openapi.json",
    "/api/v1/changes": lambda at, chance: f"/api/v1/changes?limit={chance.choice((10, 100))}",
    "/api/v1/changes/{change_id}": lambda at, chance: f"/api/v1/changes/{chance.randint(1, at.changes)}",
    **{f"/api/v1/changes/{{change_id}}/{rest}": _of_change(rest) for rest in ("desk", "verdicts", "notes", "citation")},
    "/api/v1/articles": lambda at, chance: "/api/v1/articles",
    "/api/v1/checks": lambda at, chance: "/api/v1/checks",
    "/api/v1/feeds": lambda at, chance: "/api/v1/feeds",
    "/api/v1/feeds/{feed_id}": lambda at, chance: f"/api/v1/feeds/{chance.randint(1, FEEDS)}",
    **{
        f"/api/v1/{name}": _itself(f"/api/v1/{name}")
        for name in ("unseen", "dampings", "filters", "me", "tokens", "rules", "destinations", "faults", "status")
    },
    "/api/v1/outlets/{name:path}": lambda at, chance: f"/api/v1/outlets/{quote(chance.choice(at.outlets))}",
    "/api/v1/outlets": lambda at, chance: "/api/v1/outlets",
    "/api/v1/alerts": lambda at, chance: "/api/v1/alerts",
    "/api/v1/deliveries": lambda at, chance: "/api/v1/deliveries",
    "/api/v1/health": lambda at, chance: "/api/v1/health",
    **{
        f"/api/v1/articles/{{article_id}}{rest}": _of_article(rest)
        for rest in ("", "/snapshots", "/lineages", "/checks")
    },
    "/api/v1/articles/{article_id}/diff": lambda at, chance: f"/api/v1{_diff(at, chance)}",
    **{f"/api/v1/articles/{{article_id}}/snapshots/{{number}}{rest}": _of_snapshot(rest) for rest in ("", "/claims")},
}
# Routes that are no pages, each with the reason why no time or size is asked of them.
NOT_MEASURED: dict[str, str] = {
    "/healthz": "answers 503 where no daemon runs",
    "/metrics": "counts rows once a scrape, for a program that asks each minute",
    "/events": "never ends by itself",
    "/export/changes.jsonl": "a download of any size, streamed",
    "/export/changes.csv": "a download of any size, streamed",
    "/export/changes.parquet": "a download of any size",
    "/articles/{article_id}/history.html": "a download of any size",
    "/articles/{article_id}/pages.warc.gz": "a download of any size",
    "/changes/{change_id}/bundle.zip": "a download of any size",
    "/articles/{article_id}/snapshots/{number}/raw": "a download of any size",
    "/articles/{article_id}/snapshots/{number}/text.txt": "a download of any size",
    "/checks/{check_id}/raw": "a download of any size",
    "/feeds.opml": "a download of any size",
    "/login": "leads on where no password is set",
    "/filters/{filter_id}": "no filter is saved in this database; it leads on to the stream",
    "/filters/{filter_id}/remove": "no filter is saved in this database",
    "/feeds/saved/{filter_id}.atom": "no filter is saved in this database; what it reads is what /feeds/filter.atom reads",
    "/dampings/{damping_id}": "nothing is damped in this database",
    "/api/v1/dampings/{damping_id}": "nothing is damped in this database",
    "/api/v1/dampings/{damping_id}/changes": "nothing is damped in this database",
    "/api/v1/notes/{note_id}": "no note is written in this database; a row by its key",
    "/api/v1/filters/{filter_id}": "no filter is saved in this database; a row by its key",
    "/api/v1/counts": "counts every row, and says so",
    "/api/v1/articles/{article_id}/verification": "reads all evidence of an article again",
    "/api/v1/checks/{check_id}": "what it reads is what /checks reads",
    "/api/v1/lineages/{lineage_id}": "what it reads is what an article's lineages read",
}


def get_routes(routers: Iterable[APIRouter]) -> list[str]:
    """The paths of all routes that answer GET, in their order."""
    routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    return list(dict.fromkeys(route.path for route in routes if "GET" in (route.methods or ())))


def visits_of(path: str, at: Bounds, requests: int) -> list[str]:
    """The addresses to ask of a route."""
    chance = Random(path)
    return [VISITS[path](at, chance) for _ in range(requests)]
