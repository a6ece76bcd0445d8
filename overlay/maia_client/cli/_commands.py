"""The commands: what they take, and the order in which they do things."""

from __future__ import annotations

import csv
import math
import shlex
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

import click

from .. import _provenance
from .._choices import GiveUp, OnConflict
from .._client import Maia, Run
from .._duration import to_seconds
from ..errors import ConfigurationError, ExecutionUnsuccessful, RequestFailed, WaitTimeout
from . import version
from ._exits import HELP, INTERRUPTED, MANY, SKIPPED, STILL_RUNNING, USAGE, verdict
from ._output import emit, emit_json, emit_outcome, emit_provenance, on_terminal, progress, say, show_steps

if TYPE_CHECKING:
    from .._variables import Grid
    from ..sandbox import Fault, Sandbox

Command = TypeVar("Command", bound=Callable[..., object])

DEFAULT_PORT = 8765


def _with_debug(command: Command) -> Command:
    """`--debug` is read by `main`, which shows the traceback; the commands themselves do not need it."""
    return click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")(command)


project_option = click.option("--project", metavar="P", help="Name or id of the project. [env: MAIA_PROJECT]")
environment_option = click.option("--environment", metavar="E", help="Name of the environment. [env: MAIA_ENVIRONMENT]")
json_option = click.option("--json", "as_json", is_flag=True, help="Write one JSON object per line on stdout.")
timeout_option = click.option("--timeout", metavar="2h", help="Stop waiting after this time.")
give_up_option = click.option(
    "--on-give-up",
    type=click.Choice(get_args(GiveUp)),
    default="leave",
    show_default=True,
    help="What becomes of the run when the time is over, or on Ctrl-C or SIGTERM.",
)


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        emit(version())
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=HELP)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show versions."
)
def maia() -> None:
    """Run Maia pipelines, wait for them, and know how they ended. Unofficial.

    The account comes from MAIA_REGION (or MAIA_BASE_URL), MAIA_CLIENT_ID and MAIA_CLIENT_SECRET. Without an account,
    try: maia run "Daily load" --sandbox
    """


@maia.command(epilog=HELP)
@click.argument("pipeline")
@project_option
@environment_option
@click.option("--var", "variables", multiple=True, metavar="K=V", help="A scalar variable; may be repeated.")
@click.option(
    "--grid", "grids", multiple=True, metavar="NAME=FILE.csv", help="A grid variable: every row of a CSV file."
)
@click.option("--tag", metavar="T", help="Let at most one run with this tag go on in the environment.")
@click.option(
    "--on-conflict",
    type=click.Choice([*get_args(OnConflict), "skip"]),
    default="fail",
    show_default=True,
    help="What to do where the tag is busy.",
)
@click.option("--others", is_flag=True, help="Let --on-conflict touch runs that are not known to be yours.")
@click.option("--once", metavar="KEY", help="Of all starts with this key one run comes; see --journal.")
@click.option("--journal", metavar="FILE", help="Where starts are written down for --once. [env: MAIA_JOURNAL]")
@click.option("--no-adopt", is_flag=True, help="Take no run that was found after a lost answer.")
@click.option("--version-name", metavar="V", help="Version of the published artifact; the latest if left out.")
@click.option("--agent", metavar="A", help="Id of the agent; the environment's default if left out.")
@timeout_option
@give_up_option
@click.option("--no-wait", is_flag=True, help="Only start the run; print its id.")
@json_option
@click.option("--sandbox", is_flag=True, help="Run it on a stand-in service inside this process; needs no account.")
@_with_debug
def run(
    *,
    pipeline: str,
    project: str | None,
    environment: str | None,
    variables: Sequence[str],
    grids: Sequence[str],
    tag: str | None,
    on_conflict: OnConflict | Literal["skip"],
    others: bool,
    once: str | None,
    journal: str | None,
    no_adopt: bool,
    version_name: str | None,
    agent: str | None,
    timeout: str | None,
    on_give_up: GiveUp,
    no_wait: bool,
    as_json: bool,
    sandbox: bool,
) -> int:
    """Start PIPELINE once, wait for its end, and exit with its verdict."""
    if timeout and no_wait:
        raise click.UsageError("--timeout and --no-wait exclude each other.")
    if sandbox and no_wait:
        raise click.UsageError("--sandbox and --no-wait exclude each other: the run would end with its sandbox.")
    limit = _limit(timeout)
    scalars = _pairs("--var", variables, "name=value")
    rows = {name: _read_grid(name, Path(path)) for name, path in _pairs("--grid", grids, "name=file.csv").items()}

    with _client(sandbox=sandbox, journal=journal) as client:
        try:
            started = client.run(
                pipeline,
                project=project,
                environment=environment,
                variables=scalars,
                grids=rows,
                tag=tag,
                on_conflict=on_conflict,
                others=others,
                once=once,
                adopt=not no_adopt,
                version_name=version_name,
                agent=agent,
            )
        except KeyboardInterrupt as error:
            # A note says what is not known of a start that was under way.
            notes = " ".join(getattr(error, "__notes__", ())) or "Nothing was started."
            say(f"maia: Interrupted. {notes}")
            return INTERRUPTED
        if started is None:
            say("maia: The tag is busy. Nothing was started, as --on-conflict skip says.")
            return SKIPPED
        say(f"{'Adopted' if started.adopted else 'Started'} {pipeline!r} as {started.id} · {started.url}")
        if as_json:
            emit_json(
                execution_id=started.id,
                status="RUNNING",
                url=started.url,
                project_id=started.project_id,
                handle=started.handle,
                adopted=started.adopted,
            )
        if no_wait:
            if not as_json:
                emit(started.id)
            return 0
        return _wait(started, limit, on_give_up, as_json=as_json, sandbox=sandbox)


