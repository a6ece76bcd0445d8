"""`python -m codegen.release [PREVIOUS]`: refuses a version below what has changed since the previous release.

PREVIOUS is a git revision; left out, it is the newest tag `v<version>`. Three witnesses are heard: the change report of
the document, the Python surface as griffe sees it, and the previous release's public tests, type-checked against
today's package. Exits with 0 where the version is high enough, else with 1.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import griffe

from .changes import compare
from .demand import demanded_version
from .documents import Object, expect_object
from .errors import SpecError

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {"maia_client": "overlay", "maia_api": "generated"}
Version = tuple[int, int, int]


@dataclass(frozen=True)
class Demand:
    """A version that a change asks for at least, and why."""

    version: Version
    reason: str


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="codegen.release", description=__doc__)
    parser.add_argument("previous", nargs="?", help="a git revision; the newest tag v<version> if left out")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        previous = options.previous or newest_tag(options.root)
        if previous is None:
            print("There is no release yet, so there is nothing to compare with.")
            return 0
        with TemporaryDirectory() as scratch:
            old = Path(scratch)
            extract(options.root, previous, old)
            return judge(old, options.root, previous)
    except SpecError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def judge(old: Path, new: Path, previous: str) -> int:
    """Compares two checkouts, and says whether the new one's version is high enough."""
    before, today = version_of(old), version_of(new)
    demands = [*document_demands(old, new, before), *surface_demands(old, new, before), *test_demands(old, new, before)]
    for demand in demands:
        print(f"{readable(demand.version)} at least: {demand.reason}")
    least = max([demand.version for demand in demands], default=before)
    if today < least:
        print(f"Version {readable(today)} is too low after {previous}: make it {readable(least)}.", file=sys.stderr)
        return 1
    print(f"Version {readable(today)} is high enough after {previous} ({readable(before)}).")
    return 0


def document_demands(old: Path, new: Path, before: Version) -> Iterator[Demand]:
    """What the change report of each API version asks for; a version that has come or gone asks for a new major."""
    olds, news = bundles(old), bundles(new)
    for name in sorted(olds.keys() - news.keys()):
        yield Demand((before[0] + 1, 0, 0), f"API version {name} has gone")
    for name in sorted(news.keys() - olds.keys()):
        yield Demand((int(name[1:]), 0, 0), f"API version {name} is new")
    for name in sorted(olds.keys() & news.keys()):
        changes = compare(olds[name], news[name])
        # Our major is that of the newest API; an older one that changes takes a minor or a release of ours too.
        stated = document_version(news[name]) if int(name[1:]) == before[0] else ""
        major = f"v{before[0]}"
        least = parsed(demanded_version(readable(before), changes, api_version=major, document_version=stated))
        if least > before:
            breaking = sum(change.verdict == "breaking" for change in changes)
            counted = f"{len(changes)} changes, {breaking} of them breaking"
            yield Demand(least, f"the document of {name}, version {document_version(news[name])}, has {counted}")


def surface_demands(old: Path, new: Path, before: Version) -> Iterator[Demand]:
    """What has changed in the Python surface so that code may break."""
    for package, folder in PACKAGES.items():
        surfaces = [griffe.load(package, search_paths=[root / folder], allow_inspection=False) for root in (old, new)]
        for breakage in griffe.find_breaking_changes(*surfaces):
            place = breakage.obj.canonical_path
            if not any(part.startswith("_") and part != "__init__" for part in place.split(".")):
                yield Demand((before[0], before[1] + 1, 0), f"{place}: {breakage.kind.value.lower()}")


def test_demands(old: Path, new: Path, before: Version) -> Iterator[Demand]:
    """Type errors of the previous release's public tests: those that import nothing private."""
    files = [str(path) for path in sorted((old / "tests").glob("test_*.py")) if not imports_private(path)]
    if not files:
        return
    options = ("--strict", "--no-warn-unused-ignores", "--config-file=", "--no-incremental", "--show-absolute-path")
    result = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *files],
        env={"MYPYPATH": os.pathsep.join(str(new / folder) for folder in ("overlay", "generated"))},
        cwd=old,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode not in (0, 1):
        raise SpecError(f"mypy failed:\n{result.stdout}{result.stderr}")
    for line in result.stdout.splitlines():
        if line.startswith(str(old)) and " error: " in line:
            yield Demand((before[0], before[1] + 1, 0), f"a public test of the previous release: {line}")


def imports_private(path: Path) -> bool:
    """Whether a test reaches for what no user should, itself or through the tests' own helpers."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return any(name.split(".")[0] in ("codegen", "support", "conftest") or "._" in name for name in names)


def bundles(root: Path) -> dict[str, Object]:
    """The bundled document of each API version of a checkout."""
    found = (root / "generated" / "maia_api").glob("v*/openapi.json")
    return {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in found}


def document_version(document: Object) -> str:
    return str(expect_object(document.get("info", {}), "info").get("version", ""))


def version_of(root: Path) -> Version:
    path = root / "overlay" / "maia_client" / "_version.py"
    match = re.search(r'__version__ = "([^"]+)"', path.read_text(encoding="utf-8"))
    if match is None:
        raise SpecError(f"{path}: no __version__")
    return parsed(match[1])


def parsed(version: str) -> Version:
    """The three numbers of a version; what follows them (`.dev0`, `rc1`) is on the way to it."""
    match = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if match is None:
        raise SpecError(f"{version!r} is not <API major>.<API minor>.<release>")
    return int(match[1]), int(match[2]), int(match[3])


def readable(version: Version) -> str:
    return ".".join(map(str, version))


def newest_tag(root: Path) -> str | None:
    tags = [tag for tag in git(root, "tag", "--list", "v*").split() if re.fullmatch(r"v\d+\.\d+\.\d+", tag)]
    return max(tags, key=lambda tag: parsed(tag[1:]), default=None)


def extract(root: Path, revision: str, target: Path) -> None:
    """The files of a revision."""
    archive = target / "archive.tar"
    git(root, "archive", "--format=tar", f"--output={archive}", revision, "--", "overlay", "generated", "tests")
    with tarfile.open(archive) as files:
        files.extractall(target, filter="data")


def git(root: Path, *arguments: str) -> str:
    result = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SpecError(f"git {arguments[0]}: {result.stderr.strip()}")
    return result.stdout


if __name__ == "__main__":
    sys.exit(main())
