"""The whole way from `spec/<version>/` to `maia_api/<version>/`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from .dialect import adapt, binary_media, module_names
from .documents import Object, expect_object, read_yaml, write_json
from .errors import SpecError
from .ledger import apply
from .limits import refuse_what_is_lost
from .lock import digest, digest_tree, read_lock, updated_lock
from .merge import merge
from .names import NAME, assign_names
from .operations import joined_parameters, operations
from .reticent import hide_secrets
from .servers import regions
from .table import operations_table
from .tolerance import relax_answers

HERE = Path(__file__).parent
PINNED = ("openapi-python-client", "ruff")


@dataclass(frozen=True)
class Bundle:
    """The document that the generator reads and the wheel carries."""

    document: Object
    text: str
    notes: tuple[str, ...]


def bundle(folder: Path) -> Bundle:
    """Upstream, supplement and corrections of one API version made into one document."""
    merged, redundant = merge(read_yaml(folder / "upstream.yaml"), read_yaml(folder / "supplement.yaml"))
    titles = {operation.place: operation.spec.get("tags") for operation in operations(merged)}
    document = apply(merged, folder / "corrections.yaml")
    unnamed = assign_names(document)
    for operation in operations(document):
        tags = titles[operation.place]
        operation.spec["x-maia-tag-title"] = str(tags[0]) if isinstance(tags, list) and tags else "Default"
    adapt(document)
    refuse_what_is_lost(document)
    relax_answers(document)
    notes = (
        *(f"upstream has it now, delete it from supplement.yaml: {place}" for place in redundant),
        *(f"no stable name yet, add one to corrections.yaml: {place}" for place in unnamed),
    )
    return Bundle(document, write_json(document), notes)


def build(spec: Path, out: Path) -> list[str]:
    """Generates every API version below `spec` into the empty folder `out`; returns notes for people.

    What it makes, `products` lists.

    Raises:
        SpecError: anything at all that is not right, generator warnings included.
    """
    package = out / "generated" / "maia_api"
    package.mkdir(parents=True)
    (package / "py.typed").touch()
    shutil.copyfile(HERE / "static" / "calls.py", package / "calls.py")

    notes: list[str] = []
    folders = version_folders(spec)
    documents: dict[str, Object] = {}
    (package / "__init__.py").write_text(_package_init([folder.name for folder in folders]), encoding="utf-8")
    _format(package / "__init__.py")
    for folder in folders:
        lock = read_lock(folder)
        made = bundle(folder)
        documents[folder.name] = made.document
        target = package / folder.name
        _generate(made, target)
        (target / "openapi.json").write_text(made.text, encoding="utf-8")
        (target / "about.py").write_text(_about(folder, made), encoding="utf-8")
        _format(target)
        text = updated_lock(
            folder,
            lock,
            bundle=made.text.encode(),
            tools={name: version(name) for name in PINNED} | {"codegen": digest_tree(HERE)},
            output=target,
        )
        (out / "spec" / folder.name).mkdir(parents=True)
        (out / "spec" / folder.name / "spec.lock").write_text(text, encoding="utf-8")
        notes += [f"{folder.name}: {note}" for note in made.notes]
    (out / "docs").mkdir()
    (out / "docs" / "operations.md").write_text(operations_table(documents), encoding="utf-8")
    return notes


def products(root: Path) -> dict[str, Path]:
    """What a generation makes: each file or folder by its path below a checkout, or below the output of `build`."""
    locks = sorted(path.relative_to(root).as_posix() for path in root.glob("spec/*/spec.lock"))
    return {path: root / path for path in ("generated", "docs/operations.md", *locks)}


def version_folders(spec: Path) -> list[Path]:
    """The folders of the API versions, `v1` first, `v10` after `v9`."""
    folders = [path.parent for path in spec.glob("*/upstream.yaml")]
    if not folders:
        raise SpecError(f"no {spec}/<version>/upstream.yaml")
    for folder in folders:
        if not re.fullmatch(r"v[1-9][0-9]*", folder.name):
            raise SpecError(f"{folder}: an API version is called v1, v2 and so on")
    return sorted(folders, key=lambda folder: int(folder.name[1:]))


def _generate(made: Bundle, target: Path) -> None:
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        document = folder / "openapi.json"
        document.write_text(made.text, encoding="utf-8")
        config = folder / "config.json"
        config.write_text(write_json(_config(made.document)), encoding="utf-8")
        templates = folder / "templates"
        shutil.copytree(HERE / "templates", templates)
        (templates / "_facts.jinja").write_text(_facts(made.document), encoding="utf-8")
        _run(
            [
                *("openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"),
                *("--path", str(document), "--config", str(config)),
                *("--custom-template-path", str(templates), "--output-path", str(target)),
            ]
        )
    hide_secrets(target / "models")


def _config(document: Object) -> dict[str, object]:
    """How the generator is told what it can't read from this document."""
    return {
        "post_hooks": [],
        "content_type_overrides": dict.fromkeys(binary_media(document), "application/octet-stream"),
        "class_overrides": {name: {"module_name": module} for name, module in module_names(document).items()},
    }


