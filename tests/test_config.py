"""config.yaml and the environment become Settings, or an error that names the key and what is allowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor.config import load_settings, setting_paths
from monitor.errors import ConfigError

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _no_settings_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MONITOR_DATABASE_URL", "MONITOR_CONFIG"):
        monkeypatch.delenv(name, raising=False)


def written(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "config.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def test_the_committed_default_can_be_used() -> None:
    settings = load_settings(ROOT / "config.yaml")
    assert len(settings.feeds) >= 5
    assert settings.fetch.host_interval_seconds >= 10


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "# nothing\n")).database_url == "sqlite:///monitor.db"


def test_every_optional_key_of_the_default_file_is_valid_when_uncommented(tmp_path: Path) -> None:
    """Uncommenting what the file offers must give a file that can be used (bar the two alternatives to a value)."""
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    body = text.split("\n\n", 1)[1]
    lines = [
        re.sub(r"^(\s*)# (?=[ \-a-z_]+[:\[{ ]|- )", r"\1", line) if re.match(r"^\s*# +(- |[a-z_]+:)", line) else line
        for line in body.splitlines()
    ]
    file = written(tmp_path, "\n".join(lines).replace("${", "$ {"))
    settings = load_settings(file)
    assert set(settings.alerts.destinations) == {"terminal", "log", "file", "hook", "desk", "chat"}
    assert settings.alerts.rules[0].digest == "07:30"
    assert settings.reading.memory_megabytes == 1024


@pytest.mark.parametrize("path", setting_paths())
def test_every_key_is_documented_in_config_yaml(path: str) -> None:
    key = path.rsplit(".", 1)[-1]
    assert re.search(rf"\b{key}:", (ROOT / "config.yaml").read_text(encoding="utf-8")), f"{path} is not in config.yaml"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("feeds:\n - urll: http://x\n", "feeds[0].urll: unknown key; did you mean `url`?"),
        ("feeds:\n - url: http://x\n   nam: a\n", "feeds[0].nam: unknown key; did you mean `name`?"),
        ("feeds:\n - ftp://x\n", "feeds[0].url: must be a URL that begins with http:// or https://, not 'ftp://x'"),
        ("fetch: {timeout_seconds: -1}", "fetch.timeout_seconds: input should be greater than 0, not -1"),
        ("fetch: {allow_networks: [127.0.0.1/8]}", "fetch.allow_networks: 127.0.0.1/8 has host bits set"),
        (
            "alerts: {destinations: {hook: {type: webhook, url: 'http://a/', secrt: x}}, rules: []}",
            "alerts.destinations.hook.secrt: unknown key; did you mean `secret`?",
        ),
        (
            "alerts: {rules: [{name: a, destinations: [terminl]}]}",
            "alerts.rules[0].destinations: no destination is called 'terminl'; did you mean 'terminal'?",
        ),
        (
            "alerts: {rules: [{name: a, destinations: [terminal], digest: '7:30'}]}",
            "alerts.rules[0].digest: must be hourly, daily or a time of day in UTC such as \"07:30\", not '7:30'",
        ),
        ("database_url: mysql://x", "database_url: must begin with sqlite:/// or postgresql://"),
        ("database_url: ${NOT_SET_ANYWHERE}", "database_url: the environment variable NOT_SET_ANYWHERE is not set"),
        ("fetch: [", "line 1, column 9: not YAML"),
        ("- a\n- b\n", "must hold keys and values, not list"),
    ],
)
def test_an_error_names_the_key_and_what_is_allowed(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(written(tmp_path, content))
    assert said in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(written(tmp_path, "fetch: {timeout_seconds: 0}\nschedule: {speed: x}\n"))
    assert "fetch.timeout_seconds" in str(caught.value)
    assert "schedule.speed" in str(caught.value)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="monitor config init"):
        load_settings(tmp_path / "absent.yaml")


def test_the_environment_overrides_one_nested_key_and_leaves_its_neighbours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_FETCH__TIMEOUT_SECONDS", "7")
    monkeypatch.setenv("MONITOR_DATABASE_URL", "sqlite:///elsewhere.db")
    settings = load_settings(written(tmp_path, "fetch: {host_burst: 9, timeout_seconds: 50}"))
    assert (settings.fetch.timeout_seconds, settings.fetch.host_burst) == (7, 9)
    assert settings.database_url == "sqlite:///elsewhere.db"


def test_a_misspelt_variable_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_DATABSE_URL", "sqlite:///x.db")
    with pytest.raises(ConfigError, match="did you mean MONITOR_DATABASE_URL"):
        load_settings(written(tmp_path, ""))


def test_secrets_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DB_PASSWORD", "pa55")
    settings = load_settings(written(tmp_path, "database_url: postgresql://m:${DB_PASSWORD}@localhost/monitor"))
    assert settings.database_url == "postgresql://m:pa55@localhost/monitor"