@maia.command(epilog=MANY)
@click.argument("file")
@project_option
@environment_option
@click.option("--max-parallel", metavar="N", type=click.IntRange(1), help="Let at most N runs go on at a time.")
@click.option(
    "--journal", metavar="FILE", help="Where starts are written down, so that the same command goes on after a kill."
)
@click.option("--results", metavar="FILE", help="Where a JSON object is added for each line as its run ends.")
@timeout_option
@give_up_option
@json_option
@_with_debug
def run_many(
    *,
    file: str,
    project: str | None,
    environment: str | None,
    max_parallel: int | None,
    journal: str | None,
    results: str | None,
    timeout: str | None,
    on_give_up: GiveUp,
    as_json: bool,
) -> int:
    """Start a run for each line of FILE, in its order, and wait for them all.

    FILE is CSV with a column `pipeline`, or JSONL with an object per line; `-` reads JSONL from stdin. Both may have
    project, environment, tag, version_name and agent. Other columns of CSV are variables, and an empty cell leaves the
    variable to the pipeline's own default; JSONL has objects `variables` and `grids`. Nothing is started before the
    whole file has been checked.
    """
    from ._lines import Lines
    from ._many import Wishes, run_many

    limit = _limit(timeout)
    with _on_disk(file) as path:
        lines = Lines(path, keyed=journal is not None)
        total, problems = lines.check()
        if problems:
            for problem in problems:
                say(f"maia: {file}: {problem}.")
            return USAGE
        wishes = Wishes(project, environment, max_parallel, journal, results, limit, on_give_up, as_json)
        return run_many(lines, total, wishes)


@contextmanager
def _on_disk(file: str) -> Iterator[Path]:
    """The file's path. What comes from stdin is kept until it has been read twice."""
    if file != "-":
        if Path(file).suffix.lower() not in (".csv", ".jsonl"):
            raise click.UsageError(f"{file!r} is neither .csv nor .jsonl, nor - for JSONL from stdin.")
        yield Path(file)
        return
    with NamedTemporaryFile(suffix=".jsonl") as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.flush()
        yield Path(kept.name)


@maia.command(epilog=HELP)
@click.argument("execution")
@project_option
@timeout_option
@give_up_option
@json_option
@_with_debug
def wait(execution: str, project: str | None, timeout: str | None, on_give_up: GiveUp, as_json: bool) -> int:
    """Wait for the end of EXECUTION, a handle or an id, and exit with its verdict."""
    limit = _limit(timeout)
    with _client() as client:
        return _wait(client.execution(execution, project=project), limit, on_give_up, as_json=as_json)


@maia.command(epilog=HELP)
@click.argument("execution")
@project_option
@json_option
@_with_debug
def status(execution: str, project: str | None, as_json: bool) -> int:
    """Show how EXECUTION, a handle or an id, stands, and exit with its verdict."""
    with _client() as client:
        outcome = client.execution(execution, project=project).status()
    emit_outcome(outcome, as_json=as_json)
    return verdict(outcome)


@maia.command()
@click.argument("execution")
@project_option
@click.option("--force", is_flag=True, help="Stop it the hard way.")
@json_option
@_with_debug
def cancel(execution: str, project: str | None, force: bool, as_json: bool) -> int:
    """Ask for the end of EXECUTION, a handle or an id.

    Exits with 0 when the service has accepted that; `maia wait` shows the end.
    """
    with _client() as client:
        handle = client.execution(execution, project=project)
        handle.cancel(force=force)
        say(f"The service will stop {handle.id}. To see it end: {_come_back('wait', handle)}")
        try:
            outcome = handle.status()
        except RequestFailed as error:
            say(f"Its state can't be seen right now: {error}")
            return 0
    emit_outcome(outcome, as_json=as_json)
    return 0


