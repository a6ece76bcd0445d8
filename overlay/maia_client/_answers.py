"""What an answer means: a parsed success, or the error that fits it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from http import HTTPStatus
from typing import TypeVar

from . import errors
from ._effects import Answer
from ._secret import Secret, redacted
from ._settings import Settings
from ._text import one_line

T = TypeVar("T")

_BY_STATUS: dict[int, type[errors.StatusError]] = {
    400: errors.BadRequest,
    401: errors.Unauthorized,
    403: errors.Forbidden,
    404: errors.NotFound,
    408: errors.ServerError,
    409: errors.Conflict,
    410: errors.Gone,
    429: errors.RateLimited,
}
# RFC 9457, and `error` as token endpoints answer it (RFC 6749).
_PROBLEM_FIELDS = ("type", "title", "status", "detail", "instance", "violations", "error")


def parsed(answer: Answer, parse: Callable[[Answer], T], *, method: str, path: str, secret: Secret) -> T:
    """The typed success. A secret that the body quotes is kept out of the error.

    Raises:
        InvalidResponse: the body is empty, cut off, or not what the operation answers.
    """
    # Generated parsers raise whatever a body of the wrong shape leads them to; all of it means the same. Their error is
    # not passed on: it quotes the body.
    with suppress(Exception):
        return parse(answer)
    answer = _redacted(answer, secret)
    raise errors.InvalidResponse(
        f"{method} {path} answered {answer.status_code} with {_body_in_words(answer)}, which is not what this operation"
        " returns. Check that the base URL is the API's.",
        method=method,
        path=path,
        excerpt=_excerpt(answer),
    )


def error_from(
    answer: Answer,
    *,
    method: str,
    path: str,
    secret: Secret,
    kind: type[errors.StatusError] | None = None,
    hint: str | None = None,
) -> errors.StatusError:
    """The error for an answer outside 2xx: `kind`, or the one that its status stands for.

    Args:
        secret: what the request carried; where the answer quotes it, it is taken out.
        hint: what to do, if that is known better than by the status alone.
    """
    status = answer.status_code
    kind = kind or _BY_STATUS.get(status) or (errors.ServerError if status >= 500 else errors.StatusError)
    answer = _redacted(answer, secret)
    problem = _problem(answer, secret)
    return kind(
        _describe(answer, problem, kind.hint if hint is None else hint, method=method, path=path),
        method=method,
        path=path,
        status=status,
        problem=problem,
        retry_after=retry_after(answer),
        # "See other" and its kin are also what a service says when it has done what was asked.
        maybe_processed=True if 300 <= status < 304 else None,
        excerpt=_excerpt(answer),
    )


def _describe(answer: Answer, problem: dict[str, object], hint: str, *, method: str, path: str) -> str:
    """`GET /v1/projects answered 403 Forbidden: <what the service says>. <what to do>`"""
    detail = problem.get("detail") or problem.get("title") or problem.get("error")
    violations = problem.get("violations")
    if isinstance(violations, list) and violations:
        detail = f"{detail or 'violations'} ({'; '.join(str(violation) for violation in violations)})"
    said = one_line(str(detail)) if detail else _body_in_words(answer)
    if 300 <= answer.status_code < 400:
        hint = "Redirects are not followed, so that no other host sees the token. Check the base URL."
    return f"{method} {path} answered {_status_in_words(answer.status_code)}: {said.rstrip('.')}. {hint}".rstrip()


def hint_for(answer: Answer, settings: Settings) -> str | None:
    """What to do about a 401, 403 or 404: it names the settings that may be wrong, and where they came from."""

    def found(name: str) -> str:
        source = settings.sources.get(name)
        return f" (from {source})" if source else ""

    place = f"{settings.place}{found('base_url')}"
    who = next((name for name in ("token", "token_command", "client_id") if name in settings.sources), "client_id")
    match answer.status_code:
        case 401:
            return f"Check that the credentials{found(who)} belong to an account of {place}."
        case 403 if re.search(r"\bIP\b", answer.text[:10_000]):
            remedy = "Add this address to it"
            if not settings.ipv4_only:
                remedy += ", or set MAIA_IP_VERSION=4 if the list has IPv4 addresses alone"
            return f"The account's IP allow list leaves out the address that this request came from. {remedy}."
        case 403:
            return (
                f"The credentials{found(who)} may lack a role for this, or the account's IP allow list may leave out"
                " this address."
            )
        case 404:
            return f"Check the id, the project{found('project')} and the region: this is {place}."
        case _:
            return None


EXCERPT = 1000
"""Characters of an answer that an error keeps."""


def _excerpt(answer: Answer) -> str:
    """The beginning of an answer that has been redacted, on one line."""
    return one_line(re.sub(r"(?i)(bearer\s+)\S+", r"\1***", answer.text[: 4 * EXCERPT]), EXCERPT)


def date_of(answer: Answer) -> datetime | None:
    """What the service's clock showed, in whole seconds; None where it does not say."""
    return _http_date(answer.headers.get("date", ""))


def _redacted(answer: Answer, secret: Secret) -> Answer:
    """The answer without the secret, and without what looks like a token of somebody else."""
    text = redacted(answer.content.decode("latin-1"), secret)
    return replace(answer, content=_ANY_TOKEN.sub(r"\1***", text).encode("latin-1"))


_ANY_TOKEN = re.compile(r"(?i)(bearer\s+)[\w.~+/=-]{16,}")


def retry_after(answer: Answer) -> float | None:
    """Seconds from a `Retry-After` header, a number or a date, or None.

    A date is measured from the answer's own `Date`, so that a wrong clock here does no harm.
    """
    value = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", value):
        return float(value)
    until, now = _http_date(value), _http_date(answer.headers.get("date", ""))
    if until is None:
        return None
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())


@lru_cache(4)  # answers of the same second say the same; to read it takes 2 % of a call
def _http_date(value: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _problem(answer: Answer, secret: Secret) -> dict[str, object]:
    """The known fields of a problem body; empty where the body is something else."""
    try:
        body = _without(secret, json.loads(answer.content))
    except (ValueError, RecursionError):
        return {}
    return {key: body[key] for key in _PROBLEM_FIELDS if body.get(key) is not None} if isinstance(body, dict) else {}


def _without(secret: Secret, value: object) -> object:
    """A JSON value without the secret, which JSON may have spelled in its own way."""
    match value:
        case str():
            return redacted(value, secret)
        case list():
            return [_without(secret, one) for one in value]
        case dict():
            return {redacted(key, secret): _without(secret, one) for key, one in value.items()}
        case _:
            return value


def _status_in_words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _body_in_words(answer: Answer) -> str:
    text = answer.text.strip()
    if not text:
        return "an empty body"
    if "<html" in text[:1000].lower() or "<!doctype html" in text[:1000].lower():
        title = re.search(r"<title[^>]*>(.*?)</title>", text[:10000], re.IGNORECASE | re.DOTALL)
        return f"an HTML page ({one_line(title[1], 80)})" if title else "an HTML page"
    return f"the text {one_line(text, 200)!r}"
