"""
Minutes on the command line: read writes nothing, record is whole or nothing, and a person's word is kept.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup.readers.exchange import from_json


if TYPE_CHECKING:
    from .conftest import Type

SECOND = """
Minutes of the Harbour Trail Committee

Date: Friday 16 October 2026, 10:00-11:30

1. Reports

The lighting of the bridge was postponed to the next meeting.

2. Next meeting

The next meeting is on Friday 13 November 2026, 10:00-11:30.
"""


TWICE = """
Minutes of the Harbour Trail Committee

Date: Friday 18 September 2026, 10:00-11:30

1. Upcoming meetings

Meeting on 16 October:
The work plan for 2027 will be taken up.

2. Work plan and budget for 2027

The matter was postponed to the next meeting.

3. Next meeting

The next meeting is on Friday 16 October 2026, 10:00-11:30.
"""


@pytest.fixture(name="examples")
def _examples(folder: Path) -> Path:
    """
    The packaged examples, in the folder that the test stands in.
    """
    from .conftest import EXAMPLES

    for path in EXAMPLES.glob("*/*.txt"):
        shutil.copy(path, folder / f"{path.parent.name}-{path.name}")
    return folder


def test_reading_needs_no_register_and_writes_nothing(examples: Path, type_: Type) -> None:
    """
    It tells items, findings with their words, and what it could not place.
    """
    before = sorted(examples.iterdir())
    told = type_("read", "en-first.txt")

    assert told.code == 0
    assert '"Postponed for lack of time."' in told.out
    assert "Lines not placed: 0" in told.out
    assert sorted(examples.iterdir()) == before


def test_a_reading_is_told_in_the_language_of_the_document(examples: Path, type_: Type) -> None:
    """
    Unless another one is asked for.
    """
    assert "Fynd: " in type_("read", "sv-first.txt").out
    assert "Findings: " in type_("read", "sv-first.txt", "--locale", "en").out


@pytest.mark.parametrize(
    "locale, told",
    [
        ("en", "Present: 4; absent: 1; chair: Ada Quill; notes: Cy Vale; verified: Bo Tarn\n"),
        ("sv", "Närvarande: 4; frånvarande: 1; ordförande: Ada Quill; anteckningar: Cy Vale; justeras: Bo Tarn\n"),
    ],
)
def test_a_reading_tells_who_was_there_and_who_signs(examples: Path, type_: Type, locale: str, told: str) -> None:
    """
    In numbers; the names are in the JSON.
    """
    assert told in type_("read", "en-first.txt", "--locale", locale, "--width", "120").out


def test_a_reading_tells_how_another_body_meets(folder: Path, type_: Type) -> None:
    """
    Where the minutes say so.
    """
    (folder / "notes.txt").write_text(
        "Minnesanteckningar från Ledningsgruppen\n\nDatum: 2026-10-02\n\n1. Kommande möten\n\n"
        "Samverkansnämndens möte den 10 november sker digitalt.\n\n2. Övriga frågor\n\nInga.\n",
        encoding="utf-8",
    )

    assert "Samverkansnämnden, 10 november 2026, digitalt" in type_("read", "notes.txt").out


def test_a_reading_as_json_is_the_published_form(examples: Path, type_: Type) -> None:
    """
    One object for one file, a list for several.
    """
    one, two = (
        type_("read", "en-first.txt", "--json").data,
        type_("read", "en-first.txt", "sv-first.txt", "--json").data,
    )

    assert from_json(one).document.name == "en-first.txt"
    assert two[0] == one
    assert two[1]["document"]["language"] == "sv"


def test_the_same_document_twice_changes_nothing(register: str, examples: Path, type_: Type) -> None:
    """
    The file of the register is the same, byte for byte, and the command says so.
    """
    before = Path(register).read_bytes()
    again = type_("record", "en-first.txt", "--body", "HTC", "--accept")

    assert again.code == 0
    assert "known already" in again.out
    assert Path(register).read_bytes() == before


def test_a_dry_run_writes_nothing_and_makes_nothing(examples: Path, type_: Type) -> None:
    """
    Not even the register that --create would make.
    """
    rehearsed = type_("record", "en-first.txt", "--create", "--accept", "--dry-run", "--json", "--store", "new.db")
    assert not (examples / "new.db").exists()

    done = type_("record", "en-first.txt", "--create", "--accept", "--json", "--store", "new.db")
    assert [each["title"] for each in rehearsed.data["new"]] == [each["title"] for each in done.data["new"]]


def test_recording_without_create_makes_no_register(examples: Path, type_: Type) -> None:
    """
    A missing one is told.
    """
    told = type_("record", "en-first.txt", "--store", "new.db")

    assert told.code == 1
    assert "new.db" in told.err
    assert not (examples / "new.db").exists()


def test_one_document_that_fails_does_not_stop_the_others(examples: Path, type_: Type) -> None:
    """
    The good ones are recorded whole, the bad ones told at the end, and the command fails.
    """
    (examples / "picture.txt").write_bytes(b"\x89PNG and more")
    done = type_(
        "record",
        "en-first.txt",
        "picture.txt",
        "missing.txt",
        "sv-first.txt",
        "--create",
        "--accept",
        "--store",
        "new.db",
    )

    assert done.code == 1
    assert "2 of 4 documents were not recorded" in done.err
    assert "picture.txt" in done.err
    assert "missing.txt" in done.err
    assert {body["locale"] for body in type_("body", "list", "--json", "--store", "new.db").data["bodies"]} == {
        "sv",
        "en",
    }
    assert type_("check", "--store", "new.db").code == 0


def test_several_documents_are_told_one_after_the_other(examples: Path, type_: Type) -> None:
    """
    As JSON in a list; quietly not at all.
    """
    both = ["en-first.txt", "en-second.txt", "--create", "--accept", "--body", "HTC"]

    assert [each["meeting"]["key"] for each in type_("record", *both, "--store", "a.db", "--json").data] == [
        "HTC.1",
        "HTC.2",
    ]
    assert "\n\nHTC 16 October 2026" in type_("record", *both, "--store", "b.db").out
    assert type_("record", *both, "--store", "c.db", "-q").result.output == ""


def test_a_wrong_file_is_refused_with_what_to_do(register: str, type_: Type) -> None:
    """
    Nothing of it is recorded.
    """
    told = type_("record", register, "--body", "HTC")

    assert told.code == 1
    assert "database" in told.err
    assert "Hint: " in told.err


def test_the_three_ways_of_taking_findings_exclude_each_other(examples: Path, type_: Type) -> None:
    """
    As does a review with several documents.
    """
    assert type_("record", "en-first.txt", "--accept", "--ask").code == 2
    assert type_("record", "en-first.txt", "sv-first.txt", "--review", "review.json").code == 2
    assert type_("record", "en-first.txt", "--alias", "nonsense").code == 2


def test_an_alias_gives_a_body_its_key(examples: Path, type_: Type) -> None:
    """
    The body that the minutes name is known by the key that was typed.
    """
    type_("record", "en-first.txt", "--create", "--alias", "Works Committee=WORKS", "--store", "new.db")

    assert "WORKS" in {body["key"] for body in type_("body", "list", "--json", "--store", "new.db").data["bodies"]}


def test_elsewhere_than_on_a_terminal_doubts_are_left(register: str, folder: Path, type_: Type) -> None:
    """
    What is certain is recorded, and the rest listed.
    """
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    done = type_("record", "second.txt", "--body", "HTC", "--json")

    assert done.code == 0
    assert [suggestion["why"] for suggestion in done.data["suggestions"]] == ["like_agenda"]
    assert done.data["continued"] == []


@pytest.mark.parametrize(
    "answer,continued",
    [("y", ["HTC-4"]), ("n", []), ("new", []), ("what?\nHTC-3", ["HTC-3"])],
    ids=["yes", "no", "new", "key"],
)
def test_what_a_person_says_is_done(
    register: str, folder: Path, type_: Type, answer: str, continued: list[str]
) -> None:
    """
    Yes takes the proposal, no leaves it, and a key means that matter.
    """
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    done = type_("record", "second.txt", "--body", "HTC", "--ask", answers=f"{answer}\n")

    assert done.code == 0
    assert "The lighting of the bridge was postponed" in done.out
    open_then = {each["key"] for each in type_("outstanding", "--json").data["matters"]}
    touched = [key for key in sorted(open_then) if len(type_("history", key, "--json").data["steps"]) > 1]
    assert touched == continued


def test_findings_that_were_joined_can_be_taken_apart(folder: Path, type_: Type) -> None:
    """
    A finding that is told to be new is the same as no other, also when they had been joined before.
    """
    (folder / "first.txt").write_text(TWICE, encoding="utf-8")
    joined = type_("record", "first.txt", "--create", "--accept", "--store", "new.db", "--json").data
    apart = type_("record", "first.txt", "--ask", "--store", "new.db", answers="y\nnew\n")

    assert [each["title"] for each in joined["new"]] == ["Work plan and budget for 2027"]
    assert apart.code == 0
    assert type_("outstanding", "--json", "--store", "new.db").data["count"] == 2


def test_a_review_is_written_filled_in_and_recorded(register: str, folder: Path, type_: Type) -> None:
    """
    The first run writes the file and nothing else; the second does what it says; it is for that document only.
    """
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    before = Path(register).read_bytes()
    command = ["record", "second.txt", "--body", "HTC", "--review", "review.json"]
    proposed = type_(*command)
    review = json.loads((folder / "review.json").read_text(encoding="utf-8"))

    assert proposed.code == 0
    assert Path(register).read_bytes() == before
    assert [(each["accept"], each["proposed"]) for each in review["findings"]] == [(None, "HTC-4")]

    review["findings"][0]["accept"] = True
    (folder / "review.json").write_text(json.dumps(review), encoding="utf-8")
    assert type_(*command).code == 0
    assert len(type_("history", "HTC-4", "--json").data["steps"]) == 2

    (folder / "second.txt").write_text(SECOND + "\n3. More\n", encoding="utf-8")
    assert "another document" in type_(*command).err


def test_a_document_is_read_again(register: str, folder: Path, type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    With a newer reader the doctor counts it until it is read again; what is found as before keeps its matter.
    """
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    command = ["record", "second.txt", "--body", "HTC", "--accept"]
    type_(*command)
    matters = [each["key"] for each in type_("outstanding", "--json").data["matters"]]
    assert "read by an older reader" not in type_("doctor", "--json").data

    monkeypatch.setattr("followup.readers.notes.NotesReader.version", "3")
    before = type_("doctor", "--json").data["read by an older reader"]
    assert type_(*command, "--again").code == 0

    assert type_("doctor", "--json").data["read by an older reader"] == before - 1
    assert [each["key"] for each in type_("outstanding", "--json").data["matters"]] == matters


