"""The regions of a document: what its servers are called."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .documents import Object, expect_object
from .errors import SpecError


def regions(document: Object) -> dict[str, str]:
    """Region to base URL.

    Raises:
        SpecError: two servers would be called the same.
    """
    servers = document.get("servers")
    found: dict[str, str] = {}
    for entry in servers if isinstance(servers, list) else []:
        server = expect_object(entry, "servers")
        url = str(server.get("url"))
        name = str(server.get("description") or "").lower()
        if not re.fullmatch(r"[a-z0-9-]+", name):
            name = (urlsplit(url).hostname or url).partition(".")[0]
        if found.setdefault(name, url) != url:
            raise SpecError(f"servers: two of them are called {name}")
    return found
