"""
A reading as JSON: the published schema, there and back, and what is refused.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from followup.errors import InputError
from followup.model.reading import Reading
from followup.readers.exchange import from_json, schema, to_json


SAID = """Ärendet bordläggs till nästa möte på grund av tidsbrist.
Regionen avser återkomma med nya tider senast den 1 december.
Förslaget överlämnas till Kulturnämnden för beslut.
Turlistan för helger godkänns. Informationen antecknas.
Budgeten tas upp på nästa möte i mån av tid.
"""


@pytest.fixture(name="reading", scope="module")
def _reading(read: Callable[..., Reading]) -> Reading:
    header = (
        "Minnesanteckningar från Fjordviks ledningsgrupp\n"
        "Tid: 18 september 2026 kl. 9-11\nNärvarande: Maja Ek, Region Väst\n"
    )
    return read(f"{header}\n1. Öppnande\n\nHej.\n\n2. Turlistan\n\n{SAID}\n3. Nästa möte\n\nDen 16 oktober kl. 9.\n")


def test_schema_is_valid_and_strict() -> None:
    """
    The published schema is a valid one and allows no fields of its own anywhere.
    """
    published = schema()

    jsonschema.Draft202012Validator.check_schema(published)
    assert json.dumps(published).count('"type": "object"') == json.dumps(published).count(
        '"additionalProperties": false'
    )


def test_reading_fits_the_schema(reading: Reading) -> None:
    """
    What is written has the published shape.
    """
    jsonschema.Draft202012Validator(schema()).validate(to_json(reading))


def test_there_and_back(reading: Reading) -> None:
    """
    Findings come back with all they had, purpose, outcome and going on by the names of their rules.
    """
    back = from_json(json.loads(json.dumps(to_json(reading))))

    assert to_json(reading) == to_json(back)
    assert [(f.purpose, f.outcome, f.goes_on, f.target) for f in reading.findings] == [
        (f.purpose, f.outcome, f.goes_on, f.target) for f in back.findings
    ]


def _broken(reading: Reading, path: str, value: object) -> dict[str, Any]:
    data = copy.deepcopy(to_json(reading))
    at: Any = data
    *steps, last = path.split(".")
    for step in steps:
        at = at[int(step)] if step.isdigit() else at[step]
    at[last] = value
    return data


@pytest.mark.parametrize(
    "path, value, said",
    [
        ("schema", "followup/reading/2", "$.schema"),
        ("document.name", 5, "$.document.name"),
        ("document.kind", "memo", "$.document.kind"),
        ("surprise", 1, "$: there is no field 'surprise'"),
        ("meeting.date", "18 september", "$.meeting.date"),
        ("meeting.starts", "half past", "$.meeting.starts"),
        ("findings.0.disposition", "tabled", "$.findings[0].disposition"),
        ("findings.0.title", None, "$.findings[0].title"),
        ("findings.0.lines", [3], "$.findings[0].lines"),
        ("findings.0.lines", [True, 3], "$.findings[0].lines[0]"),
        ("findings.0.target.kind", "someday", "$.findings[0].target.kind"),
        ("findings.0.target.assumed", "yes", "$.findings[0].target.assumed"),
        ("findings.0.same_as", ["f9"], "$.findings"),
        ("findings.1.id", "f1", "$.findings"),
        ("items", {}, "$.items"),
        ("unread", [{"lines": [1, 1]}], "$.unread[0]"),
    ],
)
def test_refused(reading: Reading, path: str, value: object, said: str) -> None:
    """
    What does not have the shape is refused, and the error names the path.
    """
    with pytest.raises(InputError) as caught:
        from_json(_broken(reading, path, value))

    assert said in caught.value.message
    assert caught.value.hint


def test_period_out_of_shape(reading: Reading) -> None:
    """
    A value the model refuses is named by its path too.
    """
    target = {
        "kind": "period",
        "body": None,
        "date": None,
        "period": "soon",
        "event": None,
        "party": None,
        "assumed": False,
    }

    with pytest.raises(InputError) as caught:
        from_json(_broken(reading, "findings.0.target", target))

    assert caught.value.message.startswith("$.findings[0].target")


@pytest.mark.parametrize("data", [None, [], "text", 5, {}])
def test_not_a_reading(data: object) -> None:
    """
    Anything else than a reading is refused.
    """
    with pytest.raises(InputError):
        from_json(data)
