"""
Invented minutes of many shapes: layouts times sentences, with the promises that were planted in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import Factory, define, frozen
from hypothesis import strategies as st

from tests.support.form_lines import Form, forms


@frozen
class Planted:
    """
    A promise, and the first and last line it stands on.
    """

    lines: tuple[int, int]
    text: str


@frozen
class Shaped:
    """
    Minutes as text, and what was planted in them.
    """

    text: str
    language: str
    layout: str
    planted: tuple[Planted, ...]


@define
class Sheet:
    """
    Lines as they are written, with the promises among them.
    """

    lines: list[str] = Factory(list)
    planted: list[Planted] = Factory(list)

    def write(self, *lines: str) -> None:
        """
        Add *lines*, each of which may hold line breaks.
        """
        for line in lines:
            self.lines += line.split("\n")

    def put(self, form: Form, line: str) -> None:
        """
        Add *line*, which holds the text of *form*, and remember where.
        """
        first = len(self.lines) + 1
        self.write(line)
        if form.outstanding:
            self.planted.append(Planted((first, len(self.lines)), form.text))


HEADS = {
    "sv": ("Protokoll från styrelsemöte 2026-09-17", "Närvarande: Alma, Knut, Reza, Vivi", "Nästa möte 2026-10-15"),
    "en": ("Board meeting 2026-09-17", "Present: Alma, Nat, Reza, Viv", "Next meeting 2026-10-15"),
    "no": ("Referat fra styremøte 2026-09-17", "Til stede: Alma, Knut, Reza, Vivi", "Neste møte 2026-10-15"),
    "da": ("Referat af bestyrelsesmøde 2026-09-17", "Til stede: Alma, Knud, Reza, Vivi", "Næste møde 2026-10-15"),
}
ACTIONS = {"sv": "Att göra", "en": "Action items", "no": "Oppgaver", "da": "Opgaver"}
DECISION = {"sv": "Beslut", "en": "Decision", "no": "Vedtak", "da": "Beslutning"}
COLUMNS = {
    "sv": ("Vad", "Ansvarig", "Klart"),
    "en": ("Action", "Owner", "Due"),
    "no": ("Hva", "Ansvarlig", "Frist"),
    "da": ("Hvad", "Ansvarlig", "Frist"),
}
FILLERS = {
    "sv": ("Alma redogjorde för läget.", "Det blev en livlig diskussion.", "Underlaget hade skickats ut i förväg."),
    "en": ("Alma gave an overview.", "There was a lively discussion.", "The papers had been sent out beforehand."),
    "no": ("Alma orienterte om saken.", "Det ble en livlig diskusjon.", "Papirene var sendt ut på forhånd."),
    "da": ("Alma orienterede om sagen.", "Der var en livlig diskussion.", "Bilagene var sendt ud på forhånd."),
}
BULLETS = ("- ", "* ", "• ", "– ", "  - ", "+ ")

Heading = Callable[[int, str], Sequence[str]]

HEADINGS: dict[str, Heading] = {
    "numbered": lambda n, title: ("", f"{n}. {title}", ""),
    "numbered, tight": lambda n, title: (f"{n} {title}",),
    "outline": lambda n, title: ("", f"{n}.\t{title}"),
    "hashes": lambda _, title: ("", f"## {title}", ""),
    "many hashes": lambda _, title: (f"### {title}",),
    "capitals": lambda _, title: ("", title.upper()),
    "underlined": lambda _, title: ("", title, "-" * max(3, len(title))),
    "bold": lambda n, title: ("", f"**{n}. {title}**", ""),
    "paragraphs": lambda n, title: ("", f"§ {n}", title, ""),
    "roman": lambda n, title: ("", f"{('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII')[n % 8]}. {title}"),
    "letters": lambda n, title: ("", f"{'abcdefgh'[n % 8]}) {title}"),
    "label": lambda _, title: ("", f"{title}:"),
    "link": lambda n, title: ("", f"* {title} [#{n}](https://example.org/group/issues/{n})"),
    "none": lambda _n, _title: ("",),
}


def _as_sentence(sheet: Sheet, form: Form, draw: st.DrawFn) -> None:
    filler = draw(st.sampled_from(("", *FILLERS[form.language])))
    if filler:
        sheet.write(filler)
    sheet.put(form, form.text)


def _as_bullet(sheet: Sheet, form: Form, draw: st.DrawFn) -> None:
    bare = form.text[:1].isalnum() and "\n" not in form.text
    sheet.put(form, (draw(st.sampled_from(BULLETS)) if bare else "") + form.text)


def _in_running_text(sheet: Sheet, form: Form, draw: st.DrawFn) -> None:
    """
    Behind another sentence on the same line, as a paragraph has it.
    """
    bare = form.text[:1].isalnum() and "\n" not in form.text
    before = draw(st.sampled_from(FILLERS[form.language])) + " " if bare else ""
    sheet.put(form, before + form.text)


def _under_decision(sheet: Sheet, form: Form, draw: st.DrawFn) -> None:
    sheet.write(draw(st.sampled_from(FILLERS[form.language])), "", DECISION[form.language])
    sheet.put(form, form.text)


def _outlined(sheet: Sheet, form: Form, draw: st.DrawFn) -> None:
    number = draw(st.integers(1, 4))
    sheet.put(form, f"{number}.{number}\t{form.text}" if "\n" not in form.text else form.text)


BODIES = (_as_sentence, _as_bullet, _in_running_text, _under_decision, _outlined)


def _plain_action(form: Form) -> bool:
    """
    Whether *form* can stand in a list of actions as it is: one line that says of itself who and what.
    """
    return form.outstanding and form.kind == "action" and form.text[:1].isalnum() and "\n" not in form.text


def _as_boxes(sheet: Sheet, actions: Sequence[Form]) -> None:
    for form in actions:
        sheet.put(form, f"- [ ] {form.text}")


def _as_bullets(sheet: Sheet, actions: Sequence[Form]) -> None:
    for form in actions:
        sheet.put(form, f"* {form.text}")


def _as_table(sheet: Sheet, actions: Sequence[Form]) -> None:
    columns = COLUMNS[actions[0].language]
    sheet.write("| " + " | ".join(columns) + " |", "|---|---|---|")
    for form in actions:
        sheet.put(form, f"| {form.text} | {form.owner.split('/')[0] or '-'} | 1/12 |")


def _in_right_column(sheet: Sheet, actions: Sequence[Form]) -> None:
    for form in actions:
        sheet.put(form, f"{form.text:<56}  {form.owner.split('/')[0]}".rstrip())


LISTS = (_as_boxes, _as_bullets, _as_table, _in_right_column)


@st.composite
def minutes(draw: st.DrawFn, known: Sequence[Form] = forms()) -> Shaped:
    """
    Minutes with two to six items, each with one or two sentences of *known*, and perhaps a list of actions at the end.
    """
    language = draw(st.sampled_from(sorted(HEADS)))
    layout = draw(st.sampled_from(sorted(HEADINGS)))
    ours = [form for form in known if form.language == language]
    head, present, following = HEADS[language]
    sheet = Sheet()
    sheet.write(draw(st.sampled_from(("", "# "))) + head, "", present)
    items = draw(st.lists(st.sampled_from(ours), min_size=2, max_size=6, unique=True))
    for number, form in enumerate(items, start=1):
        sheet.write(*HEADINGS[layout](number, form.heading))
        draw(st.sampled_from(BODIES))(sheet, form, draw)
    listed = [form for form in ours if _plain_action(form) and form not in items]
    actions = draw(st.lists(st.sampled_from(listed), max_size=3, unique=True))
    if actions:
        sheet.write(*HEADINGS[layout if layout != "none" else "label"](len(items) + 1, ACTIONS[language]))
        draw(st.sampled_from(LISTS))(sheet, actions)
    sheet.write("", following)
    return Shaped("\n".join(sheet.lines) + "\n", language, layout, tuple(sheet.planted))
