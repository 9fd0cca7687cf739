"""The bundle of a change: somebody with sha256sum, jq and python3 alone can check it, and tampering makes that fail."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from evidence_world import watched
from store_world import HOUR, NOW, World, change, snapshot
from warcio.archiveiterator import ArchiveIterator

from monitor.errors import NotFoundError, StoreError
from monitor.evidence.bundle import bundle_name, bundle_of
from monitor.evidence.head import head_of


@pytest.fixture
def bundle(world: World, tmp_path: Path) -> Path:
    """The bundle of the last of two changes, among other articles, unpacked into an empty folder."""
    for number in range(5):
        world.history(f"{number} tugs", slug=f"other{number}")
    watched(world)
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(BytesIO(bundle_of(world.store, 2))) as packed:
        packed.extractall(folder)
    return folder


def commands(folder: Path) -> list[str]:
    return re.findall(r"(?m)^\$ (.*)$", (folder / "README.txt").read_text("utf-8"))


def failures(folder: Path, lines: list[str] | None = None) -> list[str]:
    """The README's commands that fail, each run by sh with nothing but the machine's own tools."""
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return [
        line
        for line in lines or commands(folder)
        if subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, check=False).returncode
    ]


def test_every_command_of_the_readme_holds(bundle: Path) -> None:
    assert len(commands(bundle)) == 21
    assert failures(bundle) == []


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_bundle_holds_what_its_readme_names(bundle: Path) -> None:
    assert files_in(bundle) == [
        "README.txt", "SHA256SUMS", "after/changes.jsonl", "after/content.json", "after/page.bin", "after/request.json",
        "after/text.txt", "before/content.json", "before/page.bin", "before/request.json", "before/text.txt",
        "chain/000001.txt", "chain/000002.txt", "chain/000003.txt", "chain/HEAD", "change.json", "diff.html", "head.json",
        "pages.warc",
    ]  # fmt: skip
    facts = json.loads((bundle / "change.json").read_text("utf-8"))
    assert (facts["before"]["snapshot"], facts["after"]["snapshot"]) == (2, 3)
    assert facts["change"]["summary"] == "43 boats became 36"
    assert "36 boats" in (bundle / "after" / "text.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["SHA256SUMS", "change.json", "diff.html", "pages.warc", "chain/000001.txt", "chain/HEAD"]
)
def test_a_flipped_byte_of_any_file_is_told(bundle: Path, name: str) -> None:
    flip(bundle / name)
    assert failures(bundle)


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def sum_again(folder: Path) -> None:
    """What a forger does first."""
    names = [name for name in files_in(folder) if name != "SHA256SUMS"]
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(lines))


def reword(name: str, old: str, new: str) -> Callable[[Path], None]:
    def forge(folder: Path) -> None:
        file = folder / name
        content = file.read_bytes()
        assert old.encode() in content
        file.write_bytes(content.replace(old.encode(), new.encode()))

    return forge


def forge_text(folder: Path) -> None:
    for name in ("after/text.txt", "after/content.json"):
        reword(name, "36 boats", "96 boats")(folder)


def forge_change(folder: Path) -> None:
    for name in ("change.json", "after/changes.jsonl"):
        reword(name, "43 boats became 36", "43 boats became 96")(folder)


def forge_chain(folder: Path) -> None:
    """All that is hashed is hashed again, up to the article's latest hash; the head over all articles is not theirs."""
    forge_text(folder)
    digest = hashlib.sha256((folder / "after/content.json").read_bytes()).hexdigest()
    link = folder / "chain/000003.txt"
    previous, seal = link.read_text("utf-8").split("\n")
    row = json.dumps(json.loads(seal) | {"content_sha256": digest}, sort_keys=True, separators=(",", ":"))
    link.write_text(f"{previous}\n{row}", "utf-8")
    (folder / "chain/HEAD").write_text(hashlib.sha256(link.read_bytes()).hexdigest() + "\n")


