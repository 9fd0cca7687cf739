"""PURE: the README of a bundle: what is in it, and the commands that check it. A test runs every one of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Facts", "readme_of"]

HASH_OF = "sha256sum < {name} | cut -d ' ' -f 1"
# RFC 6962: a leaf is SHA-256 of 0x00 and its bytes, a node SHA-256 of 0x01, left and right.
ROOT = (
    "python3 -c \"import functools, hashlib, json; p = json.load(open('head.json')); "
    "h = lambda first, rest: hashlib.sha256(bytes([first]) + rest).digest(); "
    "up = lambda d, s: h(1, bytes.fromhex(s['sha256']) + d if s['side'] == 'left' else d + bytes.fromhex(s['sha256'])); "
    "print(functools.reduce(up, p['path'], h(0, p['leaf'].encode())).hex())\""
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the commands name: numbers and digests alone, no word of the article. `line` of changes.jsonl is the change."""

    change: int
    article: int
    before: int
    after: int
    line: int
    latest: int
    head: str
    root: str
    files: frozenset[str]


def readme_of(facts: Facts) -> str:
    """The README's text. Lines that begin with "$ " are commands for sh; each fails where the check fails."""
    return f"""EVIDENCE OF ONE CHANGE

Made by monitor, which watches news articles and keeps every version of them. This is change {facts.change} of article
{facts.article}: what happened to a claim between its snapshots {facts.before} and {facts.after}.

  change.json           the change: the claim before and after, with both sentences
  diff.html             both texts as one, what differs marked (open it in any browser)
  before/, after/       the two snapshots: text.txt is what was read, content.json all that was read (headline,
                        byline, dates, links), page.bin the page as it came (its content encoding taken off),
                        request.json both heads of the request, all redirects, times and addresses
  after/changes.jsonl   all changes of that snapshot, one a line, and its notices in the last line
  pages.warc            the pages once more, as web archives keep them (WARC 1.1)
  chain/                one file a snapshot of this article: the hash before, a line feed, and what was sealed
  head.json             how the article's latest hash leads to the head over all articles
  SHA256SUMS            the digests of all files


HOW TO CHECK IT

Unpack it, open a terminal in its folder, and run these lines. You need sha256sum, jq and python3. A check that holds
prints nothing, or OK; one that fails says so, and ends with an exit code other than 0.

1. The files are those that were packed.

$ sha256sum --check --quiet SHA256SUMS

2. Every snapshot is chained to the one before: a file's first line is the SHA-256 of the file before, and the SHA-256
   of the last one is the article's latest hash.

$ (previous=""; for link in chain/*.txt; do test "$(head -n 1 "$link")" = "$previous" || exit 1; previous="$({HASH_OF.format(name='"$link"')})"; done; test "$previous" = "$(cat chain/HEAD)")
$ test "$(ls chain/*.txt | wc -l)" -eq {facts.latest}
$ test "$(tail -n +2 chain/{facts.latest:06}.txt | jq -r '"\\(.article) \\(.number)"')" = "{facts.article} {facts.latest}"

3. The two snapshots hold what was sealed.

{_seals(facts)}

4. The change is one of those that were sealed with the later snapshot, and it is about these two.

$ test "$({HASH_OF.format(name="after/changes.jsonl")})" = "$(tail -n +2 chain/{facts.after:06}.txt | jq -r .changes_sha256)"
$ test "$(sed -n {facts.line}p after/changes.jsonl | jq -cS .)" = "$(jq -cS .change change.json)"
$ test "$(jq -r '"\\(.before.snapshot) \\(.after.snapshot)"' change.json)" = "{facts.before} {facts.after}"

5. The web archive holds the same pages.

{_archive(facts)}

6. The article's latest hash stands under the head over all articles.

$ test "$(jq -r .leaf head.json)" = "{facts.article} {facts.latest} $(cat chain/HEAD)"
$ test "$({ROOT})" = "$(jq -r .root head.json)"


WHAT THAT PROVES

The checks show that everything in here belongs together and was not altered since it was sealed. That it was sealed
before today, somebody else must vouch for: compare the head's root with one that was published or time-stamped at the
time, or ask who runs monitor for `monitor head`, and compare

  the root over all articles   {facts.root}
  the article's latest hash    {facts.head}

What is sealed is content.json, page.bin, request.json and changes.jsonl. diff.html, and the heads in pages.warc, are
made from them, to be read. A page that was kept before requests were recorded has no request.json, and the archive's
metadata record calls it reconstructed.
"""


def _seals(facts: Facts) -> str:
    sealed = (("content.json", "content_sha256"), ("page.bin", "body_sha256"), ("request.json", "request_sha256"))
    lines = []
    for side, number in (("before", facts.before), ("after", facts.after)):
        seal = f"tail -n +2 chain/{number:06}.txt"
        for name, key in sealed:
            if f"{side}/{name}" in facts.files:
                digest = HASH_OF.format(name=f"{side}/{name}")
                lines.append(f'$ test "$({digest})" = "$({seal} | jq -r .{key})"')
        lines.append(f"$ jq -j .text {side}/content.json | cmp - {side}/text.txt")
        lines.append(f'$ test "$({seal} | jq -r .taken_at)" = "$(jq -r .{side}.seen change.json)"')
    return "\n".join(lines)


def _archive(facts: Facts) -> str:
    return "\n".join(
        f"$ python3 -c \"import sys; sys.exit(open('{side}/page.bin', 'rb').read() not in open('pages.warc', 'rb').read())\""
        for side in ("before", "after")
        if f"{side}/page.bin" in facts.files
    )
