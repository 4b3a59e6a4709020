"""
``python -m followup``, and what the command ``followup`` starts.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """
    The command line.
    """
    from followup.cli import main as run  # noqa: PLC0415 - nothing more is imported before the folder left the path

    run()


def leave_folder() -> None:
    """
    Take the working directory from the path: what happens to lie there is not our code, and no plug-in.

    Python puts it there for ``python -m`` alone; ``PYTHONPATH`` and what is installed stay.
    """
    if not sys.flags.safe_path and sys.path and sys.path[0] in {"", os.getcwd()}:  # noqa: PTH109 - imports little
        del sys.path[0]


if __name__ == "__main__":
    leave_folder()
    main()
