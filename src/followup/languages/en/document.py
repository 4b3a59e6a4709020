"""
How English minutes are laid out: headings inside an item, labels of the header, signatures.
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
    decisions=re.compile(r"(?:decisions?|resolutions?|resolved|agreed)"),
    silent=re.compile(r"motions?|proposals?|background|proposed decision|earlier decisions|reservations?"),
    actions=re.compile(r"actions?|ap|to do", re.IGNORECASE),
    sections=phrase_set(
        """discussion|actions|action|action items|action points|information|summary|notes
        |note|updates|background|next steps|for information
        """
    ),
    signatures=starting(
        r"(?:notes|minutes)\s(?:taken|recorded|kept|written)\sby|recorded\sby|verified\sby"
        r"|checked\sby|signed|approved\sby|minute\staker"
    ),
    file_number=re.compile(
        r"(?:ref\.?|reference|file\sno\.?|case\sno\.?)[:.]?\s{0,3}(?P<number>[\w/:.\-]{3,30})", re.IGNORECASE
    ),
    page=re.compile(
        r"page\s{0,3}\d{1,3}(?:\s{0,3}(?:/|of)\s{0,3}\d{1,3})?|\d{1,3}\s?(?:/|of)\s?\d{1,3}"
        r"|-\s?\d{1,3}\s?-",
        re.IGNORECASE,
    ),
    decision_list=re.compile(r"(?:that|to)\s", re.IGNORECASE),
    unfinished=re.compile(r"\b(?:and|or|for|of|in|on|to|with|the|a|an|about|from|between)$", re.IGNORECASE),
    keeps_hyphen=frozenset({"and", "or"}),
    abbreviations=word_set(
        """
        e.g i.e eg ie mr mrs ms dr prof no nos vs approx dept fig st p pp cf etc inc ltd corp est gov rep sen
        jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri ave al ext
        """
    ),
)
HEADER = HeaderWords(
    titles={
        "meeting minutes": DocumentKind.MINUTES,
        "minutes": DocumentKind.MINUTES,
        "meeting notes": DocumentKind.NOTES,
        "notes": DocumentKind.NOTES,
    },
    title_links=re.compile(
        r"(?:of|from|for)\s(?:the\s)?(?:(?:ordinary|regular|monthly"
        r"|annual)\s)?(?:meetings?\s(?:of|with)\s(?:the\s)?)?|the\s|meetings?\s(?:of"
        r"|with)\s(?:the\s)?|[:–-]\s",
        re.IGNORECASE,
    ),
    labels={
        "date": ("date and time", "time and date", "date/time", "meeting date", "date", "time", "when"),
        "place": ("location", "venue", "place", "where"),
        "present": (
            "members present",
            "in attendance",
            "attendees",
            "attending",
            "attendance",
            "participants",
            "present",
            "guests",
            "also present",
        ),
        "absent": ("apologies for absence", "not present", "apologies", "absent", "regrets"),
        "chair": ("chairperson", "chairman", "chair", "presiding"),
        "notes_by": (
            "minutes taken by",
            "minutes recorded by",
            "notes taken by",
            "notes by",
            "minutes by",
            "recorded by",
            "minute taker",
            "note taker",
            "secretary",
            "scribe",
        ),
        "verified_by": ("verified by", "checked by", "approved by"),
        "body": ("body", "committee", "group", "board"),
        "number": ("minutes no.", "minutes no", "meeting no.", "meeting no"),
        "other": ("links", "distribution", "agenda", "copies", "recording", "github issue", "circulation"),
    },
    chair=words(r"chair(?:ing|person|man|woman)?"),
    notes_by=words(r"secretary|minute\staker|note\staker|minutes|notes"),
    verified_by=words(r"verifier|verifies"),
    items=re.compile(
        r"\(?\s?(?:for\s)?(?:items?"
        r"|agenda\sitems?)\s{0,2}(?P<numbers>[\d\s,–\-and]{1,40}?)\s?(?:only\s?)?(?:\)|$)",
        re.IGNORECASE,
    ),
    organisations=frozenset(
        {
            "council",
            "city",
            "county",
            "university",
            "college",
            "library",
            "ltd",
            "inc",
            "foundation",
            "department",
            "office",
            "trust",
        }
    ),
    digital=words(r"online|digital(?:ly)?|virtual(?:ly)?|zoom|teams|video(?:\sconference)?|remote(?:ly)?"),
    hybrid=words(r"hybrid|(?:and|or)\s(?:online|by\svideo|on\s(?:zoom|teams))"),
    physical=words(r"in\sperson|on\ssite"),
    venue=re.compile(
        r"(?<!\w)(?:at|in)\s(?:the\s)?(?P<venue>(?!(?:January|February|March|April|May|June"
        r"|July|August|September|October|November|December)\b)[A-Z][^.;\n]{1,80})"
    ),
    number=re.compile(r"(?:minutes|meeting)\s(?:no\.?|number)\s?(?P<number>\d{1,4}(?:/\d{2,4})?)", re.IGNORECASE),
)
