"""The fixtures here are the package's own, and not those of this project's other tests."""

from __future__ import annotations

from maia_client.pytest_plugin import maia

__all__ = ["maia"]
