"""Everything that can be set, with defaults and limits. The types alone; config.py reads them from file and environment."""

from __future__ import annotations

import difflib
import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from monitor.values import ChangeKind, ChangeOp, Direction, Place, Severity

__all__ = [
    "PREFIX",
    "AlertSettings",
    "AppriseDestination",
    "ArticleSetting",
    "DestinationSetting",
    "EmailDestination",
    "ErrorSettings",
    "FeedSetting",
    "FetchSettings",
    "FileDestination",
    "LogDestination",
    "LogSettings",
    "ReadingSettings",
    "RetentionSettings",
    "RuleSetting",
    "ScheduleSettings",
    "Settings",
    "TerminalDestination",
    "WebSettings",
    "WebhookDestination",
]

PREFIX = "MONITOR_"


class Section(BaseModel):
    """A mapping in config.yaml: unknown keys are errors, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _web_url(value: str) -> str:
    if not re.match(r"https?://[^/\s]", value):
        raise ValueError("must be a URL that begins with http:// or https://")
    return value


WebUrl = Annotated[str, BeforeValidator(_web_url)]


class FeedSetting(Section):
    """A feed or sitemap to poll."""

    url: WebUrl = Field(description="Address of the RSS, Atom or JSON feed, or of a sitemap.")
    name: str | None = Field(None, description="How the feed is called in messages; its own title by default.")
    outlet: str | None = Field(None, description="Who publishes it; the host's name by default.")
    kind: Literal["feed", "sitemap"] = Field("feed", description="feed or sitemap.")


class ArticleSetting(Section):
    """A single article to watch, without a feed."""

    url: WebUrl = Field(description="Address of the article.")
    outlet: str | None = Field(None, description="Who publishes it; the host's name by default.")


def _article(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


def _feed(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


class FetchSettings(Section):
    """How pages and feeds are fetched."""

    user_agent: str = Field(
        "monitor/0.1 (claim-change monitoring; +https://example.org/about-this-bot)",
        description="What we call ourselves. Put an address there at which you can be reached.",
    )
    timeout_seconds: float = Field(30, gt=0, le=600, description="Bound on a whole request, name look-up included.")
    max_wire_megabytes: float = Field(8, gt=0, le=512, description="Most bytes read from the wire for one answer.")
    max_decoded_megabytes: float = Field(20, gt=0, le=1024, description="Most bytes of one answer once decompressed.")
    host_interval_seconds: float = Field(
        10, ge=0, le=86400, description="Pace: one request to a host each so many seconds."
    )
    host_burst: int = Field(
        3, ge=1, le=100, description="Requests a rested host may get at once before the pace holds."
    )
    concurrency: int = Field(16, ge=1, le=256, description="Hosts that are fetched from at the same time.")
    respect_robots: bool = Field(True, description="Obey robots.txt, Crawl-delay included.")
    allow_networks: tuple[IPv4Network | IPv6Network, ...] = Field(
        (), description="Private networks (CIDR) that may be connected to; metadata addresses never."
    )
    proxy: str | None = Field(None, description="An HTTP proxy for all requests; none by default.")

    @field_validator("allow_networks", mode="before")
    @classmethod
    def _networks(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = [part for part in re.split(r"[,\s]+", value) if part]
        if isinstance(value, list | tuple):
            return tuple(ip_network(str(part)) for part in value)
        return value


class ScheduleSettings(Section):
    """When feeds are polled and articles checked again."""

    requests_per_article: float = Field(
        10, ge=1, le=200, description="Budget: checks an article gets over its first 30 days."
    )
    floor_minutes: float = Field(5, gt=0, le=1440, description="Shortest time between two checks of an article.")
    fixed_interval_minutes: float | None = Field(
        None, gt=0, le=43200, description="Check every article at this interval, instead of when edits are likely."
    )
    retire_after_days: float = Field(30, gt=0, le=3650, description="Age at which an article is no longer checked.")
    feed_min_minutes: float = Field(15, gt=0, le=1440, description="Shortest time between two polls of a feed.")
    feed_max_hours: float = Field(24, gt=0, le=720, description="Longest time between two polls of a feed.")
    confirm_after_seconds: float = Field(
        120, ge=0, le=3600, description="A change is looked at again after this time, and told only if it still stands."
    )
    max_entries_per_poll: int = Field(
        200, ge=1, le=10000, description="Most new articles that are taken from one poll of a feed or sitemap."
    )
    speed: float = Field(
        1,
        gt=0,
        le=100000,
        description="How fast time passes for the schedule: 3600 makes an hour a second (for tests).",
    )


class ReadingSettings(Section):
    """The worker processes that read and compare pages."""

    processes: int = Field(1, ge=1, le=64, description="Worker processes.")
    timeout_seconds: float = Field(30, gt=0, le=600, description="A page that takes longer to read is set aside.")
    memory_megabytes: int = Field(1024, ge=256, le=65536, description="A worker that needs more is stopped.")


class _Destination(Section):
    pass


class TerminalDestination(_Destination):
    """Alerts in the terminal that monitor runs in."""

    type: Literal["terminal"]


class LogDestination(_Destination):
    """Alerts as lines of the log."""

    type: Literal["log"]


class FileDestination(_Destination):
    """Alerts as JSON lines in a file."""

    type: Literal["file"]
    path: Path = Field(description="The file; its folder must exist.")
    max_megabytes: float = Field(100, gt=0, description="The file is rotated at this size.")


class WebhookDestination(_Destination):
    """Alerts posted as JSON, signed as Standard Webhooks says."""

    type: Literal["webhook"]
    url: WebUrl = Field(description="Where to post.")
    secret: str | None = Field(None, description="whsec_… signing key; unsigned without one.")
    old_secret: str | None = Field(None, description="The former key, while keys are being rotated.")


class EmailDestination(_Destination):
    """Alerts by e-mail."""

    type: Literal["email"]
    host: str = Field(description="SMTP server.")
    port: int = Field(587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = Field("starttls", description="starttls, tls or none.")
    username: str | None = None
    password: str | None = None
    sender: str = Field(description="From address.")
    recipients: tuple[str, ...] = Field(min_length=1, description="To addresses.")


class AppriseDestination(_Destination):
    """Alerts to anything that Apprise speaks."""

    type: Literal["apprise"]
    url: str = Field(description="Apprise URL, such as slack://… or tgram://….")


DestinationSetting = Annotated[
    TerminalDestination | LogDestination | FileDestination | WebhookDestination | EmailDestination | AppriseDestination,
    Field(discriminator="type"),
]


def _terminal_only() -> dict[str, DestinationSetting]:
    return {"terminal": TerminalDestination(type="terminal")}


class RuleSetting(Section):
    """Which changes become an alert, and where it goes. A condition left out holds for every change."""

    name: str = Field(min_length=1, description="Name of the rule, shown with its alerts.")
    destinations: tuple[str, ...] = Field(min_length=1, description="Names under alerts.destinations.")
    kinds: tuple[ChangeKind, ...] = Field((), description="figure, quote, sourcing.")
    ops: tuple[ChangeOp, ...] = Field((), description="altered, added, removed, reattributed.")
    min_severity: Severity = Field(Severity.LOW, description="low, medium or high.")
    feeds: tuple[str, ...] = Field((), description="Names or URLs of feeds.")
    outlets: tuple[str, ...] = Field((), description="Outlets.")
    words: tuple[str, ...] = Field((), description="At least one of these words in the claim or its sentence.")
    all_words: bool = Field(False, description="All of the words instead of one.")
    direction: Direction | None = Field(None, description="weakened or strengthened.")
    silent: bool | None = Field(None, description="true: only silent changes; false: only noted ones.")
    places: tuple[Place, ...] = Field((), description="title, summary, text, caption.")
    notices: bool = Field(True, description="A new correction note alone raises an alert too.")
    digest: str | None = Field(
        None,
        description='Collect alerts: hourly, daily, or a time of day in UTC such as "07:30".',
    )

    @field_validator("digest")
    @classmethod
    def _digest(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"hourly|daily|([01]\d|2[0-3]):[0-5]\d", value):
            raise ValueError('must be hourly, daily or a time of day in UTC such as "07:30"')
        return value


class ErrorSettings(Section):
    """Where monitor tells of its own troubles: a feed that broke, a host that blocks, a destination that is dead."""

    destinations: tuple[str, ...] = Field(
        (), description="Names under alerts.destinations; nobody is told by default, `monitor doctor` shows them all."
    )


class AlertSettings(Section):
    """Rules and destinations."""

    destinations: dict[str, DestinationSetting] = Field(
        default_factory=_terminal_only,
        description="Where alerts can go, by name.",
    )
    rules: tuple[RuleSetting, ...] = Field(
        default=(RuleSetting(name="everything", destinations=("terminal",)),),
        description="What is told, and to whom.",
    )
    errors: ErrorSettings = Field(default_factory=lambda: ErrorSettings(), description="Faults of monitor's own work.")

    @model_validator(mode="after")
    def _destinations_exist(self) -> AlertSettings:
        named = [(f"rules[{number}]", rule.destinations) for number, rule in enumerate(self.rules)]
        for place, names in [*named, ("errors", self.errors.destinations)]:
            for name in names:
                if name not in self.destinations:
                    near = difflib.get_close_matches(name, self.destinations, 1)
                    mean = f"; did you mean {near[0]!r}?" if near else ""
                    known = ", ".join(self.destinations) or "none"
                    raise ValueError(
                        f"@{place}.destinations: no destination is called {name!r}{mean} (there are: {known})"
                    )
        return self


class LogSettings(Section):
    """What monitor says about its own work, on stderr."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="debug, info, warning or error.")
    format: Literal["auto", "console", "json"] = Field(
        "auto", description="console or json; auto is console on a terminal, json elsewhere."
    )


