"""
The agenda that followup prints is a form: filled in and read back, it says what was filled in and nothing else.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from followup.model.codes import Disposition
from followup.plugins import open_register
from followup.readers.printed import is_reason
from followup.reports.words.dispositions import DISPOSITIONS
from followup.reports.words.translation import translator
from followup.service.register import Register


FIRST = """Minutes of the Leading Group
Date: 2026-05-04

1. Opening

2. Rates for the long landing stage beyond the northern breakwater of the harbour

Postponed to the next meeting for lack of time.

3. Insurance of the boats

Postponed to the next meeting.

4. Next meeting

The group meets on 1 June 2026 at 10.00.
"""

PHRASES = [one for each in DISPOSITIONS.values() for one in (each.done, each.ended, each.to) if one]


def _register() -> Register:
    register = open_register("memory:", author="x", clock=lambda: datetime(2026, 5, 20, tzinfo=UTC))
    register.record(register.read_text(FIRST, name="a", sha256="a", body="LG"), body="LG", create=True)
    return register


def _filled(register: Register, locale: str, said: dict[str, str]) -> str:
    """
    The printed agenda with what was *said* below the reasons of the matters, by their keys.
    """
    found: list[str] = []
    due = ""
    for line in register.agenda("LG").text(locale).split("\n"):
        if not line.strip() and due:
            found.append(f"    {due}")
            due = ""
        found.append(line)
        due = next((text for key, text in said.items() if line.rstrip().endswith(f" {key}")), due)
    return "\n".join(found)


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_its_own_lines_decide_nothing(locale: str) -> None:
    """
    Sent back as it was, nothing is found in it, and its day is the meeting's.
    """
    register = _register()

    reading = register.read_text(register.agenda("LG").text(locale), name="b", sha256="b", body="LG")

    assert reading.findings == ()
    assert reading.meeting.date == date(2026, 6, 1)


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_what_is_filled_in_meets_its_matter(locale: str) -> None:
    """
    A decision below an item is that matter's; a matter that nothing is written under is not taken up.
    """
    register = _register()
    words = {"sv": "Taxan godkänns.", "en": "The rates are approved."}

    text = _filled(register, locale, {"LG-1": words[locale]})
    reading = register.read_text(text, name="b", sha256="b", body="LG")
    recorded = register.record(reading, body="LG")

    assert [(finding.disposition, finding.quote) for finding in reading.findings] == [
        (Disposition.DECIDED, words[locale])
    ]
    assert [treated.key for treated in recorded.closed] == ["LG-1"]
    assert (recorded.new, recorded.continued) == ((), ())
    assert register.matter("LG-2").open


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize(
    "phrase", [one for each in DISPOSITIONS.values() for one in (each.done, each.ended, each.to) if one]
)
def test_every_reason_that_is_printed_is_known(phrase: str, locale: str) -> None:
    """
    However the agenda begins to say why a matter is there, it is known as its own.
    """
    t = translator(locale)
    day = "3 juni" if locale == "sv" else "3 June"
    given = {name: day if name == "when" else "the board" for name in ("when", "whom") if f"{{{name}}}" in phrase}
    assert is_reason(t.gettext(phrase, **given))
