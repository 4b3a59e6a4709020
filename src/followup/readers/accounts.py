"""
The account of a document's lines: what its tree and header tell of them, and what is left over.
"""

from __future__ import annotations

from followup.model.reading import Unread
from followup.readers.coverage import Account
from followup.readers.header import Header
from followup.readers.lines import Line
from followup.readers.tree import Tree


def account_of(tree: Tree, header: Header) -> Account:
    """
    What the tree and the header tell of the lines, before their units are judged.
    """
    account = Account(tree.lines)
    for number in tree.furniture:
        account.tell(number, number, "furniture")
    for number in tree.agenda:
        account.tell(number, number, "agenda")
    for number in tree.titles:
        account.tell(number, number, "heading")
    for section in tree.sections:
        if section.first:
            dated = section.kind == "next" and any(map(str.isdigit, section.title))
            account.tell(section.first, section.last, "meeting" if dated else "heading")
    for number in (*header.told, *(line.number for line in tree.header if tree.printed)):
        account.tell(number, number, "header")
    return account


def left_over(account: Account, tree: Tree) -> list[Unread]:
    """
    The lines that no unit and no fact accounts for.
    """
    texts = {line.number: line.text for line in tree.lines}
    found = []
    for number in account.rest():
        if any(character.isalnum() for character in texts[number]):
            found.append(Unread((number, number), texts[number]))
            account.tell(number, number, "unread")
        else:
            account.tell(number, number, "furniture")
    return found


def neighbours(lines: tuple[Line, ...]) -> list[Unread]:
    """
    The lines of the header that found no place, neighbours together.
    """
    found: list[Unread] = []
    for line in sorted(lines, key=lambda one: one.number):
        if found and found[-1].lines[1] + 1 == line.number:
            found[-1] = Unread((found[-1].lines[0], line.number), f"{found[-1].text}\n{line.text}")
        else:
            found.append(Unread((line.number, line.number), line.text))
    return found
