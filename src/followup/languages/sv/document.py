"""
How Swedish minutes are laid out: headings inside an item, labels of the header, signatures.
"""

from __future__ import annotations

import re

from followup.languages.vocabulary import (
    HeaderWords,
    LayoutWords,
    phrase_set,
    starting,
    word_set,
    words,
)
from followup.model.codes import DocumentKind


LAYOUT = LayoutWords(
    decisions=re.compile(r"(?:\w{1,40}s\s)?(?:beslut|beslutspunkter)|\w{1,40}\sbeslutar?|beslut och åtgärder"),
    silent=re.compile(
        r"yrkanden?|förslag till beslut|beslutsförslag|tidigare (?:behandling|beslut)|bakgrund|reservation(?:er)?"
        r"|propositionsordning|ärendet|sammanfattning av ärendet|beslutsunderlag"
        r"|protokollsanteckning(?:ar)?|handling(?:ar)?"
    ),
    actions=re.compile(r"åtgärd|att göra|uppdrag|ansvarig", re.IGNORECASE),
    sections=phrase_set(
        """
        diskussion|information|bakgrund|sammanfattning|åtgärd|åtgärder|att göra|notering|noteringar|
        kommentar|kommentarer|föredragning|föredragande|ärendebeskrivning|redovisning|synpunkter|
        frågor|uppföljning|nästa steg|slutsats|slutsatser|justering|uppdrag|aktiviteter|ansvarig|
        ansvariga|status|bilagor|protokollsutdrag
        """
    ),
    signatures=starting(
        r"vid\s(?:minnes|mötes)?(?:anteckningarna|protokollet|pennan)|justeras|justerat"
        r"|justerare|justeringsperson(?:er)?"
        r"|anteckna(?:t|de)(?:\sav)?|protokollförare|underskrifter|sekreterare:?$"
    ),
    file_number=re.compile(
        r"(?:ärendenummer|ärendenr|dnr|diarienummer|diarienr)[.:]?\s{0,3}(?P<number>[A-ZÅÄÖ]{0,6}\s?[\w/:.\-]{3,30})",
        re.IGNORECASE,
    ),
    page=re.compile(
        r"(?:sida|sid\.?|s\.)?\s{0,3}\d{1,3}\s{0,3}(?:\(\d{1,3}\)|(?:/|av|:)\s{0,3}\d{1,3})"
        r"|(?:sida|sid\.?)\s{0,3}\d{1,3}|-\s?\d{1,3}\s?-",
        re.IGNORECASE,
    ),
    decision_list=re.compile(r"(?:att|dels)\s", re.IGNORECASE),
    unfinished=re.compile(
        r"\b(?:och|samt|för|av|i|inom|på|till|med|om|vid|från|den|det|en|ett|under|kring|inför"
        r"|mellan)$",
        re.IGNORECASE,
    ),
    keeps_hyphen=frozenset({"och", "eller", "samt", "respektive"}),
    abbreviations=word_set(
        """
        kl p t.ex t ex bl.a bl a s.k ca nr dnr resp f.d fr.o.m t.o.m d.v.s dvs jfr kap st tel inkl
        exkl ang ordf sekr pkt ev m.m mm osv etc max min resp forts fam avd okt nov dec jan feb mar apr aug sept
        ggr alt jmf mån tis ons tors fre lör sön styr gm red
        """
    ),
)
HEADER = HeaderWords(
    titles={
        "minnesanteckningar": DocumentKind.NOTES,
        "minnesanteckning": DocumentKind.NOTES,
        "mötesanteckningar": DocumentKind.NOTES,
        "mötesnoteringar": DocumentKind.NOTES,
        "anteckningar": DocumentKind.NOTES,
        "sammanträdesprotokoll": DocumentKind.MINUTES,
        "mötesprotokoll": DocumentKind.MINUTES,
        "styrelseprotokoll": DocumentKind.MINUTES,
        "protokoll": DocumentKind.MINUTES,
    },
    title_links=re.compile(
        r"(?:(?:fört|förda|skrivet|skrivna|upprättat)\s)?(?:från|för|vid|av|över|i|på"
        r"|med)\s(?:ordinarie\s)?(?:möte[t]?\s(?:med|i|för)\s|sammanträde[t]?\s(?:med|i"
        r"|för)\s)?"
        r"|möte[t]?\s(?:med|i|för)\s|sammanträde[t]?\s(?:med|i|för)\s|[:–-]\s",
        re.IGNORECASE,
    ),
    labels={
        "date": (
            "datum och tid",
            "tid och datum",
            "tid och plats",
            "plats och tid",
            "datum/tid",
            "sammanträdesdatum",
            "mötesdatum",
            "datum",
            "tid",
        ),
        "place": ("plats", "lokal", "mötesplats"),
        "present": (
            "närvarande ledamöter",
            "beslutande ledamöter",
            "närvarande deltagare",
            "närvarolista",
            "närvarande",
            "deltagare",
            "deltagande",
            "beslutande",
            "övriga närvarande",
            "övriga deltagare",
            "adjungerade",
            "adjungerad",
            "inbjudna",
            "gäster",
            "ledamöter",
        ),
        "absent": (
            "ej närvarande",
            "icke närvarande",
            "inte närvarande",
            "anmält förhinder",
            "frånvarande",
            "förhindrade",
            "förhinder",
            "ej deltagande",
        ),
        "chair": ("ordförande", "mötesordförande", "ordf.", "mötesledare"),
        "notes_by": (
            "vid anteckningarna",
            "vid protokollet",
            "vid pennan",
            "sekreterare",
            "antecknat av",
            "antecknare",
            "protokollförare",
            "mötessekreterare",
        ),
        "verified_by": (
            "justeringsperson",
            "justeringspersoner",
            "justerat av",
            "justerare",
            "justeras av",
            "justeras",
            "justerat",
        ),
        "body": ("organ", "nämnd", "grupp", "mötesgrupp", "forum"),
        "number": ("protokoll nr", "protokollnummer", "diarienummer", "dnr", "mötesnummer"),
        "other": (
            "kopia till",
            "kopia",
            "bilagor",
            "bilaga",
            "dagordning",
            "distribution",
            "sändlista",
            "kallade",
            "ärenden",
            "paragrafer",
        ),
    },
    chair=words(r"ordförande|mötesordförande|ordf\.?"),
    notes_by=words(r"sekreterare|sekr\.?|vid\spennan|antecknar|protokollförare"),
    verified_by=words(r"justerare|justeringsperson"),
    items=re.compile(
        r"\(?\s?(?:deltog\s)?(?:under\s|vid\s|från\s|t\.?o\.?m\.?\s)?(?:punkt(?:en|erna)?|p\."
        r"|§§?)\s{0,2}(?P<numbers>[\d\s,–\-och]{1,40}?)\s?(?:\)|$)"
    ),
    organisations=frozenset(
        {
            "region",
            "regionen",
            "kommun",
            "kommunen",
            "stad",
            "länsstyrelsen",
            "förbund",
            "förbundet",
            "ab",
            "kommunförbund",
            "bibliotek",
            "stadsbibliotek",
            "universitet",
            "högskola",
        }
    ),
    digital=words(r"digitalt?|teams|zoom|meet|distans|videomöte|online"),
    hybrid=words(r"hybrid\w{0,6}|(?:samt|och|eller)\s(?:digitalt|via\s(?:teams|zoom|länk)|på\s(?:teams|distans))"),
    physical=words(r"fysiskt?|på\splats"),
    venue=re.compile(r"(?<!\w)(?:i|på|hos|plats:?)\s(?P<venue>[A-ZÅÄÖ][^.;\n]{1,80})"),
    number=re.compile(r"(?:protokoll|möte)\s(?:nr|nummer)\.?\s?(?P<number>\d{1,4}(?:/\d{2,4})?)", re.IGNORECASE),
)
