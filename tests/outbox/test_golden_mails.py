"""
Three weeks of a secretary's mailbox: four mails, on their days, in their words, and none on any other day.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from followup.model.codes import Reason
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import Condition, Event, NextMeeting
from tests.outbox.conftest import FIRST, Setting


MAILS = Path(__file__).with_name("mails.txt")
WIDTH = 72

OCTOBER = Reading(
    DocumentFacts("2022-10-28.txt", "aa", language="sv"),
    MeetingFacts("LG", date(2022, 10, 28)),
    (
        ReadItem("2", "Hamnen"),
        ReadItem("3", "Broarna"),
        ReadItem("5", "Nästa möte"),
        ReadItem("6", "Kustplanen"),
        ReadItem("7", "Budget"),
        ReadItem("8", "Val"),
    ),
    (
        Finding(
            "f1",
            "undertaken",
            "Förslag på tider för dialog om hamnen",
            item="2",
            owner="Hamnbolaget",
            quote="Bolaget avser återkomma med förslag på tider för fortsatt dialog.",
            lines=(10, 10),
        ),
        Finding(
            "f2",
            "postponed",
            "Broarna: nästa steg",
            item="3",
            target=NextMeeting("LG"),
            quote="Frågan tas upp på nästa möte.",
            lines=(14, 14),
        ),
        Finding(
            "f3", "raised", "Utestående ärenden", item="5", kind="umbrella", target=NextMeeting("LG"), lines=(18, 18)
        ),
        Finding(
            "f4",
            "raised",
            "Kustnätverket",
            item="5",
            kind="request",
            target=NextMeeting("LG"),
            condition=Condition("if_time_permits"),
            quote="Hanteras om tid finns.",
            lines=(19, 19),
        ),
        Finding(
            "f5",
            "referred",
            "Ny kustplan",
            item="6",
            target=NextMeeting("SK"),
            quote="Planen kan utgöra underlag till nästa möte med Samarbetskommittén.",
            lines=(22, 22),
        ),
        Finding("f6", "raised", "Plats för vårens möte", item="5", target=Event("vårmötet", "2023-03"), lines=(25, 25)),
        Finding("f8", "postponed", "Budget 2023", item="7", target=NextMeeting("LG"), lines=(28, 28)),
        Finding(
            "f7",
            "postponed",
            "Val av ordförande",
            item="8",
            reason=Reason.LACK_OF_TIME,
            target=NextMeeting("LG"),
            quote="Bordlades på grund av tidsbrist.",
            lines=(30, 30),
        ),
    ),
)
DECEMBER = Reading(
    DocumentFacts("2022-12-02.txt", "bb", language="sv"),
    MeetingFacts("LG", date(2022, 12, 2)),
    (ReadItem("3", "Broarna"), ReadItem("4", "Budget")),
    (
        Finding("g1", "decided", "Broarna: nästa steg", item="3", quote="Godkänns.", lines=(9, 9)),
        Finding("g2", "decided", "Budget 2023", item="4", quote="Godkänns.", lines=(12, 12)),
    ),
)


def test_four_mails_come_on_their_days_and_no_others(setting: Setting) -> None:
    """
    A meeting elsewhere without notes, somebody to remind, an agenda, and what was passed over in silence.
    """
    register = setting.register
    register.add_party("Hamnbolaget", contact="hamnen@example.org")
    register.record(OCTOBER, body="LG", accept=True)
    register.plan_meeting("SK", date(2022, 11, 10))
    register.plan_meeting("LG", date(2022, 12, 2), time="08:30-11:00")
    register.plan_meeting("LG", date(2023, 1, 13))
    days = []
    while setting.now.date() <= date(2022, 12, 5):
        if setting.now.date() == date(2022, 12, 4):
            register.record(DECEMBER, body="LG", accept=True)
        days += setting.daily(setting.now.date())
    told = [
        f"=== {day:%Y-%m-%d} Ämne: {message.subject}\n{message.text}"
        for (day, _), message in zip(days, setting.mail.got, strict=True)
    ]

    assert [date(2022, 11, 11), date(2022, 11, 21), date(2022, 11, 25), date(2022, 12, 5)] == [day for day, _ in days]
    assert MAILS.read_text(encoding="utf-8") == "\n".join(told)
    assert all(len(line) <= WIDTH for message in setting.mail.got for line in message.text.splitlines())
    assert FIRST < setting.now.date()
    assert () == register.check().problems
