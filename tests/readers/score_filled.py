"""
Agendas that were printed, filled in by hand and recorded: what came of each matter beside what was filled in.

``python -m tests.readers.score_filled [--show]``.  In ``filled/``, ``register-*.txt`` makes a register, ``agenda-*`` is
what it printed, and each other text is such an agenda filled in, with the outcome per matter in the JSON of its name:
*open* and *dispositions* (any of them will do), *to* or *by* a day and *owner* where it says so, *untouched* (left
blank), *new* (what an added item, or a sentence under other business, brings).
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from click.testing import CliRunner, Result

from followup.cli import cli


FOLDER = Path(__file__).parent / "filled"
MEETINGS = ["2026-09-16", "2026-10-14", "2026-11-11"]

Row = dict[str, Any]


@frozen
class Rows:
    """
    The rows of a register after a document was recorded.
    """

    matters: dict[str, Row]
    steps: Sequence[Row]
    meetings: dict[str, Row]
    parties: dict[str, str]

    def last(self, matter: str, day: str) -> Row | None:
        """
        What the meeting of *day* last did with *matter*.
        """
        here = [
            step
            for step in self.steps
            if step["matter"] == matter
            and not step["struck_at"]
            and step["meeting"]
            and self.meetings[step["meeting"]]["date"] == day
        ]
        return max(here, key=lambda step: int(step["number"]), default=None)

    def owner(self, matter: str, step: Row | None) -> str:
        """
        Who owes *matter*, by the matter or by *step*.
        """
        keys = [self.matters[matter]["owner"], *((step["owner"], step["target_party"]) if step else ())]
        return " ".join(self.parties.get(key, "") for key in keys if key)


def run(store: Path, now: str, *arguments: str) -> Result:
    """
    One command on the register *store*, on the day *now*.
    """
    env = {"FOLLOWUP_STORE": f"sqlite:///{store}", "FOLLOWUP_NOW": now, "FOLLOWUP_AUTHOR": "secretary"}
    return CliRunner().invoke(cli, arguments, env={**os.environ, **env})


def register(script: Path, store: Path) -> Path:
    """
    Make the register that *script* tells of.
    """
    now = MEETINGS[0]
    run(store, now, "init")
    for line in script.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            now = line[1:]
        elif line and not line.startswith("#"):
            done = run(store, now, *shlex.split(line))
            assert done.exit_code == 0, f"{line}: {done.output}"
    return store


def rows(store: Path, now: str) -> Rows:
    """
    The rows of the register *store*.
    """
    tables: dict[str, list[Row]] = {"matter": [], "step": [], "meeting": [], "party": []}
    for line in run(store, now, "export").stdout.splitlines():
        each = json.loads(line)
        if each.get("table") in tables:
            tables[each["table"]].append(each["row"])
    by_key = {name: {row["key"]: row for row in table} for name, table in tables.items()}
    names = {key: str(row["name"]) for key, row in by_key["party"].items()}
    return Rows(by_key["matter"], tables["step"], by_key["meeting"], names)


def differences(path: Path, store: Path) -> list[str]:
    """
    Record the filled-in agenda *path* in the register *store*, and tell what came out otherwise than it says.
    """
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    before = set(rows(store, wanted["recorded_on"]).matters)
    done = run(store, wanted["recorded_on"], "record", str(path), "--body", wanted["body"], "--accept")
    if done.exit_code:
        return [f"not recorded: {done.output.strip()}"]
    after = rows(store, wanted["recorded_on"])
    return [*_matters(wanted, after), *_blank(wanted, after), *_new(wanted, after, before), *_meetings(after)]


def _matters(wanted: Row, after: Rows) -> Iterator[str]:
    for key, want in wanted["matters"].items():
        step = after.last(key, wanted["day"])
        if step is None:
            yield f"{key}: nothing, not {want['dispositions']}"
            continue
        if step["disposition"] not in want["dispositions"]:
            yield f"{key}: {step['disposition']}, not {want['dispositions']}"
        if bool(after.matters[key]["open"]) != want["open"]:
            yield f"{key}: open is {bool(after.matters[key]['open'])}"
        if want.get("owner", "").split(" ")[0] not in after.owner(key, step):
            yield f"{key}: owner {after.owner(key, step)!r}, not {want['owner']}"
        yield from _day(key, want, step)


def _day(key: str, want: Row, step: Row) -> Iterator[str]:
    next_meeting = step["target_kind"] in {"next_meeting", "unspecified"} and want.get("to") == MEETINGS[2]
    day = want.get("to") or want.get("by")
    if day and step["target_date"] != day and not next_meeting:
        yield f"{key}: to {step['target_kind']} {step['target_date']}, not {day}"


def _blank(wanted: Row, after: Rows) -> Iterator[str]:
    for key in wanted["untouched"]:
        step = after.last(key, wanted["day"])
        if step:
            yield f"{key}: {step['disposition']}, but it was left blank"


def _new(wanted: Row, after: Rows, before: set[str]) -> Iterator[str]:
    made = {key: row for key, row in after.matters.items() if key not in before}
    for want in wanted["new"]:
        fits = [k for k, row in made.items() if any(w in row["title"].lower() for w in want["title_has_one_of"])]
        if not fits:
            yield f"no new matter of {want['title_has_one_of']}"
        elif not any(want["owner"] in after.owner(key, after.last(key, wanted["day"])) for key in fits):
            yield f"{fits[0]}: owner is not {want['owner']}"
        for key in fits[:1]:
            del made[key]
    yield from (f"{key}: invented, {row['title']!r}" for key, row in made.items())


def _meetings(after: Rows) -> Iterator[str]:
    days = sorted(str(row["date"]) for row in after.meetings.values())
    if days != MEETINGS:
        yield f"meetings on {', '.join(days)}"


def filled() -> list[Path]:
    """
    The agendas that are filled in.
    """
    return sorted(path.with_suffix(ext) for path in FOLDER.glob("*.json") for ext in (".txt", ".md"))


def main() -> None:
    """
    Print for each filled-in agenda how many things came out otherwise.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="tell what")
    show = parser.parse_args().show
    with tempfile.TemporaryDirectory() as folder:
        made = {
            script.stem[-2:]: register(script, Path(folder, script.stem)) for script in FOLDER.glob("register-*.txt")
        }
        right = 0
        for path in filled():
            wrong = differences(path, Path(shutil.copy(made[path.stem[:2]], Path(folder, path.name))))
            right += not wrong
            sys.stdout.write(f"{path.name:20} {len(wrong) or 'right'}\n")
            sys.stdout.writelines(f"    {line}\n" for line in wrong if show)
    sys.stdout.write(f"{right} of {len(filled())} came out as filled in\n")


if __name__ == "__main__":
    main()
