"""The Dockerfile's install steps, run without Docker: what the image would hold works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} +(.+)$", DOCKERFILE, re.M)


def test_the_image_runs_without_root_on_a_volume_with_a_health_check() -> None:
    assert instructions("USER") == ["monitor"]
    assert instructions("VOLUME") == ["/data"]
    assert "CMD" in instructions("HEALTHCHECK")[0]
    assert instructions("STOPSIGNAL") == ["SIGTERM"]


@pytest.mark.install
def test_the_dockerfile_s_steps_give_a_monitor_that_works(tmp_path: Path) -> None:
    source, target, data = tmp_path / "src", tmp_path / "opt", tmp_path / "data"
    source.mkdir()
    data.mkdir()
    for line in instructions("COPY"):
        words = line.split()
        if words[0].startswith("--from"):
            continue
        for name in words[:-1]:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, source / name if words[-1] == "./" or len(words) > 2 else source / words[-1])
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MONITOR_", "PYTHON"))}
    step = instructions("RUN")[0].replace("/opt/monitor", str(target)).replace("python -m venv", "python3 -m venv", 1)
    subprocess.run(["sh", "-ec", step], cwd=source, env=environment, check=True, timeout=600)
    assert list((target / "lib").rglob("site-packages/monitor/__pycache__/cli.*.pyc")), "bytecode is not compiled"
    shutil.rmtree(source)  # what is installed must not lean on the checkout
    environment |= {
        "PATH": f"{target}/bin:{environment['PATH']}",
        "MONITOR_DATABASE_URL": f"sqlite:///{data}/monitor.db",
    }

    def monitor(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["monitor", *words], cwd=data, env=environment, capture_output=True, text=True, timeout=120, check=False
        )

    assert monitor("--help").returncode == 0
    assert monitor("config", "init").returncode == 0
    assert monitor("config", "check").returncode == 0
    assert monitor("health").returncode == 1  # what HEALTHCHECK asks, with no daemon running
    assert monitor("demo", "--exit").returncode == 0
