"""What can be done with this project; `nox -l` lists it. Sessions only, and thin."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests", "lint", "types", "check_generated", "tests_codegen", "build", "rebuild"]

PROJECT = nox.project.load_toml("pyproject.toml")
CODEGEN = ("-r", "spec/codegen/requirements.txt")
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")


@nox.session
def generate(session: nox.Session) -> None:
    """Write generated/ and spec.lock from spec/."""
    session.install(*CODEGEN)
    session.run("python", "-m", "codegen", "generate", env={"PYTHONPATH": "spec"})


@nox.session
def vendor(session: nox.Session) -> None:
    """Take a new document in: -- SOURCE... [--dry-run] [--api-version v1]."""
    session.install(*CODEGEN)
    with TemporaryDirectory() as folder:
        stage = Path(folder).resolve() / "stage"
        codegen = ("python", "-m", "codegen")
        session.run(*codegen, "vendor", "--stage", str(stage), *session.posargs, env={"PYTHONPATH": "spec"})
        if not stage.exists():  # a dry run, or the document that is there already
            return
        session.install(f"{_wheel(session, stage)}[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "tests"))
        with session.chdir(stage):
            # Not those of the build tool, which has not changed, nor those of names that users write: to keep these is
            # up to the release. The goldens are written anew, for the diff to show.
            leave = ("--ignore", "tests/generation", "--ignore", "tests/test_public.py")
            session.run("pytest", "-x", "-q", "-n", "auto", *leave, env={"MAIA_WRITE_GOLDENS": "1"})
        session.run(*codegen, "install", str(stage), env={"PYTHONPATH": "spec"})


@nox.session
def check_generated(session: nox.Session) -> None:
    """Generate elsewhere, and fail where generated/, the table of operations or a lock differs."""
    session.install(*CODEGEN)
    session.run("python", "-m", "codegen", "check", env={"PYTHONPATH": "spec"})


@nox.session
def tests_codegen(session: nox.Session) -> None:
    """Test the build tool itself: generating, vendoring, other documents. `-- -m "not slow"` leaves the slow out."""
    # The project, too: its tests are run on what another document gives.
    groups = nox.project.dependency_groups(PROJECT, "tests", "tests_codegen")
    session.install(*CODEGEN, "-e", ".[cli,sandbox]", *groups)
    session.run("pytest", "-n", "auto", "--confcutdir", "tests/generation", "tests/generation", *session.posargs)


@nox.session
def rebuild(session: nox.Session) -> None:
    """Generate from the spec inside the wheel, and prove that it makes the wheel's own code, byte for byte."""
    session.install(*CODEGEN)
    session.run("python", "-m", "codegen", "rebuild", str(_wheel(session)), env={"PYTHONPATH": "spec"})


