"""
What a matter is called: the sentence's own words, cut down to the name, or the heading it stands under.
"""

from __future__ import annotations

from followup.languages.vocabulary import TitleWords
from followup.rules.matching import contained, content_words
from followup.rules.standing import standing_roles


_LONGEST = 16  # words; a longer phrase is a sentence, not a name
_EDGES = " ,.:;–—-*_·\t"


def phrase(text: str, words: TitleWords) -> str:
    """
    The name in *text*: without lead-ins ("beslutar att"), adverbs, auxiliaries and what hangs on after it.

    Empty when the text only says "the matter", which is the item itself.
    """
    bare = text.strip(_EDGES)
    cuts = list(words.lead_in.finditer(bare))
    if cuts:
        bare = bare[cuts[-1].end() :].strip(_EDGES)
    bare = _stripped(bare, words)
    if match := words.about.match(bare):
        bare = bare[match.end() :].strip(_EDGES)
    if match := words.cut.search(bare):
        bare = bare[: match.start()].strip(_EDGES)
    if words.itself.fullmatch(bare) or words.pronouns.fullmatch(bare) or not content_words(bare):
        return ""
    return bare


def _stripped(bare: str, words: TitleWords) -> str:
    for _ in range(4):
        before = bare
        if match := words.leading.match(bare):
            bare = bare[match.end() :].strip(_EDGES)
        if match := words.trailing.search(bare):
            bare = bare[: match.start()].strip(_EDGES)
        if bare == before:
            break
    return bare


def name(bare: str, words: TitleWords) -> str:
    """
    *bare* as the title of a matter: no "proposal for", the year without its preposition, a capital first.
    """
    if match := words.proposal.match(bare):
        rest = bare[match.end() :].strip(_EDGES)
        bare = rest if content_words(rest) else bare
    if (match := words.article.match(bare)) and content_words(bare[match.end() :]):
        bare = bare[match.end() :]
    bare = words.of_year.sub(r" \g<year>", bare).strip(_EDGES)
    if bare.count("(") > bare.count(")"):
        bare += ")"
    return bare[:1].upper() + bare[1:]


def too_long(bare: str) -> bool:
    """
    Whether *bare* is too long to be the name of a matter.
    """
    return len(bare.split()) > _LONGEST


def under(heading: str, bare: str, words: TitleWords, *, compact: bool = False) -> str:
    """
    The title of a matter called *bare* under *heading*.

    A standing item lends no name; a subject that only repeats the heading adds none.
    """
    if not bare or too_long(bare):
        return heading or name(" ".join(bare.split()[:_LONGEST]), words)
    if is_standing(heading) or compact or not heading:
        return name(bare, words)
    if covers(bare, heading):
        return heading if _adds_nothing(bare, heading) else name(bare, words)
    title = name(bare, words)
    return f"{heading}: {title[:1].lower() + title[1:] if not title[1:2].isupper() else title}"


def _adds_nothing(bare: str, heading: str) -> bool:
    """
    Whether every word of *bare* is in *heading* already, be it in another form ("Budgeten" under "Budget 2027").
    """
    known = content_words(heading)
    return all(word in known or (not word.isdigit() and contained(word, heading)) for word in content_words(bare))


def covers(bare: str, heading: str) -> bool:
    """
    Whether *bare* and *heading* name the same: the content words of one are found in the other.
    """
    return contained(bare, heading)


def is_standing(heading: str) -> bool:
    """
    Whether *heading* is one every agenda has, such as "Any other business".
    """
    return bool(heading) and bool(standing_roles(heading))


def kind_of(heading: str, words: TitleWords) -> str:
    """
    The kind of matter a heading names by its first word (``motion``), else ``item``.
    """
    first = heading.casefold().split()[:1]
    return words.kinds.get(first[0].strip(":"), "item") if first else "item"


def listed(bare: str, words: TitleWords) -> list[str]:
    """
    The matters in an enumeration; a plain "X and Y" is one matter, "both X and Y" two.
    """
    if match := words.both.match(bare):
        return _nonempty(words.pair.split(bare[match.end() :]))
    parts = _nonempty(words.listing.split(bare))
    if len(parts) > 1 and "," in bare:
        parts = parts[:-1] + _nonempty(words.pair.split(parts[-1]))
    return parts


def _nonempty(parts: list[str]) -> list[str]:
    return [part.strip(_EDGES) for part in parts if part and part.strip(_EDGES)]
