"""
Who, in Swedish: how bodies and their meetings are named, and how a matter's name is cut out of a sentence.
"""

from __future__ import annotations

import re

from followup.languages.vocabulary import (
    BodyWords,
    TitleWords,
    starting,
    word_set,
    words,
)


_MEETING = r"(?:möte|sammanträde)(?:t|s|ts)?"
BODIES = BodyWords(
    endings=(
        *(
            "grupp",
            "gruppen",
            "nämnd",
            "nämnden",
            "styrelse",
            "styrelsen",
            "kommitté",
            "kommittén",
            "råd",
            "rådet",
            "råden",
        ),
        *("utskott", "utskottet", "fullmäktige", "beredningen", "nätverk", "nätverket", "samverkan", "direktionen"),
        *("direktion", "delegationen", "delegation", "forumet", "kansliet", "förvaltningen", "förbundet"),
    ),
    generic=frozenset({"gruppen", "mötet", "gruppens", "mötets", "sammanträdet"}),
    tails=("sgruppen", "gruppen"),
    suffixes=("arna", "erna", "orna", "en", "et", "n", "t"),
    own_compounds=frozenset(
        {
            "arbets",
            "plan",
            "planerings",
            "månads",
            "vecko",
            "avstämnings",
            "ordinarie",
            "grupp",
            "nätverks",
            "vår",
            "höst",
            "sommar",
            "vinter",
            "jul",
            "uppföljnings",
        }
    ),
    next_meeting=re.compile(
        rf"(?<!\w)(?:(?P<of>\w{{2,40}}s)\s)?(?<!ett\s)(?<!något\s)(?:nästa|nästkommande"
        rf"|kommande|närmast\sföljande)\s(?:ordinarie\s)?"
        rf"(?P<prefix>\w{{0,40}}?)(?:{_MEETING}|gång)(?!\w)",
        re.IGNORECASE,
    ),
    meeting=re.compile(rf"(?<!\w)(?:(?P<of>\w{{2,40}}s)\s)?(?P<prefix>\w{{0,40}}?){_MEETING}(?!\w)", re.IGNORECASE),
    with_body=re.compile(r"\s(?:(?P<loose>med)|i|hos)\s(?P<body>[^.;:]{1,120})", re.IGNORECASE),
    meets=words(
        r"(?:sammanträder|träffas|möts|hålls|sker|äger\srum|genomförs)(?:\s(?:digitalt|fysiskt"
        r"|via\s\w{1,20}|på\sdistans|i\shybridform))?"
    ),
    unnamed=word_set(
        """
        den det dess deras denna detta dessa dagens årets månadens veckans vårens höstens sommarens
        vinterns gårdagens måndagens tisdagens onsdagens torsdagens fredagens mötets sammanträdets
        ett en något vårt våra vår sitt sin sina nästa kommande
        """
    ),
    renewed=re.compile(r"\A(?:den\s)?(?:nya|nuvarande|tidigare|avgående|nästa)\s", re.IGNORECASE),
    links=word_set(
        """
        för att med i på till om som den senast inför under av när enligt utan innan före vid kring
        efter samt och eller hos från är har ska kommer genom angående gällande sker är var får
        avser tar där då nästa
        """
    ),
    ands=frozenset({"och", "samt"}),
    hint=re.compile(r"möte|sammanträde|gång", re.IGNORECASE),
)
_ITSELF = (
    r"frågan|frågorna|ärendet|ärendena|punkten|dagordningspunkten|paragrafen|saken"
    r"|diskussionen|beslutet|beslut|behandlingen"
    r"|förslaget|underlaget|ämnet|informationen|information|rapporten|redovisningen|motionen|interpellationen|ansökan"
    r"|medborgarförslaget|uppdraget|avrapporteringen|återrapporteringen|skrivelsen|remissen|resten|diskussion"
)
TITLES = TitleWords(
    itself=re.compile(
        rf"(?:denna\s|detta\s|den\s|det\s|hela\s|själva\s|även\s)?(?:{_ITSELF})(?:\s(?:i"
        rf"|om)\s(?:sin\shelhet|frågan|ärendet|detta))?",
        re.IGNORECASE,
    ),
    leading=re.compile(
        r"(?:även|också|därefter|därmed|därför|vidare|sedan|dock|nu|samt|och|men|att|medan"
        r"|eventuella|eventuellt|dels|så|beslut:|dessutom|utan|om(?=\satt))\s+",
        re.IGNORECASE,
    ),
    lead_in=words(
        r"(?:beslutar|beslutade|beslutat|beslutades|beslutas|beslöts?|enas\som|enades\som"
        r"|är\söverens\som|kom\söverens\som|önskar|önskade|begär|ber\som|vill)"
        r"(?:\s(?:enhälligt|därmed|enligt\s[^,.;]{1,40}?))?\satt"
    ),
    trailing=re.compile(
        r"(?:\A|\s)(?:har|hade|ska|skall|blev|blir|är|var|kommer|kommer\satt|måste|får"
        r"|föreslås|framöver|nu|därmed|också|därför|återigen"
        r"|åter|igen|även|då|dock|senare|enhälligt|därefter|sedan|sig|och|samt|utan|beslutar"
        r"|beslutade|i\s(?:frågan|ärendet)|och\sbeslut(?:\si\s(?:frågan|ärendet))?)\Z",
        re.IGNORECASE,
    ),
    cut=re.compile(
        r"\s(?:om|kring|för|på)\s(?:hur|vem|vad|när|vilka|huruvida)\s|,?\ssom\s|\sså\satt\s"
        r"|\seftersom\s|\spå\sgrund\sav\s|,\s(?:då|när|där)\s"
        r"|\smed\s(?:motiveringen|anledning\sav)\s|\senligt\s",
        re.IGNORECASE,
    ),
    proposal=re.compile(r"(?:(?:ett|det)\s)?förslag(?:et|en)?(?:\s(?:till|på|om|av|avseende))?\s", re.IGNORECASE),
    article=re.compile(r"(?:en|ett|den|det|de)\s", re.IGNORECASE),
    of_year=re.compile(r"\s(?:för|av|år|under)\s(?:år\s)?(?P<year>20\d\d)(?!\w)", re.IGNORECASE),
    object_end=re.compile(
        r",|\s(?:på\sgrund\sav|med\sanledning\sav|då|eftersom|för\satt|med\smotiveringen"
        r"|i\senlighet\smed|enligt|tills|samt\satt|till\shandlingarna|i\s(?:avvaktan|väntan))(?!\w)",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"(?:en\s|inkommen\s)?(?:förfrågan|begäran|önskemål|önskan)(?:et)?(?:\s(?:från"
        r"|av)\s(?P<who>[^.;]{1,80}?))?\s(?:om\satt|att|om)\s(?P<what>[^.;]{1,300})",
        re.IGNORECASE,
    ),
    request_verb=re.compile(
        r"(?:få\s)?(?:redovisa|presentera|informera\som|berätta\som|lyfta|diskutera|ta\supp"
        r"|visa)\s(?:frågan\som\s)?",
        re.IGNORECASE,
    ),
    listing=re.compile(r",\s|\ssamt\s"),
    pair=re.compile(r"\soch\s|\ssamt\s"),
    both=re.compile(r"både\s", re.IGNORECASE),
    item_reference=re.compile(
        r"(?:punkt(?:en|erna)?|paragraf(?:en|erna)?|§§?"
        r"|p\.)\s{0,2}(?P<numbers>\d{1,3}(?:\s?(?:[-–,]|och|samt)\s?\d{1,3}){0,20})(?!\w)",
        re.IGNORECASE,
    ),
    procedural=starting(
        r"(?:den\s)?(?:dagordning(?:en)?|föredragningslista(?:n)?|agenda(?:n)?|kallelse(?:n)?"
        r"|(?:föregående\s(?:mötes\s)?)?(?:protokoll(?:et)?|(?:minnes"
        r"|mötes)?anteckningar(?:na)?)"
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
        r"(?:frågan|frågorna|fråga|ärendet|punkten|diskussionen|beslutet|beslut|behandlingen"
        r"|behandling|uppdraget)\s(?:om\satt|om|kring|gällande|angående|rörande|avseende|av"
        r"|att)\s",
        re.IGNORECASE,
    ),
    actor_verbs=words(
        r"tackar?|tackade|avslutar|avslutade|inleder|inledde|informerar|informerade|berättar"
        r"|berättade|meddelar|meddelade|lyfter|lyfte|påpekar|påpekade"
        r"|konstaterar|konstaterade|redovisar|redovisade|presenterar|presenterade|föredrar"
        r"|föredrog|noterar|noterade|säger|sade|sa|uppger|uppgav|ställer|ställde"
        r"|visar|visade|går|gick|tar|tog|har|hade|undersöker|arbetar|önskar|ber|bad|avser"
        r"|lovar|lovade|ska|kommer|återkommer|åtar|åtog|fick|får|beslutar|beslutade|svarar"
        r"|svarade"
    ),
    pronouns=re.compile(
        r"(?:den|det|denna|detta|dessa|de|dem|man|vi|han|hon|hen|jag|ni|du|något|allt|alla"
        r"|båda|ingen|inga|inget|som|vilket|där|här)",
        re.IGNORECASE,
    ),
    joint=re.compile(r",?\s(?:och|men|medan|samt|utan)\s|;\s"),
    subordinate=re.compile(r"(?<!\w)att\s", re.IGNORECASE),
    assignment=words(r"(?:uppdrag|åtagande)(?:et|en|s|ets)?|utlova\w{1,4}"),
    recipient=re.compile(r"\s(?:till|åt)\s", re.IGNORECASE),
    recipient_inside=re.compile(r"(?<!\w)(?:till|åt)\s", re.IGNORECASE),
    mentioned=re.compile(
        r"(?:frågan|fråga|önskemål|förslag|behovet?)\s(?:om|av"
        r"|kring)\s(?P<matter>[^.;]{3,100})",
        re.IGNORECASE,
    ),
    adverbial=re.compile(
        r"(?:på\sgrund\sav|till\sföljd\sav|med\sanledning\sav|med\shänvisning\still"
        r"|av\s(?:tidsskäl|\w{1,20}skäl)|efter|därmed|därför|därefter|eftersom|då|i\s(?:avvaktan|väntan)"
        r"|på\snästa"
        r"|till\snästa|vid\snästa|om\stid|i\smån|dessutom|slutligen|avslutningsvis)(?!\w)",
        re.IGNORECASE,
    ),
)
