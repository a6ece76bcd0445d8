"""`maia run-many` in a process of its own, over a real socket."""

from __future__ import annotations

import json
import signal
import subprocess
import tracemalloc
from pathlib import Path

import pytest

from maia_client.cli._exits import worst
from maia_client.cli._lines import Lines
from maia_client.sandbox import Request, Response
from support.command import MAIA, CommandLine
from support.faulty import ScriptedService

STARTS = "POST /dpc/v1/projects/5a1e5000-0000-4000-8000-000000000001/pipeline-executions"


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def started(service: ScriptedService) -> list[str]:
    return [run.pipeline for run in service.starts()]


def test_every_line_is_run_and_has_a_verdict(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    (tmp_path / "runs.csv").write_text(
        'pipeline,environment,day,note\nQuick load,,2026-11-24,\nQuick load,Dev,,"a\nb"\n\nSlow load,,,\n'
    )
    result = cli("run-many", "runs.csv", "--json", "--results", "results.jsonl")
    assert result.returncode == 0, result.stderr
    verdicts = lines(result.stdout)
    assert {(one["line"], one["status"]) for one in verdicts} == {(2, "SUCCESS"), (4, "SUCCESS"), (6, "SUCCESS")}
    assert lines((tmp_path / "results.jsonl").read_text()) == verdicts
    variables = [(run.environment, run.request.get("scalarVariables")) for run in service.starts()]
    assert [one for one in variables if one[0] == "Prod"] == [("Prod", {"day": "2026-11-24"}), ("Prod", None)]
    assert ("Dev", {"note": "a\nb"}) in variables
    assert {str(one["execution_id"]) for one in verdicts} == {run.id for run in service.starts()}
    assert "3 started, 3 succeeded, 0 failed" in result.stderr


def test_the_most_serious_verdict_decides(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    names = ["Quick load", "Broken load", "Skipped load", "Nowhere", "Disabled load"]
    (tmp_path / "runs.jsonl").write_text("".join(f'{{"pipeline": "{name}"}}\n' for name in names))
    result = cli("run-many", "runs.jsonl")
    assert result.returncode == 4
    assert len(result.stdout.splitlines()) == 5
    assert "2 FAILED Broken load" in result.stdout
    assert "3 SKIPPED Skipped load" in result.stdout
    assert "4 ERROR Nowhere · No pipeline called 'Nowhere'" in result.stdout
    assert started(service) == names[:3]
    assert "Only step: no such table" in result.stdout
    assert worst({0, 1, 8}) == 1
    assert worst({0}) == worst(()) == 0


def test_a_wrong_secret_is_tried_once(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    (tmp_path / "runs.jsonl").write_text('{"pipeline": "Quick load"}\n' * 200)
    result = cli("run-many", "runs.jsonl", env={"MAIA_CLIENT_SECRET": "wrong"})
    assert result.returncode == 3
    assert len(service.sent("/token")) == 1
    assert len(result.stdout.splitlines()) <= 64


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("runs.csv", "name,day\nx,y\n", ["line 1: no column is called 'pipeline'"]),
        ("runs.csv", "pipeline,a,a\nQuick load,1,2\n", ["line 1: 'a' heads several columns"]),
        ("runs.csv", "pipeline,a\nQuick load,1\nx\n,2\n", ["line 3: it has 1 cells", "line 4: pipeline is missing"]),
        ("runs.csv", 'pipeline\n"Quick load\n', ["not CSV"]),
        ("runs.csv", "pipeline\n", ["there is no line in it"]),
        (
            "runs.jsonl",
            '{"pipeline": "Quick load"}\n{"pipeline"\n[]\n',
            ["line 2: it is not JSON", "line 3: it is not"],
        ),
        ("runs.jsonl", '{"pipeline": "x", "variables": {"a": null}}', ["line 1: Variable 'a' is NoneType"]),
        ("runs.jsonl", '{"pipeline": "x", "grids": {"a": [[1]]}}', ["line 1: Row 1, column 1 of grid 'a'"]),
        ("runs.jsonl", '{"pipeline": "x", "day": "1"}', ["line 1: unknown key 'day'"]),
        ("runs.jsonl", '{"pipeline": "x", "tag": "t"}', ["line 1: it has a tag"]),
        ("runs.txt", "", ["neither .csv nor .jsonl"]),
    ],
)
def test_a_file_with_mistakes_starts_nothing(
    cli: CommandLine, service: ScriptedService, tmp_path: Path, name: str, text: str, says: list[str]
) -> None:
    (tmp_path / name).write_text(text)
    result = cli("run-many", name, "--journal", "journal.db")
    assert (result.returncode, result.stdout) == (2, "")
    for problem in says:
        assert problem in result.stderr
    assert not service.seen


def test_a_file_that_is_not_there_or_not_text(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00")
    assert cli("run-many", "none.csv").returncode == cli("run-many", "binary.csv").returncode == 2
    assert cli("run-many", "none.csv", "--max-parallel", "0").returncode == 2


def test_ten_thousand_lines_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    with path.open("w") as file:
        for number in range(10_000):
            file.write(json.dumps({"pipeline": "Load", "variables": {"n": number % 5000, "text": "x" * 1000}}) + "\n")
    tracemalloc.start()
    try:
        assert Lines(path, keyed=True).check() == (10_000, [])
        assert tracemalloc.get_traced_memory()[1] < 3_000_000  # of 10 MB
    finally:
        tracemalloc.stop()
    assert len({line.key for line in Lines(path, keyed=True)}) == 10_000


def test_no_more_than_so_many_go_on_at_a_time_and_stdin_will_do(cli: CommandLine, service: ScriptedService) -> None:
    handle, most = service.handle, [0]

    def watch(request: Request) -> Response:
        response = handle(request)
        now = service.clock()
        most[0] = max(most[0], sum(run.record(now)["status"] == "RUNNING" for run in service.starts()))
        return response

    service.handle = watch  # type: ignore[method-assign]
    process = subprocess.run(
        [str(MAIA), "run-many", "-", "--max-parallel", "3"],
        env=cli.environ,
        input='{"pipeline": "Quick load"}\n' * 8,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert process.returncode == 0, process.stderr
    assert most == [3]
    assert len(service.starts()) == 8


OPTIONS = ("--journal", "journal.db", "--results", "results.jsonl")


def test_kill_9_and_the_same_command_again(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    with (tmp_path / "runs.jsonl").open("w") as file:
        for number in range(12):
            name = "Quick load" if number % 2 else "Slow load"
            file.write(json.dumps({"pipeline": name, "variables": {"n": number % 4}}) + "\n")
    command = ("run-many", "runs.jsonl", *OPTIONS, "--json")
    killed = cli.interrupted(*command, when=lambda: len(service.sent(STARTS)) >= 6, by=signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    before = len(service.starts())
    assert 0 < before < 12
    again = cli(*command, timeout=120)
    assert again.returncode == 0, again.stderr
    assert len(service.starts()) == 12  # one for each line, though some say the same
    results = lines((tmp_path / "results.jsonl").read_text())
    assert len({one["key"] for one in results}) == len(results) == 12
    assert {one["execution_id"] for one in results} == {run.id for run in service.starts()}
    sent = len(service.seen)
    third = cli(*command)
    assert (third.returncode, third.stdout) == (0, "")
    assert len(service.seen) == sent  # what is known is not asked again
    assert "12 known" in third.stderr


def test_a_result_that_was_cut_off_is_no_result(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    (tmp_path / "runs.csv").write_text("pipeline\nBroken load\n")
    results = tmp_path / "results.jsonl"
    assert cli("run-many", "runs.csv", *OPTIONS).returncode == 1
    assert cli("run-many", "runs.csv", *OPTIONS).returncode == 1  # from what is written there
    whole = results.read_text()
    results.write_text(whole[:50])
    again = cli("run-many", "runs.csv", *OPTIONS)
    assert again.returncode == 1
    assert "1 adopted" in again.stderr
    assert len(service.starts()) == 1
    assert results.read_text().splitlines()[1:] == [whole.strip()]


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("give_up", ["leave", "cancel"])
def test_130_interrupted(
    cli: CommandLine, service: ScriptedService, tmp_path: Path, by: signal.Signals, give_up: str
) -> None:
    (tmp_path / "runs.csv").write_text("pipeline\n" + "Endless load\n" * 5)
    command = ("run-many", "runs.csv", *OPTIONS, "--max-parallel", "2", "--on-give-up", give_up)
    result = cli.interrupted(
        *command, when=lambda: len(service.starts()) == 2 and len(service.sent("GET /dpc/v1/")) > 3, by=by
    )
    assert result.returncode == 130
    assert len(service.starts()) == 2
    assert "No run is started any more" in result.stderr
    assert ("asked to cancel 2 runs" if give_up == "cancel" else "2 runs go on") in result.stderr
    assert "Come back with the same command" in result.stderr
    assert "Traceback" not in result.stderr
    statuses = {str(run.record(service.clock())["status"]) for run in service.starts()}
    assert statuses == ({"RUNNING"} if give_up == "leave" else {"CANCELLED"})


def test_results_that_can_not_be_written_do_not_stop_it(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "runs.csv").write_text("pipeline\nQuick load\nBroken load\n")
    command = f"ulimit -f 0; exec {MAIA} run-many runs.csv --results results.jsonl"
    full = subprocess.run(
        ["bash", "-c", command], env=cli.environ, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert full.returncode == 2
    assert len(full.stdout.splitlines()) == 2
    assert "verdict on line 2 can't be written" in full.stderr
    assert "Traceback" not in full.stderr
    nowhere = cli("run-many", "runs.csv", "--results", "no/such/folder")
    assert (nowhere.returncode, nowhere.stdout) == (2, "")


def test_a_time_limit_is_that_of_each_wait(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "runs.csv").write_text("pipeline\nEndless load\nQuick load\n")
    result = cli("run-many", "runs.csv", "--timeout", "5s", "--json")
    assert result.returncode == 9
    assert {one["line"]: (one["status"], one["ended"]) for one in lines(result.stdout)} == {
        2: ("RUNNING", False),
        3: ("SUCCESS", True),
    }


def test_a_reader_that_goes_away_changes_nothing(cli: CommandLine, service: ScriptedService, tmp_path: Path) -> None:
    (tmp_path / "runs.csv").write_text("pipeline\nQuick load\nBroken load\n")
    process = cli.unread("run-many", str(tmp_path / "runs.csv"))
    assert process.returncode == 1
    assert "Broken pipe" not in process.stderr
    assert len(service.starts()) == 2
