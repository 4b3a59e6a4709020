"""
The words of formal Swedish minutes (protokoll): headings, sections, and the wordings of decisions.
"""

from __future__ import annotations

import re


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# --- the page ---

PAGE_NUMBER = _compiled(r"(?:sida?\.?\s{0,2})?\d{1,4}\s{0,2}(?:\(\d{1,4}\)|(?:av|/)\s{0,2}\d{1,4})|sida?\s{1,2}\d{1,4}")
PROTOCOL = re.compile(
    r"(?:Protokoll|PROTOKOLL|Sammanträdesprotokoll|SAMMANTRÄDESPROTOKOLL)"
    r"(?:\s{0,2}(?:[Nn]r|[Nn]ummer)?\.?:?\s{0,2}(?P<number>\d{1,4})(?:[/:-](?P<year>\d{4}))?)?"
)
MEETING_DAY = _compiled(r"(?:sammanträdesdatum|sammanträdesdag)\b:?\s{0,4}(?P<day>.{0,40})")
BODY = re.compile(
    r".{0,80}(?:fullmäktige|nämnd(?:en)?|styrelsen?|utskott(?:et)?|beredning(?:en)?|kommitté(?:n)?|råd(?:et)?"
    r"|direktion(?:en)?|delegation(?:en)?)|(?:social)?nämnd(?:en)?\s.{1,80}",
    re.IGNORECASE,
)

# --- paragraphs ---

_LABEL = r"(?:ärende(?:nummer|nr|\snr)|dnr|diarienummer|diarienr)\.?:?"
_FILE = r"(?:[A-ZÅÄÖ]{1,8}[\s:/-]{0,2}\d{2,6}[\w:/.-]{0,30}|\d{4}[/-]\d{1,6}(?:[\s/-]\d{1,4})?)"
_BARE = r"(?:[A-ZÅÄÖ]{1,8}[\s:/-]{0,2}\d{2,6}[:/-]\d[\w:/.-]{0,20}|[A-ZÅÄÖ]{1,8}:\d{2,6})"
HEADING = re.compile(
    rf"(?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{{0,4}}\s)?§\s{{0,2}}(?P<number>\d{{1,5}}(?:\s?[a-z])?)\b"
    rf"(?:,?\s{{1,4}}(?:(?P<label>(?i:{_LABEL}))(?:\s{{0,4}}(?P<file>{_FILE}))?|(?P<bare>{_BARE})))?"
    r"\s{0,4}(?P<title>.{0,200})"
)
FILE_LINE = re.compile(rf"\(?(?:(?i:{_LABEL})\s{{0,4}}(?P<labelled>{_FILE})|(?P<bare>{_BARE}))\)?")
FILE_IN_TITLE = re.compile(rf"\s{{0,3}}\((?:(?i:{_LABEL})\s{{0,4}}(?P<file>{_FILE})|(?P<bare>{_BARE}))\)$")

DOCUMENT = re.compile(r":-?\d{1,4}$")  # which document of a file: "KS-2024-00027:58"

DECISION = _compiled(r"(?:(?P<whose>.{1,60}?)\s)?beslut(?:ar|ade)?(?:\sföljande|\satt)?:?")
HISTORY = _compiled(r"(?:ärendets\s)?tidigare\s(?:behandling|handläggning|beslut)(?:\si\särendet)?:?")
_SECTIONS = (
    r"handling|handlingar|yrkande|yrkanden|propositionsordning|propositionsordningar|omröstning"
    r"|omröstningar|huvudvotering|votering|reservation|reservationer|protokollsanteckning"
    r"|protokollsanteckningar|justering|information|beslutsgång|jäv|ärendet|sammanfattning|bakgrund"
    r"|beslutsunderlag|underlag|yttrande|yttranden|överläggning|inlägg|anföranden|anförande|ajournering"
    r"|beredning|motivering|skäl|bilaga|bilagor|sändlista|motioner|motion|skrivelse|skrivelser"
    r"|interpellation|interpellationer|tilläggsyrkande|tilläggsyrkanden|återremissyrkande"
    r"|bordläggningsyrkande|närvarorätt|talare|debatt"
)
_LONGER = (
    r"(?:protokollsutdrag|utdrag|beslutet\s(?:ska\s)?(?:skickas|expedieras|delges)|expedieras|skickas\still|kopia\still)\b.{0,60}|fråga\s\d{1,3}|bilaga\s\d{1,3}"
    r"|särskilt\syttrande|deltar\sinte\si\sbeslutet|ej\sdeltagande.{0,40}|förslag\still\sbeslut.{0,40}"
    r"|(?!enligt|bifall|i\s|med\s).{1,40}\sförslag(?:\still\sbeslut)?|sammanfattning\sav\särendet|ärendebeskrivning|beskrivning\sav\särendet"
    r"|propositions-?\soch\somröstningsordning|tjänstgörande.{0,40}"
)
SECTION = _compiled(rf"(?:{_SECTIONS}|{_LONGER}):?")
ANNEX = _compiled(r"bilaga(?:\s\d{1,3})?:?")