@nox.session
def tests(session: nox.Session) -> None:
    """Build the wheel, install it, and run every test on it."""
    session.install(f"{_wheel(session)}[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "tests"))
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def tests_contract(session: nox.Session) -> None:
    """Let schemathesis look for requests that the sandbox answers in another way than the document: -- [EXAMPLES]."""
    groups = nox.project.dependency_groups(PROJECT, "tests", "tests_contract")
    session.install(f"{_wheel(session)}[cli,sandbox]", *groups)
    examples = session.posargs[0] if session.posargs else "20"
    session.run("pytest", "-s", "--confcutdir", "tests/contract", "tests/contract", env={"MAIA_EXAMPLES": examples})


@nox.session
def tests_httpx2(session: nox.Session) -> None:
    """The same tests with httpx2 in the place of httpx, to which others are moving."""
    session.install(f"{_wheel(session)}[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "tests", "httpx2"))
    environ = {"PYTHONPATH": "tests/support/on_httpx2"}
    session.run("python", "-c", "import httpx; assert httpx.__name__ == 'httpx2'", env=environ)
    session.run("pytest", "-n", "auto", "-W", "ignore:Module already imported", *session.posargs, env=environ)


@nox.session
def tests_browser(session: nox.Session) -> None:
    """Test the sandbox's page in a headless Chromium: the one on the PATH, or at TEST_BROWSER."""
    browser = os.environ.get("TEST_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        session.error("No Chromium: apt-get install chromium-headless-shell, or set TEST_BROWSER to the path of one")
    groups = nox.project.dependency_groups(PROJECT, "tests", "tests_browser")
    session.install(f"{_wheel(session)}[cli,sandbox]", *groups)
    session.run("pytest", "tests/browser", *session.posargs, env={"TEST_BROWSER": browser})


@nox.session
def tests_prism(session: nox.Session) -> None:
    """Ask prism, from npm, for a second opinion on which requests fit the document."""
    if shutil.which("npm") is None:
        session.error("There is no npm. Install node, which brings it.")
    folder = Path(session.create_tmp()).resolve() / "npm"
    folder.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(Path("tests/prism") / name, folder)
    session.run("npm", "ci", "--no-audit", "--no-fund", "--prefix", str(folder), external=True, silent=True)
    session.install(f"{_wheel(session)}[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "tests"))
    prism = folder / "node_modules" / ".bin" / "prism"
    session.run("pytest", "-s", "--confcutdir", "tests/prism", "tests/prism", env={"PRISM": str(prism)})


@nox.session
def tests_clients(session: nox.Session) -> None:
    """Let a client that we did not write work on the sandbox, which runs from the wheel in another environment."""
    wheel = _wheel(session)
    outside = Path(session.create_tmp()).resolve() / "sandbox"
    session.run("python", "-m", "venv", "--clear", str(outside))
    session.run(str(outside / "bin" / "pip"), "install", "-q", f"{wheel}[cli,sandbox]", external=True)
    session.install(*nox.project.dependency_groups(PROJECT, "tests_clients"))
    environ = {"MAIA_COMMAND": str(outside / "bin" / "maia")}
    session.run("pytest", "--confcutdir", "tests/clients", "tests/clients", *session.posargs, env=environ)


@nox.session
def kill(session: nox.Session) -> None:
    """Kill a sandbox that keeps its state, 500 times: nothing accepted is lost. A short form: `-- --cycles 10`."""
    session.install(f"{_wheel(session)}[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "tests"))
    session.run("pytest", "-n", "2", "tests/endurance/test_kill.py", *session.posargs)


@nox.session
def starts(session: nox.Session) -> None:
    """1,000 starts with a tag and 1,000 without, over connections that break: none is doubled. `-- --starts 100`."""
    session.install(f"{_wheel(session)}[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "tests"))
    session.run("pytest", "-n", "2", "tests/endurance/test_starts.py", *session.posargs)


@nox.session
def simulate(session: nox.Session) -> None:
    """100,000 seeded schedules of trouble on the virtual clock. Others: `-- --schedules N --first-seed S`."""
    session.install(f"{_wheel(session)}[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "tests"))
    options = session.posargs or ("--schedules", "100000")
    session.run("pytest", "-q", "-n", "auto", "-k", "schedules_of_trouble", "tests/test_simulation.py", *options)


@nox.session
def load(session: nox.Session) -> None:
    """1,000 runs at once and 1,000 requests per second, measured; and what a sandbox keeps is bounded."""
    session.install(f"{_wheel(session)}[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "tests"))
    session.run("pytest", "tests/endurance/test_memory.py", "tests/endurance/test_load.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure, and write docs/benchmarks/: -- [--short] [call] [weight] [runs] [submit] [regenerate]."""
    session.install(*nox.project.dependency_groups(PROJECT, "bench"))
    session.run("python", "-m", "bench", "--wheel", str(_wheel(session)), *session.posargs, env={"PYTHONPATH": "tests"})


@nox.session
def lint(session: nox.Session) -> None:
    """Style, import rules, dependencies."""
    session.install("-e", ".[cli,sandbox]", *nox.project.dependency_groups(PROJECT, "lint"))
    session.run("ruff", "check", "--no-cache", ".")
    session.run("ruff", "format", "--no-cache", "--check", ".")
    session.run("lint-imports", "--no-cache")
    session.run("deptry", "overlay", "generated")


@nox.session
def types(session: nox.Session) -> None:
    """mypy strict over everything, pyright over what is shipped."""
    groups = nox.project.dependency_groups(PROJECT, "tests", "tests_browser", "httpx2", "types", "release")
    session.install("-e", ".[cli,sandbox]", "nox", *groups)
    session.run("mypy")
    session.run("pyright")


@nox.session
def release_check(session: nox.Session) -> None:
    """Refuse a version that is below what has changed since the previous release: -- [PREVIOUS]."""
    groups = nox.project.dependency_groups(PROJECT, "tests", "types", "release")
    session.install("-e", ".[cli,sandbox]", *groups)
    session.run("pytest", "-q", "tests/release")
    session.run("python", "-m", "codegen.release", *session.posargs, env={"PYTHONPATH": "spec"})


@nox.session
def build(session: nox.Session) -> None:
    """The main job from the wheel alone, in a clean environment outside the checkout."""
    wheel = _wheel(session)
    outside = Path(session.create_tmp()) / "outside"
    session.run("python", "-m", "venv", "--clear", str(outside))
    session.run(str(outside / "bin" / "pip"), "install", "-q", f"{wheel}[cli,sandbox]", external=True)
    with session.chdir(outside):
        session.run("bin/maia", "--version", external=True)
        session.run("bin/maia", "run", "Daily load", "--sandbox", external=True)


def _wheel(session: nox.Session, checkout: Path = Path()) -> Path:
    """Builds the wheel and returns its path."""
    session.install("hatchling>=1.27,<2")
    folder = Path(session.create_tmp()).resolve() / "dist"
    with session.chdir(checkout):
        session.run("hatchling", "build", "-t", "wheel", "-d", str(folder), "--clean", silent=True)
    [wheel] = folder.glob("*.whl")
    return wheel
