"""The words that callers choose from."""

from __future__ import annotations

from typing import Literal

OnConflict = Literal["fail", "wait", "adopt", "cancel"]
"""What to do where the caller's tag is busy, beside `skip`."""

GiveUp = Literal["leave", "cancel"]
"""What becomes of a run whose wait ends first."""
