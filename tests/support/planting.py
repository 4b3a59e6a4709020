"""
Plants a bug in a function or constant of ours, for as long as a test runs, wherever it was imported.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


Bug = Callable[[Any], Any]
"""Makes what is wrong of what was shipped."""


def plant(monkeypatch: pytest.MonkeyPatch, home: ModuleType | type, name: str, bug: Bug) -> None:
    """
    Put what *bug* makes of the function, method or constant *name* of *home* in its place.
    """
    shipped = vars(home)[name]
    wrong = bug(shipped)
    if isinstance(home, type):
        monkeypatch.setattr(home, name, wrong)
        return
    for module in [module for module in sys.modules.values() if module.__name__.startswith("followup")]:
        for own in [own for own, value in vars(module).items() if value is shipped]:
            monkeypatch.setattr(module, own, wrong)
