"""
The demonstration: two meetings of an invented group, from the notes of the first to what the second passed over.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from followup.cli.options import Settings, command
from followup.errors import AlreadyExists
from followup.model.codes import Reason


if TYPE_CHECKING:
    from followup.contracts import Store
    from followup.model.answers import OutstandingList
    from followup.model.reading import Reading
    from followup.service.register import Register

DOCUMENTS = ("first.txt", "second.txt")
WIDTH = 80

CUT = "  […]"
"""Where something is left out, so that the story fits on a screen."""


@frozen
class Scene:
    """
    Where the demonstration takes place: its store, the folder of its documents and what follows ``--store``.
    """

    store: Store
    folder: Path
    named: str
    locale: str

    @property
    def passing(self) -> bool:
        """
        Whether nothing of it is to stay: a register in memory.
        """
        return self.named.startswith("memory:")

    def on(self, day: date) -> Register:
        """
        The register as it is asked at noon of *day*: the documents' days, so that the story is the same every day.
        """
        from followup.plugins import open_register

        return open_register(self.store, author="demo", clock=lambda: datetime.combine(day, time(12), UTC))


# It has a clock of its own; --now is taken only because it may be typed everywhere.
@command("demo", "demo --locale sv", but=["author", "json", "quiet"])
def demo(settings: Settings) -> None:
    """
    Show it all on two invented meetings, in a temporary folder; reads no configuration, and is the same every day.
    """
    from followup.plugins.choice import NONE, choosing

    locale = settings.locale if settings.locale and "locale" in settings.typed else language(os.environ)
    # What strangers brought would make it another story, and the configuration may be broken.
    click.get_current_context().with_resource(choosing(NONE))
    scene = _scene(settings.url if "store" in settings.typed else None, locale)
    try:
        with closing(scene.store):
            for part in _told(scene):
                click.echo(part)
    finally:
        if scene.passing:
            shutil.rmtree(scene.folder)


def language(environment: Mapping[str, str]) -> str:
    """
    The language of the user, as POSIX says it: LC_ALL, then LC_MESSAGES, then LANG.
    """
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "sv" if locale.startswith("sv") else "en"


def _scene(url: str | None, locale: str) -> Scene:
    from followup.plugins import open_store

    if url is not None:
        _refuse_what_is_there(url)
    folder = Path(tempfile.mkdtemp(prefix="followup-"))
    chosen = url or f"sqlite:///{folder / 'demo.db'}"
    try:
        for name in DOCUMENTS:
            text = files("followup").joinpath("examples", locale, name).read_bytes()
            (folder / name).write_bytes(text)
        store = open_store(chosen, create=True)
    except BaseException:
        shutil.rmtree(folder)
        raise
    return Scene(store, folder, chosen.removeprefix("sqlite:///"), locale)


def _refuse_what_is_there(url: str) -> None:
    from followup.errors import StoreMissing
    from followup.plugins import open_store

    if url.startswith("memory:"):
        return
    try:
        open_store(url).close()
    except StoreMissing:
        return
    raise AlreadyExists(f"There is a register at {url} already.", hint="Name a new file, or leave --store out.")


def _told(scene: Scene) -> Iterator[str]:
    from followup.reports.drawing.text import text
    from followup.reports.pages.demo import AGENDA, INTRODUCTION, MISSED, READ, REGISTER
    from followup.reports.pages.missed import missed
    from followup.reports.pages.outstanding import outstanding
    from followup.reports.words.translation import translator

    first, second = (scene.on(date.min).read(scene.folder / name) for name in DOCUMENTS)
    after, ahead = _day(second) + timedelta(days=1), _day(second) - timedelta(days=7)
    locale, began = scene.locale, scene.on(_day(first) + timedelta(days=1)).record(first, accept=True, create=True)
    body = began.body.key
    yield translator(locale).gettext(INTRODUCTION)
    yield from _step(scene, READ, first, "read first.txt")
    yield _excerpt(first, locale)
    yield from _step(scene, REGISTER, first, "record first.txt --create --accept", f"outstanding {body}")
    listed = scene.on(ahead).outstanding(body)
    yield _rows(text(outstanding(listed, locale), WIDTH), body, _places(listed))
    yield from _step(scene, AGENDA, second, f"agenda {body}")
    forgotten = next(treated.key for treated in began.new if treated.matter.reason is Reason.LACK_OF_TIME)
    yield _item(scene.on(ahead).agenda(body).text(locale, width=WIDTH), forgotten)
    yield from _step(scene, MISSED, second, f"record second.txt --body {body} --accept", f"missed {body}")
    scene.on(after).record(second, body=body, accept=True)
    yield _loudest(text(missed(scene.on(after).missed(body), locale), WIDTH))
    yield from _ending(scene, after, f"why {forgotten}", f"agenda {body}", "check")


def _day(reading: Reading) -> date:
    assert reading.meeting.date, "the examples say when the meetings were"
    return reading.meeting.date


def _step(scene: Scene, what: str, of: Reading, *commands: str) -> Iterator[str]:
    from followup.reports.words.translation import plain_day, translator

    yield ""
    t = translator(scene.locale)
    yield t.gettext(what, day=plain_day(_day(of), t, _day(of)))
    yield "$ " + " && ".join(f"followup {command}" for command in commands)


def _excerpt(reading: Reading, locale: str) -> str:
    """
    One of the findings: what there was no time for is what the next meeting forgets.
    """
    from followup.reports.drawing.text import text
    from followup.reports.pages.reading import finding
    from followup.reports.words.translation import translator

    forgotten = next(each for each in reading.findings if each.reason is Reason.LACK_OF_TIME)
    return text([finding(forgotten, reading, translator(locale))], WIDTH)


def _places(listed: OutstandingList) -> Collection[str]:
    """
    The first matter of each sort of place.
    """
    sort = attrgetter("kind", "assumed", "if_time_permits", "unminuted")
    return {sort(row.place): row.key for row in reversed(listed.matters)}.values()


def _rows(register: str, body: str, keys: Collection[str]) -> str:
    """
    The register's head and the rows of *keys*; the rest is cut.
    """
    head, *rows = re.split(rf"\n(?={body}-\d)", register)
    return "\n".join([head, *(row for row in rows if row.split()[0] in keys), CUT])


def _item(agenda: str, key: str) -> str:
    """
    The agenda's head and the item of one matter; the rest is cut.
    """
    head, *items = agenda.split("\n\n")
    item = next(item for item in items if any(line.split()[-1] == key for line in item.split("\n")))
    return f"{head}\n{CUT}\n{item}"


def _loudest(missed: str) -> str:
    """
    What was promised for the meeting; what comes after is cut.
    """
    _, promised, *_ = missed.split("\n\n")
    return promised


def _ending(scene: Scene, day: date, *commands: str) -> Iterator[str]:
    from followup.reports.pages.demo import GONE, KEPT
    from followup.reports.words.translation import translator

    t = translator(scene.locale)
    yield ""
    if scene.passing:
        yield t.gettext(GONE)
        return
    path, called = shlex.quote(scene.named), shlex.quote(as_typed(sys.argv[0]))
    yield t.gettext(KEPT, path=path)
    yield f"  {called} read {shlex.quote(str(scene.folder / DOCUMENTS[1]))}"
    for line in commands:
        yield f"  {called} {line} --now {day} --store {path}"


def as_typed(program: str) -> str:
    """
    How *program* is called again: by its name alone where the shell finds that one, else by its path.
    """
    if Path(program).name != "followup":
        return "followup"
    known = shutil.which("followup")
    return "followup" if known and Path(known).resolve() == Path(program).resolve() else program
