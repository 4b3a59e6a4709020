"""
Plug-ins that misbehave stop only what asks for them by name, and are named with their distribution where it hurts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import followup
from followup.contracts import Query
from followup.errors import FollowupError, InputError, PluginError, Unknown
from followup.plugins import Choice, Plugins, choosing, load, open_channels, open_store, plugins
from followup.plugins.guards import guarded_store
from followup.rows.mapping import SCHEMA
from followup.stores.memory import MemoryStore
from tests.plugins.conftest import Install, distribution
from tests.plugins.hostile import HEALTHY, HOSTILE


EXAMPLES = Path(str(followup.__file__)).parent / "examples"

BROKEN_METADATA = "[followup]\nno equals sign here\n"


def state_of(known: Plugins, name: str) -> tuple[str, str]:
    """
    The state of a plug-in, and what is wrong with it.
    """
    return next((each.state, each.error) for each in known.found if each.name == name)


def test_our_own_work() -> None:
    """
    What is built in registers everything it has.
    """
    assert [each.error for each in load(()).found] == ["", "", ""]


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_listed_with_what_is_wrong_and_stops_nobody(install: Install, name: str) -> None:
    """
    Beside it, a healthy plug-in and our own work as if it were not there.
    """
    source, error = HOSTILE[name]
    install("healthy", HEALTHY)
    install(name, source)
    known = plugins()

    assert state_of(known, name)[1].startswith(error)
    assert bool(state_of(known, name)[1]) == bool(error)
    assert state_of(known, "healthy") == ("loaded", "")
    assert {"memory", "sqlite", "shelf"} <= set(known.stores)
    assert isinstance(open_store("memory:", create=True), MemoryStore)
    assert open_store("shelf:any", create=True).select(Query("body")) == []
    with open_channels() as channels:
        assert channels.notifier("pigeon:roof").send(followup.Message("m1", "pigeon:roof", "s", "t")) == "kept"


@pytest.mark.parametrize(
    "name,url,error",
    [
        ("open_raises", "raising:x", "Plug-in open_raises (open_raises 1.0) failed (opening a store): ZeroDivision"),
        ("open_none", "nothing:x", "Plug-in open_none (open_none 1.0) failed (opening a store): TypeError: a NoneType"),
        ("raw_store", "raw:x", "Plug-in raw_store (raw_store 1.0) failed (select): OSError: disk on fire."),
    ],
)
def test_a_store_that_fails_is_named(install: Install, name: str, url: str, error: str) -> None:
    """
    With its distribution, whether it does not open, gives nothing, or raises what no store may raise.
    """
    install(name, HOSTILE[name][0])
    with pytest.raises(PluginError) as caught:
        open_store(url, create=True).select(Query("body"))

    assert caught.value.message.startswith(error)


def test_a_store_that_exits_does_not_end_the_process(install: Install) -> None:
    """
    The register tells it as any failure.
    """
    install("raw_store", HOSTILE["raw_store"][0])
    with pytest.raises(PluginError, match=r"failed \(read\): SystemExit: 5"):
        open_store("raw:x", create=True).read([("body", "LG")])


def test_the_outcome_of_a_commit_that_fails_is_unknown() -> None:
    """
    Nobody can tell what a store kept that raised something of its own.
    """

    class Broken(MemoryStore):
        def commit(self, batch: followup.Batch) -> None:
            raise OSError("gone")

    with pytest.raises(Unknown, match=r"Plug-in shelf failed \(commit\): OSError: gone"):
        guarded_store(Broken(SCHEMA), "shelf").commit(followup.Batch("b", {}, {}))


def test_a_guarded_store_offers_what_it_offered() -> None:
    """
    No more and no fewer methods; what is none of them is answered as it is.
    """
    store = MemoryStore(SCHEMA)
    guarded = guarded_store(store, "shelf")

    def offered(any_store: object) -> set[str]:
        return {name for name in dir(any_store) if not name.startswith("_")}

    assert offered(guarded) - {"store", "source"} == {name for name in offered(store) if callable(getattr(store, name))}


def test_what_the_contract_allows_passes_the_guard(install: Install) -> None:
    """
    An error of ours comes out as the store raised it.
    """
    install("shelves", HEALTHY.replace("MemoryStore(schema))]", "missing(url))]") + MISSING)
    with pytest.raises(followup.FollowupError, match=r"^no shelf$"):
        open_store("shelf:x")


MISSING = """
def missing(url):
    from followup.errors import StoreMissing
    raise StoreMissing("no shelf")
