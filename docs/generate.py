"""Write the tables of README.md and docs/ from the code they describe, and compile the words of click.

Between `<!-- begin:NAME -->` and `<!-- end:NAME -->` stands what the generator NAME of `docs.tables` makes.
`python -m docs.generate` writes them anew; `--check` only says which of them are stale (exit 1).
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from docs.tables import GENERATORS
from facts.words import CATALOGUES

ROOT = Path(__file__).resolve().parent.parent
SECTION = re.compile(r"(?P<begin><!-- begin:(?P<name>[\w-]+) -->\n).*?(?P<end><!-- end:(?P=name) -->)", re.DOTALL)


def pages() -> list[Path]:
    """The documents that may hold generated tables."""
    return [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if page.exists()]


def written_anew(text: str) -> str:
    """`text` with every generated section as the code has it now; KeyError for an unknown name."""
    return SECTION.sub(lambda m: f"{m['begin']}{GENERATORS[m['name']]()}{m['end']}", text)


def compiled(catalogue: Path) -> bytes:
    """The .mo file of a .po file, as gettext reads it."""
    compiled = BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file))
    return compiled.getvalue()


def main(arguments: list[str]) -> int:
    """Write the stale sections, or with `--check` name the files that have one."""
    only_check = "--check" in arguments
    made = {page: written_anew(page.read_text("utf-8")).encode() for page in pages()}
    made |= {catalogue.with_suffix(".mo"): compiled(catalogue) for catalogue in CATALOGUES.glob("*/*/*.po")}
    stale = {file: anew for file, anew in made.items() if not file.exists() or file.read_bytes() != anew}
    for file, anew in stale.items():
        print(f"{file.relative_to(ROOT)}: {'stale; run make docs' if only_check else 'written anew'}")
        if not only_check:
            file.write_bytes(anew)
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
