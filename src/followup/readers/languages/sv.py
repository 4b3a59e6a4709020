"""
Swedish: the words of minnesanteckningar and protokoll.

Where a word means something else in everyday Swedish ("utgår från", "det antas att") the pattern says so.
"""

from __future__ import annotations

import re

from followup.model.codes import Certainty, Disposition, DocumentKind, Outcome, Purpose, Reason
from followup.readers.dates import DateWords
from followup.readers.language import (
    BodyWords,
    HeaderWords,
    Language,
    LayoutWords,
    Named,
    Needs,
    SpecialWords,
    TargetWords,
    TitleWords,
    Vetoes,
    Wording,
    starting,
    words,
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb febr",
            "mars mar",
            "april apr",
            "maj",
            "juni jun",
            "juli jul",
            "augusti aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name + ending: number
    for number, name in enumerate(("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"))
    for ending in ("", "en", "ens")
}
_SEASONS = {
    "våren": (1, 1),
    "sommaren": (6, 1),
    "hösten": (8, 1),
    "semestern": (8, 1),
    "semestrarna": (8, 1),
    "årsskiftet": (1, 1),
    "nyår": (1, 1),
    "jul": (1, 1),
    "julen": (1, 1),
}
_AFTER_SEASONS = {"efter sommaren": (8, 1), "efter våren": (6, 1)}
_MEETING = r"(?:möte|sammanträde)(?:t|s|ts)?"

DATES = DateWords(
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    quarters={"första": 1, "andra": 2, "tredje": 3, "fjärde": 4},
    year_marks=("under", "år", "helåret", "utgången av", "slutet av"),
    before_day=("den",),
    slashed=True,
)

LAYOUT = LayoutWords(
    item="punkt",
    decisions=re.compile(r"(?:\w{1,40}s\s)?(?:beslut|beslutspunkter)|\w{1,40}\sbeslutar?|beslut och åtgärder"),
    silent=re.compile(
        r"yrkanden?|förslag till beslut|beslutsförslag|tidigare (?:behandling|beslut)|bakgrund|reservation(?:er)?"
        r"|propositionsordning|ärendet|sammanfattning av ärendet|beslutsunderlag|protokollsanteckning(?:ar)?|handling(?:ar)?"
    ),
    sections=frozenset(
        """
        diskussion|information|bakgrund|sammanfattning|åtgärd|åtgärder|att göra|notering|noteringar|kommentar|kommentarer
        |föredragning|föredragande|ärendebeskrivning|redovisning|synpunkter|frågor|uppföljning|nästa steg|slutsats
        |slutsatser|justering|uppdrag|aktiviteter|ansvarig|ansvariga|status|bilagor|protokollsutdrag
        """.replace("\n", "").replace("  ", "").split("|")
    ),
    signatures=starting(
        r"vid\s(?:minnes|mötes)?(?:anteckningarna|protokollet|pennan)|justeras|justerat|justerare|justeringsperson(?:er)?"
        r"|anteckna(?:t|de)(?:\sav)?|protokollförare|underskrifter|sekreterare:?$"
    ),
    file_number=re.compile(
        r"(?:ärendenummer|ärendenr|dnr|diarienummer|diarienr)[.:]?\s{0,3}(?P<number>[A-ZÅÄÖ]{0,6}\s?[\w/:.\-]{3,30})",
        re.IGNORECASE,
    ),
    page=re.compile(
        r"(?:sida|sid\.?|s\.)?\s{0,3}\d{1,3}\s{0,3}(?:\(\d{1,3}\)|(?:/|av|:)\s{0,3}\d{1,3})|(?:sida|sid\.?)\s{0,3}\d{1,3}|-\s?\d{1,3}\s?-",
        re.IGNORECASE,
    ),
    decision_list=re.compile(r"(?:att|dels)\s", re.IGNORECASE),
    unfinished=re.compile(r"\b(?:och|samt|för|av|i|inom|på|till|med|om|vid|från|den|det|en|ett|under|kring|inför|mellan)$", re.IGNORECASE),
    keeps_hyphen=frozenset({"och", "eller", "samt", "respektive"}),
    abbreviations=frozenset(
        "kl p t.ex t ex bl.a bl a s.k ca nr dnr resp f.d fr.o.m t.o.m d.v.s dvs jfr kap st tel inkl exkl ang ordf sekr pkt".split()
    ),
    closing=starting(r"(?:\w+\s){1,3}tackar"),
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
        r"(?:(?:fört|förda|skrivet|skrivna|upprättat)\s)?(?:från|för|vid|av|över|i|på|med)\s(?:ordinarie\s)?(?:möte[t]?\s(?:med|i|för)\s|sammanträde[t]?\s(?:med|i|för)\s)?"
        r"|möte[t]?\s(?:med|i|för)\s|sammanträde[t]?\s(?:med|i|för)\s|[:–-]\s",
        re.IGNORECASE,
    ),
    labels={
        "date": ("datum och tid", "tid och datum", "tid och plats", "plats och tid", "datum/tid", "sammanträdesdatum", "mötesdatum", "datum", "tid"),
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
        "absent": ("ej närvarande", "icke närvarande", "inte närvarande", "anmält förhinder", "frånvarande", "förhindrade", "förhinder", "ej deltagande"),
        "chair": ("ordförande", "mötesordförande", "ordf.", "mötesledare"),
        "notes_by": ("vid anteckningarna", "vid protokollet", "vid pennan", "sekreterare", "antecknat av", "antecknare", "protokollförare", "mötessekreterare"),
        "verified_by": ("justeringsperson", "justeringspersoner", "justerat av", "justerare", "justeras av", "justeras", "justerat"),
        "body": ("organ", "nämnd", "grupp", "mötesgrupp", "forum"),
        "number": ("protokoll nr", "protokollnummer", "diarienummer", "dnr", "mötesnummer"),
        "other": ("kopia till", "kopia", "bilagor", "bilaga", "dagordning", "distribution", "sändlista", "kallade", "ärenden", "paragrafer"),
    },
    chair=words(r"ordförande|mötesordförande|ordf\.?"),
    notes_by=words(r"sekreterare|vid\spennan|antecknar|protokollförare"),
    verified_by=words(r"justerare|justeringsperson"),
    items=re.compile(r"\(?\s?(?:deltog\s)?(?:under\s|vid\s|från\s|t\.?o\.?m\.?\s)?(?:punkt(?:en|erna)?|p\.|§§?)\s{0,2}(?P<numbers>[\d\s,–\-och]{1,40}?)\s?(?:\)|$)"),
    organisations=frozenset(
        {"region", "regionen", "kommun", "kommunen", "stad", "länsstyrelsen", "förbund", "förbundet", "ab", "kommunförbund", "bibliotek", "stadsbibliotek", "universitet", "högskola"}
    ),
    digital=words(r"digitalt?|teams|zoom|meet|distans|videomöte|online"),
    hybrid=words(r"hybrid\w{0,6}"),
    physical=words(r"fysiskt?|på\splats"),
    venue=re.compile(r"(?<!\w)(?:i|på|hos|plats:?)\s(?P<venue>[A-ZÅÄÖ][^.;\n]{1,80})"),
    number=re.compile(r"(?:protokoll|möte)\s(?:nr|nummer)\.?\s?(?P<number>\d{1,4}(?:/\d{2,4})?)", re.IGNORECASE),
)

