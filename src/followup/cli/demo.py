"""
The demonstration: two meetings of an invented group, from the notes of the first to what the second passed over.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from followup.cli.options import LOCALES, Settings, common, pass_settings
from followup.errors import AlreadyExists


if TYPE_CHECKING:
    from followup.contracts import Store
    from followup.register.service import Register

DOCUMENTS = ("first.txt", "second.txt")
WIDTH = 78

STORY = {
    "sv": {
        "intro": "Två möten i en påhittad grupp. Inget av det här rör någon riktig uppgift.",
        "read": "1. Anteckningarna från {day} läses. Varje löfte får sin nyckel.",
        "register": "2. Registret, en vecka före nästa möte: vad som är utestående, och var det är nu.",
        "agenda": "3. Nästa dagordning skriver sig själv, och varje punkt säger varför den står där.",
        "missed": "4. Anteckningarna från {day} läses. De nämner inte allt som var utlovat:",
        "kept": "Registret finns kvar i {path}",
        "gone": "Registret fanns bara i minnet och är borta nu.",
        "next": "Prova gärna själv:",
    },
    "en": {
        "intro": "Two meetings of an invented group. Nothing of yours is read or changed.",
        "read": "1. The notes of {day} are read. Every promise is given a key.",
        "register": "2. The register, a week before the next meeting: what is outstanding, and where it is now.",
        "agenda": "3. The next agenda writes itself, and each item says why it is there.",
        "missed": "4. The notes of {day} are read. They do not mention all that was promised:",
        "kept": "The register is kept in {path}",
        "gone": "The register was in memory only, and is gone now.",
        "next": "Try it yourself:",
    },
}


@frozen
class Scene:
    """
    Where the demonstration takes place: its store, the folder of its documents and what follows ``--store``.
    """

    store: Store
    folder: Path
    named: str
    locale: str

    def on(self, day: date) -> Register:
        """
        The register as it is asked at noon of *day*: the documents' days, so that the story is the same every day.
        """
        from followup.plugins import open_register

        return open_register(self.store, author="demo", clock=lambda: datetime.combine(day, time(12), UTC))


@click.command(epilog="Example: followup demo --locale sv")
@common
@pass_settings
def demo(settings: Settings) -> None:
    """
    Show it all on two invented meetings, in a temporary folder; reads no configuration.
    """
    locale = settings.locale if settings.locale and "locale" in settings.typed else language(os.environ)
    scene = _scene(settings.url if "store" in settings.typed else None, locale)
    for part in _told(scene):
        click.echo(part)
    scene.store.close()


def language(environment: os._Environ[str] | dict[str, str]) -> str:
    """
    The language of the user, as POSIX says it: LC_ALL, then LC_MESSAGES, then LANG.
    """
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "sv" if said.startswith("sv") else LOCALES[1]


def _scene(url: str | None, locale: str) -> Scene:
    from followup.errors import StoreMissing
    from followup.plugins import open_store

    folder = Path(tempfile.mkdtemp(prefix="followup-demo-"))
    for name in DOCUMENTS:
        text = files("followup").joinpath("examples", locale, name).read_bytes()
        (folder / name).write_bytes(text)
    chosen = url or f"sqlite:///{folder / 'demo.db'}"
    if not chosen.startswith("memory:"):
        try:
            open_store(chosen).close()
        except StoreMissing:
            pass
        else:
            raise AlreadyExists(f"There is a register at {chosen} already.", hint="Name a new file, or leave --store out.")
    return Scene(open_store(chosen, create=True), folder, chosen.removeprefix("sqlite:///"), locale)


def _told(scene: Scene) -> Iterator[str]:
    from followup.reports.dates import plain_day
    from followup.reports.outstanding import outstanding_text
    from followup.reports.recorded import recorded_text
    from followup.reports.texts import translator

    say, t = STORY[scene.locale], translator(scene.locale)
    first, second = (scene.on(date.min).read(scene.folder / name) for name in DOCUMENTS)
    assert first.meeting.date, "the examples say when the meetings were"
    assert second.meeting.date, "the examples say when the meetings were"
    before, after = first.meeting.date + timedelta(days=1), second.meeting.date + timedelta(days=1)
    week_ahead = second.meeting.date - timedelta(days=7)
    yield say["intro"]
    yield _step(say["read"].format(day=plain_day(first.meeting.date, t, before)), "record first.txt --create --accept")
    began = scene.on(before).record(first, accept=True, create=True)
    body = began.body.key
    yield recorded_text(began, scene.locale, WIDTH)
    yield _step(say["register"], f"outstanding {body}")
    yield outstanding_text(scene.on(week_ahead).outstanding(body), scene.locale, WIDTH)
    yield _step(say["agenda"], f"agenda {body}")
    yield scene.on(week_ahead).agenda(body).text(scene.locale, width=WIDTH)
    yield _step(say["missed"].format(day=plain_day(second.meeting.date, t, after)), f"record second.txt --body {body} --accept")
    went = scene.on(after).record(second, body=body, accept=True)
    yield recorded_text(went, scene.locale, WIDTH)
    missed = went.missed.promised if went.missed else ()
    yield _ending(scene, body, after, [placed.matter.key for placed in missed])


def _step(heading: str, command: str) -> str:
    return f"\n{heading}\n$ followup {command}\n"


def _ending(scene: Scene, body: str, day: date, missed: Sequence[str]) -> str:
    say = STORY[scene.locale]
    if scene.named.startswith("memory:"):
        return f"\n{say['gone']}"
    import shlex

    options = f"--store {shlex.quote(scene.named)} --now {day}"
    commands = [f"why {key}" for key in missed[:1]] + [f"agenda {body}", f"outstanding {body} --json", "check"]
    tries = [f"  followup {command} {options}" for command in commands]
    return "\n".join(["", say["kept"].format(path=scene.named), say["next"], *tries])
