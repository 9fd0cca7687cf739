"""The rows of one article for the database of `monitor bench web`, as watching would have left them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from monitor.bench.web_batch import Batch, Outlet
from monitor.bench.web_stories import NUMBER, PERSON, PLACE, Story, StoryStep
from monitor.examine import text_digest
from monitor.read.version import EXTRACTOR_VERSION
from monitor.store.chain import Seal, changes_digest, content_bytes, next_hash
from monitor.store.lineage_rows import packed_lineages
from monitor.store.outlet_days import AGES
from monitor.store.search_texts import SearchTexts
from monitor.store.tables import (
    ALERTS,
    ARTICLE_FEEDS,
    ARTICLE_KEYS,
    ARTICLES,
    CHANGES,
    CHECKS,
    DELIVERIES,
    SNAPSHOTS,
)
from monitor.store.tables_lineage import FIRST_EDITS, LINEAGES
from monitor.values import ArticleText, Lineages, Outcome

__all__ = ["ArticlePlan", "Names", "write_article"]

WITHHELD_SHARE = 0.03  # of articles that a wall stood before once
ALERTED_SHARE = 0.3
WALLS = (
    (Outcome.BLOCKED, 403, "a bot wall: “Verify you are human”"),
    (Outcome.CONSENT, 200, "a consent page stands before the article"),
    (Outcome.LOGIN, 200, "a log-in form instead of the article"),
    (Outcome.ERROR_PAGE, 200, "an error page with status 200"),
    (Outcome.INCOMPLETE, 200, "the text is less than half of the last one; waits for a second look"),
)
HEADERS = json.dumps({"content-type": "text/html; charset=utf-8"}, separators=(",", ":"))
DESTINATIONS = ("desk", "webhook", "log")


@dataclass(frozen=True, slots=True)
class Names:
    """What makes a story this article's own."""

    article: int
    place: str
    person: str

    def put(self, words: str) -> str:
        """The words with the article's own names, of the same length."""
        return words.replace(PLACE, self.place).replace(PERSON, self.person)


