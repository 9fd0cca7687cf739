"""What a hostile page says stays text: an alert's HTML in a real browser runs nothing and loads nothing."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.notify.message import compose
from monitor.notify.rules import SnapshotContext
from monitor.values import Change, ChangeKind, ChangeOp, Dimension, Figure, Notice, NoticeKind, Severity

RUN = "document.documentElement.setAttribute('data-ran','yes')"
FORMS = (
    "<script>{0}</script>",
    '<img src=x onerror="{0}">',
    '<svg onload="{0}">',
    '"><script>{0}</script>',
    "'><img src=x onerror={0}>",
    "<iframe srcdoc='<script>parent.{0}</script>'></iframe>",
    "<body onload={0}>",
    "<details open ontoggle={0}>x</details>",
    '<a href="javascript:{0}" autofocus onfocus="{0}">x</a>',
    "<style>@import 'javascript:{0}';</style><input autofocus onfocus={0}>",
    "]]><script>{0}</script>",
    "<!--><script>{0}</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror={0}>",
    "&lt;script&gt;{0}&lt;/script&gt;",
    "\u2028<script>{0}</script>",
    "<scr\x00ipt>{0}</script>",
    '<object data="javascript:{0}"></object>',
    '<form action="javascript:{0}"><button autofocus onfocus={0}>x</button></form>',
    '<meta http-equiv=refresh content="0;url=javascript:{0}">',
    "<marquee onstart={0}>x</marquee>",
)
PLACES = ("title", "text", "url", "outlet", "notice")


def message_html(form: str, place: str) -> str:
    payload = form.format(RUN)
    figure = Figure(0, 2, payload if place == "text" else "41", "41", None, "boat", Dimension.COUNT, None)
    change = Change(
        ChangeKind.FIGURE,
        ChangeOp.ALTERED,
        figure,
        figure,
        figure.text,
        figure.text,
        figure.text,
        None,
        Severity.HIGH,
        True,
    )
    context = SnapshotContext(
        article_id=1,
        number=2,
        article_title=payload if place == "title" else "Storm",
        url=f"javascript:{RUN}//{payload}" if place == "url" else "https://example.org/storm",
        at=datetime(2026, 3, 1, tzinfo=UTC),
        outlet=payload if place == "outlet" else "The Bay News",
    )
    notices = (Notice(0, 4, payload, NoticeKind.CORRECTION),) if place == "notice" else ()
    return compose(context, (change,), notices).html


@pytest.mark.browser
def test_a_hundred_payloads_in_an_alert_run_nothing_in_a_browser(tmp_path: Path) -> None:
    messages = [message_html(form, place) for form in FORMS for place in PLACES]
    assert len(messages) == 100
    page = tmp_path / "alerts.html"
    page.write_text(f"<!doctype html><html><body>{'<hr>'.join(messages)}</body></html>", encoding="utf-8")
    assert 'data-ran="yes"' not in opened(page, tmp_path)


@pytest.mark.browser
def test_the_browser_would_show_it_if_a_payload_ran(tmp_path: Path) -> None:
    page = tmp_path / "control.html"
    page.write_text(f"<!doctype html><html><body>{FORMS[1].format(RUN)}</body></html>", encoding="utf-8")
    assert 'data-ran="yes"' in opened(page, tmp_path)


def opened(page: Path, profile: Path) -> str:
    """The page as Chromium has it once its scripts have run."""
    done = subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={profile / 'profile'}", "--virtual-time-budget=3000", "--dump-dom", page.as_uri(),
        ],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout
