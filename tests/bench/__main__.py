"""`python -m bench --wheel WHEEL [--short] [--out FOLDER] [NAME...]`: measures, and writes what came out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from .report import ROOT, Report, facts, write
from .setup import Setup

NAMES = ("call", "weight", "runs", "submit", "regenerate")
"""Each is a module here with `measure(setup: Setup) -> Report`."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; all of them if left out")
    parser.add_argument("--wheel", type=Path, required=True, help="the wheel of this project")
    parser.add_argument("--short", action="store_true", help="few rounds, written nowhere unless --out says where")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="docs/benchmarks if left out")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(NAMES):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    with TemporaryDirectory() as scratch:
        setup = Setup(arguments.wheel.resolve(), Path(scratch).resolve(), arguments.short)
        kept = Path(scratch, "out") if arguments.short else ROOT / "docs" / "benchmarks"
        for name in arguments.names or NAMES:
            machine = facts()
            measure = cast(Callable[[Setup], Report], import_module(f"bench.{name}").measure)
            report = measure(setup)
            folder = arguments.out or kept
            write(report, machine, folder)
            sys.stdout.write((folder / f"{name}.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