def _review_with(folder: Path, add: object) -> None:
    review = json.loads((folder / "review.json").read_text(encoding="utf-8"))
    (folder / "review.json").write_text(json.dumps({**review, "add": add}), encoding="utf-8")


def test_a_review_adds_what_the_reader_did_not_see(register: str, folder: Path, type_: Type) -> None:
    """
    A line that was added is a matter with that line as its quote, and stays when the document is recorded again.
    """
    text = SECOND.replace("\n2. Next", "\nLamps, hmm, autumn.\n\n2. Next")
    (folder / "second.txt").write_text(text, encoding="utf-8")
    command = ["record", "second.txt", "--body", "HTC", "--review", "review.json"]
    type_(*command)
    line = text.split("\n").index("Lamps, hmm, autumn.") + 1
    _review_with(folder, [{"line": line, "disposition": "postponed", "title": "The lamps", "to": "next"}])

    told = type_(*command, "--json").data
    key = next(each["key"] for each in told["new"] if each["title"] == "The lamps")
    again = type_("record", "second.txt", "--body", "HTC", "--json").data

    assert [key] == [each["key"] for each in again["new"] if each["title"] == "The lamps"]
    assert len(type_("history", key, "--json").data["steps"]) == 1
    assert "Lamps, hmm, autumn." in type_("why", key).out
    assert type_("matter", "show", key, "--json").data["open"]


