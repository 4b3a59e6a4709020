"""
``python -m tests.support.fuzzing``: read minutes as chance changes them, and see that reading keeps what it promises.

Sources are the example minutes of the package and the texts of a folder, if one is named; nothing of it is kept.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import Any

from followup.contracts import Reader
from followup.errors import InputError
from followup.model.reading import Reading
from followup.readers.builtin import builtin_readers
from followup.readers.exchange import from_json, to_json
from followup.readers.formats.opening import load_bytes
from followup.readers.formats.prepared import Prepared
from tests.support.mutated import mutated


MOST_CALLS, MOST_CALLS_A_LETTER = 100_000, 120
"""The work that reading a text may take: calls of functions, Python's and C's, so many and so many a letter."""


class Broken(AssertionError):
    """
    A promise of reading that an input broke.
    """


def examples() -> list[str]:
    """
    The example minutes of the package.
    """
    folder = Path(str(files("followup"))) / "examples"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*/*.txt"))]


def texts_in(folder: Path) -> list[str]:
    """
    The texts of a folder that somebody names.
    """
    found = [path for path in sorted(folder.rglob("*")) if path.suffix in {".txt", ".md"}]
    return [path.read_text("utf-8", "replace") for path in found]


def inputs(sources: Sequence[str], count: int, seed: int) -> Iterator[bytes]:
    """
    That many changed texts, the same for the same *seed*.
    """
    for number in range(count):
        yield mutated(sources, random.Random(f"{seed}/{number}"))


def check(data: bytes, readers: Sequence[Reader]) -> None:
    """
    Whatever *data* is, it is refused as documented or read as promised.

    Raises:
        Broken: with what was promised.
    """
    try:
        prepared = load_bytes(data, "x.txt")
    except InputError:
        return
    for reader in readers:
        held(prepared, _read(prepared, reader))


def _read(prepared: Prepared, reader: Reader) -> Reading:
    limit = MOST_CALLS + MOST_CALLS_A_LETTER * len(prepared.text)
    reading, calls = counted(lambda: reader.read(prepared.text, name="x.txt", sha256=prepared.sha256), limit)
    if calls > limit:
        raise Broken(f"{reader.name}: more than {limit} calls for {len(prepared.text)} letters")
    return reading


def counted(work: Callable[[], Reading], limit: int) -> tuple[Reading, int]:
    """
    What *work* gives, and how many calls it took; it is broken off where it takes twice *limit*.
    """
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        if event in {"call", "c_call"}:
            calls += 1
            if calls > 2 * limit:
                raise Broken(f"more than {2 * limit} calls")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return work(), calls
    finally:
        sys.setprofile(before)


def held(prepared: Prepared, reading: Reading) -> None:
    """
    That *reading* keeps to the text: its lines are there, its quotes stand at them, and no line is passed over.
    """
    lines = prepared.text.split("\n")
    told = (reading.findings, reading.unread, reading.decisions, reading.items)
    for first, last in (one.lines for each in told for one in each):
        if not 1 <= first <= last <= len(lines):
            raise Broken(f"lines {first} to {last} of {len(lines)}")
    for finding in reading.findings:
        there = " ".join(" ".join(lines[finding.lines[0] - 1 : finding.lines[1]]).split())
        if not all(word in there for word in finding.quote.split()):
            raise Broken(f"quote {finding.quote!r} is not in lines {finding.lines}")
    plain = to_json(reading)
    if to_json(from_json(json.loads(json.dumps(plain)))) != plain:
        raise Broken("the reading does not come back from its JSON")
    _accounted(lines, plain)


def _accounted(lines: Sequence[str], plain: dict[str, Any]) -> None:
    """
    That every line with words has a kind, where readings tell the kinds of lines.
    """
    if "lines" not in plain:
        return
    told = {number for first, last, _ in plain["lines"] for number in range(first, last + 1)}
    silent = [number for number, line in enumerate(lines, 1) if line.strip() and number not in told]
    if silent:
        raise Broken(f"lines {silent} are accounted for nowhere")


def main() -> int:
    """
    Try as many inputs as asked for; 1 if a promise was broken, with the input that broke it beside it.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.support.fuzzing", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of minutes to change, beside the examples")
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    said = parser.parse_args()
    sources = examples() + (texts_in(said.folder) if said.folder else [])
    readers = builtin_readers()
    broken = 0
    for number, data in enumerate(inputs(sources, said.inputs, said.seed)):
        try:
            check(data, readers)
        except Exception as error:  # noqa: BLE001 - whatever it is, it was not promised
            broken += 1
            Path(f"fuzz-{said.seed}-{number}.txt").write_bytes(data)
            _print(f"{number}: {type(error).__name__}: {error}"[:300])
        if (number + 1) % 5000 == 0:
            _print(f"{number + 1} inputs, {broken} broken")
    _print(f"seed {said.seed}: {said.inputs} inputs of {len(sources)} sources, {broken} broken")
    return int(broken > 0)


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
