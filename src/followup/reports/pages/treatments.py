"""
What a document did with each matter, in rows: closed, split, postponed, new.
"""

from __future__ import annotations

from followup.model.answers import Context
from followup.model.bodies import Meeting
from followup.model.codes import Disposition
from followup.model.matters import Matter
from followup.model.results import Recorded, Treated
from followup.model.targets import Target
from followup.reports.drawing.blocks import BLANK, Block, Table, aligned, join
from followup.reports.words.disclosure import key_alone, title_of
from followup.reports.words.dispositions import DISPOSITIONS
from followup.reports.words.places import target_short
from followup.reports.words.translation import Texts, full_day, msgid
from followup.reports.words.vocabulary import (
    OUTCOMES,
    item_word,
    numbered,
    paragraphs,
    reason_word,
)


MANY = 12
"""From so many matters treated alike, they are told together."""

CLOSING = frozenset(
    {
        *(Disposition.DECIDED, Disposition.CARRIED_OUT, Disposition.NOTED, Disposition.WITHDRAWN),
        *(Disposition.WRITTEN_OFF, Disposition.SUPERSEDED, Disposition.MERGED),
    }
)
GOING = frozenset(
    {
        *(Disposition.POSTPONED, Disposition.REFERRED_BACK, Disposition.REFERRED, Disposition.NOT_REACHED),
        *(Disposition.SPLIT, Disposition.REMOVED),
    }
)
"""What a row tells by its own word; of all else, that a matter was closed or goes on."""

Row = tuple[str, str, str]


def treatments(result: Recorded, t: Texts) -> list[Block]:
    """
    Every matter a document treated; a first document, which only has new ones, as a table with headers.
    """
    if result.new and not (result.continued or result.closed):
        planned = aligned(_planned(result, t))
        return [BLANK, _new_matters(result, t), *([BLANK] if planned else []), *planned]
    rows = [*_closed(result, t), *_continued(result, t), *_raised(result, t), *_planned(result, t)]
    return [BLANK, *aligned(rows)] if rows else []


def _new_matters(result: Recorded, t: Texts) -> Table:
    rows = [[new.key, title_of(new.matter, t), *_new(new, result, t)] for new in result.new]
    return Table([t.gettext("New"), t.gettext("Matter"), t.gettext("Item"), t.gettext("Goes to")], rows, wide=1)


def _new(new: Treated, result: Recorded, t: Texts) -> tuple[str, str]:
    if new.matter.restricted:
        return "–", "–"
    return numbered(new.step.item, result.document), target_short(new.matter, result.context, t)


def _closed(result: Recorded, t: Texts) -> list[Row]:
    return [_row(treated, _closing_verb(treated), result, t) for treated in result.closed]


def _closing_verb(treated: Treated) -> str:
    if any(grown.disposition is Disposition.POSTPONED for grown in treated.grew):
        return msgid("split")
    disposition = treated.step.disposition
    return DISPOSITIONS[disposition].word if disposition in CLOSING else msgid("closed")


def _continued(result: Recorded, t: Texts) -> list[Row]:
    rows: list[Row] = []
    crowded: set[str] = set()
    for many in _crowds(result.continued):
        crowded |= {treated.key for treated in many}
        rows += _crowd_rows(many, result, t)
    return rows + [_row(one, _going_verb(one), result, t) for one in result.continued if one.key not in crowded]


def _crowds(continued: tuple[Treated, ...]) -> list[list[Treated]]:
    alike: dict[tuple[Disposition, Target], list[Treated]] = {}
    for treated in continued:
        if not treated.matter.restricted and not treated.grew:
            alike.setdefault((treated.step.disposition, treated.matter.target), []).append(treated)
    return [many for many in alike.values() if len(many) >= MANY]


def _crowd_rows(many: list[Treated], result: Recorded, t: Texts) -> list[Row]:
    where = target_short(many[0].matter, result.context, t)
    parts = [t.ngettext("{n} matter", "{n} matters", len(many)) + f" → {where}", *_decisions(many, result, t)]
    times: dict[int, list[str]] = {}
    for treated in many:
        times.setdefault(treated.matter.postponements, []).append(treated.key)
    for n in sorted(times, reverse=True):
        again = t.ngettext("postponed once", "postponed {n} times", n) + ": " if n > 1 else ""
        parts.append(again + ", ".join(times[n]))
    verb = t.gettext(_going_verb(many[0]))
    return [(verb if n == 0 else "", "", text) for n, text in enumerate(parts)]


def _decisions(many: list[Treated], result: Recorded, t: Texts) -> list[str]:
    leads: dict[str | None, list[str]] = {}
    for treated in many:
        leads.setdefault(treated.step.decision, []).append(numbered(treated.step.item, result.document))
    single = [item for lead, items in leads.items() if lead is None or len(items) == 1 for item in items]
    parts = [
        t.gettext("{n} by one decision: {items}", n=len(items), items=paragraphs(items, t))
        for lead, items in leads.items()
        if lead is not None and len(items) > 1
    ]
    if single and any(single):
        parts.append(t.gettext("{n} one by one: {items}", n=len(single), items=paragraphs(single, t)))
    return parts


def _going_verb(treated: Treated) -> str:
    disposition = treated.step.disposition
    return DISPOSITIONS[disposition].word if disposition in GOING else msgid("goes on")


def _raised(result: Recorded, t: Texts) -> list[Row]:
    grown = {matter.key for treated in (*result.closed, *result.continued) for matter in treated.grew}
    return [_row(new, msgid("new"), result, t) for new in result.new if new.key not in grown]


def _row(treated: Treated, verb: str, result: Recorded, t: Texts) -> Row:
    matter = treated.matter
    item = item_word(numbered(treated.step.item, result.document), t)
    parts = [title_of(matter, t), *([] if matter.restricted else [item, _outcome(treated, t), _number(treated, t)])]
    text = join(parts)
    onward = [_grown(new, result.context, t) for new in treated.grew]
    if matter.open and not onward and not matter.restricted:
        onward = [target_short(matter, result.context, t)]
    return t.gettext(verb), matter.key, "".join([text, *(f" → {where}" for where in onward)])


def _outcome(treated: Treated, t: Texts) -> str:
    return t.gettext(OUTCOMES[treated.step.outcome]) if treated.step.outcome else ""


def _number(treated: Treated, t: Texts) -> str:
    if treated.step.disposition is not Disposition.POSTPONED:
        return ""
    again = treated.matter.postponements
    parts = [reason_word(treated.step.reason, t)]
    parts.append(t.ngettext("postponed once", "postponed {n} times", again) if again > 1 else "")
    return join(parts)


def _grown(matter: Matter, context: Context, t: Texts) -> str:
    if matter.restricted:
        return key_alone(matter.key, t)
    where = target_short(matter, context, t)
    if matter.kind == "assignment":
        head = t.gettext("new assignment {key}", key=matter.key)
    else:
        head = f"{matter.key} {title_of(matter, t)}"
    state = t.gettext("postponed") if matter.disposition is Disposition.POSTPONED else ""
    text = join((state, where))
    return f"{head} ({text})" if text else head


def _planned(result: Recorded, t: Texts) -> list[Row]:
    return [_meeting_row(meeting, t) for meeting in result.planned]


def _meeting_row(meeting: Meeting, t: Texts) -> Row:
    verb = t.gettext("new meeting")
    if meeting.restricted:
        return verb, meeting.key, t.gettext("not shown")
    return verb, meeting.body, full_day(meeting.date, t) if meeting.date else meeting.key
