"""Tables that people write, in TOML, in JSON or on the command line: taken apart with errors that say where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NoReturn, TypeVar

from .._duration import to_seconds
from .._text import one_line
from ..errors import ConfigurationError

T = TypeVar("T")

_NAMES: Mapping[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
}


class Section:
    """A table that somebody wrote, and where it stands. What nobody takes out of it is a mistake."""

    def __init__(self, where: str, values: Mapping[str, object]) -> None:
        self.where = where
        self._values = dict(values)
        self._known: list[str] = []

    def take(self, key: str, kind: type[T], default: T | None = None) -> T:
        """A value of a type; without a default it must be there."""
        self._known.append(key)
        value = self._values.pop(key, default)
        if value is None:
            self.fail(f"{key} is missing")
        # A bool is an int for Python, and not for people.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind not in (bool, object)):
            self.fail(f"{key} is not {_NAMES.get(kind, kind.__name__)}")
        return value

    def maybe(self, key: str, kind: type[T]) -> T | None:
        if key in self._values:
            return self.take(key, kind)
        self._known.append(key)
        return None

    def seconds(self, key: str, default: float) -> float:
        """A duration: a number of seconds, or a text such as 2h."""
        return default if (found := self.maybe_seconds(key)) is None else found

    def maybe_seconds(self, key: str) -> float | None:
        return None if (value := self.maybe(key, object)) is None else self._seconds(key, value)

    def _seconds(self, key: str, value: object) -> float:
        if value in (0, "0") and not isinstance(value, bool):
            return 0.0
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            self.fail(f"{key} is not a duration; write 90, 90s, 45m or 2h")
        try:
            return to_seconds(value)
        except ConfigurationError as error:
            self.fail(f"{key}: {error}")

    def number(self, key: str, default: float) -> float:
        value = self.maybe(key, object)
        if value is None:
            return default
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.fail(f"{key} is not a number")
        return float(value)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, or a single one."""
        value = self.maybe(key, object)
        given = value if isinstance(value, list) else [] if value is None else [value]
        numbers = [number for number in given if isinstance(number, int) and not isinstance(number, bool)]
        if len(numbers) != len(given):
            self.fail(f"{key} is not a whole number or a list of them")
        return tuple(numbers)

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """A list of texts, or a single one."""
        value = self.maybe(key, object)
        if value is None:
            return default
        given = value if isinstance(value, list) else [value]
        texts = [text for text in given if isinstance(text, str)]
        if len(texts) != len(given):
            self.fail(f"{key} is not a text or a list of texts")
        return tuple(texts)

    def sections(self, key: str, what: str) -> list[Section]:
        """A list of tables."""
        values = self.take(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            self.fail(f"{key} is not a list of tables; write [[{key}]]")
        return [Section(f"{self.where}, {what} {number}", value) for number, value in enumerate(values, start=1)]

    def build(self, make: Callable[[], T]) -> T:
        """Makes something of what was taken, after a look that nothing is left.

        Raises:
            ConfigurationError: something is left, or makes no sense.
        """
        if self._values:
            self.fail(f"unknown key {one_line(next(iter(self._values)))!r}; there are {', '.join(self._known)}")
        try:
            return make()
        except ConfigurationError as error:
            self.fail(str(error).removesuffix("."))

    def fail(self, problem: str) -> NoReturn:
        raise ConfigurationError(f"{self.where}: {problem}.")
