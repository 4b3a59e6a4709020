"""
Issues and pull requests named by their links: which repository, which number, and the words beside the link.
"""

from __future__ import annotations

import re

from attrs import frozen


_PATH = r"https?://[\w.-]{3,60}/(?P<repo>[\w.-]{1,60}/[\w.-]{1,80})/(?:issues|pull|pulls|merge_requests|-/issues)/(?P<number>\d{1,7})"
_MARKDOWN = re.compile(rf"\[(?P<text>[^\[\]]{{1,200}})\]\({_PATH}[^()\s]*\)")
_BARE = re.compile(rf"<?{_PATH}[^\s>)]*>?")
_SHORT = re.compile(r"(?<![\w/])(?P<repo>[A-Za-z][\w.-]{0,60}/[\w.-]{1,80})#(?P<number>\d{1,7})\b")
_EDGES = " \t-–—:,;()[]*"


@frozen
class Issue:
    """
    An issue: its *ref* (``owner/name#12``), its own number, and the title that stands with the link.
    """

    ref: str
    number: str
    title: str


def issue_item(text: str) -> Issue | None:
    """
    The issue that a line is about: its title with the link before or behind it, and nothing more.
    """
    if "/" not in text or ("#" not in text and "://" not in text):
        return None
    for pattern in (_MARKDOWN, _BARE, _SHORT):
        match = pattern.search(text)
        if match is None:
            continue
        before, behind = text[: match.start()].strip(_EDGES), text[match.end() :].strip(_EDGES)
        inner = match.groupdict().get("text") or ""
        inner = "" if inner.strip("# ").isdigit() else inner.strip(_EDGES)
        title = before or inner or behind
        if (before and behind) or len(title.split()) < 2 or len(title) > 200:
            return None
        return Issue(f"{match['repo']}#{match['number']}", f"#{match['number']}", title)
    return None
