"""
The ways messages go out by: which there are, what keeps them from working, and how a trial went.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from followup.reports.drawing.blocks import Block, Paragraph, listed
from followup.reports.words.errors import translate_error
from followup.reports.words.translation import Texts, translator


def channels(states: Iterable[Any], locale: str) -> list[Block]:
    """
    Each channel by its name, with what is wrong with it.
    """
    t = translator(locale)
    return [*listed([(_named(state), _told(state, t)) for state in states])]


def _named(state: Any) -> str:
    return state.name if state.kind == state.name else f"{state.name} ({state.kind})"


def _told(state: Any, t: Texts) -> str:
    if not state.wrong:
        return t.gettext("ready")
    wrong = translate_error(state.wrong, t.locale)
    return wrong if state.configured else t.gettext("not set up: {what}", what=wrong)


def delivered(address: str, receipt: str | None, locale: str) -> list[Block]:
    """
    That a message went out, and what the other side said.
    """
    t = translator(locale)
    told = t.gettext("Delivered to {address}.", address=address)
    more = f" {t.gettext('Receipt: {receipt}', receipt=receipt)}" if receipt else ""
    return [Paragraph(told + more, whole=True)]


def trial(locale: str) -> tuple[str, str]:
    """
    The subject and text of a message that is only to be seen to arrive.
    """
    t = translator(locale)
    text = t.gettext("This message was sent to see whether it arrives. There is nothing to do.")
    return t.gettext("followup: a trial message"), f"{text}\n"
