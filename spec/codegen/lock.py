"""`spec.lock`: which inputs, tools and output belong together, by sha256."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from .documents import Object, expect_object, write_json
from .errors import SpecError


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def files(root: Path) -> list[Path]:
    """Every file below a folder, but for what Python itself leaves behind; or the one file itself."""
    found = [root] if root.is_file() else (path for path in root.rglob("*") if path.is_file())
    return sorted(path for path in found if "__pycache__" not in path.relative_to(root).parts)


def digest_tree(root: Path) -> str:
    """One hash over every file below a folder: its path, its length and its bytes."""
    total = sha256()
    for path in files(root):
        data = path.read_bytes()
        total.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def read_lock(folder: Path) -> Object:
    """The lock of an API version.

    Raises:
        SpecError: it is missing or not JSON, or what was received, `upstream.yaml` or the pages that it was merged
            from, is not what lies there.
    """
    path = folder / "spec.lock"
    try:
        lock = expect_object(json.loads(path.read_text(encoding="utf-8")), str(path))
    except (FileNotFoundError, ValueError) as error:
        raise SpecError(f"{path}: {error}") from error
    upstream = expect_object(lock.get("upstream"), f"{path}: upstream")
    expected = {folder / "upstream.yaml": upstream.get("sha256")}
    for page, entry in expect_object(upstream.get("pages", {}), f"{path}: upstream.pages").items():
        expected[folder / "pages" / page] = expect_object(entry, f"{path}: {page}").get("sha256")
    for received in sorted({*expected, *files(folder / "pages")}):
        if not received.is_file() or expected.get(received) != digest(received.read_bytes()):
            raise SpecError(f"{received} is not what was received; undo the change, use corrections.yaml")
    return lock


def updated_lock(folder: Path, lock: Object, *, bundle: bytes, tools: dict[str, str], output: Path) -> str:
    """The lock's text after a generation; where and when upstream was received stay as they are."""
    return write_json(
        {
            "upstream": lock["upstream"],
            "supplement": {"sha256": digest((folder / "supplement.yaml").read_bytes())},
            "corrections": {"sha256": digest((folder / "corrections.yaml").read_bytes())},
            "bundle": {"sha256": digest(bundle)},
            "tools": tools,
            "output": {"sha256": digest_tree(output)},
        }
    )