"""


@pytest.mark.parametrize("name", ["blind_reader", "greedy_reader"])
def test_a_reader_that_fails_gives_way_to_one_that_does_not(
    install: Install, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The document is read by another that recognises it, and the log names the broken one.
    """
    install(name, HOSTILE[name][0])
    with followup.open("memory:", author="x") as register:
        reading = register.read(EXAMPLES / "en" / "first.txt")

    assert reading.document.language == "en"
    assert [record.message.partition(" failed")[0] for record in caplog.records] == [f"Plug-in {name} ({name} 1.0)"]


@pytest.mark.parametrize("name,language", [("blind_reader", "xx"), ("greedy_reader", "yy")])
def test_a_reader_that_fails_and_was_asked_for_is_the_error(install: Install, name: str, language: str) -> None:
    """
    Nobody else reads in its place.
    """
    install(name, HOSTILE[name][0])
    with followup.open("memory:", author="x") as register, pytest.raises(PluginError, match=rf"Plug-in {name} \("):
        register.read(EXAMPLES / "en" / "first.txt", language=language)


def test_a_document_that_only_the_broken_one_knows_is_not_misread(install: Install) -> None:
    """
    Where no other reader recognises it, the broken one is told.
    """
    install("greedy_reader", HOSTILE["greedy_reader"][0])
    with followup.open("memory:", author="x") as register, pytest.raises(PluginError, match="greedy_reader"):
        register.read_text("1234 5678", name="x.txt", sha256="0" * 64)


def test_a_reader_that_is_older_than_days_is_told_none(install: Install) -> None:
    """
    It reads as it did, and the day that somebody knows is the meeting's.
    """
    install("healthy", HEALTHY)
    with followup.open("memory:", author="x") as register:
        reading = register.read_text("Referat", name="x.txt", sha256="0" * 64, day=date(2026, 5, 4))

    assert (reading.document.language, reading.meeting.date) == ("nb", date(2026, 5, 4))


def test_two_strangers_that_claim_a_scheme_are_both_named(install: Install) -> None:
    """
    Which of them is meant is not guessed; what else they bring works.
    """
    install("one", HEALTHY)
    install("two", HEALTHY.replace('"pigeon"', '"dove"'))
    known = plugins()

    assert "shelf" not in known.stores
    assert {"pigeon", "dove"} <= set(known.notifiers)
    with pytest.raises(PluginError) as caught:
        known.store("shelf:x")
    assert set(caught.value.hint.partition(" claim it")[0].split(" and ")) == {"one (one 1.0)", "two (two 1.0)"}


RECORDS = """
import followup
from followup.stores.memory import MemoryStore

class Half:
    name, language = "half", "xx"

class Touchy:
    language = "xx"
    @property
    def name(self): raise SystemExit(3)

class Junk:
    name, language = "junk", "zz"
    def recognises(self, text): return 1.0
    def read(self, text, *, name, sha256, body=""): return "Reading"

@followup.hookimpl
def followup_register_stores():
    return [followup.StoreKind(*each) for each in ((7, len), ("Shelf", len), ("crate", None), ("shelf", len))]

@followup.hookimpl
def followup_register_readers():
    return [object(), Half(), Touchy(), Junk()]

@followup.hookimpl
def followup_register_notifiers():
    kinds = (("a", len, 7), ("b", len, None, [1]), ("c", 7), ("1", len), ("pigeon", len))
    return [followup.NotifierKind(*each) for each in kinds]

@followup.hookimpl
def followup_register_checks():
    return [7, followup.Check(7, len), followup.Check("shelf", list)]
"""


def test_each_record_is_judged_by_itself(install: Install) -> None:
    """
    Those that are none are told, each with its hook; the others of the same hook serve.
    """
    install("mixed", RECORDS)
    known = plugins()

    assert state_of(known, "mixed")[1].split("; ") == [
        "followup_register_checks: a int is no Check",
        "followup_register_checks: a Check is no Check",
        "followup_register_notifiers: its check cannot be called",
        "followup_register_notifiers: its settings and secrets are names",
        "followup_register_notifiers: its open cannot be called",
        "followup_register_notifiers: '1' is no scheme: small letters, digits, + . - and a letter first",
        "followup_register_readers: a object is no reader: it has no name and language",
        "followup_register_readers: a Half is no reader: it does not recognise and read",
        "followup_register_readers: SystemExit: 3",
        "followup_register_stores: 7 is no scheme: small letters, digits, + . - and a letter first",
        "followup_register_stores: 'Shelf' is no scheme: small letters, digits, + . - and a letter first",
        "followup_register_stores: its open cannot be called",
    ]
    assert state_of(known, "mixed")[0] == "partly"
    assert {"shelf"} <= set(known.stores)
    assert {"pigeon"} <= set(known.notifiers)
    assert "junk" in {reader.name for reader in known.readers}
    with followup.open("memory:", author="x") as register, pytest.raises(PluginError, match="a str is no reading"):
        register.read_text("x", name="x.txt", sha256="0" * 64, language="zz")


