"""A certificate for one sandbox, from an authority that exists for it alone."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a server needs, and what its clients have to trust.

    Attributes:
        context: with the certificate and its key, which is nowhere on disk afterwards.
        file: the authority's certificate as PEM.
    """

    context: ssl.SSLContext
    file: str

    def remove(self) -> None:
        path = Path(self.file)
        path.unlink(missing_ok=True)
        path.parent.rmdir()


def make_certificate(host: str) -> Certificate:
    """A new certificate for a host and for `localhost`."""
    import trustme

    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(host, "localhost").configure_cert(context)
    file = Path(mkdtemp(prefix="maia-sandbox-")) / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    return Certificate(context, str(file))
