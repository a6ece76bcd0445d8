"""How long it takes to make the whole API anew from the document."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

from .report import ROOT, Column, Report, Row, Sample, Table
from .setup import Setup, environ, installed

GENERATED = ROOT / "generated" / "maia_api"
METHODS = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}

ASKED = """\
The whole API is made anew from `spec/`: bundled, corrected, generated, formatted, put in an order that never changes,
and compared with what the project has, file by file (`python -m codegen check`, which `nox -s check_generated` runs).
Each run is a process of its own, timed from its start to its end."""


def measure(setup: Setup) -> Report:
    """Runs it a few times."""
    runs = 1 if setup.short else 7
    python = setup.python("codegen", pinned=ROOT / "spec" / "codegen" / "requirements.txt")
    seconds = [_check(python) for _ in range(runs + 1)][1:]  # the first one brings files into memory
    modules = list(GENERATED.rglob("*.py"))
    made = (
        ("operations", _operations()),
        ("models and enums", sum(1 for path in modules if path.parent.name == "models") - 1),
        ("modules", len(modules)),
        ("lines", sum(len(path.read_text(encoding="utf-8").splitlines()) for path in modules)),
    )
    return Report(
        name="regenerate",
        title="Regeneration of the whole API",
        asked=ASKED,
        tables=(
            Table("Time", (Column("time", "s"),), (Row("generate and compare", (Sample.of(seconds),)),)),
            Table("What is made", (Column("count"),), tuple(Row(name, (count,)) for name, count in made)),
        ),
        versions=installed(python),
        short=setup.short,
    )


def _check(python: Path) -> float:
    """Seconds of one run."""
    environment = {**environ(), "PYTHONPATH": str(ROOT / "spec")}
    start = time.perf_counter()
    subprocess.run([python, "-m", "codegen", "check"], check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _operations() -> int:
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in GENERATED.glob("*/openapi.json")]
    return sum(len(METHODS & path.keys()) for document in documents for path in document["paths"].values())