def _format(target: Path) -> None:
    # Wherever it lies, a folder that git ignores or that ruff leaves out of itself (.nox) included.
    everywhere = ("--no-respect-gitignore", "--config", "exclude = []")
    ruff = ["--isolated", *everywhere, "--no-cache", "--quiet", "--line-length=120", str(target)]
    _run(["ruff", "check", "--fix-only", "--select=I,F401,PIE790", *ruff])
    _run(["ruff", "format", *ruff])


def _run(command: Sequence[str]) -> None:
    # The generator iterates over sets: without a fixed seed the order of imports may differ from run to run.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "TYPER_STANDARD_TRACEBACK": "1"}
    result = subprocess.run(
        [sys.executable, "-m", *command], env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise SpecError(f"{command[0]} failed:\n{_short(f'{result.stdout}{result.stderr}')}")


def _short(output: str) -> str:
    """What a tool said, without the traceback, the printed parts of the document and the request to report a bug."""
    if "Traceback (most recent call last)" in output:
        return f"it broke on the document: {output.strip().splitlines()[-1]}"
    paragraphs = re.split(r"\n\s*\n", re.sub(r"(?ms)^[{\[]$.*?^[}\]]$", "", output))
    chatter = re.compile(r"\s*$|Generating |.*github\.com", re.DOTALL)
    return "\n".join(part.strip() for part in paragraphs if not chatter.match(part))


def _facts(document: Object) -> str:
    """What our templates know of each operation beyond what the generator tells them, as Jinja source."""
    facts: dict[str, dict[str, object]] = {}
    titles: dict[str, str] = {}
    for operation in operations(document):
        name = str(operation.spec[NAME])
        envelope = operation.spec.get("x-maia-envelope")
        harmless = operation.method in ("get", "head", "options")
        facts[name] = {
            "path": repr(operation.path),
            "envelope": repr(envelope),
            "joined": joined_parameters(document, operation),
            "repeatable": harmless or operation.spec.get("x-maia-repeatable") is True,
        }
        titles.setdefault(name.partition(".")[0], str(operation.spec["x-maia-tag-title"]))
    return f"{{% set operations = {facts!r} %}}\n{{% set titles = {titles!r} %}}\n"


def _package_init(versions: list[str]) -> str:
    literal = ", ".join(f'"{version}"' for version in versions)

    def union(name: str) -> str:
        return " | ".join(f"{version}_api.{name}" for version in versions)

    imports = "\n".join(
        [
            *(f"    from .{version} import api as {version}_api" for version in versions),
            f"    from .{versions[0]} import types as {versions[0]}_types",
        ]
    )
    return f'''"""The public API of Maia as generated code, one package per API version. Unofficial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

ApiVersion = Literal[{literal}]

VERSIONS: Final[tuple[ApiVersion, ...]] = ({literal},)

if TYPE_CHECKING:
{imports}

    # What a client of any version offers.
    Api: TypeAlias = {union("Api")}
    AsyncApi: TypeAlias = {union("AsyncApi")}
    # Code that serves every version is checked against the oldest one.
    Calls: TypeAlias = {versions[0]}_api.Calls
    Unset: TypeAlias = {versions[0]}_types.Unset
'''


def _about(folder: Path, made: Bundle) -> str:
    info = expect_object(made.document.get("info"), "info")
    sources = {
        name: digest((folder / f"{name}.yaml").read_bytes()) for name in ("upstream", "supplement", "corrections")
    }
    return f'''"""What this package was generated from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

API_VERSION: Final = {folder.name!r}
"""Version in the paths of the API."""

SPEC_VERSION: Final = {str(info.get("version"))!r}
"""Version of the document, as its publisher numbers it."""

SERVERS: Final[Mapping[str, str]] = MappingProxyType({regions(made.document)!r})
"""Region to base URL, from the document's `servers`."""

SPEC_SHA256: Final = {digest(made.text.encode())!r}
"""Hash of the bundled `openapi.json`."""

SOURCES_SHA256: Final[Mapping[str, str]] = MappingProxyType({sources!r})
"""Hashes of the files under `spec/` that it was bundled from."""

GENERATOR: Final = "openapi-python-client {version("openapi-python-client")}"
'''
