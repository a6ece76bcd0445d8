"""A string that does not show itself, and how it is kept out of texts and tracebacks."""

from __future__ import annotations

import re
from functools import lru_cache
from traceback import clear_frames
from typing import NoReturn, final


@final
class Secret:
    """Holds a client secret or a token. Only `reveal()` gives it away; it can't be printed or pickled."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "Secret('***')"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret can't be pickled")


def redacted(text: str, secret: Secret) -> str:
    """The text without the secret, however JSON, a form, HTML or a program's source would spell it."""
    return _spellings(secret).sub("***", text)


@lru_cache(64)
def _spellings(secret: Secret) -> re.Pattern[str]:
    return re.compile("".join(map(_spelled, secret.reveal())))


def _spelled(character: str) -> str:
    """A pattern for a character as it is, or escaped. Letters and digits are never escaped."""
    if character.isalnum():
        return character
    from html import escape

    plain, code = re.escape(character), ord(character)
    entities = {escape(character)[1:-1], f"#0*{code}", f"#x0*{code:x}"} - {""}
    return rf"(?:\\*{plain}|\\+(?i:u{code:04x}|x{code:02x})|(?i:%{code:02x}|&(?:{'|'.join(sorted(entities))});))"


def forget(error: BaseException, outer: BaseException | None) -> None:
    """Empties the frames that an error came through, so that no traceback with local variables shows a secret.

    Where it came from can still be read. Frames that have not ended keep what they hold.

    Args:
        outer: the error that was being handled before, which is somebody else's.
    """
    one: BaseException | None = error
    while one is not None and one is not outer:
        clear_frames(one.__traceback__)
        vars(one).pop("_request", None)  # httpx's errors carry their request, headers and all
        one = one.__cause__ or one.__context__
