"""
What there is to run, one session each; ``.ci/run`` runs the gate, ``nox`` the same and more.
"""

from __future__ import annotations

import os

import nox


nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "types", "layers", "tests", "docs"]
nox.options.error_on_missing_interpreters = False

PYTHONS = ["3.11", "3.12", "3.13", "3.14", "3.15"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """
    Run the tests; arguments go to pytest.
    """
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "-q", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """
    Check style and format; ``-- --fix`` repairs what can be repaired.
    """
    session.install("-e", ".[dev]")
    if "--fix" in session.posargs:
        session.run("ruff", "check", "--fix")
        session.run("ruff", "format")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """
    Check the types, strictly.
    """
    session.install("-e", ".[dev]")
    session.run("mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """
    Check that each floor knows only those below it.
    """
    session.install("-e", ".[dev]")
    session.run("lint-imports", "--no-logo")


@nox.session
def docs(session: nox.Session) -> None:
    """
    Run the examples of the documentation, then build it; every warning is an error.
    """
    session.install("-e", ".[test]", "furo", "myst-parser", "sphinx")
    session.run("python", "-m", "pytest", "-q", "README.md", "docs", "tests/test_docs.py")
    session.run("sphinx-build", "-W", "--keep-going", "-q", "docs", f"{session.create_tmp()}/html")


@nox.session(python=PYTHONS[0])
def floors(session: nox.Session) -> None:
    """
    Run the tests on the oldest versions we say we work with.
    """
    session.install("uv")
    oldest = f"{session.create_tmp()}/oldest.txt"
    asked = ["--resolution", "lowest-direct", "--extra", "test", "--python", PYTHONS[0]]
    session.run("uv", "pip", "compile", "-q", "pyproject.toml", *asked, "--output-file", oldest)
    session.install("-r", oldest)
    session.install("--no-deps", "-e", ".")
    session.run("python", "-m", "pytest", "-q", *session.posargs)


@nox.session
def long(session: nox.Session) -> None:
    """
    Try the laws on thousands of random examples, other ones every time.
    """
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "-q", *session.posargs, env={"FOLLOWUP_HYPOTHESIS_PROFILE": "long"})


@nox.session
def fuzz(session: nox.Session) -> None:
    """
    Read 50,000 minutes as chance changes them; a folder of real ones may be named, and ``--inputs``.
    """
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.support.fuzzing", *session.posargs)


@nox.session
def reading(session: nox.Session) -> None:
    """
    Measure reading: on a folder of labelled minutes that is named, and the speed on invented text.
    """
    session.install("-e", ".[test]")
    session.run("python", "-m", "benchmarks.reading", *session.posargs)


@nox.session
def faults(session: nox.Session) -> None:
    """
    Kill and fail at every change of a register's file; arguments go to the sweep.
    """
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.faults.sweep", *session.posargs)


@nox.session
def powerloss(session: nox.Session) -> None:
    """
    Cut the power at every change of a register's file; then with settings that must be seen to lose.
    """
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.faults.powerloss", *session.posargs)
    for weak in ("delete/full", "wal/normal"):
        session.run("python", "-m", "tests.faults.powerloss", "--weak", weak, "--states", "5000")


@nox.session
def mutations(session: nox.Session) -> None:
    """
    Change a register behind its back, and see whether the check finds it; arguments go to the mutations.
    """
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.faults.mutations", *session.posargs)


@nox.session
def texts(session: nox.Session) -> None:
    """
    Bring the catalogues of all languages up to date with the source, and tell what is not translated yet.
    """
    session.install("-e", ".[test]")
    session.run("python", "tools/texts.py")


def simulator(session: nox.Session) -> None:
    """
    Let several registers do at least 200,000 deeds by chance, and judge each; arguments go to the simulator.
    """
    session.install("-e", ".[test]")
    asked = session.posargs or ["--seeds", "0-1999", "--stats", "--jobs", str(os.cpu_count() or 1)]
    session.run("python", "-m", "tests.simulator", *asked)


@nox.session
def demo(session: nox.Session) -> None:
    """
    Install as a user does and run the demonstration.
    """
    session.install(".")
    session.run("followup", "demo")


@nox.session
def templates(session: nox.Session) -> None:
    """
    Install each template beside followup, as a stranger does, and run its tests.
    """
    for name in ("followup-notifier-template",):
        session.install(".[testing]", f"./examples/{name}")
        with session.chdir(f"examples/{name}"):
            session.run("python", "-m", "pytest", "-q")


@nox.session
def benchmarks(session: nox.Session) -> None:
    """
    Measure, beside the limit and the peers; arguments go to ``python -m benchmarks``.
    """
    session.install("-e", ".[bench]")
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def overlap(session: nox.Session) -> None:
    """
    Eight runs at once, killed at random, with a bad notifier: 5,000 kills; arguments go to the hammer.
    """
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.outbox.hammer", *session.posargs)
