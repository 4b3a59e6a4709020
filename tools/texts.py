# ruff: noqa: INP001 - a script, no package
"""
Brings the catalogues up to date with the source: ``python tools/texts.py`` after each change to a text.

Every ``texts.po`` gets the texts that are new and loses those that are gone, and is compiled beside itself; what is not
translated yet is printed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from followup import errors


SOURCE = Path(__file__).parent.parent / "src" / "followup"

ERRORS = {name for name, each in vars(errors).items() if isinstance(each, type) and issubclass(each, Exception)}

FOR_DEVELOPERS = frozenset(
    SOURCE / name
    for name in ("contracts.py", "readers/checked.py", "stores/memory.py", "stores/schemas.py", "stores/validation.py")
)
"""Modules whose errors are for authors of plug-ins and of programs, who read English; what is a Text there is told."""


def extracted() -> Catalog:
    """
    The texts of the source, in the order of its modules.
    """
    catalog = Catalog(charset="utf-8")
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for message in messages(tree, raised=path not in FOR_DEVELOPERS):
            catalog.add(message, locations=[(path.relative_to(SOURCE).as_posix(), 0)])
    return catalog


def messages(tree: ast.AST, *, raised: bool = True) -> Iterator[str | tuple[str, str]]:
    """
    The texts to be translated in a module: one, or one and many; with *raised* also what its errors say.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "ngettext":
            numbers = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
            yield from [(numbers[0], numbers[1])] if len(numbers) == 2 else []
        elif name in {"Text", "gettext", "msgid"}:
            yield from choices(node.args[0])
        elif raised and name in ERRORS:
            for each in (node.args[0], *(keyword.value for keyword in node.keywords if keyword.arg == "hint")):
                yield from choices(each)


def choices(node: ast.expr) -> Iterator[str]:
    """
    The literals that an expression can be.
    """
    if isinstance(node, ast.IfExp):
        yield from choices(node.body)
        yield from choices(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def main() -> None:
    """
    Update and compile every catalogue.
    """
    template = extracted()
    for source in sorted(SOURCE.glob("languages/*/texts.po")):
        with source.open("rb") as stream:
            catalog = read_po(stream, locale=source.parent.name)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        with source.open("wb") as stream:
            write_po(stream, catalog, width=120, include_lineno=False)
        with source.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalog)
        for message in catalog:
            if message.id and not all(message.string if isinstance(message.string, tuple) else [message.string]):
                print(f"{source.parent.name}: not translated: {message.id!r}")  # noqa: T201 - a script tells


if __name__ == "__main__":
    main()
