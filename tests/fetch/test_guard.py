"""Which URLs and addresses may be connected to."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import AddressRefused
from monitor.fetch.guard import PUBLIC_ONLY, AddressPolicy, hint_for, is_address_allowed, redact_url, vet_url

REFUSED = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.1.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "100.100.100.200",
    "168.63.129.16",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "2620:4f:8000::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "4000::1",
    "2a00:1450::5efe:10.0.0.1",
    "2a00:1450::200:5efe:127.0.0.1",
]
ALLOWED = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
    "2001:4860::8888",
    "::ffff:8.8.8.8",
    "2a00:1450::5efe:8.8.8.8",
]


@pytest.mark.parametrize("text", REFUSED)
def test_special_addresses_are_refused(text: str) -> None:
    assert not is_address_allowed(ip_address(text), PUBLIC_ONLY)


@pytest.mark.parametrize("text", ALLOWED)
def test_public_addresses_are_allowed(text: str) -> None:
    assert is_address_allowed(ip_address(text), PUBLIC_ONLY)


def test_a_private_network_opens_by_cidr_and_metadata_addresses_never() -> None:
    everything = AddressPolicy((ip_network("0.0.0.0/0"), ip_network("::/0")))
    assert is_address_allowed(ip_address("10.0.0.1"), everything)
    assert is_address_allowed(ip_address("::ffff:10.0.0.1"), AddressPolicy((ip_network("10.0.0.0/8"),)))
    for text in (
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "fd00:ec2::254",
        "169.254.0.23",
        "169.254.42.42",
        "fd00:42::42",
        "fd00:c1::a9fe:a9fe",
        "fd00:a9fe:a9fe::1",
        "2a00:1:2:3:0:5efe:a9fe:a9fe",
    ):
        assert not is_address_allowed(ip_address(text), everything), text
        assert hint_for(ip_address(text)) == ""


def test_an_endpoint_opens_its_own_port_only() -> None:
    policy = AddressPolicy(endpoints=frozenset({("127.0.0.1", 8080)}))
    assert is_address_allowed(ip_address("127.0.0.1"), policy, 8080)
    assert not is_address_allowed(ip_address("127.0.0.1"), policy, 8081)
    assert not is_address_allowed(ip_address("127.0.0.2"), policy, 8080)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/", "file:///etc/passwd", "gopher://example.com/", "//example.com/", "example.com", "", "http://", "http:///a",
        "http://example.com:22/", "http://example.com:6379/", "http://example.com:0/", "http://example.com:99999/", "http://example.com:80a/",
        "http://a\\@example.com/", "http://example.com/\r\nX: y", "http://exa mple.com/", "http://example.com/\u2028", "http://example.com\x00/",
        "http://example.com/" + "a" * 9_000, "http://[::1", "http://[zz]/", "http://1.2.3/", "http://0x08080808/", "http://8.8.8.8.8/", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_urls_that_can_be_read_in_two_ways_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        vet_url(url)


@pytest.mark.parametrize(
    ("url", "vetted"),
    [
        ("https://example.com", "https://example.com"),
        ("HTTP://Example.COM:80/a%2Fb?x=1&y=%20#z", "http://example.com/a%2Fb?x=1&y=%20"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("http://8.8.8.8:8080/", "http://8.8.8.8:8080/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("https://3com.example/4chan/1.2", "https://3com.example/4chan/1.2"),
    ],
)
def test_ordinary_urls_pass(url: str, vetted: str) -> None:
    assert str(vet_url(url)) == vetted


@given(st.text(max_size=80))
def test_any_text_is_vetted_or_refused(text: str) -> None:
    for url in (text, "http://" + text, "http://example.com/" + text):
        try:
            told = vet_url(url).scheme
        except AddressRefused as problem:
            told = str(problem)
        assert told in ("http", "https") or told.isprintable()


@pytest.mark.parametrize(
    "url",
    [
        "http://me:canary/x@news.example/feed",
        "http://me:canary#x@news.example/feed",
        "http://me:canary?x@news.example/feed",
        "http:/me:canary@news.example/feed",
        "http:me:canary@news.example/feed",
        "me:canary@news.example/feed",
        "http://me:canary@[::1",
        "http://news.example/feed;token=canary?id=7",
        "http://news.example/feed?id=7;token=canary",
        "http://news.example/feed?id=7&amp;token=canary",
    ],
)
def test_a_secret_that_is_not_where_it_should_be_is_not_shown_either(url: str) -> None:
    assert "canary" not in redact_url(url)


def test_what_looks_like_a_secret_s_place_and_is_none_is_shown() -> None:
    for url in ("https://news.example/@desk/story;page=2?id=7;b=8", "http://news.example:8080/a", "http://[::1]:80/"):
        assert redact_url(url) == url


@given(st.text(alphabet="abc012%=&?#@:/.[]", max_size=60))
def test_a_redacted_url_shows_no_secret(noise: str) -> None:
    for url in (
        "https://me:canary@example.com/" + noise,
        "https://example.com/?access_token=canary&" + noise.replace("#", ""),
    ):
        assert "canary" not in redact_url(url)
