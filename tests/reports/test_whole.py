"""
Whole reports, word for word, in both languages; and the laws that hold for all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from followup.model.answers import (
    AgendaAnswer,
    MatterAnswer,
    MissedAnswer,
    OutstandingList,
    OutstandingMatter,
    Promise,
)
from followup.model.matters import AgendaLine, Placed
from followup.model.results import Recorded
from followup.reports.drawing.blocks import Blocks
from followup.reports.drawing.escaping import UNSAFE, json_text
from followup.reports.drawing.markdown import markdown
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.agenda import agenda
from followup.reports.pages.matter import history, show, why
from followup.reports.pages.missed import missed
from followup.reports.pages.outstanding import outstanding
from followup.reports.pages.recorded import recorded
from followup.reports.values.agenda import agenda_json
from followup.reports.values.matter import history_json, show_json, why_json
from followup.reports.values.missed import missed_json
from followup.reports.values.outstanding import outstanding_json
from followup.reports.values.recorded import recorded_json


EXPECTED = Path(__file__).parent / "expected"

Page = Callable[[Any, str], Blocks]

# A page, and the answer in the scene that it tells; the name is that of the file with its text, without ``.sv.txt``.
PAGES: dict[str, tuple[Page, str]] = {
    "agenda": (agenda, "agenda"),
    "outstanding": (outstanding, "outstanding"),
    "missed": (missed, "missed"),
    "recorded-first": (recorded, "first"),
    "recorded-second": (recorded, "second"),
    "why": (why, "one"),
    "history": (history, "one"),
    "show": (show, "one"),
}

FORMS: dict[str, Callable[[Blocks], str]] = {"txt": lambda blocks: as_text(blocks, 80), "md": markdown}
"""What draws a page, by the ends of the names of files."""

DATA: dict[str, tuple[Callable[[Any], dict[str, Any]], str]] = {
    "agenda": (lambda answer: agenda_json(answer, "en"), "agenda"),
    "outstanding": (outstanding_json, "outstanding"),
    "missed": (missed_json, "missed"),
    "recorded": (recorded_json, "second"),
    "why": (lambda answer: why_json(answer, "en"), "one"),
    "history": (history_json, "one"),
    "matter": (lambda answer: show_json(answer, "en"), "one"),
}

pages = pytest.mark.parametrize("name", PAGES)
forms = pytest.mark.parametrize("form", FORMS)
locales = pytest.mark.parametrize("locale", ["sv", "en"])


def matters_in(answer: Any) -> list[str]:
    """
    The keys of the matters an answer is about, wherever it keeps them.
    """
    match answer:
        case OutstandingList():
            return [matter.key for matter in answer]
        case AgendaAnswer():
            lines = [one for line in answer.plan.lines for one in (line, *line.below)]
            return [line.placed.matter.key for line in lines if line.placed]
        case MissedAnswer():
            return [p.matter.key for m in answer.meetings for p in (*m.promised, *m.if_time, *m.owed)]
        case Recorded():
            treated = (*answer.new, *answer.continued, *answer.closed)
            return [t.key for t in treated] + [grown.key for t in treated for grown in t.grew]
        case MatterAnswer():
            return [answer.matter.key]
    raise TypeError(answer)


@pages
@forms
@locales
def test_the_report_reads_as_it_should(scene: Any, name: str, form: str, locale: str) -> None:
    """
    The whole page, as its reader gets it.
    """
    page, answer = PAGES[name]
    expected = (EXPECTED / f"{name}.{locale}.{form}").read_text(encoding="utf-8")

    assert expected == FORMS[form](page(getattr(scene, answer), locale)) + "\n"


@pages
@locales
@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 140])
def test_no_line_is_wider_than_asked(scene: Any, name: str, locale: str, width: int) -> None:
    """
    A narrow terminal gets more lines, not longer ones.
    """
    page, answer = PAGES[name]

    assert max(map(len, as_text(page(getattr(scene, answer), locale), width).split("\n"))) <= width


@pages
@forms
@locales
def test_every_matter_is_mentioned_by_its_key(scene: Any, name: str, form: str, locale: str) -> None:
    """
    Nothing that the answer holds is lost on the way to paper.
    """
    page, answer = PAGES[name]
    told = FORMS[form](page(getattr(scene, answer), locale))

    assert [key for key in matters_in(getattr(scene, answer)) if not re.search(rf"\b{key}\b", told)] == []


@pages
@forms
@locales
def test_of_a_restricted_matter_only_the_key_is_shown(
    restricted: Any, scene: Any, name: str, form: str, locale: str
) -> None:
    """
    Its title and its words are in no report but that of the one who asks for it by its key.
    """
    page, answer = PAGES[name]
    text = " ".join(FORMS[form](page(getattr(restricted, answer), locale)).split())
    secrets = [scene.matters[key].title for key in scene.matters] + [p.quote for p in scene.promises.values()]
    told = [secret for secret in secrets if secret in text]

    assert [key for key in matters_in(getattr(restricted, answer)) if not re.search(rf"\b{key}\b", text)] == []
    assert bool(told) == (name == "show")


@pytest.mark.parametrize("name", DATA)
def test_data_tell_their_schema_and_are_json(scene: Any, name: str) -> None:
    """
    Each is a JSON object that names its schema and version.
    """
    report, answer = DATA[name]
    value = report(getattr(scene, answer))

    assert value["schema"] == f"followup/{name}/1"
    assert json.loads(json_text(value)) == value


@pytest.mark.parametrize("name", DATA)
def test_data_keep_restricted_matters_to_themselves(restricted: Any, scene: Any, name: str) -> None:
    """
    Of a restricted matter there is the key and that it is restricted.
    """
    report, answer = DATA[name]
    text = json_text(report(getattr(restricted, answer)))
    secrets = [scene.matters[key].title for key in scene.matters] + [p.quote for p in scene.promises.values()]

    assert any(secret in text for secret in secrets) == (name == "matter")
    assert [key for key in matters_in(getattr(restricted, answer)) if f'"{key}"' not in text] == []


HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x1b\x9b\u202e\u2066\u2028\n\t\r {}%"), max_size=200
)


def hostile(scene: Any, text: str) -> list[tuple[Page, Any]]:
    """
    The reports over answers in which every title and every quote is *text*.
    """

    def placed(one: Placed) -> Placed:
        return evolve(one, matter=evolve(one.matter, title=text, interim=text))

    def line(one: AgendaLine) -> AgendaLine:
        return evolve(one, placed=one.placed and placed(one.placed), below=tuple(line(below) for below in one.below))

    def listed(one: OutstandingMatter) -> OutstandingMatter:
        return evolve(one, matter=evolve(one.matter, title=text))

    promises: dict[str, Promise] = {
        key: evolve(promise, evidence=evolve(promise.evidence, quote=text)) for key, promise in scene.promises.items()
    }
    (meeting,) = scene.missed.meetings
    silent = evolve(meeting, promised=tuple(placed(one) for one in meeting.promised), promises=promises)
    plan = evolve(scene.agenda.plan, lines=tuple(line(one) for one in scene.agenda.plan.lines))
    new = tuple(evolve(one, matter=evolve(one.matter, title=text)) for one in scene.first.new)
    one = evolve(scene.one, matter=evolve(scene.one.matter, title=text), promise=promises["LG-9"])
    return [
        (agenda, evolve(scene.agenda, plan=plan, promises=promises)),
        (outstanding, evolve(scene.outstanding, matters=tuple(listed(one) for one in scene.outstanding))),
        (missed, evolve(scene.missed, meetings=(silent,))),
        (recorded, evolve(scene.first, new=new)),
        (why, one),
        (history, one),
        (show, one),
    ]


@given(text=HOSTILE, width=st.integers(40, 100), locale=st.sampled_from(["sv", "en"]))
def test_stored_text_commands_no_terminal_and_keeps_within_the_page(
    scene: Any, text: str, width: int, locale: str
) -> None:
    """
    Whatever was stored, lines are safe to print and fit; every matter is still there.
    """
    for page, answer in hostile(scene, text):
        drawn, marked = as_text(page(answer, locale), width), markdown(page(answer, locale))

        assert not UNSAFE.search((drawn + marked).replace("\n", ""))
        assert max(map(len, drawn.split("\n"))) <= width
        assert [key for key in matters_in(answer) if key not in drawn or key not in marked] == []
