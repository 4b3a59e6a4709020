"""
What holds for tests and documentation alike: the examples of the documentation run, and CI skips nothing.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser


R = TypeVar("R", pytest.TestReport, pytest.CollectReport)

ROOT = Path(__file__).parent
EXAMPLES = ROOT / "src" / "followup" / "examples"


PAGES = Sybil(parsers=[PythonCodeBlockParser()], path=str(ROOT))


class Page(pytest.Item):
    """
    The Python examples of one page, in order: later ones use what earlier ones made, so they are one item.
    """

    def runtest(self) -> None:
        """
        Run them where they harm nothing, with the shipped minutes at hand.
        """
        origin = Path.cwd()
        with tempfile.TemporaryDirectory(prefix="followup-docs-") as folder:
            for minutes in EXAMPLES.glob("*/*.txt"):
                shutil.copy(minutes, Path(folder, f"{minutes.parent.name}-{minutes.name}"))
            Path(folder, "src").symlink_to(ROOT / "src")  # the README's sample is one to save in the clone
            os.chdir(folder)
            try:
                for example in PAGES.parse(self.path):
                    example.evaluate()
            finally:
                os.chdir(origin)

    def reportinfo(self) -> tuple[Path, None, str]:
        """
        Where it stands.
        """
        return self.path, None, f"examples of {self.name}"


class PageFile(pytest.File):
    """
    A page of the documentation.
    """

    def collect(self) -> Iterator[Page]:
        """
        Its one item, if it has examples.
        """
        if any(PAGES.parse(self.path)):
            yield Page.from_parent(self, name=self.path.name)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PageFile | None:
    """
    Collect the README and the pages of ``docs``.
    """
    if file_path == ROOT / "README.md" or (file_path.suffix == ".md" and file_path.parent == ROOT / "docs"):
        return PageFile.from_parent(parent, path=file_path)
    return None


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