BODIES = BodyWords(
    endings=(
        *("grupp", "gruppen", "nämnd", "nämnden", "styrelse", "styrelsen", "kommitté", "kommittén", "råd", "rådet"),
        *("utskott", "utskottet", "fullmäktige", "beredningen", "nätverk", "nätverket", "samverkan", "direktionen"),
        *("direktion", "delegationen", "delegation", "forumet", "kansliet", "förvaltningen", "förbundet"),
    ),
    generic=frozenset({"gruppen", "mötet", "gruppens", "mötets", "sammanträdet"}),
    suffixes=("arna", "erna", "orna", "en", "et", "n", "t"),
    own_compounds=frozenset(
        {"arbets", "plan", "planerings", "månads", "vecko", "avstämnings", "ordinarie", "grupp", "nätverks", "vår", "höst", "sommar", "vinter", "jul", "uppföljnings"}
    ),
    next_meeting=re.compile(
        rf"(?<!\w)(?:(?P<of>\w{{2,40}}s)\s)?(?<!ett\s)(?<!något\s)(?:nästa|nästkommande|kommande|närmast\sföljande)\s(?:ordinarie\s)?"
        rf"(?P<prefix>\w{{0,40}}?)(?:{_MEETING}|gång)(?!\w)",
        re.IGNORECASE,
    ),
    meeting=re.compile(rf"(?<!\w)(?:(?P<of>\w{{2,40}}s)\s)?(?P<prefix>\w{{0,40}}?){_MEETING}(?!\w)", re.IGNORECASE),
    with_body=re.compile(r"\s(?:(?P<loose>med)|i|hos)\s(?P<body>[^.;:]{1,120})", re.IGNORECASE),
    of_body=re.compile(r"(?<!\w)(?P<of>\w{2,40}s)\s"),
    meets=words(
        r"(?:sammanträder|träffas|möts|hålls|sker|äger\srum|genomförs)(?:\s(?:digitalt|fysiskt|via\s\w{1,20}|på\sdistans|i\shybridform))?"
    ),
    unnamed=frozenset(
        """den det dess deras denna detta dessa dagens årets månadens veckans vårens höstens sommarens vinterns gårdagens
        måndagens tisdagens onsdagens torsdagens fredagens mötets sammanträdets ett en något vårt våra vår sitt sin sina
        nästa kommande""".split()
    ),
    renewed=re.compile(r"\A(?:den\s)?(?:nya|nuvarande|tidigare|avgående|nästa)\s", re.IGNORECASE),
    links=frozenset(
        """för att med i på till om som den senast inför under av när enligt utan innan före vid kring efter samt och eller
        hos från är har ska kommer genom angående gällande sker är var får avser tar där då nästa""".split()
    ),
)

