"""
The contract tests catch stores that break the contract.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


BROKEN = Path(__file__).with_name("broken_stores.py")


def test_every_broken_store_is_caught() -> None:
    """
    Each store that breaks one promise fails at least one contract test.
    """
    names = set(re.findall(r"^class (\w+)\(MemoryStore\)", BROKEN.read_text("utf-8"), re.MULTILINE))
    words = [
        "-q",
        "-p",
        "no:cacheprovider",
        "--import-mode=importlib",
        "-k",
        "not pages_hold and not many_rows",
        str(BROKEN),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words], capture_output=True, text=True, check=False, cwd=BROKEN.parent
    )
    caught = set(re.findall(r"^FAILED \S+::Test(\w+)::", done.stdout, re.MULTILINE))

    assert names == caught
