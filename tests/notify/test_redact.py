"""Secrets stay out of what people read."""

from __future__ import annotations

import base64
import time

import pytest

from monitor.notify.redact import redact_headers, redact_text, redact_url, redactor, secrets_in_url

CANARY = "c4n4ry/Secret+9"


@pytest.mark.parametrize(
    "text",
    [
        "GET https://me:{}@host/x failed",
        "https://host/feed?token={}&page=2",
        "https://host/feed?page=2&API_KEY={}",
        "Authorization: Bearer {}",
        "key whsec_{} is wrong",
    ],
)
def test_what_looks_like_a_secret_is_masked_unasked(text: str) -> None:
    secret = "c4n4ry9"
    assert secret not in redact_text(text.format(secret))
    assert "***" in redact_text(text.format(secret))


@pytest.mark.parametrize("form", [CANARY, "c4n4ry%2FSecret%2B9", base64.b64encode(CANARY.encode()).decode()])
def test_a_known_secret_is_masked_in_every_encoding(form: str) -> None:
    assert redactor([CANARY])(f"<<{form}>>") == "<<***>>"


def test_a_text_without_secrets_stays_as_it_is() -> None:
    text = "41 → 34 boats, https://herald.example/a?page=2#top by me@example.org; the key point: tokens (3)"
    assert redactor(["", "ab"])(text) == text


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://hooks.example.org/services/T/B/x", "https://hooks.example.org/***"),
        ("https://u:p@example.org:8443", "https://example.org:8443"),
        ("slack://A/B/C", "slack://***"),
        ("http://[bad", "***"),
        ("nonsense", "***"),
    ],
)
def test_a_url_shows_only_where_it_leads(url: str, shown: str) -> None:
    assert redact_url(url) == shown


def test_the_secrets_of_a_url_are_found() -> None:
    assert secrets_in_url("https://user:passw@host/p?token=tok123&page=2") == ("user", "passw", "tok123")
    assert {"AAAA", "BBBB", "CCCC"} <= set(secrets_in_url("slack://AAAA/BBBB/CCCC"))


def test_headers_with_credentials_are_masked() -> None:
    headers = {"Authorization": "x", "X-My-Token": "y", "Accept": "text/html", "Cookie": "z"}
    assert redact_headers(headers) == {
        "Authorization": "***",
        "X-My-Token": "***",
        "Accept": "text/html",
        "Cookie": "***",
    }


@pytest.mark.parametrize(
    "hostile", ["?" * 100_000, "://" * 40_000, "token" * 30_000, "&" + "a" * 100_000, "Basic " * 20_000]
)
def test_hostile_text_costs_linear_time(hostile: str) -> None:
    start = time.perf_counter()
    redact_text(hostile)
    assert time.perf_counter() - start < 2
