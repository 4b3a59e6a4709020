"""
The commands that look after the register itself: init, check, doctor and plugins.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from followup.cli.errors import hint_of
from followup.cli.options import Settings, command, exit_code, option
from followup.cli.output import FOUND, WHOLE, exit_with, print_answer, print_result
from followup.cli.warnings import dangers_of, print_dangers
from followup.contracts import Store
from followup.errors import FollowupError, StoreMissing, Text
from followup.version import __version__


if TYPE_CHECKING:
    from followup.plugins import Plugins


@command("init", "init", "init --store sqlite:///matters.db")
def init(settings: Settings) -> None:
    """
    Make an empty register; one that is there already is left as it is.
    """
    from followup.plugins import open_store, store_url
    from followup.reports.pages.maintenance import made as page

    url = store_url(settings.url)
    try:
        store, made = open_store(url), False
    except FollowupError as error:
        if not _may_be_made(error):
            raise
        store, made = open_store(url, create=True), True
    path = _path(store, url)
    print_dangers(store, settings.locale)
    store.close()
    locale = settings.locale or "en"
    print_result(
        settings,
        lambda: page(path, locale, new=made),
        lambda: {"schema": "followup/made/1", "store": path, "made": made},
    )


def _may_be_made(error: FollowupError) -> bool:
    # An empty file is told as foreign, with the hint that init completes it; init then judges for itself.
    return isinstance(error, StoreMissing) or "followup init" in error.hint


def _path(store: Store, url: str) -> str:
    describe = getattr(store, "describe", None)
    return str(describe().get("path", url)) if describe else url


@command(
    "check",
    "check --quiet",
    options=(
        option("--against", metavar="DIGEST", default="", help="The digest of an earlier check, to see what is gone."),
        exit_code,
    ),
)
def check(settings: Settings, against: str) -> None:
    """
    Prove that the register holds together: replay all entries and steps, and print a digest to publish.
    """
    from followup.reports.pages.maintenance import checked as page
    from followup.reports.values.maintenance import checked_json

    with settings.register() as register:
        checked = register.check(against=against)
    facts = (checked.problems, checked.counts, checked.digest)
    # What is wrong is told also where success would be quiet.
    print_it = print_answer if checked.problems else print_result
    print_it(settings, lambda: page(*facts, settings.locale or "en"), lambda: checked_json(*facts))
    if checked.problems:
        exit_with(FOUND if settings.coded else 1)


@command("doctor", "doctor --store matters.db")
def doctor(settings: Settings) -> None:
    """
    Look at the register's file, SQLite, plug-ins and time zones; exit with 1 if something is wrong.
    """
    from followup.reports.pages.maintenance import examined as page

    facts, wrong = _environment(settings)
    print_it = print_answer if wrong else print_result
    print_it(
        settings,
        lambda: page(facts, wrong, settings.locale or "en"),
        lambda: {**facts, "schema": "followup/doctor/1", "wrong": wrong},
        width=WHOLE,
    )
    if wrong:
        exit_with(1)


def _environment(settings: Settings) -> tuple[dict[str, Any], list[str]]:
    from followup.plugins import default_url, store_url
    from followup.plugins.found import shown

    known, unread = _plugins()
    url = store_url(settings.url)
    facts: dict[str, Any] = {
        "followup": __version__,
        "python": f"{platform.python_version()} ({sys.executable})",
        "platform": platform.platform(),
        "now": settings.moment().isoformat(timespec="seconds"),
        "default store": default_url(),
        "store": shown(url),
    }
    described, wrong = _store(url, {reader.name: str(getattr(reader, "version", "")) for reader in known.readers})
    facts |= described
    facts["stores"] = sorted(known.stores)
    facts["readers"] = sorted({reader.language for reader in known.readers})
    facts["notifiers"] = sorted(known.notifiers)
    facts["plug-ins"] = [each.source for each in known.found if each.state not in {"built in", "blocked"}]
    wrong += unread
    wrong += [
        Text("plug-in {name} does not work: {error}", name=each.source, error=each.error)
        for each in known.found
        if each.faults
    ]
    wrong += [] if unread else _channels()
    wrong += [Text("{name}: {what}", name=check.name, what=what) for check in known.checks for what in check.run()]
    wrong += _zones()
    return facts, wrong


def _store(url: str, versions: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    from followup.plugins import open_store
    from followup.register.recording.versions import read_by_older

    try:
        store = open_store(url)
    except FollowupError as error:
        return {}, [Text.joined(error.message, hint_of(error))]
    try:
        describe, integrity = getattr(store, "describe", None), getattr(store, "integrity", None)
        facts = dict(describe()) if describe else {}
        # The schema of the answer itself has the plain name.
        facts = {"schema number" if name == "schema" else name: value for name, value in facts.items()}
        facts |= _last_run(store)
        found = integrity() if integrity else ()
        faults = [Text("the file does not hold together: {what}", what=what) for what in found]
        dangers = dangers_of(store)
        if older := read_by_older(store, versions):
            facts["read by an older reader"] = older
    except FollowupError as error:
        return {}, [Text.joined(error.message, hint_of(error))]
    finally:
        store.close()
    if integrity:
        facts["integrity"] = Text("{count} findings", count=len(faults)) if faults else "ok"
    return facts, faults + dangers


def _last_run(store: Store) -> dict[str, str]:
    """
    When ``followup run`` last started on this host and last went well, to the hour; nothing, if it never did.
    """
    import socket

    from followup.model.notices import RunRecord
    from followup.register.work.reads import Reads

    known = Reads(store).one(RunRecord, socket.gethostname())
    if known is None:
        return {}
    well = known.last_ok.isoformat(timespec="minutes") if known.last_ok else "never"
    return {"last run": known.last_started.isoformat(timespec="minutes"), "last run that went well": well}


def _channels() -> list[str]:
    from followup.plugins import open_channels

    with open_channels() as channels:
        return [
            Text("channel {name}: {what}", name=each.name, what=each.wrong)
            for each in channels.states()
            if each.configured and each.wrong
        ]


def _zones() -> list[str]:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo("Europe/Stockholm")
    except ZoneInfoNotFoundError:
        return [Text("time zones are not known on this machine: install the tzdata package")]
    return []


@command(
    "plugins",
    "plugins --all --json",
    options=(option("--all", "everything", is_flag=True, help="Those that are built in or blocked, too."),),
)
def plugins(settings: Settings, everything: bool) -> None:
    """
    List stores, readers, notifiers and plug-ins, and what is wrong with those that do not work.
    """
    from followup.plugins import BUILT_IN
    from followup.reports.pages.maintenance import plugged_in as page
    from followup.reports.values.maintenance import plugged_in_json

    known, wrong = _plugins()
    found = [each for each in known.found if everything or each.state not in {"built in", "blocked"}]
    facts = (known.stores, known.readers, known.notifiers, BUILT_IN, found, wrong)
    print_answer(settings, lambda: page(*facts, settings.locale or "en"), lambda: plugged_in_json(*facts), width=WHOLE)


def _plugins() -> tuple[Plugins, list[str]]:
    # Whatever is wrong with the configuration: these commands are there to tell it.
    from followup.plugins import load
    from followup.plugins import plugins as loaded

    try:
        return loaded(), []
    except FollowupError as error:
        return load(()), [Text.joined(error.message, hint_of(error))]
