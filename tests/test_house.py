"""The house as DESIGN draws it: imports run downward only, the pure rooms touch nothing, the packages stay light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "monitor"

VALUES = {"values", "errors", "formats"}
# room -> the rooms it may import, beside itself and the values
ALLOWED: dict[str, set[str]] = {
    "values": set(),
    "errors": set(),
    "formats": set(),
    "text": set(),
    "claims": {"text"},
    "read": {"text"},
    "compare": {"text", "claims"},
    "cadence": set(),
    "judgement": set(),
    "quality": {"text"},
    "examination": set(),
    "survey": {"examination", "read"},
    "examine": {"examination", "read", "quality", "claims", "compare", "text"},
    "rereading": {"examination", "examine", "read", "compare"},
    "fetch": set(),
    "damping": set(),
    "store": {"damping", "text"},
    "evidence": {"store", "compare", "text"},
    "notify": {"text", "compare"},
    "workers": set(),
    "watchdog": set(),
    "supervisor": set(),
    "steadiness": set(),
    "logs": set(),
    "pipeline": {
        "fetch",
        "quality",
        "store",
        "notify",
        "workers",
        "examination",
        "cadence",
        "read",
        "judgement",
        "damping",
    },
}
ENTRIES = {
    "cli",
    "daemon",
    "compose",
    "demo",
    "bench",
    "web",
    "config",
    "settings",
    "__main__",
    "show",
    "doctor",
    "health",
}
PURE = {
    "values",
    "errors",
    "formats",
    "text",
    "claims",
    "read",
    "compare",
    "cadence",
    "judgement",
    "damping",
    "quality",
    "examine",
    "rereading",
}
IMPURE_MODULES = {
    "aiohttp", "apscheduler", "asyncio", "http", "multiprocessing", "os", "pebble", "requests", "smtplib", "socket",
    "sqlalchemy", "sqlmodel", "subprocess", "time", "typer", "urllib3",
}  # fmt: skip


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]


def room_of(dotted: str) -> str:
    """monitor.fetch.quality… is a room of its own; a module family cli_… belongs to cli."""
    parts = dotted.split(".")
    if len(parts) < 2:
        return "values"  # the bare package holds nothing but its docstring
    if parts[1] == "fetch" and len(parts) > 2 and parts[2].startswith("quality"):
        return "quality"
    return parts[1].split("_")[0] if parts[1].startswith("cli_") else parts[1]


def dotted_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=dotted_name)
def test_imports_run_downward_only(path: Path) -> None:
    room = room_of(dotted_name(path))
    if room in ENTRIES:
        lower = {"config", "settings", *ALLOWED}
        allowed = lower | (
            ENTRIES if room in {"cli", "__main__", "demo", "bench", "web", "daemon", "doctor"} else set()
        )
        if room in {"demo", "bench", "web", "daemon", "compose", "show", "config", "settings", "doctor"}:
            allowed -= {"cli", "__main__"}
        allowed |= {"doctor"} if room == "show" else set()
    else:
        assert room in ALLOWED, f"the room {room!r} is not in the plan: say here what it may import"
        allowed = ALLOWED[room] | VALUES
    for name in imported(path):
        if name.split(".")[0] == "monitor":
            target = room_of(name)
            assert target == room or target in allowed, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("path", [p for p in modules() if room_of(dotted_name(p)) in PURE], ids=dotted_name)
def test_pure_rooms_touch_no_network_store_or_clock(path: Path) -> None:
    for name in imported(path):
        assert name.split(".")[0] not in IMPURE_MODULES, f"{path.relative_to(ROOT)} imports {name}"
    calls = {
        ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    }
    clocks = {"datetime.now", "datetime.utcnow", "date.today", "datetime.datetime.now", "open", "time.time"}
    assert not calls & clocks, f"{path.relative_to(ROOT)} reads a clock or a file: {calls & clocks}"


@pytest.mark.parametrize("path", [p for p in modules() if p.name == "__init__.py"], ids=dotted_name)
def test_a_package_holds_only_its_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [type(node).__name__ for node in tree.body] == ["Expr"], f"{path.relative_to(ROOT)} does more than say"


OPENERS = {
    "aiohttp", "apprise", "asyncssh", "ftplib", "http.client", "http.server", "httpx", "imaplib", "multiprocessing.connection",
    "nntplib", "poplib", "requests", "smtplib", "socket", "socketserver", "telnetlib", "urllib.request", "urllib3",
    "websockets", "xmlrpc",
}  # fmt: skip
# Calls that open a connection without such an import, and what libraries of ours offer by the way.
OPENING_CALLS = {
    "create_connection", "create_datagram_endpoint", "create_unix_connection", "open_connection", "open_unix_connection",
    "fetch_response", "urlopen", "urlretrieve",
}  # fmt: skip
# Who may open connections, and with what: the one HTTP client and its resolver; the guard for libraries that bring their
# own sockets, and the two channels of those; the datagram to systemd. The demo, the benches and the web listen.
MAY_OPEN: dict[str, set[str]] = {
    "monitor.fetch.client": {"aiohttp"},
    "monitor.fetch.resolver": {"aiohttp", "socket"},
    "monitor.fetch.dialer": {"socket"},
    "monitor.notify.channels.email": {"smtplib"},
    "monitor.notify.channels.apprise": {"apprise"},
    "monitor.supervisor": {"socket"},
    "monitor.demo": {"aiohttp"},
    "monitor.bench": {"aiohttp", "http.server"},
    "monitor.web": {"socket"},
}


@pytest.mark.parametrize("path", modules(), ids=dotted_name)
def test_only_the_fetcher_opens_connections(path: Path) -> None:
    here = dotted_name(path)
    allowed = {one for room, ones in MAY_OPEN.items() if here == room or here.startswith(room + ".") for one in ones}
    for name in imported(path):
        used = {opener for opener in OPENERS if name == opener or name.startswith(opener + ".")}
        assert used <= allowed, f"{here} imports {name}"
    tree = ast.parse(path.read_text("utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & OPENING_CALLS
    assert not called or "socket" in allowed, f"{here} calls {called}"


def test_no_module_has_grown_too_large_to_live_in() -> None:
    large = {dotted_name(p): n for p in modules() if (n := len(p.read_text("utf-8").splitlines())) > 600}
    assert not large


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['monitor', '--help']\n"
        "from monitor.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'aiohttp', 'sqlmodel', 'sqlalchemy', 'trafilatura', 'feedparser', 'apscheduler', 'numpy', 'apprise', 'pydantic'}\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"
