"""
What is known but not installed: the schemes of stores and notifiers that come with an extra or another package.
"""

from __future__ import annotations


PACKAGES = {
    "postgres": "followup[postgres]",
    "postgresql": "followup[postgres]",
}
"""Scheme → what pip is to install for it."""


INSTEAD = {"http": "https:", "smtp": "mailto:", "mail": "mailto:", "file": "maildir:"}
"""Scheme → what people mean who write it."""


def needed(scheme: str) -> str:
    """
    What to install for URLs or addresses of *scheme*, or to write in its place; empty for one that nobody knows.
    """
    if scheme in INSTEAD:
        return f"{scheme}: needs {INSTEAD[scheme]} in its place."
    return f"{scheme}: needs `pip install {PACKAGES[scheme]}`." if scheme in PACKAGES else ""
