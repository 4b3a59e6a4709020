"""
The labels of a header and what stands behind or below them, line by line.
"""

from __future__ import annotations

import re

from attrs import Factory, define

from followup.languages.vocabulary import HeaderWords, Words
from followup.model.codes import DocumentKind
from followup.readers.bodies import nominative
from followup.readers.dates import find_days
from followup.readers.lines import Line, plain


LISTS = ("present", "absent")
_BULLET = re.compile(r"\A(?:[-*•▪·+]|\d{1,3}[.)])\s+")
_GENITIVE = re.compile(r"(?P<whose>[\w'’][\w'’ -]{0,80}s)\s(?:möte|sammanträde|meeting)(?:t|s|et)?", re.IGNORECASE)
_HASHES = re.compile(r"\A#{1,6}\s+")


@define
class Gathered:
    """
    Values by label while the lines are gone through; *told* are the numbers of the lines that told something.
    """

    values: dict[str, list[str]] = Factory(dict)
    title: list[Line] = Factory(list)
    kind: DocumentKind | None = None
    unread: list[Line] = Factory(list)
    loose: list[Line] = Factory(list)
    label: str = ""
    blank: bool = True
    told: set[int] = Factory(set)

    def add(self, label: str, value: str) -> None:
        """
        Put *value* under *label*, which is known from now on even without one.
        """
        self.values.setdefault(label, [])
        if value:
            self.values[label].append(value)


def gather(lines: tuple[Line, ...], language: Words) -> Gathered:
    """
    What the labels of the header say, in the order of its lines.
    """
    gathered = Gathered()
    for line in lines:
        if not line.text:
            gathered.blank = True
            continue
        before = len(gathered.unread) + len(gathered.loose)
        _place(line, gathered, language)
        if before == len(gathered.unread) + len(gathered.loose):
            gathered.told.add(line.number)
        gathered.blank = False
    if not gathered.title and not gathered.values:
        gathered.unread = sorted([*gathered.loose, *gathered.unread], key=lambda one: one.number)
    return gathered


def _place(line: Line, gathered: Gathered, language: Words) -> None:
    text = plain(line.text)
    if text[:1] == "|":
        text = _of_row(text)
        if not text:
            return
    label, value = label_of(text, language.header)
    if label:
        gathered.label = label
        gathered.add(label, value)
    elif gathered.kind is None and (kind := title_kind(text, language.header)):
        gathered.kind, gathered.label = kind, "title"
        gathered.title.append(Line(line.number, text))
    elif gathered.label == "title" and _goes_on(text, gathered, language):
        if not text.endswith("."):
            gathered.title.append(Line(line.number, text))
        if find_days(text, language.dates):
            gathered.add("date", text)
            gathered.label = "date"
    elif gathered.label and gathered.label != "title" and _continues(line, gathered):
        if gathered.label in LISTS and not _is_row(text):
            gathered.label = ""
            gathered.unread.append(Line(line.number, line.text))
        else:
            gathered.add(gathered.label, text)
    elif gathered.kind is None and not gathered.values:
        gathered.loose.append(Line(line.number, text))
    elif not _is_known(text, gathered, language):
        gathered.unread.append(Line(line.number, line.text))


_LONGEST_ROW = 14  # words


def _is_row(text: str) -> bool:
    """
    Whether *text* may be a row of a list of people, and is no sentence or label of its own.
    """
    bare = text.strip()
    count = len(bare.split())
    if bare.endswith((".", "!", "?")) and count > 4 and "," not in bare and ";" not in bare:
        return False
    return bool(bare) and (count <= _LONGEST_ROW or bare.count(",") + bare.count(";") >= 2)


def _of_row(text: str) -> str:
    """
    A row of a table with two cells as a label and its value.
    """
    cells = [cell.strip() for cell in text.strip("|").split("|")]
    filled = [cell for cell in cells if cell and not set(cell) <= set("-: ")]
    return ": ".join(filled[:2]) if len(cells) <= 3 else ""


def _goes_on(text: str, gathered: Gathered, language: Words) -> bool:
    """
    Whether *text* goes on with the title: it stands below it and is no sentence of its own, or tells its day.
    """
    follows = not gathered.blank or _names_the_body(gathered, language)
    return follows and (not text.endswith(".") or bool(find_days(text, language.dates)))


def _names_the_body(gathered: Gathered, language: Words) -> bool:
    """
    Whether the line after a bare title ("Mötesanteckningar", a blank line) is awaited to name the body.
    """
    titled = " ".join(line.text for line in gathered.title)
    return not gathered.values and not gathered.loose and not body_in(titled, language)


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
    return any(title_kind(plain(line), words) is not None for line in first)


def title_kind(text: str, words: HeaderWords) -> DocumentKind | None:
    """
    What kind of document a title calls it, if it does.
    """
    folded = text.casefold()
    for form, kind in sorted(words.titles.items(), key=lambda pair: -len(pair[0])):
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", folded[:200]):
            return kind
    return None


def _continues(line: Line, gathered: Gathered) -> bool:
    if not gathered.blank:
        return True
    waiting = not gathered.values.get(gathered.label, True)
    return waiting or (gathered.label in LISTS and (line.indent > 0 or bool(_BULLET.match(line.text))))


def _is_known(text: str, gathered: Gathered, language: Words) -> bool:
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


def body_in(title: str, language: Words) -> str:
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


def _trimmed(text: str, language: Words) -> str:
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
