"""Long tests over real connections: their options, and what they measured."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("endurance")
    group.addoption("--cycles", type=int, default=500, help="How often test_kill.py kills the sandbox.")
    group.addoption("--starts", type=int, default=1000, help="How many starts test_starts.py makes of each kind.")
    group.addoption("--rate", type=float, default=1000.0, help="Requests per second of test_load.py; 0 for all it can.")
    group.addoption("--seconds", type=int, default=60, help="How long test_load.py keeps them up.")
    group.addoption("--results", type=Path, help="Also write what was measured to this file.")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Writes the tables of all tests, and the sums of what they counted."""
    lines: list[str] = []
    counts: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties if report.when == "call" else ():
            if name == "count":
                counts.update(value)
            else:
                lines.append(f"{name:<52}{value}")
    lines += [f"{name:<52}{value:,}" for name, value in counts.items()]
    terminalreporter.section("measured")
    for line in lines:
        terminalreporter.line(line)
    if results := config.getoption("--results"):
        results.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
