"""The honesty page: operation by operation, what the sandbox rests on, and what it had to guess."""

from __future__ import annotations

from collections.abc import Mapping

from . import operations  # noqa: F401 - fills the table of guesses
from ._contract import Contract, Route
from ._handlers import GUESSES
from ._messages import Json

__all__ = ["honesty_page"]

_INTRODUCTION = """\
# What the sandbox knows, and what it guesses

<!-- Written by `MAIA_WRITE_GOLDENS=1 nox -s tests -- tests/test_honesty.py`. Do not edit. -->

The sandbox is a stand-in, made without access to the service. What a test shows on it holds for the service as far as
this page goes. Whoever knows better is welcome to say so.

## Everywhere

| what | rests on |
| --- | --- |
| token: URL, form fields, fields of the answer | public clients |
| token: good for 30 minutes | the publisher's pages |
| token: 400 and 401 with `{"error": ...}`, several tokens at a time | guess |
| base path `/dpc/v1`, bearer token, `application/problem+json` and its fields | the publisher's pages |
| 1000 requests per minute, 429 with `Retry-After` | the publisher's pages |
| one budget for all, whose minute begins with its first request; tokens do not count; the wait is in seconds | guess |
| which requests fit, of parameters, bodies and formats | the document |
| a request that does not fit answers 400 with violations | the document, where it says so; elsewhere a guess |
| an unknown path answers 404, an unknown method 405 with `Allow`; what is not there answers 404 | guess |
| a request without a good token answers 401 before anything else is looked at | guess |
| `2XX` in the document: 200 with a body, and without one 204 or what is noted below | guess |
| two ways to page, their parameters, limits and defaults | guides and public clients |
| single executions flat or, by choice, inside `{"result": ...}` | pages say the one, public clients the other |
| texts of 403 and of gateway errors in HTML | what clients have reported |
| statuses: RUNNING, CANCELLING, SUCCESS, FAILED, CANCELLED, SKIPPED | the publisher's pages |
| the order of checks in a start: project, environment, pipeline, 410, 409 | guess |

## By operation

*Keeps state* means that the operation does what it says. *Instance* means that it answers with an instance of its
schema, always the same; of these, a path that was deleted answers 404 until something is made there again. Documents
and clients are the first that the operation is known from; `docs/operations.md` and `spec/` have all of them. Open is
what all sources leave open, and guesses are how the sandbox settled it.
"""
_HEAD = """\
| Operation | Answers | Documents | Public clients | Open | Guesses |
| --- | --- | --- | --- | --- | --- |
"""


def honesty_page(documents: Mapping[str, Json]) -> str:
    """The page as Markdown.

    Args:
        documents: API version to bundled document.
    """
    return _INTRODUCTION + "".join(
        f"\n### {version}\n\n{_HEAD}{''.join(sorted(map(_row, Contract(document).routes.values())))}"
        for version, document in documents.items()
    )


def _row(route: Route) -> str:
    name, operation = route.name, route.operation
    evidence = operation.get("x-evidence", ["the publisher's own document"])
    clients = [one for one in evidence if one.startswith("github:") or "client" in one.split(":")[0]]
    papers = [one for one in evidence if one not in clients]
    cells = (
        f"`{name}`",
        "keeps state" if name in GUESSES else "instance",
        papers[0] if papers else "",
        clients[0] if clients else "",
        "<br>".join(operation.get("x-unsure", ())),
        "<br>".join(GUESSES.get(name, ("everything that its schema does not say",))),
    )
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n"
