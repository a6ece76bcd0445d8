"""A stand-in for the service, to try this client and to test code on. Needs the extra `sandbox`."""

from __future__ import annotations

from ._messages import Request, Response
from ._server import Sandbox
from ._service import Execution, Service
from ._world import DEMO, Pipeline, Project

__all__ = ["DEMO", "Execution", "Pipeline", "Project", "Request", "Response", "Sandbox", "Service"]
