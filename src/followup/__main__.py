"""
``python -m followup``: the command line.
"""

from __future__ import annotations

from followup.cli import main


__all__ = ["main"]

if __name__ == "__main__":
    main()
