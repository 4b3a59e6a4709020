"""
Long minutes told as a block: how many, by which decision, how often before.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from attrs import evolve

from followup.model.answers import Context, MissedMeeting, Promise, Together
from followup.model.bodies import Body, Meeting
from followup.model.codes import Disposition, DocumentKind, MeetingStatus, Silence
from followup.model.matters import Matter, Step, Treatment
from followup.model.minutes import Document
from followup.model.results import Recorded, Treated
from followup.model.targets import MeetingOn, WithParty
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.recorded import recorded as recorded_page
from followup.reports.values.recorded import recorded_json


D = Disposition
ON, MAY = date(2025, 4, 10), MeetingOn("KF", date(2025, 5, 15))
COUNCIL = Body("KF", "Kommunfullmäktige", locale="sv")
MEETING = Meeting("KF.4", "KF", ON, status=MeetingStatus.HELD)
MINUTES = Document("KF.4/m1", "KF", "KF.4", "2025-04-10.txt", "0", kind=DocumentKind.MINUTES, language="sv", date=ON)


def step(key: str, disposition: Disposition, item: int | str, on: date = ON, **fields: Any) -> Step:
    """
    One step of a matter.
    """
    at = datetime(2025, 5, 2, tzinfo=UTC)
    return Step(f"{key}/{on}", key, 1, disposition, on, at, "KF", meeting="KF.4", item=str(item), **fields)


def treated(n: int, disposition: Disposition = D.POSTPONED, *, before: tuple[Step, ...] = (), **fields: Any) -> Treated:
    """
    What the council did under § *n*.
    """
    of_matter = {name: fields.pop(name) for name in ("kind", "number", "restricted") if name in fields}
    going = {"target": MAY} if disposition is D.POSTPONED else {}
    own = step(f"KF-{n}", disposition, n, **(going | fields))
    return Treated(Matter(f"KF-{n}", "KF", f"Ärende {n}", **of_matter), own, Promise(own), before=before)


def earlier(n: int, *days: date, disposition: Disposition = D.POSTPONED) -> tuple[Step, ...]:
    """
    The steps that the matter of § *n* had on some days before.
    """
    return tuple(step(f"KF-{n}", disposition, 100 + n, on) for on in days)


DECEMBER, JANUARY, FEBRUARY, MARCH = date(2024, 12, 5), date(2025, 1, 9), date(2025, 2, 6), date(2025, 3, 6)


def long(**fields: Any) -> Recorded:
    """
    Twenty-two paragraphs: eighteen postponed by § 30, two singly, one sent back, one decided.
    """
    together = [
        treated(n, decision="KF.4/m1/i30", kind="motion" if n > 34 else "report", before=earlier(n, MARCH))
        for n in range(31, 49)
    ]
    alone = [treated(5), treated(7)]
    others = [
        treated(3, D.REFERRED_BACK, owner="P-1", target=WithParty("P-1")),
        treated(4, D.DECIDED, closes=True),
    ]
    decision = Together(
        "KF.4/m1/i30", ON, "KF.4", tuple(Treatment.of(one.step) for one in together), "30", time(21, 50)
    )
    found = Recorded(
        Context(date(2026, 1, 1), {"KF": COUNCIL}, {"P-1": "Kommunstyrelsen"}, {"KF.4": MEETING}),
        COUNCIL,
        MEETING,
        MINUTES,
        items=51,
        new=tuple(alone),
        continued=(*together, others[0]),
        closed=(others[1],),
        missed=MissedMeeting(MEETING, kept=19),
        together=(decision,),
    )
    return evolve(found, **fields)


def lines(result: Recorded, locale: str = "sv") -> list[str]:
    """
    The report, line by line.
    """
    return as_text(recorded_page(result, locale)).split("\n")


def replaced(result: Recorded, one: Treated) -> Recorded:
    """
    The same with *one* in place of what was done under its paragraph.
    """
    continued = tuple(one if other.key == one.key else other for other in result.continued)
    return evolve(result, continued=continued)


def test_long_minutes_are_told_as_a_block() -> None:
    """
    How many to which day, together by which decision and when, singly; what else; and what was promised.
    """
    assert lines(long()) == [
        "KF 10 april 2025: 51 paragrafer, 20 bordlagda till 15 maj",
        "  18 samlat kl. 21.50 (§ 30): §§ 31–34 och 35–48",
        "   2 enskilt: §§ 5, 7",
        " 1 återremitterat: § 3 → kommunstyrelsen",
        " 1 beslutat: § 4",
        " Av 19 ärenden utlovade till idag: 19 behandlade, 0 förbigångna",
        "Bordlagda två gånger (sedan 6 mars): §§ 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,",
        "    41, 42, 43, 44, 45, 46, 47, 48",
    ]


def test_the_block_is_told_in_english_too() -> None:
    """
    With the same numbers.
    """
    assert lines(long(), "en")[:6] == [
        "KF 10 April 2025: 51 paragraphs, 20 postponed to 15 May",
        "  18 together at 21.50 (§ 30): §§ 31–34 and 35–48",
        "   2 singly: §§ 5, 7",
        " 1 matter referred back: § 3 → Kommunstyrelsen",
        " 1 matter decided: § 4",
        " Of 19 matters promised for today: 19 treated, 0 passed over",
    ]


def test_a_block_calls_nothing_passed_over_where_silence_is_asked_about() -> None:
    """
    The line of what was promised says what there is to ask about.
    """
    told = long(missed=MissedMeeting(MEETING, kept=19, silence=Silence.ASK))

    assert lines(told)[5] == " Av 19 utlovade ärenden: 19 behandlade, 0 att fråga om"


def test_below_twenty_matters_each_has_its_line() -> None:
    """
    The block is for long minutes only.
    """
    short = evolve(long(), continued=long().continued[-16:])

    assert lines(short)[0] == "KF 10 april 2025: 51 paragrafer lästa, 0 rader olästa"


def test_several_days_are_told_apart() -> None:
    """
    What goes to another meeting is counted with its day.
    """
    june = treated(7, target=MeetingOn("KF", date(2025, 6, 12)))

    told = as_text(recorded_page(long(new=(treated(5), june)), "sv"), 120).split("\n")

    assert told[0].endswith("19 bordlagda till 15 maj, 1 bordlagt till 12 juni")


def test_those_postponed_most_often_are_named() -> None:
    """
    The highest count with the day since which they have come back; a first postponement is routine.
    """
    most = treated(40, decision="KF.4/m1/i30", kind="motion", before=earlier(40, DECEMBER, JANUARY, FEBRUARY, MARCH))

    assert lines(replaced(long(), most))[-1] == "Bordlagda fem gånger (sedan 5 december): § 40"


def test_what_the_minutes_pass_over_of_the_past_is_noted() -> None:
    """
    They tell of no earlier treatment though several are known: how often, sent back when, and since how many days.
    """
    back = step("KF-40", D.REFERRED_BACK, 12, MARCH)
    before = (*earlier(40, DECEMBER, JANUARY, FEBRUARY), back)
    silent = treated(40, decision="KF.4/m1/i30", number="BK-2024-00107", before=before)
    told = lines(evolve(replaced(long(), silent), unstated=(silent,)))

    assert told[-2:] == [
        "OBS § 40 (BK-2024-00107) redovisar ingen tidigare behandling, men är bordlagt",
        "    3 gånger tidigare och återremitterat 6 mars, § 12. Nu 4:e gången, 126 dagar.",
    ]
    assert not any("§ 40" in line and line.startswith("Bordlagda") for line in told)


def test_what_is_known_only_from_the_minutes_themselves_is_counted() -> None:
    """
    In a line of its own: earlier treatments, and of how many matters.
    """
    told = (*earlier(31, JANUARY, FEBRUARY), *earlier(32, JANUARY))

    assert " Ur protokollets egna uppgifter: 3 tidigare behandlingar av 2 ärenden" in lines(long(told=told))


def test_restricted_matters_are_counted_and_not_shown() -> None:
    """
    Their paragraphs are left out of every list.
    """
    secret = treated(40, decision="KF.4/m1/i30", kind="motion", restricted=True, before=earlier(40, JANUARY, MARCH))
    told = lines(evolve(replaced(long(), secret), unstated=(secret,)))

    assert told[1] == "  18 samlat kl. 21.50 (§ 30): §§ 31–34, 35–39 och 41–48"
    assert not [line for line in told if " 40" in line]


def test_a_decision_made_by_hand_has_neither_number_nor_hour() -> None:
    """
    It is told as together, and no more.
    """
    (one,) = long().together
    bare = evolve(one, item="", starts=None)

    assert lines(long(together=(bare,)))[1].startswith("  18 samlat: §§")


def test_unread_lines_are_told() -> None:
    """
    What could not be placed stands in the first line.
    """
    assert lines(long(unread=2))[0] == "KF 10 april 2025: 51 paragrafer, 2 rader olästa, 20 bordlagda till 15 maj"


@pytest.mark.parametrize(
    "n, swedish, english",
    [(1, "1:a", "1st"), (2, "2:a", "2nd"), (3, "3:e", "3rd"), (11, "11:e", "11th"), (22, "22:a", "22nd")],
)
def test_ordinals(n: int, swedish: str, english: str) -> None:
    """
    As each language writes them.
    """
    many = tuple(step("KF-40", D.POSTPONED, 1, MARCH) for _ in range(n - 1))
    silent = treated(40, decision="KF.4/m1/i30", before=many)
    result = evolve(replaced(long(), silent), unstated=(silent,))

    assert f"Nu {swedish} gången" in " ".join(" ".join(lines(result)).split())
    assert f"Now for the {english} time" in " ".join(" ".join(lines(result, "en")).split())


def test_the_data_tells_the_decisions_and_what_is_unstated() -> None:
    """
    As keys, with the hour.
    """
    silent = treated(40, before=earlier(40, JANUARY, FEBRUARY))
    value = recorded_json(long(unstated=(silent,), told=earlier(31, JANUARY)))

    assert (value["together"][0]["item"], value["together"][0]["starts"]) == ("30", "21:50:00")
    assert value["together"][0]["matters"][:2] == ["KF-31", "KF-32"]
    assert value["unstated"] == ["KF-40"]
    assert value["told"] == [{"matter": "KF-31", "step": "KF-31/2025-01-09", "on": "2025-01-09"}]


def test_of_a_restricted_meeting_no_block_is_told() -> None:
    """
    How many paragraphs were read, and neither its decisions nor its paragraphs.
    """
    result = evolve(long(), meeting=evolve(long().meeting, restricted=True))

    assert lines(result)[0] == "KF.4 (visas inte): 51 paragrafer lästa, 0 rader olästa"
    assert "§" not in as_text(recorded_page(result, "sv"))
    assert recorded_json(result)["together"] == []
