"""
The laws at the command line, for worlds in a file: what is restricted is silent, and what goes out comes in again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from followup import Matter
from tests.fixtures.upgrade.asking import typed
from tests.simulator.drawing import CANARY
from tests.simulator.oracles import demand
from tests.simulator.pictures import every_matter
from tests.simulator.world import World


def at_the_command_line(world: World, known: Collection[str]) -> None:
    """
    Ask everything, and carry the register to another file.
    """
    if world.folder is None:
        return
    surroundings = ("--store", str(world.folder / "register.db"), "--now", world.moment.isoformat())
    _silent(world, surroundings, known)
    _carried(world.folder, surroundings)


def _silent(world: World, surroundings: tuple[str, ...], known: Collection[str]) -> None:
    """
    No word that only stands in restricted matters stands in any answer.
    """
    hidden = {m.key: set(re.findall(rf"{CANARY}\d+", f"{m.title} {m.interim}")) for m in _restricted(world)}
    words = set().union(*hidden.values())
    for question in _questions(world, list(hidden), known):
        _, out, err = typed(*surroundings, *question.split())
        heard = sorted(word for word in words if word in out or word in err)
        demand(not heard, "what is restricted stands in no answer", f"followup {question}: {heard}")
    if "restriction" not in known:
        _suggested(world, surroundings, hidden)
    shown = (key for key, own in hidden.items() if own)
    for key in list(shown)[:1]:
        _, out, _ = typed(*surroundings, "matter", "show", key)
        demand(hidden[key] & set(re.findall(rf"{CANARY}\d+", out)), "what is restricted is shown by key", key)


def _restricted(world: World) -> Iterator[Matter]:
    return (matter for matter in every_matter(world.judge) if matter.restricted)


def _questions(world: World, keys: list[str], known: Collection[str]) -> Iterator[str]:
    for form in ("", " --json"):
        yield from (f"outstanding --list{form}", f"outstanding --overdue{form}", f"missed{form}")
        yield f"outstanding --at {world.moment.date()}{form}"
        for body in ("LG", "SK", "KF"):
            yield from (f"outstanding {body}{form}", f"agenda {body}{form}", f"missed {body}{form}")
            yield f"changes {body} --from 2024-01-09 --to {world.moment.date()}{form}"
        for key in keys[:3]:
            yield from (f"why {key}{form}", f"history {key}{form}", f"report {key} --dry-run{form}")
            yield f"postpone {key} --to SK/next --dry-run{form}"
            if "restriction" not in known:
                yield f"undo {key} --dry-run{form}"
        if "restriction" not in known:
            yield f"undo --dry-run{form}"
    if "clocks" not in known:
        yield "outstanding --known-on 2024-01-20"
    yield from ("agenda LG --format markdown", "meeting list", "party list")


def _suggested(world: World, surroundings: tuple[str, ...], hidden: Mapping[str, set[str]]) -> None:
    """
    What minutes may say of a restricted matter is suggested without its words.
    """
    assert world.folder is not None
    titles = [matter.title for matter in _restricted(world) if matter.open and matter.body == "LG"]
    points = "\n\n".join(f"{n}. {title}\n\nPostponed for lack of time." for n, title in enumerate(titles, 1))
    path = world.folder / "alike.txt"
    path.write_text(f"Minutes of Body LG\n\nDate: 2024-01-15\n\n{points}\n")
    code, out, _ = typed(*surroundings, "record", str(path), "--body", "LG", "--dry-run", "--json")
    for suggestion in json.loads(out)["suggestions"] if code == 0 else ():
        own = hidden.get(suggestion["matter"] or "", set())
        heard = [word for word in own if word in json.dumps(suggestion)]
        demand(not heard, "what is restricted stands in no answer", f"followup record: {suggestion}")


def _carried(folder: Path, surroundings: tuple[str, ...]) -> None:
    """
    The export, imported, has the same digest, and nothing is wrong with it.
    """
    lines, copy = folder / "lines.jsonl", folder / "copy.db"
    for path in (lines, copy):
        path.unlink(missing_ok=True)
    steps = [("export", str(lines)), ("--store", str(copy), "import", str(lines))]
    for words in steps:
        code, _, err = typed(*surroundings, *words)
        demand(code == 0, "what goes out comes in", err)
    digests = []
    for store in ((), ("--store", str(copy))):
        code, out, err = typed(*surroundings, *store, "check", "--json")
        demand(code == 0, "the check finds nothing", err or out)
        digests.append(json.loads(out)["digest"])
    demand(digests[0] == digests[1], "what comes in has the digest of what went out", digests)
