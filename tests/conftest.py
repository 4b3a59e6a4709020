"""
How hard the laws are tried: the same examples every time, unless asked for others.  Every commit is compared, too.
"""

from __future__ import annotations

import os

from hypothesis import settings

from tests.support.folded import stored_is_folded  # noqa: F401 - a fixture of every test


settings.register_profile("default", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("ci", settings.get_profile("default"))
settings.register_profile("long", derandomize=False, deadline=None, max_examples=5000, print_blob=True)
settings.load_profile(os.environ.get("FOLLOWUP_HYPOTHESIS_PROFILE", "default"))
