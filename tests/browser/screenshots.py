"""Pictures of every page for people to look at: the demo newsroom, the real daemon, each page light, dark and 360 px wide.

    python tests/browser/screenshots.py FOLDER

Takes about a minute. File names are the pages' paths.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from queue import Queue
from typing import Any
from urllib.parse import unquote

HERE = Path(__file__).parent
for place in (HERE.parent / "web", HERE.parent / "store", HERE.parent, HERE):
    sys.path.insert(0, str(place))

from conftest import ARGUMENTS  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from served_site import page_paths  # noqa: E402

LOOKS = (("light", 1280), ("dark", 1280), ("light", 360))
LONGEST_SECONDS = 180.0


def main(folder: Path) -> None:
    """Run the demo to its end, then take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        demo = subprocess.Popen(
            [sys.executable, "-u", "-m", "monitor", "demo"], stdout=subprocess.PIPE, text=True, cwd=scratch
        )
        try:
            url = address_of(demo)
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
                for path in page_paths(first_outlet(browser, url)):
                    take(browser, url, path, folder)
                browser.close()
        finally:
            demo.terminate()
            demo.wait(20)


def address_of(demo: subprocess.Popen[str]) -> str:
    """Where the pages are, once every story was told."""
    lines: Queue[str] = Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in demo.stdout or ()], daemon=True).start()
    url = ""
    while True:
        line = lines.get(timeout=LONGEST_SECONDS)
        if found := re.search(r"The pages are at (http://\S+)/", line):
            url = found[1]
        if "The newsroom stays open" in line:
            return url


def first_outlet(browser: Any, url: str) -> str:
    """The name of an outlet that the demo has."""
    page = browser.new_page()
    page.goto(f"{url}/outlets")
    name = page.locator("main a[href^='/outlets/']").first.get_attribute("href").removeprefix("/outlets/")
    page.close()
    return unquote(name)


def take(browser: Any, url: str, path: str, folder: Path) -> None:
    """The page in each of its looks."""
    name = re.sub(r"[^a-z0-9]+", "-", path).strip("-") or "changes"
    for scheme, width in LOOKS:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(url + path)
        page.screenshot(path=folder / f"{name}-{scheme}-{width}.png", full_page=True)
        page.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tests/browser/screenshots.py FOLDER")
    main(Path(sys.argv[1]))
