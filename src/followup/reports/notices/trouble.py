"""
A message could not be delivered.
"""

from __future__ import annotations

from followup.model.notices import Letter
from followup.reports.drawing.blocks import BLANK, Advice, Block, Paragraph
from followup.reports.words.translation import Texts


def told(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks: which message, to whom, and what went wrong.
    """
    failed = letter.failed
    assert failed is not None
    party = letter.context.party(failed.recipient)
    what = t.ngettext("It was tried once.", "It was tried {n} times.", failed.attempts)
    blocks: list[Block] = [
        Paragraph(t.gettext("“{subject}” did not reach {party}.", subject=failed.subject, party=party)),
        Paragraph(f"{what} {failed.error}"),
        BLANK,
        Advice(t.gettext("Look at it:"), f"followup outbox show {failed.key[:8]}"),
        Advice(t.gettext("Try it again:"), f"followup outbox retry {failed.key[:8]}"),
    ]
    return t.gettext("{body}: a message was not delivered", body=letter.body.name), blocks