@pytest.mark.parametrize(
    "entry",
    [
        {"line": 999, "disposition": "postponed"},
        {"line": 1, "disposition": "postponed"},
        {"line": 2, "disposition": "shelved"},
        {"line": 2, "disposition": "postponed", "to": "soon"},
        {"line": 2, "disposition": "postponed", "matter": 7},
        {"line": 2, "disposition": "postponed", "colour": "red"},
        {"line": 2, "disposition": "postponed", "title": 7},
        "postponed",
    ],
)
def test_what_cannot_be_added_is_refused(register: str, folder: Path, type_: Type, entry: object) -> None:
    """
    A line that is not there, a disposition that is none: named, and nothing is recorded.
    """
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    command = ["record", "second.txt", "--body", "HTC", "--review", "review.json"]
    type_(*command)
    _review_with(folder, [entry])

    told = type_(*command)

    assert told.code == 1
    assert "add" in told.err


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        '{"schema": "followup/review/1"}',
        '{"schema": "followup/review/1", "findings": [1], "reading": {}}',
    ],
)
def test_a_review_that_is_none_is_refused(register: str, folder: Path, type_: Type, text: str) -> None:
    """
    The file is named, and nothing recorded.
    """
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    (folder / "review.json").write_text(text, encoding="utf-8")
    before = Path(register).read_bytes()
    told = type_("record", "second.txt", "--body", "HTC", "--review", "review.json")

    assert told.code == 1
    assert "review.json" in told.err
    assert Path(register).read_bytes() == before


