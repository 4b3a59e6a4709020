"""
Acting on the command line: each verb does what it says, once, and a dry run writes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from followup.cli.verbs import REASONS, close
from followup.model.codes import Reason
from followup.register.commands.matters import CLOSINGS


if TYPE_CHECKING:
    from .conftest import Type

DEEDS = [
    (["postpone", "HTC-4", "--to", "HTC/next", "--reason", "lack_of_time"], "postponed", True),
    (["refer", "HTC-4", "--to", "WC/next"], "referred", True),
    (["refer-back", "HTC-4", "--to", "Harbour Office", "--reason", "The costs are missing."], "referred_back", True),
    (["decide", "HTC-4", "--outcome", "approved", "--text", "Go."], "decided", False),
    (["decide", "HTC-4", "--outcome", "approved_in_part", "--rest", "The rest", "--to", "HTC/next"], "decided", False),
    (["note", "HTC-4"], "noted", False),
    (["note", "HTC-4", "--goes-on", "--to", "2026-12-01"], "noted", True),
    (["note", "HTC-4", "--goes-on"], "noted", True),
    (["withdraw", "HTC-4"], "withdrawn", False),
    (["report", "HTC-4", "--text", "Half is done."], "reported", True),
    (["assign", "HTC-4", "--to", "Harbour Office", "--until", "2026-12-01"], "assigned", True),
    (["assign", "HTC-4", "--to", "Harbour Office", "--undertaken"], "undertaken", True),
    (["remove", "HTC-4"], "removed", True),
    (["close", "HTC-4"], "carried_out", False),
    (["close", "HTC-4", "--as", "written_off"], "written_off", False),
    (["close", "HTC-4", "--as", "answered"], "decided", False),
]


def shown(type_: Type, key: str) -> Any:
    """
    All there is of a matter.
    """
    return type_("matter", "show", key, "--json").data


@pytest.mark.parametrize(
    "command,disposition,is_open", DEEDS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_each_verb_makes_its_step(
    register: str, type_: Type, command: list[str], disposition: str, is_open: bool
) -> None:
    """
    A dry run tells the same as the deed, and leaves the matter as it was.
    """
    before = shown(type_, "HTC-4")
    rehearsed = type_(*command, "--json", "--dry-run")
    untouched = shown(type_, "HTC-4")
    done = type_(*command, "--json")
    after = shown(type_, "HTC-4")

    assert (rehearsed.code, done.code) == (0, 0)
    assert untouched == before
    assert rehearsed.data == done.data
    assert "nothing was written" in rehearsed.err
    assert after["steps"][-1]["disposition"] == disposition
    assert after["open"] is is_open


def test_what_was_closed_can_be_opened_again(register: str, type_: Type) -> None:
    """
    With the step that closed it still there.
    """
    type_("close", "HTC-4")

    assert type_("reopen", "HTC-4", "--to", "HTC/next").code == 0
    assert [step["disposition"] for step in shown(type_, "HTC-4")["steps"]] == ["postponed", "carried_out", "reopened"]


def test_many_items_are_postponed_in_one_decision(register: str, type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A meeting named first, with --items, means those of its agenda.
    """
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-10-16")
    said = ["--to", "HTC/2026-11-13", "--reason", "lack_of_time", "--json"]
    named = type_("postpone", "--meeting", "HTC/2026-10-16", "--item", "4", *said, "--dry-run").data
    done = type_("postpone", "HTC/2026-10-16", "--items", "4-6", *said)

    assert done.code == 0
    assert len(done.data["steps"]) == 3
    assert len({step["decision"] for step in done.data["steps"]}) == 1
    assert {step["on"] for step in done.data["steps"]} == {"2026-10-16"}
    assert named["matters"][0] == done.data["matters"][0]


def test_items_without_a_meeting_are_refused(register: str, type_: Type) -> None:
    """
    As are a meeting without items, nothing at all, and both ways at once.
    """
    for command in (["--items", "3"], ["HTC/2026-10-16"], [], ["HTC-4", "--meeting", "HTC/2026-10-16", "--items", "4"]):
        assert type_("postpone", *command).code == 2


