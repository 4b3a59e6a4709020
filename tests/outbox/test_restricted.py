"""
What is restricted is told by its key alone in every kind of message.
"""

from __future__ import annotations

from datetime import date

from tests.outbox.conftest import Setting


CANARY = "kanariefågel"


def test_nothing_restricted_stands_in_any_message(setting: Setting) -> None:
    """
    Neither in subjects nor texts nor HTML, of matters that are due, late, owed, postponed, missed or on an agenda.
    """
    register = setting.register
    register.add_party("Bolaget")
    for day in (date(2022, 11, 3), date(2022, 11, 10), date(2022, 11, 24)):
        register.plan_meeting("LG", day)
    register.plan_meeting("SK", date(2022, 11, 8))
    for to in ("LG/next", "2022-11-08", None, "LG/next", "LG/next"):
        register.add_matter("LG", CANARY, to=to, restricted=True)
    register.assign("LG-3", to="Bolaget", text=CANARY)
    register.refer("LG-4", to="SK/next", text=CANARY)
    told = setting.daily(date(2022, 11, 2))
    for meeting in ("LG.1", "LG.2"):
        setting.go(register.meeting(meeting).date or setting.now.date())
        register.postpone("LG-1", meeting=meeting, text=CANARY)
        told += setting.daily(setting.now.date())
        register.close_meeting(meeting)
    told += setting.daily(date(2022, 12, 9))

    assert {"agenda", "due", "owed", "elsewhere", "postponed", "missed", "minutes"} == {kind for _, kind in told}
    assert any("LG-1" in message.text for message in setting.mail.got)
    for message in setting.mail.got:
        assert CANARY not in f"{message.subject} {message.text} {message.html}".casefold()
