"""DataHub's client for this API, which we did not write, on the sandbox. Run by `nox -s tests_clients`.

It leaves out list items that it can't read and says so in its log alone: hence whole lists are compared here.
"""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from clients.sandbox_process import SandboxProcess

pytest.importorskip("datahub", reason="acryl-datahub lives in the environment of nox -s tests_clients")

if TYPE_CHECKING:
    from datahub.ingestion.source.matillion_dpc.matillion_api import MatillionAPIClient

SALES, FINANCE = "5a1e5000-0000-4000-8000-000000000001", "5a1e5000-0000-4000-8000-000000000002"
NOWHERE = "5a1e5000-0000-4000-8000-0000000000ff"
LIST_PROJECTS, TOKEN = "projects.list_projects", "token"
CRON = "0 0 6 * * ?"


def api_config(sandbox: SandboxProcess, secret: str = "") -> dict[str, str]:
    return {
        "client_id": sandbox.settings["MAIA_CLIENT_ID"],
        "client_secret": secret or sandbox.settings["MAIA_CLIENT_SECRET"],
        "custom_base_url": sandbox.settings["MAIA_BASE_URL"],
        "custom_oauth_token_url": sandbox.settings["MAIA_TOKEN_URL"],
    }


def connect(sandbox: SandboxProcess, secret: str = "") -> MatillionAPIClient:
    from datahub.ingestion.source.matillion_dpc.config import MatillionAPIConfig
    from datahub.ingestion.source.matillion_dpc.matillion_api import MatillionAPIClient

    return MatillionAPIClient(MatillionAPIConfig.model_validate(api_config(sandbox, secret)))


@pytest.fixture
def client(sandbox: SandboxProcess) -> MatillionAPIClient:
    return connect(sandbox)


# -- what is there from the start


def test_projects(client: MatillionAPIClient) -> None:
    assert [(one.id, one.name) for one in client.get_projects()] == [(SALES, "Sales"), (FINANCE, "Finance")]


def test_environments(client: MatillionAPIClient) -> None:
    assert [one.name for one in client.get_environments(SALES)] == ["Prod", "Dev"]
    assert [one.name for one in client.get_environments(FINANCE)] == ["Prod"]


def test_published_pipelines(client: MatillionAPIClient) -> None:
    pipelines = client.get_pipelines(SALES, "Dev")
    assert [one.name for one in pipelines] == [
        "Daily load",
        "Broken load",
        "Skipped load",
        "Disabled load",
        "Endless load",
        "reports/Month end.orch.yaml",
        "reports/archive/Month end.orch.yaml",
    ]
    assert {one.published_time for one in pipelines} == {datetime(2026, 1, 1, tzinfo=UTC)}


def test_what_is_not_there_is_not_found(client: MatillionAPIClient) -> None:
    from requests import HTTPError

    with pytest.raises(HTTPError, match="404"):
        client.get_environments(NOWHERE)
    with pytest.raises(HTTPError, match="404"):
        client.get_pipeline_execution_steps(SALES, NOWHERE)
    assert client.get_artifact_details(SALES, "Nowhere") is None


# -- what comes to be


def test_a_published_artifact(sandbox: SandboxProcess, client: MatillionAPIClient) -> None:
    before = client.get_artifact_details(SALES, "Prod")
    files = [f"loads/{number:02}.orch.yaml" for number in range(60)]
    sandbox.publish(SALES, "2.0.0", *files, branch="main", commitHash="c0ffee")

    artifact = client.get_artifact_details(SALES, "Prod")
    assert artifact.assets == files
    details = artifact.details
    assert (details.version_name, details.branch, details.commit_hash) == ("2.0.0", "main", "c0ffee")
    assert details.enabled is True
    assert details.deployed_at == details.created_at > before.details.created_at
    assert before.details.version_name != "2.0.0"
    # Three pages, as it asks for 25 at a time.
    assert [one.name for one in client.get_pipelines(SALES, "Prod")] == files
    assert {one.published_time for one in client.get_pipelines(SALES, "Prod")} == {details.created_at}


