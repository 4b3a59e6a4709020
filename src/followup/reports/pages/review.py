"""
What a person is asked about what a document says: finding by finding, and of items that resemble the agenda.
"""

from __future__ import annotations

from followup.model.reading import Finding, Reading
from followup.model.results import Suggestion
from followup.reports.drawing.blocks import Block, Paragraph
from followup.reports.pages.reading import finding
from followup.reports.words.disclosure import suggested
from followup.reports.words.translation import Texts, msgid


YES = msgid("y")
CHOICES = msgid("[y]es, [n]o, new (a matter of its own) or the key of a matter")
ONLY_CERTAIN = msgid("Then only what is certain is recorded.")
ANSWER_AGAIN = msgid("Answer y, n, new or a key such as LG-8.")


def proposed(one: Finding, reading: Reading, matter: str | None, title: str, t: Texts, *, new: bool) -> list[Block]:
    """
    A finding, and what is proposed for it: *matter*, a *new* one, or that it is left.
    """
    if matter is None:
        text = t.gettext("is left")
    else:
        text = f"{t.gettext('a new matter')}: {title}" if new else f"{matter}  {title}"
    return [finding(one, reading, t), Paragraph(f"→ {text}", indent=7)]


def resembles(suggestion: Suggestion, t: Texts) -> str:
    """
    The question whether an item is what it resembles.
    """
    title, _ = suggested(suggestion)
    item = f"{suggestion.finding.removeprefix('p')} ({title})"
    return t.gettext(
        "Item {item} resembles {matter}, which stands on the agenda. Was it taken up there?",
        item=item,
        matter=suggestion.matter,
    )
