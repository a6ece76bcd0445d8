"""Who may look: pages and programs on this machine, not a website that the browser here also has open."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LOOPBACK = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)


def is_local(headers: Mapping[str, str]) -> bool:
    """Whether a request was meant for a service on this machine, and no other site had it sent.

    A website can lead a name of its own to 127.0.0.1 (DNS rebinding): the browser then sends that name as `Host`. It
    can also send a form here: the browser then sends the website as `Origin`.

    Args:
        headers: names in lower case.
    """
    host = headers.get("host", "")
    origin = headers.get("origin")
    return _LOOPBACK.fullmatch(host) is not None and origin in (None, f"http://{host}", f"https://{host}")
