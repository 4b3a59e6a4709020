"""
What holds for tests and documentation alike: the examples of the documentation run, and CI skips nothing.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser


R = TypeVar("R", pytest.TestReport, pytest.CollectReport)

EXAMPLES = Path(__file__).parent / "src" / "followup" / "examples"


def enter_a_folder_of_its_own(namespace: dict[str, Any]) -> None:
    """
    Let the examples of a page write where they harm nothing, with the shipped minutes at hand.
    """
    folder = tempfile.mkdtemp(prefix="followup-docs-")
    namespace["_folder"], namespace["_origin"] = folder, Path.cwd()
    for minutes in EXAMPLES.glob("*/*.txt"):
        shutil.copy(minutes, Path(folder, f"{minutes.parent.name}-{minutes.name}"))
    os.chdir(folder)


def leave_it(namespace: dict[str, Any]) -> None:
    """
    Go back to where the page was started from, and leave nothing behind.
    """
    os.chdir(namespace["_origin"])
    shutil.rmtree(namespace["_folder"])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser()],
    patterns=["README.md", "docs/*.md"],
    setup=enter_a_folder_of_its_own,
    teardown=leave_it,
).pytest()


def fail_if_skipped_in_ci(report: R) -> R:
    """
    Turn a skip into a failure that tells the reason for the skip.
    """
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"CI skips nothing. {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """
    Fail a test that was skipped, in CI.
    """
    return fail_if_skipped_in_ci((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """
    Fail a module that was skipped as a whole, in CI.
    """
    return fail_if_skipped_in_ci((yield))
