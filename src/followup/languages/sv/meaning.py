"""
What undoes a Swedish wording, what stands without one, and why and for what something was done.
"""

from __future__ import annotations

import re

from followup.languages.sv.remaining import UNSETTLED
from followup.languages.vocabulary import (
    SpecialWords,
    Vetoes,
    words,
)
from followup.model.codes import Purpose, Reason


VETOES = Vetoes(
    negation_before=re.compile(r"(?<!\w)(?:inte|ej|icke|aldrig|varken)\s(?:\w{1,15}\s)?\Z", re.IGNORECASE),
    negation_after=re.compile(r"\s(?:\w{1,15}\s)?(?:inte|ej|icke|aldrig)(?!\w)", re.IGNORECASE),
    proposals=words(
        r"yrka\w{0,4}|(?<!efter\s)(?<!enligt\s)(?<!på\s)yrkande\w{0,3}|föreslår|föreslås"
        r"|föreslog|föreslogs|reserverar\ssig|motsätter\ssig|proposition(?:er)?"
        r"|hemställ\w{1,4}"
        r"|(?:önskar|önskade|ville|vill|begär|begärde)(?:\satt|\sha|\sfå)?|fråga[rs]|frågade"
        r"|undrar|undrade|(?<!enligt\s)förslag(?:et)?\s(?:om\s)?att"
        r"|(?:ett\s)?förslag(?:et)?\som"
    ),
    history=words(
        r"(?:vid|på|från|under|till)\s(?:det\s)?(?:förra|föregående|senaste"
        r"|tidigare)\s\w{0,30}(?:möte|sammanträde)\w{0,2}|(?:förra|föregående)\s(?:mötet"
        r"|sammanträdet|året|gången)"
        r"|sedan\stidigare|(?:har|hade|är)\stidigare|tidigare\s(?:bordlag[dt]a?"
        r"|återremittera[dt]e?)|i\s(?:våras|höstas|somras|vintras|fjol)"
    ),
    unreal=re.compile(
        r"\A\s{0,3}(?:om|ifall|såvida)\s(?!tid|det\sfinns\stid|utrymme)|(?<!\w)(?:kan|kunde"
        r"|bör|borde|skulle|riskerar\satt|brukar|som)\s(?:\w{1,15}\s)?\Z",
        re.IGNORECASE,
    ),
    asks=words(r"önskar(?:\satt)?|ber\som\satt|begär\satt"),
)
_FACT = r"(?:datum|tidpunkt|tid|plats|lokal|värd|talare|budget)(?:en|et|n)?"
SPECIAL = SpecialWords(
    umbrella=words(
        r"(?:(?:eventuella|flera|andra|övriga|några|diverse|ett\santal|alla"
        r"|ytterligare)\s)?(?:utestående|kvarstående|kvarvarande|resterande"
        r"|oavslutade)\s(?:ärenden|frågor|punkter)"
    ),
    umbrella_title="Utestående ärenden (ej namngivna)",
    missing_fact=words(
        rf"(?P<fact>(?:exakt\s)?{_FACT}(?:\s(?:och|eller|samt)\s{_FACT})?(?:\sför\s[^.;,]{{1,80}}?)?)\s"
        r"(?:(?:är|har)\s(?:ännu\s)?(?:inte|ej)\s(?:ännu\s)?(?:blivit\s)?(?:satt|bestäm[dt]"
        r"|fastställ[dt]|klar|klart|beslutad|beslutat|bokad|bokat|utsed[dt]|utsett)(?:e|a)?"
        r"|saknas\sännu|återstår\satt\sbestämma)"
    ),
    missing_of="för {body}s möte",
    missing_for="för {event}",
    fact_complete=re.compile(r"\sför\s"),
    interim=words(r"så\slänge|under\stiden|tills\svidare|till\sdess|fram\still\sdess"),
    nothing=re.compile(r"(?:inga|ingen|inget|inga\sövriga\sfrågor|inget\satt\srapportera|–|-)\.?", re.IGNORECASE),
    unsettled=UNSETTLED,
)
REASONS = (
    (
        Reason.LACK_OF_TIME,
        words(
            r"tidsbrist|brist\spå\stid|tiden\s(?:inte\s)?(?:räck\w{1,4}|rann)(?:\sinte)?"
            r"|hanns?\s(?:\w{1,20}\s)?inte|av\stidsskäl"
        ),
    ),
    (
        Reason.LATE_MATERIAL,
        words(
            r"sent\s(?:inkom\w{0,3}|utskick\w{0,4})|sena\shandlingar|(?:kom|kommit|inkom"
            r"|skickades)\s(?:in\s|ut\s)?(?:för\s)?sent"
        ),
    ),
    (
        Reason.INCOMPLETE_MATERIAL,
        words(
            r"underlag(?:et)?\s(?:saknas|saknades|är\sinte|var\sinte|inte)|saknas\sunderlag"
            r"|ofullständigt\sunderlag|(?:kompletterande|ytterligare)\sunderlag|underlagen\s(?:är"
            r"|var)\sinte"
        ),
    ),
    (
        Reason.ABSENCE,
        words(
            r"frånvaro|frånvarande|(?:är|var|kunde)\sinte\s(?:närvara\w{0,4}|delta)|sjukdom|sjuk"
            r"|förhinder|förhindrad"
        ),
    ),
    (
        Reason.AWAITING_REPLY,
        words(
            r"(?:avvaktan|väntan)\spå\s(?:ett\s)?svar|inväntar\ssvar|invänta\ssvar|svar\s(?:har\s)?(?:inte"
            r"|ännu\sinte)\s\w{1,12}"
        ),
    ),
    (
        Reason.AWAITING_OTHER_BODY,
        words(
            r"(?:(?:avvaktan|väntan)\spå|inväntar|invänta)\s[^.;,]{0,60}?(?:beslut|behandling|besked"
            r"|yttrande)"
        ),
    ),
    (Reason.MINORITY_REQUEST, words(r"minoritets(?:bordläggning|återremiss)\w{0,2}")),
    (Reason.ALREADY_POSTPONED, words(r"redan\sbordlag[dt]")),
    (
        Reason.MORE_CONSIDERATION,
        words(
            r"ytterligare\s(?:beredning|överväganden?|diskussion)|mer\sbetänketid"
            r"|fortsatt\s(?:beredning|diskussion)|behöver\sberedas"
        ),
    ),
    (Reason.OTHER, words(r"på\sgrund\sav|med\sanledning\sav")),
)
PURPOSES = (
    (Purpose.PREPARATION, words(r"för\s(?:fortsatt\s|vidare\s)?beredning|för\shandläggning")),
    (Purpose.CONSULTATION, words(r"för\s(?:yttrande|synpunkter|samråd)|på\sremiss")),
    (Purpose.INFORMATION, words(r"för\s(?:kännedom|information)")),
    (Purpose.DECISION, words(r"för\s(?:beslut|avgörande|ställningstagande)")),
)
