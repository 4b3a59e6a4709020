"""
The Swedish wordings that say what happened to a matter; what stands first is tested first.
"""

from __future__ import annotations

import re

from followup.languages.sv.remaining import ASKED, AWAITED, CLOSED, NEXT_TIME
from followup.languages.vocabulary import (
    Named,
    Needs,
    Wording,
    words,
)
from followup.model.codes import Certainty, Disposition, Outcome, Purpose


def _passive(name: str, disposition: Disposition, pattern: str, **more: object) -> Wording:
    return Wording(name, disposition, words(pattern), **more)  # type: ignore[arg-type]


def _active(name: str, disposition: Disposition, pattern: str, **more: object) -> Wording:
    return Wording(name, disposition, words(pattern), named=Named.AFTER, **more)  # type: ignore[arg-type]


_D = Disposition
_OWNER = r"(?P<owner>[^.;:]{2,80}?)"
_TASKS = (
    r"tar\sfram|ta\sfram|sammanställer|undersöker|utreder|bereder|bokar|bjuder\sin|kallar\still|skickar\sut"
    r"|stämmer\sav|kontaktar|förbereder|tillfrågar|kollar|tar\skontakt|ser\söver"
)
WORDINGS = (
    _passive(
        "not_reached.words",
        _D.NOT_REACHED,
        r"hanns?\s(?:mötet\s)?inte\s(?:behandlas|tas\supp|diskuteras|med)|hanns\sinte\smed"
        r"|(?:ej|inte)\s(?:behandla(?:d|t|de|s|des|ts)|avhandla(?:d|t|de|s|des))"
        r"|behandlades\s(?:ej|inte)|togs\s(?:ej|inte)\supp",
        negative=True,
    ),
    _active(
        "not_reached.active",
        _D.NOT_REACHED,
        r"hann\s(?:\w{1,20}\s)?inte\s(?:med|behandla|diskutera|ta\supp)(?:\satt\s(?:behandla"
        r"|diskutera))?|tiden\sräckte\sinte\still(?:\sför)?",
        negative=True,
    ),
    _passive(
        "postponed.words",
        _D.POSTPONED,
        r"bordläggs|bordlägges|bordlades|bordläggas|bordlagts|(?<=är\s)bordlag[dt]a?"
        r"|(?<=blev\s)bordlag[dt]a?|förklaras\sbordlag[dt]a?",
    ),
    Wording("postponed.bare", _D.POSTPONED, re.compile(r"\A\W{0,3}bordlag[dt]a?(?=\W|\Z)", re.IGNORECASE)),
    _active("postponed.active", _D.POSTPONED, r"bordlägger|bordlade|bordlägga"),
    _passive(
        "postponed.put_off",
        _D.POSTPONED,
        r"(?:skjuts|skjutes)\s(?:upp|fram|på(?=\sframtiden|\s?[.,;]))|uppskjut(?:s|es)|sköts\s(?:upp|fram)|skjutas\s(?:upp|fram)"
        r"|skjutits\s(?:upp|fram)|senareläggs|senarelades|får\sanstå|får\svänta",
    ),
    _active("postponed.put_off_active", _D.POSTPONED, r"skjuter\s(?:upp|fram)|sköt\s(?:upp|fram)|skjuta\s(?:upp|fram)"),
    _passive(
        "postponed.moved_again",
        _D.POSTPONED,
        r"flyttas(?:\sfram)?|flyttades(?:\sfram)?|läggs\söver"
        r"|hänskjut(?:s|es)\still\snästa\s\w{0,30}(?:möte|sammanträde)",
        needs=Needs.TARGET,
    ),
    _passive(
        "postponed.taken_up_again",
        _D.POSTPONED,
        r"(?:tas|togs|tages|tas\såter)\s(?:upp\s(?:igen|på\snytt|åter|till\s(?:ny|fortsatt"
        r"|förnyad)\s(?:behandling|diskussion))|åter\supp)|tas\såter\supp|återupptas"
        r"|återupptogs"
        r"|(?:behandlas|diskuteras|bereds)\s(?:igen|på\snytt|vidare|åter)|åter\s(?:behandlas|diskuteras)"
        r"|(?:ska|skall)\supp\s(?:igen|på\snytt)",
    ),
    _passive(
        "postponed.tas_matter_upp_again",
        _D.POSTPONED,
        r"tas\s(?P<matter>[^.;,]{2,60}?)\s(?:upp\s(?:igen|på\snytt)|åter\supp)",
    ),
    _passive(
        "undertaken.and_comes_back",
        _D.UNDERTAKEN,
        r"(?<=\soch\s)återkommer(?:\s(?:med|om|kring|angående|i\sfrågan))?",
        named=Named.AFTER,
        kind="undertaking",
        needs=Needs.KNOWN_ACTOR,
        owned=True,
    ),
    *NEXT_TIME,
    _passive(
        "postponed.continues_again",
        _D.POSTPONED,
        r"fortsätter|fortsätts|fortsatt\sdiskussion|återkommer(?=\s(?:på|till|vid"
        r"|under)\s(?:nästa|\w{0,30}mötet|sammanträdet))",
        needs=Needs.TARGET,
        certainty=Certainty.LIKELY,
        announces=True,
    ),
    _passive(
        "referred_back.words",
        _D.REFERRED_BACK,
        r"återremitteras|återremitterades|återremitterats|återremitterad|återförvisas"
        r"|återförvisades",
    ),
    _active(
        "referred_back.active",
        _D.REFERRED_BACK,
        r"återremitterar|återremitterade|återremittera|återförvisar|återförvisa",
    ),
    _passive(
        "referred.out",
        _D.REFERRED,
        r"remitteras|remitterades|remitterats|(?:skickas|sänds|går|skickades"
        r"|sändes)\s(?:ut\s)?på\sremiss",
        purpose=Purpose.CONSULTATION,
        needs=Needs.RECIPIENT,
    ),
    _active("referred.out_active", _D.REFERRED, r"remitterar|remittera|remitterade", purpose=Purpose.CONSULTATION),
    _passive(
        "referred.on",
        _D.REFERRED,
        r"hänskjuts|hänskjutes|hänsköts|hänskjutits|hänvisas|hänvisades",
        purpose=Purpose.DECISION,
        needs=Needs.RECIPIENT,
    ),
    _active("referred.on_active", _D.REFERRED, r"hänskjuter|hänskjuta|hänsköt", purpose=Purpose.DECISION),
    _passive(
        "referred.handed_over",
        _D.REFERRED,
        r"överlämnas|överlämnades|(?:lämnas|skickas|förs|går)\svidare|lämnas\söver|lämnades\söver|översänds|översändes",
        purpose=Purpose.DECISION,
        needs=Needs.RECIPIENT,
        certainty=Certainty.LIKELY,
    ),
    _passive(
        "referred.sent_on",
        _D.REFERRED,
        r"(?:skickar?|lämnar?|skickade|lämnade|sänder|sända)\s(?P<matter>[^.;,]{2,60}?)\svidare",
        purpose=Purpose.DECISION,
        needs=Needs.RECIPIENT,
        certainty=Certainty.LIKELY,
    ),
    _active(
        "referred.handed_over_active",
        _D.REFERRED,
        r"överlämnar|överlämna|översända|översänder",
        purpose=Purpose.DECISION,
        certainty=Certainty.LIKELY,
    ),
    _passive(
        "referred.basis",
        _D.REFERRED,
        r"(?:kan\s|ska\s|får\s)?utgöra?\sunderlag\s(?:till|för|inför|vid)",
        purpose=Purpose.DECISION,
        needs=Needs.OTHER_BODY,
    ),
    _passive(
        "assigned.words",
        _D.ASSIGNED,
        r"(?:får|fick|har\sfått|ska\sfå|få|ges|gavs)\si\supp(?:drag|gift)(?:,?\satt)?",
        named=Named.TASK,
        kind="assignment",
        owned=True,
    ),
    _passive(
        "assigned.given",
        _D.ASSIGNED,
        rf"(?:ge|ger|gav|gett|ges)\s{_OWNER}\si\supp(?:drag|gift)(?:,?\satt)?",
        named=Named.TASK,
        kind="assignment",
        owned=True,
    ),
    _passive(
        "assigned.charged",
        _D.ASSIGNED,
        rf"(?:uppdrar?|uppdrog|uppdras|uppdrogs)\s(?:åt|till)\s{_OWNER}\satt",
        named=Named.TASK,
        kind="assignment",
        owned=True,
    ),
    _passive(
        "assigned.responsible",
        _D.ASSIGNED,
        r"(?:ansvarar|svarar)\sför\satt",
        named=Named.TASK,
        kind="assignment",
        owned=True,
    ),
    *ASKED,
    _passive(
        "undertaken.report_back",
        _D.UNDERTAKEN,
        r"(?:avser\s(?:att\s)?|ber\s(?:om\s)?att\sfå\s|(?:ska|skall|lovar|lovade|kommer"
        r"|planerar|återkommer\soch\sska)\s(?:att\s)?|åtar\ssig\satt\s|åtog\ssig\satt\s"
        r"|utlova\w{1,3}\satt\s)(?:återkomma|återkoppla|återrapportera)"
        r"(?:\s(?:med|om|kring|angående|i|till\s\w{1,30}\smed))?",
        named=Named.AFTER,
        kind="undertaking",
        owned=True,
    ),
    _passive(
        "undertaken.words",
        _D.UNDERTAKEN,
        r"(?:åtar\ssig|åtog\ssig|har\såtagit\ssig|har\slovat|lovar|lovade|utlovar|utlovade)(?:\satt)?",
        named=Named.TASK,
        kind="undertaking",
        owned=True,
    ),
    _passive(
        "undertaken.comes_back",
        _D.UNDERTAKEN,
        r"återkommer\s(?:med|om|kring|angående|i\sfrågan|i\särendet)|återkopplar(?:\s(?:om"
        r"|kring|i|till))?|återrapporterar\still",
        named=Named.AFTER,
        kind="undertaking",
        owned=True,
    ),
    _passive(
        "raised.announced",
        _D.RAISED,
        r"(?:tas|tages)\supp|behandlas|hanteras|presenteras|redovisas|återrapporteras"
        r"|diskuteras|lyfts|kommer\supp|står\spå\sdagordningen|läggs\supp"
        r"|sätts\supp(?:\spå\sdagordningen)?|bereds",
        needs=Needs.TARGET,
        announces=True,
    ),
    _passive(
        "raised.announced_inverted",
        _D.RAISED,
        r"tas\s(?P<matter>[^.;,]{2,60}?)\supp",
        needs=Needs.TARGET,
        announces=True,
    ),
    _passive(
        "removed.words",
        _D.REMOVED,
        r"utgår(?!\s(?:från|ifrån|ifrån|i\sfrån))|utgick(?!\s(?:från|ifrån))|(?:stryks|ströks"
        r"|tas\sbort|togs\sbort|lyfts\sbort)\s(?:från|ur)\s(?:dagordningen|listan"
        r"|föredragningslistan)",
    ),
    _passive("withdrawn.words", _D.WITHDRAWN, r"(?:dras|drogs|dragits)\stillbaka|återtas|återtogs|återtagits"),
    _active("withdrawn.active", _D.WITHDRAWN, r"(?:drar|drog|dra)\stillbaka|återtar|återtog"),
    _passive(
        "not_carried_out.words",
        _D.NOT_CARRIED_OUT,
        r"(?:förklaras\s)?(?:ej|inte)\s(?:fullgjor[dt]a?|slutför[dt]a?|verkställ[dt]a?)",
        negative=True,
    ),
    _passive(
        "carried_out.declared",
        _D.CARRIED_OUT,
        r"förklaras\s(?:som\s)?(?:vara\s)?(?:fullgjor[dt]a?|slutför[dt]a?|avslutad?e?|avslutat"
        r"|verkställ[dt]a?)",
    ),
    _passive(
        "carried_out.words",
        _D.CARRIED_OUT,
        r"är\s(?:nu\s|därmed\s)?(?:genomför[dt]a?|slutför[dt]a?|fullgjor[dt]a?|avslutat"
        r"|avslutad|verkställ[dt]a?)|är\sklart",
        needs=Needs.ASSIGNMENT,
        certainty=Certainty.LIKELY,
    ),
    *CLOSED,
    _passive("written_off.words", _D.WRITTEN_OFF, r"avskrivs|avskrevs|avskrivits|avskrivas|skrivs\sav|skrevs\sav"),
    _active("written_off.active", _D.WRITTEN_OFF, r"avskriver|avskriva|avskrev"),
    _passive(
        "decided.answered",
        _D.DECIDED,
        r"(?:anses|ansågs|är)\s(?:därmed\s)?(?:vara\s)?(?:besvara(?:d|t|de)|färdigbehandla(?:d"
        r"|t|de))|besvarad\b",
        outcome=Outcome.ANSWERED,
    ),
    _passive(
        "decided.approved_in_part",
        _D.DECIDED,
        r"(?:bifalls|bifölls|godkänns|godkändes)\s(?:delvis|till\sviss\sdel)"
        r"|delvis\s(?:bifalls|bifall|godkänns)",
        outcome=Outcome.APPROVED_IN_PART,
    ),
    _passive("decided.rejected", _D.DECIDED, r"avslås|avslogs|avstyrks|avslagits", outcome=Outcome.REJECTED),
    _active("decided.active.rejected", _D.DECIDED, r"avslår|avslå|avslog", outcome=Outcome.REJECTED),
    _passive(
        "decided.approved",
        _D.DECIDED,
        r"godkänns|godkändes|godkänts|bifalls|bifölls|bifallits|fastställs|fastställdes"
        r"|fastställts|(?<!det\s)antas(?!\satt)|antogs|antagits|tillstyrks",
        outcome=Outcome.APPROVED,
    ),
    _active(
        "decided.active.approved",
        _D.DECIDED,
        r"godkänner|godkänna|godkände|bifaller|bifalla|biföll|fastställer|fastställa"
        r"|fastställde|antar(?!\satt)|anta|antog",
        outcome=Outcome.APPROVED,
    ),
    _passive(
        "decided.as_proposed.approved",
        _D.DECIDED,
        r"beslutar?(?:de)?\s(?:i\senlighet\smed|enligt)\sförslag(?:et)?",
        outcome=Outcome.APPROVED,
        named=Named.ITEM,
    ),
    _passive("noted.filed", _D.NOTED, r"läggs\still\shandlingarna|lades\still\shandlingarna"),
    _passive(
        "noted.filed_active",
        _D.NOTED,
        r"(?:lägger|lade|lägga|läggs|lades)\s(?P<matter>[^.;,]{2,80}?)\still\shandlingarna",
    ),
    _passive(
        "noted.information_goes_on",
        _D.NOTED,
        r"antecknas(?!\s(?:till|att|i))|antecknades(?!\s(?:till|att|i))"
        r"|(?<=informationen\s)noteras",
        goes_on=True,
    ),
    _active(
        "noted.information_active_goes_on",
        _D.NOTED,
        r"(?:antecknar|antecknade)(?=\s(?:informationen|rapporten|redovisningen"
        r"|lägesrapporten))|(?:noterar|noterade)(?=\sinformationen)",
        goes_on=True,
    ),
    _passive(
        "reported.words",
        _D.REPORTED,
        r"återrapporterades|återrapporterats|återrapporteras|redovisades|redovisas"
        r"|avrapporterades|avrapporteras",
        needs=Needs.ASSIGNMENT,
    ),
    _active(
        "reported.active",
        _D.REPORTED,
        r"återrapporterar|återrapporterade|avrapporterar|avrapporterade|redovisar|redovisade",
        needs=Needs.ASSIGNMENT,
    ),
    Wording(
        "assigned.will_do",
        _D.ASSIGNED,
        re.compile(rf"(?<!\w)(?:ska\s)?(?=(?:{_TASKS})\s)", re.IGNORECASE),
        named=Named.TASK,
        kind="assignment",
        needs=Needs.ACTOR_OR_TARGET,
        certainty=Certainty.LIKELY,
        owned=True,
    ),
    *AWAITED,
    _passive(
        "decided.other",
        _D.DECIDED,
        r"(?:beslutar|beslutade|beslutat|beslöt)\satt",
        named=Named.ITEM,
        certainty=Certainty.LIKELY,
    ),
)
