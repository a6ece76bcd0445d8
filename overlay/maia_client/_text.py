"""Text from elsewhere made fit for a message: one line, bounded, without control characters."""

from __future__ import annotations


def one_line(text: str, limit: int = 300) -> str:
    """The text on one line of at most `limit` characters; what a terminal would obey is taken out."""
    visible = "".join(character if character.isprintable() else " " for character in text)
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def listing(names: list[str], limit: int = 20) -> str:
    """Names for an error message, sorted; the rest is counted."""
    shown = [repr(one_line(name)) for name in sorted(names)[:limit]]
    more = len(names) - len(shown)
    return (", ".join(shown) + (f" and {more} more" if more > 0 else "")) if shown else "none"
