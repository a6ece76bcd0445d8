"""The wheel's own spec makes the wheel's own code, and a wheel in which it does not is found out."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from support.checkout import Checkout

pytest.importorskip("openapi_python_client", reason="the generator lives in the environment of nox -s tests_codegen")


def wheel_of(checkout: Checkout, path: Path) -> Path:
    """A wheel as the build makes it, as far as the build tool reads it."""
    with ZipFile(path, "w") as archive:
        for root, inside in ((checkout.generated, ""), (checkout.spec / "v1", "maia_api/spec/v1")):
            for file in sorted(root.rglob("*")):
                if file.is_file():
                    archive.write(file, Path(inside) / file.relative_to(root))
    return path


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("", ""),
        ("generated/maia_api/v1/types.py", "differs"),
        ("generated/maia_api/v1/more.py", "does not belong"),
        ("spec/v1/supplement.yaml", "about.py"),
    ],
)
def test_a_wheel_is_what_its_spec_makes(tmp_path: Path, change: str, says: str) -> None:
    checkout = Checkout(tmp_path / "checkout", small=True)
    assert checkout.run("generate").returncode == 0
    if change:
        with (checkout.root / change).open("a", encoding="utf-8") as file:
            file.write("# more\n")
    result = checkout.run("rebuild", str(wheel_of(checkout, tmp_path / "x.whl")))
    assert result.returncode == (1 if change else 0), result.stderr
    assert says in result.stderr
    assert ("is not what" if change else "is what") in result.stdout
