"""
The words for the codes, as one would say them of a matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from followup.model.answers import Context, Note
from followup.model.bodies import Meeting, Party
from followup.model.codes import (
    DocumentKind,
    MeetingKind,
    MeetingStatus,
    NoteCode,
    Outcome,
    PartyKind,
    Purpose,
    Reason,
)
from followup.model.minutes import Document
from followup.reports.words.translation import Texts, msgid


NOTES = {
    NoteCode.CLOSED: msgid("{what} was closed already: the step is kept and flagged, and changes nothing else."),
    NoteCode.OTHER_NAME: msgid("The document calls the body {what}, which is not a name it is known by."),
    NoteCode.DISTANT: msgid("{what} is far from today: is the year right?"),
    NoteCode.NOTHING_FOUND: msgid("Nothing was found in the document: no items and no outstanding matters."),
}


def note_lines(notes: Iterable[str], t: Texts) -> list[str]:
    """
    Each note as a sentence; one that has no code is told as it stands.
    """
    return [t.gettext(NOTES[note.code], what=note.about) if isinstance(note, Note) else note for note in notes]


REASONS = {
    Reason.LACK_OF_TIME: msgid("for lack of time"),
    Reason.INCOMPLETE_MATERIAL: msgid("because the material was incomplete"),
    Reason.LATE_MATERIAL: msgid("because the material came late"),
    Reason.ABSENCE: msgid("because of absence"),
    Reason.AWAITING_OTHER_BODY: msgid("awaiting another body"),
    Reason.AWAITING_REPLY: msgid("awaiting a reply"),
    Reason.MORE_CONSIDERATION: msgid("for more consideration"),
    Reason.MINORITY_REQUEST: msgid("at the request of a minority"),
    Reason.ALREADY_POSTPONED: msgid("being postponed already"),
}

OUTCOMES = {
    Outcome.APPROVED: msgid("approved"),
    Outcome.APPROVED_IN_PART: msgid("approved in part"),
    Outcome.REJECTED: msgid("rejected"),
    Outcome.ANSWERED: msgid("deemed answered"),
}

PURPOSES = {
    Purpose.DECISION: msgid("for decision"),
    Purpose.PREPARATION: msgid("for preparation"),
    Purpose.CONSULTATION: msgid("for consultation"),
    Purpose.INFORMATION: msgid("for information"),
}

STATUSES = {
    MeetingStatus.PLANNED: msgid("planned"),
    MeetingStatus.HELD: msgid("held"),
    MeetingStatus.CANCELLED: msgid("cancelled"),
}

PARTY_KINDS = {
    PartyKind.PERSON: msgid("person"),
    PartyKind.ROLE: msgid("role"),
    PartyKind.ORGANISATION: msgid("organisation"),
}

SUCCEEDED = msgid("{new} succeeds {old}.")
"""What stands in the history of a matter whose body was succeeded by another."""

ERASED = msgid("(erased)")
"""In place of a name that was blanked."""

A_PERSON = msgid("a person")
"""In place of a name that is not told."""

PARAGRAPHS = 100
"""Notes do not have so many items: from here on a number is a paragraph's."""

MODES = {"physical": msgid("physical"), "digital": msgid("digital"), "hybrid": msgid("hybrid")}

SKIPS = {
    "cancelled": msgid("cancelled"),
    "extra": msgid("an extra meeting"),
    "missed": msgid("not mentioned"),
    "unsettled": msgid("not mentioned: treated or not?"),
    "held": msgid("held"),
}


def reason_word(reason: Reason | None, t: Texts) -> str:
    """
    "på grund av tidsbrist", or nothing where no reason is told.
    """
    return t.gettext(REASONS.get(reason, "")) if reason else ""


def mode_word(mode: str, t: Texts) -> str:
    """
    How people meet, where it is not in one room.
    """
    return "" if mode == "physical" else t.gettext(MODES.get(mode, ""))


def meeting_status(meeting: Meeting, t: Texts) -> str:
    """
    "planerat", "hållet" or "inställt"; an extra meeting says that too.
    """
    word = t.gettext(STATUSES[meeting.status])
    return t.gettext("{status}, extra", status=word) if meeting.kind is MeetingKind.EXTRA else word


def item_word(item: str, t: Texts) -> str:
    """
    "p. 3", or the paragraph sign where the minutes have it: "§ 415".
    """
    return item if not item or item.startswith("§") else t.gettext("item {item}", item=item)


def numbered(item: str, document: Document | None = None) -> str:
    """
    An item's number with the paragraph sign, where it is one of a protokoll, which numbers its paragraphs by the year.
    """
    formal = document is not None and document.kind is DocumentKind.MINUTES and document.language == "sv"
    return f"§ {item}" if item.isdecimal() and (formal or int(item) >= PARAGRAPHS) else item


def paragraphs(items: Sequence[str], t: Texts) -> str:
    """
    Many items in short: "§§ 416–423, 448" for consecutive paragraphs; other items one by one.
    """
    numbers = [item.removeprefix("§").strip() for item in items]
    every = all(item.startswith("§") and number.isdecimal() for item, number in zip(items, numbers, strict=True))
    if not items or not every:
        return ", ".join(item_word(item, t) for item in dict.fromkeys(items) if item)
    runs: list[list[int]] = []
    for number in sorted({int(number) for number in numbers}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    text = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"§ {text}" if len(runs) == len(runs[0]) == 1 else f"§§ {text}"


def known_name(name: str, t: Texts) -> str:
    """
    *name*, or that it was erased or is not told.
    """
    if name == A_PERSON:
        return t.gettext(A_PERSON)
    return t.gettext(ERASED) if name in {"", ERASED} else name


def party_word(key: str | None, context: Context, t: Texts) -> str:
    """
    The name of a party; its key if it has none here, nothing for nobody.
    """
    return known_name(context.party(key), t) if key else ""


def without_names(context: Context, parties: Mapping[str, Party]) -> Context:
    """
    *context* with the persons among *parties* told as their organisation or "a person"; the others keep their names.

    Only the names of parties are hidden: nobody can promise that titles, texts and quotes hold none.
    """
    nameless_parties = {key: nameless(party).name for key, party in parties.items()}
    return evolve(context, parties={key: nameless_parties.get(key, name) for key, name in context.parties.items()})


def nameless(party: Party) -> Party:
    """
    *party*; of a person only the organisation, also in place of the name, or that it is one.
    """
    if party.kind is not PartyKind.PERSON or party.erased:
        return party
    return evolve(party, name=party.organisation or A_PERSON, contact="", note="")


def number_word(n: int, t: Texts) -> str:
    """
    A number in running text: a word up to twelve, then digits.
    """
    return t.formats.numbers[n] if n < len(t.formats.numbers) else str(n)


def in_running_text(name: str, t: Texts) -> str:
    """
    The name of a body as a sentence has it: in Swedish, "Kommunstyrelsen" is a common noun.
    """
    common = name.isalpha() and name.endswith(t.formats.common_nouns)
    return name[0].lower() + name[1:] if common else name


def quoted(quote: str) -> str:
    """
    The quote in quotation marks, as a whole sentence.
    """
    return f'"{quote}"' if quote.endswith((".", "!", "?", "…")) else f'"{quote}".'


def sentence(text: str) -> str:
    """
    *text* with a capital letter and a full stop.
    """
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…", '."', '!"', '?"', '…"')) else ".")
