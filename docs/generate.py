"""Write the tables of README.md and docs/ from the code they describe.

Between `<!-- begin:NAME -->` and `<!-- end:NAME -->` stands what the generator NAME makes.
`python -m docs.generate` writes them anew; `--check` only says which of them are stale (exit 1).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from facts.table.columns import COLUMNS, NEEDS
from facts.table.problems import CATALOGUE

ROOT = Path(__file__).resolve().parent.parent
SECTION = re.compile(
    r"(?P<begin><!-- begin:(?P<name>[\w-]+) -->\n).*?(?P<end><!-- end:(?P=name) -->)", re.DOTALL
)


def columns() -> str:
    """The columns of the table, in their order."""
    rows = (
        (f"`{c.name}`", NEEDS[c.need].en, c.help.en, " ".join(f"`{choice}`" for choice in c.choices))
        for c in COLUMNS
    )
    return table(("Column", "Needed", "What it holds", "One of"), rows)


def problems() -> str:
    """Every problem that `check` can report, in the order of the catalogue."""
    rows = ((f"`{code}`", kind.level, kind.scope, kind.condition.en) for code, kind in CATALOGUE.items())
    return table(("Code", "Level", "About a", "When"), rows)


GENERATORS: dict[str, Callable[[], str]] = {
    "columns": columns,
    "problems": problems,
}


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a pipe or a line break in a cell stays in its cell."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def written_anew(text: str) -> str:
    """`text` with every generated section as the code has it now; KeyError for an unknown name."""
    return SECTION.sub(lambda m: f"{m['begin']}{GENERATORS[m['name']]()}{m['end']}", text)


def main(arguments: list[str]) -> int:
    """Write the stale sections, or with `--check` name the files that have one."""
    only_check = "--check" in arguments
    pages = [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if page.exists()]
    stale = {page: anew for page in pages if (anew := written_anew(old := page.read_text("utf-8"))) != old}
    for page, anew in stale.items():
        print(f"{page.relative_to(ROOT)}: {'stale; run make docs' if only_check else 'written anew'}")
        if not only_check:
            page.write_text(anew, "utf-8", newline="\n")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
