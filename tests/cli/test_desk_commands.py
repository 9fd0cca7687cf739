"""`monitor verdict`, `dampings`, `token` and `password` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from store_world import World

from monitor.store.store import Store


@pytest.fixture
def config(tmp_path: Path) -> Path:
    with Store.open(f"sqlite:///{tmp_path}/m.db") as store:
        World(store).history("a", "b")
    file = tmp_path / "config.yaml"
    file.write_text(f"database_url: sqlite:///{tmp_path}/m.db\nlog: {{level: warning}}\n")
    return file


def monitor(config: Path, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "monitor", *words, "--config", str(config)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, input=stdin)


def test_a_verdict_damps_and_is_taken_back(config: Path) -> None:
    said = monitor(config, "verdict", "1", "noise", "--note", "A counter.").stdout
    assert "damped from now on: Figures (count, boat), altered, in the text, at coast.example" in said
    assert json.loads(monitor(config, "changes", "--json").stdout) == []
    assert len(json.loads(monitor(config, "changes", "--all", "--json").stdout)) == 1
    (damping,) = json.loads(monitor(config, "dampings", "--json").stdout)
    assert (damping["hides"], damping["made_by"]) == (1, "local")
    assert "low and medium severity" in monitor(config, "dampings").stdout
    assert "damped no more" in monitor(config, "verdict", "1", "real").stdout
    assert "Nothing is damped" in monitor(config, "dampings").stdout
    assert "lifted by local" in monitor(config, "dampings", "--all").stdout
    assert monitor(config, "dampings", "--lift", "9").returncode == 2
    assert monitor(config, "verdict", "9", "noise").returncode == 2


def test_a_token_is_printed_once_and_revoked_by_name(config: Path) -> None:
    secret = monitor(config, "token", "create", "script", "--scope", "write", "--days", "7").stdout.strip()
    assert secret.startswith("mon_")
    for words in (("token", "list"), ("token", "list", "--json"), ("config", "show"), ("doctor", "--offline")):
        done = monitor(config, *words)
        assert secret not in done.stdout + done.stderr
    (known,) = json.loads(monitor(config, "token", "list", "--json").stdout)
    assert (known["name"], known["scope"], known["used_at"]) == ("script", "write", None)
    assert monitor(config, "token", "create", "script").returncode != 0
    assert monitor(config, "token", "revoke", "script").returncode == 0
    assert "good no more" in monitor(config, "token", "list").stdout


def test_a_password_s_hash_can_be_used_as_it_is_printed(config: Path) -> None:
    done = monitor(config, "password", "--stdin", stdin="correct horse battery\n")
    config.write_text(config.read_text() + f"web: {{host: 0.0.0.0, password: '{done.stdout.strip()}'}}\n")
    assert monitor(config, "config", "check").returncode == 0
    shown = monitor(config, "config", "show").stdout
    assert done.stdout.strip().rpartition("$")[2] not in shown
    assert "$argon2id$***" in shown
    assert monitor(config, "password", "--stdin", stdin="short\n").returncode == 2
