"""
Distributions to install: each a module and its metadata in a folder on the path, as pip leaves them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from followup.plugins.loading import forget


Install = Callable[[str, str], None]


def distribution(folder: Path, name: str, source: str) -> None:
    """
    Leave a distribution of one module with an entry point in *folder*.
    """
    (folder / f"{name}_module.py").write_text(source, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[followup]\n{name} = {name}_module\n", encoding="utf-8")


@pytest.fixture(name="install")
def _install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """
    Install a distribution for this test alone.
    """
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("FOLLOWUP_LOAD_PLUGINS", "FOLLOWUP_DISABLE_PLUGINS", "FOLLOWUP_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def install(name: str, source: str) -> None:
        monkeypatch.delitem(sys.modules, f"{name}_module", raising=False)
        distribution(tmp_path, name, source)

    forget()
    yield install
    forget()
