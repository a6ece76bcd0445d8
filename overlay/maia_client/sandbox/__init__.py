"""A stand-in for the service, to try this client and to test code on. Needs the extra `sandbox`."""

from __future__ import annotations

from ._execution import Execution
from ._faults import KINDS, Fault, parse_fault
from ._in_process import InProcess
from ._log import Received
from ._messages import Request, Response
from ._scenario import Scenario, load_scenario
from ._server import Sandbox
from ._service import Service
from ._world import DEMO, Pipeline, Project, Step

__all__ = [
    "DEMO",
    "KINDS",
    "Execution",
    "Fault",
    "InProcess",
    "Pipeline",
    "Project",
    "Received",
    "Request",
    "Response",
    "Sandbox",
    "Scenario",
    "Service",
    "Step",
    "load_scenario",
    "parse_fault",
]
