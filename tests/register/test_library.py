"""
Thirty lines of library use, as they would be written by those who import followup.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import followup
from followup import NextMeeting, Reason
from followup.errors import InputError


NOTES = """\
Minnesanteckningar
Ledningsgruppen
Datum: 2022-10-28
Tid: 08.30–11.00
Plats: Rådhuset

1. Välkommen
Ordföranden hälsade alla välkomna.

2. Gemensam brygga
Ärendet bordlades till nästa möte på grund av tidsbrist.

3. Parkering vid stationen
Ärendet bordlades till nästa möte.

4. Övriga frågor
Inga övriga frågor fanns.
"""


@pytest.fixture(name="notes")
def _notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Invented notes of a meeting, in the folder where the program runs.
    """
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "2022-10-28.txt"
    file.write_text(NOTES, encoding="utf-8")
    return file


@pytest.mark.usefixtures("notes")
def test_the_thirty_lines_work_as_they_stand() -> None:
    """
    From a body to its next agenda, as printed in the description of the library.
    """
    now = [datetime(2022, 11, 22, tzinfo=UTC)]
    with followup.open("sqlite:///matters.db", author="integration@example.org", clock=lambda: now[-1]) as register:
        lg = register.add_body(
            "LG",
            "Ledningsgruppen",
            locale="sv",
            timezone="Europe/Stockholm",
            repeats="FREQ=MONTHLY;BYDAY=1FR",
            time="08:30-11:00",
            standing=["Föregående anteckningar", "Utestående ärenden", "Övriga frågor"],
        )
        meetings = register.plan_meetings("LG", start=date(2022, 12, 1), until=date(2023, 6, 30))
        reading = register.read("2022-10-28.txt", body="LG")
        preview = register.record(reading, dry_run=True)
        result = register.record(reading)

        assert (lg.key, len(meetings), meetings[1].note) == ("LG", 7, "Trettondedag jul; propose 2023-01-13")
        assert preview == result
        assert [item.matter.title for item in result.new] == ["Gemensam brygga", "Parkering vid stationen"]
        assert (result.continued, result.closed) == ((), ())

        matter = register.add_matter("LG", "Val av vice ordförande", number="KS 2022/118", on=date(2022, 11, 14))
        now.append(datetime(2022, 12, 2, tzinfo=UTC))
        register.postpone(matter, to=NextMeeting("LG"), reason=Reason.LACK_OF_TIME, meeting="LG/2022-12-02")
        register.decide("LG-2", "Godkänns.", meeting="LG/2022-12-02")

        assert [
            (m.key, m.title, m.place, m.age.days, m.postponements, m.why)
            for m in register.outstanding("LG", overdue=True)
        ] == []
        assert [(m.key, m.postponements, m.age.days) for m in register.outstanding("LG")] == [
            ("LG-1", 1, 35),
            ("LG-3", 1, 18),
        ]
        assert [found.key for found in register.find(number="KS 2022/118")] == ["LG-3"]

        agenda = register.agenda("LG")
        assert agenda.meeting.date == date(2022, 12, 2)
        assert [item.key for item in agenda.items if item.key] == ["LG-1"]
        assert "tidsbrist" in next(item.why for item in agenda.items if item.key)
        assert "Gemensam brygga" in agenda.text(locale="sv")

        first_of_november = register.at(date(2022, 11, 1))
        assert len(first_of_november.outstanding("LG")) == 2
        assert len(register.at(date(2022, 10, 1)).outstanding("LG")) == 0
        assert register.check().problems == ()


@pytest.mark.usefixtures("notes")
def test_a_file_can_be_recorded_at_once() -> None:
    """
    A path is read first; a register without that body is made where it is asked for, with what stands on every agenda.
    """
    with followup.open("sqlite:///new.db", author="tester") as register:
        result = register.record("2022-10-28.txt", body="LG", create=True)

        assert [body.key for body in result.bodies] == ["LG"]
        assert result.standing == ("Välkommen", "Övriga frågor")
        assert not register.record("2022-10-28.txt", body="LG").changed


@pytest.mark.usefixtures("notes")
def test_whose_minutes_they_are_is_said_once() -> None:
    """
    The body named when minutes are read is theirs when they are recorded, whatever longer name stands in their header.
    """
    with followup.open("memory:", author="tester") as register:
        register.add_body("LG", "Södra kommunernas ledningsgrupp", locale="sv")
        register.add_body("KF", "Kommunfullmäktige", locale="sv")
        reading = register.read("2022-10-28.txt", body="LG")

        assert register.record(reading).body.key == "LG"
        with pytest.raises(InputError, match="minutes of Ledningsgruppen"):
            register.record(register.read("2022-10-28.txt", body="KF"), body="LG", aliases={"Ledningsgruppen": "KF"})
