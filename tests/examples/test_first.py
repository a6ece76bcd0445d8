from maia_client import Maia
from maia_client.sandbox import Sandbox


def test_the_load_gets_its_day(maia, maia_sandbox):
    run = maia.run("Daily load", variables={"day": "2026-11-24"})
    maia_sandbox.advance("1h")
    assert run.wait()
    [start] = maia_sandbox.starts("Daily load")
    assert start.variables == {"day": "2026-11-24"}


def test_over_tls(monkeypatch):
    with Sandbox(tls=True) as sandbox:
        # An authority of its own signs the certificate; this is how a process is told to trust it.
        monkeypatch.setenv("SSL_CERT_FILE", sandbox.environ["SSL_CERT_FILE"])
        with Maia(environ=sandbox.environ) as maia:
            assert maia.api.projects.list_projects().total == 2
