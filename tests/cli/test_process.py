"""
The command line as processes of its own: pipes, encodings, full disks, signals, and how quickly it starts.
"""

from __future__ import annotations

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

import pytest


COMMAND = [sys.executable, "-m", "followup"]

LATE = ["cattrs", "dateutil", "followup.plugins", "followup.readers.minutes", "pluggy", "sqlite_utils"]


def run(*arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """
    Run the command in a process of its own.
    """
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env={**os.environ, **(env or {})}, check=False)


def test_exit_codes_reach_the_shell(register: str) -> None:
    """
    Done, failed, usage, found.
    """
    codes = [
        run(*arguments).returncode
        for arguments in (["outstanding"], ["why", "X-1"], ["nonsense"], ["outstanding", "--exit-code"])
    ]

    assert codes == [0, 1, 2, 3]


def test_errors_are_told_without_a_traceback(register: str) -> None:
    """
    On standard error; standard output stays empty for those who read it.
    """
    done = run("why", "X-1")

    assert done.stdout == b""
    assert done.stderr.startswith(b"Error: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_no_encoding_loses_a_report(folder: Path, env: dict[str, str]) -> None:
    """
    Swedish comes out of every pipe; what cannot be shown is shown as its code.
    """
    done = run("demo", "--locale", "sv", "--store", "memory:", env=env)

    assert done.returncode == 0
    assert b"DAGORDNING" in done.stdout


def test_json_is_whole_in_any_encoding(register: str) -> None:
    """
    Where letters cannot be shown they are escaped as JSON escapes them.
    """
    done = run("outstanding", "--json", "--locale", "sv", env={"PYTHONIOENCODING": "latin-1"})

    assert done.stdout.isascii()
    assert json.loads(done.stdout)["schema"] == "followup/outstanding/1"


def test_a_reader_that_leaves_early_is_no_error_to_talk_of(register: str) -> None:
    """
    As with ``| head``: nothing is said on standard error.
    """
    process = subprocess.Popen([*COMMAND, "outstanding"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait()

    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["outstanding", "--help", "--version"])
def test_a_full_disk_is_told(register: str, command: str) -> None:
    """
    An answer that was not written is to be asked for again: one line says so, and Python's own last flush says nothing.
    """
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, command], stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 75
    assert done.stderr == b"Error: The answer could not be written: No space left on device.\n"


def test_ctrl_c_ends_it_quietly(register: str) -> None:
    """
    With the exit code that shells expect, while it waits for an answer.
    """
    minutes = Path(__file__).parents[2] / "src" / "followup" / "examples" / "en" / "second.txt"
    command = [*COMMAND, "record", str(minutes), "--body", "HTC", "--ask"]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
    assert process.stdout is not None
    process.stdout.read(1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()

    assert process.returncode == 130
    assert b"Traceback" not in said


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["record", "--help"]], ids=" ".join)
def test_help_is_quick(arguments: list[str]) -> None:
    """
    What a command needs is imported when it runs, not to tell what it does.
    """
    program = (
        "import sys, followup.cli\n"
        f"sys.argv = ['followup', *{arguments!r}]\n"
        "try:\n    followup.cli.main()\n"
        "except SystemExit:\n    pass\n"
        f"print([name for name in {LATE!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"


def test_listing_imports_nothing_that_only_others_need(register: str) -> None:
    """
    Such as what new files and exports need.
    """
    program = (
        "import sys, followup.cli\n"
        "sys.argv = ['followup', 'outstanding', '--json']\n"
        "try:\n    followup.cli.main()\n"
        "except SystemExit:\n    pass\n"
        "print([name for name in ('cattrs', 'sqlite_utils') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"


def at_a_terminal(*arguments: str, answers: list[bytes]) -> tuple[int, str]:
    """
    The exit code and all that a person sees who types the command at a terminal and gives *answers* when asked.
    """
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [*COMMAND, *arguments])
    seen, left = b"", list(answers)
    with suppress(OSError):  # Linux tells so that the other side is gone
        while read := os.read(terminal, 65536):
            seen += read
            if left and seen.endswith(b"]: "):
                os.write(terminal, left.pop(0) + b"\n")
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode()


DOUBTFUL = """
Minutes of the Harbour Trail Committee

Date: Friday 16 October 2026, 10:00-11:30

1. Lighting

2. Reports

The autumn walk was postponed to the next meeting. Bo Tarn will report on the mooring fees.
"""


@pytest.mark.parametrize("answers", [[b"y", b"y"], [b"n"]], ids=["yes", "no"])
def test_on_a_terminal_a_person_is_asked_about_doubts(register: str, folder: Path, answers: list[bytes]) -> None:
    """
    First about items that only resemble, then about findings; no to the former leaves all that is not certain.
    """
    (folder / "second.txt").write_text(DOUBTFUL, encoding="utf-8")
    code, seen = at_a_terminal("record", "second.txt", "--body", "HTC", answers=answers)

    assert code == 0
    assert "Item 1 (Lighting) resembles HTC-4" in seen
    assert ("HTC-4" in treated(register)) is (answers[0] == b"y")


def treated(store: str) -> set[str]:
    """
    The matters that a second step was recorded for.
    """
    with closing(sqlite3.connect(store)) as connection:
        return {row[0] for row in connection.execute("SELECT matter FROM step WHERE number > 1")}
