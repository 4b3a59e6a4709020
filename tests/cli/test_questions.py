"""
Asking on the command line: what is outstanding, what comes next, what was missed, and why.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest


if TYPE_CHECKING:
    from .conftest import Type


def key_of(type_: Type, title: str) -> str:
    """
    The key of the open matter with *title* in its title.
    """
    listed = type_("outstanding", "--json").data["matters"]
    return str(next(matter["key"] for matter in listed if title in matter["title"]))


def test_outstanding_lists_every_open_matter(register: str, type_: Type) -> None:
    """
    As text and as JSON, with the same matters in the same order.
    """
    told, data = type_("outstanding", "HTC"), type_("outstanding", "HTC", "--json").data

    assert told.code == 0
    assert "Bridge lighting" in told.out
    assert data["count"] == len(data["matters"]) > 8
    shown = [told.out.index(f"\n{matter['key']} ") for matter in data["matters"]]
    assert shown == sorted(shown)


def test_options_may_stand_before_the_command_or_after_it(register: str, type_: Type) -> None:
    """
    What is said later wins.
    """
    before = type_("--locale", "sv", "outstanding", "HTC")
    after = type_("--locale", "en", "outstanding", "HTC", "--locale", "sv")

    assert before.out == after.out
    assert "Ärende" in before.out


def test_the_language_is_that_of_the_body(register: str, type_: Type) -> None:
    """
    Reports about one body are in its language, unless another one is asked for.
    """
    type_("body", "edit", "HTC", "--locale", "sv")

    assert "Ärende" in type_("outstanding", "HTC").out
    assert "Matter" in type_("outstanding", "HTC", "--locale", "en").out


def test_finding_something_can_be_an_exit_code(register: str, type_: Type) -> None:
    """
    Exit code 3 is for those who ask for it; without, something outstanding is no failure.
    """
    assert type_("outstanding", "HTC").code == 0
    assert type_("outstanding", "HTC", "--exit-code").code == 3
    assert type_("outstanding", "HTC", "--overdue", "--exit-code").code == 0


def test_outstanding_answers_for_another_day(register: str, type_: Type) -> None:
    """
    The day before the first meeting nothing was outstanding.
    """
    assert type_("outstanding", "HTC", "--at", "2026-09-17", "--json").data["count"] == 0
    assert type_("outstanding", "HTC", "--at", "2026-09-18", "--json").data["count"] > 0


@pytest.mark.parametrize("width", [60, 100])
def test_a_text_is_as_wide_as_asked(register: str, type_: Type, width: int) -> None:
    """
    No line is longer.
    """
    lines = type_("outstanding", "HTC", "--width", str(width)).out.splitlines()

    assert max(map(len, lines)) <= width


def test_the_agenda_says_why(register: str, type_: Type) -> None:
    """
    The next meeting of the body is meant; each form has the promised matter and its reason.
    """
    key = key_of(type_, "Bridge lighting")
    text, markdown = type_("agenda", "HTC").out, type_("agenda", "HTC", "--format", "markdown").out
    data = type_("agenda", "HTC/next", "--format", "json").data

    assert "16 October 2026" in text
    assert "for lack of time" in text
    assert markdown.startswith("# Harbour Trail Committee")
    assert key in [item["key"] for item in data["items"]]
    assert data == type_("agenda", "HTC/2026-10-16", "--json").data


def test_missed_tells_the_promise_and_where_it_is_now(both: str, type_: Type) -> None:
    """
    What the second minutes pass over comes back with the sentence that promised it.
    """
    told = type_("missed", "HTC", "--exit-code")

    assert told.code == 3
    assert "PROMISED FOR THIS MEETING AND NOT MENTIONED" in told.out
    assert '"Postponed for lack of time."' in told.out
    assert "HTC 13 November" in told.out
    assert type_("missed", "HTC/2026-10-16", "--json").data == type_("missed", "--json").data


@pytest.mark.parametrize(
    "setting, code, said",
    [("ask", 3, "PROMISED FOR THIS MEETING: WAS IT TREATED? (not mentioned)"), ("ignore", 0, "(silence: ignore)")],
)
def test_silence_means_what_the_body_says(
    register: str, type_: Type, monkeypatch: pytest.MonkeyPatch, setting: str, code: int, said: str
) -> None:
    """
    When minutes are recorded, when it is asked what they passed over, and in every list.
    """
    assert type_("body", "edit", "HTC", "--silence", setting).code == 0
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-10-17")
    notes = str(files("followup") / "examples" / "en" / "second.txt")
    recorded = type_("record", notes, "--body", "HTC", "--accept")
    told = type_("missed", "HTC", "--exit-code")
    lists = [
        type_(*each.split()).out for each in ("outstanding", "agenda HTC", "why " + key_of(type_, "Winter opening"))
    ]

    assert told.code == code
    assert said in " ".join(told.out.split())
    assert ("WAS IT TREATED?" in recorded.out) is (setting == "ask")
    for text in (recorded.out, told.out, *lists):
        assert "passed over" not in text.lower()
        assert "AND NOT MENTIONED" not in text


def test_nothing_missed_is_exit_code_zero(register: str, type_: Type) -> None:
    """
    The first meeting had been promised nothing.
    """
    assert type_("missed", "HTC", "--exit-code").code == 0


def test_a_meeting_that_was_not_held_missed_nothing(register: str, type_: Type) -> None:
    """
    Asking for it fails, and says what to do.
    """
    told = type_("missed", "HTC/2026-10-16")

    assert told.code == 1
    assert told.err.startswith("Error: ")
    assert "Hint: " in told.err


def test_why_and_history_rest_on_the_words(both: str, type_: Type) -> None:
    """
    Both quote the minutes; the history has every step.
    """
    key = key_of(type_, "Winter opening")

    assert '"The matter was postponed to the next meeting."' in type_("why", key).out
    assert [step["disposition"] for step in type_("history", key, "--json").data["steps"]] == ["postponed", "postponed"]
    assert type_("why", key, "--json").data["place"]["meeting"] == "HTC.3"


def test_a_restricted_matter_is_shown_only_by_its_key(register: str, type_: Type) -> None:
    """
    In no list and no reason does it appear; ``matter show`` has it.
    """
    key = type_("matter", "add", "HTC", "A secret harbour", "--restricted", "--to", "HTC/next", "--json").data[
        "matters"
    ][0]["key"]

    for command in (["outstanding"], ["agenda", "HTC"], ["why", key], ["history", key]):
        assert "secret" not in type_(*command).out + type_(*command, "--json").out
    assert "A secret harbour" in type_("matter", "show", key).out
    assert type_("matter", "show", key, "--json").data["title"] == "A secret harbour"


@pytest.mark.parametrize(
    "command",
    [
        ["outstanding", "HTC", "--at", "2026-02-30"],
        ["agenda", "HTC/2026-02-30"],
        ["decide", "HTC-1", "--meeting", "HTC/2026-02-30"],
        ["postpone", "HTC-1", "--to", "2026-02-30"],
        ["meeting", "plan", "HTC", "--on", "2026-13-01"],
        ["--now", "2026-02-30", "outstanding"],
        ["outstanding", "--at", "20261016"],
        ["outstanding", "--now", "2026-10-16T25:00"],
    ],
    ids=" ".join,
)
def test_a_day_that_does_not_exist_is_a_usage_error(register: str, type_: Type, command: list[str]) -> None:
    """
    It is named, and nothing happens.
    """
    told = type_(*command)

    assert told.code == 2
    assert next(word for word in command if "2026" in word).rpartition("/")[2] in told.err


@pytest.mark.parametrize("moment", ["2026-10-09", "2026-10-09T12:00", "2026-10-09T12:00Z", "2026-10-09T14:00+02:00"])
def test_a_moment_is_written_in_several_ways(register: str, type_: Type, moment: str) -> None:
    """
    A day alone is its noon, and what names no zone is UTC.
    """
    assert type_("doctor", "--now", moment, "--json").data["now"].replace("14:00:00+02", "12:00:00+00") == (
        "2026-10-09T12:00:00+00:00"
    )


def test_an_unknown_body_is_named_with_those_there_are(register: str, type_: Type) -> None:
    """
    The error says what can be asked for.
    """
    told = type_("outstanding", "XX")

    assert (told.code, told.out) == (1, "")
    assert "XX" in told.err
    assert "HTC" in told.err


def test_a_missing_register_is_named_with_its_user(folder: Path, type_: Type) -> None:
    """
    A job on a register that is not there fails and makes none.
    """
    told = type_("outstanding", "--store", str(folder / "nowhere.db"))

    assert told.code == 1
    assert str(folder / "nowhere.db") in told.err
    assert "user" in told.err
    assert not (folder / "nowhere.db").exists()


def test_control_characters_in_an_error_are_shown_not_sent(register: str, type_: Type) -> None:
    """
    What was typed cannot command the terminal.
    """
    assert "\x1b" not in type_("why", "\x1b[31mLG-1").err


def test_the_cause_of_an_error_is_told_to_those_who_ask(register: str, type_: Type) -> None:
    """
    With -v, before the command or after it.
    """
    command = ["body", "edit", "HTC", "--timezone", "Nowhere/Never"]

    assert "Cause: " not in type_(*command).err
    assert "Cause: " in type_(*command, "-v").err
    assert type_("-v", *command).err == type_(*command, "-v").err


@pytest.mark.parametrize(
    "line",
    [
        "outstanding HTC",
        "missed HTC",
        "changes HTC --from 2026-09-01",
        "why HTC-4",
        "history HTC-4",
        "matter show HTC-4",
    ],
)
def test_reports_come_as_markdown_and_data_too(both: str, type_: Type, line: str) -> None:
    """
    Whichever way the form is said; a heading begins what is Markdown.
    """
    marked, data = type_(*line.split(), "--format", "markdown"), type_(*line.split(), "--format", "json")

    assert (marked.code, data.code) == (0, 0)
    assert marked.out.startswith("# ")
    assert "HTC-4" in marked.out
    assert data.data == type_(*line.split(), "--json").data
