"""
The commands that look after the register itself: init, check, doctor and plugins.
"""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import Settings, common, exit_code, pass_settings
from followup.cli.output import FOUND, answer, columns, did, labelled, leave, say_json, texts
from followup.cli.warnings import dangers_of, warn_of
from followup.errors import FollowupError, StoreMissing
from followup.reports.words.translation import msgid
from followup.version import __version__


if TYPE_CHECKING:
    from followup.contracts import Store
    from followup.plugins import Plugin, Plugins
    from followup.register.integrity.checking import Checked
    from followup.reports.words.translation import Texts

# The names come from the schema, so that no call of gettext names them: marked here, they are held to a translation.
COUNTED = (
    msgid("attendance"),
    msgid("body"),
    msgid("body_name"),
    msgid("document"),
    msgid("erasure"),
    msgid("evidence"),
    msgid("finding"),
    msgid("item"),
    msgid("matter"),
    msgid("meeting"),
    msgid("party"),
    msgid("standing_item"),
    msgid("standing_step"),
    msgid("step"),
    msgid("term"),
)
"""What a check counts, by the names of its tables."""

LABELS = {
    "default store": msgid("default store"),
    "integrity": msgid("integrity"),
    "mode": msgid("file mode"),
    "notifiers": msgid("notifiers"),
    "now": msgid("now"),
    "path": msgid("path"),
    "platform": msgid("platform"),
    "plug-ins": msgid("plug-ins"),
    "readers": msgid("readers"),
    "schema number": msgid("schema number"),
    "store": msgid("store"),
    "stores": msgid("stores"),
}
"""What the doctor looks at; names of programs and settings are the same in every language."""

STATES = {
    "blocked": msgid("blocked"),
    "built in": msgid("built in"),
    "failed": msgid("does not work"),
    "partly": msgid("works in part"),
}
"""The states of a plug-in that need a word."""

CHECK_SCHEMA = "followup/check/1"
DOCTOR_SCHEMA = "followup/doctor/1"


@click.command(epilog="\b\nExamples:\n  followup init\n  followup init --store sqlite:///matters.db")
@common
@pass_settings
def init(settings: Settings) -> None:
    """
    Make an empty register; one that is there already is left as it is.
    """
    from followup.plugins import open_store, store_url

    url = store_url(settings.url)
    try:
        store, made = open_store(url), False
    except FollowupError as error:
        if not _may_be_made(error):
            raise
        store, made = open_store(url, create=True), True
    where = _where(store, url)
    warn_of(store, settings.locale)
    store.close()
    t = texts(settings)
    said = t.gettext("Made an empty register: {path}" if made else "There is a register already: {path}", path=where)
    did(settings, lambda: said, lambda: {"schema": "followup/made/1", "store": where, "made": made})


def _may_be_made(error: FollowupError) -> bool:
    # An empty file is told as foreign, with the hint that init completes it; init then judges for itself.
    return isinstance(error, StoreMissing) or "followup init" in error.hint


def _where(store: Store, url: str) -> str:
    describe = getattr(store, "describe", None)
    return str(describe().get("path", url)) if describe else url


@click.command(epilog="Example: followup check --quiet")
@click.option("--against", metavar="DIGEST", default="", help="The digest of an earlier check, to see what is gone.")
@exit_code
@common
@pass_settings
def check(settings: Settings, coded: bool, against: str) -> None:
    """
    Prove that the register holds together: replay all entries and steps, and print a digest to publish.
    """
    with settings.register() as register:
        checked = register.check(against=against)
    t = texts(settings)
    if checked.problems:
        answer(settings, lambda: _check_text(checked, t), lambda: _check_json(checked))
        leave(FOUND if coded else 1)
    did(settings, lambda: _check_text(checked, t), lambda: _check_json(checked))


def _check_text(checked: Checked, t: Texts) -> str:
    from followup.reports.drawing.escaping import escaped
    from followup.reports.drawing.text import wrapped
    from followup.reports.words.errors import refusal

    lines = []
    for problem in checked.problems:
        lines.append(escaped(f"{problem.subject}: {refusal(problem.what, t.locale)}"))
        lines += [t.gettext("  Look at it: {command}", command=problem.command)] if problem.command else []
    counted = ", ".join(f"{number} {t.gettext(name)}" for name, number in checked.counts.items())
    found = len(checked.problems)
    verdict = (
        t.ngettext("{n} problem found.", "{n} problems found.", found)
        if found
        else t.gettext("Sound: everything follows from its entries.")
    )
    told = t.gettext("Checked: {counts}.", counts=counted or t.gettext("nothing yet"))
    # The digest is to be copied, and stays on one line.
    return "\n".join([*lines, verdict, *wrapped(told, columns()), t.gettext("Digest: {digest}", digest=checked.digest)])


def _check_json(checked: Checked) -> dict[str, Any]:
    problems = [{"subject": each.subject, "what": each.what, "command": each.command} for each in checked.problems]
    return {
        "schema": CHECK_SCHEMA,
        "sound": not problems,
        "problems": problems,
        "counts": dict(checked.counts),
        "digest": checked.digest,
    }


@click.command(epilog="Example: followup doctor --store matters.db")
@common
@pass_settings
def doctor(settings: Settings) -> None:
    """
    Look at the register's file, SQLite, plug-ins and time zones; exit with 1 if something is wrong.
    """
    facts, wrong = _surroundings(settings)
    if settings.json:
        say_json({**facts, "schema": DOCTOR_SCHEMA, "wrong": wrong})
    elif wrong or not settings.quiet:
        click.echo(_doctor_text(facts, wrong, texts(settings)))
    if wrong:
        leave(1)


