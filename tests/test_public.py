"""
What compatibility promises can be imported from where it is promised, and nobody need look elsewhere.
"""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

import followup


PUBLIC = (
    "followup",
    "followup.contracts",
    "followup.errors",
    "followup.testing",
    "followup.testing.stores",
    "followup.testing.notifiers",
)
ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("home", PUBLIC)
def test_every_name_that_is_promised_is_there(home: str) -> None:
    """
    Whatever is listed can be had, also where it is imported only when asked for.
    """
    module = importlib.import_module(home)

    assert module.__all__
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_whatever_a_register_answers_has_a_public_name() -> None:
    """
    A caller can annotate what the methods of a register give without looking into a private module.
    """
    methods = (
        each.fget if isinstance(each, property) else each
        for name, each in inspect.getmembers(followup.Register)
        if not name.startswith("_") and (callable(each) or isinstance(each, property))
    )
    answers = {word for each in methods for word in re.findall(r"[A-Z]\w+", str(each.__annotations__.get("return")))}

    assert answers - {"None"} <= set(followup.__all__)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_documentation_imports_public_names_only(page: Path) -> None:
    """
    An example of ours is one that will go on working.
    """
    homes = re.findall(r"^\s*(?:from|import) (followup[\w.]*)", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert {home for home in homes if home not in {*PUBLIC, "followup.testing.strategies"}} == set()
