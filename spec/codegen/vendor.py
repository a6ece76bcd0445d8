"""Takes a new document of the publisher in.

Everything is made in a copy of the checkout, the stage: there it is generated, and there the wheel is built and tested
by whoever called. `install` then puts the result in its place in one step. Until then the checkout is only read.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from . import swap
from .build import build, bundle, products, version_folders
from .changes import compare
from .documents import Object, parse_yaml, write_json
from .errors import SpecError
from .lock import digest, files, read_lock
from .pages import merge_pages, yaml_block
from .report import as_text
from .sources import Received, receive
from .validation import validate

MANIFEST = "vendor.json"
WRITTEN_BY_TESTS = ("tests/goldens", "docs/honesty.md")  # in the stage, by the tests that otherwise compare them
_STAYS_BEHIND = (".git", ".nox", ".venv*", ".*_cache", ".hypothesis", ".coverage*", "dist", "build", "*.egg-info")
_FIRST_INPUTS = {
    "supplement.yaml": "openapi: 3.1.0\ninfo:\n  title: Supplement\n  version: '1'\npaths: {}\n",
    "corrections.yaml": "overlay: 1.0.0\ninfo:\n  title: Corrections\n  version: '1'\nactions: []\n",
}


@dataclass(frozen=True)
class Intake:
    """What was received, as it goes into `spec/<version>/`.

    Attributes:
        source: where the document comes from, for messages.
        lock: the lock's record of it.
        pages: pages to keep, by file name; those of a single page's document are not kept.
    """

    source: str
    document: Object
    upstream: bytes
    lock: Object
    pages: Mapping[str, bytes]


def vendor(root: Path, sources: Sequence[str], *, version: str, stage: Path) -> bool:
    """Makes the stage from the checkout at `root` and new sources, and prints what changes.

    Returns False, and makes no stage, where the document is the one that is there.

    Raises:
        SpecError: anything at all is not right.
    """
    if not re.fullmatch(r"v[1-9][0-9]*", version):
        raise SpecError(f"{version}: an API version is called v1, v2 and so on")
    if stage.exists():
        raise SpecError(f"{stage}: there is something already; the stage is made anew")
    intake = take_in([receive(source) for source in sources], datetime.now(UTC).date().isoformat())
    validate(intake.document, intake.source)
    folder = root / "spec" / version
    old: Object = {}
    if folder.exists():
        read_lock(folder)
        if (folder / "upstream.yaml").read_bytes() == intake.upstream:
            print(f"{intake.source} is the document that spec/{version} has; nothing to do")
            return False
        old = bundle(folder).document
    try:
        _prepare(root, stage, version, intake, old)
    except SpecError as error:
        # What is to be mended lies in the checkout.
        raise SpecError(str(error).replace(f"{stage}/", "")) from error
    return True


def preview(root: Path, sources: Sequence[str], *, version: str) -> None:
    """Does and prints all that `vendor` does, but keeps nothing."""
    with TemporaryDirectory() as scratch:
        if vendor(root, sources, version=version, stage=Path(scratch) / "stage"):
            print("dry run: the document can be generated from; it was not tested, and nothing was changed")


def install(root: Path, stage: Path) -> None:
    """Puts what was made in the stage in its place, all of it or nothing.

    Raises:
        SpecError: the checkout or the stage is no longer what it was.
    """
    manifest = json.loads((stage / MANIFEST).read_text(encoding="utf-8"))
    if _state(root) != manifest["before"]:
        raise SpecError("spec/ or generated/ was changed in the meantime; nothing was installed; vendor again")
    if _state(stage) != manifest["after"]:
        raise SpecError("the tests changed what they were to test; nothing was installed")
    fresh = {path: stage / path for path in [*_replaceable(stage), *WRITTEN_BY_TESTS]}
    swap.replace(root, {path: source for path, source in fresh.items() if source.exists()})
    print("installed; look at the change with git diff, and commit it")


def take_in(received: Sequence[Received], day: str) -> Intake:
    """Makes one document of what was received.

    Args:
        day: the date that goes into the lock.

    Raises:
        SpecError: a source is no document or page, or pages contradict each other.
    """
    if len(received) == 1:
        return _single(received[0], day)
    for one in received:
        if not one.is_page:
            raise SpecError(f"{one.source} is not a documentation page; several sources have to be pages (.md)")
    names = _page_names(received)
    blocks = {name: yaml_block(one.data, one.source) for name, one in names.items()}
    documents = {name: parse_yaml(block.data, names[name].source) for name, block in blocks.items()}
    document = merge_pages({names[name].source: documents[name] for name in names})
    # JSON is YAML, too, and there is one way to write it.
    upstream = write_json(document).encode()
    lock: Object = {
        "kept": "merged from the pages, which lie beside it as received",
        "source": f"{len(names)} documentation pages",
        "received": day,
        "sha256": digest(upstream),
        "pages": {
            name: {
                "source": one.source,
                **_named(blocks[name].document),
                "received": day,
                "sha256": digest(one.data),
            }
            for name, one in names.items()
        },
    }
    return Intake(f"{len(names)} pages", document, upstream, lock, {name: one.data for name, one in names.items()})


def _single(one: Received, day: str) -> Intake:
    block = yaml_block(one.data, one.source) if one.is_page else None
    data = block.data if block is not None else one.data
    lock: Object = {
        "kept": "the YAML block of the page, as received" if block is not None else "as received",
        "source": one.source,
        **_named(block.document if block is not None else None),
        "received": day,
        "sha256": digest(data),
    }
    return Intake(one.source, parse_yaml(data, one.source), data, lock, {})


def _named(document: str | None) -> Object:
    return {} if document is None else {"document": document}


def _page_names(received: Sequence[Received]) -> dict[str, Received]:
    """A file name of its own for each page, made of the last part of where it comes from."""
    if len({one.source for one in received}) != len(received):
        raise SpecError("the same page is given twice")
    names: dict[str, Received] = {}
    for one in received:
        stem = re.sub(r"[^A-Za-z0-9_-]+", "-", urlsplit(one.source).path.rpartition("/")[2].removesuffix(".md"))
        count = 1
        while (name := f"{stem or 'page'}{f'-{count}' if count > 1 else ''}.md") in names:
            count += 1
        names[name] = one
    return names


def _prepare(root: Path, stage: Path, version: str, intake: Intake, old: Object) -> None:
    _copy_checkout(root, stage)
    folder = stage / "spec" / version
    _write(intake, folder)
    print(as_text(compare(old, bundle(folder).document)) if old else f"{version} is new")
    with TemporaryDirectory() as scratch:
        made = Path(scratch)
        for note in build(stage / "spec", made):
            print(f"note: {note}")
        swap.replace(stage, products(made))
    manifest = {"before": _state(root), "after": _state(stage)}
    (stage / MANIFEST).write_text(write_json(manifest), encoding="utf-8")


def _copy_checkout(root: Path, stage: Path) -> None:
    leave = shutil.ignore_patterns(*_STAYS_BEHIND, swap.AREA)

    def ignored(folder: str, names: list[str]) -> set[str]:
        return (leave(folder, names) if Path(folder) == root else set()) | ({"__pycache__"} & set(names))

    shutil.copytree(root, stage, ignore=ignored, symlinks=True)


def _write(intake: Intake, folder: Path) -> None:
    """Writes what was received into the folder of an API version, which it begins where there is none."""
    folder.mkdir(exist_ok=True)
    for name, text in _FIRST_INPUTS.items():
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")
    (folder / "upstream.yaml").write_bytes(intake.upstream)
    shutil.rmtree(folder / "pages", ignore_errors=True)
    for name, data in intake.pages.items():
        (folder / "pages").mkdir(exist_ok=True)
        (folder / "pages" / name).write_bytes(data)
    (folder / "spec.lock").write_text(write_json({"upstream": intake.lock}), encoding="utf-8")


def _state(root: Path) -> dict[str, str]:
    """Hash of every file that vendoring may replace."""
    found = [path for place in _replaceable(root) for path in files(root / place)]
    return {str(path.relative_to(root)): digest(path.read_bytes()) for path in found}


def _replaceable(root: Path) -> list[str]:
    """What vendoring may replace, by its path below a checkout: the products, and whole folders of API versions."""
    folders = [f"spec/{folder.name}" for folder in version_folders(root / "spec")]
    return [*folders, *(path for path in products(root) if not path.startswith("spec/"))]
