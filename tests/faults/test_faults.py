"""
A slice of the great fault sweeps, in every run of the tests: the register's file holds whatever happens to it.

``nox -s faults powerloss mutations`` run them whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.faults.shim import ROOT


needs_gcc = pytest.mark.skipif(
    shutil.which("gcc") is None, reason="gcc builds what injects the faults: apt-get install gcc libc6-dev."
)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """
    Run ``python -m tests.faults.<word> …`` as nox does, on at most two cores.
    """
    # What runs there is killed thousands of times: measuring it would only cost time.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-m", f"tests.faults.{words[0]}", *words[1:], "--jobs", "2"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@needs_gcc
@pytest.mark.parametrize("kind, every", [("kills", "140"), ("errors", "400")])
def test_no_fault_at_any_change_loses_or_halves_a_deed(kind: str, every: str) -> None:
    """
    Killed or failing at a change of the file, it opens, holds what was acknowledged, and repeating ends right.
    """
    done = run("sweep", "--kind", kind, "--every", every)

    assert done.stderr == ""
    assert "points, 0 lost, 0 half, 0 unopenable;" in done.stdout.splitlines()[-1]
    assert done.returncode == 0


@needs_gcc
def test_no_power_cut_loses_or_halves_a_deed() -> None:
    """
    Whatever part of the unsynced changes a power cut leaves, everything acknowledged is there.
    """
    done = run("powerloss", "--every", "90", "--states", "300")

    assert done.stderr == ""
    assert "states, 0 lost, 0 half, 0 unopenable;" in done.stdout.splitlines()[-1]
    assert done.returncode == 0


@needs_gcc
@pytest.mark.parametrize("settings", ["delete/full", "wal/normal"])
def test_settings_known_to_lose_deeds_are_seen_to_lose_them(settings: str) -> None:
    """
    With settings that do not survive a power cut, the same cuts do lose acknowledged deeds.
    """
    done = run("powerloss", "--weak", settings, "--scenario", "arranging", "--states", "120", "--every", "5")

    assert done.stdout.splitlines()[-1] == "caught, as it must be"
    assert done.returncode == 0


def test_every_change_behind_the_back_is_found_or_harmless() -> None:
    """
    A bit flipped or a row changed, removed, added or forged is found by the check, or changes nothing.
    """
    done = run("mutations", "--number", "120")

    assert done.stderr == ""
    assert " 0 holes;" in done.stdout.splitlines()[-1]
    assert done.returncode == 0
