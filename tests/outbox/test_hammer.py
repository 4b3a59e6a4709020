"""
Runs that overlap, are killed and have a bad notifier lose nothing and make nothing up.
"""

from __future__ import annotations

from pathlib import Path

from tests.outbox.hammer import hammer


def test_eight_killed_runs_deliver_what_was_enqueued_and_nothing_else(tmp_path: Path) -> None:
    """
    The distinct messages received are those enqueued; what came twice came with one id; the check finds nothing.
    """
    found = hammer(tmp_path, kills=25, matters=12, seed=7)

    assert found.enqueued == set(found.received)
    assert len(found.enqueued) >= 12
    assert (0, ()) == (found.unsent, found.problems)
