"""
What a language brings to the readers: its words as data, so that adding a language is one module of words.

The engine (layout, sentences, header, findings) knows no language; everything it asks of one stands here.
Patterns are anchored by word boundaries and bounded, so reading stays linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from followup.languages.calendar import DateWords
from followup.languages.forms import Forms
from followup.model.codes import Certainty, Disposition, DocumentKind, Outcome, Purpose, Reason


_LITERAL = re.compile(r"(?<![a-zåäöéæø\\])[a-zåäöéæø]{3,}")
_ESCAPE = re.compile(r"\\[sSwWbAZd]")
_GROUP = re.compile(r"\(\?P<\w+>")
_CORE = 5
_HELPERS = frozenset(
    """
    inte har ska skall och till att för med den det som ett kan får blir blev från vid under även ännu möte mötet
    kommer nya enligt will was were been has have had not the this that with for from its are next meeting matter
    item items
    """.split()
)
"""Words that stand in many wordings and that none is built on alone."""


class Named(StrEnum):
    """
    Where a sentence names the matter: before the wording (its subject), after it (its object), as a task, or not.
    """

    BEFORE = "before"
    AFTER = "after"
    TASK = "task"
    ITEM = "item"


class Needs(StrEnum):
    """
    What a wording must stand with to count.
    """

    NOTHING = "nothing"
    TARGET = "target"
    OTHER_BODY = "other_body"
    RECIPIENT = "recipient"
    ASSIGNMENT = "assignment"
    KNOWN_ACTOR = "known_actor"
    KNOWN_PERSON = "known_person"
    ACTOR_OR_TARGET = "actor_or_target"


@frozen
class Wording:
    """
    One way of saying that something happened to a matter; *name* ends the name of the rule.

    *pattern* may name an ``owner``, or ``whose`` where the name stands in the genitive.
    *negative* wordings hold their own "not"; others are undone by one.
    A wording of an announcement (*announces*) also carries a matter over when its subject is the item itself.
    """

    name: str
    disposition: Disposition
    pattern: re.Pattern[str]
    named: Named = Named.BEFORE
    kind: str = "item"
    needs: Needs = Needs.NOTHING
    certainty: Certainty = Certainty.CERTAIN
    outcome: Outcome | None = None
    purpose: Purpose | None = None
    goes_on: bool = False
    negative: bool = False
    owned: bool = False
    announces: bool = False


@frozen
class HeaderWords:
    """
    The labels of a header, lower case, each list with its longest forms first, and the words of its rows.
    """

    titles: Mapping[str, DocumentKind]
    title_links: re.Pattern[str]
    labels: Mapping[str, tuple[str, ...]]
    chair: re.Pattern[str]
    notes_by: re.Pattern[str]
    verified_by: re.Pattern[str]
    items: re.Pattern[str]
    organisations: frozenset[str]
    digital: re.Pattern[str]
    hybrid: re.Pattern[str]
    physical: re.Pattern[str]
    venue: re.Pattern[str]
    number: re.Pattern[str]


@frozen
class BodyWords:
    """
    How bodies and their meetings are named.

    *endings* are the last letters of words for bodies, *meeting* the word for a meeting (also as the end of a
    compound), *suffixes* the endings a definite or genitive word may lose, *generic* ways of naming oneself,
    *tails* what may stand behind the own name in a compound ("samverkans-gruppen"); *hint* stands in every text that
    names a meeting.
    """

    endings: tuple[str, ...]
    generic: frozenset[str]
    tails: tuple[str, ...]
    suffixes: tuple[str, ...]
    own_compounds: frozenset[str]
    next_meeting: re.Pattern[str]
    meeting: re.Pattern[str]
    with_body: re.Pattern[str]
    meets: re.Pattern[str]
    unnamed: frozenset[str]
    renewed: re.Pattern[str]
    links: frozenset[str]
    ands: frozenset[str]
    hint: re.Pattern[str]


@frozen
class TargetWords:
    """
    How the goal of a postponement or promise is written, beside meetings and days.

    *on_day* is what may stand between a verb of taking up again and its day, and nothing else.
    """

    by: re.Pattern[str]
    at_meeting_in: re.Pattern[str]
    to_day: re.Pattern[str]
    on_day: re.Pattern[str]
    seasons: Mapping[str, tuple[int, int]]
    season: re.Pattern[str]
    in_period: re.Pattern[str]
    event: re.Pattern[str]
    next_year: re.Pattern[str]
    if_time: re.Pattern[str]
    precondition: re.Pattern[str]


@frozen
class TitleWords:
    """
    What is taken away from a phrase until the name of the matter is left.
    """

    itself: re.Pattern[str]
    leading: re.Pattern[str]
    lead_in: re.Pattern[str]
    trailing: re.Pattern[str]
    cut: re.Pattern[str]
    proposal: re.Pattern[str]
    article: re.Pattern[str]
    of_year: re.Pattern[str]
    object_end: re.Pattern[str]
    request: re.Pattern[str]
    request_verb: re.Pattern[str]
    listing: re.Pattern[str]
    pair: re.Pattern[str]
    both: re.Pattern[str]
    item_reference: re.Pattern[str]
    procedural: re.Pattern[str]
    kinds: Mapping[str, str]
    about: re.Pattern[str]
    actor_verbs: re.Pattern[str]
    pronouns: re.Pattern[str]
    joint: re.Pattern[str]
    subordinate: re.Pattern[str]
    assignment: re.Pattern[str]
    recipient: re.Pattern[str]
    recipient_inside: re.Pattern[str]
    mentioned: re.Pattern[str]
    adverbial: re.Pattern[str]


@frozen
class Vetoes:
    """
    What undoes a wording: a negation beside it, a motion that only asks for it, a mention of what once was.
    """

    negation_before: re.Pattern[str]
    negation_after: re.Pattern[str]
    proposals: re.Pattern[str]
    history: re.Pattern[str]
    unreal: re.Pattern[str]
    asks: re.Pattern[str]


@frozen
class SpecialWords:
    """
    Matters that are told without a verb of decision: unnamed umbrellas, missing facts, interim arrangements.

    *unsettled* is what a sentence says that leaves something open; where nothing is read in one, it is told as unread.
    """

    umbrella: re.Pattern[str]
    umbrella_title: str
    missing_fact: re.Pattern[str]
    missing_of: str
    missing_for: str
    fact_complete: re.Pattern[str]
    interim: re.Pattern[str]
    nothing: re.Pattern[str]
    unsettled: re.Pattern[str]


@frozen
class LayoutWords:
    """
    The headings inside an item and the words that end the minutes.

    *decisions* head a decision, *silent* headings stand over what decides nothing (motions, background).
    *actions* label a sentence that says who is to do what, which the label belongs to.
    """

    decisions: re.Pattern[str]
    silent: re.Pattern[str]
    actions: re.Pattern[str]
    sections: frozenset[str]
    signatures: re.Pattern[str]
    file_number: re.Pattern[str]
    page: re.Pattern[str]
    decision_list: re.Pattern[str]
    unfinished: re.Pattern[str]
    keeps_hyphen: frozenset[str]
    abbreviations: frozenset[str]


@frozen
class Words:
    """
    The words of a language in which minutes are read.

    *common* are frequent small words by which the language is recognised, *forms* what its words are signs of.
    """

    code: str
    common: frozenset[str]
    dates: DateWords
    layout: LayoutWords
    header: HeaderWords
    bodies: BodyWords
    targets: TargetWords
    titles: TitleWords
    vetoes: Vetoes
    special: SpecialWords
    reasons: tuple[tuple[Reason, re.Pattern[str]], ...]
    purposes: tuple[tuple[Purpose, re.Pattern[str]], ...]
    wordings: tuple[Wording, ...]
    forms: Forms
    _cores: tuple[frozenset[str], frozenset[str]] = field(init=False, repr=False, eq=False)

    @_cores.default
    def _core_words(self) -> tuple[frozenset[str], frozenset[str]]:
        sources = (_ESCAPE.sub(" ", _GROUP.sub("(", one.pattern.pattern)) for one in self.wordings)
        every = {word for source in sources for word in _LITERAL.findall(source)} - self.common - _HELPERS
        return frozenset(every), frozenset(word[:_CORE] for word in every if len(word) >= _CORE)

    def may_say(self, text: str) -> bool:
        """
        Whether *text* holds a word that one of the wordings is built on; where it does not, none need be tried.
        """
        exact, stems = self._cores
        found = _LITERAL.findall(text.lower())
        return any(word in exact or word[:_CORE] in stems for word in found)


def words(pattern: str) -> re.Pattern[str]:
    r"""
    Compile *pattern* as whole words, in any case; blanks in it are written as ``\s``.
    """
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def word_set(text: str) -> frozenset[str]:
    """
    The words of *text*, which blanks part.
    """
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    """
    The phrases of *text*, which bars part.
    """
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


def starting(pattern: str) -> re.Pattern[str]:
    """
    Compile *pattern*, whole words in any case, to be matched where a phrase begins.
    """
    return re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE)
