"""config.yaml and the environment -> frozen Settings. The only reader of both.

Precedence: environment (`MONITOR_…`, nested keys by `__`) over config.yaml over the defaults of settings.py.
`${NAME}` inside a value of config.yaml is replaced by that environment variable, so secrets stay out of the file.
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_settings import SettingsError

from monitor.errors import ConfigError
from monitor.notify.redact import SECRET_NAME, redact_text, redact_url
from monitor.settings import PREFIX, AlertSettings, Settings

__all__ = ["DEFAULT_PATH", "load_settings", "setting_paths"]

DEFAULT_PATH = Path("config.yaml")
# Read by the tests and by this module, not settings themselves.
OTHER_VARIABLES = frozenset({"MONITOR_REQUIRE", "MONITOR_TEST_POSTGRES", "MONITOR_CONFIG"})


def load_settings(path: Path | None = None) -> Settings:
    """Settings from `path`, or from config.yaml in the current folder where there is one, and the environment.

    Raises ConfigError naming the full key path and what is allowed there.
    """
    named = path or (Path(os.environ["MONITOR_CONFIG"]) if os.environ.get("MONITOR_CONFIG") else None)
    file = named or DEFAULT_PATH
    content: dict[str, Any] = {}
    if named or file.exists():
        content = _read_yaml(file)
    _refuse_unknown_variables()
    try:
        return Settings(**content)
    except ValidationError as problem:
        raise _explain(problem, file) from problem
    except SettingsError as problem:
        raise ConfigError("environment", _settings_error(problem)) from problem


def setting_paths() -> tuple[str, ...]:
    """Every key that config.yaml may hold, as dotted paths ("alerts.rules[].name"); the documentation test reads it."""
    return tuple(sorted(set(_walk(Settings, ""))))


def _walk(model: type[BaseModel], prefix: str) -> list[str]:
    found: list[str] = []
    for name, info in model.model_fields.items():
        path = f"{prefix}{name}"
        inner = [m for m in _models_in(info.annotation) if m is not model]
        found.append(path)
        many = "[]" if "tuple" in str(info.annotation) else (".*" if "dict" in str(info.annotation) else "")
        for sub in inner:
            found.extend(_walk(sub, f"{path}{many}."))
    return found


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]


def _read_yaml(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as problem:
        raise ConfigError(
            str(file), "no such file", hint="Write one with `monitor config init`, or name another with --config."
        ) from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigError(str(file), f"can't be read ({problem})") from problem
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f"{file}, line {mark.line + 1}, column {mark.column + 1}" if mark else str(file)
        raise ConfigError(where, f"not YAML: {getattr(problem, 'problem', problem)}") from problem
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise ConfigError(str(file), f"must hold keys and values, not {type(content).__name__}")
    expanded: dict[str, Any] = _expand(content, "")
    return expanded


def _expand(value: Any, path: str) -> Any:
    match value:
        case str():
            return re.sub(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", lambda m: _variable(m.group(1), path), value)
        case dict():
            return {str(k): _expand(v, f"{path}.{k}" if path else str(k)) for k, v in value.items() if v is not None}
        case list():
            return [_expand(item, f"{path}[{number}]") for number, item in enumerate(value)]
    return value


def _variable(name: str, path: str) -> str:
    try:
        return os.environ[name]
    except KeyError:
        raise ConfigError(
            path, f"the environment variable {name} is not set", hint=f"Set {name}, or take ${{{name}}} out."
        ) from None


def _refuse_unknown_variables() -> None:
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    for name in os.environ:
        if not name.startswith(PREFIX) or name in OTHER_VARIABLES:
            continue
        if name.split("__")[0].upper() not in known:
            near = difflib.get_close_matches(name.split("__")[0], known, 1)
            mean = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
            raise ConfigError(name, f"no such setting; {mean}")


def _explain(problem: ValidationError, file: Path) -> ConfigError:
    sentences = [_sentence(dict(fault)) for fault in problem.errors(include_url=False)]
    first = sentences[0]
    rest = "".join(f"\n{path}: {reason}" for path, reason in sentences[1:])
    return ConfigError(f"{first[0]}", f"{first[1]}{rest}", hint="")


def _sentence(fault: dict[str, Any]) -> tuple[str, str]:
    parts = list(fault["loc"])
    path = _dotted(_without_tag(parts))
    if fault["type"] == "extra_forbidden":
        siblings = _siblings(parts[:-1])
        near = difflib.get_close_matches(str(parts[-1]), siblings, 1)
        mean = f"did you mean `{near[0]}`?" if near else f"allowed: {', '.join(siblings)}"
        return path, f"unknown key; {mean}"
    if fault["type"] == "missing":
        return path, "is needed, but not given"
    message = str(fault["msg"]).removeprefix("Value error, ")
    if message.startswith("@"):  # a check over several keys names its own place, below this one
        below, _, reason = message[1:].partition(": ")
        return f"{path}.{below}", reason
    got = _showable(path, fault.get("input"))
    shown = f", not {got!r}" if isinstance(got, str | int | float | bool) and "not " not in message else ""
    return path, f"{message[:1].lower()}{message[1:]}{shown}"


def _showable(path: str, got: Any) -> Any:
    """The value that is wrong, as it may be shown: none of a key named like a secret, no credentials of a URL."""
    if SECRET_NAME.fullmatch(path.rpartition(".")[2]):
        return None
    if not isinstance(got, str):
        return got
    return redact_url(got) if path.startswith("alerts.") and "://" in got else redact_text(got)


TAGS = frozenset({"terminal", "log", "file", "webhook", "email", "apprise"})


def _without_tag(parts: list[Any]) -> list[Any]:
    """The path as the file has it: pydantic puts a destination's type behind its name."""
    tagged = parts[:2] == ["alerts", "destinations"] and len(parts) > 3 and parts[3] in TAGS
    return parts[:3] + parts[4:] if tagged else parts


def _dotted(parts: list[Any]) -> str:
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else str(part))
    return text or "config.yaml"


def _siblings(parts: list[Any]) -> list[str]:
    model: type[BaseModel] | None = Settings
    destination = False
    for part in parts:
        if model is None:
            break
        if destination and part in TAGS:
            found = [m for m in _models_in(AlertSettings.model_fields["destinations"].annotation) if _tag(m) == part]
            model, destination = (found[0] if found else None), False
            continue
        if not isinstance(part, str) or part not in model.model_fields:
            continue
        inner = _models_in(model.model_fields[part].annotation)
        destination = part == "destinations" and model is AlertSettings
        model = inner[0] if inner and not destination else model
    return list(model.model_fields) if model else []


def _tag(model: type[BaseModel]) -> str:
    annotation = model.model_fields["type"].annotation
    return str(getattr(annotation, "__args__", ("",))[0])


def _settings_error(problem: Exception) -> str:
    cause = f": {problem.__cause__}" if problem.__cause__ else ""
    return f"{problem}{cause}; lists and mappings are written as JSON"
