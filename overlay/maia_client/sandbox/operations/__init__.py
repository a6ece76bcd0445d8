"""One module for each family of operations that keeps state. Importing this package fills the table of handlers."""

from __future__ import annotations

from . import agents, artifacts, audit_events, executions, projects, schedules, variables

__all__ = ["agents", "artifacts", "audit_events", "executions", "projects", "schedules", "variables"]
