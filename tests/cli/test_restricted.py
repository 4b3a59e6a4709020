"""
What is restricted stands in no output but its own, whichever command or table is asked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import click
import pytest
from attrs import evolve

from followup.cli import cli
from followup.model.codes import Disposition, Reason
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import NextMeeting
from followup.plugins import open_register
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.outstanding import outstanding as outstanding_page
from followup.reports.pages.recorded import recorded as recorded_page
from followup.reports.values.lists import meetings_json
from followup.reports.values.recorded import recorded_json
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.memory import MemoryStore


if TYPE_CHECKING:
    from .conftest import Type

CANARY = "kanariefågel"
NOW = datetime(2024, 1, 10, 12, tzinfo=UTC)

ASKED = (
    *("outstanding", "outstanding LG", "outstanding LG --at 2023-12-15", "outstanding LG --overdue"),
    *("agenda LG", "agenda LG --format markdown", "agenda LG/2024-02-01", "agenda LG.4"),
    *("missed", "missed LG", "missed LG.1", "missed LG.2", "missed LG.3"),
    *("why LG-1", "why LG-2", "why LG-3", "why LG-4", "history LG-1", "history LG-2", "history LG-3", "history LG-4"),
    *("why LG-6", "history LG-6", "undo LG-6 --dry-run"),
    *("changes LG --from 2023-10-01 --to 2024-01-09", "changes LG --from 2023-11-20"),
    *("meeting list", "meeting list LG", "body list", "body show LG", "party list"),
    *("check", "doctor", "plugins", "channel list", "channel test print:"),
    *("postpone LG-1 --dry-run", "report LG-1 --text x --dry-run", "decide LG-1 --text x --dry-run"),
    *("assign LG-1 --to Ann --dry-run", "refer LG-1 --to SK/next --dry-run", "remove LG-1 --dry-run"),
    *("close LG-1 --dry-run", "withdraw LG-1 --dry-run", "refer-back LG-1 --dry-run", "note LG-1 --text x --dry-run"),
    *("undo LG-1 --dry-run", "correct LG-1/1 --because x --dry-run", "matter edit LG-1 --kind motion --dry-run"),
    *("matter merge LG-2 --into LG-1 --dry-run", "matter split LG-1 --title x --dry-run"),
    *("matter merge LG-1 --into LG-2 --dry-run", "matter supersede LG-2 --by LG-1 --dry-run"),
    *("reopen LG-1", "matter add LG x --follows LG-1 --dry-run"),
    *(
        "meeting move LG.4 --to 2024-02-02 --dry-run",
        "meeting cancel LG.4 --dry-run",
        "meeting plan LG --on 2024-02-01",
    ),
    *("party leave Ann --to Bo --on 2024-01-09 --dry-run", "party erase Ann --basis x --dry-run"),
    *(
        "body succeed LG SK --on 2024-01-09 --dry-run",
        "body close LG --on 2024-01-09",
        "body term LG --start 2024-01-01",
    ),
    *("run --dry-run", "snooze --list", "snooze LG-1 --until 2024-02-01 --dry-run", "rule list"),
    *("rule add agenda --dry-run", "rule edit agenda --first 3 --dry-run", "rule pause agenda --dry-run"),
    *("rule remove agenda", "outbox list", "outbox show x", "outbox retry x", "outbox drop x", "channel list"),
    *("evidence redact LG-2/2 --basis x --dry-run", "meeting verify LG.2 --by Ann", "meeting skip LG.4 x"),
)
"""Everything that can be asked, on matters and meetings of which some are restricted."""

NOT_ASKED = frozenset(
    {
        *("init", "demo", "read", "record", "backup", "export", "import"),  # they make, or take or give the whole
        *("matter show", "meeting show"),  # asked by key, they show all
        *(
            "body add",
            "body edit",
            "body rename",
            "party add",
            "party edit",
            "meeting close",
        ),  # they tell what was typed
    }
)


def minutes(day: date, digest: str, *findings: Finding) -> Reading:
    """
    Minutes of LG with *findings*, each an item of its own.
    """
    items = tuple(ReadItem(str(n), finding.title) for n, finding in enumerate(findings, 1))
    facts = MeetingFacts(body="LG", date=day)
    return Reading(DocumentFacts("minutes.txt", digest * 64, language="sv"), facts, items, findings)


def finding(number: int, title: str, quote: str) -> Finding:
    """
    Something postponed to the next meeting.
    """
    target = NextMeeting("LG")
    where = {"item": str(number), "lines": (number, number)}
    return Finding(f"f{number}", Disposition.POSTPONED, title, quote=quote, target=target, **where)  # type: ignore[arg-type]


@pytest.fixture(name="filled", scope="module")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    LG-1 is restricted; LG-2 was treated behind closed doors at LG.2; LG-3 grew out of LG-1 and LG-4 was merged into it.

    LG-6 was restricted and taken back whole.
    """
    path = tmp_path_factory.mktemp("restricted") / "register.db"
    with open_register(f"sqlite:///{path}", author="tester", clock=lambda: NOW) as register:
        fill(register)
    return path


