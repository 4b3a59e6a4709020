"""
The shipped contract tests explain their failures like our own.
"""

from __future__ import annotations

import pytest


pytest.register_assert_rewrite("followup.testing.stores")
