"""
The commands that take minutes in: read, which writes nothing, and record.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from followup.cli.errors import hint_of, print_error
from followup.cli.folders import Plan, holds_folder, minutes_in, record_all, summary
from followup.cli.options import DAY, Settings, argument, command, dry_run, option, width
from followup.cli.output import (
    choose_locale,
    columns,
    exit_with,
    print_json,
    print_note,
    print_page,
    print_rehearsed,
    print_result,
    texts,
)
from followup.errors import FollowupError, InputError, UsageError
from followup.languages import LANGUAGES


if TYPE_CHECKING:
    from followup.cli.review import Review
    from followup.model.reading import Reading
    from followup.model.results import Recorded
    from followup.service.register import Register

files = argument("files", "FILE...", click.Path(), nargs=-1, required=True)
no_files = argument("files", "[FILE]...", click.Path(), nargs=-1)
body = option("--body", default="", metavar="BODY", help="The body whose minutes they are, if they do not say.")
language = option(
    "--language",
    kind=click.Choice([each.code for each in LANGUAGES]),
    help="The language it is written in, if it is misjudged.",
)
reader = option("--reader", metavar="NAME", help="The reader to use, if another would be chosen.")

date_ = option(
    "--date", "day", kind=DAY, metavar="DAY", help="The day of the meeting, if neither text nor file name says it."
)
as_text = option("--as-text", is_flag=True, help="Show the text that line numbers refer to, and stop there.")


@command("read", "read 2022-10-28.txt --body LG", options=(files, body, date_, as_text, language, reader, width))
def read(
    settings: Settings, files: Sequence[str], body: str, day: date | None, as_text: bool, **how: str | None
) -> None:
    """
    Show what a reader finds in minutes, with the words it rests on and the lines it could not place; writes nothing.

    Text, Markdown, Word, OpenDocument, RTF, HTML, PDF and mail are read.
    """
    from followup.readers.exchange import to_json
    from followup.reports.pages.reading import reading as page

    _check_one_day(day, files)
    if as_text:
        _print_texts(settings, files)
        return
    with settings.register() as register:
        readings = [register.read(file, body=body, day=day, **how) for file in files]
    for reading in readings:
        _print_notes(settings, reading.notes)
    values = [to_json(reading) for reading in readings] if settings.as_json else []
    if values:
        print_json(values[0] if len(values) == 1 else values)
        return
    for n, each in enumerate(readings):
        if n:
            click.echo()
        print_page(settings, page(each, settings.locale or _written(each)))


def _written(reading: Reading) -> str:
    """
    The language to answer in: the document's, where followup writes it.
    """
    code = reading.document.language
    return code if any(one.code == code and one.writes for one in LANGUAGES) else "en"


def _check_one_day(day: date | None, files: Sequence[str]) -> None:
    if day is not None and (len(files) > 1 or Path(files[0]).is_dir()):
        raise UsageError("--date is of one document.", hint="Give them one by one, or put the day into their names.")


def _print_texts(settings: Settings, files: Sequence[str]) -> None:
    from followup.readers.formats.opening import load_path

    loaded = [load_path(file) for file in files]
    if settings.as_json:
        values = [
            {"name": Path(file).name, "sha256": one.sha256, "format": one.format, "notes": one.notes, "text": one.text}
            for file, one in zip(files, loaded, strict=True)
        ]
        print_json(values[0] if len(values) == 1 else values)
        return
    for one in loaded:
        _print_notes(settings, one.notes)
        click.echo(one.text, nl=not one.text.endswith("\n"))


def _print_notes(settings: Settings, notes: Sequence[str]) -> None:
    from followup.reports.drawing.escaping import escaped

    t = texts(settings)
    for each in () if settings.quiet else notes:
        print_note(escaped(t.translate(each)))


def _aliases(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    aliases = {}
    for value in values:
        name, equals, key = value.rpartition("=")
        if not (name.strip() and equals and key.strip()):
            raise click.BadParameter(f"{value!r} is not NAME=KEY.")
        aliases[name.strip()] = key.strip()
    return aliases


@frozen
class Choices:
    """
    How documents are to be recorded, as it was typed.
    """

    body: str
    create: bool
    accept: bool
    ask: bool
    review: Path | None
    aliases: Mapping[str, str]
    day: date | None
    language: str | None
    reader: str | None
    force: bool
    again: bool
    dry_run: bool

    def __attrs_post_init__(self) -> None:
        if [self.accept, self.ask, self.review is not None].count(True) > 1:
            raise UsageError("--accept, --ask and --review exclude each other.")


@command(
    "record",
    "record 2022-10-28.txt --body LG --create --accept",
    "record 2022-12-02.txt --body LG --dry-run",
    "record 2022-12-02.txt --body LG --review 2022-12-02.json",
    "record --confirm LG.3",
    options=(
        *(no_files, body),
        option("--confirm", metavar="MEETING", help="Say that its minutes were read right, though they miss much."),
        option("--create", is_flag=True, help="Make the register, bodies and standing items where they are missing."),
        option("--accept", is_flag=True, help="Take also what resembles the agenda."),
        option("--ask", is_flag=True, help="Ask about every finding."),
        option(
            "--review",
            kind=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            help="Write a review to fill in, or record by the one that is there.",
        ),
        option(
            "--alias",
            "aliases",
            multiple=True,
            callback=_aliases,
            metavar="NAME=KEY",
            help="The key of a body the minutes name; once for each.",
        ),
        *(date_, language, reader),
        option("--force", is_flag=True, help="Record also a document in which no item was recognised."),
        option("--again", is_flag=True, help="Take what a document that is recorded already says as it is read now."),
        *(dry_run, width),
    ),
)
def record(settings: Settings, files: Sequence[str], confirm: str | None, **said: Any) -> None:
    """
    Take minutes into the register, and tell what they continued, began, closed and passed over in silence.

    Several documents are recorded in the order given, those of a folder by their day, each whole or not at all.
    On a terminal you are asked about what is not certain; elsewhere that is listed and left.
    """
    if confirm:
        _confirm(settings, files, confirm, dry_run=said["dry_run"])
        return
    if not files:
        raise UsageError("Say which minutes.", hint="Such as: followup record 2022-10-28.txt --body LG")
    choices = Choices(**said)
    _check_one_day(choices.day, files)
    if holds_folder(files) and not (choices.ask or choices.review or choices.again):
        _record_folder(settings, files, choices)
        return
    if choices.review and len(files) > 1:
        raise UsageError("--review is of one document.", hint="Record them one by one.")
    files = minutes_in(files)
    results: list[Recorded] = []
    failed: dict[str, FollowupError] = {}
    with settings.register() as register:
        for file in files:
            try:
                result = _record(register, settings, file, choices)
            except FollowupError as error:
                if len(files) == 1:
                    raise
                failed[file] = error
            else:
                results += [result] if result else []
                if result and not settings.as_json:
                    _print(settings, result, first=len(results) == 1)
    if settings.as_json:
        _print_json(results, several=len(files) > 1)
    _end(settings, choices, results, failed, len(files))


def _confirm(settings: Settings, files: Sequence[str], meeting: str, *, dry_run: bool) -> None:
    if files:
        raise UsageError("--confirm is of minutes that are recorded.", hint="Leave the file out.")
    from followup.reports.pages.notices import confirmed as page
    from followup.reports.values.notices import confirmed_json

    with settings.register() as register:
        made = register.confirm_minutes(meeting, dry_run=dry_run)
        locale = choose_locale(settings, register.bodies())
    print_result(
        settings,
        lambda: page(made, meeting, locale),
        lambda: confirmed_json(made),
        dry_run=dry_run,
        locale=locale,
    )


def _record_folder(settings: Settings, files: Sequence[str], choices: Choices) -> None:
    """
    Record what is in a folder and not recorded yet; nobody is asked on the way.
    """
    how: dict[str, Any] = {"body": choices.body, "create": choices.create, "aliases": choices.aliases}
    with settings.register() as register:
        plan = Plan(
            read=lambda file: register.read(file, body=choices.body, language=choices.language, reader=choices.reader),
            record=lambda reading: register.record(reading, accept=choices.accept, dry_run=choices.dry_run, **how),
            body=choices.body,
            accept=choices.accept,
        )
        outcome = record_all(register, settings, minutes_in(files), plan)
    if settings.as_json:
        _print_json(outcome.results, several=True)
    elif not settings.quiet:
        click.echo(summary(outcome, settings, files))
    _end(settings, choices, outcome.results, outcome.failed, outcome.documents)


def _end(
    settings: Settings,
    choices: Choices,
    results: Sequence[Recorded],
    failed: Mapping[str, FollowupError],
    of: int,
) -> None:
    if choices.dry_run:
        print_rehearsed(settings, results[-1].body.locale if results else None)
    if failed:
        _print_failed(settings, failed, of)
        exit_with(max(error.exit_code for error in failed.values()) if len(failed) == of else 1)


def _record(register: Register, settings: Settings, file: str, choices: Choices) -> Recorded | None:
    """
    Record one document as was chosen; ``None`` if a review was written instead.
    """
    how_read: dict[str, Any] = {"body": choices.body, "language": choices.language, "reader": choices.reader}
    reading = register.read(file, day=choices.day, **how_read)
    if reading.meeting.date is None and not settings.as_json and _interactive():
        question = texts(settings, reading.document.language).gettext(
            "On which day was the meeting of {name}?", name=Path(file).name
        )
        day = click.prompt(question, type=DAY)
        reading = register.read(file, day=day, **how_read)
    _print_notes(settings, reading.notes)
    _refuse_nothing(reading, choices)
    how: dict[str, Any] = {"body": choices.body, "create": choices.create, "aliases": choices.aliases}
    if choices.review and not choices.review.exists():
        _write_review(register, settings, reading, choices.review, how)
        return None
    review: Review | None = None
    if choices.review:
        from followup.cli.review import read_review
        from followup.readers.formats.opening import load_path

        reading, review = read_review(choices.review, reading, load_path(file).text)
    elif choices.ask or (not choices.accept and not settings.as_json and _interactive()):
        review = _asked(register, settings, reading, how, everything=choices.ask)
    recorded = register.record(
        reading, accept=choices.accept, review=review, again=choices.again, dry_run=choices.dry_run, **how
    )
    _print_unsure(settings, reading, recorded.body.locale)
    return recorded


def _refuse_nothing(reading: Reading, choices: Choices) -> None:
    if not reading.items and not choices.force:
        raise InputError(
            "No item was recognised in {name}, so its matters would be lost.",
            name=reading.document.name,
            hint="Look at it with followup read; --force records it all the same.",
        )


def _print_unsure(settings: Settings, reading: Reading, locale: str) -> None:
    """
    How the lines of the document were read, where some of them may hold what was not recorded.
    """
    from followup.reports.drawing.text import text
    from followup.reports.pages.reading import unsure

    blocks = unsure(reading, settings.locale or locale)
    if blocks and not settings.as_json and not settings.quiet:
        print_note(text(blocks, columns(settings)))


def _write_review(register: Register, settings: Settings, reading: Reading, path: Path, how: Mapping[str, Any]) -> None:
    from followup.cli.review import write_review
    from followup.reports.words.messages import REVIEW_WRITTEN

    proposal = register.propose(reading, **how)
    write_review(path, reading, proposal)
    print_note(texts(settings, proposal.body.locale).gettext(REVIEW_WRITTEN, path=path))


def _asked(
    register: Register, settings: Settings, reading: Reading, how: Mapping[str, Any], *, everything: bool
) -> Review | None:
    from followup.cli.review import ask

    proposal = register.propose(reading, **how)
    return ask(register, reading, proposal, texts(settings, proposal.body.locale), everything=everything)


def _interactive() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def _print(settings: Settings, result: Recorded, *, first: bool) -> None:
    from followup.reports.pages.recorded import recorded as page

    if settings.quiet:
        return
    if not first:
        click.echo()
    print_page(settings, page(result, choose_locale(settings, [result.body])))


def _print_json(results: Sequence[Recorded], *, several: bool) -> None:
    from followup.reports.values.recorded import recorded_json

    values = [recorded_json(result) for result in results]
    if several:
        print_json(values)
    elif values:
        print_json(values[0])


def _print_failed(settings: Settings, failed: Mapping[str, FollowupError], of: int) -> None:
    from followup.reports.words.messages import not_recorded

    print_note("")
    print_note(not_recorded(len(failed), of, texts(settings)))
    for file, error in failed.items():
        print_error(error.message, hint_of(error), settings.locale, of=file)