def test_an_execution_from_start_to_end(sandbox: SandboxProcess, client: MatillionAPIClient) -> None:
    started = sandbox.start(SALES, "Daily load")
    sandbox.advance("1s")
    [running] = client.get_pipeline_executions(project_id=SALES)
    [step] = client.get_pipeline_execution_steps(SALES, started)
    assert (running.pipeline_execution_id, running.status, running.finished_at) == (started, "RUNNING", None)
    assert (step.name, step.result["status"], "finishedAt" in step.result) == ("Extract orders", "RUNNING", False)

    sandbox.advance("1h")
    [ended] = client.get_pipeline_executions(project_id=SALES)
    assert ended.pipeline_execution_id == started
    assert (ended.pipeline_name, ended.project_id, ended.environment_name) == ("Daily load", SALES, "Prod")
    assert (ended.status, ended.trigger, ended.pipeline_type) == ("SUCCESS", "API", "ORCHESTRATION")
    assert ended.finished_at - ended.started_at == timedelta(seconds=4)
    steps = client.get_pipeline_execution_steps(SALES, started)
    assert [(one.name, one.result["status"]) for one in steps] == [
        ("Extract orders", "SUCCESS"),
        ("Load warehouse", "SUCCESS"),
        ("Refresh views", "SUCCESS"),
    ]
    assert len({one.id for one in steps}) == len(steps)
    assert datetime.fromisoformat(steps[0].result["startedAt"]) == ended.started_at
    assert datetime.fromisoformat(steps[-1].result["finishedAt"]) == ended.finished_at


def test_a_failure_says_why(sandbox: SandboxProcess, client: MatillionAPIClient) -> None:
    started = sandbox.start(SALES, "Broken load")
    sandbox.advance("1h")
    [failed] = client.get_pipeline_executions(project_id=SALES)
    message = "Load warehouse: table ORDERS does not exist"
    assert (failed.status, failed.message) == ("FAILED", message)
    *_, last = client.get_pipeline_execution_steps(SALES, started)
    assert (last.result["status"], last.result["message"]) == ("FAILED", message)


def test_a_step_leads_to_the_execution_of_its_child(sandbox: SandboxProcess, client: MatillionAPIClient) -> None:
    parent = sandbox.start(FINANCE, "Close books")
    sandbox.advance("1h")
    plain, with_child = client.get_pipeline_execution_steps(FINANCE, parent)
    assert plain.child_pipeline is None
    [child] = client.get_pipeline_executions(pipeline_name="Monthly report")
    assert with_child.child_pipeline == {"id": child.pipeline_execution_id, "name": "Monthly report"}
    assert (child.status, child.project_id) == ("SUCCESS", FINANCE)
    steps = client.get_pipeline_execution_steps(FINANCE, child.pipeline_execution_id)
    assert [one.name for one in steps] == ["Collect", "Render"]


def test_executions_are_filtered_and_paged(sandbox: SandboxProcess, client: MatillionAPIClient) -> None:
    days = []
    for _ in range(5):
        days.append(sandbox.start(SALES, "Daily load"))
        sandbox.advance("24h")
    broken = sandbox.start(SALES, "Broken load", "Dev")
    finance = sandbox.start(FINANCE, "Monthly report")
    newest_first = [finance, broken, *reversed(days)]

    def ids(**wanted: Any) -> list[str]:
        return [one.pipeline_execution_id for one in client.get_pipeline_executions(**wanted)]

    assert ids() == newest_first
    assert ids(limit=2) == newest_first
    assert ids(project_id=FINANCE) == [finance]
    assert ids(pipeline_name="broken") == [broken]
    third = client.get_pipeline_executions()[-3].started_at.isoformat()
    assert ids(started_after=third) == newest_first[:-2]
    assert ids(started_before=third) == newest_first[-3:]
    assert ids(started_after=third, started_before=third) == [days[2]]


