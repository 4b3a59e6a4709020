"""
The standing items every agenda has: recognised by their titles, and how each is called and placed on ours.

A title is standing only if nothing else is in it: "Previous year's accounts" is a matter of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from followup.model.codes import StandingRole


@frozen
class Standing:
    """
    How a standing item is treated: its title in each language, and whether it closes the agenda.
    """

    titles: Mapping[str, str]
    last: bool


def _standing(sv: str, en: str, *, last: bool) -> Standing:
    return Standing({"sv": sv, "en": en}, last)


STANDING: Mapping[StandingRole, Standing] = MappingProxyType(
    {
        StandingRole.WELCOME: _standing("Välkommen", "Welcome", last=False),
        StandingRole.PREVIOUS_MINUTES: _standing(
            "Föregående mötes anteckningar", "Minutes of the previous meeting", last=False
        ),
        StandingRole.OUTSTANDING: _standing("Utestående ärenden", "Outstanding matters", last=False),
        StandingRole.UPCOMING_MEETINGS: _standing("Kommande möten", "Upcoming meetings", last=True),
        StandingRole.OTHER_BUSINESS: _standing("Övriga frågor", "Any other business", last=True),
        StandingRole.NEXT_MEETING: _standing("Nästa möte", "Next meeting", last=True),
    }
)
"""In the order they have on an agenda."""

_MEETING = r"(?:\w{1,30}?)?(?:möte(?:n|na|s|t|ts|ns)?|sammanträde(?:n|na|s|t|ts|ns)?)"
_NOTES = r"(?:(?:minnes|mötes)?anteckning(?:ar|arna)|protokoll(?:et|en)?)"
_PREVIOUS_MINUTES = (
    rf"(?:föregående|förra|tidigare|senaste)(?:\s{_MEETING})?(?:\s{_NOTES})?"
    rf"|(?:uppföljning\sav|genomgång\sav)\s(?:föregående|förra)\s(?:{_MEETING})(?:\s{_NOTES})?"
    rf"|{_NOTES}\sfrån\s(?:föregående|förra|senaste)\s{_MEETING}"
    r"|(?:minutes|notes)(?:\s(?:of|from)\s(?:the\s)?(?:previous|last)\smeeting)?"
    r"|(?:(?:approval|review)\sof\s)?(?:the\s)?(?:previous|last)(?:\smeeting)?(?:'s)?\s?(?:minutes|notes|meeting|meetings)"
    r"|(?:approval|review)\sof\s(?:the\s)?(?:minutes|notes)|matters\sarising"
)
_OUTSTANDING = (
    r"(?:utestående|kvarstående|öppna)\s(?:ärenden|frågor|punkter)|uppföljning\sav\s(?:ärenden|uppdrag|beslut)"
    r"|ärende(?:balans|lista)(?:n)?|balanslista(?:n)?|uppdragslista(?:n)?"
    r"|(?:outstanding|open|unfinished)\s(?:matters|items|actions|business|issues)|action\slog|review\sof\sactions"
)
_WELCOME = (
    r"välkom(?:men|na)(?:\still\smötet)?|inledning|presentations?runda|presentation\sav\sdeltagarna|upprop|närvaro"
    r"|mötets?\söppnande|öppnande|mötet\söppnas|ordföranden?\söppnar\smötet|sammanträdets\söppnande|öppnande\sav\smötet"
    r"|(?:fastställande|godkännande)\sav\s(?:dagordning(?:en)?|föredragningslista(?:n)?)|dagordning(?:en)?"
    r"|val\sav\s(?:mötes)?(?:sekreterare|justerare|justeringspersoner?)|justering"
    r"|welcome(?:\sand\sapologies)?|apologies(?:\sfor\sabsence)?|introductions?|opening(?:\sof\sthe\smeeting)?"
    r"|call\sto\sorder|roll\scall|(?:approval|adoption)\sof\s(?:the\s)?agenda|agenda"
)
_UPCOMING_MEETINGS = (
    rf"kommande\s{_MEETING}|mötesplan(?:en)?|mötestider|mötesdatum|(?:upcoming|future)\smeetings|dates\sof\smeetings"
)
_OTHER_BUSINESS = r"övriga\s(?:frågor|ärenden|punkter)|övrigt|(?:any\s)?other\s(?:business|matters|items)|a\.?o\.?b\.?"
_NEXT_MEETING = (
    rf"nästa\s{_MEETING}|tid\s(?:och\splats\s)?för\snästa\s{_MEETING}"
    rf"|(?:date\s(?:and\splace\s)?of\s)?(?:the\s)?next\smeeting"
    rf"|mötets?\savslut(?:ande|ning)|mötet\savslutas|avslut(?:ning|ande)?|sammanträdets\savslutande"
    r"|closing(?:\sof\sthe\smeeting)?|adjournment|close"
)
_WORDS = (
    (StandingRole.PREVIOUS_MINUTES, _PREVIOUS_MINUTES),
    (StandingRole.OUTSTANDING, _OUTSTANDING),
    (StandingRole.WELCOME, _WELCOME),
    (StandingRole.UPCOMING_MEETINGS, _UPCOMING_MEETINGS),
    (StandingRole.OTHER_BUSINESS, _OTHER_BUSINESS),
    (StandingRole.NEXT_MEETING, _NEXT_MEETING),
)
_PATTERNS = tuple((role, re.compile(rf"(?:{pattern})")) for role, pattern in _WORDS)
_PARTS = re.compile(r"\s(?:och|samt|and)\s|[,/&;–]|\s-\s")
_LONGEST = 120
_ORDER = {role: place for place, role in enumerate(STANDING)}


def standing_roles(title: str) -> tuple[StandingRole, ...]:
    """
    The roles a title stands for, in agenda order; none if it holds anything else than standing items.

    >>> [role.value for role in standing_roles("Utestående ärenden och föregående möten")]
    ['previous_minutes', 'outstanding']
    >>> standing_roles("Föregående års bokslut")
    ()
    """
    folded = unicodedata.normalize("NFC", title).casefold().strip(" .:")
    if len(folded) > _LONGEST:
        return ()
    whole = _role(folded)
    if whole:
        return (whole,)
    roles = [_role(part.strip(" .:")) for part in _PARTS.split(folded) if part.strip(" .:")]
    if not roles or None in roles:
        return ()
    return tuple(sorted({role for role in roles if role}, key=_ORDER.__getitem__))


def _role(title: str) -> StandingRole | None:
    squeezed = " ".join(title.split())
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(squeezed)), None)


def canonical_title(role: StandingRole, locale: str) -> str:
    """
    What *role* is called on an agenda in *locale* (``sv``, else English); nothing for other items.
    """
    standing = STANDING.get(role)
    language = locale.replace("-", "_").partition("_")[0]
    return "" if standing is None else standing.titles.get(language, standing.titles["en"])


def goes_last(role: StandingRole) -> bool:
    """
    Whether items of *role* close the agenda rather than open it.
    """
    standing = STANDING.get(role)
    return standing is not None and standing.last