@dataclass(slots=True)
class ArticlePlan:
    """An article to write. The ids are filled in once all articles are planned: they rise with time."""

    names: Names
    outlet: Outlet
    story: Story
    moments: tuple[datetime, ...]
    unchanged_looks: int
    seed: int
    looked_at: tuple[datetime, ...] = ()
    snapshot_ids: list[int] = field(default_factory=list)
    change_ids: list[int] = field(default_factory=list)
    check_ids: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Looks: one a snapshot, then those that found nothing new, and for some a wall."""
        looks = self.unchanged_looks + (self.is_walled or self.unchanged_looks > 100)
        later = tuple(self.moments[-1] + timedelta(minutes=7) * (n + 1) for n in range(looks))
        self.looked_at = (*self.moments, *later)
        self.snapshot_ids = [0] * len(self.moments)
        self.change_ids = [0] * len(self.moments)
        self.check_ids = [0] * len(self.looked_at)

    @property
    def is_walled(self) -> bool:
        """Whether one of its looks met something that is not the article."""
        return self.seed % 1000 < WITHHELD_SHARE * 1000

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{self.outlet.host}/news/{self.names.place.lower()}-{self.names.article}"


def write_article(batch: Batch, plan: ArticlePlan) -> None:
    """All rows of one article."""
    chance = Random(plan.seed)
    hashed, body, content = "", None, None
    digest, said = "", SearchTexts()
    for number, at in enumerate(plan.moments, 1):
        step = plan.story.steps[number - 1]
        article = _own(step.article, plan)
        body = batch.blob(_page(article, plan.outlet), body or batch.template(plan.outlet))
        batch.note_template(plan.outlet, body)
        content = batch.blob(content_bytes(article), content or body)
        digest = text_digest(article)
        said.add(number, article)
        said.standing = number
        details, notices = [plan.names.put(one) for one in step.details], plan.names.put(step.said)
        seal = Seal(
            article=plan.names.article,
            number=number,
            taken_at=at,
            url=plan.url,
            content_sha256=content[0],
            text_sha256=digest,
            body_sha256=body[0],
            changes_sha256=changes_digest(details, notices),
            extractor=EXTRACTOR_VERSION,
            returns_to=None,
            damped=False,
        )
        previous, hashed = hashed, next_hash(hashed, seal)
        _snapshot(batch, plan, seal, article, (previous, hashed, notices))
        _changes(batch, plan, step, details, number)
        _counted(batch, plan, step, number)
        if step.changes and chance.random() < ALERTED_SHARE:
            _alert(batch, plan, number, chance)
    batch.searched(plan.names.article, said)
    _checks(batch, plan)
    _article(batch, plan, digest, hashed, article)
    if len(plan.moments) > 1:
        lineages = _own_lineages(plan)
        changed = sum(len(one.steps) > 1 for one in lineages.lineages)
        number = len(plan.moments)
        row = {"article_id": plan.names.article, "number": number, "changed": changed}
        batch.add(LINEAGES, **row, data=packed_lineages(lineages))


def _own(article: ArticleText, plan: ArticlePlan) -> ArticleText:
    put = plan.names.put
    link = replace(article.links[0], url=article.links[0].url.replace(PLACE.lower(), plan.names.place.lower()))
    return replace(
        article,
        title=put(article.title),
        byline=put(article.byline or ""),
        published=_published(plan),
        text=put(article.text),
        summary=put(article.summary or ""),
        links=(link,),
        outlet=plan.outlet.name,
    )


def _published(plan: ArticlePlan) -> datetime:
    return plan.moments[0] - timedelta(minutes=5 + plan.seed % 300)


def _page(article: ArticleText, outlet: Outlet) -> bytes:
    paragraphs = "".join(f"<p>{one}</p>" for one in article.text.split("\n\n"))
    return (
        f"<!doctype html><html lang='en'><head><title>{article.title}</title></head><body><nav><ul>{outlet.chrome}</ul>"
        f"</nav><article><h1>{article.title}</h1>{paragraphs}</article><footer>{outlet.name}</footer></body></html>"
    ).encode()


def _snapshot(batch: Batch, plan: ArticlePlan, seal: Seal, article: ArticleText, told: tuple[str, str, str]) -> None:
    previous, hashed, notices = told
    batch.add(
        SNAPSHOTS,
        id=plan.snapshot_ids[seal.number - 1],
        article_id=seal.article,
        number=seal.number,
        taken_at=seal.taken_at,
        title=article.title,
        final_url=seal.url,
        text_sha256=seal.text_sha256,
        content_sha256=seal.content_sha256,
        body_sha256=seal.body_sha256,
        changes_sha256=seal.changes_sha256,
        extractor=seal.extractor,
        damped=False,
        change_count=len(plan.story.steps[seal.number - 1].changes),
        previous_hash=previous,
        hash=hashed,
        notices=notices,
        headers=HEADERS,
    )


def _changes(batch: Batch, plan: ArticlePlan, step: StoryStep, details: list[str], number: int) -> None:
    for offset, (change, detail) in enumerate(zip(step.changes, details, strict=True)):
        batch.add(
            CHANGES,
            id=plan.change_ids[number - 1] + offset,
            article_id=plan.names.article,
            snapshot_id=plan.snapshot_ids[number - 1],
            number=number,
            at=plan.moments[number - 1],
            outlet=plan.outlet.name,
            kind=change.kind.value,
            op=change.op.value,
            severity=change.severity.rank,
            silent=change.silent,
            damped=False,
            place=change.place.value,
            detail=detail,
        )


def _counted(batch: Batch, plan: ArticlePlan, step: StoryStep, number: int) -> None:
    at = plan.moments[number - 1]
    if number == 1:
        batch.count(plan.outlet.name, at, articles=1)
        return
    age = at - _published(plan)
    bucket = next(column for column, limit, _ in AGES if age < limit)
    silent = sum(change.silent for change in step.changes)
    counts = {"edits": 1, bucket: 1, "changes": len(step.changes), "silent": silent, "notices": len(step.notices)}
    batch.count(plan.outlet.name, at, **counts)
    if number == 2:
        first = {"article_id": plan.names.article, "outlet": plan.outlet.name, "read_at": plan.moments[0]}
        batch.add(FIRST_EDITS, **first, delay_seconds=int(age.total_seconds()))
        batch.count(plan.outlet.name, plan.moments[0], edited=1, delays=1)


def _alert(batch: Batch, plan: ArticlePlan, number: int, chance: Random) -> None:
    at, name = plan.moments[number - 1], f"{chance.getrandbits(128):032x}"
    message = plan.names.put(batch.message(plan.story.steps[number - 1], number))
    message = message.replace(str(NUMBER), str(plan.names.article)).replace("https://host.invalid/", plan.url)
    severity = max((change.severity for change in plan.story.steps[number - 1].changes), key=lambda one: one.rank)
    place = {"article_id": plan.names.article, "snapshot_id": plan.snapshot_ids[number - 1]}
    batch.add(
        ALERTS, id=f"alert_{name}", **place, rule="figures", severity=severity.value, created_at=at, message=message
    )
    dead = chance.random() < 0.01
    destination = chance.choice(DESTINATIONS)
    batch.add(
        DELIVERIES,
        id=f"msg_{name[:26]}",
        alert_id=f"alert_{name}",
        destination=destination,
        state="dead" if dead else "sent",
        attempts=8 if dead else 1,
        next_attempt_at=at,
        error=f"{destination}: HTTP 500" if dead else None,
        sent_at=None if dead else at + timedelta(seconds=2),
    )


def _checks(batch: Batch, plan: ArticlePlan) -> None:
    wall = WALLS[plan.seed % len(WALLS)]
    for number, (at, check_id) in enumerate(zip(plan.looked_at, plan.check_ids, strict=True)):
        read = number < len(plan.moments)
        walled = not read and number >= len(plan.moments) + plan.unchanged_looks
        outcome = Outcome.CHANGED if read else wall[0] if walled else Outcome.UNCHANGED
        page = f"<html><head><title>{wall[2]}</title></head><body><p>{wall[2]} ({plan.url})</p></body></html>"
        batch.add(
            CHECKS,
            id=check_id,
            article_id=plan.names.article,
            checked_at=at,
            outcome=outcome.value,
            reason=wall[2] if walled else "",
            status=wall[1] if walled else 200,
            elapsed_seconds=0.2 + number % 10 / 10,
            tls=True,
            body_sha256=batch.blob(page.encode(), None)[0] if walled else None,
            snapshot_id=plan.snapshot_ids[number] if read else None,
        )


def _article(batch: Batch, plan: ArticlePlan, digest: str, hashed: str, article: ArticleText) -> None:
    number, last = plan.names.article, plan.looked_at[-1]
    active = batch.now - plan.moments[0] < timedelta(days=30)
    walled = plan.is_walled or plan.unchanged_looks > 100
    wall = WALLS[plan.seed % len(WALLS)]
    batch.add(
        ARTICLES,
        id=number,
        key=plan.url.removeprefix("https://www."),
        url=plan.url,
        host=plan.outlet.host,
        title=article.title,
        outlet=plan.outlet.name,
        state="active" if active else "retired",
        pinned=number == 1,
        published=_published(plan),
        first_seen=plan.moments[0],
        next_check_at=batch.now + timedelta(minutes=number % 600) if active else None,
        checked_at=last,
        changed_at=plan.moments[-1] if len(plan.moments) > 1 else None,
        last_outcome=wall[0].value if walled else Outcome.UNCHANGED.value,
        last_reason=wall[2] if walled else "",
        latest_number=len(plan.moments),
        latest_snapshot_id=plan.snapshot_ids[-1],
        latest_hash=hashed,
        text_sha256=digest,
        edits=len(plan.moments) - 1,
        pending_looks=0,
        looks_at_latest=3,
        flips=0,
        errors=int(walled),
    )
    batch.add(ARTICLE_KEYS, key=plan.url.removeprefix("https://www."), article_id=number)
    for feed in sorted(Random(plan.seed).sample(plan.outlet.feeds, 2)):
        entry = {"feed_id": feed, "article_id": number, "first_seen": plan.moments[0], "present": active}
        batch.add(ARTICLE_FEEDS, **entry)


def _own_lineages(plan: ArticlePlan) -> Lineages:
    known = plan.story.steps[len(plan.moments) - 1].lineages
    if known is None:
        raise ValueError("a version after the first one has lineages")
    put = plan.names.put
    return replace(
        known,
        lineages=tuple(
            replace(
                one,
                about=put(one.about) if one.about else one.about,
                steps=tuple(replace(step, source=put(step.source)) if step.source else step for step in one.steps),
            )
            for one in known.lineages
        ),
    )
