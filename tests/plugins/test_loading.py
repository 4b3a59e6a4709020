"""
Plug-ins: found by their entry points, each on its own, listed, chosen and blocked.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

import followup
from followup.errors import InputError, PluginError, StoreMissing
from followup.plugins import Plugins, default_url, load, open_store, plugins, store_url
from followup.rows.mapping import SCHEMA
from followup.stores.memory import MemoryStore
from tests.plugins.conftest import Install


GOOD = """
import followup
from followup.stores.memory import MemoryStore

class Reader:
    name, language = "norwegian", "nb"
    def recognises(self, text): return 0.0
    def read(self, text, *, name, sha256, body=""): raise NotImplementedError

@followup.hookimpl
def followup_register_stores():
    return [followup.StoreKind("shelf", lambda url, schema, create: MemoryStore(schema))]

@followup.hookimpl
def followup_register_readers():
    return [Reader()]
"""
AGAIN = GOOD.replace('"shelf"', '"memory"')
RAISES = 'raise RuntimeError("out of order")'
UNKNOWN_HOOK = """
import followup

@followup.hookimpl
def followup_register_songs():
    return []
"""


def found(path: Path) -> Plugins:
    """
    What the distributions in a folder register, whatever else is installed.
    """
    return load(entry for dist in distributions(path=[str(path)]) for entry in dist.entry_points)


def test_a_stranger_is_found_with_its_distribution(install: Install) -> None:
    """
    Its store answers to its scheme, and its readers stand beside ours.
    """
    install("shelves", GOOD)
    known = plugins()

    assert ("shelves", "shelves", "1.0", "") in [(p.name, p.distribution, p.version, p.error) for p in known.found]
    assert {"memory", "sqlite", "shelf"} <= set(known.stores)
    assert {"sv", "en", "nb"} <= {reader.language for reader in known.readers}
    assert isinstance(open_store("shelf:any", create=True).store, MemoryStore)  # type: ignore[attr-defined]
    with followup.open("shelf:any", author="tester") as register:
        assert register.add_body("LG", "Leaders").key == "LG"


@pytest.mark.parametrize(
    "source,error",
    [
        (RAISES, "RuntimeError: out of order"),
        (UNKNOWN_HOOK, "followup_register_songs is no hook of this followup: misspelt, or of a newer one"),
        ("x = (", "SyntaxError"),
    ],
)
def test_a_stranger_that_does_not_load_is_listed_and_stops_nobody(
    install: Install, tmp_path: Path, source: str, error: str
) -> None:
    """
    It is raised only where what is asked for might have been its own.
    """
    install("broken", source)
    install("shelves", GOOD)
    known = found(tmp_path)

    assert [(p.name, p.error.partition(":")[0]) for p in known.found if p.error] == [
        ("broken", error.partition(":")[0])
    ]
    assert "shelf" in known.stores
    with pytest.raises(PluginError, match="No store answers") as caught:
        known.store("crate:any")
    assert "broken" in caught.value.hint


def test_two_stores_under_one_scheme_are_an_error_naming_both(install: Install, tmp_path: Path) -> None:
    """
    Which of them is meant is not guessed.
    """
    install("again", AGAIN)
    install("shelves", GOOD)
    install("shelves_too", GOOD)
    known = found(tmp_path)

    told = {each.name: each.error for each in known.found}
    assert told["again"] == "followup_register_stores: followup.stores.builtin has the scheme 'memory' already"
    with pytest.raises(PluginError, match="No store answers to 'shelf:x'") as caught:
        known.store("shelf:x")
    assert " claim it: block all but one." in caught.value.hint
    assert {"shelves (shelves 1.0)", "shelves_too (shelves_too 1.0)"} == set(
        caught.value.hint.partition(" claim it")[0].split(" and ")
    )


def test_an_unknown_scheme_is_told_with_those_there_are(tmp_path: Path) -> None:
    """
    The schemes are listed.
    """
    with pytest.raises(InputError, match="No store answers to 'crate:any'") as caught:
        found(tmp_path).store("crate:any")

    assert caught.value.hint == "Use one of: memory, sqlite."


@pytest.mark.parametrize(
    "variables,expected",
    [
        ({}, {"one", "two"}),
        ({"FOLLOWUP_LOAD_PLUGINS": ""}, set()),
        ({"FOLLOWUP_LOAD_PLUGINS": "one, three"}, {"one"}),
        ({"FOLLOWUP_DISABLE_PLUGINS": "one"}, {"two"}),
        ({"FOLLOWUP_LOAD_PLUGINS": "one,two", "FOLLOWUP_DISABLE_PLUGINS": "two"}, {"one"}),
    ],
)
def test_strangers_are_allowed_and_blocked_by_name(
    install: Install, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: set[str]
) -> None:
    """
    What is blocked is not even imported.
    """
    install("one", "")
    install("two", "")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    loaded = {plugin.name for plugin in plugins().found if plugin.state == "loaded"}
    assert loaded & {"one", "two"} == expected
    assert {name for name in ("one", "two") if f"{name}_module" in sys.modules} == expected


def test_importing_followup_loads_no_plugin(tmp_path: Path) -> None:
    """
    Nor does opening a built-in store: a stranger costs nothing until it is needed.
    """
    program = (
        "import sys, followup; followup.open('memory:', author='x').add_body('LG', 'Leaders');"
        "print('pluggy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path)

    assert done.stdout == "False\n"


def test_a_store_given_as_an_object_is_used_as_it_is() -> None:
    """
    No packaging is needed to try one.
    """
    store = MemoryStore(SCHEMA)
    with followup.open(store, author="tester") as register:
        register.add_body("LG", "Leaders")

    assert register.store is store


def test_the_default_store_is_in_the_users_data_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    XDG_DATA_HOME moves it; FOLLOWUP_STORE and a URL go before it.
    """
    monkeypatch.delenv("FOLLOWUP_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    moved = store_url()
    monkeypatch.setenv("FOLLOWUP_STORE", "memory:")
    named = store_url()
    monkeypatch.delenv("XDG_DATA_HOME")

    assert moved == f"sqlite:///{tmp_path}/followup/followup.db"
    assert (named, store_url("sqlite:///a.db")) == ("memory:", "sqlite:///a.db")
    assert default_url() == f"sqlite:///{Path('~/.local/share/followup/followup.db').expanduser()}"


def test_a_missing_store_is_not_made_unasked(tmp_path: Path) -> None:
    """
    A scheduled call on no register fails instead of being silent for ever.
    """
    with pytest.raises(StoreMissing):
        open_store(f"sqlite:///{tmp_path}/none.db")

    assert list(tmp_path.iterdir()) == []


def test_the_author_is_the_user_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where the user has no name, the number stands for it.
    """
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "anna")
    with followup.open("memory:") as register:
        register.add_body("LG", "Leaders")
        matter = register.add_matter("LG", "Dredging")

        assert register.history(matter.key).history[0].step.author == "anna"
