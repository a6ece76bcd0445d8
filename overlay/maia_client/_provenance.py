"""What an installation was generated from, and whether it is still that."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast

from ._generated import VERSIONS, ApiVersion, about, package


@dataclass(frozen=True, slots=True)
class Part:
    """One input or output of the generation.

    Attributes:
        locked: its sha256 when it was generated, from `spec.lock`.
        found: its sha256 in this installation; None where it is not there.
    """

    name: str
    locked: str
    found: str | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the code of one API version comes from.

    Attributes:
        spec_version: version of the document, as its publisher numbers it.
        source, received: where and when the document was received; "" where the lock is not there.
        tools: what made the code of it, with versions.
        parts: empty where the lock is not there, as in an editable installation.
    """

    api_version: str
    spec_version: str
    source: str
    received: str
    tools: Mapping[str, str]
    parts: tuple[Part, ...]

    @property
    def as_locked(self) -> bool:
        """Whether every part is there and is what it was when it was generated."""
        return bool(self.parts) and all(part.found == part.locked for part in self.parts)


def provenance() -> Iterator[Provenance]:
    """The provenance of every API version in this installation."""
    for version in VERSIONS:
        yield _of(version, package())


def _of(version: ApiVersion, root: Path) -> Provenance:
    spec, code = root / "spec" / version, root / version
    facts = about(version)
    if not (spec / "spec.lock").is_file():
        return Provenance(version, facts.SPEC_VERSION, "", "", {}, ())
    lock = json.loads((spec / "spec.lock").read_text(encoding="utf-8"))
    upstream = lock["upstream"]
    pages = [(f"pages/{name}", entry["sha256"]) for name, entry in upstream.get("pages", {}).items()]
    inputs = [(f"{name}.yaml", lock[name]["sha256"]) for name in ("upstream", "supplement", "corrections")]
    parts = [
        *(Part(name, locked, _digest(spec / name)) for name, locked in [*inputs, *pages]),
        Part("openapi.json", lock["bundle"]["sha256"], _digest(code / "openapi.json")),
        Part(f"maia_api/{version}", lock["output"]["sha256"], _digest_tree(code)),
    ]
    tools = cast(dict[str, str], lock["tools"])
    return Provenance(
        version, facts.SPEC_VERSION, upstream.get("source", ""), upstream.get("received", ""), tools, tuple(parts)
    )


def _digest(path: Path) -> str | None:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _digest_tree(root: Path) -> str:
    """One hash over every file below a folder, but for what Python leaves behind; as the build tool counts it."""
    total = sha256()
    found = (path for path in root.rglob("*") if path.is_file())
    for path in sorted(path for path in found if "__pycache__" not in path.relative_to(root).parts):
        data = path.read_bytes()
        total.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
