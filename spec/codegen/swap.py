"""Puts new files and folders in the place of old ones: all of them or none, whatever interrupts it.

Old and new wait in `.swap/` while they change places, and `.swap/journal.json` says that they do. A journal that is
still there when a run begins tells of a run that was killed half-way: what it did is undone.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

AREA = ".swap"


def replace(root: Path, fresh: Mapping[str, Path]) -> None:
    """Puts a copy of each file or folder at its path below `root`, in one step for all who look at the end.

    Args:
        fresh: path below `root` to what belongs there.

    Raises:
        OSError: it did not work; everything is as it was.
    """
    with _alone(root):
        _undo(root)
        area = root / AREA
        try:
            for path, source in fresh.items():
                for side in ("new", "old"):
                    (area / side / path).parent.mkdir(parents=True, exist_ok=True)
                _copy(source, area / "new" / path)
            _write_journal(area, {path: (root / path).exists() for path in fresh})
            for path in fresh:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                if (root / path).exists():
                    os.rename(root / path, area / "old" / path)
                os.rename(area / "new" / path, root / path)
            os.unlink(area / "journal.json")  # from here on, the new state holds
        finally:
            _undo(root)


def repair(root: Path) -> bool:
    """Undoes what a killed run left half done; tells whether there was such a thing."""
    if not (root / AREA).exists():
        return False
    with _alone(root):
        return _undo(root)


def _undo(root: Path) -> bool:
    """Goes back to the old state where a journal says that the change was not finished. Can itself be repeated."""
    area = root / AREA
    journal = area / "journal.json"
    unfinished = journal.exists()
    if unfinished:
        for path, was_there in json.loads(journal.read_text(encoding="utf-8")).items():
            old, place = area / "old" / path, root / path
            if was_there and not old.exists():
                continue  # it has not been moved, or is back already
            _remove(place)
            if was_there:
                os.rename(old, place)
        os.unlink(journal)
    shutil.rmtree(area, ignore_errors=True)
    return unfinished


def _write_journal(area: Path, existed: Mapping[str, bool]) -> None:
    draft = area / "journal.draft"
    draft.write_text(json.dumps(existed), encoding="utf-8")
    os.rename(draft, area / "journal.json")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Waits for any other run that is changing places here; the system lets go when a process dies."""
    descriptor = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
