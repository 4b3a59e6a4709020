"""
Runs the simulator: ``python -m tests.simulator --seeds 0-99``, or one seed again: ``--seed 7 [--deeds 40]``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.simulator.known import KNOWN, OTHERS
from tests.simulator.results import Failure, Tally
from tests.simulator.runner import DEEDS, PARTS, Shortening, replayed, run, run_part


def main(arguments: list[str]) -> int:
    """
    Run what was asked for; 1 if a law does not hold.
    """
    asked = _parser().parse_args(arguments)
    known = {*KNOWN, *filter(None, asked.known.split(","))} - set(asked.unknown.split(","))
    first, _, last = (asked.seeds if asked.seed is None else str(asked.seed)).partition("-")
    tally, failures, began = Tally(), 0, time.monotonic()
    for counted, failure in _ran(asked, known, range(int(first), int(last or first) + 1)):
        tally.join(counted)
        if failure is not None:
            failures += 1
            _print(f"{_shown(failure, asked, known).told()}\n")
            if failures >= asked.failures:
                break
    spent = time.monotonic() - began
    if asked.stats:
        _print(tally.table())
    _print(f"{tally.deeds} deeds, {failures} failures; {spent:.0f} s, {tally.deeds / spent:.0f} a second")
    return 1 if failures else 0


def _ran(asked: argparse.Namespace, known: set[str], seeds: range) -> Iterator[tuple[Tally, Failure | None]]:
    """
    What came of each seed, in their order, by as many processes as were asked for.
    """
    one = partial(run_part, asked.part) if asked.part else run
    if asked.jobs == 1:
        yield from (one(seed, asked.deeds, known) for seed in seeds)
        return
    with ProcessPoolExecutor(asked.jobs) as pool:
        try:
            yield from pool.map(partial(one, deeds=asked.deeds, known=known), seeds)
        finally:
            pool.shutdown(cancel_futures=True)


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _shown(failure: Failure, asked: argparse.Namespace, known: set[str]) -> Failure:
    if failure.part != "story" or asked.long:
        return failure
    if asked.only:
        wanted = {int(number) for number in asked.only.split(",")}
        kept = [deed for deed in failure.deeds if deed.number in wanted]
        return replayed(failure.seed, kept, known) or failure
    return Shortening(failure, known).shortest()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("--seed", type=int, help="one seed")
    parser.add_argument("--seeds", default="0-99", help="from one seed to another, both included")
    parser.add_argument("--deeds", type=int, default=DEEDS, help="deeds in each run")
    parser.add_argument("--part", choices=PARTS, default="", help="one part of the run alone")
    parser.add_argument("--only", default="", help="the numbers of the deeds to do again, as a failure tells them")
    parser.add_argument("--known", default="", help=f"more classes to look past: {', '.join(OTHERS)}")
    parser.add_argument("--unknown", default="", help=f"classes to look for: {', '.join(KNOWN)}")
    parser.add_argument("--failures", type=int, default=1, help="stop after so many")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--long", action="store_true", help="tell a failure as it was met, without shortening")
    parser.add_argument("--stats", action="store_true", help="tell how often each verb was drawn and succeeded")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
