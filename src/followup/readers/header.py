"""
The facts of a document's header and signatures: which body met, when and where, who was there, who signs.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile

from attrs import Factory, define, field, frozen

from followup.model.codes import DocumentKind
from followup.model.reading import Absent, MeetingFacts, Present
from followup.readers.bodies import nominative
from followup.readers.dates import find_days, find_times
from followup.readers.language import HeaderWords, Language
from followup.readers.participants import Row, rows
from followup.readers.parts import Line, plain


_BULLET = re.compile(r"\A[-*•▪·+]\s+")
_LISTS = ("present", "absent")
_GENITIVE = re.compile(r"(?P<whose>[\w'’][\w'’ -]{0,80}s)\s(?:möte|sammanträde|meeting)(?:t|s|et)?", re.IGNORECASE)
_HASHES = re.compile(r"\A#{1,6}\s+")


@frozen
class Header:
    """
    The facts, the kind of document, and the lines that could not be placed.
    """

    facts: MeetingFacts
    kind: DocumentKind
    unread: tuple[Line, ...] = ()
    organisations: tuple[str, ...] = ()


@define
class _Gathered:
    """
    Values by label while the lines are gone through.
    """

    values: dict[str, list[str]] = Factory(dict)
    title: list[Line] = Factory(list)
    kind: DocumentKind | None = None
    unread: list[Line] = Factory(list)
    loose: list[Line] = Factory(list)
    label: str = ""
    blank: bool = field(default=True)

    def add(self, label: str, value: str) -> None:
        self.values.setdefault(label, [])
        if value:
            self.values[label].append(value)


def read_header(lines: tuple[Line, ...], tail: tuple[Line, ...], language: Language) -> Header:
    """
    The facts that the header's *lines* and the signatures in *tail* state.
    """
    gathered = _gather(lines, language)
    people = {key: rows(gathered.values.get(key, ()), language.header, _others(gathered, key)) for key in _LISTS}
    signed, lost = _signatures(tail, language, [row.name for row in people["present"]])
    facts = _facts(gathered, people, signed, _body(gathered, language), language)
    organisations = tuple(dict.fromkeys(row.organisation for key in _LISTS for row in people[key] if row.organisation))
    numbers = {line.number for line in gathered.unread}
    undated = [line for line in _undated(lines, facts, language) if line.number not in numbers]
    unread = (*sorted([*gathered.unread, *undated], key=lambda line: line.number), *lost)
    return Header(facts, gathered.kind or DocumentKind.NOTES, unread, organisations)


def _undated(lines: tuple[Line, ...], facts: MeetingFacts, language: Language) -> list[Line]:
    """
    The lines that name a day that does not exist or, where the day of the meeting is not known, one without its year.
    """
    named = [(line, day) for line in lines for day in find_days(plain(line.text), language.dates)]
    wrong = [line for line, day in named if day.on(None) is None and (day.year is not None or facts.date is None)]
    return list(dict.fromkeys(wrong))


def _others(gathered: _Gathered, key: str) -> list[str]:
    return [line for other in _LISTS if other != key for line in gathered.values.get(other, ())]


# --- labels ---


def _gather(lines: tuple[Line, ...], language: Language) -> _Gathered:
    gathered = _Gathered()
    for line in lines:
        if not line.text:
            gathered.blank = True
            continue
        _place(line, gathered, language)
        gathered.blank = False
    if not gathered.title and not gathered.values:
        gathered.unread = sorted([*gathered.loose, *gathered.unread], key=lambda one: one.number)
    return gathered


def _place(line: Line, gathered: _Gathered, language: Language) -> None:
    text = plain(line.text)
    label, value = label_of(text, language.header)
    if label:
        gathered.label = label
        gathered.add(label, value)
    elif gathered.kind is None and (kind := _title_kind(text, language.header)):
        gathered.kind, gathered.label = kind, "title"
        gathered.title.append(Line(line.number, text))
    elif gathered.label == "title" and _goes_on(text, gathered, language):
        if not text.endswith("."):
            gathered.title.append(Line(line.number, text))
        if find_days(text, language.dates):
            gathered.add("date", text)
            gathered.label = "date"
    elif gathered.label and gathered.label != "title" and _continues(line, gathered):
        gathered.add(gathered.label, text)
    elif gathered.kind is None and not gathered.values:
        gathered.loose.append(Line(line.number, text))
    elif not _is_known(text, gathered, language):
        gathered.unread.append(Line(line.number, line.text))


def _goes_on(text: str, gathered: _Gathered, language: Language) -> bool:
    """
    Whether *text* goes on with the title: it stands below it and is no sentence of its own, or tells its day.
    """
    follows = not gathered.blank or _names_the_body(gathered, language)
    return follows and (not text.endswith(".") or bool(find_days(text, language.dates)))


def _names_the_body(gathered: _Gathered, language: Language) -> bool:
    """
    Whether the line after a bare title ("Mötesanteckningar", a blank line) is awaited to name the body.
    """
    titled = " ".join(line.text for line in gathered.title)
    return not gathered.values and not gathered.loose and not _body_in(titled, language)


def label_of(text: str, words: HeaderWords) -> tuple[str, str]:
    """
    The label a header line begins with and what follows it; a label needs a colon, a gap, a capital or a digit next.
    """
    bare = _BULLET.sub("", _HASHES.sub("", text))
    folded = bare.casefold()
    hits = [(len(form), key) for key, forms in words.labels.items() for form in forms if folded.startswith(form)]
    for length, key in sorted(hits, reverse=True):
        rest = bare[length:]
        if not rest.strip(" :"):
            return key, ""
        if rest[0] == ":" or rest[:2] in ("  ", "\t") or (rest[0].isspace() and _opens_value(rest.strip())):
            return key, rest.strip(" :\t")
    return "", ""


def _opens_value(rest: str) -> bool:
    return rest[:1].isupper() or rest[:1].isdigit() or rest.startswith("kl")


def titled(text: str, words: HeaderWords) -> bool:
    """
    Whether one of the first lines of *text* calls it minutes or notes, in the words of this language.
    """
    first = [line for line in text.split("\n") if line.strip()][:5]
    return any(_title_kind(plain(line), words) is not None for line in first)


def _title_kind(text: str, words: HeaderWords) -> DocumentKind | None:
    folded = text.casefold()
    for form, kind in sorted(words.titles.items(), key=lambda pair: -len(pair[0])):
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", folded[:200]):
            return kind
    return None


def _continues(line: Line, gathered: _Gathered) -> bool:
    if not gathered.blank:
        return True
    waiting = not gathered.values.get(gathered.label, True)
    return waiting or (gathered.label in _LISTS and (line.indent > 0 or bool(_BULLET.match(line.text))))


def _is_known(text: str, gathered: _Gathered, language: Language) -> bool:
    """
    Whether an unlabelled line still tells something: a day, or the minutes' number.
    """
    if find_days(text, language.dates):
        gathered.add("date", text)
        return True
    if match := language.header.number.search(text):
        gathered.add("number", match["number"])
        return True
    return text.startswith(("http", "www.", "---", "==="))


# --- what the labels say ---


def _facts(
    gathered: _Gathered, people: dict[str, list[Row]], signed: dict[str, str], body: str, language: Language
) -> MeetingFacts:
    when = " ".join(gathered.values.get("date", ()))
    starts, ends = find_times(when)
    place = " ".join(gathered.values.get("place", ()))
    if not place and starts and "," in when:
        place = _place_after_time(when)
    return MeetingFacts(
        body=body,
        date=_day(gathered, language),
        starts=starts,
        ends=ends,
        venue=place,
        mode=mode_of(place, language.header) or mode_of(when, language.header),
        present=tuple(Present(row.name, row.organisation, row.items) for row in people["present"]),
        absent=tuple(Absent(row.name, row.organisation) for row in people["absent"]),
        chair=_person("chair", gathered, people, signed, language),
        notes_by=signed.get("notes_by") or _person("notes_by", gathered, people, signed, language),
        verified_by=signed.get("verified_by") or _person("verified_by", gathered, people, signed, language),
        number=_number(gathered, language),
    )


def _number(gathered: _Gathered, language: Language) -> str:
    if numbers := gathered.values.get("number"):
        return numbers[0]
    match = language.header.number.search(" ".join(line.text for line in gathered.title))
    return match["number"] if match else ""


def _place_after_time(when: str) -> str:
    behind = takewhile(lambda part: not any(map(str.isdigit, part)), reversed(when.split(",")[1:]))
    return ", ".join(part.strip() for part in reversed([*behind])).rstrip(".")


def _day(gathered: _Gathered, language: Language) -> date | None:
    """
    The day the header states in full; a title may state it too.
    """
    texts = [" ".join(gathered.values.get("date", ())), *(line.text for line in (*gathered.title, *gathered.loose))]
    days = (day.on(None) for text in texts for day in find_days(text, language.dates))
    return next((day for day in days if day), None)


def mode_of(text: str, words: HeaderWords) -> str:
    """
    How a meeting is held, if *text* says so.
    """
    if words.hybrid.search(text) or (words.digital.search(text) and words.physical.search(text)):
        return "hybrid"
    if words.digital.search(text):
        return "digital"
    return "physical" if words.physical.search(text) else ""


def _person(
    role: str, gathered: _Gathered, people: dict[str, list[Row]], signed: dict[str, str], language: Language
) -> str:
    named = rows(gathered.values.get(role, ()), language.header)
    if named:
        return named[0].name
    return next((row.name for row in people["present"] if role in row.roles), signed.get(role, ""))


def _body(gathered: _Gathered, language: Language) -> str:
    """
    The body's name: labelled, or what the title names, or the line before a title that names none.
    """
    if named := gathered.values.get("body"):
        return named[0]
    body = _body_in(" ".join(line.text for line in gathered.title), language)
    before = [line.text for line in gathered.loose if not find_days(line.text, language.dates)]
    meeting = language.bodies.meeting.fullmatch(body)
    if body and not meeting:
        return body
    bodies = [
        text for text in before if any(word.endswith(language.bodies.endings) for word in text.casefold().split())
    ]
    if bodies or not meeting:
        return next(reversed(bodies or before), "") if gathered.title else ""
    prefix = (meeting["prefix"] or "").strip()
    return prefix[:1].upper() + prefix[1:]


def _body_in(title: str, language: Language) -> str:
    """
    The title without its word for minutes, without dates and link words.
    """
    words = language.header
    folded = title.casefold()
    forms = [
        form
        for form in sorted(words.titles, key=len, reverse=True)
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", folded)
    ]
    if not forms:
        return ""
    start = folded.index(forms[0])
    after, before = title[start + len(forms[0]) :], title[:start]
    name = _trimmed(after, language) or _trimmed(before, language)
    return name[:1].upper() + name[1:]


def _trimmed(text: str, language: Language) -> str:
    if days := find_days(text, language.dates):
        before = text[: days[0].start].strip(" ,.:;–—-")
        text = before or text[days[-1].end :]
    text = language.header.number.sub("", text).strip(" ,.:;–—-#*")
    for _ in range(3):
        if match := language.header.title_links.match(text):
            text = text[match.end() :].strip(" ,.:;–—-")
    if match := _GENITIVE.fullmatch(text.strip(" ,.")):
        return nominative(match["whose"], language.bodies)
    text = re.sub(r"\s{0,3}(?:,|\bden\b|\bon\b|\bmöte\b|\bmeeting\b)\Z", "", text, flags=re.IGNORECASE).strip(
        " ,.:;–—-"
    )
    return re.sub(r"\b(?:kl|klockan)\b.{0,40}\Z", "", text).strip(" ,")


# --- signatures ---


def _signatures(tail: tuple[Line, ...], language: Language, people: list[str]) -> tuple[dict[str, str], list[Line]]:
    """
    Who signs as what: names stand after their labels, or below labels that share one line.
    """
    signed: dict[str, str] = {}
    waiting: list[str] = []
    lost: list[Line] = []
    for line in tail:
        text = plain(line.text).replace("_", "").replace("…", "").strip(" ./")
        found = _labels_in(text, language.header)
        if found:
            signed |= {label: value for label, value in found if value}
            waiting += [label for label, value in found if not value]
        elif text and waiting:
            for name in _names(text, len(waiting), people):
                signed[waiting.pop(0)] = name
        elif text in people and "verified_by" in signed:
            signed["verified_by"] += f", {text}"
        elif text:
            lost.append(line)
    return signed, lost


def _labels_in(text: str, words: HeaderWords) -> list[tuple[str, str]]:
    forms = {form: key for key in ("notes_by", "verified_by", "chair") for form in words.labels[key]}
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    hits = list(re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE))
    if not hits or hits[0].start() > 0:
        return []
    ends = [*(hit.start() for hit in hits[1:]), len(text)]
    return [(forms[hit[0].casefold()], text[hit.end() : end].strip(" :,")) for hit, end in zip(hits, ends, strict=True)]


def _names(text: str, count: int, people: list[str]) -> list[str]:
    """
    *count* names on one line: at a wide gap, else after a known participant, else in equal halves.
    """
    if count == 1:
        return [text]
    gaps = [part.strip() for part in re.split(r"\s{2,}|\t|,|/", text) if part.strip()]
    if len(gaps) == 1:
        gaps = _after_known(text, people) or _halves(text, count)
    return gaps[:count]


def _after_known(text: str, people: list[str]) -> list[str]:
    for name in sorted(people, key=len, reverse=True):
        if text.casefold().startswith(name.casefold()) and text[len(name) :].strip():
            return [text[: len(name)], text[len(name) :].strip()]
    return []


def _halves(text: str, count: int) -> list[str]:
    tokens = text.split()
    if len(tokens) % count:
        return [text]
    size = len(tokens) // count
    return [" ".join(tokens[i : i + size]) for i in range(0, len(tokens), size)]