class RetentionSettings(Section):
    """How long what is kept. The evidence of snapshots is never dropped, but with its whole article where that is asked for."""

    pages_days: float | None = Field(
        90, gt=0, description="Pages of looks that brought no snapshot (walls, errors); null keeps them for ever."
    )
    checks_days: float | None = Field(
        None, gt=0, description="The record of such looks itself; kept for ever by default."
    )
    deliveries_days: float | None = Field(
        90, gt=0, description="Alerts that were sent, withdrawn or given up; null keeps them for ever."
    )
    articles_days: float | None = Field(
        None,
        gt=0,
        description="Whole articles so long after their last look, once they are watched no more; kept for ever by default.",
    )


HASH = re.compile(r"\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+")
PERSON = re.compile(r"[^\W_][\w .@-]{0,63}")


def _password_hash(value: Any) -> Any:
    """The value is never shown in an error: it may be the password itself."""
    if not isinstance(value, str) or not HASH.fullmatch(value):
        raise ValueError("must be a hash as `monitor password` prints it ($argon2id$…), and this is not one")
    return value


PasswordHash = Annotated[str, BeforeValidator(_password_hash)]


class WebSettings(Section):
    """The pages for reviewing. Without a password they are for this machine alone."""

    enabled: bool = Field(True, description="Serve the pages from `monitor run`.")
    host: str = Field("127.0.0.1", description="Address to listen on; one that others can reach needs a password.")
    port: int = Field(8765, ge=0, le=65535, description="Port to listen on; 0 takes any free one.")
    hosts: tuple[str, ...] = Field(
        (),
        description="Host names that browsers may ask for, beside localhost and loopback addresses (a proxy's name).",
    )
    password: PasswordHash | None = Field(
        None, description="One log-in for the whole desk: a hash as `monitor password` prints it."
    )
    people: dict[str, PasswordHash] = Field(
        default_factory=dict, description="A log-in for each person: name and hash as `monitor password` prints it."
    )
    public_url: str | None = Field(
        None,
        description="Where browsers find the pages; https:// makes cookies Secure and tells browsers to stay there.",
    )
    trusted_proxies: tuple[str, ...] = Field(
        (), description="Addresses of proxies whose X-Forwarded-For names who asks; nobody's is heeded by default."
    )
    session_days: int = Field(30, ge=1, le=365, description="Days after which a log-in ends.")

    @field_validator("people")
    @classmethod
    def _people(cls, value: dict[str, str]) -> dict[str, str]:
        for name in value:
            if not PERSON.fullmatch(name) or name in ("desk", "local"):
                raise ValueError(
                    "a person's name is up to 64 letters, digits, spaces, . @ or -; not desk and not local"
                )
        return value

    @field_validator("public_url")
    @classmethod
    def _public_url(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"https?://[^/\s@?#]+/?", value):
            raise ValueError("must be a URL without a path, such as https://monitor.example.org")
        return value

    @property
    def accounts(self) -> dict[str, str]:
        """Whoever may log in, each with the hash of their password; "desk" is the shared one."""
        return ({"desk": self.password} if self.password else {}) | self.people

    @property
    def is_behind_tls(self) -> bool:
        """Whether browsers come by https, as public_url says."""
        return (self.public_url or "").startswith("https://")


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    database_url: str = Field(
        "sqlite:///monitor.db",
        description="sqlite:///relative.db, sqlite:////absolute.db, or postgresql://user@host/name.",
    )
    feeds: tuple[Annotated[FeedSetting, BeforeValidator(_feed)], ...] = Field(
        (), description="Feeds to poll. Feeds added by `monitor add` are kept in the database."
    )
    articles: tuple[Annotated[ArticleSetting, BeforeValidator(_article)], ...] = Field(
        (), description="Single articles to watch; they are never retired."
    )
    fetch: FetchSettings = Field(default_factory=lambda: FetchSettings())
    schedule: ScheduleSettings = Field(default_factory=lambda: ScheduleSettings())
    reading: ReadingSettings = Field(default_factory=lambda: ReadingSettings())
    alerts: AlertSettings = Field(default_factory=lambda: AlertSettings())
    log: LogSettings = Field(default_factory=lambda: LogSettings())
    web: WebSettings = Field(default_factory=lambda: WebSettings())
    retention: RetentionSettings = Field(default_factory=lambda: RetentionSettings())

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not re.match(r"(sqlite:///|postgres(ql)?(\+psycopg)?://)", value):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first, then what the file said (handed in as init arguments)."""
        return env_settings, init_settings
