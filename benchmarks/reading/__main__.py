"""
``python -m benchmarks.reading FOLDER``: read labelled minutes and print what was found, listed and passed over.

FOLDER holds minutes as ``NAME.txt`` and their labels as ``NAME.json`` (see ``benchmarks/README.md``); they stay there.
Without a folder, or with ``--speed``, the speed is measured on invented text.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.reading.labels import labelled_in
from benchmarks.reading.scoring import score
from benchmarks.reading.speed import measured
from benchmarks.reading.tables import by_kind, by_language, each
from followup import open as open_register
from followup.readers.formats.opening import load_path


def main() -> int:
    """
    Measure what was asked for; 1 if the bound on the speed is broken.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="labelled minutes")
    parser.add_argument("--each", action="store_true", help="a row for each document too")
    parser.add_argument("--show", action="store_true", help="what was missed and what was false, by document")
    parser.add_argument("--only", default="", metavar="WORD", help="documents with that word in their name")
    parser.add_argument("--speed", action="store_true", help="measure the speed too")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the speed (default: 3)")
    said = parser.parse_args()
    if said.folder:
        _score(said.folder, said)
    if said.speed or not said.folder:
        table, kept = measured(said.rounds)
        print(table)
        return int(not kept)
    return 0


def _score(folder: Path, said: argparse.Namespace) -> None:
    documents = [one for one in labelled_in(folder) if said.only in one.name]
    if not documents:
        sys.exit(f"There are no labelled minutes in {folder}.")
    with open_register("memory:", author="bench") as register:
        scores = [score(one, load_path(one.path).text, register.read(one.path)) for one in documents]
    if said.each or said.show:
        print(each(scores, notes=said.show), end="\n\n")
    print(by_kind(scores), end="\n\n")
    print(by_language(scores))


if __name__ == "__main__":
    sys.exit(main())
