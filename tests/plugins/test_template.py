"""
The template of a notifier is short, and its own tests hold where it is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


TEMPLATE = Path(__file__).parents[2] / "examples" / "followup-notifier-template"


@pytest.fixture(name="installed")
def _installed(tmp_path: Path) -> Path:
    """
    A folder on the path with its module and with the entry points of its ``pyproject.toml``, as pip leaves them.
    """
    project = tomllib.loads((TEMPLATE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = project["entry-points"]["followup"]
    for module in points.values():
        shutil.copy(TEMPLATE / f"{module}.py", tmp_path)
    info = tmp_path / "followup_notifier_template-1.0.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    lines = [f"{name} = {module}" for name, module in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[followup]", *lines, ""]), encoding="utf-8")
    return tmp_path


def test_the_template_keeps_the_contract(installed: Path, tmp_path: Path) -> None:
    """
    With its own tests, in a process of its own.
    """
    tests = tmp_path / "tests"
    tests.mkdir()
    shutil.copy(TEMPLATE / "test_followup_jsonlines.py", tests)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("FOLLOWUP_", "PYTEST_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=tests,
        env={**env, "PYTHONPATH": str(installed), "XDG_CONFIG_HOME": str(tmp_path)},
        check=False,
    )

    assert done.returncode == 0, done.stdout
    assert " skipped" not in done.stdout


def test_the_template_is_short() -> None:
    """
    The notifier and its tests fit on two screens.
    """
    lines = [line for path in TEMPLATE.glob("*.py") for line in path.read_text(encoding="utf-8").splitlines()]

    assert len(lines) < 120
