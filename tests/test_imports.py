"""
The shape of the code: what imports what, what importing costs, and how large a module may be.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest


SOURCE = Path(__file__).parent.parent / "src" / "followup"
MODULES = sorted(SOURCE.rglob("*.py"))

BUSY_IMPORTS = [
    "cattrs",
    "click",
    "dateutil",
    "hypothesis",
    "importlib.metadata",
    "pluggy",
    "pytest",
    "sqlite_utils",
    "tabulate",
]

modules = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())


def imported_names(module: Path) -> set[str]:
    """
    The modules that *module* imports anywhere in it, by their absolute names.
    """
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


def test_there_are_modules_to_look_at() -> None:
    """
    The claims below are about the modules of followup, which are found.
    """
    assert SOURCE / "errors.py" in MODULES


@modules
def test_no_module_imports_the_package_root(module: Path) -> None:
    """
    A module imports what it needs from where it lives, by its full name, never through the package root.
    """
    names = imported_names(module)

    assert "followup" not in names
    assert not {name for name in names if name.startswith(".")}


@modules
def test_every_module_opens_with_one_sentence(module: Path) -> None:
    """
    A module says in its first lines, in one sentence, what it is for.
    """
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    sentence = " ".join(docstring.split("\n\n")[0].split())

    assert sentence.endswith(".")
    assert ". " not in sentence


@modules
def test_no_module_is_too_long_to_read(module: Path) -> None:
    """
    A module has four hundred lines at most: then it becomes a folder.
    """
    lines = module.read_text(encoding="utf-8").count("\n")

    assert lines <= 400


def test_there_is_no_drawer_for_everything() -> None:
    """
    No module is named for having no subject.
    """
    nameless = {"base.py", "common.py", "helpers.py", "misc.py", "util.py", "utils.py"}

    assert [module for module in MODULES if module.name in nameless] == []


@pytest.mark.parametrize("name", BUSY_IMPORTS)
def test_importing_followup_imports_little(name: str) -> None:
    """
    ``import followup`` leaves alone what takes long to import and may not be needed.
    """
    command = f"import sys, followup; print({name!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
