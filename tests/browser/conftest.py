"""One Chromium for all tests of this folder, and pages that tell whatever goes wrong in them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
for folder in (HERE.parent / "web", HERE.parent / "store", HERE.parent, HERE):
    sys.path.insert(0, str(folder))

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven by playwright. For a module: while it lives, its loop runs, and no test can run another."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Callable[..., Any]:
    """`with open_page(width=360, ...) as (page, troubles)`: `troubles` are errors, dialogs and refusals by the policy."""

    @contextmanager
    def opened(*, width: int = 1280, **options: Any) -> Iterator[tuple[Any, list[str]]]:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(15_000)
        page, troubles = context.new_page(), list[str]()
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda problem: troubles.append(str(problem)))
        page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        try:
            yield page, troubles
        finally:
            context.close()

    return opened
