"""
What the register lists: complete values that the reports can render without asking again.

Personal names stand in them only as :attr:`Context.parties` gives them: a report without names has another mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from attrs import field, frozen

from followup.model.audits import Audit
from followup.model.codes import PlaceKind
from followup.model.places import Place
from followup.model.subjects import Body, Matter, Meeting


@frozen
class Context:
    """
    What a report needs to speak of keys: the day, and the bodies, parties and meetings the answer mentions.
    """

    today: date
    bodies: Mapping[str, Body] = field(factory=dict)
    parties: Mapping[str, str] = field(factory=dict)
    meetings: Mapping[str, Meeting] = field(factory=dict)

    def party(self, key: str | None) -> str:
        """
        The name of a party, or its key if it has none here.
        """
        return self.parties.get(key, key) if key else ""

    def body(self, key: str) -> str:
        """
        The name of a body, or its key.
        """
        return self.bodies[key].name if key in self.bodies else key


@frozen(slots=False)
class OutstandingMatter:
    """
    An open matter as the register lists it.

    *owner* is the owner's name; *since* the day it was opened.
    """

    matter: Matter
    place: Place
    since: date
    age: timedelta
    owner: str = ""
    # A list of a thousand is made in a fraction of the time if only the lines that are read are written.
    _why: str | Callable[[], str] = field(default="", repr=False, eq=False)

    @cached_property
    def why(self) -> str:
        """
        One line that says why it is where it is.
        """
        return self._why if isinstance(self._why, str) else self._why()

    @property
    def key(self) -> str:
        """
        The key, such as ``LG-8``.
        """
        return self.matter.key

    @property
    def title(self) -> str:
        """
        The title, as the first step in time gives it.
        """
        return self.matter.title

    @property
    def body(self) -> str:
        """
        The key of the body whose matter it is now.
        """
        return self.matter.body

    @property
    def postponements(self) -> int:
        """
        How many times it was postponed.
        """
        return self.matter.postponements

    @property
    def missed(self) -> int:
        """
        How many held meetings have passed it over since it was last treated.
        """
        return self.place.missed

    @property
    def overdue(self) -> bool:
        """
        Whether its day has passed.
        """
        return self.place.overdue

    @property
    def dormant(self) -> bool:
        """
        Whether it rests until a day that has not come.
        """
        return self.place.kind is PlaceKind.RESTING


@frozen
class OutstandingList:
    """
    The register of outstanding matters of *body* (of all bodies, if none is named), in order.

    *audit* is there only if it was asked for.
    """

    context: Context
    body: Body | None
    matters: tuple[OutstandingMatter, ...]
    audit: Audit | None = None

    def __iter__(self) -> Iterator[OutstandingMatter]:
        return iter(self.matters)

    def __len__(self) -> int:
        return len(self.matters)

    def __getitem__(self, index: int) -> OutstandingMatter:
        return self.matters[index]
