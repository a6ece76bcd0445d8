"""New files in the place of old ones: all or none, whatever goes wrong, and whenever it is killed."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen import swap

SPEC = Path(__file__).parents[1] / "spec"
# What the swap does to the file system, each of which may be the last thing that it does.
STEPS = ("os.rename", "os.unlink", "shutil.copytree", "shutil.copyfile", "shutil.rmtree")
OLD = {"spec/v1/upstream.yaml": "old", "spec/v1/pages/a.md": "old", "generated/a.py": "old", "generated/gone.py": "old"}
NEW = {"spec/v1/upstream.yaml": "new", "generated/a.py": "new", "spec/v2/upstream.yaml": "new", "lock": "new"}
UNITS = ("spec/v1", "spec/v2", "generated", "lock")
KILLED = """
import os, shutil, sys
from pathlib import Path
from codegen import swap
countdown = int(sys.argv[1])
def dying(function):
    def call(*arguments, **options):
        global countdown
        countdown -= 1
        if countdown < 0:
            os._exit(9)
        return function(*arguments, **options)
    return call
for module, names in ((os, ("rename", "unlink")), (shutil, ("copytree", "copyfile", "rmtree"))):
    for name in names:
        setattr(module, name, dying(getattr(module, name)))
root, fresh = Path(sys.argv[2]), Path(sys.argv[3])
"""
REPLACE = f"swap.replace(root, {{unit: fresh / unit for unit in {UNITS}}})"


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def tree(root: Path) -> dict[str, str]:
    return {str(path.relative_to(root)): path.read_text() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "root", OLD)


@pytest.fixture
def fresh(tmp_path: Path) -> dict[str, Path]:
    made = write(tmp_path / "fresh", NEW)
    return {unit: made / unit for unit in UNITS}


def failing(monkeypatch: pytest.MonkeyPatch, number: int, *, once: bool) -> Iterator[None]:
    """Lets that step of the swap fail, and all later ones unless only once. Yields as long as there is such a step."""
    seen = 0

    def wrapped(function: object) -> object:
        def call(*arguments: object, **options: object) -> object:
            nonlocal seen
            seen += 1
            if seen == number + 1 or (seen > number and not once):
                raise OSError("no space left")
            return function(*arguments, **options)  # type: ignore[operator]

        return call

    with monkeypatch.context() as patch:
        for step in STEPS:
            patch.setattr(step, wrapped(_function(step)))
        yield
    if seen <= number:
        pytest.fail("there is no such step")


def _function(step: str) -> object:
    module, _, name = step.partition(".")
    return getattr(sys.modules[module], name)


def test_everything_changes_place(root: Path, fresh: dict[str, Path]) -> None:
    swap.replace(root, fresh)
    assert tree(root) == NEW
    assert not swap.repair(root)


@pytest.mark.parametrize("number", range(13))
def test_a_step_that_fails_leaves_all_as_it_was(
    root: Path, fresh: dict[str, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    for _ in failing(monkeypatch, number, once=True):
        with pytest.raises(OSError, match="no space left"):
            swap.replace(root, fresh)
    swap.repair(root)
    assert tree(root) == OLD


@pytest.mark.parametrize("number", range(13))
def test_where_not_even_the_way_back_works_the_next_run_goes_it(
    root: Path, fresh: dict[str, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    for _ in failing(monkeypatch, number, once=False):
        with pytest.raises(OSError, match="no space left"):
            swap.replace(root, fresh)
    swap.repair(root)
    assert tree(root) == OLD


def killed(code: str, number: int, root: Path, fresh: Path) -> bool:
    """Runs the code in a process that dies at its n-th step; tells whether it got that far."""
    command = [sys.executable, "-c", KILLED + code, str(number), str(root), str(fresh)]
    status = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(SPEC)}, check=False).returncode
    assert status in (0, 9)
    return status == 9


def test_a_process_that_is_killed_anywhere_leaves_what_the_next_one_repairs(tmp_path: Path) -> None:
    made = write(tmp_path / "fresh", NEW)
    outcomes = []
    for number in range(100):
        root = write(tmp_path / str(number), OLD)
        if not killed(REPLACE, number, root, made):
            assert tree(root) == NEW
            break
        half_done = (root / swap.AREA / "journal.json").exists()
        assert swap.repair(root) == half_done
        outcomes.append((half_done, tree(root)))
    assert all(found == OLD or (found == NEW and not half_done) for half_done, found in outcomes)
    assert [half_done for half_done, _ in outcomes].count(True) > 6
    assert [found for _, found in outcomes].count(OLD) > 10


def test_whoever_repairs_may_be_killed_too(
    root: Path, fresh: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        # Everything has changed place, but the journal still says that it has not.
        patch.setattr(os, "unlink", no_space)
        with pytest.raises(OSError, match="no space left"):
            swap.replace(root, fresh)
    assert (root / swap.AREA / "journal.json").exists()
    deaths = 0
    while killed("swap.repair(root)", deaths, root, tmp_path):
        deaths += 1
    assert deaths >= 5
    assert tree(root) == OLD


def no_space(*arguments: object, **options: object) -> None:
    raise OSError("no space left")


def test_only_one_run_changes_places_at_a_time(
    root: Path, fresh: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, refused = os.rename, []

    def meanwhile(*arguments: Path) -> None:
        other = os.open(root, os.O_RDONLY)
        try:
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            refused.append(arguments)
        finally:
            os.close(other)
        rename(*arguments)

    monkeypatch.setattr(os, "rename", meanwhile)
    swap.replace(root, fresh)
    assert len(refused) == 1 + len(UNITS) + 2  # the journal, what comes, and what goes
