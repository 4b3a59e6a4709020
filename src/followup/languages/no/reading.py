"""
Norwegian, and Danish with it: what it shares with Swedish is Swedish's, its own are days, labels and signs.

No wording is read in it: what happened to a matter is told by the signs alone.
"""

from __future__ import annotations

import re

from attrs import evolve

from followup.languages.calendar import DateWords
from followup.languages.no.forms import FORMS
from followup.languages.sv.reading import READING as SWEDISH
from followup.languages.vocabulary import starting, word_set, words
from followup.model.codes import DocumentKind


_NAMES = (
    *("januar jan", "februar feb", "mars marts", "april apr", "mai maj", "juni jun", "juli jul", "august aug"),
    *("september sept sep", "oktober okt", "november nov", "desember december des dec"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
DATES = DateWords(
    months=_MONTHS,
    weekdays={name + ending: number for number, name in enumerate(_DAYS) for ending in ("", "en")},
    quarters={"første": 1, "andre": 2, "anden": 2, "tredje": 3, "fjerde": 4},
    year_marks=("i", "i løpet av", "i løbet af", "år", "utgangen av", "udgangen af"),
    before_day=("den", "d."),
    slashed=True,
)
_BODIES = evolve(
    SWEDISH.bodies,
    endings=(
        *("styret", "styre", "bestyrelsen", "bestyrelse", "utvalget", "utvalg", "udvalget", "udvalg", "råd", "rådet"),
        *(
            "gruppe",
            "gruppen",
            "gruppa",
            "komité",
            "komiteen",
            "nemnda",
            "nævnet",
            "forening",
            "foreningen",
            "nettverk",
        ),
    ),
    generic=frozenset({"møtet", "mødet", "gruppen", "gruppa"}),
    next_meeting=re.compile(
        r"(?<!\w)(?:(?P<of>\w{2,40}s)\s)?(?:neste|næste|kommende)\s(?P<prefix>\w{0,40}?)"
        r"(?:mø[td]e(?:t|ts|s)?|gang)(?!\w)",
        re.IGNORECASE,
    ),
    meeting=re.compile(r"(?<!\w)(?:(?P<of>\w{2,40}s)\s)?(?P<prefix>\w{0,40}?)mø[td]e(?:t|ts|s)?(?!\w)", re.IGNORECASE),
    hint=re.compile(r"mø[td]e|gang", re.IGNORECASE),
    meets=words(r"møtes|mødes|avholdes|afholdes|holdes|finner\ssted|finder\ssted|blir|bliver|er"),
)
_LABELS = {
    "date": ("dato og tid", "tid og dato", "tid og sted", "sted og tid", "dato", "tid", "tidspunkt"),
    "place": ("sted", "lokale", "møtested", "mødested"),
    "present": ("til stede", "tilstede", "deltakere", "deltagere", "oppmøte", "fremmødte", "fremmøtte", "deltager"),
    "absent": ("ikke til stede", "ej tilstede", "forfall", "frafall", "afbud", "fraværende", "meldt forfall"),
    "chair": ("møteleder", "mødeleder", "ordstyrer", "dirigent", "styreleder", "formand"),
    "notes_by": ("referent", "møtereferent", "skrevet av", "sekretær"),
    "verified_by": ("godkjent av", "godkendt af"),
    "body": ("utvalg", "udvalg", "gruppe", "styre"),
    "number": ("møte nr", "møde nr", "referat nr"),
    "other": ("dagsorden", "saksliste", "vedlegg", "bilag", "kopi til"),
}
_HEADER = evolve(
    SWEDISH.header,
    titles={
        "møtereferat": DocumentKind.MINUTES,
        "mødereferat": DocumentKind.MINUTES,
        "referat": DocumentKind.MINUTES,
        "protokoll": DocumentKind.MINUTES,
        "protokol": DocumentKind.MINUTES,
        "notater": DocumentKind.NOTES,
        "noter": DocumentKind.NOTES,
    },
    labels=_LABELS,
    title_links=starting(r"(?:fra|for|av|af|til)\s(?:mø[td]e[t]?\s(?:i|med|for)\s)?|[:–-]\s"),
    chair=words(r"møteleder|mødeleder|ordstyrer|dirigent|leder|formand"),
    notes_by=words(r"referent|sekretær"),
    digital=words(r"digitalt?|teams|zoom|online|nett"),
    physical=words(r"fysisk"),
    number=re.compile(r"(?:mø[td]e|referat)\s(?:nr\.?|nummer)\s?(?P<number>\d{1,4}(?:/\d{2,4})?)", re.IGNORECASE),
)
_LAYOUT = evolve(
    SWEDISH.layout,
    decisions=re.compile(r"(?:vedtak|vedtatt|beslutning(?:er)?|konklu[st]ion)"),
    silent=re.compile(r"forslag(?: til vedtak)?|bakgrunn|baggrund|saksopplysninger"),
    actions=re.compile(r"oppgaver?|opgaver?|gjøremål|ansvar(?:lig)?|tiltak", re.IGNORECASE),
    sections=frozenset({"diskusjon", "diskussion", "drøfting", "orientering", "ansvarlig", "status", "neste skritt"}),
    signatures=starting(r"underskrifter|underskrift|godkjent\sav|godkendt\saf"),
    unfinished=re.compile(r"\b(?:og|eller|samt|for|av|af|i|på|til|med|om|ved|fra|den|det|en|et)$", re.IGNORECASE),
    keeps_hyphen=frozenset({"og", "eller", "samt"}),
    abbreviations=word_set("kl f.eks bl.a ca nr dvs osv evt inkl ekskl pga mht iht jf tlf stk d pkt mv"),
)
COMMON = word_set("og at det som en på er for med av af til den et har ikke om skal ble blev fra vi møte møde de")
READING = evolve(
    SWEDISH,
    code="no",
    common=COMMON,
    dates=DATES,
    layout=_LAYOUT,
    header=_HEADER,
    bodies=_BODIES,
    wordings=(),
    reasons=(),
    forms=FORMS,
)
