"""
``python -m followup``: the command line.
"""

from __future__ import annotations

import gc

from followup.cli import main


__all__ = ["main"]

# A command makes thousands of values and few circles: looking for those at every seven hundredth costs a twentieth.
gc.set_threshold(50_000)

if __name__ == "__main__":
    main()
