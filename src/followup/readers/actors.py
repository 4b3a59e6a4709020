"""
Who promises or is given something: the subject of the clause, or the owner the wording itself names.
"""

from __future__ import annotations

from followup.readers.bodies import actor_at
from followup.readers.clauses import Clause
from followup.readers.context import Context
from followup.readers.units import Unit


_MOST_WORDS = 7


def owner_of(clause: Clause, sentence: Unit, context: Context) -> str | None:
    """
    Who owes what the clause promises, by full name where the document gives one; None when no one can.

    A pronoun, or a subject with another verb behind it, stands for the sentence's first name.
    """
    words, names = context.language.titles, context.names
    raw = clause.owner or _told_of(clause.before, context)
    bare = words.leading.sub("", raw.strip(" ,.:;–—-*")).strip(" ,:")
    cuts = list(words.lead_in.finditer(bare))
    if cuts:
        bare = bare[cuts[-1].end() :].strip(" ,:")
    bare = words.trailing.sub("", bare).strip(" ,:")
    if not clause.owner and (not bare or _is_more_than_a_name(bare, context)):
        bare = _first_name(sentence.text, context)
    if not bare or words.itself.fullmatch(bare) or words.pronouns.fullmatch(bare):
        return None
    if names.is_own(bare):
        return names.own
    return names.known(names.words.renewed.sub("", bare))


def _told_of(before: str, context: Context) -> str:
    """
    Who is named behind the last "that" of *before* ("Ada reminds us that the Office has …"), else *before* itself.
    """
    cuts = list(context.language.titles.subordinate.finditer(before))
    rest = before[cuts[-1].end() :] if cuts else ""
    return rest if rest[:1].isupper() else before


def _is_more_than_a_name(bare: str, context: Context) -> bool:
    words = context.language.titles
    tokens = bare.split()
    return (
        len(tokens) > _MOST_WORDS or bool(words.actor_verbs.search(bare)) or bool(words.pronouns.fullmatch(tokens[-1]))
    )


def _first_name(text: str, context: Context) -> str:
    words = context.language.titles
    bare = words.leading.sub("", text.strip(" ,.:;–—-*"))
    verb = words.actor_verbs.search(bare)
    subject = bare[: verb.start()].strip(" ,:") if verb else actor_at(bare, context.names)
    return subject if 0 < len(subject.split()) <= _MOST_WORDS else ""
