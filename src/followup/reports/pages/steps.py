"""
Steps in words, and the line that names their matter.
"""

from __future__ import annotations

from followup.model.answers import Context
from followup.model.codes import Disposition, StruckCause
from followup.model.matters import Matter, Step
from followup.model.minutes import Document
from followup.reports.drawing.blocks import Heading, join
from followup.reports.words.disclosure import title_given, title_of
from followup.reports.words.dispositions import DISPOSITIONS
from followup.reports.words.places import target_words
from followup.reports.words.translation import Texts, full_day, msgid
from followup.reports.words.vocabulary import (
    OUTCOMES,
    PURPOSES,
    item_word,
    numbered,
    party_word,
    reason_word,
)


STRUCK = {
    StruckCause.UNDONE: msgid("undone"),
    StruckCause.WRONG: msgid("recorded wrongly"),
    StruckCause.CORRECTED: msgid("minutes corrected"),
    StruckCause.READ_AGAIN: msgid("read again"),
    StruckCause.NEW_VERSION: msgid("new version of the document"),
}
"""Why steps are struck, as the register has it."""


def matter_heading(matter: Matter, t: Texts) -> Heading:
    """
    Key and title; of a restricted matter only its key.
    """
    return Heading(title_of(matter, t), lead=f"{matter.key}  ")


def step_where(step: Step, t: Texts, document: Document | None = None) -> str:
    """
    At which meeting's body and under which item: "LG, p. 8:".
    """
    item = item_word(numbered(step.item, document), t)
    where = join((step.body if step.meeting else "", item))
    return f"{where}:" if where else ""


def step_words(step: Step, context: Context, t: Texts) -> str:
    """
    What a step did, why, and where it sent the matter: "bordlagt på grund av tidsbrist → nästa möte i LG".
    """
    parts = [t.gettext(DISPOSITIONS[step.disposition].word)]
    parts.append(t.gettext(PURPOSES[step.purpose]) if step.purpose else "")
    parts.append(reason_word(step.reason, t))
    parts.append(f"({t.gettext(OUTCOMES[step.outcome])})" if step.outcome else "")
    target = target_words(step, context, t)
    parts.append(f"→ {target}" if target else "")
    parts.append(f"→ {step.other}" if step.other else "")
    words = join(parts, " ")
    corrected = _corrected(step, context, t) if step.disposition is Disposition.CORRECTED else ""
    return f"{words}: {corrected}" if corrected else words


def _corrected(step: Step, context: Context, t: Texts) -> str:
    """
    What a correction of a matter's record says: its title, kind, number, owner and the like.
    """
    parts = [
        t.gettext('title "{title}"', title=title_given(step)) if title_given(step) else "",
        t.gettext("kind {kind}", kind=step.kind) if step.kind else "",
        t.gettext("number {number}", number=step.file_number) if step.file_number else "",
        "" if step.owner is None else t.gettext("owner {name}", name=_owner(step.owner, context, t)),
        t.gettext("meanwhile {what}", what=step.interim) if step.interim else "",
        "" if step.restricted is None else t.gettext("not to be shown" if step.restricted else "may be shown again"),
    ]
    return join(parts)


def _owner(owner: str, context: Context, t: Texts) -> str:
    return party_word(owner, context, t) or t.gettext("nobody")


def struck_words(step: Step, t: Texts) -> str:
    """
    When and why a step was struck.
    """
    day = full_day(step.struck_at.date(), t) if step.struck_at else ""
    reason = f": {_struck_reason(step, t)}" if step.struck_reason else ""
    return t.gettext("(struck {day}{reason})", day=day, reason=reason)


def _struck_reason(step: Step, t: Texts) -> str:
    struck = step.struck
    return struck.text(t.gettext(STRUCK[struck.cause]) if struck.cause else "")
