"""`monitor backup`, `restore`, `head`, `verify --head`, `forget` and `export` as their user runs them."""

from __future__ import annotations

import json
import os
import pty
import re
import sqlite3
import stat
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest
from edited_article import URL, Desk, boats

OTHER = "https://bay.example/news/fire"


@pytest.fixture
def desk(edited: Desk) -> Desk:
    """Two articles: one with an edit, one without."""
    edited.record(boats(41), boats(34))
    edited.record(boats(7), url=OTHER)
    return edited


def monitor(desk: Desk, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MONITOR_")} | {
        "MONITOR_LOG__LEVEL": "error"
    }
    command = [sys.executable, "-m", "monitor", *words, "--config", str(desk.config)]
    return subprocess.run(
        command, cwd=desk.folder, env=environment, input="", capture_output=True, text=True, timeout=90, check=False
    )


def done(desk: Desk, *words: str) -> str:
    ended = monitor(desk, *words)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


def test_a_backup_is_restored_and_the_former_database_kept(desk: Desk) -> None:
    assert "kept.db" in done(desk, "backup", "kept.db")
    assert stat.S_IMODE((desk.folder / "kept.db").stat().st_mode) == 0o600
    assert monitor(desk, "backup", "kept.db").returncode == 2  # it is there already
    assert json.loads(monitor(desk, "backup", "kept.db", "--force", "--json").stdout)["bytes"] > 10_000
    desk.record(boats(33), url="https://bay.example/news/later")
    assert "--force" in monitor(desk, "restore", "kept.db").stderr
    said = done(desk, "restore", "kept.db", "--force")
    assert "restored 3 snapshots of 2 articles" in said
    assert "the former database is kept as" in said
    assert len(json.loads(monitor(desk, "articles", "--json").stdout)) == 2
    (former,) = desk.folder.glob("*.before-restore-*")
    with closing(sqlite3.connect(former)) as connection:
        assert connection.execute("SELECT count(*) FROM snapshots").fetchone() == (4,)


def test_what_is_no_backup_is_refused_in_words(desk: Desk) -> None:
    (desk.folder / "letter.txt").write_text("Dear sir")
    for name in ("letter.txt", "absent.db", "."):
        refused = monitor(desk, "restore", name, "--force")
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr


def test_a_head_tells_of_a_tail_that_was_cut_off(desk: Desk) -> None:
    assert "2 articles, root " in done(desk, "head", "head.json")
    assert json.loads(monitor(desk, "head").stdout)["root"] in (desk.folder / "head.json").read_text()
    assert monitor(desk, "head", "head.json").returncode == 2
    assert "all of the head is there" in done(desk, "verify", "--head", "head.json")
    with closing(sqlite3.connect(desk.folder / "monitor.db")) as connection:
        first = connection.execute("SELECT hash FROM snapshots WHERE article_id = 1 AND number = 1").fetchone()[0]
        connection.execute("DELETE FROM snapshots WHERE article_id = 1 AND number = 2")
        connection.execute("UPDATE articles SET latest_number = 1, latest_hash = ? WHERE id = 1", (first,))
        connection.commit()
    cut = monitor(desk, "verify", "--head", "head.json", "--json")
    assert cut.returncode == 1
    assert (1, 2, "head") in {(f["article_id"], f["number"], f["what"]) for f in json.loads(cut.stdout)["faults"]}
    (desk.folder / "other.json").write_text("[]")
    assert monitor(desk, "verify", "--head", "other.json").returncode == 2


def test_verify_names_the_row_that_was_altered(desk: Desk) -> None:
    assert "every snapshot is what was written" in done(desk, "verify")
    with closing(sqlite3.connect(desk.folder / "monitor.db")) as connection:
        connection.execute("UPDATE snapshots SET text_sha256 = 'x' WHERE article_id = 1 AND number = 2")
        connection.commit()
    told = monitor(desk, "verify", URL)
    assert told.returncode == 1
    assert "article 1, snapshot 2: snapshots, id 2" in told.stdout
    assert monitor(desk, "verify", "2").returncode == 0


