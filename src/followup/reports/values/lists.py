"""
Bodies, meetings and parties as data: in lists, and one of them whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from followup.model.bodies import Body, BodyName, Meeting, Party, StandingItem, Term
from followup.reports.values.fields import Value, fields_of, plain
from followup.reports.values.records import body_value, meeting_value, party_value, standing_value


def bodies_json(bodies: Iterable[Body]) -> Value:
    """
    The bodies as data of the schema ``followup/bodies/1``.
    """
    return {"schema": "followup/bodies/1", "bodies": [body_value(body) for body in bodies]}


def body_json(body: Body, standing: Iterable[StandingItem]) -> Value:
    """
    A list of one body, with its standing items.
    """
    return {**bodies_json([body]), "standing": [standing_value(item) for item in standing]}


def body_life_json(
    body: Body, standing: Iterable[StandingItem], names: Iterable[BodyName], terms: Iterable[Term]
) -> Value:
    """
    The same, with its former names and its terms.
    """
    return {
        **body_json(body, standing),
        "formerly": [fields_of(each, "name until") for each in names],
        "terms": [plain(term.starts) for term in terms],
    }


def meetings_json(meetings: Iterable[Meeting]) -> Value:
    """
    The meetings as data of the schema ``followup/meetings/1``.
    """
    return {"schema": "followup/meetings/1", "meetings": [meeting_value(meeting) for meeting in meetings]}


def meeting_json(meeting: Meeting, roles: Mapping[str, str | None]) -> Value:
    """
    A list of one meeting, with its people by their *roles*; a restricted one too, since it was asked for by name.
    """
    opened = meetings_json([evolve(meeting, restricted=False)])
    return {**opened, **fields_of(meeting, "restricted document"), **roles}


def parties_json(parties: Iterable[Party]) -> Value:
    """
    The parties as data of the schema ``followup/parties/1``.
    """
    return {"schema": "followup/parties/1", "parties": [party_value(party) for party in parties]}


def skipped_json(meeting: str, standing: str) -> Value:
    """
    What is left off an agenda, as data of the schema ``followup/skipped/1``.
    """
    return {"schema": "followup/skipped/1", "meeting": meeting, "standing": standing}