def test_three_strangers_that_claim_a_scheme_are_all_named(install: Install) -> None:
    """
    And one that is blocked is told where its scheme is asked for.
    """
    for name in ("one", "two", "three"):
        install(name, HEALTHY)
    with pytest.raises(PluginError) as caught:
        plugins().store("shelf:x")

    assert all(f"{name} ({name} 1.0)" in caught.value.hint for name in ("one", "two", "three"))
    with pytest.raises(InputError) as refused, choosing(Choice(blocked=frozenset({"one", "two", "three"}))):
        plugins().store("shelf:x")
    assert "Plug-ins that are blocked: " in refused.value.hint


def test_ctrl_c_is_not_taken_for_a_fault(install: Install) -> None:
    """
    Whoever waits for a plug-in may stop waiting.
    """
    install("interrupted", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        plugins()


def test_a_scheme_of_ours_cannot_be_taken(install: Install) -> None:
    """
    The stranger is told; ours goes on answering.
    """
    install("takes_ours", HOSTILE["takes_ours"][0])

    assert state_of(plugins(), "takes_ours")[0] == "failed"
    kind = plugins().store("memory:")
    assert isinstance(kind.open("memory:", SCHEMA, True), MemoryStore)  # noqa: FBT003 - openers take it so


@pytest.mark.parametrize("optional,state", [(False, "partly"), (True, "loaded")])
def test_a_hook_of_a_newer_followup_costs_that_hook_only(install: Install, optional: bool, state: str) -> None:
    """
    A plug-in that says so with ``optionalhook`` is not even told of; its other hooks work either way.
    """
    newer = f"\n@followup.hookimpl(optionalhook={optional})\ndef followup_register_songs(): return [1]\n"
    install("newer", HEALTHY + newer)

    assert state_of(plugins(), "newer")[0] == state
    assert "shelf" in plugins().stores


def test_metadata_that_cannot_be_read_hides_nobody(install: Install, tmp_path: Path) -> None:
    """
    The distribution is listed as broken, and the others are found.
    """
    install("healthy", HEALTHY)
    install("scrambled", "")
    (tmp_path / "scrambled-1.0.dist-info" / "entry_points.txt").write_text(BROKEN_METADATA, encoding="utf-8")
    known = plugins()

    assert "shelf" in known.stores
    assert [each.state for each in known.found if "scrambled" in each.name] == ["failed"]


def test_a_known_scheme_that_is_not_installed_names_what_to_install() -> None:
    """
    Instead of listing what there is; and no password of a URL is told.
    """
    with pytest.raises(InputError) as caught:
        load(()).store("postgresql://anna:hunter2@db/register?sslkey=k")

    assert caught.value.hint == "postgresql: needs `pip install followup[postgres]`."
    assert caught.value.message == "No store answers to 'postgresql://…@db/register'."


COMMANDS = [
    ["plugins", "--all", "--json"],
    ["doctor", "--json"],
    ["channel", "list", "--json"],
    ["channel", "test", "print:"],
    ["channel", "test", "pigeon:roof"],
    ["init"],
    ["record", str(EXAMPLES / "en" / "first.txt"), "--body", "HTC", "--create", "--accept"],
    ["read", str(EXAMPLES / "en" / "second.txt")],
    ["outstanding", "HTC", "--json"],
    ["agenda", "HTC"],
    ["check"],
    ["export", "whole.jsonl"],
    ["demo", "--store", "memory:"],
    ["body", "add", "LG", "Leaders", "--store", "shelf:x"],
    ["channel", "test", "crow:x"],
    ["outstanding", "--store", "raw:x"],
]

EACH = """
import contextlib, io, json, sys, traceback
from followup.cli import cli
said = []
for arguments in json.loads(sys.argv[1]):
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            cli(arguments, prog_name="followup")
        except SystemExit as ended:
            code = ended.code
        except BaseException:
            code = traceback.format_exc()
    said.append([code, out.getvalue(), err.getvalue()])
print(json.dumps(said))
"""


def test_all_of_them_at_once_leave_every_command_and_a_healthy_plugin_working(tmp_path: Path) -> None:
    """
    In a process of its own, as installed: built-in commands, and a healthy stranger's store, reader and notifier.
    """
    site, here = tmp_path / "site", tmp_path / "here"
    for folder in (site, here):
        folder.mkdir()
    for name, (source, _) in {**HOSTILE, "healthy": (HEALTHY, ""), "scrambled": ("", "")}.items():
        distribution(site, name, source)
    (site / "scrambled-1.0.dist-info" / "entry_points.txt").write_text(BROKEN_METADATA, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FOLLOWUP_")}
    env = {**kept, "PYTHONPATH": str(site), "XDG_CONFIG_HOME": str(tmp_path), "FOLLOWUP_STORE": "sqlite:///r.db"}
    command = [sys.executable, "-c", EACH, json.dumps(COMMANDS)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=here, check=True)
    said = json.loads(done.stdout)
    codes = {" ".join(arguments[:3]): code for arguments, (code, _, _) in zip(COMMANDS, said, strict=True)}
    listed = {each["name"]: each["state"] for each in json.loads(said[0][1])["plugins"]}
    wrong = " ".join(json.loads(said[1][1])["wrong"])

    # The doctor works, and finds what is wrong: that is its answer; and so fail those two that ask for a broken one.
    failing = {"doctor --json", "channel test crow:x", "outstanding --store raw:x"}
    assert {name for name, code in codes.items() if code} == failing, said
    assert [codes[name] for name in failing] == [1, 1, 1]
    assert said[-2][2] == "Error: Channel crow failed: SystemExit: 5.\n"
    assert said[-1][2].startswith("Error: Plug-in raw_store (raw_store 1.0) failed (select")
    assert listed["healthy"] == "loaded"
    assert {name: listed[name] for name, (_, error) in HOSTILE.items() if error and listed[name] == "loaded"} == {}
    assert [name for name, (_, error) in HOSTILE.items() if error and f"{name} ({name} 1.0)" not in wrong] == []
    assert "thunder: Plug-in raising_check (raising_check 1.0) failed" in wrong


def test_without_plugins_nothing_of_theirs_is_imported(install: Install, tmp_path: Path) -> None:
    """
    One switch turns strangers off, whatever the environment allows.
    """
    install("raises_on_import", HOSTILE["raises_on_import"][0])
    install("marks", f"open({str(tmp_path / 'loaded')!r}, 'w')")
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "FOLLOWUP_LOAD_PLUGINS": "marks"}
    command = [sys.executable, "-m", "followup", "--no-plugins", "plugins", "--all", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    states = {each["name"]: each["state"] for each in json.loads(done.stdout)["plugins"]}

    assert (states["marks"], states["raises_on_import"]) == ("blocked", "blocked")
    assert not (tmp_path / "loaded").exists()


@pytest.mark.parametrize("started", [["-m", "followup"], ["-P", "-m", "followup"], None], ids=["-m", "-P -m", "script"])
def test_nothing_is_loaded_from_the_working_directory(tmp_path: Path, started: list[str] | None) -> None:
    """
    Neither a plug-in that lies there, nor a module named as one that we import.
    """
    distribution(tmp_path, "lurking", f"open({str(tmp_path / 'loaded')!r}, 'w')")
    for name in ("click", "pluggy", "tomllib"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'loaded')!r}, 'w')", encoding="utf-8")
    script = Path(sys.executable).parent / "followup"
    command = [sys.executable, *started] if started else [str(script)]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [*command, "plugins", "--all", "--json"], capture_output=True, text=True, cwd=tmp_path, env=env, check=True
    )

    assert not (tmp_path / "loaded").exists()
    assert "lurking" not in done.stdout