def test_the_same_request_does_not_act_twice(register: str, type_: Type) -> None:
    """
    The second call tells what the first did.
    """
    command = ["postpone", "HTC-4", "--request-id", "abc", "--json"]
    first, second = type_(*command).data, type_(*command).data

    assert (first["repeated"], second["repeated"]) == (False, True)
    assert shown(type_, "HTC-4")["postponements"] == 2


def test_quiet_says_nothing_of_what_went_well(register: str, type_: Type) -> None:
    """
    A scheduled job that works sends no mail; one that fails does.
    """
    assert type_("postpone", "HTC-4", "-q").result.output == ""
    assert type_("--quiet", "decide", "HTC-99").err.startswith("Error: ")


def test_the_author_stands_in_the_history(register: str, type_: Type) -> None:
    """
    As it was typed.
    """
    type_("report", "HTC-4", "--author", "registrar@example.org")

    assert shown(type_, "HTC-4")["steps"][-1]["author"] == "registrar@example.org"


def test_matters_are_added_edited_and_superseded(register: str, type_: Type) -> None:
    """
    By hand, with where they go, and seen in the register.
    """
    added = type_(
        "matter", "add", "HTC", "New benches", "--number", "7/26", "--to", "HTC/next", "--if-time", "--json"
    ).data
    key = added["matters"][0]["key"]
    rehearsed = type_("matter", "add", "HTC", "Never written", "--dry-run")
    edited = type_("matter", "edit", key, "--title", "Six new benches", "--owner", "Harbour Office")
    gone = type_("matter", "supersede", "HTC-4", "--by", key)

    assert (rehearsed.code, edited.code, gone.code) == (0, 0, 0)
    assert added["places"][key]["if_time_permits"] is True
    assert shown(type_, key)["title"] == "Six new benches"
    assert shown(type_, key)["owner_name"] == "Harbour Office"
    assert shown(type_, "HTC-4")["open"] is False
    assert "Never written" not in type_("outstanding").out


def test_meetings_are_planned_moved_cancelled_and_closed(register: str, type_: Type) -> None:
    """
    What stood on a cancelled meeting is on the next one, without anything being moved.
    """
    planned = type_("meeting", "plan", "HTC", "--on", "2026-11-13", "--time", "10:00-11:30", "--json").data["meetings"][
        0
    ]
    undated = type_("meeting", "plan", "HTC", "--undated", "--json").data["meetings"][0]
    moved = type_("meeting", "move", planned["key"], "--to", "2026-11-20", "--json").data["meetings"][0]
    before = type_("outstanding", "HTC", "--json").data["matters"][0]["place"]["date"]
    cancelled = type_("meeting", "cancel", "HTC/next", "--note", "storm", "--json").data["meetings"][0]
    after = type_("outstanding", "HTC", "--json").data["matters"][0]["place"]["date"]

    assert (planned["date"], undated["date"], moved["date"]) == ("2026-11-13", None, "2026-11-20")
    assert cancelled["status"] == "cancelled"
    assert (before, after) == ("2026-10-16", "2026-11-20")
    assert "storm" in type_("meeting", "show", cancelled["key"]).out
    assert "cancelled" in type_("meeting", "list", "HTC").out


def test_a_meeting_without_minutes_is_closed(register: str, type_: Type) -> None:
    """
    What it did not reach is told; a meeting to come cannot be closed.
    """
    early = type_("meeting", "close", "HTC/2026-10-16")
    closed = type_("meeting", "close", "HTC/2026-10-16", "--not-reached", "HTC-4", "--now", "2026-10-17")

    assert (early.code, closed.code) == (1, 0)
    assert shown(type_, "HTC-4")["steps"][-1]["disposition"] == "not_reached"


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--on", "2026-12-01", "--undated"],
        ["--from", "2026-12-01"],
        ["--from", "2026-12-01", "--until", "2026-12-31", "--venue", "Here"],
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(register: str, type_: Type, options: list[str]) -> None:
    """
    A series, one day, or none: one of the three.
    """
    assert type_("meeting", "plan", "HTC", *options).code == 2


