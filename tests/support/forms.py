"""
A detector of forms: the lines of minutes that look like a promise, by crude signs and nothing that the readers know.

It shares no code with them on purpose.  It marks too much; what it marks may be told as anything but silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen


@frozen
class Mark:
    """
    A line, counted from 1, that looks like a promise, and the sign it was marked for.
    """

    line: int
    why: str
    text: str


def _words(text: str) -> str:
    """
    An alternation of the phrases in *text*, one or more a line, separated by commas.
    """
    phrases = (phrase.strip() for phrase in text.replace("\n", ",").split(","))
    return "|".join(sorted(filter(None, phrases), key=len, reverse=True))


ACTION_HEADING = re.compile(
    r"\b(?:"
    + _words(r"""
        action(?: item)?s?, to.?dos?, next steps?, follow.?ups?, decisions?, resolutions?, resolved
        åtgärd(?:er|slista)?, att göra, uppdrag, uppföljning, beslut, nästa steg
        oppgaver, tiltak, vedtak, oppfølging, aksjon(?:er|spunkter)?, beslutning(?:er)?, opgaver, opfølgning
    """)
    + r")\b",
    re.IGNORECASE,
)
DONE_HEADING = re.compile(r"\b(?:done|completed|klart|avklarat|gjort|utført|udført|færdig)\b", re.IGNORECASE)

CARRY = re.compile(
    r"\b(?:"
    + _words(r"""
        postpone\w*, defer(?:red|s)?, defered, tabled, held over, carried (?:over|forward), carry over
        roll(?:ed)? ?over, next (?:meeting|call|week|time|agenda|retro|sync), not reached, didn't get to
        ran out of time, revisit, referred, refer back, awaiting, waiting (?:on|for), pending, outstanding
        still open, ongoing
        not yet, no (?:reply|answer|word), heard back, passed to, skipped
        blocked on, parked, come back to, report back, bring back
        bordl\w+, bordsläg\w+, borläg\w+, skjuts upp, sköts upp, uppskjut\w+, nästa (?:styrelse)?möte
        nästa (?:gång|sammanträde), återkom\w+, återuppta\w*, avvakta\w*, invänta[rs]*, väntar, väntas, hann
        hanns, pågår, kvarstår, vilande, flyttas
        återremit\w+, hänskjut\w+, remiss\w*, överlämnas, parkerar?, tas upp, ej klart, inget svar
        inte svarat, ej inkommit, dröjer, saknas, utreds, ligger hos, lämnas till, tillbaka till
        utsett\w*, udsæt\w*, udskudt, udsat, neste (?:møte|gang), næste (?:møde|gang), avvent\w*, afvent\w*, venter
        rakk, nåede, nået, tas opp, tages op, kommer tilbake, vender tilbage, ikke ferdig, mangler stadig, oversendes
    """)
    + r")\b",
    re.IGNORECASE,
)

MODAL = re.compile(
    r"\b(?:"
    + _words(r"""
        will, shall, to (?=[a-z]+ ), should, must, needs? to, have to, has to, agreed to, asked to, undertook
        volunteered, offered to, promised
        ska, skall, skulle, måste, behöver, bör, får i (?:uppdrag|uppgift), ombeds, uppdr\w+, åligger, avser
        lovade, lovat, ansvarar, ombesörjer, ordnar, jobbar
        fixar, kollar, undersöker, tar, gör, skriver, skickar, tittar, pratar, lägger, bereder, inhämtar
        redovisar, ser till, publicerar, hör av sig, ser över, kontaktar, ringer, mejlar, bokar
        skal, må, bør, bes, sjekker, følger op+, tar kontakt, innhenter, undersøger, laver, lager, sender, purrer
    """)
    + r")(?:\b|(?<= ))",
    re.IGNORECASE,
)
ROLE = (
    r"(?:"
    + _words(r"""
        clerk, chair(?:man|s)?, treasurer, secretary, trustees, governors, editors, headteacher, committee, board, group
        staff, vicar, bursar, warden, everyone, all, we, i
        ordf\w*, sekr\w*, kassör\w*, rektor, styrelsen, vaktmästar\w*, ledar\w*, alla, vi, jag, kansliet
        valberedning\w*, styret, styreleder, kasserer\w*, leder, formand\w*, bestyrelsen, alle, jeg, undertecknad
    """)
    + r")"
)
CAPITALISED = r"(?-i:[A-ZÅÄÖÆØÉ][\w'-]*[a-zåäöæøé]|[A-ZÅÄÖÆØ]{2,3})"
ACTOR = re.compile(rf"\b(?:{ROLE}|{CAPITALISED})\b", re.IGNORECASE)
# Everything starts with a capital somewhere: the first word of a sentence is an actor only before a modal.
LATER_NAME = re.compile(rf"(?<=[^.!?:]\s)\b{CAPITALISED}\b")

DAY = re.compile(
    r"\b(?:"
    r"(?:by|before|until|senast|före|innan|innen|inden|frist|deadline|till|til|due|klart)[ :]+(?:den |d\. )?"
    r"(?:\d|"
    + _words("mon|tue|wed|thu|fri|end|next|jan|feb|mar|apr|ma[jiy]|jun|jul|aug|sep|oct|okt|nov|dec|des|v")
    + r")"
    r"|in (?:the )?(?:spring|autumn|new year)|i (?:veckan|morgon|mars|maj|höst|vår)|by (?:then|monday|friday)"
    r")",
    re.IGNORECASE,
)

BOX = re.compile(r"^\s*(?:[-*+]\s*|\d+[.)]\s*)?(?:\[\s?\]|☐|□)\s*\S")
CHECKED = re.compile(r"^\s*(?:[-*+]\s*|\d+[.)]\s*)?(?:\[[xX]\]|☑|✔|✓|☒)|~~.+~~")
LABEL_OR_HANDLE = re.compile(
    r"(?:^|\s)(?:ACTION\b|AP:|AI\b|TODO\b|ansv\w*\s*:|owner\s*:|aksjon\s*:|åtgärd\s*:|@\w{2,}\s)", re.IGNORECASE
)
BULLET = re.compile(r"^\s*(?:[-*+•→]|\d+[.)]|[a-z]\))\s+\S")
HEADING = re.compile(
    r"^\s*(?:\#{1,6}\s+.+|\*\*[^*]+\*\*:?|(?:\d+(?:\.\d+)*[.)]?|§\s*\d+|[IVX]+\.|Sak \S+)\s+[^.]{2,60}"
    r"|[^a-zåäöæø.,]{4,60}|[^.]{2,40}:)\s*$"
)
OWNER_LAST = re.compile(
    rf"(?:[(\[/]|\s[–-]{{1,2}}\s|->|→)\s*{CAPITALISED}(?:\s*(?:[/&+,]|o|och|og|and)\s*{CAPITALISED})*[)\]]?[.!]?\s*$"
)
OWNER_FIRST = re.compile(rf"^\s*[-*+•→]\s*{CAPITALISED}(?:\s*[/&+]\s*{CAPITALISED})*\s*[:–-]\s+\w")
OWNER_COLUMN = re.compile(r"^\s*\|.*\b(?:owner|who|assignee|ansvarig|vem|ansvar|ansvarlig|hvem)\b", re.IGNORECASE)
ROW = re.compile(r"^\s*\|\s*[^|:\s-]")
# A notice of the next meeting carries nothing over; neither does the list of who was there.
NOTICE = re.compile(
    r"^\W*(?:"
    + _words(r"""
        (?:the )?next (?:meeting|call)(?: is| will be)?(?: on|:), date of next meeting, meeting closed
        (?:vårt )?nästa (?:möte|styrelsemöte|sammanträde)(?: är| blir|:), neste møte(?: er|:), neste møte \d
        næste møde(?: er|:), attendees, present, närvar\w+, til stede, deltagare, hej, hälsningar
    """)
    + r")",
    re.IGNORECASE,
)
# Somebody told of something: what they told is no promise of theirs.
TOLD = re.compile(
    r"\b(?:said|told|explained|informed|sa|sade|berättade|informerade|fortalte|orienterte|sagde)\b", re.IGNORECASE
)
UNDERLINE = re.compile(r"^\s*[-=~]{3,}\s*$")
# What is over is no promise, whatever else the line says.
OVER = re.compile(
    r"\b(?:"
    + _words(r"""
        done, closed, completed?, fixed, merged, released, approved, carried\.?$, lost, defeated, withdrawn, dropped
        klart?\.?$, avklarat, avslutad\w*, slutför\w*, genomför\w*, beviljat, godkän\w+, avslag, avslog\w*, föll, bifall
        utført, ferdig\.?$, godkjent, godkendt, nedstemt, falt, afsluttet
    """)
    + r")",
    re.IGNORECASE,
)


def marks(text: str) -> tuple[Mark, ...]:
    """
    The lines of *text* that look like a promise, each once, for its strongest sign.
    """
    return tuple(_marks(text.split("\n")))


def _marks(lines: list[str]) -> Iterator[Mark]:
    under = ""
    for number, line in enumerate(lines, start=1):
        following = lines[number] if number < len(lines) else ""
        if _is_heading(line, following):
            under = "done" if DONE_HEADING.search(line) else "action" if ACTION_HEADING.search(line) else ""
            continue
        if OWNER_COLUMN.match(line):
            under = "table"
            continue
        why = _why(line, under)
        if why:
            yield Mark(number, why, line)


def _is_heading(line: str, following: str) -> bool:
    """
    Whether *line* heads what follows; one that acts ("2. Bo will ring the bank.") is none.
    """
    if UNDERLINE.match(following) and line.strip():
        return True
    return bool(HEADING.match(line)) and line[0] != "|" and not MODAL.search(line) and not BOX.match(line)


def _why(line: str, under: str) -> str:
    """
    The sign that *line* is marked for, or nothing.
    """
    if not line.strip() or CHECKED.search(line) or NOTICE.match(line):
        return ""
    if BOX.match(line):
        return "unchecked box"
    if LABEL_OR_HANDLE.search(line):
        return "action label"
    if OVER.search(line) or under == "done":
        return ""
    if under == "action" and BULLET.match(line):
        return "bullet under an action heading"
    if under == "table" and ROW.match(line):
        return "row with an owner"
    if OWNER_LAST.search(line) or OWNER_FIRST.match(line):
        return "bullet with an owner"
    if CARRY.search(line):
        return "carry word"
    return _acts(line)


def _acts(line: str) -> str:
    """
    The sign of a line in which somebody is to do something.
    """
    modal = MODAL.search(line)
    if not modal or TOLD.search(line):
        return ""
    if ACTOR.search(line[: modal.start()]) or LATER_NAME.search(line):
        return "modal with an actor"
    return "modal with a day" if DAY.search(line) else ""
