"""The installed command in a process of its own, over a real socket: every exit code, and what is printed where."""

from __future__ import annotations

import csv
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from maia_client._generated import package
from maia_client.cli._exits import HELP
from maia_client.sandbox import Request, Response, Sandbox
from support.command import MAIA, CommandLine
from support.faulty import CuttingProxy, ScriptedService
from support.served import Served

STARTS = "POST /dpc/v1/projects/5a1e5000-0000-4000-8000-000000000001/pipeline-executions"


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def started(cli: CommandLine, pipeline: str, *more: str) -> str:
    """The id of a run that goes on in the background."""
    result = cli("run", pipeline, "--no-wait", *more)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_0_only_for_success(cli: CommandLine, service: ScriptedService) -> None:
    result = cli("run", "Quick load")
    assert result.returncode == 0
    assert result.stdout.startswith("SUCCESS Quick load")
    execution = service.starts()[0].id
    assert execution in result.stderr.splitlines()[0]  # the id and the link come before any waiting
    assert f"https://app.matillion.com/observability-dashboard/pipeline/{execution}" in result.stderr
    assert len(service.sent(STARTS)) == 1


def test_1_failed(cli: CommandLine) -> None:
    result = cli("run", "Broken load")
    assert result.returncode == 1
    assert "ended with FAILED at 'Only step': Only step: no such table" in result.stderr
    assert "· Only step FAILED: Only step: no such table" in result.stderr.splitlines()
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run"], "PIPELINE"),
        (["run", "Quick load", "--var", "day"], "'day'"),
        (["run", "Quick load", "--var", "a=1", "--var", "a=2"], "twice"),
        (["run", "Quick load", "--grid", "g=missing.csv"], "missing.csv"),
        (["run", "Quick load", "--grid", "g=ragged.csv"], "Row 2"),
        (["run", "Quick load", "--grid", "g=binary.csv"], "UTF-8"),
        (["run", "Quick load", "--timeout", "2 hours"], "2 hours"),
        (["run", "Quick load", "--timeout", "0s"], "above zero"),
        (["run", "Quick load", "--timeout", "2h", "--no-wait"], "exclude"),
        (["run", "Quick load", "--sandbox", "--no-wait"], "end with its sandbox"),
        (["run", "Quick load", "--project", ""], "Sales"),
        (["walk"], "walk"),
        (["sandbox", "--port", "99999"], "99999"),
    ],
)
def test_2_usage(cli: CommandLine, service: ScriptedService, tmp_path: Path, arguments: list[str], says: str) -> None:
    (tmp_path / "ragged.csv").write_text("a,b\nc\n")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00")
    environ = {"MAIA_PROJECT": "Elsewhere"} if "--project" in arguments else {}
    result = cli(*arguments, env=environ)
    if environ:  # an empty option is as good as none: the setting applies
        assert (result.returncode, "Elsewhere" in result.stderr) == (4, True)
    else:
        assert result.returncode == 2
        assert len(result.stderr.splitlines()) == 1
    assert says in result.stderr
    assert not service.sent(STARTS)


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"MAIA_CLIENT_ID": ""}, "MAIA_CLIENT_ID"),
        ({"MAIA_CLIENT_SECRET": ""}, "MAIA_CLIENT_SECRET"),
        ({"MAIA_CLIENT_ID": "", "MAIA_CLIENT_SECRET": ""}, "MAIA_CLIENT_ID"),
        ({"MAIA_BASE_URL": "", "MAIA_REGION": "eu9"}, "eu1"),
        ({"MAIA_BASE_URL": ""}, "MAIA_REGION"),
        ({"MAIA_BASE_URL": "http://maia.example/dpc"}, "https"),
        ({"MAIA_TOKEN_URL": "http://maia.example/token"}, "MAIA_TOKEN_URL"),
        ({"MAIA_BASE_URL": "https://user:canary@maia.example"}, "user name"),
        ({"MAIA_ENVIRONMENT": ""}, "MAIA_ENVIRONMENT"),
        ({"MAIA_PROJECT": ""}, "MAIA_PROJECT"),
    ],
)
def test_2_configuration(cli: CommandLine, environ: dict[str, str], says: str) -> None:
    result = cli("run", "Quick load", env=environ)
    assert result.returncode == 2
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "canary" not in result.stderr
    assert "sandbox-secret" not in result.stderr