def test_a_series_follows_the_rule_of_the_body(register: str, type_: Type) -> None:
    """
    Every first Friday.
    """
    type_("body", "edit", "HTC", "--repeats", "FREQ=MONTHLY;BYDAY=1FR")
    planned = type_("meeting", "plan", "HTC", "--from", "2027-02-01", "--until", "2027-04-30", "--json").data[
        "meetings"
    ]

    assert [meeting["date"] for meeting in planned] == ["2027-02-05", "2027-03-05", "2027-04-02"]


def test_bodies_and_parties_are_kept(register: str, type_: Type) -> None:
    """
    Added, changed, listed and shown.
    """
    made = type_(
        "body", "add", "PB", "Pier Board", "--standing", "Welcome", "--standing", "Next meeting", "--json"
    ).data
    again = type_("body", "add", "PB", "Another Board")
    party = type_("party", "add", "Bo Tarn's office", "--kind", "role", "--json").data["parties"][0]

    assert [item["title"] for item in made["standing"]] == ["Welcome", "Next meeting"]
    assert again.code == 1
    assert "followup body edit PB" in again.err
    assert "Pier Board" in type_("body", "list").out
    assert "Welcome (first)" in type_("body", "show", "PB").out
    assert type_("party", "edit", party["key"], "--rename", "The office").code == 0
    assert "The office" in type_("party", "list").out


def test_adding_a_body_makes_the_register(folder: Path, type_: Type) -> None:
    """
    As one of the four commands that may; a dry run makes none.
    """
    store = folder / "new.db"

    type_("body", "add", "PB", "Pier Board", "--store", str(store), "--dry-run")
    assert not store.exists()
    assert type_("body", "add", "PB", "Pier Board", "--store", str(store), "--locale", "sv").code == 0
    assert type_("body", "list", "--json", "--store", str(store)).data["bodies"][0]["timezone"] == "Europe/Stockholm"


def test_the_words_offered_are_those_of_the_model() -> None:
    """
    They stand here again so that help is quick; they must not fall apart.
    """
    ways = next(option for option in close.params if option.name == "as_")

    assert list(REASONS) == list(Reason)
    assert list(ways.type.choices) == list(CLOSINGS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("rehearsed", [["--dry-run"], []])
@pytest.mark.parametrize(
    "command",
    [
        ["matter", "add", "HTC", "Br\udcffygga"],
        ["postpone", "HTC-4", "--text", "Br\udcff"],
        ["matter", "edit", "HTC-4", "--title", "Br\udcff"],
        ["close", "HTC-4", "--reason", "\ud800"],
        ["party", "add", "Br\udcff"],
        ["body", "add", "XX", "Br\udcff"],
        ["meeting", "plan", "HTC", "--on", "2027-01-15", "--venue", "\udcff"],
        ["note", "HTC-4", "--author", "\udcff"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_bytes_that_are_no_text_are_refused_in_words(
    register: str, type_: Type, command: list[str], rehearsed: list[str]
) -> None:
    """
    What a terminal sends that is not UTF-8 is refused with what to do, in a rehearsal too, and nothing is written.
    """
    before = Path(register).read_bytes()
    typed = type_(*command, *rehearsed)

    assert typed.code == 1
    assert "holds half of a surrogate pair" in typed.err
    assert "Hint: Give the text in UTF-8." in typed.err
    assert Path(register).read_bytes() == before


def test_a_day_far_away_is_told_on_standard_error(register: str, type_: Type) -> None:
    """
    What was asked for is done, and said as ever; the year may be a slip.
    """
    done = type_("postpone", "HTC-4", "--to", "2206-10-13", "--json")
    spoken = type_("meeting", "plan", "HTC", "--on", "2206-11-13", "--locale", "sv")

    assert (0, "2206-10-13") == (done.code, done.data["steps"][0]["target"]["date"])
    assert "Warning: 2206-10-13 is far from today: is the year right?\n" == done.err
    assert "Varning: 2206-11-13 ligger långt från i dag: är året rätt?\n" in spoken.err
