"""A client library for accessing Maia Public REST API"""

from __future__ import annotations

import copyreg

from .types import Unset

# The models tell a missing field by the identity of UNSET, so copying and pickling must not make another one.
copyreg.pickle(Unset, lambda _: "UNSET")
