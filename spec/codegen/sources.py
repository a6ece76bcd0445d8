"""Fetches or reads what the publisher offers, and keeps the bytes as they came."""

from __future__ import annotations

import ipaddress
import re
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from .errors import SpecError

MAX_BYTES = 20_000_000
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
TOTAL_SECONDS = 120.0


@dataclass(frozen=True)
class Received:
    """One source, as it came.

    Attributes:
        source: where from, fit to be written down: a URL without query or credentials, or a file's name.
        is_page: a documentation page; otherwise the document itself.
    """

    source: str
    is_page: bool
    data: bytes


def receive(source: str) -> Received:
    """Fetches a URL or reads a file.

    Raises:
        SpecError: it can't be had, is too large, or is neither a document nor a page.
    """
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", source):
        return _fetch(source)
    return _read(Path(source))


def _read(path: Path) -> Received:
    if not path.is_file():
        raise SpecError(f"{path}: no such file")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _too_large(str(path), size)
    # The folder it lies in means something on one machine only.
    return Received(path.name, _is_markdown(path.name), _expect_text(path.read_bytes(), str(path)))


def _fetch(url: str) -> Received:
    name = _without_secrets(url)
    _expect_safe(url, name)
    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    # Not compressed, so that what is counted, hashed and kept is what was sent.
    headers = {"Accept-Encoding": "identity", "User-Agent": "maia-client-codegen"}
    until = time.monotonic() + TOTAL_SECONDS
    try:
        with (
            httpx.Client(timeout=timeout, headers=headers, follow_redirects=False) as client,
            client.stream("GET", url) as response,
        ):
            _expect_success(response, url, name)
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > MAX_BYTES:
                    raise _too_large(name)
                if time.monotonic() > until:
                    raise SpecError(f"{name} was still sending after {TOTAL_SECONDS:g} s; nothing was taken")
            is_page = _is_markdown(urlsplit(url).path) or "markdown" in response.headers.get("content-type", "")
    except httpx.TimeoutException as error:
        raise SpecError(f"{name} did not answer in time ({type(error).__name__}); nothing was taken") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SpecError(f"{name} can't be fetched: {str(error) or type(error).__name__}") from error
    return Received(name, is_page, _expect_text(bytes(data), name))


def _expect_safe(url: str, name: str) -> None:
    """HTTPS, because what comes becomes code; plain HTTP from this machine alone."""
    try:
        parts = urlsplit(url)
        host, has_credentials = parts.hostname or "", parts.username is not None
    except ValueError as error:
        raise SpecError(f"{name} is not a URL: {error}") from error
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(host)):
        raise SpecError(f"{name}: only https:// is fetched, because what comes becomes code")
    if has_credentials:
        raise SpecError(f"{name}: a URL with credentials is not fetched, because it would be written down")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _expect_success(response: httpx.Response, url: str, name: str) -> None:
    if response.is_redirect:
        target = _without_secrets(urljoin(url, response.headers["location"]))
        raise SpecError(f"{name} redirects, which is not followed; if you trust the target, give its URL: {target}")
    if response.status_code != 200:
        raise SpecError(f"{name} answered {response.status_code} {response.reason_phrase}")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > MAX_BYTES:
        raise _too_large(name, int(length))


def _expect_text(data: bytes, name: str) -> bytes:
    if re.match(rb"\s*<(!doctype|html)\b", data[:1000], re.IGNORECASE):
        raise SpecError(f"{name} is an HTML page; give the document, or the page as markdown (its address with .md)")
    return data


def _is_markdown(path: str) -> bool:
    return path.lower().endswith((".md", ".markdown"))


def _without_secrets(url: str) -> str:
    """The URL without user, password, query and fragment, on one printable line."""
    try:
        parts = urlsplit(url)
        netloc = parts.netloc.rpartition("@")[2]
        clean = urlunsplit((parts.scheme, netloc, parts.path, "", ""))
    except ValueError:
        clean = url.partition("?")[0].rpartition("@")[2]
    return "".join(character if character.isprintable() else "?" for character in clean)


def _too_large(name: str, size: int | None = None) -> SpecError:
    has = f"has {size:,} bytes" if size is not None else f"has more than {MAX_BYTES:,} bytes"
    return SpecError(f"{name} {has}; more than {MAX_BYTES:,} are not taken")