@pytest.mark.parametrize(
    "finding", [{"id": "f99", "accept": True}, {"id": "f1", "accept": "yes"}, {"id": "f1", "accept": True, "matter": 4}]
)
def test_a_review_that_says_what_cannot_be_is_refused(
    register: str, folder: Path, type_: Type, finding: dict[str, object]
) -> None:
    """
    An unknown finding, or an answer of another kind.
    """
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    command = ["record", "second.txt", "--body", "HTC", "--review", "review.json"]
    type_(*command)
    review = json.loads((folder / "review.json").read_text(encoding="utf-8"))
    (folder / "review.json").write_text(json.dumps({**review, "findings": [finding]}), encoding="utf-8")

    assert type_(*command).code == 1


@pytest.mark.parametrize(
    "line, told",
    [
        ("", "does not say on which day the meeting was."),
        ("Date: 2026-02-30", "line 3, “Date: 2026-02-30”, names no day that exists, with its year."),
        ("Date: 31 November 2026, 10.00", "line 3, “Date: 31 November 2026, 10.00”, names no day"),
    ],
)
def test_a_day_that_does_not_exist_is_named(register: str, folder: Path, type_: Type, line: str, told: str) -> None:
    """
    Minutes without a day are refused, and the line that should have had it is told.
    """
    notes = folder / "notes.txt"
    notes.write_text(f"Minutes of the Harbour Trail Committee\n\n{line}\n\n1. Welcome\n\nAll came.\n", encoding="utf-8")
    before = Path(register).read_bytes()
    typed = type_("record", notes, "--body", "HTC")

    assert typed.code == 1
    assert told in typed.err
    assert Path(register).read_bytes() == before


def test_the_lines_are_accounted_for(register: str, folder: Path, type_: Type) -> None:
    """
    What was read is told line by line, with what may be outstanding and who read it.
    """
    notes = folder / "notes.txt"
    notes.write_text(
        "Minutes of the Harbour Committee\n\nDate: 16 October 2026\n\n1. Lighting\n\nThe lamps could be deferred.\n",
        encoding="utf-8",
    )

    typed = type_("read", notes, "--locale", "en")

    assert (
        "4 lines: 0 in findings, 1 perhaps, 0 unread, 3 headings and header, 0 ordinary text; read by minutes-en."
        in (" ".join(typed.out.split()))
    )
    assert "No outstanding matters" not in typed.out


def test_another_reader_can_be_named(register: str, folder: Path, type_: Type) -> None:
    """
    The reader that is named reads the document; one that is not there is refused with those that are.
    """
    notes = folder / "notes.txt"
    notes.write_text("Minutes of the Harbour Trail Committee\n\n1. Lighting\n\nDone.\n", encoding="utf-8")

    assert json.loads(type_("read", notes, "--reader", "minutes-sv", "--json").out)["reader"] == "minutes-sv"
    assert "Readers: minutes-en, minutes-no, minutes-sv, protokoll-sv." in type_("read", notes, "--reader", "x").err


def test_a_document_without_items_is_recorded_only_by_force(register: str, folder: Path, type_: Type) -> None:
    """
    What was not recognised is refused, and nothing of it is written, unless it is forced.
    """
    notes = folder / "notes.txt"
    notes.write_text(
        "Date: 16 October 2026\n\nwe talked about this and that for a while without end\n", encoding="utf-8"
    )

    refused = type_("record", notes, "--body", "HTC")
    forced = type_("record", notes, "--body", "HTC", "--force")

    assert (refused.code, forced.code) == (1, 0)
    assert "No item was recognised in notes.txt" in refused.err