def test_nothing_is_deleted_where_nobody_can_be_asked(desk: Desk) -> None:
    refused = monitor(desk, "forget", URL)
    assert refused.returncode == 2
    assert "nothing was deleted" in refused.stderr
    assert "Nothing was deleted on request" in done(desk, "forget", "--list")
    assert monitor(desk, "forget").returncode == 2
    assert monitor(desk, "forget", "99", "--yes").returncode == 2


def test_what_is_forgotten_leaves_a_tombstone_and_no_word(desk: Desk) -> None:
    assert "a tombstone stays" in done(desk, "forget", URL, "--yes", "--reason", "the family asked", "--remove-address")
    (stone,) = json.loads(monitor(desk, "forget", "--list", "--json").stdout)
    assert (stone["article_id"], stone["reason"], stone["snapshots"]) == (1, "the family asked", 2)
    assert stone["url"] == ""
    assert "the family asked" in done(desk, "forget", "--list")
    assert "every snapshot is what was written" in done(desk, "verify")
    assert b"damaged boats" not in b"".join(file.read_bytes() for file in desk.folder.glob("monitor.db*"))
    assert monitor(desk, "export", "--bundle", "1").returncode == 2


@pytest.mark.parametrize(("answer", "left"), [(b"n\n", 2), (b"y\n", 1)])
def test_a_person_is_asked(desk: Desk, answer: bytes, left: int) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "monitor", "forget", "2", "--config", str(desk.config)]
    asked = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.write(ours, answer)
    _, said = asked.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert b"1 snapshots will be deleted for good" in said
    stones = json.loads(monitor(desk, "forget", "--list", "--json").stdout)
    assert 2 - len(stones) == left
    assert asked.returncode == (1 if left == 2 else 0)


def test_the_pages_go_to_a_web_archive_that_its_library_checks(desk: Desk) -> None:
    assert "3 kept pages written to pages.warc.gz" in done(desk, "export", "pages.warc.gz", "--warc")
    checker = [sys.executable, "-c", "from warcio.cli import main; main()", "check", "pages.warc.gz"]
    checked = subprocess.run(checker, cwd=desk.folder, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    assert "1 kept pages" in done(desk, "export", "one.warc", "--warc", "--article", OTHER)
    assert "0 kept pages" in done(desk, "export", "none.warc", "--warc", "--since", "1h")
    assert monitor(desk, "export", "pages.warc.gz", "--warc").returncode == 2
    assert monitor(desk, "export", "-", "--warc").stdout.startswith("WARC/1.1")
    assert monitor(desk, "export", "--article", "1").returncode == 2
    assert monitor(desk, "export", "--warc", "--bundle", "1").returncode == 2


def test_a_bundle_holds_by_its_own_readme(desk: Desk) -> None:
    said = done(desk, "export", "--bundle", "1")
    (file,) = desk.folder.glob("*.zip")
    assert file.name in said
    with zipfile.ZipFile(file) as packed:
        assert all(not name.startswith("/") and ".." not in name for name in packed.namelist())
        packed.extractall(desk.folder / "bundle")
    lines = re.findall(r"(?m)^\$ (.*)$", (desk.folder / "bundle" / "README.txt").read_text("utf-8"))
    assert len(lines) > 10
    for line in lines:
        ran = subprocess.run(["sh", "-c", line], cwd=desk.folder / "bundle", capture_output=True, check=False)
        assert ran.returncode == 0, line
    assert monitor(desk, "export", "--bundle", "99").returncode == 2


def test_a_history_goes_into_one_page(desk: Desk) -> None:
    done(desk, "export", "--html", URL)
    (file,) = desk.folder.glob("*.html")
    assert file.name == "monitor-article-1.html"
    page = file.read_text("utf-8")
    assert "34 damaged boats" in page
    assert "<script" not in page
    assert monitor(desk, "export", "--html", "99").returncode == 2


def test_a_picture_of_a_change_is_written_once(desk: Desk) -> None:
    assert "the picture of change 1, written to monitor-change-1.png" in done(desk, "picture", "1")
    picture = (desk.folder / "monitor-change-1.png").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n")
    assert monitor(desk, "picture", "1").returncode == 2
    done(desk, "picture", "1", "--out", "again.png")
    assert (desk.folder / "again.png").read_bytes() == picture
    assert monitor(desk, "picture", "99").returncode == 2
