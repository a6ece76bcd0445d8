"""What can be done with this project; `nox -l` lists it. Sessions only, and thin."""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests", "lint", "types", "check_generated", "build"]

CODEGEN = ("-r", "spec/codegen/requirements.txt")
TESTS = nox.project.dependency_groups(nox.project.load_toml("pyproject.toml"), "tests")
LINT = nox.project.dependency_groups(nox.project.load_toml("pyproject.toml"), "lint")
TYPES = nox.project.dependency_groups(nox.project.load_toml("pyproject.toml"), "types")


@nox.session
def generate(session: nox.Session) -> None:
    """Write generated/ and spec.lock from spec/."""
    session.install(*CODEGEN)
    session.run("python", "-m", "codegen", "generate", env={"PYTHONPATH": "spec"})


@nox.session
def check_generated(session: nox.Session) -> None:
    """Generate elsewhere, and fail where generated/ or spec.lock differs."""
    session.install(*CODEGEN)
    session.run("python", "-m", "codegen", "check", env={"PYTHONPATH": "spec"})


@nox.session
def tests(session: nox.Session) -> None:
    """Build the wheel, install it, and run every test on it."""
    _install_wheel(session)
    session.install(*TESTS)
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, import rules, dependencies."""
    session.install("-e", ".[cli,sandbox]", *LINT)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache")
    session.run("deptry", "overlay", "generated")


@nox.session
def types(session: nox.Session) -> None:
    """mypy strict and pyright."""
    session.install("-e", ".[cli,sandbox]", *CODEGEN_TYPES, *TESTS, *TYPES, "nox")
    session.run("mypy")
    session.run("pyright")


@nox.session
def build(session: nox.Session) -> None:
    """The main job from the wheel alone, in a clean environment outside the checkout."""
    _install_wheel(session)
    with session.chdir(session.create_tmp()):
        session.run("maia", "--version")
        session.run("maia", "run", "Daily load", "--sandbox")


def _install_wheel(session: nox.Session) -> None:
    session.install("build", "uv")
    ...
