"""`python -m benchmarks [NAME …]`: measure, print the table, and fail when a promise is not kept.

Without names everything is measured and the table in README.md is written anew; a name is that of a module here.
"""

from __future__ import annotations

import compileall
import os
import platform
import re
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.measure import HEAD, Ratio

ALL = (
    "large_table", "large_app", "first_chart", "waiting", "exports", "reports", "site", "published", "find_document",
)  # fmt: skip
README = Path(__file__).parents[1] / "README.md"
# Not one of the sections that `make docs` writes: these numbers are of one run on one machine.
MEASURED = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end of measured -->)", re.DOTALL)


def main(names: list[str]) -> int:
    """Run the measurements in their order and print each as it comes."""
    # As at a user's second start: where no compiled modules may be written, each command would time the compiler.
    compileall.compile_dir(README.parent / "facts", quiet=1)
    print(HEAD)
    found: list[Ratio] = []
    for name in names or ALL:
        for ratio in import_module(f"benchmarks.{name}").measure():
            print(ratio.line(), flush=True)
            found.append(ratio)
    if not names:
        _write(found)
    broken = [ratio for ratio in found if not ratio.holds]
    for ratio in broken:
        print(f"More than promised: {ratio.what}", file=sys.stderr)
    return 1 if broken else 0


def _write(found: list[Ratio]) -> None:
    lines = [HEAD, *(ratio.line() for ratio in found)]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    broken = [ratio.what for ratio in found if not ratio.holds]
    kept = f"Not kept yet: {', '.join(broken)}." if broken else "All promises are kept."
    said = f"Measured with `make bench` on {machine}. A ratio is of the same run. {kept}"
    table = "\n".join([*lines, "", said, ""])
    text = README.read_text("utf-8")
    README.write_text(MEASURED.sub(lambda _: table, text), "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
