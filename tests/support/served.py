"""The installed command `maia sandbox` as a process of its own, and a plain client that has no policies."""

from __future__ import annotations

import http.client
import json
import shlex
import subprocess
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

from .command import MAIA

# Whatever a request raises when its connection breaks.
BROKEN = (OSError, http.client.HTTPException)
HOST = "127.0.0.1"
TIMEOUT_SECONDS = 60.0


class Served:
    """A sandbox that was started by its command. It is killed at the end of the block, whatever happens there.

    Args:
        command: the `maia` to run.
        env: its environment; that of this process if left out.
    """

    def __init__(self, *options: str, command: str = str(MAIA), env: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            [command, "sandbox", "--port", "0", *options],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """The settings that it prints when it answers."""
        stdout, stderr = self._process.stdout, self._process.stderr
        assert stdout is not None
        assert stderr is not None
        settings: dict[str, str] = {}
        while "MAIA_ENVIRONMENT" not in settings:  # the last one
            line = stdout.readline()
            assert line.startswith("export "), line + stderr.read()
            [name, value] = shlex.split(line.removeprefix("export "))[0].split("=", 1)
            settings[name] = value
        return settings

    def port(self) -> int:
        """Waits until it answers."""
        port = urlsplit(self.settings["MAIA_BASE_URL"]).port
        assert port is not None
        return port

    def rss(self) -> int:
        """Resident memory in bytes."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1]) * 1024

    def kill(self) -> None:
        """`kill -9`, and waits until it is gone."""
        self._process.kill()
        self._process.communicate(timeout=TIMEOUT_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._process.returncode is None:
            self.kill()


class Api:
    """One connection to a sandbox. Inside the block it has a token.

    Attributes:
        sent: requests for the service so far; the sandbox's own endpoints are not among them.
    """

    def __init__(self, port: int, project_id: str) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT_SECONDS)
        self._project = f"/dpc/v1/projects/{project_id}"
        self.sent = 0
        self.headers: dict[str, str] = {}

    def call(self, method: str, path: str, body: str = "") -> tuple[int, Any]:
        """The status and the JSON of the answer."""
        self.sent += not path.startswith("/sandbox/")
        self._connection.request(method, path, body.encode() or None, self.headers)
        response = self._connection.getresponse()
        return response.status, json.loads(response.read())

    def start(self, pipeline: str, **values: object) -> tuple[int, Any]:
        """Asks for a run."""
        body = {"pipelineName": pipeline, "environmentName": "Prod", **values}
        return self.call("POST", f"{self._project}/pipeline-executions", json.dumps(body))

    def record(self, execution_id: str) -> Mapping[str, str]:
        """A single run."""
        status, answer = self.call("GET", f"{self._project}/pipeline-executions/{execution_id}")
        assert status == 200, answer
        return answer  # type: ignore[no-any-return]

    def records(self, **filters: str) -> Iterator[Mapping[str, str]]:
        """All runs, page by page."""
        token: str | None = None
        while True:
            query = {"limit": 100, **filters} | ({"paginationToken": token} if token else {})
            status, page = self.call("GET", f"/dpc/v1/pipeline-executions?{urlencode(query)}")
            assert status == 200, page
            yield from page["results"]
            token = page.get("more")
            if token is None:
                return

    def advance(self, time: str) -> None:
        """Lets the sandbox's time pass."""
        status, answer = self.call("POST", "/sandbox/time", json.dumps({"advance": time}))
        assert status == 200, answer

    def rest(self) -> None:
        """Lets go of the connection, which the sandbox closes when it is not used. The next request opens another."""
        self._connection.close()

    def __enter__(self) -> Self:
        try:
            form = {"grant_type": "client_credentials", "audience": "a", "client_id": "sandbox"}
            form["client_secret"] = "sandbox-secret"
            status, answer = self.call("POST", "/oauth/dpc/token", urlencode(form))
            assert status == 200, answer
        except BaseException:
            self._connection.close()
            raise
        self.headers = {"authorization": f"Bearer {answer['access_token']}", "content-type": "application/json"}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()
