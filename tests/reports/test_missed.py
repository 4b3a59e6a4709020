"""
What was passed over: nothing, too much to believe, and what has been settled since.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from attrs import evolve

from followup.model.answers import Context, MissedAnswer, MissedMeeting, Promise
from followup.model.bodies import Body, Meeting
from followup.model.codes import Disposition, MeetingStatus, PlaceKind, Silence
from followup.model.matters import Matter, Place, Placed, Skip, Step
from followup.model.minutes import Evidence
from followup.model.targets import NextMeeting
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.missed import missed as missed_page
from followup.reports.values.missed import missed_json
from followup.reports.words.places import skip_line
from followup.reports.words.translation import translator


ON = date(2022, 12, 2)
CONTEXT = Context(
    date(2022, 12, 5),
    bodies={"SN": Body("SN", "Samverkansnämnden")},
    meetings={"LG.9": Meeting("LG.9", "LG", date(2022, 10, 28), restricted=True)},
)
MEETING = Meeting("LG.2", "LG", ON, status=MeetingStatus.HELD)
AGENDA = Place(PlaceKind.AGENDA, body="LG", meeting="LG.2", date=ON)


def promised(key: str, **fields: Any) -> Placed:
    """
    A matter that was on the agenda of the meeting.
    """
    record = {"anchor_on": date(2022, 10, 28), "anchor_item": "8", "target": NextMeeting("LG"), **fields}
    return Placed(Matter(key, "LG", "Cykelvägen", **record), AGENDA)


def told(*meetings: MissedMeeting, locale: str = "sv") -> str:
    """
    The report.
    """
    return as_text(missed_page(MissedAnswer(CONTEXT, meetings), locale))


def test_before_the_first_meeting_nothing_can_be_missed() -> None:
    """
    An answer without meetings is told as one.
    """
    assert told() == "Inget möte är hållet ännu, så inget är förbigånget."


def test_nothing_missed_is_said() -> None:
    """
    All was treated, the one was, or nothing was promised.
    """
    assert told(*(MissedMeeting(MEETING, kept=kept) for kept in (3, 1, 0))) == (
        "LG 2 december 2022: alla 3 utlovade ärenden behandlades.\n"
        "\n"
        "LG 2 december 2022: det enda utlovade ärendet behandlades.\n"
        "\n"
        "LG 2 december 2022: inget var utlovat till detta möte."
    )


def test_a_doubtful_reading_asks_first() -> None:
    """
    More than half missed: the first line asks whether it was read right.
    """
    doubtful = MissedMeeting(MEETING, promised=(promised("LG-1"), promised("LG-2")), kept=1, doubtful=True)

    assert told(doubtful).split("\n")[0] == "Läste jag rätt? 2 av 3 utlovade ärenden nämns inte."
    assert told(doubtful, locale="en").split("\n")[0] == (
        "Did I read this right? 2 of 3 promised matters are not mentioned."
    )


def test_what_was_closed_since_says_so() -> None:
    """
    It is no longer anywhere.
    """
    assert told(MissedMeeting(MEETING, promised=(promised("LG-1"),))) == (
        "LG 2 december 2022\n"
        "\n"
        "UTLOVAT TILL DETTA MÖTE MEN NÄMNS INTE\n"
        "  LG-1  Cykelvägen\n"
        "        28 oktober, p. 8.\n"
        "        Avslutat sedan dess.\n"
        "\n"
        "Behandlades något ändå?  followup decide LG-1 --meeting LG/2022-12-02 …"
    )


def test_what_was_promised_behind_closed_doors_has_no_words() -> None:
    """
    Only the key of that meeting.
    """
    assert "        Från LG.9, som inte visas.\n" in told(
        MissedMeeting(MEETING, promised=(promised("LG-1", anchor_meeting="LG.9"),))
    )


def test_umbrellas_alone_need_no_decision() -> None:
    """
    An unnamed matter cannot be decided; the report does not ask for it.
    """
    assert "followup decide" not in told(MissedMeeting(MEETING, promised=(promised("LG-1", kind="umbrella"),)))


def test_another_body_without_a_past_meeting_is_only_named() -> None:
    """
    There are no days to count.
    """
    waiting = Place(PlaceKind.AWAITING_MEETING, body="SN")
    owed = tuple(Placed(promised("LG-1").matter, place) for place in (waiting, evolve(AGENDA, body="SN")))

    assert told(MissedMeeting(MEETING, owed=owed)).split("\n")[-1] == (
        "  LG-1  Samverkansnämnden · LG-1  Samverkansnämnden (0 dagar sedan mötet)"
    )


def test_data_tell_the_levels_apart() -> None:
    """
    Promised, if time permitted, owed; with where each is now.
    """
    now = evolve(AGENDA, meeting="LG.3", date=date(2023, 1, 13))
    missed = MissedMeeting(MEETING, (promised("LG-1"),), (promised("LG-2"),), (promised("LG-3"),), now={"LG-1": now})
    (value,) = missed_json(MissedAnswer(CONTEXT, (missed,)))["meetings"]

    assert [[each["key"] for each in value[level]] for level in ("promised", "if_time", "owed")] == [
        ["LG-1"],
        ["LG-2"],
        ["LG-3"],
    ]
    assert value["promised"][0]["place"]["meeting"] == "LG.3"
    assert value["if_time"][0]["place"] is None


def test_what_is_to_be_asked_about_is_no_miss() -> None:
    """
    The headings ask, no count stands, and the command is for one that was treated.
    """
    now = evolve(AGENDA, meeting="LG.3", date=date(2023, 1, 13), skipped=(Skip("LG.2", ON, "unsettled"),))
    asked = MissedMeeting(
        MEETING, (promised("LG-1"),), (promised("LG-2"),), now={"LG-1": now, "LG-2": now}, silence=Silence.ASK
    )

    assert told(asked) == (
        "LG 2 december 2022\n"
        "\n"
        "UTLOVAT TILL DETTA MÖTE: BEHANDLADES DET? (nämns inte)\n"
        "  LG-1  Cykelvägen\n"
        "        28 oktober, p. 8.\n"
        "        Ligger nu på LG 13 januari.\n"
        "\n"
        "OM TID FANNS: BEHANDLADES DET? (nämns inte)\n"
        "  LG-2  Cykelvägen\n"
        "        28 oktober, p. 8.\n"
        "\n"
        "Om det behandlades:  followup decide LG-1 --meeting LG/2022-12-02 …"
    )
    assert "PROMISED FOR THIS MEETING: WAS IT TREATED? (not mentioned)\n" in told(asked, locale="en")
    (value,) = missed_json(MissedAnswer(CONTEXT, (asked,)))["meetings"]
    assert (value["silence"], value["promised"][0]["missed"]) == ("ask", 0)


def test_where_silence_is_ignored_that_is_said() -> None:
    """
    Not that nothing was promised: it was not looked for.
    """
    ignored = MissedMeeting(MEETING, silence=Silence.IGNORE)

    assert told(ignored).replace("\n", " ") == (
        "LG 2 december 2022: det som dess anteckningar inte nämner räknas inte som förbigånget (silence: ignore)."
    )
    assert told(ignored, locale="en").replace("\n", " ") == (
        "LG 2 December 2022: what its minutes do not mention is not told as missed (silence: ignore)."
    )


def test_why_says_what_silence_means_of_each_meeting_gone_past() -> None:
    """
    To be asked about, or just held.
    """
    unsettled, held = (Skip("LG.2", ON, why) for why in ("unsettled", "held"))

    assert [skip_line(skip, CONTEXT, translator("sv")) for skip in (unsettled, held)] == [
        "LG.2, 2 december: nämndes inte: behandlat eller inte?",
        "LG.2, 2 december: hållet",
    ]


def test_words_of_a_restricted_meeting_are_in_no_data() -> None:
    """
    The matter is told, where it was promised and in which words is not; an open meeting's words are.
    """
    quotes = []
    for meeting in ("LG.9", "LG.2"):
        step = Step(
            "LG-1/1", "LG-1", 1, Disposition.POSTPONED, ON, datetime(2022, 12, 5, tzinfo=UTC), "LG", meeting=meeting
        )
        promise = Promise(step, Evidence("e", "LG.9/1", 1, 1, "Sagt i förtroende."))
        missed = MissedMeeting(MEETING, promised=(promised("LG-1"),), promises={"LG-1": promise})
        (value,) = missed_json(MissedAnswer(CONTEXT, (missed,)))["meetings"]
        quotes.append(value["promised"][0]["quote"])

    assert quotes == ["", "Sagt i förtroende."]