# --- what a decision says ---

QUOTED = re.compile(r"[”\"“»][^”\"“»«]{0,600}[”\"“«»]")
LEAD = _compiled(r"(?:enligt|bifall\still|i\senlighet\smed|i\söverensstämmelse|med\sbifall)\b[^:]{0,400}:\s{0,3}")
SENT_BACK_LEAD = _compiled(r"återremiss(?:yrkande\w{0,4})?\b")
NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s+\S")
THAT = re.compile(r"(?:[-–•*]\s{0,3})?att\s")
RULES_ON_MOTIONS = _compiled(r"\byrkande\w{0,6}\b.{0,200}\b(?:avslå|bifall|avgör)|\bmot\sbifall\b")

ITSELF = _compiled(
    r"(?:att\s|beslutar\s|kommunfullmäktige\s|fullmäktige\s|kommunstyrelsen\s|nämnden\s){0,4}"
    r"(?:(?:återremittera|bordlägga|återförvisa|remittera)\s)?"
    r"(?:ärendet|motionen|interpellationen|frågan|medborgarförslaget|redovisningen|rapporten|förslaget|valet)\b"
)
POSTPONED = _compiled(r"\b(?:bordlägg(?:s|es|as|a|er)|bordlades|bordlade|bordlagts)\b")
SENT_BACK = _compiled(
    r"\b(?:återremitter(?:as|a|ar|ades|ade)|återförvisa[sr]?|(?:skicka|sänd|lämna)s\står?\s?tillbaka"
    r"|(?:skicka|sänd|lämna)s\stillbaka)\b"
)
SENT_OUT = _compiled(r"(?<!åter)\bremitter(?:as|a|ar|ades)\b")
NOT_SO = _compiled(r"\b(?:inte|ej|icke)\s(?:\w{1,20}\s)?$")
NOT_AFTER = _compiled(r"\s(?:inte|ej|icke)\b")
REMOVED = _compiled(
    r"\b(?:ärendet|interpellationen|motionen|frågan|punkten|frågorna)\b.{0,120}\butgår\b|\A(?:utgår|utgick)\.?\Z"
    r"|\butgår\s(?:från|ur)\s(?:dagordningen|föredragningslistan)"
)
WITHDRAWN = _compiled(
    r"\b(?:dra(?:s|gits|gen|get|gna|r)\stillbaka|drog\stillbaka|återta(?:s|gits|gen|get)|återkalla(?:s|ts|d|t))\b"
)
WRITTEN_OFF = _compiled(r"\bavskriv(?:s|as|er|a)\b")
ROUTINE = _compiled(r"\bfår\s(?:framställas|ställas|väckas)\b")
ASSIGNED = _compiled(
    r"\b(?:får|ges|har\sfått|får\sockså)\b(?P<between>[^.;:]{0,200}?)\bi\suppdrag\b|\buppdra(?:s|r)?\såt\s(?P<to>[^,.;:]{2,80}?)\satt\b"
)
TO_DO = _compiled(r"\A[\s,]{0,4}att\b[\s,]{0,4}")
BESIDE = _compiled(r"\s(?:tilldelas|bemyndigas|ansvarar|ska|ges|beviljas)\s")
PREPARES = _compiled(r"\buppdrag\satt\s(?:\w{1,20}\s){0,3}?bereda\s(?:ärendet|motionen|frågan|förslaget)\b")

