"""
The commands that take minutes in: read, which writes nothing, and record.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from followup.cli.failures import tell
from followup.cli.options import Settings, common, dry_run, pass_settings, width
from followup.cli.output import columns, leave, note, rehearsed, say_json, spoken, texts
from followup.errors import FollowupError, InputError, UsageError
from followup.languages import LANGUAGES


if TYPE_CHECKING:
    from followup.model.reading import Reading
    from followup.model.results import Recorded
    from followup.register.service import Register

_files = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
_language = click.option(
    "--language", type=click.Choice(["sv", "en", "no"]), help="The language it is written in, if it is misjudged."
)
_reader = click.option("--reader", metavar="NAME", help="The reader to use, if another would be chosen.")


@click.command(epilog="Example: followup read 2022-10-28.txt --body LG")
@_files
@click.option("--body", default="", metavar="BODY", help="The body whose minutes they are, if they do not say.")
@_language
@_reader
@width
@common
@pass_settings
def read(
    settings: Settings, files: Sequence[str], body: str, language: str | None, reader: str | None, width: int | None
) -> None:
    """
    Show what a reader finds in minutes, with the words it rests on and the lines it could not place; writes nothing.
    """
    from followup.cli.overview import reading_text
    from followup.readers.exchange import to_json

    with settings.register() as register:
        readings = [register.read(file, body=body, language=language, reader=reader) for file in files]
    if settings.json:
        values = [to_json(reading) for reading in readings]
        say_json(values[0] if len(values) == 1 else values)
        return
    texts = [reading_text(each, settings.locale or _written(each), columns(width)) for each in readings]
    click.echo("\n\n".join(texts))


def _written(reading: Reading) -> str:
    """
    The language to answer in: the document's, where followup writes it.
    """
    code = reading.document.language
    return code if any(one.code == code and one.writes for one in LANGUAGES) else "en"


def _aliases(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    found = {}
    for value in values:
        name, equals, key = value.rpartition("=")
        if not (name.strip() and equals and key.strip()):
            raise click.BadParameter(f"{value!r} is not NAME=KEY.")
        found[name.strip()] = key.strip()
    return found


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
    language: str | None
    reader: str | None
    force: bool
    dry_run: bool

    def __attrs_post_init__(self) -> None:
        if [self.accept, self.ask, self.review is not None].count(True) > 1:
            raise UsageError("--accept, --ask and --review exclude each other.")


@click.command(
    epilog="\b\nExamples:\n  followup record 2022-10-28.txt --body LG --create --accept\n"
    "  followup record 2022-12-02.txt --body LG --dry-run\n"
    "  followup record 2022-12-02.txt --body LG --review 2022-12-02.json"
)
@_files
@click.option("--body", default="", metavar="BODY", help="The body whose minutes they are, if they do not say.")
@click.option("--create", is_flag=True, help="Make the register, bodies and standing items where they are missing.")
@click.option("--accept", is_flag=True, help="Take also what resembles the agenda.")
@click.option("--ask", is_flag=True, help="Ask about every finding.")
@click.option(
    "--review",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a review to fill in, or record by the one that is there.",
)
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    callback=_aliases,
    metavar="NAME=KEY",
    help="The key of a body the minutes name; once for each.",
)
@_language
@_reader
@click.option("--force", is_flag=True, help="Record also a document in which no item was recognised.")
@dry_run
@width
@common
@pass_settings
def record(settings: Settings, files: Sequence[str], width: int | None, **said: Any) -> None:
    """
    Take minutes into the register, and tell what they continued, began, closed and passed over in silence.

    Several documents are recorded in the order given, each whole or not at all.
    On a terminal you are asked about what is not certain; elsewhere that is listed and left.
    """
    choices = Choices(**said)
    if choices.review and len(files) > 1:
        raise UsageError("--review is of one document.", hint="Record them one by one.")
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
                if result and not settings.json:
                    _tell(settings, result, width, first=len(results) == 1)
    if settings.json:
        _tell_json(results, several=len(files) > 1)
    if choices.dry_run:
        rehearsed(settings, results[-1].body.locale if results else None)
    if failed:
        _tell_failed(settings, failed, len(files))
        leave(max(error.exit_code for error in failed.values()) if len(failed) == len(files) else 1)


def _record(register: Register, settings: Settings, file: str, choices: Choices) -> Recorded | None:
    """
    Record one document as was chosen; ``None`` if a review was written instead.
    """
    reading = register.read(file, body=choices.body, language=choices.language, reader=choices.reader)
    if not reading.items and not choices.force:
        raise InputError(
            f"No item was recognised in {reading.document.name}, so its matters would be lost.",
            hint="Look at it with followup read; --force records it all the same.",
        )
    how: dict[str, Any] = {"body": choices.body, "create": choices.create, "aliases": choices.aliases}
    if choices.review and not choices.review.exists():
        _propose(register, settings, reading, choices.review, how)
        return None
    review = None
    if choices.review:
        from followup.cli.review import read_review

        review = read_review(choices.review, reading)
    elif choices.ask or (not choices.accept and not settings.json and _interactive()):
        review = _asked(register, settings, reading, how, everything=choices.ask)
    recorded = register.record(reading, accept=choices.accept, review=review, dry_run=choices.dry_run, **how)
    _tell_lines(settings, reading, recorded.body.locale)
    return recorded


def _tell_lines(settings: Settings, reading: Reading, locale: str) -> None:
    """
    How the lines of the document were told, where some of them may hold what was not recorded.
    """
    from followup.cli.overview import unsure_text

    told = unsure_text(reading, settings.locale or locale, columns())
    if told and not settings.json and not settings.quiet:
        note(told)


def _propose(register: Register, settings: Settings, reading: Reading, path: Path, how: Mapping[str, Any]) -> None:
    from followup.cli.review import write_review

    certain = register.record(reading, dry_run=True, **how)
    write_review(path, reading, certain)
    told = texts(settings, certain.body.locale).gettext(
        "{path} was written and nothing recorded: answer true or false there, then run the same command again.",
        path=path,
    )
    note(told)


def _asked(
    register: Register, settings: Settings, reading: Reading, how: Mapping[str, Any], *, everything: bool
) -> dict[str, str | None] | None:
    """
    What a person says of the findings; ``None`` if there is nothing to ask.
    """
    from followup.cli.review import asked, items_confirmed

    certain = register.record(reading, dry_run=True, **how)
    only = None if everything else {left.finding for left in certain.suggestions}
    locale = settings.locale or certain.body.locale
    if (only is not None and not only) or not items_confirmed(reading, certain, locale):
        return None
    accepted = register.record(reading, accept=True, dry_run=True, **how)
    return asked(register, reading, accepted, only, locale)


def _interactive() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def _tell(settings: Settings, result: Recorded, width: int | None, *, first: bool) -> None:
    from followup.reports.recorded import recorded_text

    if settings.quiet:
        return
    if not first:
        click.echo()
    click.echo(recorded_text(result, spoken(settings, [result.body]), columns(width)))


def _tell_json(results: Sequence[Recorded], *, several: bool) -> None:
    from followup.reports.recorded import recorded_json

    values = [recorded_json(result) for result in results]
    if several:
        say_json(values)
    elif values:
        say_json(values[0])


def _tell_failed(settings: Settings, failed: Mapping[str, FollowupError], of: int) -> None:
    click.echo(err=True)
    told = texts(settings).ngettext(
        "{n} of {of} documents was not recorded; nothing of it was written:",
        "{n} of {of} documents were not recorded; nothing of them was written:",
        len(failed),
        of=of,
    )
    note(told)
    for file, error in failed.items():
        tell(error.message, error.hint, settings.locale, of=file)
