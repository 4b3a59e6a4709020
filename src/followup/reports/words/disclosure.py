"""
The gate: every title and quote of a matter that leaves in a report passes here, and so do restrictions.

Of a restricted matter only its key is told, of a restricted meeting only its key, and of what happened at one only that
it is not shown.  Pages, values and reasons read no title and no quote themselves; a test looks for those that do.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from attrs import evolve

from followup.model.answers import Context, HistoryLine, MatterAnswer, Promise
from followup.model.bodies import StandingItem
from followup.model.matters import Matter, Place, Step
from followup.reports.words.translation import Texts


if TYPE_CHECKING:
    # The commonest question has neither readings nor results, and does not wait for them.
    from followup.model.reading import Finding, ReadItem
    from followup.model.results import Joined, Suggestion


def title_of(matter: Matter, t: Texts) -> str:
    """
    The title; of a restricted matter only that it is not shown.
    """
    return t.gettext("not shown") if matter.restricted else matter.title or t.gettext("(no title)")


def title_within(matter: Matter) -> str:
    """
    The title as part of a sentence; nothing of a restricted matter, or of one without a title.
    """
    return "" if matter.restricted else matter.title


def title_given(step: Step) -> str:
    """
    The title that a step gave its matter; what may be told of the step may be told of that.
    """
    return step.title


def standing_title(item: StandingItem) -> str:
    """
    The title of a standing item, which is of no matter and never restricted.
    """
    return item.title


def read_words(part: ReadItem | Finding) -> tuple[str, str]:
    """
    Title and words of what a reader found; they are told to the one who has the document.
    """
    return part.title, getattr(part, "quote", "")


def secret(meeting: str | None, context: Context) -> bool:
    """
    Whether a meeting is not to be shown.
    """
    known = context.meetings.get(meeting or "")
    return known is not None and known.restricted


def hidden(place: Place, context: Context) -> bool:
    """
    Whether the meeting the matter is on is not to be shown.
    """
    return secret(place.meeting, context)


def key_alone(key: str | None, t: Texts) -> str:
    """
    What is told of a matter or meeting that is not shown: "LG-8 (visas inte)".
    """
    return t.gettext("{key} (not shown)", key=key)


def restricted_text(meeting: str | None, t: Texts) -> str:
    """
    What is told of words that were said at a meeting that is not shown.
    """
    return t.gettext("From {meeting}, which is not shown.", meeting=meeting)


def quote_of(source: Promise | HistoryLine | None, context: Context, erased: Collection[str] = ()) -> str:
    """
    The verbatim words a step rests on; nothing if they were said at a restricted meeting, or were *erased*.
    """
    if source is None or secret(source.step.meeting, context) or is_erased(source, erased):
        return ""
    return source.evidence.quote if source.evidence else ""


def is_erased(source: Promise | HistoryLine, erased: Collection[str]) -> bool:
    """
    Whether the words of a step were blanked.
    """
    return source.evidence is not None and source.evidence.key in erased


def suggested(suggestion: Suggestion) -> tuple[str, str]:
    """
    Title and words of something a document may say; they are told to the one who records it.
    """
    return suggestion.title, suggestion.quote


def joined_title(joined: Joined, kept: Collection[str], t: Texts) -> str:
    """
    The title of findings taken to be one matter; *kept* are the keys of restricted matters.
    """
    return t.gettext("not shown") if joined.matter in kept else joined.title


def disclosed(answer: MatterAnswer) -> MatterAnswer:
    """
    *answer* with nothing restricted: who asks for a matter by its key is told all of it, whoever said it where.
    """
    meetings = {key: evolve(meeting, restricted=False) for key, meeting in answer.context.meetings.items()}
    context = evolve(answer.context, meetings=meetings)
    return evolve(answer, context=context, matter=evolve(answer.matter, restricted=False))
