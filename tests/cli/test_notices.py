"""
Notices at the command line: quiet where all is well, with codes that a scheduler understands.
"""

from __future__ import annotations

import mailbox
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Type


@pytest.fixture(name="box")
def _box(register: str, folder: Path, monkeypatch: pytest.MonkeyPatch, type_: Type) -> Path:
    """
    A secretary whose mail goes to a folder.
    """
    assert register
    monkeypatch.delenv("FOLLOWUP_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    done = type_("body", "edit", "HTC", "--secretary", f"Anna Berg <maildir:{folder}/box>")
    assert done.code == 0, done.err
    return folder / "box"


def mails(box: Path) -> list[str]:
    """
    The subjects of the mails in a folder, as another program reads them.
    """
    return sorted(str(mail["Subject"]) for mail in mailbox.Maildir(box, create=False)) if box.exists() else []


def test_a_run_sends_the_agenda_and_says_nothing(box: Path, type_: Type) -> None:
    """
    The second run has nothing to do; the check is content.
    """
    rehearsed = type_("run", "--dry-run")
    assert "Subject: Agenda Friday 16 October" in rehearsed.out
    assert [] == mails(box)

    for _ in range(2):
        done = type_("run")
        assert (0, "", "") == (done.code, done.out, done.err)
    assert [
        "Agenda Friday 16 October: 6 matters, 5 to chase or name",
        "Works Committee 7 October: notes are missing (1 matter)",
    ] == mails(box)
    assert 0 == type_("check").code


def test_a_rehearsal_ends_with_the_next_message(box: Path, type_: Type) -> None:
    """
    So that a set-up that works can be told from a dead one.
    """
    type_("run")

    rehearsed = type_("run", "--dry-run")
    assert "Nothing is to be sent now." in rehearsed.out
    assert rehearsed.out.splitlines()[-1].startswith("next: ")
    assert type_("run", "--dry-run", "--json").data["next"]["recipients"] == 1


def test_a_channel_that_is_broken_is_told_once_and_ends_with_one(register: str, type_: Type) -> None:
    """
    And what waits for it is in the list until it goes out.
    """
    assert register
    type_("body", "edit", "HTC", "--secretary", "anna@example.org")
    first, second = type_("run"), type_("run")

    assert (1, 1, "") == (first.code, second.code, second.err)
    assert first.err.startswith("Messages to mailto: wait: ")
    assert "waiting" in type_("outbox", "list").out


def test_a_message_that_fails_for_good_ends_with_one_and_stays_listed(register: str, type_: Type) -> None:
    """
    Once: the run after has nothing to do with it any more, but a person has.
    """
    assert register
    type_("body", "edit", "HTC", "--secretary", "maildir:box")
    first, second = type_("run"), type_("run")

    assert (1, 0, "") == (first.code, second.code, second.err)
    assert "failed for good: maildir:box needs a folder in the configuration." in first.err
    key = type_("outbox", "list", "--json").data["messages"][0]["key"]
    assert "waiting" in type_("outbox", "retry", key[:8]).out
    assert "dropped" in type_("outbox", "drop", key[:8]).out


def test_messages_are_listed_shown_and_let_go(box: Path, type_: Type) -> None:
    """
    With why each of their notices was made.
    """
    type_("run")
    sent = type_("outbox", "list", "--state", "sent", "--json").data["messages"]
    listed = [message for message in sent if message["kind"] == "agenda"]
    assert ["sent"] == [message["state"] for message in listed]
    shown = type_("outbox", "show", listed[0]["key"][:8])
    assert "agenda HTC.2 2026-10-09: for the first time" in shown.out
    assert "No messages." in type_("outbox", "list").out
    refused = type_("outbox", "drop", listed[0]["key"])
    assert (1, True) == (refused.code, "is sent: there is nothing to let go of" in refused.err)
    assert ["agenda"] == [m["kind"] for m in type_("outbox", "show", listed[0]["key"], "--json").data["messages"]]
    assert 2 == len(mails(box))


def test_rules_are_listed_changed_and_paused(box: Path, type_: Type) -> None:
    """
    Those that come with followup stand there without having been set.
    """
    assert "once    secretary" in type_("rule", "list").out
    assert 11 == len(type_("rule", "list", "--json").data["rules"])
    assert "R-1" in type_("rule", "add", "agenda", "--body", "HTC", "--first", "14").out
    assert 0 == type_("rule", "edit", "R-1", "--first", "3").code
    assert "(paused)" in type_("rule", "pause", "R-1").out
    assert 0 == type_("rule", "pause", "R-1", "--resume").code
    assert "(removed)" in type_("rule", "remove", "R-1").out
    assert 2 == type_("rule", "add", "nonsense").code
    assert [] == mails(box)


def test_a_matter_is_snoozed(box: Path, type_: Type) -> None:
    """
    And what is snoozed is listed.
    """
    assert "HTC-1 rests until 2026-11-01" in type_("snooze", "HTC-1", "--until", "2026-11-01").out
    assert "matter:HTC-1" in type_("snooze", "--list").out
    assert 2 == type_("snooze", "HTC-1").code
    assert 1 == type_("snooze", "HTC-1", "--until", "2026-10-01").code
    assert [] == mails(box)


def test_minutes_are_confirmed(box: Path, both: str, type_: Type) -> None:
    """
    By the name of their meeting, without a file.
    """
    assert both
    assert "The minutes of HTC/last are confirmed" in type_("record", "--confirm", "HTC/last").out
    assert 1 == type_("record", "--confirm", "HTC/next").code
    assert 2 == type_("record").code
    assert 2 == type_("record", "--confirm", "HTC/last", "some.txt").code
    assert [] == mails(box)


def test_an_address_that_is_mistyped_is_refused(register: str, type_: Type) -> None:
    """
    When it is entered, in words.
    """
    assert register
    refused = type_("body", "edit", "HTC", "--secretary", "Anna Berg <anna@example>")

    assert 1 == refused.code
    assert "'anna@example' is no mail address: its domain is none." in refused.err


def test_the_doctor_tells_when_a_run_last_went_well(box: Path, type_: Type) -> None:
    """
    On this host; a row that is written no oftener than each hour, and no trace in the chains.
    """
    assert "last run" not in type_("doctor", "--json").data
    type_("run")
    first = type_("doctor", "--json").data
    type_("run", "--now", "2026-10-09T12:30")
    assert first["last run that went well"] == "2026-10-09T12:00+00:00"
    assert first["last run"] == type_("doctor", "--json").data["last run"]
    type_("run", "--now", "2026-10-09T13:30")
    assert type_("doctor", "--json").data["last run"] == "2026-10-09T13:30+00:00"
    assert 2 == len(mails(box))


def test_a_run_without_a_register_fails(type_: Type) -> None:
    """
    A scheduler is told so.
    """
    assert 1 == type_("run").code


def test_a_run_that_is_terminated_finishes_the_message_in_hand(register: str, folder: Path, type_: Type) -> None:
    """
    It exits by itself, and what it has sent is sent.
    """
    script = folder / "slow.py"
    for key in ("AA", "BB", "CC"):
        type_("body", "add", key, f"Body {key}", "--secretary", f"{key}@example.org")
        type_("matter", "add", key, "A matter", "--to", "2026-10-12")
    script.write_text(SLOW.format(store=register), encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    assert process.stdout is not None
    assert "sending\n" == process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    out, _ = process.communicate(timeout=30)

    assert ("sent 1 left 2\n", 0) == (out, process.returncode)


SLOW = """
import signal, sys, threading
import followup

class Slow:
    def send(self, message):
        print("sending", flush=True)
        signalled.wait(20)

signalled, stop = threading.Event(), threading.Event()
def end(number, frame):
    stop.set()
    signalled.set()

signal.signal(signal.SIGTERM, end)
from datetime import datetime, UTC
with followup.open("sqlite:///{store}", clock=lambda: datetime(2026, 10, 9, 12, tzinfo=UTC)) as register:
    ran = register.run(notifiers={{"mailto": Slow()}}, stop=stop.is_set)
print("sent", ran.sent, "left", ran.left)
"""
