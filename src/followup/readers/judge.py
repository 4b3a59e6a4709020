"""
The judgement of a unit: a finding, half a finding, ordinary text of a kind, or unread; with the features that decided.

Weights are added up; what reaches ``LIMIT`` is a finding, what reaches ``PERHAPS`` is shown to a person.
"""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import frozen

from followup.readers.features import Sight


LIMIT, PERHAPS = 2.2, 1.0

WEIGHTS = {
    # who does what
    "name_to": 3.2,
    "name_modal": 2.8,
    "name_duty": 2.6,
    "name_verb": 2.6,
    "name_turned": 2.4,
    "name_soft": 1.4,
    "role_to": 2.6,
    "role_modal": 2.3,
    "role_duty": 2.3,
    "role_verb": 2.3,
    "role_turned": 2.2,
    "role_soft": 0.8,
    "we_modal": 2.3,
    "we_duty": 2.3,
    "we_verb": 2.3,
    "we_turned": 2.2,
    "we_soft": 0.9,
    "cap_to": 2.8,
    "cap_modal": 2.3,
    "cap_duty": 2.3,
    "cap_verb": 2.3,
    "cap_soft": 0.9,
    "word_to": 2.4,
    "word_modal": 1.4,
    "word_duty": 1.4,
    "word_verb": 1.2,
    "word_soft": 0.3,
    "pronoun_modal": 1.6,
    "pronoun_duty": 1.4,
    "pronoun_verb": 1.4,
    "name_modal_that": 2.2,
    "name_modal_sub": 1.4,
    "name_verb_that": 1.4,
    "name_verb_sub": 0.8,
    "role_modal_that": 1.8,
    "role_modal_sub": 0.8,
    "we_modal_that": 1.6,
    "we_modal_sub": 0.6,
    "pronoun_modal_that": 1.2,
    "pronoun_modal_sub": 0.5,
    "cap_modal_that": 1.8,
    "cap_modal_sub": 1.0,
    "name_duty_that": 2.2,
    "name_duty_sub": 1.2,
    "role_duty_that": 2.2,
    "role_duty_sub": 1.0,
    "name_to_that": 2.0,
    "name_to_sub": 1.0,
    "we_duty_that": 1.6,
    "we_duty_sub": 0.6,
    "passive_modal": 2.0,
    "thing_modal": 0.9,
    "bare_modal": 1.8,
    "bare_duty": 1.6,
    "passive_by": 2.3,
    "passive": 1.1,
    "short": 0.2,
    "imperative": 1.0,
    # words
    "carry": 2.6,
    "await": 1.2,
    "later": 0.8,
    "duty": 0.9,
    "soft": 0.1,
    "soon": 0.5,
    "coming_day": 0.6,
    # where
    "action_prefix": 4.0,
    "in_actions": 3.2,
    "in_review": 2.8,
    "in_postponed": 3.0,
    "owned_row": 2.0,
    "owner_column": 2.4,
    "due_column": 0.6,
    "owner_named": 2.4,
    "owner_brackets": 2.0,
    "owner_tail": 1.6,
    "box_open": 3.2,
    "below_actions": 0.2,
    "below_review": -0.6,
    "below_postponed": 0.2,
    "bullet": 0.2,
    "decision": 0.3,
    # against
    "box_done": -6.0,
    "at_agenda": -2.5,
    "at_present": -4.0,
    "at_absent": -4.0,
    "at_next": -2.0,
    "at_links": -3.0,
    "at_formal": -1.2,
    "at_proposal": -2.5,
    "at_elected": -1.0,
    "quoted": -2.0,
    "heading": -1.5,
    "question": -2.2,
    "closed": -1.2,
    "negated": -0.9,
    "proposal": -1.2,
    "rule": -1.0,
    "elected": -1.4,
    "formal": -2.2,
    "report": -0.6,
    "past": -0.4,
    "opens_subordinate": -0.8,
    "fragment": -1.2,
    "long": -0.3,
    "leads_on": -1.0,
    "speaker": -0.3,
    "name_past": -0.8,
    "name_report": -0.8,
    "role_past": -0.8,
    "role_report": -0.8,
    "we_past": -0.8,
    "name_state": -0.3,
}