def test_3_credentials_refused(cli: CommandLine) -> None:
    result = cli("run", "Quick load", env={"MAIA_CLIENT_SECRET": "canary-secret"})
    assert result.returncode == 3
    assert "MAIA_CLIENT_SECRET" in result.stderr
    assert "canary" not in result.stderr + result.stdout


def test_3_forbidden_in_plain_text(cli: CommandLine, service: ScriptedService) -> None:
    service.answer("GET /dpc/v1/projects", 403, "Your IP is not allowed", headers={"content-type": "text/plain"})
    result = cli("run", "Quick load")
    assert result.returncode == 3
    assert "Your IP is not allowed" in result.stderr
    assert "allow list" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "Quick load", "--project", "Nowhere"], "'Sales'"),
        (["run", "Quick load", "--environment", "Test"], "'Dev', 'Prod'"),
        (["run", "Quikc load"], "'Quick load'"),
        (["status", "00000000-0000-4000-8000-000000000000"], "404"),
        (["wait", "00000000-0000-4000-8000-000000000000"], "404"),
        (["cancel", "00000000-0000-4000-8000-000000000000"], "404"),
    ],
)
def test_4_not_found(cli: CommandLine, service: ScriptedService, arguments: list[str], says: str) -> None:
    result = cli(*arguments)
    assert result.returncode == 4
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not service.sent(STARTS)


def test_5_tag_busy_and_7_cancelled(cli: CommandLine, service: ScriptedService) -> None:
    execution = started(cli, "Endless load", "--tag", "nightly")
    busy = cli("run", "Quick load", "--tag", "nightly")
    assert busy.returncode == 5
    assert "nightly" in busy.stderr

    state = cli("status", execution)
    assert (state.returncode, state.stdout) == (9, "RUNNING Endless load\n")

    cancelled = cli("cancel", execution, "--json")
    assert cancelled.returncode == 0
    assert lines(cancelled.stdout)[0]["status"] in ("CANCELLING", "CANCELLED")

    ended = cli("wait", execution)
    assert ended.returncode == 7
    assert ended.stdout.startswith("CANCELLED Endless load")
    assert cli("status", execution).returncode == 7
    assert len(service.sent(STARTS)) == 2


def test_6_disabled(cli: CommandLine) -> None:
    result = cli("run", "Disabled load")
    assert result.returncode == 6
    assert "disabled" in result.stderr


def test_8_skipped(cli: CommandLine) -> None:
    assert cli("run", "Skipped load").returncode == 8


def test_9_timed_out_and_back_again(cli: CommandLine, service: ScriptedService) -> None:
    result = cli("run", "Slow load", "--timeout", "1s", "--json")
    assert result.returncode == 9
    first, last = lines(result.stdout)
    assert (first["status"], last["status"]) == ("RUNNING", "RUNNING")
    [command] = re.findall(r"maia (wait \S+)", result.stderr)
    assert command == f"wait {first['handle']}"
    assert "The time went: " in result.stderr
    back = cli(*command.split(), env={"MAIA_PROJECT": ""})
    assert back.returncode == 0
    assert len(service.sent(STARTS)) == 1


def test_10_outcome_of_the_start_unknown(cli: CommandLine, service: ScriptedService, sandbox: Sandbox) -> None:
    with CuttingProxy(sandbox.port, instead=["POST /dpc/v1/projects"]) as proxy:
        result = cli("run", "Quick load", "--no-adopt", env={"MAIA_BASE_URL": f"http://127.0.0.1:{proxy.port}/dpc"})
    assert result.returncode == 10
    assert "may or may not have been started" in result.stderr
    assert service.starts()[0].id in result.stderr
    assert len(service.starts()) == 1  # it was accepted, and not repeated


