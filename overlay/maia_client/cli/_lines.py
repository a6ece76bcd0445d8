"""What `maia run-many` reads: one run per row of a CSV file, or per object of a JSONL file."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from .._text import one_line
from .._variables import Grid, Scalar, grid_variables, scalar_variables
from ..errors import ConfigurationError

OPTIONS = ("project", "environment", "tag", "version_name", "agent")
MOST_SHOWN = 50
"""Problems of a file that are told one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A run that a file asks for.

    Attributes:
        number: of the line in the file, from 1; of a row over several lines, the last.
        key: made of what the line says, and of how many lines before it say the same.
        options: those of `OPTIONS` that are given.
    """

    number: int
    key: str
    pipeline: str
    options: Mapping[str, str]
    variables: Mapping[str, Scalar]
    grids: Mapping[str, Grid]


class Problem(Exception):
    """Why a line can't be used."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A file of runs. It is read each time anew: no more than one line of it is held.

    Args:
        keyed: a journal is kept, which takes the place of tags.
    """

    path: Path
    keyed: bool

    def __iter__(self) -> Iterator[Line]:
        for found in self._each():
            if not isinstance(found, Line):
                raise ConfigurationError(f"The file has changed since it was checked: {found}.")
            yield found

    def check(self) -> tuple[int, list[str]]:
        """How many runs the file asks for, and what is wrong with it, each with its line."""
        count, problems, more = 0, list[str](), 0
        for found in self._each():
            if isinstance(found, Line):
                count += 1
            elif len(problems) < MOST_SHOWN:
                problems.append(found)
            else:
                more += 1
        if more:
            problems.append(f"and {more} more")
        if not count and not problems:
            problems.append("there is no line in it")
        return count, problems

    def _each(self) -> Iterator[Line | str]:
        seen: Counter[bytes] = Counter()
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                rows = _csv_rows(file) if self.path.suffix.lower() == ".csv" else _json_rows(file)
                for number, row in rows:
                    try:
                        yield self._line(number, row, seen)
                    except (Problem, ConfigurationError) as problem:
                        yield f"line {number}: {problem}"
        except OSError as error:
            yield f"it can't be read: {error}"
        except (UnicodeDecodeError, csv.Error) as error:
            yield f"it is not in UTF-8, or not CSV: {error}"

    def _line(self, number: int, row: object, seen: Counter[bytes]) -> Line:
        if isinstance(row, Problem):
            raise row
        if not isinstance(row, dict):
            raise Problem("it is not an object")
        content = json.dumps(row, sort_keys=True).encode()
        digest = sha256(content).digest()[:16]
        seen[digest] += 1
        rest = dict(row)
        pipeline = rest.pop("pipeline", None)
        if not isinstance(pipeline, str) or not pipeline:
            raise Problem("pipeline is missing")
        options: dict[str, str] = {}
        for name in OPTIONS:
            value = rest.pop(name, None)
            if value is not None and not isinstance(value, str):
                raise Problem(f"{name} is not a text")
            if value:
                options[name] = value
        if self.keyed and "tag" in options:
            raise Problem("it has a tag, and with --journal each line has one of its own")
        variables, grids = rest.pop("variables", None) or {}, rest.pop("grids", None) or {}
        if not isinstance(variables, dict) or not isinstance(grids, dict):
            raise Problem("variables and grids are objects, each with names and values")
        if rest:
            raise Problem(f"unknown key {one_line(next(iter(rest)))!r}; variables stand in an object of that name")
        scalar_variables(variables)
        grid_variables(grids)
        return Line(number, f"{digest.hex()}-{seen[digest]}", pipeline, options, variables, grids)


def _csv_rows(file: TextIO) -> Iterator[tuple[int, object]]:
    """Rows as objects: what is no option is a variable. An empty cell is as if its column were not there."""
    reader = csv.reader(file, strict=True)
    names = next(reader, [])
    repeated = [name for name, times in Counter(names).items() if times > 1 or not name]
    if "pipeline" not in names or repeated:
        what = f"{repeated[0]!r} heads several columns" if repeated and repeated[0] else "a column has no name"
        yield reader.line_num, Problem(what if "pipeline" in names else "no column is called 'pipeline'")
        return
    for cells in reader:
        if not any(cells):
            continue
        if len(cells) != len(names):
            yield reader.line_num, Problem(f"it has {len(cells)} cells, and there are {len(names)} columns")
            continue
        row: dict[str, object] = {name: cell for name, cell in zip(names, cells, strict=True) if cell}
        variables = {name: row.pop(name) for name in list(row) if name != "pipeline" and name not in OPTIONS}
        yield reader.line_num, {**row, "variables": variables}


def _json_rows(file: TextIO) -> Iterator[tuple[int, object]]:
    for number, text in enumerate(file, start=1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except ValueError as error:
            yield number, Problem(f"it is not JSON: {error}")
        else:
            yield number, row
