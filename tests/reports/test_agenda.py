"""
Agendas of every sort: empty, without a day, late, cancelled, digital, behind closed doors.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from attrs import evolve

from followup.model.answers import AgendaAnswer, Context
from followup.model.bodies import Body, Meeting, StandingItem
from followup.model.codes import DocumentKind, MeetingKind, MeetingStatus, PlaceKind, StandingRole
from followup.model.matters import AgendaLine, AgendaPlan, Matter, Place, Placed
from followup.model.minutes import Document
from followup.model.targets import NextMeeting
from followup.reports.drawing.markdown import markdown
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.agenda import agenda as agenda_page
from followup.reports.pages.agenda import builds_on
from followup.reports.reasons.agenda import agenda_items, letter
from followup.reports.values.agenda import agenda_json
from followup.reports.words.translation import translator


TODAY = date(2022, 11, 22)
LG = Body("LG", "Ledningsgruppen", locale="sv")
MEETING = Meeting("LG.2", "LG", date(2022, 12, 2), starts=time(8, 30))


def answer(meeting: Meeting = MEETING, lines: tuple[AgendaLine, ...] = (), **fields: Any) -> AgendaAnswer:
    """
    An agenda of *lines*.
    """
    context = fields.pop("context", Context(TODAY, bodies={"LG": LG}))
    return AgendaAnswer(context, fields.pop("body", LG), AgendaPlan(meeting, lines), {}, **fields)


def standing(title: str, role: StandingRole, *, last: bool = False) -> AgendaLine:
    """
    A standing item.
    """
    return AgendaLine(standing=StandingItem("s", "LG", 1, title, role, last))


def line(title: str = "Cykelvägen", **fields: Any) -> AgendaLine:
    """
    A matter on the agenda.
    """
    place = Place(PlaceKind.AGENDA, body="LG", meeting="LG.2", date=MEETING.date)
    matter = Matter("LG-1", "LG", title, target=NextMeeting("LG"), opened_on=TODAY, **fields)
    return AgendaLine(placed=Placed(matter, place))


def document(day: date | None, kind: DocumentKind = DocumentKind.NOTES, meeting: str = "LG.1") -> Document:
    """
    A source of the agenda.
    """
    return Document("d", "LG", meeting, "a.txt", "0", kind=kind, date=day)


def test_an_empty_agenda_says_that_it_is_empty() -> None:
    """
    A new body has no standing items and no matters, and gets a paper that says so.
    """
    assert as_text(agenda_page(answer(), "sv"), 60) == (
        "Ledningsgruppen\n"
        "DAGORDNING                                 utkast 2022-11-22\n"
        "Fredagen den 2 december 2022 kl. 8.30\n"
        "\n"
        "Ännu tom: inga stående punkter och inga ärenden.\n"
        "\n"
        "Bygger på det som registrerats för hand."
    )


@pytest.mark.parametrize(
    "meeting, expected",
    [
        (Meeting("LG.2", "LG"), ["Dag ännu inte bestämd (LG.2)"]),
        (evolve(MEETING, mode="digital"), ["Fredagen den 2 december 2022 kl. 8.30, digitalt"]),
        (evolve(MEETING, mode="physical", venue="Salen"), ["Fredagen den 2 december 2022 kl. 8.30, Salen"]),
        (evolve(MEETING, kind=MeetingKind.EXTRA), ["Fredagen den 2 december 2022 kl. 8.30, extra möte"]),
        (
            evolve(MEETING, status=MeetingStatus.CANCELLED),
            ["Fredagen den 2 december 2022 kl. 8.30", "Mötet är inställt."],
        ),
        (
            evolve(MEETING, date=date(2022, 11, 4)),
            [
                "Fredagen den 4 november 2022 kl. 8.30",
                "Mötets dag har passerat och dess anteckningar är inte registrerade.",
            ],
        ),
        (evolve(MEETING, restricted=True, venue="Salen"), ["LG.2 (visas inte)"]),
    ],
)
def test_the_head_says_when_where_and_how(meeting: Meeting, expected: list[str]) -> None:
    """
    And what is wrong with it, on a line of its own; of a restricted meeting only the key.
    """
    assert as_text(agenda_page(answer(meeting), "sv")).split("\n")[2:-4] == expected
    assert [
        each.strip() for each in markdown(agenda_page(answer(meeting), "sv")).split("\n")[6:-4] if each.strip()
    ] == expected


def test_a_body_may_have_its_own_word_for_agenda() -> None:
    """
    A board has a föredragningslista.
    """
    own = answer(body=evolve(LG, agenda_word="Föredragningslista"))

    assert "FÖREDRAGNINGSLISTA " in as_text(agenda_page(own, "sv"))
    assert "## Föredragningslista" in markdown(agenda_page(own, "sv"))


HELD = Meeting("LG.1", "LG", date(2022, 10, 28), status=MeetingStatus.HELD)


@pytest.mark.parametrize(
    "previous, expected",
    [
        (None, ("Föregående möte", "")),
        (HELD, ("Föregående möte, 28 oktober", "Uppgift om att de är justerade saknas.")),
        (evolve(HELD, verified_on=date(2022, 11, 4)), ("Föregående möte, 28 oktober", "Justerade den 4 november.")),
        (
            evolve(HELD, verified_on=date(2022, 11, 4), verified_by="ordf"),
            ("Föregående möte, 28 oktober", "Justerade den 4 november av ordföranden."),
        ),
        (
            evolve(HELD, restricted=True),
            ("Föregående möte, LG.1 (visas inte)", "Uppgift om att de är justerade saknas."),
        ),
    ],
)
def test_the_previous_notes_have_their_day_and_say_whether_they_are_verified(
    previous: Meeting | None, expected: tuple[str, str]
) -> None:
    """
    A name at the end of the notes does not verify them: a day does.
    """
    context = Context(TODAY, parties={"ordf": "ordföranden"})
    lines = (standing("Föregående möte", StandingRole.PREVIOUS_MINUTES),)
    (item,) = agenda_items(answer(lines=lines, previous=previous, context=context), "sv")

    assert (item.title, item.why) == expected


def test_coming_meetings_are_listed_once() -> None:
    """
    Under coming meetings, or where a body has no such item under the next meeting.
    """
    coming = (Meeting("LG.3", "LG", date(2023, 1, 13), starts=time(8, 30)), Meeting("LG.4", "LG"))
    both = (standing("Kommande", StandingRole.UPCOMING_MEETINGS), standing("Nästa", StandingRole.NEXT_MEETING))
    told = "Fredagen den 13 januari 2023 kl. 8.30."

    assert [item.why for item in agenda_items(answer(lines=both, upcoming=coming), "sv")] == [told, ""]
    assert [item.why for item in agenda_items(answer(lines=both[1:], upcoming=coming), "sv")] == [told]
    assert [item.why for item in agenda_items(answer(lines=both), "sv")] == [
        "Inget möte är utsatt efter den 2 december.",
        "",
    ]
    assert agenda_items(answer(Meeting("LG.2", "LG"), both), "sv")[0].why == "Inget senare möte är utsatt."


def test_nothing_outstanding_is_said() -> None:
    """
    The item stands on every agenda and may have nothing under it.
    """
    (item,) = agenda_items(answer(lines=(standing("Utestående", StandingRole.OUTSTANDING),)), "sv")

    assert item.why == "Inga."


def test_without_a_standing_item_the_outstanding_list_has_a_title_of_its_own() -> None:
    """
    What nobody has dated is on the agenda of a body without standing items, too.
    """
    (item,) = agenda_items(answer(lines=(AgendaLine(below=(line(kind="umbrella"),)),)), "sv")

    assert (item.title, [below.key for below in item.below]) == ("Utestående ärenden", ["LG-1"])


def test_items_can_be_looked_into() -> None:
    """
    A program asks for number, title, key and why of each.
    """
    (item,) = agenda_items(answer(lines=(line(),)), "sv")

    assert (item.number, item.title, item.key, item.why) == ("1", "Cykelvägen", "LG-1", "Anmält den 22 november.")


def test_a_key_that_does_not_fit_beside_a_long_title_is_still_there() -> None:
    """
    The title is wrapped, not shortened, and the key stands at the edge.
    """
    title = "Samrådsyttrande över förslaget till detaljplan för kvarteret Kvarnen med omnejd och tillfartsvägar"
    text = as_text(agenda_page(answer(lines=(line(title),)), "sv"), 60).split("\n")

    assert text[4:8] == [
        " 1. Samrådsyttrande över förslaget till detaljplan för",
        "    kvarteret Kvarnen med omnejd och tillfartsvägar     LG-1",
        "    Anmält den 22 november.",
        "",
    ]


def test_letters_go_on_after_z() -> None:
    """
    A council has more than twenty-six outstanding matters.
    """
    assert [letter(n) for n in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]


NOTES, MINUTES = DocumentKind.NOTES, DocumentKind.MINUTES


@pytest.mark.parametrize(
    "sources, expected",
    [
        ([document(date(2022, 10, 28))], "Bygger på anteckningar från 28 oktober 2022 (ej protokoll)."),
        (
            [document(date(2022, 10, 28), MINUTES), document(date(2022, 9, 2), MINUTES)],
            "Bygger på protokoll från 2 september 2022 och 28 oktober 2022.",
        ),
        (
            [document(date(2022, 10, 28), MINUTES), document(date(2022, 9, 2))],
            "Bygger på protokoll från 28 oktober 2022 och anteckningar från 2 september 2022 (ej protokoll).",
        ),
        (
            [document(date(2022, month, 1), MINUTES) for month in (1, 2, 3, 4, 5)],
            "Bygger på protokoll från 1 januari 2022 – 1 maj 2022 (5 dokument).",
        ),
        ([document(None)], "Bygger på anteckningar från a.txt (ej protokoll)."),
        ([document(date(2022, 10, 28), meeting="LG.9")], "Bygger på det som registrerats för hand."),
    ],
)
def test_the_last_line_says_what_it_builds_on(sources: list[Document], expected: str) -> None:
    """
    Notes are never taken for minutes; a meeting that is not shown is no source that is told.
    """
    meetings = {"LG.9": Meeting("LG.9", "LG", restricted=True)}
    built = answer(sources=tuple(sources), context=Context(TODAY, meetings=meetings))

    assert builds_on(built, translator("sv")) == expected


def test_markdown_shows_titles_as_they_are() -> None:
    """
    What looks like markup or HTML in a title is text.
    """
    text = markdown(agenda_page(answer(lines=(line("*Viktigt* <b>[länk](x)</b>"),)), "sv"))

    assert "1. **\\*Viktigt\\* \\<b\\>\\[länk\\](x)\\</b\\>** (LG-1)  " in text


def test_data_of_a_restricted_matter_have_no_place() -> None:
    """
    Where a secret matter is, is part of the secret.
    """
    value = agenda_json(answer(lines=(line(restricted=True),)))

    assert value["items"] == [
        {"number": "1", "title": "visas inte", "key": "LG-1", "why": "", "place": None, "restricted": True}
    ]


def test_each_section_has_its_heading() -> None:
    """
    Once, before its first matter, in every form; a kind without a word is its own heading, and the rest are others.
    """
    matters = [("Simhallen", "motion"), ("Badplatsen", "motion"), ("Hamnen", "permit"), ("Budgeten", "")]
    lines = (
        standing("Upprop", StandingRole.OTHER),
        *(evolve(line(title), section=section) for title, section in matters),
        standing("Avslutning", StandingRole.OTHER, last=True),
    )
    headings = ["", "Motioner", "", "Permit", "Övriga ärenden", ""]

    assert [item.heading for item in agenda_items(answer(lines=lines), "sv")] == headings
    assert as_text(agenda_page(answer(lines=lines), "sv"), 60).splitlines()[6:10] == [
        "MOTIONER",
        "",
        " 2. Simhallen                                           LG-1",
        "    Anmält den 22 november.",
    ]
    assert "\n\n### Permit\n\n4. **Hamnen**" in markdown(agenda_page(answer(lines=lines), "sv"))
    assert [item.get("heading", "") for item in agenda_json(answer(lines=lines))["items"]] == headings
    assert "OTHER MATTERS" in as_text(agenda_page(answer(lines=lines), "en"))


def test_without_sections_there_are_no_headings() -> None:
    """
    Also where the body has some, and nothing stands by them.
    """
    assert {item.heading for item in agenda_items(answer(lines=(line(), line())), "sv")} == {""}
