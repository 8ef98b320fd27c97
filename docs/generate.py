"""Write the tables of README.md and docs/ from the code they describe.

Between `<!-- begin:NAME -->` and `<!-- end:NAME -->` stands what the generator NAME of `docs.tables` makes.
`python -m docs.generate` writes them anew; `--check` only says which of them are stale (exit 1).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from docs.tables import GENERATORS

ROOT = Path(__file__).resolve().parent.parent
SECTION = re.compile(r"(?P<begin><!-- begin:(?P<name>[\w-]+) -->\n).*?(?P<end><!-- end:(?P=name) -->)", re.DOTALL)


def pages() -> list[Path]:
    """The documents that may hold generated tables."""
    return [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if page.exists()]


def written_anew(text: str) -> str:
    """`text` with every generated section as the code has it now; KeyError for an unknown name."""
    return SECTION.sub(lambda m: f"{m['begin']}{GENERATORS[m['name']]()}{m['end']}", text)


def main(arguments: list[str]) -> int:
    """Write the stale sections, or with `--check` name the files that have one."""
    only_check = "--check" in arguments
    stale = {page: anew for page in pages() if (anew := written_anew(old := page.read_text("utf-8"))) != old}
    for page, anew in stale.items():
        print(f"{page.relative_to(ROOT)}: {'stale; run make docs' if only_check else 'written anew'}")
        if not only_check:
            page.write_text(anew, "utf-8", newline="\n")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
