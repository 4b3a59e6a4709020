"""
Bugs planted in a module: one expression of one function becomes another, wherever it stands and however it is laid out.
"""

from __future__ import annotations

import ast
import importlib
import sys
from pathlib import Path
from types import ModuleType

from attrs import frozen

import followup


@frozen
class Bug:
    """
    In *function* of *module* (below ``followup``) the expression *right* is *wrong*.
    """

    module: str
    function: str
    right: str
    wrong: str


class _Planter(ast.NodeTransformer):
    def __init__(self, bug: Bug) -> None:
        self.right = ast.dump(ast.parse(bug.right, mode="eval").body)
        self.wrong = ast.parse(bug.wrong, mode="eval").body
        self.planted = 0

    def visit(self, node: ast.AST) -> ast.AST:
        """
        The node, or what is wrong in its place.
        """
        if isinstance(node, ast.expr) and ast.dump(node) == self.right:
            self.planted += 1
            return ast.copy_location(self.wrong, node)
        return self.generic_visit(node)


def plant(bug: Bug) -> None:
    """
    Import the module with the *bug* in it, before anything else imports it.
    """
    path = Path(followup.__path__[0], *bug.module.split(".")).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.name == bug.function]
    planter = _Planter(bug)
    for function in functions:
        planter.visit(function)
    assert planter.planted == 1, f"{bug.right} stands {planter.planted} times in {bug.module}.{bug.function}"
    name = f"followup.{bug.module}"
    parent = importlib.import_module(name.rpartition(".")[0])
    assert name not in sys.modules
    changed = sys.modules[name] = ModuleType(name)
    exec(compile(ast.fix_missing_locations(tree), f"<{bug.module} with a bug>", "exec"), changed.__dict__)
    setattr(parent, name.rpartition(".")[2], changed)
