"""
What headers and signatures state, in the many ways they are written.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from followup.model.codes import DocumentKind
from followup.model.reading import Absent, Present, Reading


Read = Callable[..., Reading]
ITEMS = "\n\n1. Öppnande\n\nHej.\n\n2. Slut\n\nTack.\n"


@pytest.mark.parametrize(
    "title, body, kind",
    [
        ("Minnesanteckningar från\nFjordviks ledningsgrupp", "Fjordviks ledningsgrupp", DocumentKind.NOTES),
        ("Mötesanteckningar Fjordviks ledningsgrupp 2026-09-18", "Fjordviks ledningsgrupp", DocumentKind.NOTES),
        ("Protokoll fört vid möte med Fjordviks ledningsgrupp", "Fjordviks ledningsgrupp", DocumentKind.MINUTES),
        (
            "Protokoll för Fjordviks ledningsgrupp den 18 september 2026",
            "Fjordviks ledningsgrupp",
            DocumentKind.MINUTES,
        ),
        ("Fjordviks ledningsgrupp\nProtokoll", "Fjordviks ledningsgrupp", DocumentKind.MINUTES),
        ("# Minnesanteckningar: Fjordviks ledningsgrupp", "Fjordviks ledningsgrupp", DocumentKind.NOTES),
    ],
)
def test_title(read: Read, title: str, body: str, kind: DocumentKind) -> None:
    """
    The title names the body and tells notes from minutes.
    """
    reading = read(f"{title}\n\nDatum: 2026-09-18{ITEMS}")

    assert (body, kind) == (reading.meeting.body, reading.document.kind)
    assert date(2026, 9, 18) == reading.meeting.date


@pytest.mark.parametrize(
    "title, body",
    [
        ("Minutes of the Harbour Trail Committee", "Harbour Trail Committee"),
        ("Minutes of the meeting of the Harbour Trail Committee", "Harbour Trail Committee"),
        ("Harbour Trail Committee: minutes", "Harbour Trail Committee"),
    ],
)
def test_english_title(read: Read, title: str, body: str) -> None:
    """
    English titles name the body before or after the word for minutes.
    """
    assert body == read(f"{title}\n\nDate: 18 September 2026\n\n1. A\n\nB.\n\n2. C\n\nD.\n", "en").meeting.body


@pytest.mark.parametrize(
    "line, starts, ends",
    [
        ("Tid Fredagen den 18 september 2026 kl 8.30-11.00", time(8, 30), time(11)),
        ("Tid: 18 september 2026, kl. 9–11", time(9), time(11)),
        ("Datum och tid: 2026-09-18 13:00 – 15:30", time(13), time(15, 30)),
        ("**Tid:** fredagen den 18/9 2026 kl. 13", time(13), None),
        ("Datum: 2026-09-18", None, None),
    ],
)
def test_day_and_times(read: Read, line: str, starts: time | None, ends: time | None) -> None:
    """
    The day and the times of day are read from the line that states them.
    """
    facts = read(f"Minnesanteckningar från Fjordviks ledningsgrupp\n\n{line}{ITEMS}").meeting

    assert (date(2026, 9, 18), starts, ends) == (facts.date, facts.starts, facts.ends)


def _present(read: Read, rows: str) -> list[Present]:
    return list(read(f"Minnesanteckningar från X-gruppen\nDatum: 2026-09-18\n\n{rows}{ITEMS}").meeting.present)


def test_organisation_without_a_mark(read: Read) -> None:
    """
    Without any separator the endings that rows share are the organisations, of one word or two.
    """
    rows = (
        "Deltagare Maja Ek Vik\n Olle Storm Vik (punkt 2)\n Anna K Palm Näs, ordförande\n Siri Hägg Näs\n"
        " Ivar Berg Sund\n"
        " Tuva Lind Region Väst (punkt 2)\n Bo Lind Alm Region Väst (punkterna 2-3)\n\nEj närvarande Gun Roth Sund"
    )

    assert [
        Present("Maja Ek", "Vik"),
        Present("Olle Storm", "Vik", ("2",)),
        Present("Anna K Palm", "Näs"),
        Present("Siri Hägg", "Näs"),
        Present("Ivar Berg", "Sund"),
        Present("Tuva Lind", "Region Väst", ("2",)),
        Present("Bo Lind Alm", "Region Väst", ("2", "3")),
    ] == _present(read, rows)


@pytest.mark.parametrize(
    "rows",
    [
        "Närvarande:\nMaja Ek, Vik\nOlle Storm, Näs (punkt 2)",
        "Närvarande: Maja Ek (Vik), Olle Storm (Näs, punkt 2)",
        "Närvarande:\n\n- Maja Ek, Vik\n- Olle Storm, Näs (punkt 2)",
        "Närvarande: Maja Ek, Vik; Olle Storm, Näs (punkt 2)",
        "Närvarande  Maja Ek  Vik\n            Olle Storm  Näs (punkt 2)",
        "## Närvarande\n\n* Maja Ek (Vik)\n* Olle Storm (Näs) (punkt 2)",
    ],
)
def test_organisation_with_a_mark(read: Read, rows: str) -> None:
    """
    Commas, brackets, bullets, semicolons and gaps part name and organisation alike.
    """
    assert [Present("Maja Ek", "Vik"), Present("Olle Storm", "Näs", ("2",))] == _present(read, rows)


def test_plain_names(read: Read) -> None:
    """
    Names alone have no organisation.
    """
    assert [Present("Maja Ek"), Present("Olle Storm"), Present("Siri Hägg")] == _present(
        read, "Närvarande: Maja Ek, Olle Storm och Siri Hägg"
    )


def test_chair_and_absent(read: Read) -> None:
    """
    The chair is marked in a row; a vice chair is not the chair; the absent are kept apart.
    """
    facts = read(
        "Minnesanteckningar från X-gruppen\nDatum: 2026-09-18\n\nNärvarande:\nOlle Storm, Näs, vice ordförande\n"
        f"Maja Ek, Vik (ordförande)\n\nFrånvarande: Gun Roth (Sund){ITEMS}"
    ).meeting

    assert facts.chair == "Maja Ek"
    assert (Absent("Gun Roth", "Sund"),) == facts.absent
    assert sorted((person.organisation for person in facts.present), reverse=True) == ["Vik", "Näs"]


@pytest.mark.parametrize(
    "tail",
    [
        "Vid anteckningarna Justeras\n\nMaja Ek Olle Storm",
        "Vid anteckningarna: Maja Ek\nJusteras: Olle Storm",
        "Vid anteckningarna\n\nMaja Ek\n\nJusteras\n\nOlle Storm",
        "Vid protokollet      Justeras\n\nMaja Ek      Olle Storm",
        "Vid anteckningarna Maja Ek\n\nJusterare Olle Storm",
    ],
)
def test_signatures(read: Read, tail: str) -> None:
    """
    Who took the notes and who verifies them is read beside or below the labels, and no line is left.
    """
    reading = read(f"Minnesanteckningar från X-gruppen\nDatum: 2026-09-18{ITEMS}\n{tail}\n")

    assert (reading.meeting.notes_by, reading.meeting.verified_by) == ("Maja Ek", "Olle Storm")
    assert reading.unread == ()


def test_unplaced_lines_are_returned(read: Read) -> None:
    """
    A line of the header or the tail that says nothing we know is returned with its number.
    """
    reading = read(
        f"Minnesanteckningar från X-gruppen\nDatum: 2026-09-18\n\nKaffe serveras.{ITEMS}\nJusteras: Maja Ek\nHej då!\n"
    )

    assert [(one.lines, one.text) for one in reading.unread] == [((4, 4), "Kaffe serveras."), ((15, 15), "Hej då!")]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Ledningsgruppen möts härnäst den 4 december kl 9.30-11.00 i Fjordviks stadshus.",
            ("2026-12-04", "09:30:00", "Fjordviks stadshus"),
        ),
        ("Nästa möte är den 10 januari.", ("2027-01-10", "None", "")),
        ("Den 16 oktober 2026 kl. 9 på Teams.", ("2026-10-16", "09:00:00", "Teams")),
    ],
)
def test_next_meeting(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    """
    The coming meeting is read with its year, time and place.
    """
    header = "Minnesanteckningar från Fjordviks ledningsgrupp\nDatum: 2026-09-18"
    (sitting,) = read(f"{header}\n\n1. Öppnande\n\nHej.\n\n2. Nästa möte\n\n{text}\n").meeting.next

    assert expected == (str(sitting.date), str(sitting.starts), sitting.venue)


def test_several_coming_meetings(read: Read) -> None:
    """
    A list of days is a list of meetings; a deadline among them is not one.
    """
    header = "Minnesanteckningar från Fjordviks ledningsgrupp\nDatum: 2026-09-18"
    text = "Den 16 oktober, 13 november och 11 december. Underlag lämnas senast den 5 oktober."
    facts = read(f"{header}\n\n1. Öppnande\n\nHej.\n\n2. Kommande möten\n\n{text}\n").meeting

    assert [str(sitting.date) for sitting in facts.next] == ["2026-10-16", "2026-11-13", "2026-12-11"]


def test_body_given(read: Read) -> None:
    """
    A body given by the caller is the one findings name, and the document's own name still means it.
    """
    text = (
        "Minnesanteckningar från Fjordviks ledningsgrupp\nDatum: 2026-09-18\n\n"
        "1. A\n\nTas upp igen på nästa ledningsgruppsmöte.\n\n2. B\n\nC.\n"
    )
    (finding,) = read(text, body="LG").findings

    assert getattr(finding.target, "body", None) == "LG"


@pytest.mark.parametrize(
    "line, unread",
    [
        ("Datum: 2026-02-30", ["Datum: 2026-02-30"]),
        ("Tid: Måndagen den 31 november 2026 kl. 9", ["Tid: Måndagen den 31 november 2026 kl. 9"]),
        ("Datum: 18 september", ["Datum: 18 september"]),
        ("Datum: 2026-09-18", []),
        ("Datum: 2026-09-18\nUtskickat: 2026-09-31", ["Utskickat: 2026-09-31"]),
    ],
)
def test_a_day_that_does_not_exist_is_not_lost(read: Read, line: str, unread: list[str]) -> None:
    """
    A header line that names no day of any calendar, or none in full where it is the only one, is listed as unread.
    """
    reading = read(f"Minnesanteckningar från Fjordviks ledningsgrupp\n\n{line}{ITEMS}")

    assert unread == [one.text for one in reading.unread]


@pytest.mark.parametrize(
    "title, body",
    [
        ("Minnesanteckningar från hamnbyggnadsgruppens möte den 18 september 2026", "Hamnbyggnadsgruppen"),
        ("Protokoll från Hamnrådets sammanträde 2026-09-18", "Hamnrådet"),
        ("Anteckningar Hamnens styrgrupps möte 2026-09-18", "Hamnens styrgrupp"),
    ],
)
def test_a_body_in_the_genitive(read: Callable[..., Reading], title: str, body: str) -> None:
    """
    A title that names the body's meeting names the body, not its genitive.
    """
    assert read(f"{title}\n\n1. Öppnande\n\nHej.\n\n2. Övrigt\n\nInga.\n").meeting.body == body


def test_a_sentence_goes_on_with_no_title(read: Callable[..., Reading]) -> None:
    """
    A sentence below the title is not part of the body's name; one that tells day, time and place is read as that.
    """
    text = "Minnesanteckningar från Hamngruppen\n{line}\n\n1. Öppnande\n\nHej.\n\n2. Övrigt\n\nInga.\n"
    told = read(text.format(line="Torsdagen den 8 oktober 2026 kl. 13.00, Hamnhuset, mötesrum Eken.")).meeting
    other = read(text.format(line="Vi möttes i år igen på torget."))

    assert (told.body, told.date, told.venue) == ("Hamngruppen", date(2026, 10, 8), "Hamnhuset, mötesrum Eken")
    assert (other.meeting.body, [one.text for one in other.unread]) == (
        "Hamngruppen",
        ["Vi möttes i år igen på torget."],
    )
