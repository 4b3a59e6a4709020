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
from followup.reports.drawing.escaping import UNSAFE, json_text
from followup.reports.pages.agenda import agenda_json, agenda_markdown, agenda_text
from followup.reports.pages.matter import (
    history_json,
    history_text,
    show_json,
    show_text,
    why_json,
    why_text,
)
from followup.reports.pages.missed import missed_json, missed_text
from followup.reports.pages.outstanding import outstanding_json, outstanding_text
from followup.reports.pages.recorded import recorded_json, recorded_text


EXPECTED = Path(__file__).parent / "expected"

Report = Callable[[Any, str, int], str]

# A report, the answer in the scene that it tells, and the name of the file with its text.
REPORTS: dict[str, tuple[Report, str]] = {
    "agenda": (agenda_text, "agenda"),
    "outstanding": (outstanding_text, "outstanding"),
    "missed": (missed_text, "missed"),
    "recorded-first": (recorded_text, "first"),
    "recorded-second": (recorded_text, "second"),
    "why": (why_text, "one"),
    "history": (history_text, "one"),
    "show": (show_text, "one"),
    "markdown": (lambda answer, locale, _width: agenda_markdown(answer, locale), "agenda"),
}

DATA: dict[str, tuple[Callable[[Any], dict[str, Any]], str]] = {
    "agenda": (lambda answer: agenda_json(answer, "en"), "agenda"),
    "outstanding": (outstanding_json, "outstanding"),
    "missed": (missed_json, "missed"),
    "recorded": (recorded_json, "second"),
    "why": (lambda answer: why_json(answer, "en"), "one"),
    "history": (history_json, "one"),
    "matter": (lambda answer: show_json(answer, "en"), "one"),
}

reports = pytest.mark.parametrize("name", REPORTS)
wrapped_reports = pytest.mark.parametrize("name", [name for name in REPORTS if name != "markdown"])
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


@reports
@locales
def test_the_report_reads_as_it_should(scene: Any, name: str, locale: str) -> None:
    """
    The whole text, as its reader gets it.
    """
    report, answer = REPORTS[name]
    expected = (EXPECTED / f"{name}.{locale}.txt").read_text(encoding="utf-8")

    assert expected == report(getattr(scene, answer), locale, 80) + "\n"


@wrapped_reports
@locales
@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 140])
def test_no_line_is_wider_than_asked(scene: Any, name: str, locale: str, width: int) -> None:
    """
    A narrow terminal gets more lines, not longer ones.
    """
    report, answer = REPORTS[name]

    assert max(map(len, report(getattr(scene, answer), locale, width).split("\n"))) <= width


@reports
@locales
def test_every_matter_is_mentioned_by_its_key(scene: Any, name: str, locale: str) -> None:
    """
    Nothing that the answer holds is lost on the way to paper.
    """
    report, answer = REPORTS[name]
    text = report(getattr(scene, answer), locale, 80)

    assert [key for key in matters_in(getattr(scene, answer)) if not re.search(rf"\b{key}\b", text)] == []


@reports
@locales
def test_of_a_restricted_matter_only_the_key_is_shown(restricted: Any, scene: Any, name: str, locale: str) -> None:
    """
    Its title and its words are in no report but that of the one who asks for it by its key.
    """
    report, answer = REPORTS[name]
    text = " ".join(report(getattr(restricted, answer), locale, 80).split())
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


def hostile(scene: Any, text: str) -> list[tuple[Report, Any]]:
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
    (missed,) = scene.missed.meetings
    silent = evolve(missed, promised=tuple(placed(one) for one in missed.promised), promises=promises)
    plan = evolve(scene.agenda.plan, lines=tuple(line(one) for one in scene.agenda.plan.lines))
    new = tuple(evolve(one, matter=evolve(one.matter, title=text)) for one in scene.first.new)
    one = evolve(scene.one, matter=evolve(scene.one.matter, title=text), promise=promises["LG-9"])
    return [
        (agenda_text, evolve(scene.agenda, plan=plan, promises=promises)),
        (lambda answer, locale, _width: agenda_markdown(answer, locale), evolve(scene.agenda, plan=plan)),
        (outstanding_text, evolve(scene.outstanding, matters=tuple(listed(one) for one in scene.outstanding))),
        (missed_text, evolve(scene.missed, meetings=(silent,))),
        (recorded_text, evolve(scene.first, new=new)),
        (why_text, one),
        (history_text, one),
        (show_text, one),
    ]


@given(text=HOSTILE, width=st.integers(40, 100), locale=st.sampled_from(["sv", "en"]))
def test_stored_text_commands_no_terminal_and_keeps_within_the_page(
    scene: Any, text: str, width: int, locale: str
) -> None:
    """
    Whatever was stored, lines are safe to print and fit; every matter is still there.
    """
    for report, answer in hostile(scene, text):
        rendered = report(answer, locale, width)

        assert not UNSAFE.search(rendered.replace("\n", ""))
        assert report.__name__ == "<lambda>" or max(map(len, rendered.split("\n"))) <= width
        assert [key for key in matters_in(answer) if key not in rendered] == []
