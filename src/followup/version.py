"""
The version of followup, in a module of its own, so that telling it imports nothing else.
"""

from __future__ import annotations


__version__ = "0.1.0"
