import asyncio

from maia_client import AsyncMaia, Maia
from maia_client.sandbox import Fault, Sandbox


def test_the_load_gets_its_day(maia, maia_sandbox):
    run = maia.run("Daily load", variables={"day": "2026-11-24"})
    maia_sandbox.advance("1h")
    assert run.wait()
    [start] = maia_sandbox.starts("Daily load")
    assert start.variables == {"day": "2026-11-24"}


def test_a_gateway_that_fails_once(maia, maia_sandbox):
    maia_sandbox.fault(Fault("502", "list_projects", at=(1,)))
    assert maia.api.projects.list_projects().total == 2
    assert [request.status for request in maia_sandbox.requests("list_projects")] == [502, 200]
    maia_sandbox.clear_faults()


def test_an_asynchronous_client(maia_sandbox):
    async def start():
        async with AsyncMaia(environ=maia_sandbox.environ) as maia:
            return await maia.run("Daily load")

    run = asyncio.run(start())
    assert [start.id for start in maia_sandbox.starts()] == [run.id]


def test_over_tls(monkeypatch):
    with Sandbox(tls=True) as sandbox:
        # An authority of its own signs the certificate; this is how a process is told to trust it.
        monkeypatch.setenv("SSL_CERT_FILE", sandbox.environ["SSL_CERT_FILE"])
        with Maia(environ=sandbox.environ) as maia:
            assert maia.api.projects.list_projects().total == 2
