"""
Titles in English minutes: the words that mean nothing, and the standing items.
"""

from __future__ import annotations

from followup.languages.titles import Titles
from followup.model.codes import StandingRole


TITLES = Titles(
    empty=frozenset(
        """
        a about after all an and any are as at by concerning discussion for from in into is item items its matter
        matters new of on or other over proposal proposed question questions regarding report the their to under
        update up with
        """.split()
    ),
    standing={
        StandingRole.WELCOME: "Welcome",
        StandingRole.PREVIOUS_MINUTES: "Minutes of the previous meeting",
        StandingRole.OUTSTANDING: "Outstanding matters",
        StandingRole.UPCOMING_MEETINGS: "Upcoming meetings",
        StandingRole.OTHER_BUSINESS: "Any other business",
        StandingRole.NEXT_MEETING: "Next meeting",
    },
    recognised={
        StandingRole.PREVIOUS_MINUTES: (
            r"(?:minutes|notes)(?:\s(?:of|from)\s(?:the\s)?(?:previous|last)\smeeting)?"
            r"|(?:(?:approval|review)\sof\s)?(?:the\s)?(?:previous|last)(?:\smeeting)?(?:'s)?\s?"
            r"(?:minutes|notes|meeting|meetings)"
            r"|(?:approval|review)\sof\s(?:the\s)?(?:minutes|notes)|matters\sarising"
        ),
        StandingRole.OUTSTANDING: (
            r"(?:outstanding|open|unfinished)\s(?:matters|items|actions|business|issues)|action\slog|review\sof\sactions"
        ),
        StandingRole.WELCOME: (
            r"welcome(?:\sand\sapologies)?|apologies(?:\sfor\sabsence)?|introductions?|opening(?:\sof\sthe\smeeting)?"
            r"|call\sto\sorder|roll\scall|(?:approval|adoption)\sof\s(?:the\s)?agenda|agenda"
        ),
        StandingRole.UPCOMING_MEETINGS: r"(?:upcoming|future)\smeetings|dates\sof\smeetings",
        StandingRole.OTHER_BUSINESS: r"(?:any\s)?other\s(?:business|matters|items)|a\.?o\.?b\.?",
        StandingRole.NEXT_MEETING: (
            r"(?:date\s(?:and\splace\s)?of\s)?(?:the\s)?next\smeeting|closing(?:\sof\sthe\smeeting)?|adjournment|close"
        ),
    },
    joined="and",
)