class Sort(StrEnum):
    """
    What a unit is.
    """

    FINDING = "finding"
    PERHAPS = "perhaps"
    ORDINARY = "ordinary"
    UNREAD = "unread"


@frozen
class Verdict:
    """
    What a unit is held for: its *sort*, its *score*, the *kind* of ordinary text, and *why*: the features, strongest first.
    """

    sort: Sort
    score: float
    kind: str = ""
    why: tuple[str, ...] = ()


def judged(sight: Sight) -> Verdict:
    """
    The judgement of what is seen.
    """
    weighed = [(WEIGHTS.get(name, 0.0) * strength, name) for name, strength in sight.features.items()]
    score = round(sum(weight for weight, _ in weighed), 2)
    why = tuple(name for weight, name in sorted(weighed, key=lambda pair: -abs(pair[0])) if weight)
    if score >= LIMIT:
        return Verdict(Sort.FINDING, score, "", why)
    if score >= PERHAPS:
        return Verdict(Sort.PERHAPS, score, "", why)
    kind = ordinary(sight)
    if kind and not must_show(sight):
        return Verdict(Sort.ORDINARY, score, kind, why)
    return Verdict(Sort.PERHAPS if must_show(sight) else Sort.UNREAD, score, "", why)


_SHOWN = ("carry", "coming_day", "in_actions", "in_review", "in_postponed", "box_open", "action_prefix")
_ACTING = tuple(f"{who}_{how}" for who in ("name", "role", "we", "cap") for how in ("modal", "duty", "to", "modal_sub", "modal_that"))


def must_show(sight: Sight) -> bool:
    """
    Whether the unit has a form that is never passed over in silence, whatever stands around it.
    """
    if sight.has("at_agenda", "at_present", "at_absent", "at_next"):
        return False
    if sight.has(*_SHOWN) or (sight.has("decision") and sight.unit.bullet and not sight.has("closed")):
        return True
    return sight.has(*_ACTING)


# --- ordinary text ---

KINDS = (
    "agenda",
    "attendance",
    "decision",
    "election",
    "formality",
    "link",
    "meeting",
    "motion",
    "nothing",
    "question",
    "quotation",
    "report",
    "rule",
    "speech",
    "statement",
    "title",
)
"""The kinds of ordinary text, each with a sign of its own; what has none is unread."""

_NOTHING = re.compile(r"\W*(?:inga?|inget|intet|ingen|none|nothing|n/a|no|nil|-|–|404|ja|yes|nej|ok)\b(?:\W|\w+){0,4}\W*", re.I)
_PLACES = {
    "at_agenda": "agenda",
    "at_present": "attendance",
    "at_absent": "attendance",
    "at_links": "link",
    "at_next": "meeting",
    "at_proposal": "motion",
    "at_formal": "formality",
    "at_elected": "election",
}
_WORDS = {
    "formal": "formality",
    "question": "question",
    "closed": "decision",
    "elected": "election",
    "rule": "rule",
    "quoted": "quotation",
    "report": "report",
    "past": "report",
    "proposal": "motion",
    "negated": "statement",
    "speaker": "speech",
    "heading": "title",
}


def ordinary(sight: Sight) -> str:
    """
    The kind of ordinary text the unit is by a sign of its own, or nothing.
    """
    text = sight.unit.masked
    if "http" in text[:40] or "www." in text[:20]:
        return "link"
    if len(text) < 60 and _NOTHING.fullmatch(text):
        return "nothing"
    for name, kind in _PLACES.items():
        if name in sight.features:
            return kind
    for name, kind in _WORDS.items():
        if name in sight.features:
            return kind
    if any(name.endswith(("_past", "_report")) for name in sight.features):
        return "report"
    if "state" in sight.marks or any(name.endswith("_state") for name in sight.features):
        return "statement"
    return ""
