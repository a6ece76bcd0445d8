"""`python -m codegen generate|check`: writes `generated/`, or fails where it is not what the spec says."""

from __future__ import annotations

import argparse
import filecmp
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .build import build
from .errors import SpecError

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"
GENERATED = ROOT / "generated"


def main() -> int:
    parser = argparse.ArgumentParser(prog="codegen", description=__doc__)
    parser.add_argument("action", choices=["generate", "check"])
    action = parser.parse_args().action
    try:
        with TemporaryDirectory() as scratch:
            out = Path(scratch)
            for note in build(SPEC, out):
                print(f"note: {note}")
            return _install(out) if action == "generate" else _check(out)
    except SpecError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _install(out: Path) -> int:
    """Puts the new tree in the old one's place by renaming, so that an interruption leaves one or the other."""
    fresh, old = GENERATED.with_name("generated.new"), GENERATED.with_name("generated.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(out / "generated", fresh)
    if GENERATED.exists():
        GENERATED.rename(old)
    fresh.rename(GENERATED)
    shutil.rmtree(old, ignore_errors=True)
    for lock, place in _locks(out):
        shutil.copyfile(lock, place)
        print(f"generated {lock.stem}")
    return 0


def _check(out: Path) -> int:
    differences = _differences(out / "generated", GENERATED)
    differences += [f"differs: {place}" for lock, place in _locks(out) if not _same(lock, place)]
    for line in differences:
        print(line, file=sys.stderr)
    if differences:
        print("generated/ is not what spec/ says; run: nox -s generate", file=sys.stderr)
        return 1
    print("generated/ is what spec/ says")
    return 0


def _locks(out: Path) -> list[tuple[Path, Path]]:
    """Each new lock, and where it belongs."""
    return [(lock, SPEC / lock.stem / "spec.lock") for lock in sorted((out / "locks").iterdir())]


def _differences(fresh: Path, kept: Path) -> list[str]:
    """Files that are missing, differ or don't belong; what Python itself leaves behind does not count."""

    def files(root: Path) -> set[Path]:
        found = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return {path.relative_to(root) for path in found}

    ours, theirs = files(fresh), files(kept)
    return [
        *(f"missing: {kept / path}" for path in sorted(ours - theirs)),
        *(f"does not belong: {kept / path}" for path in sorted(theirs - ours)),
        *(f"differs: {kept / path}" for path in sorted(ours & theirs) if not _same(fresh / path, kept / path)),
    ]


def _same(one: Path, other: Path) -> bool:
    return filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main())
