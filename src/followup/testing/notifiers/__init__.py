"""
The contract of a notifier as tests: what every notifier must do, whoever wrote it.

A notifier's own test file is a few lines.  *target* is where it delivers to, new for each test::

    class TestShelfNotifier(NotifierContract):
        @pytest.fixture
        def target(self, tmp_path):
            return Target(open_shelf({"folder": str(tmp_path)}), "shelf:a", lambda: read_back(tmp_path))

One that talks to a service has more to promise: ``RemoteNotifierContract``, or those of its parts that fit.
It needs ``followup[testing]``.
"""

from __future__ import annotations

from followup.testing.notifiers.contract import LARGE, NotifierContract
from followup.testing.notifiers.remote import (
    RefusingContract,
    RemoteNotifierContract,
    SecretContract,
    SeveralContract,
    SilentContract,
    UnreachableContract,
)
from followup.testing.notifiers.target import Received, Target


__all__ = [
    "LARGE",
    "NotifierContract",
    "Received",
    "RefusingContract",
    "RemoteNotifierContract",
    "SecretContract",
    "SeveralContract",
    "SilentContract",
    "Target",
    "UnreachableContract",
]