def test_schedules(sandbox: SandboxProcess, client: MatillionAPIClient) -> None:
    assert client.get_schedules(SALES) == []
    created = schedule(sandbox, enabled=False)
    [found] = client.get_schedules(SALES)
    assert (found.schedule_id, found.name, found.pipeline_name) == (created, "Every morning", "Daily load")
    assert (found.cron_expression, found.schedule_enabled, found.environment_name) == (CRON, False, "Prod")
    assert client.get_schedules(FINANCE) == []


# -- what keeps no state: the answers are made of their schemas, and the lists have to end


def test_streaming_pipelines(sandbox: SandboxProcess, client: MatillionAPIClient) -> None:
    [answered] = sandbox.api("GET", f"/v1/projects/{FINANCE}/streaming-pipelines")["results"]
    [streaming] = client.get_streaming_pipelines(FINANCE)
    assert (streaming.project_id, streaming.name) == (FINANCE, answered["name"])
    assert streaming.streaming_pipeline_id == answered["streamingPipelineId"]
    assert streaming.agent_id == answered["agentId"]


def test_lineage_events(sandbox: SandboxProcess, client: MatillionAPIClient) -> None:
    window = {"generatedFrom": "2026-01-01T00:00:00Z", "generatedBefore": "2026-01-31T00:00:00Z"}
    answered = sandbox.api("GET", "/v1/lineage/events", query=window)["results"]
    assert client.get_lineage_events(*window.values()) == answered != []
    assert client.get_lineage_events(*window.values(), page=1) == []


# -- two forms of an answer


def test_wrapped_records_leave_its_lists_as_they_are(wrapping_sandbox: SandboxProcess) -> None:
    """It reads executions from lists, which are flat in either case, and unwraps nothing."""
    sandbox = wrapping_sandbox
    started = sandbox.start(SALES, "Daily load")
    sandbox.advance("1h")
    single = sandbox.api("GET", f"/v1/projects/{SALES}/pipeline-executions/{started}")
    assert single["result"]["pipelineExecutionId"] == started

    client = connect(sandbox)
    [execution] = client.get_pipeline_executions()
    assert (execution.pipeline_execution_id, execution.status) == (started, "SUCCESS")
    assert len(client.get_pipeline_execution_steps(SALES, started)) == 3
    assert client.get_artifact_details(SALES, "Prod").details.enabled is True


# -- what goes wrong


def test_wrong_credentials_get_no_token(sandbox: SandboxProcess) -> None:
    from requests import HTTPError

    with pytest.raises(HTTPError, match="401"):
        connect(sandbox, secret="guessed")


@pytest.mark.parametrize("how", ["expired", "revoked", "refused"])
def test_it_renews_its_token(sandbox: SandboxProcess, client: MatillionAPIClient, how: str) -> None:
    match how:
        case "expired":
            sandbox.advance("31m")
        case "revoked":
            sandbox.revoke_tokens()
        case _:
            sandbox.fault("401", "list_projects")
    assert len(client.get_projects()) == 2
    assert answers(sandbox) == [(TOKEN, 200), (LIST_PROJECTS, 401), (TOKEN, 200), (LIST_PROJECTS, 200)]


@pytest.mark.parametrize(
    ("kind", "status"),
    [("429", 429), ("500", 500), ("502", 502), ("504", 504), ("cut-before", 0), ("lost-answer", 200)],
)
def test_it_tries_again(sandbox: SandboxProcess, client: MatillionAPIClient, kind: str, status: int) -> None:
    no_pause = {"seconds": 0} if kind == "429" else {}
    sandbox.fault(kind, "list_projects", **no_pause)
    assert len(client.get_projects()) == 2
    assert answers(sandbox) == [(TOKEN, 200), (LIST_PROJECTS, status), (LIST_PROJECTS, 200)]