def test_the_configuration_allows_and_blocks(install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What the environment says goes before it.
    """
    install("one", "")
    install("two", "")
    config = tmp_path / "config.toml"
    config.write_text('[plugins]\nallow = ["one"]\n', encoding="utf-8")
    monkeypatch.setenv("FOLLOWUP_CONFIG", str(config))

    def loaded() -> set[str]:
        return {each.name for each in plugins().found if each.state == "loaded"} & {"one", "two"}

    by_file = loaded()
    config.write_text('[plugins]\nblock = ["one"]\n', encoding="utf-8")
    blocked = loaded()
    monkeypatch.setenv("FOLLOWUP_DISABLE_PLUGINS", "two")
    by_environment = loaded()

    assert (by_file, blocked, by_environment) == ({"one"}, {"two"}, {"one"})


def test_a_configuration_that_cannot_be_read_loads_nobody(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What it would have blocked is not loaded by mistake.
    """
    install("one", f"open({str(tmp_path / 'loaded')!r}, 'w')")
    (tmp_path / "config.toml").write_text("[plugins\n", encoding="utf-8")
    monkeypatch.setenv("FOLLOWUP_CONFIG", str(tmp_path / "config.toml"))
    with pytest.raises(FollowupError, match="is no TOML"):
        plugins()

    assert not (tmp_path / "loaded").exists()