@pytest.fixture(name="register")
def _register(filled: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """
    A copy of that register, which the command line asks too.
    """
    store = f"sqlite:///{copyfile(filled, folder / 'register.db')}"
    monkeypatch.setenv("FOLLOWUP_STORE", store)
    monkeypatch.setenv("FOLLOWUP_NOW", NOW.isoformat())
    with open_register(store, author="tester", clock=lambda: NOW) as register:
        yield register


def fill(register: Register) -> None:
    """
    Put the matters and meetings in, the restricted ones with the canary in every text they have.
    """
    register.add_body("LG", "Gruppen", locale="sv", secretary="Kansliet <maildir:/nowhere>")
    register.add_body("SK", "Kansliet", locale="sv")
    for name in ("Ann", "Bo"):
        register.add_party(name)
    register.record(
        minutes(
            date(2023, 10, 6),
            "a",
            finding(1, f"Lokal för {CANARY}", f"En {CANARY} sköts upp."),
            finding(2, "Cykelställ", "Cykelställ sköts upp."),
        ),
        body="LG",
        accept=True,
    )
    register.edit_matter("LG-1", restricted=True, number=CANARY, interim=CANARY, text=CANARY, kind=CANARY)
    register.plan_meeting("LG", date(2023, 11, 3), venue=CANARY, note=CANARY, restricted=True)
    register.record(
        minutes(date(2023, 11, 3), "b", finding(1, "Cykelställ", f"Cykelställ vid {CANARY} sköts upp.")),
        body="LG",
        accept=True,
    )
    register.add_matter("LG", "Följd", follows="LG-1", owner="Ann", on=date(2023, 11, 6))
    register.add_matter("LG", "Samma sak", on=date(2023, 11, 6))
    register.merge("LG-4", into="LG-1", on=date(2023, 11, 7))
    register.report("LG-2", CANARY, meeting="LG.2")
    register.postpone("LG-1", to="LG/next", when=CANARY, text=CANARY, on=date(2023, 11, 8))
    register.assign("LG-1", to="Ann", until="2024-01-05", on=date(2023, 11, 9), text=CANARY)
    register.postpone("LG-1", to="LG/next", when=CANARY, text=CANARY, on=date(2023, 11, 10))
    register.record(minutes(date(2023, 12, 1), "c", finding(1, "Annat", "Annat sköts upp.")), body="LG", accept=True)
    register.plan_meeting("LG", date(2024, 2, 1), venue=CANARY, note=CANARY, restricted=True)
    register.add_matter("LG", f"Ännu en {CANARY}", restricted=True, on=date(2023, 12, 4))
    register.postpone("LG-6", to="LG/next", text=CANARY, on=date(2023, 12, 5))
    for _ in range(2):
        register.undo("LG-6", because=CANARY)


@pytest.mark.parametrize("form", ["", "--json", "--locale en"])
@pytest.mark.parametrize("line", ASKED)
def test_nothing_restricted_is_told(line: str, form: str, register: Register, type_: Type) -> None:
    """
    Neither in words nor as data, neither as an answer nor in a message.
    """
    told = type_(*line.split(), *form.split())

    assert told.code in {0, 1}, told.err
    assert CANARY not in (told.out + told.err).casefold()


def test_every_command_is_asked() -> None:
    """
    A command that is added cannot be forgotten here.
    """
    names = {" ".join(path) for path in leaves(cli)}

    assert {name for name in names if not any(line.startswith(name) for line in ASKED)} == NOT_ASKED & names
    assert NOT_ASKED <= names


def leaves(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    """
    The full names of all commands.
    """
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from leaves(command, *path, name)
        else:
            yield (*path, name)


def test_the_view_for_people_leaves_them_out(register: Register, folder: Path) -> None:
    """
    Whoever looks with sqlite3 or Datasette sees the open matters that are not restricted.
    """
    with closing(sqlite3.connect(folder / "register.db")) as connection:
        rows = connection.execute("SELECT * FROM outstanding").fetchall()

    assert [row[0] for row in rows] == ["LG-2", "LG-3", "LG-5"]
    assert CANARY not in repr(rows)


def test_it_is_not_found_by_its_words(register: Register) -> None:
    """
    Neither by title nor by number.
    """
    assert register.find(title=CANARY) == []
    assert register.find(number=CANARY) == []


def test_recording_minutes_of_it_does_not_tell_it(register: Register) -> None:
    """
    What other minutes do with a restricted matter is told by its key alone.
    """
    again = finding(1, f"Lokal för {CANARY}", f"En {CANARY} sköts upp igen.")
    done = register.record(minutes(date(2024, 1, 9), "d", again), body="LG", accept=True)
    assert [treated.key for treated in done.continued] == ["LG-1"]
    assert CANARY not in as_text(recorded_page(done, "sv")).casefold()
    assert CANARY not in repr(recorded_json(done)).casefold()


def test_late_minutes_that_pass_it_over_do_not_tell_it(register: Register) -> None:
    """
    Though it was not restricted yet when their meeting passed it over.
    """
    late = register.record(
        minutes(date(2023, 10, 20), "e", finding(1, "Nytt", "Nytt sköts upp.")), body="LG", accept=True
    )

    assert late.missed is not None
    assert [item.matter.key for item in late.missed.promised] == ["LG-1", "LG-2"]
    assert CANARY not in as_text(recorded_page(late, "sv")).casefold()
    assert CANARY not in repr(recorded_json(late)).casefold()


def test_what_was_known_before_it_was_restricted_is_not_told_either() -> None:
    """
    The register as it was known then knows what is restricted now.
    """
    moments = [datetime(2024, 1, day, 12, tzinfo=UTC) for day in range(1, 31)]
    clock = iter(moments)
    register = open_register(MemoryStore(SCHEMA), author="tester", clock=lambda: next(clock))
    register.add_body("LG", "Gruppen", locale="sv", secretary="Kansliet <maildir:/nowhere>")
    key = register.add_matter("LG", f"Lokal för {CANARY}", on=date(2024, 1, 1)).key
    meeting = register.plan_meeting("LG", date(2024, 3, 1), venue=CANARY).key
    register.edit_matter(key, restricted=True)
    then = register.at(known=moments[6])

    assert [row.key for row in then.outstanding("LG")] == [key]
    assert CANARY not in as_text(outstanding_page(then.outstanding("LG"), "sv")).casefold()
    assert meetings_json([then.meeting(meeting)])["meetings"][0]["venue"] == CANARY


def test_whoever_asks_by_key_is_shown_all(register: Register, type_: Type) -> None:
    """
    The canary does sing where it may.
    """
    for line in ("matter show LG-1", "matter show LG-2", "meeting show LG.2", "meeting show LG.4 --json"):
        assert CANARY in type_(*line.split()).out.casefold()


def test_a_new_version_of_minutes_does_not_tell_it(register: Register) -> None:
    """
    That it says something else of a restricted matter is told by its key alone.
    """
    titles = (f"Lokal för {CANARY}", "Cykelställ")
    found = [finding(n, title, f"{title} sköts upp på nytt.") for n, title in enumerate(titles, 1)]
    done = register.record(
        minutes(date(2023, 10, 6), "f", *(evolve(each, reason=Reason.LACK_OF_TIME) for each in found)), body="LG"
    )

    assert [difference.matter.key for difference in done.differs] == ["LG-1", "LG-2"]
    assert CANARY not in as_text(recorded_page(done, "sv")).casefold()
    assert CANARY not in repr(recorded_json(done)["differs"][0]).casefold()