@pytest.mark.parametrize(("kind", "status"), [("403", 403), ("520", 520)])
def test_it_gives_up(sandbox: SandboxProcess, client: MatillionAPIClient, kind: str, status: int) -> None:
    from requests import HTTPError

    sandbox.fault(kind, "list_projects")
    with pytest.raises(HTTPError, match=kind):
        client.get_projects()
    assert answers(sandbox) == [(TOKEN, 200), (LIST_PROJECTS, status)]


# -- the whole of it


def test_its_ingestion(sandbox: SandboxProcess) -> None:
    """Everything that DataHub would show of the demo after three starts."""
    from datahub.ingestion.api.common import PipelineContext
    from datahub.ingestion.source.matillion_dpc.matillion import MatillionSource
    from datahub.metadata import schema_classes as schemas

    schedule(sandbox, enabled=True)
    for project, pipeline in ((SALES, "Daily load"), (SALES, "Broken load"), (FINANCE, "Close books")):
        sandbox.start(project, pipeline)
    sandbox.advance("1h")
    now = datetime.now(UTC)
    window = {"start_time": (now - timedelta(days=1)).isoformat(), "end_time": (now + timedelta(days=1)).isoformat()}
    source = MatillionSource.create({"api_config": api_config(sandbox), **window}, PipelineContext(run_id="sandbox"))
    assert source.test_connection().basic_connectivity.capable is True

    aspects = [unit.metadata.aspect for unit in source.get_workunits()]
    report = source.get_report()
    assert (list(report.failures), list(report.warnings)) == ([], [])
    assert (report.projects_scanned, report.environments_scanned, report.executions_scanned) == (2, 3, 4)

    containers = [one.name for one in aspects if isinstance(one, schemas.ContainerPropertiesClass)]
    assert sorted(containers) == ["Dev", "Finance", "Prod", "Prod", "Sales"]
    flows = {one.name: one.customProperties for one in aspects if isinstance(one, schemas.DataFlowInfoClass)}
    [streaming] = sandbox.api("GET", f"/v1/projects/{SALES}/streaming-pipelines")["results"]
    assert set(flows) == {"Daily load", "Broken load", "Close books", "Monthly report", streaming["name"]}
    assert flows["Daily load"]["is_published"] == "true"
    assert (flows["Daily load"]["schedule_cron"], flows["Daily load"]["schedule_enabled"]) == (CRON, "True")
    jobs = [one.name for one in aspects if isinstance(one, schemas.DataJobInfoClass)]
    daily, broken = ["Extract orders", "Load warehouse", "Refresh views"], ["Extract orders", "Load warehouse"]
    assert sorted(jobs) == sorted([*daily, *broken, "Lock ledger", "Report", "Collect", "Render"])
    ends = [one.result.nativeResultType for one in aspects if isinstance(one, schemas.DataProcessInstanceRunEventClass)]
    # Each run and each of its steps: of four runs one failed, with one of its two steps.
    assert (len(ends), ends.count("SUCCESS"), ends.count("FAILED")) == (13, 11, 2)


# -- that all of this stays on this machine


def test_other_hosts_are_out_of_reach(other_hosts: list[str]) -> None:
    with socket.socket() as tcp, pytest.raises(PermissionError):
        tcp.connect(("192.0.2.1", 443))
    with pytest.raises(PermissionError):
        socket.getaddrinfo("datahub.test", 443)
    assert other_hosts == ["192.0.2.1", "datahub.test"]
    other_hosts.clear()


def schedule(sandbox: SandboxProcess, *, enabled: bool) -> str:
    """Schedules the daily load and returns the id."""
    timing = {"name": "Every morning", "cronExpression": CRON, "cronTimezone": "UTC", "scheduleEnabled": enabled}
    body = {"pipeline": {"pipelineName": "Daily load", "environmentName": "Prod"}, "schedule": timing}
    return str(sandbox.api("POST", f"/v1/projects/{SALES}/schedules", body)["scheduleId"])


def answers(sandbox: SandboxProcess) -> list[tuple[str, int]]:
    """The operations that were asked for and their statuses, oldest first."""
    return [(one["operation"], one["status"]) for one in sandbox.requests()]
