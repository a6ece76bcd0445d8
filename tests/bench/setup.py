"""What each benchmark is given: our wheel, and environments with the contenders."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REQUIREMENTS = Path(__file__).parent / "requirements"
WORKERS = Path(__file__).parent / "workers"
"""Scripts that run in the environments of the contenders, as files: nothing of this package is loaded there."""


@dataclass(frozen=True, slots=True)
class Setup:
    """Where a benchmark finds things, and how long it may take.

    Args:
        wheel: of this project.
        scratch: a folder for environments and whatever else is made on the way.
        short: a few rounds, to prove that the benchmark works.
    """

    wheel: Path
    scratch: Path
    short: bool

    def python(self, name: str, *, ours: str | None = None, pinned: Path | None = None) -> Path:
        """The interpreter of a new environment with what `requirements/NAME.txt` pins, where there is such a file.

        Args:
            ours: extras of our wheel, such as `"[sandbox]"`, or `""` for none; None leaves our wheel out.
            pinned: another file of requirements.
        """
        folder = self.scratch / name
        python = folder / "bin" / "python"
        pinned = pinned or REQUIREMENTS / f"{name}.txt"
        wanted = ["-r", str(pinned)] if pinned.exists() else []
        wanted += [] if ours is None else [f"{self.wheel}{ours}"]
        uv("venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
        if wanted:
            # Compiled now, so that the first import is like any other.
            uv("pip", "install", "--quiet", "--compile-bytecode", "--python", str(python), *wanted)
        return python


def uv(*words: str) -> None:
    """Runs uv, which makes environments in moments."""
    subprocess.run([sys.executable, "-m", "uv", *words], check=True)


def installed(python: Path) -> dict[str, str]:
    """The versions of everything in an environment, by distribution."""
    listed = subprocess.run(
        [sys.executable, "-m", "uv", "pip", "list", "--format", "json", "--python", str(python)],
        check=True,
        capture_output=True,
        text=True,
    )
    return {one["name"]: one["version"] for one in json.loads(listed.stdout)}


def environ() -> dict[str, str]:
    """This environment without anybody's proxies, settings of ours, and module paths."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAIA_", "MATILLION_", "PYTHON")) and not name.lower().endswith("_proxy")
    }
