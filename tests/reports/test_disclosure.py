"""
The gate: no report reads a title or a quote past it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest


REPORTS = Path(__file__).parents[2] / "src" / "followup" / "reports"
GATE = REPORTS / "words" / "disclosure.py"
MODULES = [path for path in sorted(REPORTS.rglob("*.py")) if path != GATE]

KEPT = {"title", "quote"}
"""The words of a matter that a restriction keeps: only the gate reads them."""

OWN = {"AgendaItem": {"item", "each", "below"}}
"""What has a title of its own, which came through the gate: the lines of an agenda, by the names they go by."""


def past_the_gate(source: str) -> Iterator[str]:
    """
    Where *source* reads a title or a quote itself.
    """
    tree = ast.parse(source)
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    own = {name for kind, names in OWN.items() if kind in imported for name in names}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr not in KEPT:
            continue
        if not (isinstance(node.value, ast.Name) and node.value.id in own):
            yield f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(REPORTS).as_posix())
def test_titles_and_quotes_pass_the_gate(module: Path) -> None:
    """
    A page that prints what it is given cannot forget that a matter or a meeting is restricted.
    """
    assert list(past_the_gate(module.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line", ["print(matter.title)", "told = placed.matter.title", "f'{promise.quote}'", "line.evidence.quote[:20]"]
)
def test_a_page_that_forgets_it_is_found(line: str) -> None:
    """
    However it comes by the matter or the promise.
    """
    assert len(list(past_the_gate(line))) == 1
