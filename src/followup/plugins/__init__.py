"""
Finds, isolates, lists and blocks plug-ins, and puts a register and its channels together.
"""

from __future__ import annotations

from followup.plugins.choice import Choice, choice, choosing
from followup.plugins.found import Plugin, Plugins
from followup.plugins.loading import BUILT_IN, load, plugins
from followup.plugins.opening import ask, default_url, open_channels, open_register, open_store, store_url


__all__ = [
    "BUILT_IN",
    "Choice",
    "Plugin",
    "Plugins",
    "ask",
    "choice",
    "choosing",
    "default_url",
    "load",
    "open_channels",
    "open_register",
    "open_store",
    "plugins",
    "store_url",
]