def test_a_lost_answer_to_a_start(cli: CommandLine, service: ScriptedService, sandbox: Sandbox) -> None:
    with CuttingProxy(sandbox.port, instead=["POST /dpc/v1/projects"]) as proxy:
        environ = {"MAIA_BASE_URL": f"http://127.0.0.1:{proxy.port}/dpc"}
        result = cli("run", "Quick load", "--json", env=environ)
    assert result.returncode == 0
    first, last = lines(result.stdout)
    [execution] = service.starts()
    assert (first["execution_id"], first["adopted"], last["status"]) == (execution.id, True, "SUCCESS")
    assert f"Adopted 'Quick load' as {execution.id}" in result.stderr


def test_a_start_that_surely_was_not_sent_is_repeated(cli: CommandLine, service: ScriptedService) -> None:
    service.answer(STARTS, 429, headers={"retry-after": "0"})
    assert cli("run", "Quick load").returncode == 0
    assert len(service.sent(STARTS)) == 2
    assert len(service.starts()) == 1


@pytest.mark.parametrize("status", [502, 520])
def test_11_html_from_the_gateway(cli: CommandLine, service: ScriptedService, status: int) -> None:
    page = "<html><head><title>Bad gateway</title></head><body>x</body></html>"
    service.answer(
        "GET /dpc/v1/projects", status, page, times=99, headers={"content-type": "text/html", "retry-after": "0"}
    )
    result = cli("run", "Quick load")
    assert result.returncode == 11
    assert f"{status}" in result.stderr
    assert "an HTML page (Bad gateway)" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert len(service.sent("GET /dpc/v1/projects")) == 6


def test_11_nobody_listens(cli: CommandLine) -> None:
    result = cli("status", "x", env={"MAIA_TOKEN_URL": "http://127.0.0.1:9/token", "MAIA_PROJECT": "x"})
    assert result.returncode == 11
    assert "no connection" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (401, '{"error": "invalid_client"}', 3),
        (401, "<html><title>Sign in</title></html>", 3),
        (200, "<html><title>Sign in</title></html>", 11),
        (200, "", 11),
        (200, '{"access_token": "canary-half-a-tok', 11),
        (200, "[]", 11),
        (403, "Your IP is not allowed", 3),
    ],
)
def test_a_token_endpoint_that_answers_strangely(
    cli: CommandLine, service: ScriptedService, status: int, body: str, code: int
) -> None:
    service.answer("POST /oauth/dpc/token", status, body, times=99)
    result = cli("run", "Quick load")
    assert result.returncode == code, result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "token" in result.stderr
    assert "canary" not in result.stderr


@pytest.mark.parametrize("body", ["", '{"results": [{"id"', "null", '"text"'])
def test_a_body_that_is_empty_or_cut_off(cli: CommandLine, service: ScriptedService, body: str) -> None:
    service.answer(STARTS, 201, body, obeys=True)
    result = cli("run", "Quick load")
    assert result.returncode == 0  # accepted, and which run it is was found out
    assert len(service.sent(STARTS)) == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_130_interrupted_while_waiting(cli: CommandLine, service: ScriptedService, by: signal.Signals) -> None:
    result = cli.interrupted(
        *("run", "Endless load"), when=lambda: len(service.sent("GET /dpc/v1/projects/")) > 3, by=by
    )
    assert result.returncode == 130
    assert "The run goes on" in result.stderr
    execution = service.starts()[0].id
    [handle] = re.findall(r"maia wait (\S+)", result.stderr)
    assert handle.endswith(execution)
    assert f"maia cancel {handle}" in result.stderr
    assert cli("status", execution).returncode == cli("status", handle).returncode == 9


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_130_interrupted_and_cancelled(cli: CommandLine, service: ScriptedService, by: signal.Signals) -> None:
    result = cli.interrupted(
        *("run", "Endless load", "--on-give-up", "cancel"),
        when=lambda: len(service.sent("GET /dpc/v1/projects/")) > 3,
        by=by,
    )
    assert result.returncode == 130
    assert "was asked to cancel the run" in result.stderr
    assert cli("status", service.starts()[0].id).returncode == 7
    assert len(service.sent("PATCH ")) == 1


def test_9_timed_out_and_cancelled(cli: CommandLine, service: ScriptedService) -> None:
    result = cli("run", "Endless load", "--timeout", "1s", "--on-give-up", "cancel")
    assert result.returncode == 9
    assert cli("status", service.starts()[0].id).returncode == 7