@maia.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0 takes a free one."
)
@click.option(
    "--scenario",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="What exists and how runs go, in TOML; a demo if left out.",
)
@click.option("--speed", metavar="60x", default="1x", show_default=True, help="How fast its time runs.")
@click.option(
    "--state", metavar="FILE", type=click.Path(dir_okay=False), help="Keep what happens in this file, also if killed."
)
@click.option(
    "--fault",
    "faults",
    multiple=True,
    metavar="'KIND NAME=VALUE'",
    help="Something that goes wrong, such as 'lost-answer operation=execute_pipeline at=1'; may be repeated.",
)
@_with_debug
def sandbox(port: int, scenario: str | None, speed: str, state: str | None, faults: Sequence[str]) -> int:
    """Serve a stand-in of the service on this machine.

    Prints the settings to export, and serves until Ctrl-C. Its page shows the runs.
    """
    with _sandbox(port=port, scenario=scenario, speed=_speed(speed), state=state) as host:
        for fault in faults:
            host.fault(_parsed_fault(fault))
        for name, value in host.environ.items():
            emit(f"export {name}={shlex.quote(value)}")
        say(f"The sandbox answers. Export these settings in another shell. Its runs: {host.url} · Ctrl-C stops it.")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            say("The sandbox has stopped.")
    return 0


def _speed(text: str) -> float:
    """`60x` or `60` as a number."""
    try:
        speed = float(text.lower().removesuffix("x"))
    except ValueError:
        speed = -1.0
    if not 0 <= speed < math.inf:
        raise click.UsageError(f"--speed {text!r} is not how many times faster, such as 60x.")
    return speed


def _parsed_fault(text: str) -> Fault:
    from ..sandbox import parse_fault

    return parse_fault(text)


@maia.command()
@click.option("--provenance", is_flag=True, help="What the client was generated from, and whether it is still that.")
@json_option
@_with_debug
def doctor(provenance: bool, as_json: bool) -> int:
    """Look at this installation.

    Exits with 0 when all is as it should be, else with 1.
    """
    if not provenance:
        raise click.UsageError("Say what to look at: --provenance.")
    versions = list(_provenance.provenance())
    emit_provenance(versions, as_json=as_json)
    return 0 if all(version.as_locked for version in versions) else 1


@contextmanager
def _client(*, sandbox: bool = False, journal: str | None = None) -> Iterator[Maia]:
    """A client for the account in the environment, or for a sandbox that lives as long as the command."""
    if not sandbox:
        with Maia(journal=journal) as client:
            yield client
        return
    with _sandbox(port=0) as host, Maia(environ=host.environ, journal=journal) as client:
        yield client


def _sandbox(*, port: int, scenario: str | None = None, speed: float = 1.0, state: str | None = None) -> Sandbox:
    try:
        from ..sandbox import Sandbox
    except ModuleNotFoundError as error:
        raise ConfigurationError("The sandbox needs more packages. Install maia-client[sandbox].") from error
    return Sandbox(scenario, port=port, speed=speed, state=state)


def _wait(run: Run, limit: float | None, on_give_up: GiveUp, *, as_json: bool, sandbox: bool = False) -> int:
    """Waits with progress, and reports the end or why there is none."""
    try:
        with progress() as listener:
            outcome = run.wait(limit, on_progress=listener, watch_steps=on_terminal(), on_give_up=on_give_up)
    except ExecutionUnsuccessful as error:
        emit_outcome(error.outcome, as_json=as_json)
        show_steps(error.steps)
        raise
    except WaitTimeout as error:
        if sandbox:
            say("maia: The time to wait is over, and the run ended with its sandbox.")
        else:
            say(f"maia: {error} {_what_became(run, on_give_up)}")
        if error.outcome is not None:
            emit_outcome(error.outcome, as_json=as_json)
        return STILL_RUNNING
    except KeyboardInterrupt:
        if sandbox:
            say("maia: Interrupted. The run ended with its sandbox.")
        else:
            say(f"maia: Interrupted. {_what_became(run, on_give_up)}")
        return INTERRUPTED
    emit_outcome(outcome, as_json=as_json)
    return 0


def _what_became(run: Run, on_give_up: GiveUp) -> str:
    """What was done about a run that nobody waits for any more, and what can be done next."""
    if on_give_up == "cancel":
        return f"The service was asked to cancel the run. To see how it ended: {_come_back('status', run)}"
    return f"The run goes on. Come back: {_come_back('wait', run)} To stop it: {_come_back('cancel', run)}"


def _come_back(command: str, handle: Run) -> str:
    return f"maia {command} {shlex.quote(handle.handle)}"


def _limit(timeout: str | None) -> float | None:
    return None if timeout is None else to_seconds(timeout)


def _pairs(option: str, texts: Sequence[str], form: str) -> dict[str, str]:
    """`name=value` texts as a mapping."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise click.UsageError(f"{option} {text!r} is not {form}.")
        if name in found:
            raise click.UsageError(f"{option} {name} is given twice.")
        found[name] = value
    return found


def _read_grid(name: str, path: Path) -> Grid:
    """Every row of a CSV file; blank lines are left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file, strict=True) if row]
    except OSError as error:
        raise ConfigurationError(f"The file of grid {name!r} can't be read: {error}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigurationError(f"The file of grid {name!r}, {path}, is not CSV in UTF-8: {error}.") from error
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise ConfigurationError(
                f"Row {number} of grid {name!r} has {len(row)} cells and the first has {len(rows[0])}; make them equal."
            )
    return rows