TARGETS = TargetWords(
    by=words(r"senast|före|innan|inom|före\sutgången\sav|i\sslutet\sav"),
    at_meeting_in=re.compile(
        rf"\s(?:i|under|efter|på)\s(?P<when>{'|'.join(sorted([*_MONTHS, *_SEASONS], key=len, reverse=True))})(?!\w)(?:\s(?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    to_day=re.compile(r"(?<!\w)(?:till|tills|t\.o\.m\.|fram\still)\s(?:den\s)?(?:\w{2,8}en\s(?:den\s)?)?\Z", re.IGNORECASE),
    seasons=_SEASONS | _AFTER_SEASONS,
    season=re.compile(
        r"(?<!\w)(?:till|under|i|inför)?\s?(?P<when>efter\ssommaren|(?<=till\s)(?:hösten|våren)|(?<=efter\s)(?:semestern|semestrarna|årsskiftet|nyår|jul|julen))(?!\w)(?:\s(?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    in_period=re.compile(r"(?<!\w)(?:under|i|till|inför|inom|från)\s(?=\w)", re.IGNORECASE),
    event=re.compile(
        r"(?<!\w)(?:vid|på|under|inför|till|i samband med)\s(?P<event>(?!(?:mån|tis|ons|tors|fre|lör|sön|efter|för|halv)\w{0,2}dag)"
        r"\w{2,40}(?:konferensen|konferens|dagarna|dagen|mässan|seminariet|workshopen|internatet|utbildningen|stämman))(?!\w)",
        re.IGNORECASE,
    ),
    next_year=words(r"(?:till|under)\snästa\sår"),
    if_time=words(
        r"om\s(?:det\sfinns\s(?:tid|utrymme)|(?:tid|tiden|utrymme)[^.,;]{0,40}?(?:finns|medger|medges|tillåter|räcker|ges))"
        r"(?:\s(?:i|på)\s(?:agendan|dagordningen|mötet))?|i\smån\sav\s(?:tid|utrymme)(?:\soch\s(?:tid|utrymme))?"
    ),
    precondition=words(
        r"(?:när|så\ssnart|först\snär|förutsatt\satt|under\sförutsättning\satt)\s[^.,;]{2,80}?(?:finns|är\s\w+|har\s\w+(?:\s\w+)?|kommit(?:\sin)?|inkommit|klar[ta]?|deltar|närvarar)"
        r"|i\savvaktan\spå\s[^.,;]{2,60}"
    ),
)

_ITSELF = (
    r"frågan|frågorna|ärendet|ärendena|punkten|dagordningspunkten|paragrafen|saken|diskussionen|beslutet|beslut|behandlingen"
    r"|förslaget|underlaget|ämnet|informationen|information|rapporten|redovisningen|motionen|interpellationen|ansökan"
    r"|medborgarförslaget|uppdraget|avrapporteringen|återrapporteringen|skrivelsen|remissen|resten|diskussion"
)
TITLES = TitleWords(
    itself=re.compile(
        rf"(?:denna\s|detta\s|den\s|det\s|hela\s|själva\s|även\s)?(?:{_ITSELF})(?:\s(?:i|om)\s(?:sin\shelhet|frågan|ärendet|detta))?",
        re.IGNORECASE,
    ),
    leading=re.compile(
        r"(?:även|också|därefter|därmed|därför|vidare|sedan|dock|nu|samt|och|men|att|medan|eventuella|eventuellt|dels|så|beslut:|dessutom|utan|om(?=\satt))\s+",
        re.IGNORECASE,
    ),
    lead_in=words(
        r"(?:beslutar|beslutade|beslutat|beslutades|beslutas|beslöts?|enas\som|enades\som|är\söverens\som|kom\söverens\som|önskar|önskade|begär|ber\som|vill)"
        r"(?:\s(?:enhälligt|därmed|enligt\s[^,.;]{1,40}?))?\satt"
    ),
    trailing=re.compile(
        r"(?:\A|\s)(?:har|hade|ska|skall|blev|blir|är|var|kommer|kommer\satt|måste|får|föreslås|framöver|nu|därmed|också|därför|återigen"
        r"|åter|igen|även|då|dock|senare|enhälligt|sig|och|samt|utan|beslutar|beslutade|och\sbeslut(?:\si\s(?:frågan|ärendet))?)\Z",
        re.IGNORECASE,
    ),
    cut=re.compile(
        r"\s(?:om|kring|för|på)\s(?:hur|vem|vad|när|vilka|huruvida)\s|,?\ssom\s|\sså\satt\s|\seftersom\s|\spå\sgrund\sav\s|,\s(?:då|när|där)\s"
        r"|\smed\s(?:motiveringen|anledning\sav)\s|\senligt\s",
        re.IGNORECASE,
    ),
    proposal=re.compile(r"(?:(?:ett|det)\s)?förslag(?:et|en)?(?:\s(?:till|på|om|av|avseende))?\s", re.IGNORECASE),
    of_year=re.compile(r"\s(?:för|av|år|under)\s(?:år\s)?(?P<year>20\d\d)(?!\w)", re.IGNORECASE),
    object_end=re.compile(
        r",|\s(?:på\sgrund\sav|med\sanledning\sav|då|eftersom|för\satt|med\smotiveringen|i\senlighet\smed|enligt|tills|samt\satt|till\shandlingarna|i\savvaktan)(?!\w)",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"(?:en\s|inkommen\s)?(?:förfrågan|begäran|önskemål|önskan)(?:et)?(?:\s(?:från|av)\s(?P<who>[^.;]{1,80}?))?\s(?:om\satt|att|om)\s(?P<what>[^.;]{1,300})",
        re.IGNORECASE,
    ),
    request_verb=re.compile(
        r"(?:få\s)?(?:redovisa|presentera|informera\som|berätta\som|lyfta|diskutera|ta\supp|visa)\s(?:frågan\som\s)?", re.IGNORECASE
    ),
    listing=re.compile(r",\s|\ssamt\s"),
    pair=re.compile(r"\soch\s|\ssamt\s"),
    both=re.compile(r"både\s", re.IGNORECASE),
    item_reference=re.compile(
        r"(?:punkt(?:en|erna)?|paragraf(?:en|erna)?|§§?|p\.)\s{0,2}(?P<numbers>\d{1,3}(?:\s?(?:[-–,]|och|samt)\s?\d{1,3}){0,20})(?!\w)",
        re.IGNORECASE,
    ),
    procedural=starting(
        r"(?:den\s)?(?:dagordning(?:en)?|föredragningslista(?:n)?|agenda(?:n)?|kallelse(?:n)?|(?:föregående\s(?:mötes\s)?)?(?:protokoll(?:et)?|(?:minnes|mötes)?anteckningar(?:na)?)"
        r"|röstlängd(?:en)?|möte(?:t|s)?|sammanträde(?:t|s)?|det|till\sprotokollet|närvaro(?:n)?|någon|vem)"
    ),
    kinds={
        "motion": "motion",
        "interpellation": "interpellation",
        "medborgarförslag": "proposal",
        "e-förslag": "proposal",
        "enkel": "question",
    },
    about=re.compile(
        r"(?:frågan|frågorna|fråga|ärendet|punkten|diskussionen|beslutet|beslut|behandlingen|behandling|uppdraget)\s(?:om\satt|om|kring|gällande|angående|rörande|avseende|av|att)\s",
        re.IGNORECASE,
    ),
    actor_verbs=words(
        r"tackar?|tackade|avslutar|avslutade|inleder|inledde|informerar|informerade|berättar|berättade|meddelar|meddelade|lyfter|lyfte|påpekar|påpekade"
        r"|konstaterar|konstaterade|redovisar|redovisade|presenterar|presenterade|föredrar|föredrog|noterar|noterade|säger|sade|sa|uppger|uppgav|ställer|ställde"
        r"|visar|visade|går|gick|tar|tog|har|hade|undersöker|arbetar|önskar|ber|bad|avser|lovar|lovade|ska|kommer|återkommer|åtar|åtog|fick|får|beslutar|beslutade|svarar|svarade"
    ),
    pronouns=re.compile(r"(?:den|det|denna|detta|dessa|de|dem|man|vi|han|hon|hen|jag|ni|du|något|allt|alla|båda|ingen|inga|inget|som|vilket|där|här)", re.IGNORECASE),
    joint=re.compile(r",?\s(?:och|men|medan|samt|utan)\s|;\s"),
    assignment=words(r"(?:uppdrag|åtagande)(?:et|en|s|ets)?|utlova\w{1,4}"),
    recipient=re.compile(r"\s(?:till|åt)\s", re.IGNORECASE),
    recipient_inside=re.compile(r"(?<!\w)(?:till|åt)\s", re.IGNORECASE),
    mentioned=re.compile(r"(?:frågan|fråga|önskemål|förslag|behovet?)\s(?:om|av|kring)\s(?P<matter>[^.;]{3,100})", re.IGNORECASE),
    adverbial=re.compile(
        r"(?:på\sgrund\sav|till\sföljd\sav|med\sanledning\sav|med\shänvisning\still|av\s(?:tidsskäl|\w{1,20}skäl)|efter|därmed|därför|därefter|eftersom|då|i\savvaktan|på\snästa"
        r"|till\snästa|vid\snästa|om\stid|i\smån|dessutom|slutligen|avslutningsvis)(?!\w)",
        re.IGNORECASE,
    ),
)

VETOES = Vetoes(
    negation_before=re.compile(r"(?<!\w)(?:inte|ej|icke|aldrig|varken)\s(?:\w{1,15}\s)?\Z", re.IGNORECASE),
    negation_after=re.compile(r"\s(?:\w{1,15}\s)?(?:inte|ej|icke|aldrig)(?!\w)", re.IGNORECASE),
    proposals=words(
        r"yrka\w{0,4}|(?<!efter\s)(?<!enligt\s)(?<!på\s)yrkande\w{0,3}|föreslår|föreslås|föreslog|föreslogs|reserverar\ssig|motsätter\ssig|proposition(?:er)?|hemställ\w{1,4}"
        r"|(?:önskar|önskade|ville|vill|begär|begärde)(?:\satt|\sha|\sfå)?|frågar\som|undrar\som|(?:ett\s)?förslag(?:et)?\som"
    ),
    history=words(
        r"(?:vid|på|från|under|till)\s(?:det\s)?(?:förra|föregående|senaste|tidigare)\s\w{0,30}(?:möte|sammanträde)\w{0,2}|(?:förra|föregående)\s(?:mötet|sammanträdet|året|gången)"
        r"|sedan\stidigare|(?:har|hade|är)\stidigare|tidigare\s(?:bordlag[dt]a?|återremittera[dt]e?)|i\s(?:våras|höstas|somras|vintras|fjol)"
    ),
    unreal=re.compile(
        r"\A\s{0,3}(?:om|ifall|såvida)\s(?!tid|det\sfinns\stid|utrymme)|(?<!\w)(?:kan|kunde|bör|borde|skulle|riskerar\satt|brukar|som)\s(?:\w{1,15}\s)?\Z",
        re.IGNORECASE,
    ),
    asks=words(r"önskar(?:\satt)?|ber\som\satt|begär\satt"),
)

_FACT = r"(?:datum|tidpunkt|tid|plats|lokal|värd|talare|budget)(?:en|et|n)?"
SPECIAL = SpecialWords(
    umbrella=words(
        r"(?:(?:eventuella|flera|andra|övriga|några|diverse|ett\santal|alla|ytterligare)\s)?(?:utestående|kvarstående|kvarvarande|resterande|oavslutade)\s(?:ärenden|frågor|punkter)"
    ),
    umbrella_title="Utestående ärenden (ej namngivna)",
    missing_fact=words(
        rf"(?P<fact>(?:exakt\s)?{_FACT}(?:\s(?:och|eller|samt)\s{_FACT})?(?:\sför\s[^.;,]{{1,80}}?)?)\s"
        r"(?:(?:är|har)\s(?:ännu\s)?(?:inte|ej)\s(?:ännu\s)?(?:blivit\s)?(?:satt|bestäm[dt]|fastställ[dt]|klar|klart|beslutad|beslutat|bokad|bokat|utsed[dt]|utsett)(?:e|a)?|saknas\sännu|återstår\satt\sbestämma)"
    ),
    missing_of="för {body}s möte",
    fact_complete=re.compile(r"\sför\s"),
    interim=words(r"så\slänge|under\stiden|tills\svidare|till\sdess|fram\still\sdess"),
    nothing=re.compile(r"(?:inga|ingen|inget|inga\sövriga\sfrågor|inget\satt\srapportera|–|-)\.?", re.IGNORECASE),
)

REASONS = (
    (Reason.LACK_OF_TIME, words(r"tidsbrist|brist\spå\stid|tiden\s(?:inte\s)?(?:räck\w{1,4}|rann)(?:\sinte)?|hanns?\s(?:\w{1,20}\s)?inte|av\stidsskäl")),
    (Reason.LATE_MATERIAL, words(r"sent\s(?:inkom\w{0,3}|utskick\w{0,4})|sena\shandlingar|(?:kom|kommit|inkom|skickades)\s(?:in\s|ut\s)?(?:för\s)?sent")),
    (
        Reason.INCOMPLETE_MATERIAL,
        words(r"underlag(?:et)?\s(?:saknas|saknades|är\sinte|var\sinte|inte)|saknas\sunderlag|ofullständigt\sunderlag|(?:kompletterande|ytterligare)\sunderlag|underlagen\s(?:är|var)\sinte"),
    ),
    (Reason.ABSENCE, words(r"frånvaro|frånvarande|(?:är|var|kunde)\sinte\s(?:närvara\w{0,4}|delta)|sjukdom|sjuk|förhinder|förhindrad")),
    (Reason.AWAITING_REPLY, words(r"avvaktan\spå\s(?:ett\s)?svar|inväntar\ssvar|invänta\ssvar|svar\s(?:har\s)?(?:inte|ännu\sinte)\s\w{1,12}")),
    (Reason.AWAITING_OTHER_BODY, words(r"(?:avvaktan\spå|inväntar|invänta)\s[^.;,]{0,60}?(?:beslut|behandling|besked|yttrande)")),
    (Reason.MINORITY_REQUEST, words(r"minoritets(?:bordläggning|återremiss)\w{0,2}")),
    (Reason.ALREADY_POSTPONED, words(r"redan\sbordlag[dt]")),
    (Reason.MORE_CONSIDERATION, words(r"ytterligare\s(?:beredning|överväganden?|diskussion)|mer\sbetänketid|fortsatt\s(?:beredning|diskussion)|behöver\sberedas")),
    (Reason.OTHER, words(r"på\sgrund\sav|med\sanledning\sav")),
)

PURPOSES = (
    (Purpose.PREPARATION, words(r"för\s(?:fortsatt\s|vidare\s)?beredning|för\shandläggning")),
    (Purpose.CONSULTATION, words(r"för\s(?:yttrande|synpunkter|samråd)|på\sremiss")),
    (Purpose.INFORMATION, words(r"för\s(?:kännedom|information)")),
    (Purpose.DECISION, words(r"för\s(?:beslut|avgörande|ställningstagande)")),
)


def _passive(name: str, disposition: Disposition, pattern: str, **more: object) -> Wording:
    return Wording(name, disposition, words(pattern), **more)  # type: ignore[arg-type]


def _active(name: str, disposition: Disposition, pattern: str, **more: object) -> Wording:
    return Wording(name, disposition, words(pattern), named=Named.AFTER, **more)  # type: ignore[arg-type]


_D = Disposition
_OWNER = r"(?P<owner>[^.;:]{2,80}?)"
_TASKS = r"tar\sfram|ta\sfram|sammanställer|undersöker|utreder|bereder|bokar|bjuder\sin|kallar\still|skickar\sut|stämmer\sav|kontaktar|förbereder|tillfrågar"

WORDINGS = (
    _passive("not_reached.words", _D.NOT_REACHED, r"hanns?\s(?:mötet\s)?inte\s(?:behandlas|tas\supp|diskuteras|med)|hanns\sinte\smed|(?:ej|inte)\s(?:behandla(?:d|t|de|s|des|ts)|avhandla(?:d|t|de|s|des))|behandlades\s(?:ej|inte)|togs\s(?:ej|inte)\supp", negative=True),
    _active("not_reached.active", _D.NOT_REACHED, r"hann\s(?:\w{1,20}\s)?inte\s(?:med|behandla|diskutera|ta\supp)(?:\satt\s(?:behandla|diskutera))?|tiden\sräckte\sinte\still(?:\sför)?", negative=True),
    _passive("postponed.words", _D.POSTPONED, r"bordläggs|bordlades|bordläggas|bordlagts|(?<=är\s)bordlag[dt]a?|(?<=blev\s)bordlag[dt]a?|förklaras\sbordlag[dt]a?"),
    Wording("postponed.bare", _D.POSTPONED, re.compile(r"\A\W{0,3}bordlag[dt]a?(?=\W|\Z)", re.IGNORECASE)),
    _active("postponed.active", _D.POSTPONED, r"bordlägger|bordlade|bordlägga"),
    _passive("postponed.put_off", _D.POSTPONED, r"skjuts\s(?:upp|fram|på\sframtiden)|sköts\s(?:upp|fram)|skjutas\s(?:upp|fram)|skjutits\s(?:upp|fram)|senareläggs|senarelades|får\sanstå|får\svänta"),
    _active("postponed.put_off_active", _D.POSTPONED, r"skjuter\s(?:upp|fram)|sköt\s(?:upp|fram)|skjuta\s(?:upp|fram)"),
    _passive("postponed.moved_again", _D.POSTPONED, r"flyttas(?:\sfram)?|flyttades(?:\sfram)?|läggs\söver|hänskjuts\still\snästa\s\w{0,30}(?:möte|sammanträde)", needs=Needs.TARGET),
    _passive(
        "postponed.taken_up_again",
        _D.POSTPONED,
        r"(?:tas|togs|tages|tas\såter)\s(?:upp\s(?:igen|på\snytt|åter|till\s(?:ny|fortsatt|förnyad)\s(?:behandling|diskussion))|åter\supp)|tas\såter\supp|återupptas|återupptogs"
        r"|(?:behandlas|diskuteras|bereds)\s(?:igen|på\snytt|vidare|åter)",
    ),
    _passive("postponed.tas_matter_upp_again", _D.POSTPONED, r"tas\s(?P<matter>[^.;,]{2,60}?)\s(?:upp\s(?:igen|på\snytt)|åter\supp)"),
    _passive("postponed.continues_again", _D.POSTPONED, r"fortsätter|fortsätts|fortsatt\sdiskussion|återkommer(?=\s(?:på|till|vid|under)\s(?:nästa|\w{0,30}mötet|sammanträdet))", needs=Needs.TARGET, certainty=Certainty.LIKELY, announces=True),
    _passive("referred_back.words", _D.REFERRED_BACK, r"återremitteras|återremitterades|återremitterats|återremitterad|återförvisas|återförvisades"),
    _active("referred_back.active", _D.REFERRED_BACK, r"återremitterar|återremitterade|återremittera|återförvisar|återförvisa"),
    _passive("referred.consultation", _D.REFERRED, r"remitteras|remitterades|remitterats|(?:skickas|sänds|går|skickades|sändes)\s(?:ut\s)?på\sremiss", purpose=Purpose.CONSULTATION, needs=Needs.RECIPIENT),
    _active("referred.consultation_active", _D.REFERRED, r"remitterar|remittera|remitterade", purpose=Purpose.CONSULTATION),
    _passive("referred.decision", _D.REFERRED, r"hänskjuts|hänsköts|hänskjutits|hänvisas|hänvisades", purpose=Purpose.DECISION, needs=Needs.RECIPIENT),
    _active("referred.decision_active", _D.REFERRED, r"hänskjuter|hänskjuta|hänsköt", purpose=Purpose.DECISION),
    _passive("referred.handed_over", _D.REFERRED, r"överlämnas|överlämnades|lämnas\söver|lämnades\söver|översänds|översändes", purpose=Purpose.DECISION, needs=Needs.RECIPIENT, certainty=Certainty.LIKELY),
    _active("referred.handed_over_active", _D.REFERRED, r"överlämnar|överlämna|översända|översänder", purpose=Purpose.DECISION, certainty=Certainty.LIKELY),
    _passive("referred.basis", _D.REFERRED, r"(?:kan\s|ska\s|får\s)?utgöra?\sunderlag\s(?:till|för|inför|vid)", purpose=Purpose.DECISION, needs=Needs.OTHER_BODY),
    _passive("assigned.words", _D.ASSIGNED, r"(?:får|fick|har\sfått|ska\sfå|få|ges|gavs)\si\suppdrag(?:\satt)?", named=Named.TASK, kind="assignment", owned=True),
    _passive("assigned.given", _D.ASSIGNED, rf"(?:ge|ger|gav|gett|ges)\s{_OWNER}\si\suppdrag(?:\satt)?", named=Named.TASK, kind="assignment", owned=True),
    _passive("assigned.charged", _D.ASSIGNED, rf"(?:uppdrar?|uppdrog|uppdras|uppdrogs)\s(?:åt|till)\s{_OWNER}\satt", named=Named.TASK, kind="assignment", owned=True),
    _passive("assigned.responsible", _D.ASSIGNED, r"(?:ansvarar|svarar)\sför\satt", named=Named.TASK, kind="assignment", owned=True),
    _passive(
        "undertaken.report_back",
        _D.UNDERTAKEN,
        r"(?:avser\s(?:att\s)?|ber\s(?:om\s)?att\sfå\s|(?:ska|skall|lovar|lovade|kommer|planerar|återkommer\soch\sska)\s(?:att\s)?|åtar\ssig\satt\s|åtog\ssig\satt\s|utlova\w{1,3}\satt\s)(?:återkomma|återkoppla|återrapportera)"
        r"(?:\s(?:med|om|kring|angående|i|till\s\w{1,30}\smed))?",
        named=Named.AFTER,
        kind="undertaking",
        owned=True,
    ),
    _passive("undertaken.words", _D.UNDERTAKEN, r"(?:åtar\ssig|åtog\ssig|har\såtagit\ssig|lovar|lovade|utlovar|utlovade)(?:\satt)?", named=Named.TASK, kind="undertaking", owned=True),
    _passive("undertaken.comes_back", _D.UNDERTAKEN, r"återkommer\s(?:med|om|kring|angående|i\sfrågan|i\särendet)|återkopplar(?:\s(?:om|kring|i|till))?|återrapporterar\still", named=Named.AFTER, kind="undertaking", owned=True),
    _passive(
        "raised.announced",
        _D.RAISED,
        r"(?:tas|tages)\supp|behandlas|hanteras|presenteras|redovisas|återrapporteras|diskuteras|lyfts|kommer\supp|står\spå\sdagordningen|läggs\supp|sätts\supp(?:\spå\sdagordningen)?|bereds",
        needs=Needs.TARGET,
        announces=True,
    ),
    _passive("raised.announced_inverted", _D.RAISED, r"tas\s(?P<matter>[^.;,]{2,60}?)\supp", needs=Needs.TARGET, announces=True),
    _passive("removed.words", _D.REMOVED, r"utgår(?!\s(?:från|ifrån|ifrån|i\sfrån))|utgick(?!\s(?:från|ifrån))|(?:stryks|ströks|tas\sbort|togs\sbort|lyfts\sbort)\s(?:från|ur)\s(?:dagordningen|listan|föredragningslistan)"),
    _passive("withdrawn.words", _D.WITHDRAWN, r"(?:dras|drogs|dragits)\stillbaka|återtas|återtogs|återtagits"),
    _active("withdrawn.active", _D.WITHDRAWN, r"(?:drar|drog|dra)\stillbaka|återtar|återtog"),
    _passive("not_carried_out.words", _D.NOT_CARRIED_OUT, r"(?:förklaras\s)?(?:ej|inte)\s(?:fullgjor[dt]a?|slutför[dt]a?|verkställ[dt]a?)", negative=True),
    _passive("carried_out.declared", _D.CARRIED_OUT, r"förklaras\s(?:som\s)?(?:vara\s)?(?:fullgjor[dt]a?|slutför[dt]a?|avslutad?e?|avslutat|verkställ[dt]a?)"),
    _passive("carried_out.words", _D.CARRIED_OUT, r"är\s(?:nu\s|därmed\s)?(?:genomför[dt]a?|slutför[dt]a?|fullgjor[dt]a?|avslutat|avslutad|verkställ[dt]a?)|är\sklart", needs=Needs.ASSIGNMENT, certainty=Certainty.LIKELY),
    _passive("written_off.words", _D.WRITTEN_OFF, r"avskrivs|avskrevs|avskrivits|avskrivas|skrivs\sav|skrevs\sav"),
    _active("written_off.active", _D.WRITTEN_OFF, r"avskriver|avskriva|avskrev"),
    _passive("decided.answered", _D.DECIDED, r"(?:anses|ansågs|är)\s(?:därmed\s)?(?:vara\s)?(?:besvara(?:d|t|de)|färdigbehandla(?:d|t|de))|besvarad\b", outcome=Outcome.ANSWERED),
    _passive("decided.approved_in_part", _D.DECIDED, r"(?:bifalls|bifölls|godkänns|godkändes)\s(?:delvis|till\sviss\sdel)|delvis\s(?:bifalls|bifall|godkänns)", outcome=Outcome.APPROVED_IN_PART),
    _passive("decided.rejected", _D.DECIDED, r"avslås|avslogs|avstyrks|avslagits", outcome=Outcome.REJECTED),
    _active("decided.rejected_active", _D.DECIDED, r"avslår|avslå|avslog", outcome=Outcome.REJECTED),
    _passive("decided.approved", _D.DECIDED, r"godkänns|godkändes|godkänts|bifalls|bifölls|bifallits|fastställs|fastställdes|fastställts|(?<!det\s)antas(?!\satt)|antogs|antagits|tillstyrks", outcome=Outcome.APPROVED),
    _active("decided.approved_active", _D.DECIDED, r"godkänner|godkänna|godkände|bifaller|bifalla|biföll|fastställer|fastställa|fastställde|antar(?!\satt)|anta|antog", outcome=Outcome.APPROVED),
    _passive("decided.as_proposed", _D.DECIDED, r"beslutar?(?:de)?\s(?:i\senlighet\smed|enligt)\sförslag(?:et)?", outcome=Outcome.APPROVED, named=Named.ITEM),
    _passive("noted.filed", _D.NOTED, r"läggs\still\shandlingarna|lades\still\shandlingarna"),
    _passive("noted.filed_active", _D.NOTED, r"(?:lägger|lade|lägga|läggs|lades)\s(?P<matter>[^.;,]{2,80}?)\still\shandlingarna"),
    _passive("noted.information_goes_on", _D.NOTED, r"antecknas(?!\s(?:till|att|i))|antecknades(?!\s(?:till|att|i))|(?<=informationen\s)noteras", goes_on=True),
    _active("noted.information_active_goes_on", _D.NOTED, r"(?:antecknar|antecknade)(?=\s(?:informationen|rapporten|redovisningen|lägesrapporten))|(?:noterar|noterade)(?=\sinformationen)", goes_on=True),
    _passive("reported.words", _D.REPORTED, r"återrapporterades|återrapporterats|återrapporteras|redovisades|redovisas|avrapporterades|avrapporteras", needs=Needs.ASSIGNMENT),
    _active("reported.active", _D.REPORTED, r"återrapporterar|återrapporterade|avrapporterar|avrapporterade", needs=Needs.ASSIGNMENT),
    Wording(
        "assigned.will_do",
        _D.ASSIGNED,
        re.compile(rf"(?<!\w)(?:ska\s)?(?=(?:{_TASKS})\s)", re.IGNORECASE),
        named=Named.TASK,
        kind="assignment",
        needs=Needs.TARGET,
        certainty=Certainty.LIKELY,
        owned=True,
    ),
    _passive("decided.other", _D.DECIDED, r"(?:beslutar|beslutade|beslutat|beslöt)\satt", named=Named.ITEM, certainty=Certainty.LIKELY),
)

COMMON = frozenset("och att det som en på är för med av till den ett har inte om vid ska var under möte beslut".split())

SWEDISH = Language(
    "sv", COMMON, DATES, LAYOUT, HEADER, BODIES, TARGETS, TITLES, VETOES, SPECIAL, REASONS, PURPOSES, WORDINGS
)
