"""
What is known but not installed: the schemes of stores and notifiers that come with an extra or another package.
"""

from __future__ import annotations


PACKAGES = {
    "postgres": "followup[postgres]",
    "postgresql": "followup[postgres]",
}
"""Scheme → what pip is to install for it."""


def needed(scheme: str) -> str:
    """
    What to install for addresses or URLs of *scheme*, in a sentence; empty for a scheme that nobody knows.
    """
    return f"{scheme}: needs `pip install {PACKAGES[scheme]}`." if scheme in PACKAGES else ""
