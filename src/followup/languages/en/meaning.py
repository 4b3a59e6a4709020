"""
What undoes an English wording, what stands without one, and why and for what something was done.
"""

from __future__ import annotations

import re

from followup.languages.en.remaining import UNSETTLED
from followup.languages.vocabulary import (
    SpecialWords,
    Vetoes,
    words,
)
from followup.model.codes import Purpose, Reason


VETOES = Vetoes(
    negation_before=re.compile(r"(?<!\w)(?:not|never|n['’]t|neither|nor|cannot)\s(?:\w{1,15}\s){0,2}\Z", re.IGNORECASE),
    negation_after=re.compile(r"\s(?:not|never)(?!\w)", re.IGNORECASE),
    proposals=words(
        r"move[sd]?\sthat|move[sd]?\sto|(?:a|the)\smotion\s(?:to|that)|proposes?"
        r"|proposed(?!\sbudget)|propose|suggests?|suggested|asks?\s(?:whether|if|why)"
        r"|asked\s(?:whether|if|why)|would\slike|wants?|requested\sthat|recommends?\sthat"
        r"|whether"
    ),
    history=words(
        r"(?:at|from|since|in)\s(?:the\s|our\s)?(?:last|previous"
        r"|earlier)\s(?:\w{1,20}\s)?meetings?|previously|(?:has|had|have|was|were)\s(?:already"
        r"|earlier)|last\s(?:year|month|time|spring|autumn|week)|earlier\sthis\syear"
    ),
    unreal=re.compile(
        r"\A\s{0,3}(?:if|unless|should)\s(?!time)|(?<!\w)(?:could|may|might|should|would|can"
        r"|which|that)\s(?:(?:be|have|has|been|was|were|is)\s){0,2}\Z",
        re.IGNORECASE,
    ),
    asks=words(r"would\slike(?:\sto\shave)?|asks?\sthat|asked\sthat"),
)
_FACT = r"(?:date|time|place|venue|room|speaker|budget|host)"
SPECIAL = SpecialWords(
    umbrella=words(
        r"(?:(?:any|several|some|all|various|other)\s)?(?:outstanding|remaining|unfinished"
        r"|open)\s(?:matters|items|issues|questions|business)"
    ),
    umbrella_title="Outstanding matters (not named)",
    missing_fact=words(
        rf"(?P<fact>(?:exact\s)?{_FACT}(?:\s(?:and|or)\s(?:the\s)?{_FACT})?(?:\s(?:of"
        rf"|for)\s[^.;,]{{1,80}}?)?)\s(?:(?:is|are|has"
        rf"|have)\s(?:still\s)?not\s(?:yet\s)?(?:been\s)?(?:set|decided|fixed|known|confirmed"
        rf"|booked|agreed)|(?:is|are)\s(?:still\s|yet\s)?to\sbe\s(?:set|decided|confirmed|fixed"
        rf"|announced|agreed))"
    ),
    missing_of="of the meeting of {body}",
    missing_for="of the {event}",
    fact_complete=re.compile(r"\s(?:of|for)\s"),
    interim=words(r"in\sthe\smeantime|meanwhile|until\sthen|for\sthe\stime\sbeing|until\sfurther\snotice"),
    nothing=re.compile(
        r"(?:none|nothing(?:\sto\sreport)?|nil|no\sother\sbusiness|there\swas\snone|–|-)\.?", re.IGNORECASE
    ),
    unsettled=UNSETTLED,
)
REASONS = (
    (
        Reason.LACK_OF_TIME,
        words(
            r"lack\sof\stime|ran\sout\sof\stime|time\sran\sout|(?:no|not\senough"
            r"|insufficient)\stime|shortage\sof\stime|time\sdid\snot\sallow"
        ),
    ),
    (
        Reason.LATE_MATERIAL,
        words(
            r"(?:papers?|material|report|documents?)\s(?:was|were|came|arrived)\s(?:too\s)?late"
            r"|late\s(?:papers?|material|documents?)"
        ),
    ),
    (
        Reason.INCOMPLETE_MATERIAL,
        words(
            r"(?:incomplete|missing|insufficient)\s(?:papers?|material|documents?|information)"
            r"|more\sinformation|papers?\s(?:is|are|was|were)\s(?:missing|not\sready)|(?:is|are"
            r"|was|were)\snot\s(?:yet\s)?ready"
        ),
    ),
    (
        Reason.ABSENCE,
        words(
            r"absence|(?:is|was|were)\sabsent|(?:could|was|were|is|are)\snot\s(?:be\s)?(?:present"
            r"|attend|there|able\sto\sattend)|ill(?:ness)?"
        ),
    ),
    (
        Reason.AWAITING_REPLY,
        words(
            r"(?:awaiting|pending|waiting\sfor)\s(?:a\s|an\s|the\s)?(?:\w{1,20}\s)?(?:reply|answer"
            r"|response)"
        ),
    ),
    (
        Reason.AWAITING_OTHER_BODY,
        words(r"(?:awaiting|pending|waiting\sfor)\s[^.;,]{0,60}?(?:decision|approval|ruling|opinion)"),
    ),
    (
        Reason.MORE_CONSIDERATION,
        words(r"further\s(?:consideration|discussion|preparation|thought)|more\stime\sto\sconsider"),
    ),
    (Reason.OTHER, words(r"because(?:\sof)?|due\sto|owing\sto")),
)
PURPOSES = (
    (Purpose.PREPARATION, words(r"for\s(?:further\s)?(?:preparation|work|study)")),
    (Purpose.CONSULTATION, words(r"for\s(?:comments?|consultation|an\sopinion|review|advice)")),
    (Purpose.INFORMATION, words(r"for\sinformation")),
    (Purpose.DECISION, words(r"for\s(?:a\s)?(?:decision|approval|determination)")),
)
