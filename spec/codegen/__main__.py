"""`python -m codegen COMMAND`: makes `generated/` from `spec/`, and takes new documents in."""

from __future__ import annotations

import argparse
import filecmp
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from . import report, swap
from .build import build, products
from .changes import api_version, compare
from .demand import demanded_version
from .documents import expect_object, read_document
from .errors import SpecError
from .lock import files

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"


def main() -> int:
    arguments = _parser().parse_args()
    try:
        if swap.repair(ROOT):
            print("note: a run that was interrupted half-way has been undone")
        return _run(arguments)
    except (SpecError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; the tree is as it was", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="codegen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("generate", help="write generated/ and the locks")
    commands.add_parser("check", help="fail where generated/ or a lock is not what spec/ says")
    changes = commands.add_parser("changes", help="report what changed between two documents; 3 where callers break")
    changes.add_argument("old", type=Path, metavar="OLD", help="OpenAPI 3 document, JSON or YAML")
    changes.add_argument("new", type=Path, metavar="NEW", help="OpenAPI 3 document, JSON or YAML")
    changes.add_argument("--json", action="store_true", help="for machines")
    changes.add_argument(
        "--previous", metavar="VERSION", help="our version that OLD belongs to; says which one follows"
    )
    rebuild = commands.add_parser("rebuild", help="generate from the spec inside a wheel; fail where its code differs")
    rebuild.add_argument("wheel", type=Path, metavar="WHEEL")
    vendor = commands.add_parser("vendor", help="make a stage: this checkout with another document of the publisher")
    vendor.add_argument("sources", nargs="+", metavar="SOURCE", help="a URL or file; or several documentation pages")
    vendor.add_argument("--api-version", default="v1", metavar="VERSION", help="folder below spec/ (default: v1)")
    where = vendor.add_argument_group()
    where.add_argument("--stage", type=Path, metavar="DIR", help="where to make it; must not exist")
    where.add_argument("--dry-run", action="store_true", help="only report what would change")
    install = commands.add_parser("install", help="put what was made in a stage in its place")
    install.add_argument("stage", type=Path, metavar="DIR")
    return parser


def _run(arguments: argparse.Namespace) -> int:
    match arguments.command:
        case "vendor":
            # Only here: the other commands need neither the network nor the validator.
            from .vendor import preview, vendor

            if arguments.dry_run:
                preview(ROOT, arguments.sources, version=arguments.api_version)
            elif arguments.stage is None:
                raise SpecError("give --stage DIR, or --dry-run")
            else:
                vendor(ROOT, arguments.sources, version=arguments.api_version, stage=arguments.stage)
        case "changes":
            return _changes(arguments)
        case "rebuild":
            return _rebuild(arguments.wheel)
        case "install":
            from .vendor import install

            install(ROOT, arguments.stage)
        case command:
            with TemporaryDirectory() as scratch:
                out = Path(scratch)
                for note in build(SPEC, out):
                    print(f"note: {note}")
                return _generate(out) if command == "generate" else _check(out)
    return 0


def _changes(arguments: argparse.Namespace) -> int:
    """Prints the change report; 3 where something breaks callers, else 0."""
    old, new = read_document(arguments.old), read_document(arguments.new)
    found = compare(old, new)
    version = None
    if arguments.previous is not None:
        stated = str(expect_object(new.get("info", {}), "info").get("version"))
        version = demanded_version(arguments.previous, found, api_version=api_version(new), document_version=stated)
    sys.stdout.write((report.as_json if arguments.json else report.as_text)(found, version))
    return 3 if any(change.verdict == "breaking" for change in found) else 0


def _generate(out: Path) -> int:
    swap.replace(ROOT, products(out))
    print(f"generated {', '.join(path.name for path in sorted((out / 'spec').iterdir()))}")
    return 0


def _check(out: Path) -> int:
    differences = [line for path, fresh in products(out).items() for line in _differences(fresh, ROOT / path)]
    for line in differences:
        print(line, file=sys.stderr)
    if differences:
        print("generated/ is not what spec/ says; run: nox -s generate", file=sys.stderr)
        return 1
    print("generated/ is what spec/ says")
    return 0


def _rebuild(wheel: Path) -> int:
    with TemporaryDirectory() as scratch:
        code, spec, out = Path(scratch) / "code", Path(scratch) / "spec", Path(scratch) / "out"
        with ZipFile(wheel) as archive:
            archive.extractall(code)
        (code / "maia_api" / "spec").rename(spec)
        build(spec, out)
        differences = _differences(out / "generated" / "maia_api", code / "maia_api")
        for lock in sorted(out.glob("spec/*/spec.lock")):
            differences += _differences(lock, spec / lock.parent.name / "spec.lock")
    for line in differences:
        print(line, file=sys.stderr)
    print(f"{wheel.name}: the code {'is not' if differences else 'is'} what its own spec makes, byte for byte")
    return 1 if differences else 0


def _differences(fresh: Path, kept: Path) -> list[str]:
    """Files that are missing, differ or don't belong."""
    if fresh.is_file():
        return [] if kept.is_file() and _same(fresh, kept) else [f"differs: {kept}"]
    ours = {path.relative_to(fresh) for path in files(fresh)}
    theirs = {path.relative_to(kept) for path in files(kept)}
    return [
        *(f"missing: {kept / path}" for path in sorted(ours - theirs)),
        *(f"does not belong: {kept / path}" for path in sorted(theirs - ours)),
        *(f"differs: {kept / path}" for path in sorted(ours & theirs) if not _same(fresh / path, kept / path)),
    ]


def _same(one: Path, other: Path) -> bool:
    return filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main())
