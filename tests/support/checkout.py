"""A copy of the checkout for the build tool to work on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
SMALL_SPEC = Path(__file__).parent / "small_spec"
_LEFT_BY_PYTHON = shutil.ignore_patterns("__pycache__")


class Checkout:
    """What the build tool reads and writes, in a folder of its own.

    Args:
        small: with a `spec/v1` that stays as it is, whatever the publisher sends: one operation upstream, eight in the
            supplement. Its `generated/` is out of date until it is generated.
    """

    def __init__(self, folder: Path, *, small: bool = False) -> None:
        self.root, self.spec, self.generated = folder, folder / "spec", folder / "generated"
        shutil.copytree(ROOT / "spec", self.spec, ignore=_LEFT_BY_PYTHON)
        shutil.copytree(ROOT / "generated", self.generated, ignore=_LEFT_BY_PYTHON)
        (folder / "docs").mkdir()
        shutil.copyfile(ROOT / "docs" / "operations.md", folder / "docs" / "operations.md")
        if small:
            shutil.rmtree(self.spec / "v1")
            shutil.copytree(SMALL_SPEC, self.spec / "v1")

    def copied_to(self, folder: Path) -> Checkout:
        copy = Checkout.__new__(Checkout)
        copy.root, copy.spec, copy.generated = folder, folder / "spec", folder / "generated"
        shutil.copytree(self.root, folder, ignore=_LEFT_BY_PYTHON)
        return copy

    def run(self, *arguments: str, patch: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
        """Runs `python -m codegen`; with a patch, after that code."""
        code = f"import sys\n{patch}\nfrom codegen.__main__ import main\nsys.exit(main())"
        return subprocess.run(
            [sys.executable, *(["-c", code] if patch else ["-m", "codegen"]), *arguments],
            env={**os.environ, "PYTHONPATH": str(self.spec), **environ},
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )

    def replace_upstream(self, old: str, new: str) -> None:
        """Another document from the publisher, received properly: the lock knows it."""
        path = self.spec / "v1" / "upstream.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        lock = self.spec / "v1" / "spec.lock"
        content = json.loads(lock.read_text(encoding="utf-8"))
        content["upstream"]["sha256"] = sha256(path.read_bytes()).hexdigest()
        lock.write_text(json.dumps(content), encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        """Every file by its path, but for what Python leaves behind."""
        files = (path for path in self.root.rglob("*") if path.is_file() and path.suffix != ".pyc")
        return {str(path.relative_to(self.root)): path.read_bytes() for path in files}
