"""
The agenda that followup prints, filled in and read back: its own lines say why a matter is there, and decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from attrs import Factory, define, evolve

from followup.readers.headings import CHAIN, Heading
from followup.readers.lines import Line, plain
from followup.readers.marks import Labels
from followup.readers.remarks import is_remark


_KEY = r"[A-ZÅÄÖ][A-ZÅÄÖ0-9]{0,9}-[1-9]\d{0,4}"
_DRAFT = re.compile(r"(?:^\*?|\s{2,})(?:utkast|draft)\s\d{4}-\d\d-\d\d\*?$")
_ITEM = re.compile(r"(?P<number>\d{1,2})\.\s+(?P<rest>\S.*)")
_STANDING = re.compile(r"\s{2,}(?:stående punkt|standing item)$")
_RIGHT = re.compile(rf"(?P<title>\S.*?)(?:\s{{2,}}(?P<key>{_KEY})|\s\((?P<marked>{_KEY})\)(?:\s?:\s*(?P<said>.*))?)")
_BOLD = re.compile(rf"\*\*(?P<title>.+?)\*\*(?:\s\((?P<key>{_KEY})\))?(?:\s?[:–-]\s*(?P<said>.*))?")
_SAID = re.compile(r"(?P<title>\S.*?)\s[-–—]\s(?P<said>\S.*)")
_LETTERED = re.compile(r"(?:[a-z]\)|-)\s+(?P<rest>\S.*)")
_LISTED = re.compile(r"[^:]{3,80}\s\d{1,2}\s[^:]{3,20}:\s(?P<title>.+?)(?:\.\s.*|\.)?")
_FRAME = re.compile(
    r"\*?(?:Mötets dag har passerat|Bygger på (?:anteckningar|protokoll|det som)|The day of the meeting has passed"
    r"|Builds on (?:notes|minutes|what))"
)
_DONE = (
    "Announced|Taken up|Postponed|Not reached|Referred here|Referred back|Referred|Sent|Undertaken|Assigned|Reported"
    "|Decided in part|Decided|Declared completed|Declared not completed|Noted|Withdrawn|Removed from the agenda"
    "|Written off|Superseded|Merged with another matter|Split|Reopened|Corrected|Moved|Raised|Left to it"
    "|Aviserat|Behandlat|Bordlagt|Hanns inte med|Återremitterat|Remitterat|Hänskjutet|Sänt|Lämnat vidare|Lämnat hit"
    "|Lämnat dit|Lämnat|Utlovat|Uppdrag givet|Uppdrag|Återrapporterat|Beslutat i del|Beslutat|Förklarat fullgjort"
    "|Förklarat ej fullgjort|Antecknat|Återtaget|Uppskjutet|Utgick ur dagordningen|Avskrivet|Ersatt|Delat|Återupptaget"
    "|Sammanfört med ett annat ärende|Rättat|Väckt|Anmält"
)
_REASON = re.compile(
    rf"(?:(?:{_DONE})(?:\s(?:to|by|till|av|åt)\s.{{1,80}}?)?\s(?:on|den)\s(?:den\s)?\d"
    r"|(?:Promised (?:by|for)|Utlovat (?:senast|till)|Waiting on .{1,80} since|Väntar på .{1,80} sedan|Rests until"
    r"|Vilar till den|Verified on|Justerade den|No meeting is planned after|Inget möte är utsatt efter den)\s.{0,40}?\d"
    r"|(?:To be taken up again|Request|Förfrågan),\s(?:den\s)?\d"
    r"|The (?:notes|minutes) name no target; |No target was given; |The meeting named is not known; |Needs first: "
    r"|Anteckningarna anger inget mål; |Protokollet anger inget mål; |Inget mål är angivet; |Förutsätter: "
    r"|Det möte som anges är inte känt; |In the meantime: |Under tiden: |Nobody is responsible\.|Ingen ansvarig angiven"
    r"|No (?:later )?meeting is planned\.|Inget (?:senare )?möte är utsatt|It has no meeting planned|None\.$|Inga\.$"
    r"|The meeting on \d.{3,30} (?:was never planned;|is not planned yet\.|was cancelled\.)"
    r"|Mötet den \d.{3,30} (?:blev aldrig utsatt;|är inte utsatt ännu\.|ställdes in\.)"
    r"|Nothing is known of their having been verified\.|Uppgift om att de är justerade saknas\."
    r"|No date promised\.|Inget datum utlovat\.|Its notes are missing\.|Anteckningar därifrån saknas\.)",
    re.DOTALL,
)
_ENDS = (".", "”.", '".', '"', ".*")
_WIDE = 40  # letters of a title's line that may have been wrapped
_FEW = 2  # items with our keys, by which an agenda typed over is known


@define
class Form:
    """
    A printed agenda that came back: its *lines* without its own, the numbers of those, and its items.

    *starts* are the headings by their place among *lines*; *keys* are the keys of our matters by the number of the
    item.
    """

    lines: list[Line] = Factory(list)
    own: set[int] = Factory(set)
    starts: dict[int, Heading] = Factory(dict)
    keys: dict[str, str] = Factory(dict)


def form_of(lines: Sequence[Line], labels: Labels) -> Form | None:
    """
    The document as a form, where it is an agenda of ours: it has its draft day, or several items with our keys.
    """
    read = _Reading(Form(), labels)
    for index in range(len(lines)):
        read.take(lines, index)
    bearing = len(read.form.keys)
    drafted = any(_DRAFT.search(line.text) for line in lines[:12])
    return read.form if bearing and (drafted or bearing >= _FEW) else None


@define
class _Reading:
    """
    The form as far as it is read; *state* is what the line above began: a title, a reason, or a matter only listed.
    """

    form: Form
    labels: Labels
    number: int = 0
    letter: int = 0
    state: str = ""
    wrapped: str = ""
    quotes: int = 0
    head: Line | None = None

    def take(self, lines: Sequence[Line], index: int) -> None:
        """
        Read line number *index*.
        """
        line = lines[index]
        if not line.text:
            self.state = ""
            self.form.lines.append(line)
        elif _DRAFT.search(line.text) and not self.number:
            self.form.own.add(line.number)
        elif _FRAME.match(line.text) or self._is_heading(lines, index):
            self._own(line)
        elif self.state in ("title", "listed"):
            self._wrapped(line)
        elif (match := _ITEM.fullmatch(line.text)) and int(match["number"]) == self.number + 1 and line.indent < 4:
            self._item(line, match["rest"], below=lines[index + 1 : index + 4])
        elif self.number and (match := _LETTERED.fullmatch(line.text)) and _opens_listed(lines, index, match["rest"]):
            self.letter, self.head, self.wrapped, self.state = self.letter + 1, line, "", "listed"
            self._wrapped(evolve(line, text=match["rest"]))
        elif self.state == "reason" or (self.state in ("below", "more") and is_reason(_joined(lines, index))):
            self._own(line)
        else:
            self.state = ""
            self.form.lines.append(line)

    def _is_heading(self, lines: Sequence[Line], index: int) -> bool:
        """
        Whether it is the heading of the items of a kind: it stands alone, and the next item below it.
        """
        text = lines[index].text
        below = next((line.text for line in lines[index + 1 : index + 3] if line.text), "")
        alone = index > 0 and not lines[index - 1].text and (text.isupper() or text.startswith("#"))
        match = _ITEM.fullmatch(below)
        return alone and match is not None and int(match["number"]) == self.number + 1

    def _own(self, line: Line) -> None:
        self.form.own.add(line.number)
        self.quotes = (self.quotes if self.state in ("reason", "more") else 0) + sum(map(line.text.count, '"“”'))
        self.state = "more" if line.text.endswith(_ENDS) and self.quotes % 2 == 0 else "reason"

    def _item(self, line: Line, rest: str, below: Sequence[Line]) -> None:
        self.number, self.letter, self.head = self.number + 1, 0, line
        if not (_key(rest) or _STANDING.search(rest)) and len(line.text) > _WIDE and _bears_below(below):
            self.wrapped, self.state = rest, "title"
        else:
            self._open(rest, str(self.number))

    def _wrapped(self, line: Line) -> None:
        """
        Go on with a title, or with a matter only listed, up to the key at its end.
        """
        self.wrapped = f"{self.wrapped} {line.text}".strip()
        if not _key(line.text):
            return
        listed = self.state == "listed"
        if listed and (match := _RIGHT.fullmatch(self.wrapped)) and (title := _LISTED.fullmatch(match["title"])):
            self.wrapped = self.wrapped.replace(match["title"], title["title"], 1)
        self._open(self.wrapped, f"{self.number}{chr(96 + self.letter)}" if listed else str(self.number))

    def _open(self, text: str, number: str) -> None:
        title, key, said = _split(_STANDING.sub("", text))
        head = self.head
        assert head is not None
        if key:
            self.form.keys[number] = key
        kind = "" if key else self.labels.kind(title)
        self.form.starts[len(self.form.lines)] = Heading(len(self.form.lines), CHAIN, number, title, kind)
        self.form.lines.append(evolve(head, text=title, body=title, marker=""))
        if said:
            self.form.lines.append(Line(head.number, said, 4, body=said))
        self.state = "below"


def is_reason(text: str) -> bool:
    """
    Whether *text* begins as the agenda says why a matter is there, or what is known of a standing item.
    """
    return bool(_REASON.match(text))


def _joined(lines: Sequence[Line], index: int) -> str:
    return " ".join(line.text for line in takewhile(lambda line: line.text, lines[index : index + 3]))


def _split(text: str) -> tuple[str, str, str]:
    """
    The title, the key, and what was written beside the title.
    """
    if match := _BOLD.fullmatch(text):
        return match["title"].strip(), match["key"] or "", (match["said"] or "").strip()
    found = _RIGHT.fullmatch(text)
    key = (found["key"] or found["marked"]) if found else ""
    title, said = (found["title"].strip(), found["said"] or "") if found else (text.strip(), "")
    beside = _SAID.fullmatch(title)
    if beside and not said and (is_remark(beside["said"]) or not key):
        return beside["title"], key, beside["said"]
    return plain(title), key, said


def _key(text: str) -> str:
    match = _BOLD.fullmatch(text) or _RIGHT.fullmatch(_STANDING.sub("", text))
    return (
        next((match[name] for name in ("key", "marked") if name in match.re.groupindex and match[name]), "")
        if (match)
        else ""
    )


def _bears_below(lines: Sequence[Line]) -> bool:
    for line in lines:
        if not line.text or _ITEM.fullmatch(line.text) or _LETTERED.fullmatch(line.text):
            return False
        if _key(line.text):
            return True
    return False


def _opens_listed(lines: Sequence[Line], index: int, rest: str) -> bool:
    """
    Whether a lettered line is a matter that the agenda only lists: its key stands at its end or a few lines below.
    """
    if _key(rest):
        return True
    below = lines[index + 1 : index + 5]
    return not lines[index].text.startswith("-") and _bears_below(below)
