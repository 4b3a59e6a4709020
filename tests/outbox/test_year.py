"""
A year of a council, run every day: every mail is listed in a file, and none comes twice.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.outbox.conftest import Setting


LISTED = Path(__file__).with_name("year.txt")
MEETINGS = (
    *(date(2023, 1, 26), date(2023, 2, 23), date(2023, 3, 23), date(2023, 4, 27), date(2023, 5, 25)),
    *(date(2023, 6, 15), date(2023, 8, 31), date(2023, 9, 28), date(2023, 10, 26), date(2023, 11, 23)),
    date(2023, 12, 14),
)


class Year(Setting):
    """
    An invented council of eleven meetings, its board that keeps no register, and what happens to fifteen matters.
    """

    def __init__(self) -> None:
        super().__init__()
        self.go(date(2023, 1, 2))
        self.register.add_body(
            "KF", "Fullmäktige", locale="sv", timezone="Europe/Stockholm", secretary="Kansliet <kansli@example.org>"
        )
        self.register.add_party("Bo Ek", kind="person", contact="bo@example.org")
        self.register.add_party("Länsbolaget", contact="bolaget@example.org")
        for day in MEETINGS:
            self.register.plan_meeting("KF", day)
        self.register.plan_meeting("SK", date(2023, 4, 12))
        for n in range(1, 9):
            self.register.add_matter("KF", f"Motion {n}", kind="motion", to="KF/next")
        self.register.add_matter("KF", "Bokslutet", to="2023-03-31", owner="Bo Ek")
        self.register.add_matter("KF", "Bryggorna")
        self.register.assign("KF-10", to="Länsbolaget")
        self.register.add_matter("KF", "Samrådet", to="KF/next")
        self.register.refer("KF-11", to="SK/next")

    def deeds(self, day: date) -> None:
        """
        What happens on a day: a week after each meeting its minutes come, late in autumn and not at all in August.
        """
        register = self.register
        for number, meeting in enumerate(MEETINGS, 1):
            late = timedelta(days=20 if meeting.month >= 10 else 6)
            if meeting.month != 8 and day == meeting + late:
                still = [row.key for row in register.outstanding("KF") if row.title.startswith("Motion")]
                if still:
                    register.decide(still[:1], meeting=f"KF.{number}")
                if still[1:3]:
                    register.postpone(still[1:3], meeting=f"KF.{number}", to="KF/next", reason="lack_of_time")
                register.close_meeting(f"KF.{number}")
        if day == date(2023, 5, 2):
            register.close("KF-9")
        if day == date(2023, 7, 3):
            register.snooze("KF", until=date(2023, 8, 14), because="Semester")
        if day == date(2023, 9, 4):
            register.party_leaves("Bo Ek", on=day, to="Länsbolaget")


def test_a_year_of_daily_runs_sends_what_is_listed_and_nothing_twice() -> None:
    """
    Holidays, a summer's rest, an owner who leaves and minutes that are late among it.
    """
    year = Year()
    lines: list[str] = []
    while year.now < datetime(2024, 1, 2, tzinfo=year.now.tzinfo):
        day = year.now.date()
        year.deeds(day)
        lines += [
            f"{day:%Y-%m-%d %a} {kind:9} {message.to.partition(':')[2].partition('@')[0]:7} "
            f"{' '.join(message.matters):40.40} {message.subject}".rstrip()
            for (_, kind), message in zip(year.daily(day), year.mail.got[len(lines) :], strict=True)
        ]

    assert LISTED.read_text(encoding="utf-8") == "".join(f"{line}\n" for line in lines)
    assert {1} == set(Counter(message.id for message in year.mail.got).values())
    assert () == year.register.check().problems
