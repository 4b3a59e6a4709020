"""
Plants a bug in a function or constant of ours, for as long as a test runs, wherever it was imported.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable
from textwrap import dedent
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


def other(right: str, wrong: str) -> Bug:
    """
    The bug that one expression of a function, *right*, is *wrong*, however the code is laid out.
    """
    wanted, instead = (ast.parse(code, mode="eval").body for code in (right, wrong))

    class Planter(ast.NodeTransformer):
        planted = 0

        def visit(self, node: ast.AST) -> ast.AST:
            if ast.dump(node) != ast.dump(wanted):
                return self.generic_visit(node)
            self.planted += 1
            return ast.copy_location(instead, node)

    def bug(shipped: Any) -> Any:
        tree, planter, made = ast.parse(dedent(inspect.getsource(shipped))), Planter(), dict[str, Any]()
        planter.visit(tree)
        assert planter.planted == 1, f"{right} stands {planter.planted} times in {shipped.__qualname__}"
        code = compile(ast.fix_missing_locations(tree), f"<{shipped.__qualname__} with a bug>", "exec")
        exec(code, shipped.__globals__, made)
        return made[shipped.__name__]

    return bug