APPROVED = _compiled(
    r"\b(?:bifall(?:s|es|er|as)|bifölls|godkänn(?:s|er|as)|godkändes|antas|antages|antogs|fastställ(?:s|er|as)|fastställdes"
    r"|tillstyrk(?:s|er|es))\b|(?:\A|\bbeslutar\s)att\s(?:bifalla|godkänna|anta|fastställa)\b"
)
IN_PART = _compiled(r"\b(?:delvis\sbifall\w{0,2}|bifall\w{1,2}\s(?:delvis|i\sden\sdel|till\sden\sdel))\b")
REJECTED = _compiled(r"\b(?:avslå[sr]|avslogs)\b|(?:\A|\bbeslutar\s)att\savslå\b")
ANSWERED = _compiled(r"\bbesvarad(?:e|t)?\b")
NOTED = _compiled(
    r"\b(?:anteckna[srt]|noteras|läggs?\still\shandlingarna)\b|\batt\slägga\b.{1,120}\btill\shandlingarna"
)
ANSWERS = _compiled(r"\b(?:besvarar|besvarade|svarar\spå|besvaras)\b")
INCOMING = _compiled(r"\bhar\sföljande\b.{0,120}\binkommit\b")

_ENDS = (
    r"(?=\sför\satt\b|(?<!nämnden)(?<!utskottet)(?<!beredningen)(?<!kommittén)\sför\b|\si\ssyfte|\si\senlighet|\senligt\b|\ssom\b|\smed\b"
    r"|\satt\b|\sgenom\b|[,.;:(]|\Z)"
)
RECIPIENT = _compiled(rf"\btill\s(?P<who>[^\d].{{1,90}}?){_ENDS}")
MINORITY = _compiled(r"\bminoritets(?:återremiss|bordläggning)\b")
LACK_OF_TIME = _compiled(r"\btidsbrist|\btidsskäl|\bklockan\sär\b")
CLOCK = _compiled(r"\bklockan\sär\s(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\b")
ABSENT = _compiled(r"\bfrånvar(?:o|ande)\b")
NEXT_MEETING = _compiled(r"\b(?:nästa|nästkommande|kommande)\s(?:\w{0,30}(?:sammanträde|möte)\w{0,2})\b")

# --- points of order ---

_LINK = r"(?:[-–—,]|och|samt|till(?:\soch\smed)?|t\.?o\.?m\.?)"
_NUMBERS = rf"\s{{0,3}}(?P<ranges>\d{{1,5}}(?:\s{{0,2}}{_LINK}\s{{0,2}}(?:§§?\s{{0,2}})?\d{{1,5}}){{0,60}})"
_ITEMS = r"(?:paragraf(?:en|erna|er)?|(?:\w{0,30}ärende|punkt|motion|interpellation)(?:en|na|n|erna|er)?)"
PARAGRAPHS = _compiled(rf"(?:§§?|\bparagraf(?:en|erna|er)?\b){_NUMBERS}")
RANGES = _compiled(rf"(?:§§?|\b{_ITEMS}\b){_NUMBERS}")

# --- kinds of matter ---

KINDS = (
    ("motion", _compiled(r"(?:svar\spå\s|besvarande\sav\s)?motion(?:en)?\b")),
    ("interpellation", _compiled(r"(?:svar\spå\s|besvarande\sav\s)?interpellation(?:en)?\b")),
    ("question", _compiled(r"(?:svar\spå\s|besvarande\sav\s)?(?:enkel\s|skriftlig\s)?fråga\b")),
    ("proposal", _compiled(r"(?:svar\spå\s)?(?:medborgar|invånar|ungdoms)förslag\b")),
    (
        "election",
        _compiled(r"(?:val(?:et)?\sav|valberedningens|avsägelse|fyllnadsval|entledigande|förrättande\sav\sval)\b"),
    ),
    (
        "report",
        _compiled(
            r"(?:återrapporter|redovisning|\w{0,30}rapport|uppföljning|fördjupad\suppföljning|utvärdering"
            r"|\w{0,30}årsredovisning)\w{0,12}\b"
        ),
    ),
)


def kind_of(title: str) -> str:
    """
    The kind of matter its title's first words name.
    """
    return next((kind for kind, words in KINDS if words.match(title)), "item")
