"""
What tests of formats share: whether there is a pandoc, and a computer without one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from followup.readers.formats import pandoc


@pytest.fixture(name="pandoc")
def _pandoc() -> str:
    """
    Where pandoc is; a test that needs it is skipped where there is none.
    """
    path = pandoc.program()
    if path is None:
        pytest.skip("there is no pandoc (apt-get install pandoc, or pip install pypandoc-binary)")
    return path


@pytest.fixture(name="no_pandoc")
def _no_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A computer without pandoc: none on the path, and no wheel that brings one.
    """
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "pypandoc", None)
