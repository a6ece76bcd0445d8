"""Puts httpx2 in the place of httpx, in every process of the tests. Only `nox -s tests_httpx2` has this on its path."""

from __future__ import annotations

import httpx2

httpx2.alias_httpx()
