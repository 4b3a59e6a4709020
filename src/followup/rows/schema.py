"""
The schema of a register: its tables, indexes and the view for people, under one number.
"""

from __future__ import annotations

from followup.contracts import Schema, View
from followup.rows.tables import MAPPED


NUMBER = 1001
"""``major * 1000 + minor``; a store written under a newer number is refused."""

# The view says what was promised, not where the matter is: that has one implementation, in the rules.
_OUTSTANDING = """
SELECT m.key AS matter, m.body, m.title, m.number, m.kind, p.name AS owner, m.opened_on AS since, m.postponements,
  m.disposition, m.anchor_on AS last_treated,
  CASE m.target_kind
    WHEN 'next_meeting' THEN 'next meeting of ' || m.target_body || ' after ' || m.anchor_on
    WHEN 'meeting_on' THEN m.target_body || ' ' || COALESCE(m.target_date, m.target_meeting)
    WHEN 'first_meeting_from' THEN 'first meeting of ' || m.target_body || ' from ' || m.target_date
    WHEN 'by_date' THEN 'by ' || m.target_date
    WHEN 'period' THEN m.target_period
    WHEN 'event' THEN m.target_event || COALESCE(' ' || m.target_period, '')
    WHEN 'with_party' THEN 'with ' || COALESCE(t.name, m.target_party) || COALESCE(' until ' || m.target_date, '')
    ELSE 'not stated'
  END AS promised_for,
  CASE m.condition_kind WHEN 'if_time_permits' THEN 'if time permits' ELSE m.condition_text END AS condition
FROM matter m LEFT JOIN party p ON p.key = m.owner LEFT JOIN party t ON t.key = m.target_party
WHERE m.open = 1 AND m.restricted = 0
""".strip()

SCHEMA = Schema(
    number=NUMBER,
    tables=tuple(mapped.table for mapped in MAPPED),
    views=(View("outstanding", _OUTSTANDING),),
)
