"""The status page. What it shows comes from `/sandbox/state`."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from ._messages import Response

SAFE_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@cache
def page() -> Response:
    """The page, under a policy that runs its own script and loads nothing else."""
    html = files("maia_client.sandbox").joinpath("page.html").read_text("utf-8")
    policy = (
        "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
        f" frame-ancestors 'none'; script-src {_hash(html, 'script')}; style-src {_hash(html, 'style')};"
        " require-trusted-types-for 'script'"
    )
    headers = {**SAFE_HEADERS, "content-type": "text/html; charset=utf-8", "content-security-policy": policy}
    return Response(200, headers, html.encode())


def _hash(html: str, tag: str) -> str:
    """What the policy calls the page's one inline element of that kind by."""
    [content] = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
