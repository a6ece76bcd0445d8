"""The installed sandbox as a process of its own, and what a test needs to say to it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from support.served import Served

COMMAND = "MAIA_COMMAND"
"""The environment variable that names the `maia` to run."""


class SandboxProcess:
    """`maia sandbox` from another environment than this one. Its time stands still until it is advanced.

    Args:
        command: the `maia` to run.
        scenario: a TOML file; the demo if left out.
    """

    def __init__(self, command: str, scenario: Path | None = None) -> None:
        options = ["--scenario", str(scenario)] if scenario else []
        environ = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        self._served = Served("--speed", "0", *options, command=command, env=environ)
        self.settings = self._served.settings
        self._url = self.settings["MAIA_BASE_URL"].removesuffix("/dpc")

    def api(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """The answer to a request of the API, under a token of its own: time may have passed."""
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        named = {"authorization": f"Bearer {self._new_token()}", "content-type": "application/json", **(headers or {})}
        url = f"{self.settings['MAIA_BASE_URL']}{path}?{urlencode(query or {})}"
        return _send(Request(url, content, named, method=method))

    def start(self, project: str, pipeline: str, environment: str = "Prod") -> str:
        """Starts a run and returns its id."""
        body = {"pipelineName": pipeline, "environmentName": environment}
        execution = self.api("POST", f"/v1/projects/{project}/pipeline-executions", body)["pipelineExecutionId"]
        return str(execution)

    def publish(self, project: str, version: str, *files: str, **headers: str) -> None:
        """Publishes an artifact to Prod."""
        parts = "".join(
            f'--edge\r\nContent-Disposition: form-data; name="{file}"; filename="{file}"\r\n'
            "Content-Type: text/plain\r\n\r\ntype: orchestration\r\n"
            for file in files
        )
        named = {"versionName": version, "environmentName": "Prod", **headers}
        body, kind = f"{parts}--edge--\r\n".encode(), "multipart/form-data; boundary=edge"
        self.api("POST", f"/v1/projects/{project}/artifacts", body, headers={"content-type": kind, **named})

    def advance(self, time: str) -> None:
        """Lets its time pass, such as `2h`."""
        self._control("POST", "time", {"advance": time})

    def revoke_tokens(self) -> None:
        self._control("DELETE", "tokens")

    def fault(self, kind: str, operation: str, **values: object) -> None:
        """Lets something go wrong, once."""
        self._control("POST", "faults", {"kind": kind, "operation": operation, "at": [1], **values})

    def requests(self) -> list[dict[str, Any]]:
        """What has reached it, oldest first."""
        found: list[dict[str, Any]] = self._control("GET", "requests")["requests"]
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._served.kill()

    def _control(self, method: str, name: str, body: object = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        return _send(Request(f"{self._url}/sandbox/{name}", content, method=method))

    def _new_token(self) -> str:
        form = {
            "grant_type": "client_credentials",
            "client_id": self.settings["MAIA_CLIENT_ID"],
            "client_secret": self.settings["MAIA_CLIENT_SECRET"],
            "audience": "https://api.matillion.com",
        }
        request = Request(self.settings["MAIA_TOKEN_URL"], urlencode(form).encode())
        return str(_send(request)["access_token"])


def _send(request: Request) -> Any:
    with urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or b"null")
