"""Values for a run's variables, as the API takes them: text for a scalar, rows of text for a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from .errors import ConfigurationError

Scalar = str | int | float | Decimal | bool | date
"""What a scalar variable may be given as. A datetime is a date."""

Grid = Sequence[Sequence[str]]
"""Rows of cells, all text."""


def scalar_variables(values: Mapping[str, Scalar]) -> dict[str, str]:
    """Scalars as text: numbers as Python writes them, `true` or `false`, dates and times in ISO 8601.

    Raises:
        ConfigurationError: a value has no text of its own, such as None or a list.
    """
    return {name: _text(name, value) for name, value in values.items()}


def _text(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    kind = type(value).__name__
    raise ConfigurationError(f"Variable {name!r} is {kind}; give text, a number, a bool, a date or a datetime.")


def grid_variables(grids: Mapping[str, Grid]) -> dict[str, list[list[str]]]:
    """Grids as rows of text.

    Raises:
        ConfigurationError: a grid is not rows of strings; the message names the grid and the cell.
    """
    return {name: _rows(name, grid) for name, grid in grids.items()}


def _rows(name: str, grid: object) -> list[list[str]]:
    if isinstance(grid, str) or not isinstance(grid, Sequence):
        raise ConfigurationError(
            f"Grid {name!r} is {type(grid).__name__}; give a list of rows, each a list of strings."
        )
    rows: list[list[str]] = []
    for number, row in enumerate(grid, start=1):
        if isinstance(row, str) or not isinstance(row, Sequence):
            raise ConfigurationError(f"Row {number} of grid {name!r} is {type(row).__name__}; give a list of strings.")
        for column, cell in enumerate(row, start=1):
            if not isinstance(cell, str):
                kind = type(cell).__name__
                raise ConfigurationError(
                    f"Row {number}, column {column} of grid {name!r} is {kind}; every cell must be a string."
                )
        rows.append(list(row))
    return rows
