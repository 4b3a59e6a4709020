"""
What is asked of a register, now, as of a day, or as it was known.
"""

from __future__ import annotations

from followup.register.queries import agendas, auditing, directory, lists, matters, missed


__all__ = ["agendas", "auditing", "directory", "lists", "matters", "missed"]
