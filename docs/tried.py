"""What the tests try to break the project with, from the marks `pytest.mark.tried(what, happens)` in their files.

A mark stands on the test that holds it true, so a row cannot outlive what it says.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
MARK = "pytest.mark.tried"


def trials() -> str:
    """A table for each file of tests that has marks, under what the file says of itself."""
    return "".join(_section(file) for file in sorted(TESTS.rglob("test_*.py")))


def _section(file: Path) -> str:
    tree = ast.parse(file.read_text("utf-8"))
    rows = "".join(f"| {what} | {happens} |\n" for what, happens in _marks(tree))
    if not rows:
        return ""
    told = " ".join((ast.get_docstring(tree) or file.stem).split())
    link = f"[{file.name}](../{file.relative_to(TESTS.parent).as_posix()})"
    return f"\n{told} ({link})\n\n| What was tried | What happens |\n| --- | --- |\n{rows}"


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == MARK]
    for call in sorted(calls, key=lambda call: call.lineno):
        what, happens = (ast.literal_eval(part) for part in call.args)
        yield what, happens