def test_one_key_one_run(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    options = ("--once", "2026-11-24", "--journal", str(tmp_path / "journal.db"))
    first, again = cli("run", "Quick load", *options), cli("run", "Quick load", *options)
    assert (first.returncode, again.returncode) == (0, 0)
    assert "Adopted 'Quick load'" in again.stderr
    assert len(service.starts()) == len(service.sent(STARTS)) == 1


@pytest.mark.parametrize("pause", [0.1, 0.4, 0.7, 1.0, 1.5])
def test_kill_9_and_the_same_command_again(
    cli: CommandLine, service: ScriptedService, tmp_path: Path, pause: float
) -> None:
    """Wherever it is killed, from before the start to the middle of the wait, there is one start and its verdict."""
    command = ["run", "Broken load", "--once", "tonight", "--journal", str(tmp_path / "journal.db")]
    with subprocess.Popen([str(MAIA), *command], env=cli.environ, stderr=subprocess.DEVNULL) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(pause)
        process.kill()
    again = cli(*command)
    assert again.returncode == 1
    assert len(service.starts()) == 1
    assert service.starts()[0].id in again.stderr


def test_kill_9_in_the_middle_of_a_wait(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    command = ["run", "Slow load", "--once", "tonight", "--journal", str(tmp_path / "journal.db")]
    killed = cli.interrupted(*command, when=lambda: len(service.sent("GET /dpc/v1/projects/")) > 3, by=signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    again = cli(*command)
    assert again.returncode == 0
    assert "Adopted 'Slow load'" in again.stderr
    assert len(service.sent(STARTS)) == len(service.starts()) == 1


def test_a_busy_tag_by_choice(cli: CommandLine, service: ScriptedService) -> None:
    execution = started(cli, "Endless load", "--tag", "t")
    skipped = cli("run", "Endless load", "--tag", "t", "--on-conflict", "skip")
    assert (skipped.returncode, skipped.stdout) == (8, "")
    mine = cli("run", "Endless load", "--tag", "t", "--on-conflict", "adopt", "--no-wait")
    assert (mine.returncode, "not known to be yours" in mine.stderr) == (5, True)
    anybodys = cli("run", "Endless load", "--tag", "t", "--on-conflict", "adopt", "--others", "--no-wait")
    assert anybodys.stdout.strip() == execution
    assert len(service.starts()) == 1


def test_a_handle_of_elsewhere(cli: CommandLine, service: ScriptedService) -> None:
    project = "5a1e5000-0000-4000-8000-000000000001"
    result = cli("wait", f"eu1/{project}/00000000-0000-4000-8000-000000000000")
    assert result.returncode == 2
    assert "is of a run in 'eu1'" in result.stderr
    assert not service.seen  # no handle leads the credentials anywhere
    assert cli("wait", "eu1/nonsense").returncode == 2


def test_130_interrupted_while_the_start_is_under_way(cli: CommandLine, service: ScriptedService) -> None:
    handle = service.handle
    slow: list[Request] = []

    def answer_late(request: Request) -> Response:
        if request.method == "POST" and request.path.endswith("pipeline-executions"):
            slow.append(request)
            time.sleep(1.0)  # the server's own thread, while the client waits for its answer
        return handle(request)

    service.handle = answer_late  # type: ignore[method-assign]
    result = cli.interrupted("run", "Endless load", when=lambda: bool(slow))
    assert result.returncode == 130
    assert "may or may not have been started" in result.stderr


def test_130_interrupted_before_the_start(cli: CommandLine, service: ScriptedService) -> None:
    service.answer("GET /dpc/v1/projects", 503, times=99, headers={"retry-after": "30"})
    result = cli.interrupted("run", "Endless load", when=lambda: bool(service.sent("GET /dpc/v1/projects")))
    assert result.returncode == 130
    assert "Nothing was started" in result.stderr
    assert not service.starts()


def test_json_lines(cli: CommandLine, service: ScriptedService) -> None:
    result = cli("run", "Broken load", "--json")
    first, last = lines(result.stdout)
    execution = service.starts()[0]
    assert first["execution_id"] == last["execution_id"] == execution.id
    assert {"execution_id", "status", "url"} <= first.keys()
    assert (last["status"], last["pipeline"], last["environment"]) == ("FAILED", "Broken load", "Prod")
    assert last["project_id"] == execution.project_id
    assert last["duration_seconds"] == pytest.approx(0.3, abs=1e-5)
    assert last["message"] == "Only step: no such table"
    assert str(last["started_at"]) < str(last["finished_at"])


def test_the_first_json_line_comes_before_the_end(cli: CommandLine) -> None:
    command = [str(MAIA), "run", "Endless load", "--json"]
    with subprocess.Popen(command, env=cli.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        process.kill()
    assert first["status"] == "RUNNING"


def test_variables_and_grids_reach_the_service(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    with (tmp_path / "regions.csv").open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([["EU", "1"], ["Übersee, Süd", "2"]])
    result = cli(
        *("run", "Quick load", "--no-wait", "--var", "day=2026-11-24", "--var", "note=a=b", "--var", "empty="),
        *("--grid", "regions=regions.csv", "--tag", "t", "--version-name", "1.0.0", "--agent", "a1"),
    )
    assert result.returncode == 0
    assert service.starts()[0].request == {
        "pipelineName": "Quick load",
        "environmentName": "Prod",
        "scalarVariables": {"day": "2026-11-24", "note": "a=b", "empty": ""},
        "gridVariables": {"regions": [["EU", "1"], ["Übersee, Süd", "2"]]},
        "executionTag": "t",
        "versionName": "1.0.0",
        "agentId": "a1",
    }


def test_a_reader_that_goes_away_does_not_change_the_verdict(cli: CommandLine) -> None:
    process = cli.unread("run", "Broken load", "--json")
    assert process.returncode == 1
    assert "Broken pipe" not in process.stderr


def test_a_terminal_shows_one_live_line_with_status_time_and_step(cli: CommandLine) -> None:
    main, other = pty.openpty()
    with subprocess.Popen(
        [str(MAIA), "run", "Slow load"],
        env={**cli.environ, "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.DEVNULL,
        stderr=other,
        text=True,
    ) as process:
        os.close(other)
        shown = b""
        while True:
            try:
                shown += os.read(main, 65536)
            except OSError:
                break
        assert process.wait(30) == 0
    os.close(main)
    text = shown.decode()
    assert re.search(r"RUNNING · \d s · (First|Second)", text)
    assert "\r" in text


def test_the_sandbox_needs_no_other_option(cli: CommandLine) -> None:
    # Settings of a real account are left alone, and not used.
    result = cli(
        "run", "Broken load", "--sandbox", env={"MAIA_PROJECT": "Real", "MAIA_BASE_URL": "https://real.example"}
    )
    assert result.returncode == 1
    assert "table ORDERS does not exist" in result.stderr


def test_a_run_does_not_outlive_its_sandbox(cli: CommandLine) -> None:
    result = cli("run", "Endless load", "--sandbox", "--timeout", "1s")
    assert result.returncode == 9
    assert "the run ended with its sandbox" in result.stderr
    assert "Come back" not in result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["wait", "-h"], ["status", "--help"]])
def test_help_lists_the_exit_codes(cli: CommandLine, arguments: list[str]) -> None:
    result = cli(*arguments)
    assert result.returncode == 0
    assert " ".join(HELP.split()) in " ".join(result.stdout.split())


def test_a_sandbox_that_serves(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [str(MAIA), "sandbox", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        printed = [process.stdout.readline() for _ in range(7)]
        settings = dict(line.removeprefix("export ").strip().split("=", 1) for line in printed)
        result = CommandLine(settings, tmp_path)("run", "Skipped load")
        assert result.returncode == 8
    finally:
        process.send_signal(2)
        process.communicate(timeout=30)
    assert process.returncode == 0


def test_a_port_that_is_taken(cli: CommandLine, sandbox: Sandbox) -> None:
    result = cli("sandbox", "--port", str(sandbox.port))
    assert result.returncode == 2
    assert "Choose another port" in result.stderr


def test_version(cli: CommandLine) -> None:
    result = cli("--version")
    assert result.returncode == 0
    assert re.fullmatch(r"maia-client \S+, API v1, spec \S+ sha256 [0-9a-f]{64}\n", result.stdout)


def test_the_provenance_of_the_installed_wheel(cli: CommandLine) -> None:
    result = cli("doctor", "--provenance")
    assert result.returncode == 0, result.stdout
    assert re.search(r"document \S+ of \d{4}-\d\d-\d\d", result.stdout)
    assert "openapi-python-client 0.29.1" in result.stdout
    [found] = lines(cli("doctor", "--provenance", "--json").stdout)
    parts = found["parts"]
    assert isinstance(parts, list)
    assert [part["name"] for part in parts] == [
        *("upstream.yaml", "supplement.yaml", "corrections.yaml", "openapi.json", "maia_api/v1")
    ]
    assert all(re.fullmatch("[0-9a-f]{64}", part["found"]) and part["found"] == part["locked"] for part in parts)
    assert result.stdout.count("as locked") == len(parts)


def test_an_installation_that_was_changed_is_found_out(cli: CommandLine, tmp_path: Path) -> None:
    changed = tmp_path / "site"
    shutil.copytree(package(), changed / "maia_api")
    with (changed / "maia_api" / "v1" / "types.py").open("a") as file:
        file.write("# mine\n")
    (changed / "maia_api" / "spec" / "v1" / "supplement.yaml").unlink()
    result = cli("doctor", "--provenance", env={"PYTHONPATH": str(changed)})
    assert result.returncode == 1
    assert "DIFFERS    maia_api/v1" in result.stdout
    assert "MISSING    supplement.yaml" in result.stdout
    assert "Install maia-client again" in result.stderr


def test_a_doctor_wants_to_know_where_it_hurts(cli: CommandLine) -> None:
    assert cli("doctor").returncode == 2


def test_debug_shows_the_traceback(cli: CommandLine) -> None:
    result = cli("run", "Nope", "--debug")
    assert result.returncode == 4
    assert "Traceback" in result.stderr
    assert "sandbox-secret" not in result.stderr


SCENARIO = """
[[project]]
name = "Shop"

[[project.pipeline]]
name = "Nightly"
duration = "1h"
steps = ["Extract", "Load"]

[[fault]]
kind = "502"
operation = "get_pipeline_execution"
at = [1, 2]
"""


def test_a_sandbox_with_a_scenario_a_speed_faults_and_a_state(cli: CommandLine, tmp_path: Path) -> None:
    scenario, state = tmp_path / "shop.toml", tmp_path / "state"
    scenario.write_text(SCENARIO)
    options = ["--scenario", str(scenario), "--speed", "3600x", "--state", str(state)]
    with Served(*options, "--fault", "429 operation=list_projects at=1 seconds=0") as served:
        settings = served.settings
        assert (settings["MAIA_PROJECT"], settings["MAIA_ENVIRONMENT"]) == ("Shop", "Prod")
        result = cli("run", "Nightly", "--json", env=settings)
        assert result.returncode == 0, result.stderr
        first, last = lines(result.stdout)
        assert last["duration_seconds"] == 3600.0
        root = settings["MAIA_BASE_URL"].removesuffix("/dpc")
        with urlopen(f"{root}/sandbox/state", timeout=10) as answer:
            known = json.load(answer)
        assert [(fault["kind"], fault["struck"]) for fault in known["faults"]] == [("502", 2), ("429", 1)]
        assert [step["name"] for step in known["runs"][0]["steps"]] == ["Extract", "Load"]
    with Served(*options) as served:  # it was killed
        result = cli("status", str(first["execution_id"]), "--json", env=served.settings)
        assert json.loads(result.stdout)["status"] == "SUCCESS"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--speed", "fast"], "--speed 'fast' is not how many times faster"),
        (["--speed", "-1"], "--speed '-1' is not how many times faster"),
        (["--fault", "burn"], "No fault 'burn'. There are lost-answer,"),
        (["--scenario", "none.toml"], "The scenario can't be read"),
        (["--state", "/dev/full"], "The state file /dev/full can't be used"),
    ],
)
def test_a_sandbox_that_can_not_be_made(cli: CommandLine, arguments: list[str], says: str) -> None:
    result = cli("sandbox", "--port", "0", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
