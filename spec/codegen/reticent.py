"""Keeps values that are secrets by their names out of what models print of themselves."""

from __future__ import annotations

import ast
import re
from pathlib import Path

# `secretName` and `secretsLocation` say where a secret is kept, and `paginationToken` is none.
_SECRET = re.compile(
    r"(.+_)?(secret|password|passphrase|private_key|api_key|credential)"
    r"|(.+_)?(access|auth|bearer|id|refresh|session)_token|token"
)


def hide_secrets(models: Path) -> None:
    """Rewrites, in place, the fields of generated models that their `repr` is to leave out."""
    for path in sorted(models.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        for field in _secret_fields(ast.parse(text)):
            options = "repr=False" if field.value is None else f"default={ast.unparse(field.value)}, repr=False"
            declared = f"{ast.unparse(field.target)}: {ast.unparse(field.annotation)}"
            end = field.end_lineno or field.lineno
            lines[field.lineno - 1 : end] = [
                f"    {declared} = _attrs_field({options})\n",
                *[""] * (end - field.lineno),
            ]
        if (changed := "".join(lines)) != text:
            path.write_text(changed, encoding="utf-8")


def _secret_fields(module: ast.Module) -> list[ast.AnnAssign]:
    return [
        statement
        for kind in module.body
        if isinstance(kind, ast.ClassDef)
        for statement in kind.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and _SECRET.fullmatch(statement.target.id)
    ]
