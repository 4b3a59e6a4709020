"""
The closed vocabularies: what a meeting can do with a matter, why, and the other words with fixed codes.

Codes are the words of the glossary; every enum is also its plain string.
"""

from __future__ import annotations

from enum import StrEnum


class Disposition(StrEnum):
    """
    What happened to a matter at one step; ``rules.dispositions`` says what each does.
    """

    RAISED = "raised"
    TAKEN_UP = "taken_up"
    POSTPONED = "postponed"
    NOT_REACHED = "not_reached"
    REFERRED_BACK = "referred_back"
    REFERRED = "referred"
    UNDERTAKEN = "undertaken"
    ASSIGNED = "assigned"
    REPORTED = "reported"
    DECIDED = "decided"
    CARRIED_OUT = "carried_out"
    NOT_CARRIED_OUT = "not_carried_out"
    NOTED = "noted"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    WRITTEN_OFF = "written_off"
    SUPERSEDED = "superseded"
    MERGED = "merged"
    SPLIT = "split"
    REOPENED = "reopened"
    CORRECTED = "corrected"


class Reason(StrEnum):
    """
    Why a matter was postponed.
    """

    LACK_OF_TIME = "lack_of_time"
    INCOMPLETE_MATERIAL = "incomplete_material"
    LATE_MATERIAL = "late_material"
    ABSENCE = "absence"
    AWAITING_OTHER_BODY = "awaiting_other_body"
    AWAITING_REPLY = "awaiting_reply"
    MORE_CONSIDERATION = "more_consideration"
    MINORITY_REQUEST = "minority_request"
    ALREADY_POSTPONED = "already_postponed"
    NOT_STATED = "not_stated"
    OTHER = "other"


class Outcome(StrEnum):
    """
    How a matter was decided.
    """

    APPROVED = "approved"
    APPROVED_IN_PART = "approved_in_part"
    REJECTED = "rejected"
    ANSWERED = "answered"


class Purpose(StrEnum):
    """
    What a matter was referred for; only ``decision`` hands it over.
    """

    DECISION = "decision"
    PREPARATION = "preparation"
    CONSULTATION = "consultation"
    INFORMATION = "information"


class MeetingKind(StrEnum):
    """
    An ordinary meeting is what "the next meeting" means; an extra one is not.
    """

    ORDINARY = "ordinary"
    EXTRA = "extra"


class MeetingStatus(StrEnum):
    """
    Planned, then held or cancelled.
    """

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Silence(StrEnum):
    """
    What it means that the minutes of a meeting do not mention what was promised for it.
    """

    MISSED = "missed"
    ASK = "ask"
    IGNORE = "ignore"


class PartyKind(StrEnum):
    """
    Who can owe something or be told of it; roles are the better owners.
    """

    PERSON = "person"
    ROLE = "role"
    ORGANISATION = "organisation"


class DocumentKind(StrEnum):
    """
    Notes are not verified minutes and are never presented as such.
    """

    NOTES = "notes"
    MINUTES = "minutes"


class ConditionKind(StrEnum):
    """
    *If time permits* goes last on the agenda; a *precondition* keeps its rank and says what it needs.
    """

    IF_TIME_PERMITS = "if_time_permits"
    PRECONDITION = "precondition"


class Certainty(StrEnum):
    """
    How sure a reader is of a finding.
    """

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Verdict(StrEnum):
    """
    What became of a finding: taken into the register, as a matter of its own, left as a suggestion, or rejected.
    """

    ACCEPTED = "accepted"
    OWN = "own"
    SUGGESTED = "suggested"
    REJECTED = "rejected"


class Acceptance(StrEnum):
    """
    How the findings of a document are taken, the stronger last: what is certain, likeness too, or as a person judged.
    """

    CERTAIN = "certain"
    ACCEPT = "accept"
    REVIEW = "review"


class Manner(StrEnum):
    """
    How minutes say what a finding holds: *taken up again* is no formal postponement; *told* opens no matter of its own;
    *undecided* is an assignment that no words of decision stand with.
    """

    STATED = "stated"
    AGAIN = "again"
    TOLD = "told"
    UNDECIDED = "undecided"


class Doubt(StrEnum):
    """
    Why a finding is left for a person: it resembles what is on the agenda, or another open matter; it may be another
    finding's twin; or its reader was not sure.
    """

    LIKE_AGENDA = "like_agenda"
    LIKE_OPEN = "like_open"
    SAME_DOCUMENT = "same_document"
    UNCERTAIN = "uncertain"


class StruckCause(StrEnum):
    """
    Why a step was struck, in the words that its row begins with.
    """

    UNDONE = "undone"
    WRONG = "recorded wrongly"
    CORRECTED = "minutes corrected"
    READ_AGAIN = "read again"
    NEW_VERSION = "new version"


class SkipReason(StrEnum):
    """
    Why a target passed over a meeting.

    By what silence means to the body, a held one is *unsettled* (to be asked about) or *held* (no more) and not missed.
    """

    CANCELLED = "cancelled"
    EXTRA = "extra"
    MISSED = "missed"
    UNSETTLED = "unsettled"
    HELD = "held"


class NoteCode(StrEnum):
    """
    What an answer warns of: a step that came after the closing one, minutes headed by another name, an empty document,
    a day that is far away.
    """

    CLOSED = "closed"
    OTHER_NAME = "other_name"
    NOTHING_FOUND = "nothing_found"
    DISTANT = "distant"


class PlaceKind(StrEnum):
    """
    Where an open matter is; each has exactly one place.
    """

    AGENDA = "agenda"
    AWAITING_MEETING = "awaiting_meeting"
    WITH_PARTY = "with_party"
    RESTING = "resting"
    EVENT = "event"


class StandingRole(StrEnum):
    """
    Standing items with a meaning of their own on the agenda; ``other`` is any other title.
    """

    WELCOME = "welcome"
    PREVIOUS_MINUTES = "previous_minutes"
    OUTSTANDING = "outstanding"
    UPCOMING_MEETINGS = "upcoming_meetings"
    OTHER_BUSINESS = "other_business"
    NEXT_MEETING = "next_meeting"
    OTHER = "other"


class RuleKind(StrEnum):
    """
    What people are told of; each has a module of its own in ``outbox/rules``.
    """

    AGENDA = "agenda"
    MINUTES = "minutes"
    ELSEWHERE = "elsewhere"
    OWED = "owed"
    DUE_SOON = "due_soon"
    DUE = "due"
    OVERDUE = "overdue"
    MISSED = "missed"
    POSTPONED = "postponed"
    ANSWER = "answer"
    TROUBLE = "trouble"


class MessageState(StrEnum):
    """
    How far a message has come: *sent*, *failed* and *dropped* ones stay as they are, unless a person says otherwise.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class Cause(StrEnum):
    """
    Why a notice was made: for the *first* time, *again* by its rhythm, since its day *changed*, *back* from a snooze.
    """

    FIRST = "first"
    AGAIN = "again"
    CHANGED = "changed"
    BACK = "back"
