"""Every command has help, takes --config, and stands in the README; the README's own commands can be run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from monitor.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, Any]]:
    def walk(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
        for name, command in group.commands.items():
            path = f"{prefix}{name}"
            if hasattr(command, "commands"):
                yield from walk(command, f"{path} ")
            else:
                yield path, command

    return list(walk(typer.main.get_command(app), ""))


def monitor(*words: str, cwd: Path, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MONITOR_")} | variables
    return subprocess.run(
        [sys.executable, "-m", "monitor", *words], cwd=cwd, env=environment, input=stdin, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("path", "command"), commands(), ids=[path for path, _ in commands()])
def test_every_command_has_help_for_itself_and_its_options(path: str, command: Any) -> None:
    assert command.help, f"monitor {path} has no help"
    for parameter in command.params:
        assert getattr(parameter, "help", None) or parameter.name == "help", (
            f"monitor {path}: {parameter.name} has no help"
        )


@pytest.mark.parametrize(("path", "command"), commands(), ids=[path for path, _ in commands()])
def test_every_command_takes_config(path: str, command: Any) -> None:
    assert any("--config" in parameter.opts for parameter in command.params), f"monitor {path}"


@pytest.mark.parametrize("path", [path for path, _ in commands()])
def test_every_command_stands_in_the_readme(path: str) -> None:
    assert re.search(rf"`monitor {re.escape(path.split()[0])}[ `]", README), f"monitor {path} is not in the README"


def test_every_command_of_the_readme_exists() -> None:
    known = {path.split()[0] for path, _ in commands()}
    blocks = "\n".join(re.findall(r"^```(?:sh|console)?\n(.*?)^```", README, re.M | re.S))
    used = set(re.findall(r"`monitor ([a-z]+)", README)) | set(
        re.findall(r"^(?:\S*bin/)?monitor ([a-z]+)", blocks, re.M)
    )
    assert used
    assert used <= known


def test_the_readme_s_two_commands_are_where_ci_reads_them() -> None:
    for name in ("run", "test"):
        done = subprocess.run(
            [sys.executable, str(ROOT / "tests" / "readme_commands.py"), name],
            capture_output=True,
            text=True,
            check=True,
        )
        assert len(done.stdout.splitlines()) == 1
        assert "-m venv .venv" in done.stdout


def test_the_configuration_of_the_readme_can_be_used(tmp_path: Path) -> None:
    for number, block in enumerate(re.findall(r"^```yaml\n(.*?)^```", README, re.M | re.S)):
        file = tmp_path / f"{number}.yaml"
        file.write_text(block, encoding="utf-8")
        done = monitor("config", "check", "--config", str(file), cwd=tmp_path)
        assert done.returncode == 0, done.stderr


def test_claims_answers_lines_in_order_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "text": "About 41 boats sank."}',
        "{not json",
        '{"id": 2}',
        '{"id": 3, "text": "“Yes,” said Ann Lee."}',
    ]
    done = monitor("claims", "--jsonl", cwd=tmp_path, stdin="\n".join(lines))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [1, None, 2, 3]
    assert rows[0]["claims"][0]["value"] == "41"
    assert "error" in rows[1]
    assert "'text' is missing" in rows[2]["error"]
    assert rows[3]["claims"]
    assert done.returncode == 1
    assert "line 2" in done.stderr
    assert "line 3" in done.stderr


def test_compare_answers_lines(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "before": {"title": "T", "text": "The storm sank 41 boats, the harbour master said."},
        "after": {"title": "T", "text": "The storm sank 34 boats, the harbour master said."},
    }
    done = monitor("compare", "--jsonl", cwd=tmp_path, stdin=json.dumps(row))
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(answer) == {"id", "changes", "notices", "text_changed"}
    assert [(c["kind"], c["op"], c["before"]["value"], c["after"]["value"]) for c in answer["changes"]] == [
        ("figure", "altered", "41", "34")
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("history", "https://nowhere.example/x"), 2, "https://nowhere.example/x"),
        (("history", "17"), 2, "17"),
        (("diff", "17"), 2, "17"),
        (("claims", "absent.txt"), 2, "absent.txt: can't be read (No such file or directory)"),
        (("claims", "binary.bin"), 2, "not text in UTF-8"),
        (("extract", "empty.html"), 2, "no article text was found on this page"),
        (("import", "binary.bin"), 2, "binary.bin"),
        (("changes", "--since", "yesterday"), 2, "'yesterday' is neither a time back (30m, 24h, 7d) nor a date"),
        (("run", "--config", "absent.yaml"), 2, "absent.yaml: no such file"),
        (("feeds", "--pause", "nothing"), 2, "nothing"),
        (("add", "not a url"), 1, "not a web address"),
        (("add", "http://127.0.0.1:9/feed"), 1, "fetch.allow_networks"),
        (("alerts", "test", "nowhere"), 2, "alerts.destinations.nowhere: no such destination (there are: terminal)"),
        (("alerts", "replay", "msg_x"), 2, "msg_x"),
        (("config", "init", "config.yaml"), 2, "exists already"),
    ],
)
def test_bad_input_gets_a_sentence_and_no_traceback(
    tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "binary.bin").write_bytes(b"\xff\xfe\x00binary")
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    (tmp_path / "config.yaml").write_text("log: {level: warning}\n", encoding="utf-8")
    done = monitor(*words, cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert said in done.stderr
    assert done.returncode == code


def test_a_database_that_cannot_be_opened_is_exit_code_3(tmp_path: Path) -> None:
    done = monitor("feeds", cwd=tmp_path, MONITOR_DATABASE_URL="sqlite:///absent/folder/monitor.db")
    assert done.returncode == 3
    assert "absent/folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_first_run_says_what_to_do(tmp_path: Path) -> None:
    done = monitor("once", cwd=tmp_path)
    assert done.returncode == 0
    assert "monitor add URL" in done.stderr
    assert "Add one with `monitor add URL`" in monitor("feeds", cwd=tmp_path).stdout
    assert "No such article" in monitor("articles", cwd=tmp_path).stdout
    assert "No alert yet" in monitor("alerts", cwd=tmp_path).stdout
    assert "No such change" in monitor("changes", cwd=tmp_path).stdout
    health = monitor("health", cwd=tmp_path)
    assert (health.returncode, "none has run here" in health.stdout) == (1, True)


def test_feeds_go_out_as_opml_and_come_back(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("log: {level: warning}\n", encoding="utf-8")
    opml = (
        "<opml version='2.0'><head/><body><outline text='World' type='rss' xmlUrl='https://example.org/feed.xml'/>"
        "</body></opml>"
    )
    assert monitor("import", "-", cwd=tmp_path, stdin=opml).stdout.startswith("1 feeds added")
    exported = monitor("export", cwd=tmp_path).stdout
    assert "https://example.org/feed.xml" in exported
    again = json.loads(monitor("import", "-", "--json", cwd=tmp_path, stdin=exported).stdout)
    assert again == {"added": [], "known": 1}
