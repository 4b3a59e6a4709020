"""
Titles in Swedish minutes: the words that mean nothing, and the standing items.
"""

from __future__ import annotations

from followup.languages.titles import Titles
from followup.model.codes import StandingRole


_MEETING = r"(?:\w{1,30}?)?(?:möte(?:n|na|s|t|ts|ns)?|sammanträde(?:n|na|s|t|ts|ns)?)"
_NOTES = r"(?:(?:minnes|mötes)?anteckning(?:ar|arna)|protokoll(?:et|en)?)"

TITLES = Titles(
    empty=frozenset(
        """
        alla att av bland dess det den denna detta de dem där efter ej en enligt ett för förslag frågan frågor
        fråga från gällande han har hos hur i inom inför information kring kommande med mellan mot nu nya nytt
        ny när och om på punkt punkten rörande samt sig sin sina som till under upp utan vad vid ärende ärenden
        ärendet ärendena över övriga är diskussion beslut redovisning återrapportering lägesrapport
        """.split()
    ),
    standing={
        StandingRole.WELCOME: "Välkommen",
        StandingRole.PREVIOUS_MINUTES: "Föregående mötes anteckningar",
        StandingRole.OUTSTANDING: "Utestående ärenden",
        StandingRole.UPCOMING_MEETINGS: "Kommande möten",
        StandingRole.OTHER_BUSINESS: "Övriga frågor",
        StandingRole.NEXT_MEETING: "Nästa möte",
    },
    recognised={
        StandingRole.PREVIOUS_MINUTES: (
            rf"(?:föregående|förra|tidigare|senaste)(?:\s{_MEETING})?(?:\s{_NOTES})?"
            rf"|(?:uppföljning\sav|genomgång\sav)\s(?:föregående|förra)\s(?:{_MEETING})(?:\s{_NOTES})?"
            rf"|{_NOTES}\sfrån\s(?:föregående|förra|senaste)\s{_MEETING}"
        ),
        StandingRole.OUTSTANDING: (
            r"(?:utestående|kvarstående|öppna)\s(?:ärenden|frågor|punkter)|uppföljning\sav\s(?:ärenden|uppdrag|beslut)"
            r"|ärende(?:balans|lista)(?:n)?|balanslista(?:n)?|uppdragslista(?:n)?"
        ),
        StandingRole.WELCOME: (
            r"välkom(?:men|na)(?:\still\smötet)?|inledning|presentations?runda|presentation\sav\sdeltagarna|upprop"
            r"|närvaro|mötets?\söppnande|öppnande|mötet\söppnas|ordföranden?\söppnar\smötet|sammanträdets\söppnande"
            r"|öppnande\sav\smötet"
            r"|(?:fastställande|godkännande)\sav\s(?:dagordning(?:en)?|föredragningslista(?:n)?)|dagordning(?:en)?"
            r"|val\sav\s(?:mötes)?(?:sekreterare|justerare|justeringspersoner?)|justering"
        ),
        StandingRole.UPCOMING_MEETINGS: rf"kommande\s{_MEETING}|mötesplan(?:en)?|mötestider|mötesdatum",
        StandingRole.OTHER_BUSINESS: r"övriga\s(?:frågor|ärenden|punkter)|övrigt",
        StandingRole.NEXT_MEETING: (
            rf"nästa\s{_MEETING}|tid\s(?:och\splats\s)?för\snästa\s{_MEETING}"
            r"|mötets?\savslut(?:ande|ning)|mötet\savslutas|avslut(?:ning|ande)?|sammanträdets\savslutande"
        ),
    },
    joined="och|samt",
)