def _doctor_text(facts: dict[str, Any], wrong: list[str], t: Texts) -> str:
    from followup.reports.words.errors import refusal

    told = [(t.gettext(LABELS.get(name, name)), _valued(value, t.locale)) for name, value in facts.items()]
    faults = [(t.gettext("wrong"), refusal(each, t.locale)) for each in wrong]
    return labelled([*told, *faults]) + ("" if wrong else f"\n\n{t.gettext('Nothing is wrong.')}")


def _valued(value: Any, locale: str) -> Any:
    from followup.reports.words.errors import refusal

    return ", ".join(value) if isinstance(value, list) else refusal(value, locale) if isinstance(value, str) else value


def _surroundings(settings: Settings) -> tuple[dict[str, Any], list[str]]:
    from followup.plugins import default_url, store_url
    from followup.plugins.found import shown

    found, unread = _plugins()
    url = store_url(settings.url)
    facts: dict[str, Any] = {
        "followup": __version__,
        "python": f"{platform.python_version()} ({sys.executable})",
        "platform": platform.platform(),
        "now": settings.moment().isoformat(timespec="seconds"),
        "default store": default_url(),
        "store": shown(url),
    }
    described, wrong = _store(url)
    facts |= described
    facts["stores"] = sorted(found.stores)
    facts["readers"] = sorted({reader.language for reader in found.readers})
    facts["notifiers"] = sorted(found.notifiers)
    facts["plug-ins"] = [each.source for each in found.found if each.state not in {"built in", "blocked"}]
    wrong += unread
    wrong += [f"plug-in {each.source} does not work: {each.error}" for each in found.found if each.faults]
    wrong += [] if unread else _channels()
    wrong += [f"{check.name}: {what}" for check in found.checks for what in check.run()]
    wrong += _zones()
    return facts, wrong


def _store(url: str) -> tuple[dict[str, Any], list[str]]:
    from followup.plugins import open_store

    try:
        store = open_store(url)
    except FollowupError as error:
        return {}, [f"{error.message} {error.hint}".strip()]
    try:
        describe, integrity = getattr(store, "describe", None), getattr(store, "integrity", None)
        facts = dict(describe()) if describe else {}
        # The schema of the answer itself has the plain name.
        facts = {"schema number" if name == "schema" else name: value for name, value in facts.items()}
        found = [f"the file does not hold together: {what}" for what in integrity()] if integrity else []
        dangers = dangers_of(store)
    except FollowupError as error:
        return {}, [f"{error.message} {error.hint}".strip()]
    finally:
        store.close()
    if integrity:
        facts["integrity"] = "ok" if not found else f"{len(found)} findings"
    return facts, found + dangers


def _channels() -> list[str]:
    from followup.plugins import open_channels

    with open_channels() as channels:
        return [f"channel {each.name}: {each.wrong}" for each in channels.states() if each.configured and each.wrong]


def _zones() -> list[str]:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo("Europe/Stockholm")
    except ZoneInfoNotFoundError:
        return ["time zones are not known on this machine: install the tzdata package"]
    return []


@click.command(epilog="Example: followup plugins --all --json")
@click.option("--all", "everything", is_flag=True, help="Those that are built in or blocked, too.")
@common
@pass_settings
def plugins(settings: Settings, everything: bool) -> None:
    """
    List stores, readers, notifiers and plug-ins, and what is wrong with those that do not work.
    """
    from followup.plugins import BUILT_IN

    known, wrong = _plugins()
    listed = [each for each in known.found if everything or each.state not in {"built in", "blocked"}]
    value = {
        "schema": "followup/plugins/1",
        "stores": sorted(known.stores),
        "readers": [{"name": reader.name, "language": reader.language} for reader in known.readers],
        "notifiers": sorted(known.notifiers),
        "built_in": list(BUILT_IN),
        "plugins": [_plugin_json(each) for each in listed],
        "wrong": wrong,
    }
    t = texts(settings)
    lines = [
        (t.gettext("stores"), ", ".join(sorted(known.stores))),
        (t.gettext("readers"), ", ".join(f"{reader.name} ({reader.language})" for reader in known.readers)),
        (t.gettext("notifiers"), ", ".join(sorted(known.notifiers))),
        (t.gettext("built in"), ", ".join(BUILT_IN)),
        *((t.gettext("plug-in"), _plugin_line(each, t)) for each in listed if each.state != "built in"),
        *((t.gettext("wrong"), _valued(each, t.locale)) for each in wrong),
    ]
    answer(settings, lambda: labelled(lines), lambda: value)


def _plugins() -> tuple[Plugins, list[str]]:
    # Whatever is wrong with the configuration: these commands are there to tell it.
    from followup.plugins import load
    from followup.plugins import plugins as loaded

    try:
        return loaded(), []
    except FollowupError as error:
        return load(()), [f"{error.message} {error.hint}".strip()]


def _plugin_json(plugin: Plugin) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "hooks": list(plugin.hooks),
        "state": plugin.state,
        "error": plugin.error or None,
    }


def _plugin_line(plugin: Plugin, t: Texts) -> str:
    state = "" if plugin.state == "loaded" else f", {t.gettext(STATES[plugin.state])}"
    return f"{plugin.source}{state}{': ' + plugin.error if plugin.error else ''}"
