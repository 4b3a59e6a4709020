"""
Who, in English: how bodies and their meetings are named, and how a matter's name is cut out of a sentence.
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


_NOT_NAMES = [
    "the",
    "this",
    "that",
    "its",
    "their",
    "our",
    "a",
    "an",
    "any",
    "each",
    "next",
    "last",
    "whole",
    "same",
    "previous",
    "ordinary",
    "regular",
    "following",
    "coming",
    "board's",
]
BODIES = BodyWords(
    endings=(
        "committee",
        "council",
        "board",
        "group",
        "panel",
        "assembly",
        "commission",
        "team",
        "forum",
        "network",
        "cabinet",
        "consortium",
        "party",
    ),
    generic=frozenset({"meeting", "we", "us", "group", "committee", "members"}),
    tails=(),
    suffixes=(),
    own_compounds=frozenset(
        {
            "",
            "monthly",
            "ordinary",
            "regular",
            "planning",
            "weekly",
            "quarterly",
            "autumn",
            "spring",
            "summer",
            "winter",
        }
    ),
    next_meeting=re.compile(
        r"(?<!\w)(?:(?P<of>\w{2,30}(?:\s\w{2,30})?['’]s?)\s)?(?<!a\s)(?:the\s)?(?:next"
        r"|following)\s(?:ordinary\s|regular\s|scheduled\s|monthly\s)?"
        r"(?P<prefix>(?:\w{2,30}\s){0,2}?)(?:meeting|session|time|week)(?!\w)",
        re.IGNORECASE,
    ),
    meeting=re.compile(
        r"(?<!\w)(?:(?P<of>\w{2,30}(?:\s\w{2,30})?['’]s?)\s)?(?P<prefix>(?:(?!(?:the|a|an|at"
        r"|to|until|of|this|our|for|in|and)\s)\w{2,30}\s){0,2}?)(?:meeting|session)(?!\w)",
        re.IGNORECASE,
    ),
    with_body=re.compile(r"\s(?:(?P<loose>with)|of)\s(?:the\s)?(?P<body>[^.;:]{1,120})", re.IGNORECASE),
    meets=words(
        r"(?:meets|will\smeet|is\sheld|will\sbe\sheld|takes\splace|will\stake\splace"
        r"|convenes)(?:\s(?:online|digitally|in\sperson|by\svideo))?"
    ),
    unnamed=frozenset(_NOT_NAMES),
    renewed=re.compile(r"\A(?:the\s)?(?:(?:new|current|outgoing|incoming)\s)?", re.IGNORECASE),
    links=word_set(
        """
        for to with in on at by as that who which from until before after under when and or is are
        was were will has have of about regarding concerning during into per via if
        """
    ),
    ands=frozenset({"and", "for", "of", "on"}),
    hint=re.compile(r"meeting|session|time|call", re.IGNORECASE),
)
_ITSELF = (
    r"matter|item|issue|question|decision|discussion|topic|proposal|report|paper|motion"
    r"|subject|request|update|point|application|recommendation|agenda\sitem"
)
TITLES = TitleWords(
    itself=re.compile(
        rf"(?:(?:the|this|that|whole"
        rf"|further)\s){{0,2}}(?:{_ITSELF})(?:\sitself)?(?:\sas\sa\swhole)?",
        re.IGNORECASE,
    ),
    leading=re.compile(
        r"(?:also|then|therefore|furthermore|in\saddition|finally|however|so|and|but|while"
        r"|that|to|decision:|action:|ap:|resolved:|agreed:)\s+",
        re.IGNORECASE,
    ),
    lead_in=words(
        r"(?:decide[sd]?|agree[sd]?|resolve[sd]?|asked|ask|would\slike|wants?"
        r"|note[sd]?)\s(?:unanimously\s)?(?:that|to)"
    ),
    trailing=re.compile(
        r"(?:\A|\s)(?:is|are|was|were|be|been|being|has|have|had|will|will\sbe|has\sbeen"
        r"|have\sbeen|should|shall|to\sbe|it|again|also|therefore|then|now|and|which|who|that"
        r"|unanimously|formally|hereby)\Z",
        re.IGNORECASE,
    ),
    cut=re.compile(
        r",?\swhich\s|\sbecause\s|\sdue\sto\s|\sowing\sto\s|\ssince\s|,\s(?:as|when|who"
        r"|where)\s|\son\show\s|\sso\sthat\s",
        re.IGNORECASE,
    ),
    proposal=re.compile(r"(?:the\s|a\s)?(?:draft\s)?proposal\s(?:for|on|to)\s(?:the\s|a\s)?", re.IGNORECASE),
    article=re.compile(r"(?:the|a|an|its|their)\s", re.IGNORECASE),
    of_year=re.compile(r"\s(?:for|of)\s(?P<year>20\d\d)(?!\w)", re.IGNORECASE),
    object_end=re.compile(
        r",|\s(?:because|due\sto|owing\sto|since|so\sthat|in\sorder\sto|pending|until"
        r"|in\saccordance\swith|as\sproposed|back\sto)(?!\w)",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"(?:the\s|a\s)?request(?:\s(?:from|by)\s(?:the\s)?(?P<who>[^.;]{1,80}?))?\s(?:to|for"
        r"|that)\s(?P<what>[^.;]{1,300})",
        re.IGNORECASE,
    ),
    request_verb=re.compile(r"(?:present|report\son|discuss|show|inform\sabout|give|raise)\s", re.IGNORECASE),
    listing=re.compile(r",\s(?:and\s)?|\sas\swell\sas\s"),
    pair=re.compile(r"\sand\s"),
    both=re.compile(r"both\s", re.IGNORECASE),
    item_reference=re.compile(
        r"items?\s{1,2}(?P<numbers>\d{1,3}(?:\s?(?:[-–,]|to|and)\s?\d{1,3}){0,20})(?!\w)", re.IGNORECASE
    ),
    procedural=starting(
        r"(?:the\s)?(?:(?:draft\s)?agenda|(?:(?:previous"
        r"|last)\s(?:meeting['’]?s?\s)?)?(?:minutes|notes)|meetings?|quorum|apologies|chair|it"
        r"|there|nobody|everyone|order\sof\sbusiness)"
    ),
    kinds={"motion": "motion", "interpellation": "interpellation", "petition": "proposal", "question": "question"},
    about=re.compile(
        r"(?:the\s)?(?:question|issue|matter|discussion|decision|item|consideration"
        r"|approval)\s(?:of|on|about|regarding|concerning)\s(?:the\s)?",
        re.IGNORECASE,
    ),
    actor_verbs=words(
        r"thanks|thanked|reports|reported|says|said|notes|noted|explains|explained|presents"
        r"|presented|asks|asked|mentions|mentioned|concludes|concluded|opens|opened|closes"
        r"|closed"
        r"|will|shall|has|had|agrees|agreed|promises|promised|undertakes|undertook|is|was|are"
        r"|were|offers|offered|suggests|suggested|confirms|confirmed|informs|informed"
    ),
    pronouns=re.compile(
        r"(?:the\s)?(?:it|this|that|these|those|they|he|she|we|i|you|all|some|one|nobody"
        r"|everyone|which|who|there)",
        re.IGNORECASE,
    ),
    joint=re.compile(r",?\s(?:and|but|while)\s|;\s"),
    subordinate=re.compile(r"(?<!\w)that\s(?:the\s)?", re.IGNORECASE),
    assignment=words(r"assignments?|actions?|tasks?|commission|undertaking|promised"),
    recipient=re.compile(r"\s(?:back\s)?to\s(?:the\s)?", re.IGNORECASE),
    recipient_inside=re.compile(r"(?<!\w)to\s(?:the\s)?", re.IGNORECASE),
    mentioned=re.compile(
        r"(?:question|issue|matter|idea|subject)\sof\s(?:the\s)?(?P<matter>[^.;]{3,100})", re.IGNORECASE
    ),
    adverbial=re.compile(r"(?:due\sto|owing\sto|because\sof|for\slack\sof)(?!\w)", re.IGNORECASE),
)
