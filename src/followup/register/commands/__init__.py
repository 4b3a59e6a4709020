"""
What changes the register: a module for each kind of thing that is changed.
"""

from __future__ import annotations

from followup.register.commands import bodies, corrections, matters, meetings, parties, privacy, succession


__all__ = ["bodies", "corrections", "matters", "meetings", "parties", "privacy", "succession"]
