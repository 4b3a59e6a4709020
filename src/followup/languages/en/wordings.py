"""
The English wordings that say what happened to a matter; what stands first is tested first.
"""

from __future__ import annotations

import re

from followup.languages.en.remaining import AWAITED, CLOSED, NEXT_TIME
from followup.languages.vocabulary import (
    Named,
    Needs,
    Wording,
    words,
)
from followup.model.codes import Certainty, Disposition, Outcome, Purpose


_COME_BACK = r"report\sback|come\sback|get\sback"


def _said(name: str, disposition: Disposition, pattern: str, **more: object) -> Wording:
    return Wording(name, disposition, words(pattern), **more)  # type: ignore[arg-type]


def _done(name: str, disposition: Disposition, pattern: str, **more: object) -> Wording:
    return Wording(name, disposition, words(pattern), named=Named.AFTER, **more)  # type: ignore[arg-type]


_D = Disposition
_BE = r"(?:is|are|was|were|be|been|has\sbeen|have\sbeen)\s(?:\w{1,15}ly\s)?"
_OWNER = r"(?P<owner>[^.;:]{2,80}?)"
WORDINGS = (
    _said(
        "not_reached.words",
        _D.NOT_REACHED,
        r"(?:was|were)\snot\s(?:reached|discussed|dealt\swith|taken\sup|considered)"
        r"|not\sreached",
        negative=True,
    ),
    _done(
        "not_reached.active",
        _D.NOT_REACHED,
        r"did\snot\s(?:reach|get\sto|have\stime\sfor)|no\stime\s(?:for|to\sdiscuss)"
        r"|ran\sout\sof\stime\s(?:for|to\sdiscuss)",
        negative=True,
    ),
    _said(
        "postponed.words",
        _D.POSTPONED,
        rf"{_BE}(?:postponed|deferred|held\sover|adjourned(?=\sto|\suntil))|(?:postponed"
        rf"|deferred|held\sover)(?=\s(?:to|until|for|due|owing|because)|\.)",
    ),
    _said("postponed.carried_over", _D.POSTPONED, rf"(?:{_BE})?carried\s(?:over|forward)"),
    Wording(
        "postponed.bare",
        _D.POSTPONED,
        re.compile(r"\A\W{0,3}(?:postponed|deferred|held\sover)(?=\W|\Z)", re.IGNORECASE),
    ),
    _done("postponed.active", _D.POSTPONED, r"postpones?|postponed|defers?|deferred"),
    _said(
        "postponed.taken_up_again",
        _D.POSTPONED,
        r"(?:will\s(?:be\s)?|to\sbe\s|is\sto\sbe\s)?(?:taken\sup|come\sback|discussed"
        r"|considered|revisited|brought\sback|looked\sat|raised)\sagain|will\sbe\s(?:revisited"
        r"|brought\sback|continued)|comes\sback(?=\s(?:at|to)\s)",
        needs=Needs.TARGET,
    ),
    *NEXT_TIME,
    _said("referred_back.words", _D.REFERRED_BACK, rf"{_BE}(?:referred|sent)\sback|{_BE}recommitted|referred\sback"),
    _done(
        "referred_back.active",
        _D.REFERRED_BACK,
        r"refer(?:s|red)?\s(?P<matter>[^.;,]{2,60}?)\sback|sen(?:d|ds|t)\s(?:it"
        r"|the\s\w{1,30})\sback",
    ),
    _said(
        "referred.words",
        _D.REFERRED,
        rf"{_BE}(?:referred|handed\sover|passed(?:\son)?|forwarded|submitted)|referred",
        purpose=Purpose.DECISION,
        needs=Needs.RECIPIENT,
    ),
    _done(
        "referred.active",
        _D.REFERRED,
        r"refers?|refer|refers|forwards?|hands?\sover",
        purpose=Purpose.DECISION,
        needs=Needs.NOTHING,
        certainty=Certainty.LIKELY,
    ),
    _said(
        "assigned.action",
        _D.ASSIGNED,
        rf"(?:action|ap|to\sdo)\s?(?::|–|-)\s{_OWNER}\s(?:to|will)(?=\s\w)",
        named=Named.TASK,
        kind="assignment",
        owned=True,
    ),
    _said(
        "assigned.asked",
        _D.ASSIGNED,
        rf"{_BE}(?:asked|instructed|commissioned|charged|tasked|assigned|directed"
        rf"|requested)\s(?:with\s(?=\w)|to(?=\s))",
        named=Named.TASK,
        kind="assignment",
        owned=True,
    ),
    _said(
        "assigned.active",
        _D.ASSIGNED,
        rf"(?:instruct|instructs|commission|commissions|direct|directs|instructed"
        rf"|commissioned|directed|(?:decided|agreed|resolved)\sto\sask)\s{_OWNER}\sto(?=\s\w)",
        named=Named.TASK,
        kind="assignment",
        owned=True,
    ),
    _said(
        "undertaken.report_back",
        _D.UNDERTAKEN,
        rf"(?:will|shall|promise[sd]?\sto|undertakes?\sto|undertook\sto|agrees?\sto|agreed\sto"
        rf"|intends?\sto|offered\sto)\s(?:{_COME_BACK})(?:\s(?:with|on|about"
        rf"|to\sthe\s\w{{1,30}}\s(?:with|on)))?",
        named=Named.AFTER,
        kind="undertaking",
        owned=True,
    ),
    _said(
        "undertaken.words",
        _D.UNDERTAKEN,
        r"(?:promise[sd]?|undertakes?|undertook|has\sundertaken|volunteer(?:s|ed))\sto(?=\s)",
        named=Named.TASK,
        kind="undertaking",
        owned=True,
    ),
    _said(
        "raised.announced",
        _D.RAISED,
        r"(?:will|shall|is\sto|are\sto|to)\s(?:also\s)?be\s(?:taken\sup|discussed|considered"
        r"|presented|dealt\swith|raised|handled|heard|added|on\sthe\sagenda"
        r"|put\son\sthe\sagenda)|(?:is|are)\s(?:taken\sup|dealt\swith|handled|discussed"
        r"|presented)|comes?\sup|goes\son\sthe\sagenda",
        needs=Needs.TARGET,
        announces=True,
    ),
    _said(
        "removed.words", _D.REMOVED, rf"{_BE}(?:removed|dropped|struck|taken\soff)\s?(?:from\sthe\sagenda|the\sagenda)"
    ),
    _said("withdrawn.words", _D.WITHDRAWN, rf"{_BE}withdrawn|withdrawn"),
    _done("withdrawn.active", _D.WITHDRAWN, r"withdraws|withdrew"),
    _said(
        "not_carried_out.words",
        _D.NOT_CARRIED_OUT,
        rf"{_BE}not\s(?:carried\sout|completed|implemented)|declared\snot\scompleted",
        negative=True,
        needs=Needs.ASSIGNMENT,
    ),
    _said(
        "carried_out.words",
        _D.CARRIED_OUT,
        rf"(?:{_BE})?declared\s(?:completed|carried\sout|done)|{_BE}(?:completed|carried\sout"
        rf"|implemented)",
        needs=Needs.ASSIGNMENT,
    ),
    *CLOSED,
    _said("written_off.words", _D.WRITTEN_OFF, rf"{_BE}(?:written\soff|closed\swithout\s(?:a\s)?decision)"),
    _said(
        "decided.answered",
        _D.DECIDED,
        r"(?:is|was|are|were)\s(?:deemed\s|considered\s)?answered",
        outcome=Outcome.ANSWERED,
    ),
    _said(
        "decided.approved_in_part",
        _D.DECIDED,
        rf"{_BE}(?:approved|adopted)\sin\spart|{_BE}partly\s(?:approved|adopted)",
        outcome=Outcome.APPROVED_IN_PART,
    ),
    _said(
        "decided.rejected",
        _D.DECIDED,
        rf"{_BE}(?:rejected|turned\sdown|declined|not\sapproved|defeated)",
        outcome=Outcome.REJECTED,
        negative=True,
    ),
    _done("decided.active.rejected", _D.DECIDED, r"rejects|rejected|reject", outcome=Outcome.REJECTED),
    _said(
        "decided.approved",
        _D.DECIDED,
        rf"{_BE}(?:approved|adopted|accepted|agreed|carried(?!\s(?:over|forward|out))|ratified)",
        outcome=Outcome.APPROVED,
    ),
    _done(
        "decided.active.approved",
        _D.DECIDED,
        r"approves|approved|approve|adopts|adopted|adopt|ratifies",
        outcome=Outcome.APPROVED,
    ),
    _said("noted.filed", _D.NOTED, rf"{_BE}(?:received\sand\sfiled|filed|placed\son\sfile)"),
    _said("noted.words_goes_on", _D.NOTED, rf"{_BE}noted", goes_on=True),
    _done(
        "noted.active_goes_on", _D.NOTED, r"note[sd]?(?=\sthe\s(?:report|update|information|progress))", goes_on=True
    ),
    _done("reported.active", _D.REPORTED, r"reported\s(?:back\s)?on|reports\s(?:back\s)?on", needs=Needs.ASSIGNMENT),
    _said(
        "reported.words",
        _D.REPORTED,
        r"(?:was|were|is|are)\sreported(?:\sback)?(?:\son)?|reported\sback\son",
        needs=Needs.ASSIGNMENT,
    ),
    _said(
        "assigned.will_do",
        _D.ASSIGNED,
        r"will(?=\s(?:draft|prepare|write|circulate|send|contact|book|invite|investigate"
        r"|collect|compile|present|check|update|organise|organize|arrange|find|ask|bring)\s)",
        named=Named.TASK,
        kind="assignment",
        needs=Needs.ACTOR_OR_TARGET,
        certainty=Certainty.LIKELY,
        owned=True,
    ),
    *AWAITED,
    _said(
        "decided.other",
        _D.DECIDED,
        r"(?:decides|decided|resolves|resolved)\s(?:to|that)",
        named=Named.ITEM,
        certainty=Certainty.LIKELY,
    ),
)