@pytest.mark.parametrize(
    "forge",
    [
        forge_text,
        forge_change,
        forge_chain,
        reword("before/page.bin", "34 boats", "94 boats"),
        reword("after/request.json", "203.0.113.7", "203.0.113.8"),
        reword("pages.warc", "36 boats", "96 boats"),
        reword("chain/000002.txt", "coast.example", "other.example"),
        reword("change.json", "T14:00", "T13:00"),
        lambda folder: (folder / "chain/000001.txt").unlink(),
        lambda folder: (folder / "chain/000003.txt").unlink(),
    ],
)
def test_a_forger_who_sums_the_files_again_is_found_by_the_chain(bundle: Path, forge: Callable[[Path], None]) -> None:
    forge(bundle)
    sum_again(bundle)
    assert not failures(bundle, ["sha256sum --check --quiet SHA256SUMS"])
    assert failures(bundle)


def test_a_forger_of_everything_is_found_by_the_root_that_was_published(world: World, bundle: Path) -> None:
    published = head_of(world.store.heads(), NOW).root
    assert published in (bundle / "README.txt").read_text("utf-8")
    assert json.loads((bundle / "head.json").read_text("utf-8"))["root"] == published
    forge_chain(bundle)
    proof = json.loads((bundle / "head.json").read_text("utf-8"))
    proof["leaf"] = f"{proof['leaf'].rpartition(' ')[0]} {(bundle / 'chain/HEAD').read_text().strip()}"
    (bundle / "head.json").write_text(json.dumps(proof))
    sum_again(bundle)
    (failed,) = failures(bundle)
    assert "jq -r .root" in failed


def test_the_same_evidence_gives_the_same_bytes(world: World) -> None:
    watched(world)
    assert bundle_of(world.store, 1) == bundle_of(world.store, 1)


def test_the_archive_holds_both_pages_and_no_other(bundle: Path) -> None:
    found = ArchiveIterator(BytesIO((bundle / "pages.warc").read_bytes()))
    bodies = [record.content_stream().read() for record in found if record.rec_type == "response"]
    assert [body for body in bodies if body] == [
        (bundle / side / "page.bin").read_bytes() for side in ("before", "after")
    ]


def test_a_change_from_before_requests_were_recorded_has_a_bundle_too(world: World, tmp_path: Path) -> None:
    watched(world)
    with zipfile.ZipFile(BytesIO(bundle_of(world.store, 1))) as packed:
        packed.extractall(tmp_path / "old")
    assert not (tmp_path / "old/before/request.json").exists()
    assert failures(tmp_path / "old") == []


def test_hostile_words_stay_words(world: World, tmp_path: Path) -> None:
    """Neither a file's name, nor a command, nor markup comes of a title, a sentence or an outlet."""
    hostile = "../../x'; touch pwned; $(touch pwned) `touch pwned` <script>alert(1)</script> \" \n=cmd|' /C calc'!A0"
    article = world.article("boats", title=hostile, outlet=hostile)
    for hours, words in enumerate(("41 boats", "34 boats")):
        changes = (change(summary=hostile, sentence_after=hostile),) if hours else ()
        world.check(
            article, hostile + words, now=NOW + hours * HOUR, snapshot=snapshot(hostile + words, changes=changes)
        )
    with zipfile.ZipFile(BytesIO(bundle_of(world.store, 1))) as packed:
        assert all(re.fullmatch(r"[a-zA-Z0-9_./]+", name) and ".." not in name for name in packed.namelist())
        packed.extractall(tmp_path / "hostile")
    assert failures(tmp_path / "hostile") == []
    assert not list(tmp_path.rglob("pwned"))
    page = (tmp_path / "hostile/diff.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert bundle_name(1) == "monitor-change-1.zip"


def test_what_was_deleted_on_request_has_no_bundle(world: World) -> None:
    article = watched(world)
    with pytest.raises(NotFoundError, match="no such change"):
        bundle_of(world.store, 99)
    world.store.forget(article.id, now=NOW, reason="asked")
    with pytest.raises(NotFoundError):
        bundle_of(world.store, 1)


def test_damaged_evidence_has_no_bundle(world: World) -> None:
    watched(world)
    with world.store._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM checks WHERE snapshot_id = 1")
        connection.exec_driver_sql("UPDATE snapshots SET number = 9 WHERE number = 1")
    with pytest.raises(StoreError, match="its chain is not whole"):
        bundle_of(world.store, 2)
