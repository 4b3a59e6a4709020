"""
One call of a register as plain data that can be kept, left out, made again and printed.

What an earlier deed made is named by that deed, not by its key: so a deed means the same when others are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from attrs import evolve, field, frozen


@frozen
class Made:
    """
    The matter, meeting or party that deed number *deed* made, the *index*-th of it, with *suffix* after its key.
    """

    kind: str
    deed: int
    index: int = 0
    suffix: str = ""


@frozen
class Paper:
    """
    One of the documents of the world, by its number there.
    """

    number: int


@frozen
class Deed:
    """
    What one of the registers is to do: the *verb* with its arguments, *at* a moment.

    *trouble* is what the store does to it, *rival* another register's deed that comes between its reading and its
    commit.  *rehearsed*: it is made as a dry run first; *again*: it is made a second time under its *request* id;
    *undone*: it is undone afterwards, which must leave nothing of it.
    """

    number: int
    who: int
    at: datetime
    verb: str
    args: tuple[Any, ...] = ()
    said: Mapping[str, Any] = field(factory=dict)
    request: str = ""
    trouble: str = ""
    rival: Deed | None = None
    rehearsed: bool = False
    again: bool = False
    undone: bool = False
    odd: bool = False

    def parts(self) -> Iterator[Deed]:
        """
        Itself and the deed within it.
        """
        yield self
        if self.rival is not None:
            yield self.rival

    def simpler(self) -> Iterator[Deed]:
        """
        The same deed with less around it, one thing at a time, for a shorter story of a failure.
        """
        less: list[dict[str, Any]] = [
            {"rival": None},
            {"trouble": ""},
            {"rehearsed": False},
            {"again": False},
            {"request": "", "again": False},
            {"undone": False},
        ]
        for change in less:
            other = evolve(self, **change)
            if other != self:
                yield other

    def told(self, known: Mapping[Made, str]) -> str:
        """
        The deed in one line of Python, with comments for what is not in the call; keys as far as they are *known*.
        """
        words = [shown(value, known) for value in self.args]
        words += [f"{name}={shown(value, known)}" for name, value in self.said.items()]
        words += [f"request_id={self.request!r}"] * bool(self.request)
        notes = [f"at {self.at.isoformat()}", f"trouble {self.trouble}" if self.trouble else ""]
        notes += [name for name in ("rehearsed", "again", "undone") if getattr(self, name)]
        line = f"r{self.who}.{self.verb}({', '.join(words)})  # {self.number}: {', '.join(filter(None, notes))}"
        return f"{line}\n    meanwhile {self.rival.told(known)}" if self.rival else line


def shown(value: Any, known: Mapping[Made, str]) -> str:
    """
    *value* as it would be written in a call.
    """
    match value:
        case Made():
            key = known.get(evolve(value, suffix=""), f"<{value.kind} of deed {value.deed}>")
            return repr(f"{key}{value.suffix}")
        case Paper():
            return f"papers[{value.number}]"
        case list() | tuple():
            return f"[{', '.join(shown(each, known) for each in value)}]"
        case dict():
            return f"{{{', '.join(f'{name!r}: {shown(each, known)}' for name, each in value.items())}}}"
    return repr(value)
