"""schemathesis against the sandbox over a real socket, over the whole document, with zero failures.

Run by `nox -s tests_contract`, in its environment. MAIA_EXAMPLES is how many cases each operation gets when it
fuzzes; walks along links are never fewer than 150.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

pytest.importorskip("schemathesis", reason="schemathesis lives in the environment of nox -s tests_contract")

from contract.stricter import STRICTER, for_schemathesis
from maia_client._generated import document
from maia_client.sandbox import DEMO, Sandbox, Scenario
from maia_client.sandbox._handlers import GUESSES

SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"
OPERATIONS = sum(1 for item in document("v1")["paths"].values() for value in item.values() if "operationId" in value)
SETTINGS = """
# A DELETE of this path takes one entry out of the list, and the list stays.
[[operations]]
include-operation-id = "get_agent_allowlist"
checks.use_after_free.enabled = false
"""
KNOWN = f"""
[parameters]
"path.projectId" = "{DEMO[0].id}"
"query.projectId" = "{DEMO[0].id}"
"path.environmentName" = "Prod"
"query.environmentName" = "Prod"
"""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Scenario(budget=None, token_lifetime=86400.0)) as sandbox:
        yield sandbox


def token(sandbox: Sandbox) -> str:
    settings = sandbox.environ
    form = {
        "grant_type": "client_credentials",
        "client_id": settings["MAIA_CLIENT_ID"],
        "client_secret": settings["MAIA_CLIENT_SECRET"],
        "audience": "https://api.matillion.com",
    }
    with urlopen(settings["MAIA_TOKEN_URL"], urlencode(form).encode(), timeout=10) as answer:
        return str(json.load(answer)["access_token"])


@pytest.mark.parametrize(
    ("known", "phases", "least"),
    [("", "examples,coverage,fuzzing", 1), (KNOWN, "fuzzing", 1), ("", "stateful", 150)],
    ids=["anything", "in a project that exists", "along links"],
)
def test_no_request_is_answered_in_another_way_than_documented(
    sandbox: Sandbox, tmp_path: Path, known: str, phases: str, least: int
) -> None:
    (tmp_path / "document.json").write_text(json.dumps(for_schemathesis(document("v1"))))
    (tmp_path / "schemathesis.toml").write_text(SETTINGS + known)
    arguments = ["run", "document.json", "--url", sandbox.environ["MAIA_BASE_URL"], "--phases", phases]
    arguments += ["--header", f"Authorization: Bearer {token(sandbox)}", "--seed", "1"]
    arguments += ["--max-examples", str(max(least, int(os.environ.get("MAIA_EXAMPLES", "20"))))]
    if known:
        # That project is to stay, for whatever comes after.
        arguments += ["--mode", "positive", "--exclude-operation-id", "delete_project"]
    arguments += ["--continue-on-failure", "--warnings", "off", "--no-color", "--request-timeout", "10"]
    result = subprocess.run(
        [str(SCHEMATHESIS), "--config-file", "schemathesis.toml", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    sys.stdout.write(result.stdout[-1500:])
    assert result.returncode == 0, result.stdout + result.stderr
    if phases == "stateful":
        links = re.search(r"API Links: +(\d+) covered", result.stdout)
        assert links is not None
        assert int(links[1]) >= 50
    else:
        assert re.search(rf"Tested: +{OPERATIONS - bool(known)}\n", result.stdout)


def test_what_we_are_stricter_in_is_told_to_users() -> None:
    for operation in STRICTER:
        assert any("answers 400" in guess for guess in GUESSES[operation])
