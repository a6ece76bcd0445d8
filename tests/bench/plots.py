"""Charts as SVG by hand: small, with text as text, readable on a light and on a dark page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from xml.sax.saxutils import escape

WIDTH = 760
LEFT, RIGHT = 230, 130  # room for names, and for values beside the bars
ROW = 26
COLOURS = ("#2f6fdb", "#d9822b", "#2e9e6b", "#b14fc5", "#c8443c", "#5a7d8c", "#8a7a1f", "#7a5af5")

STYLE = """
  .page { fill: #ffffff } text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600; font-size: 14px } .faint { fill: #6a737d; font-size: 12px }
  .axis { stroke: #8c959f; stroke-opacity: 0.5; fill: none } .spread { stroke: #24292f; stroke-width: 1.5 }
  .target { stroke: #c8443c; stroke-width: 1.5; stroke-dasharray: 5 4 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } text { fill: #e6edf3 } .faint { fill: #9198a1 } .spread { stroke: #e6edf3 }
  }
"""


@dataclass(frozen=True, slots=True)
class Bar:
    """A contender's median; `low` and `high` are the quartiles where there are several measurements."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars from zero.

    Args:
        target: where a dashed line stands, in the unit of the bars.
    """

    title: str
    unit: str
    bars: tuple[Bar, ...]
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A series of points, by x."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over x.

    Args:
        x, y: what the axes are, with the unit.
        log_x, log_y: a logarithmic axis; everything on it is above 0.
        target: where a dashed horizontal line stands.
    """

    title: str
    x: str
    y: str
    lines: tuple[Line, ...]
    log_x: bool = False
    log_y: bool = False
    target: float | None = None


def draw(plots: Sequence[Bars | Lines]) -> str:
    """One picture with the charts below each other."""
    body, top = [], 12.0
    for plot in plots:
        drawn, height = _bars(plot, top) if isinstance(plot, Bars) else _lines(plot, top)
        body += drawn
        top += height + 18
    said = escape("; ".join(plot.title for plot in plots))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top:.0f}" width="{WIDTH}" role="img">\n'
        f'<title>{said}</title>\n<style>{STYLE}</style>\n<rect class="page" width="100%" height="100%"/>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def number(value: float) -> str:
    """Three digits that count, and no exponent: 12,345 or 3.14 or 0.0271."""
    if value == 0 or abs(value) >= 100 or float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:.{max(0, 2 - floor(log10(abs(value))))}f}"


def _bars(plot: Bars, top: float) -> tuple[list[str], float]:
    most = max([bar.value for bar in plot.bars] + [bar.high or 0 for bar in plot.bars] + [plot.target or 0]) or 1
    scale = (WIDTH - LEFT - RIGHT) / most
    parts = [_text(12, top + 14, f"{plot.title}, {plot.unit}" if plot.unit else plot.title, "title")]
    start = top + 30
    for place, bar in enumerate(plot.bars):
        y = start + place * ROW
        parts.append(_text(LEFT - 8, y + 14, bar.name, anchor="end"))
        width = max(bar.value * scale, 1)
        parts.append(f'<rect x="{LEFT}" y="{y:.1f}" width="{width:.1f}" height="18" fill="{COLOURS[0]}"/>')
        end = width
        if bar.low is not None and bar.high is not None:
            low, high = LEFT + bar.low * scale, LEFT + bar.high * scale
            parts.append(f'<path class="spread" d="M{low:.1f} {y + 9:.1f}H{high:.1f}"/>')
            end = max(width, bar.high * scale)
        parts.append(_text(LEFT + end + 6, y + 14, number(bar.value), "faint"))
    bottom = start + len(plot.bars) * ROW
    parts.append(f'<path class="axis" d="M{LEFT} {start - 4:.1f}V{bottom - 4:.1f}"/>')
    if plot.target is not None:
        x = LEFT + plot.target * scale
        parts.append(f'<path class="target" d="M{x:.1f} {start - 4:.1f}V{bottom - 4:.1f}"/>')
        parts.append(_text(x, bottom + 10, f"target {number(plot.target)}", "faint", anchor="middle"))
        bottom += 16
    return parts, bottom - top


def _lines(plot: Lines, top: float) -> tuple[list[str], float]:
    height, left, right = 240.0, 80.0, WIDTH - 24.0
    points = [point for line in plot.lines for point in line.points]
    over = _Scale([x for x, _ in points], left, right, log=plot.log_x)
    levels = [y for _, y in points] + ([] if plot.target is None else [plot.target])
    start = top + 30 + 20 * len(plot.lines)
    up = _Scale(levels, start + height, start, log=plot.log_y)
    parts = [_text(12, top + 14, plot.title, "title")]
    for place, line in enumerate(plot.lines):
        colour, y = COLOURS[place % len(COLOURS)], top + 34 + 20 * place
        parts.append(f'<rect x="{left}" y="{y - 4:.1f}" width="18" height="3" fill="{colour}"/>')
        parts.append(_text(left + 26, y + 2, line.name))
        where = [(over.at(x), up.at(value)) for x, value in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in where)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in where]
    for tick in up.ticks():
        y = up.at(tick)
        parts.append(f'<path class="axis" d="M{left} {y:.1f}H{right}"/>')
        parts.append(_text(left - 6, y + 4, number(tick), "faint", anchor="end"))
    for tick in over.ticks():
        parts.append(_text(over.at(tick), start + height + 16, number(tick), "faint", anchor="middle"))
    if plot.target is not None:
        y = up.at(plot.target)
        parts.append(f'<path class="target" d="M{left} {y:.1f}H{right}"/>')
        parts.append(_text(right, y - 5, f"target {number(plot.target)}", "faint", anchor="end"))
    parts.append(_text(right, start + height + 34, f"across: {plot.x}; up: {plot.y}", "faint", anchor="end"))
    return parts, start + height + 38 - top


class _Scale:
    """Puts values on a stretch of the picture: linear from zero, or logarithmic between powers of ten."""

    def __init__(self, values: Sequence[float], start: float, end: float, *, log: bool) -> None:
        self._log, self._start, self._end = log, start, end
        if log:
            self._low, self._high = floor(log10(min(values))), ceil(log10(max(values)))
            self._high = max(self._high, self._low + 1)
            self._step = 1.0
        else:
            most = max(values) or 1
            rough = 10.0 ** floor(log10(most))
            self._step = next(rough * part for part in (0.2, 0.5, 1, 2) if most / (rough * part) <= 6)
            self._low, self._high = 0, ceil(most / self._step)

    def at(self, value: float) -> float:
        along = log10(value) if self._log else value / self._step
        return self._start + (along - self._low) / (self._high - self._low) * (self._end - self._start)

    def ticks(self) -> list[float]:
        counts = range(self._low, self._high + 1)
        return [10.0**count for count in counts] if self._log else [count * self._step for count in counts]


def _text(x: float, y: float, text: str, kind: str = "", *, anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}{placed}>{escape(text)}</text>'
