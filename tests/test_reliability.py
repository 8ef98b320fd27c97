"""Files up to no good, through every command that reads one: a clear problem, a refusal, or the text as it stands."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner, Result

from facts.__main__ import commands
from tests.reading.tables import table

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120
"""Seconds after which a command that does not end is a failure: a bound, not a measurement."""
# scipy itself is a small package; what computes is below it.
HEAVY = (
    "scipy.special",
    "scipy.stats",
    "vl_convert",
    "typst",
    "docx",
    "altair",
    "pint",
    "streamlit",
    "pandas",
    "openpyxl",
    "pypdf",
    "PIL",
)


def row(**cells: str) -> bytes:
    return table(cells).encode()


def bomb() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("xl/workbook.xml", b" " * 300_000_000)
    return file.getvalue()


def wide() -> bytes:
    names, cells = table({}).splitlines()
    extra = range(10_000)
    return f"{names},{','.join(f'own{n}' for n in extra)}\n{cells},{','.join('x' for _ in extra)}\n".encode()


# Each with the code that `check` gives, "" where the table is read.
FILES: list[Any] = [
    pytest.param(b"", "empty-file", marks=pytest.mark.tried("No bytes at all", "`empty-file`")),
    pytest.param(
        row() + b"\0" * 9, "nul-byte", marks=pytest.mark.tried("NUL bytes among the rows", "`nul-byte` with its line")
    ),
    pytest.param(
        b"\x1f\x8b\x08" + b"x" * 99, "not-a-csv", marks=pytest.mark.tried("A gzip file named .csv", "`not-a-csv`")
    ),
    pytest.param(
        b"<html><script>alert(1)</script></html>",
        "not-a-csv",
        marks=pytest.mark.tried("A web page named .csv", "`not-a-csv`"),
    ),
    pytest.param(
        bomb(),
        "not-a-csv",
        marks=pytest.mark.tried(
            "A workbook of 300 kB that unpacks to 300 MB, as a table", "`not-a-csv`; nothing is unpacked"
        ),
    ),
    pytest.param(
        wide(), "unknown-column", marks=pytest.mark.tried("10 000 columns of one's own", "read; one warning for all")
    ),
    pytest.param(
        row(note="x" * 200_000),
        "field-too-large",
        marks=pytest.mark.tried("A cell of 200 000 letters", "`field-too-large` with line and column"),
    ),
    pytest.param(
        row(quote='"' * 100_000),
        "",
        marks=pytest.mark.tried("A cell of 100 000 quotation marks", "read, and shown as it stands"),
    ),
    pytest.param(
        table({}, {"quote": "x"}).replace(",x,", ',"x,', 1).encode(),
        "quote-syntax",
        marks=pytest.mark.tried(
            "A quotation mark that never closes", "`quote-syntax` at the line where the record starts"
        ),
    ),
    pytest.param(
        row(unit="9**9**9**9"),
        "unknown-unit",
        marks=pytest.mark.tried("The unit 9\\*\\*9\\*\\*9\\*\\*9", "`unknown-unit`; nothing is computed"),
    ),
    pytest.param(
        row(value="1e999999999"), "not-finite", marks=pytest.mark.tried("The value 1e999999999", "`not-finite`")
    ),
    pytest.param(
        row(value="9" * 120_000), "not-a-number", marks=pytest.mark.tried("A value of 120 000 digits", "`not-a-number`")
    ),
    pytest.param(
        row(period="2012-" * 9_000), "bad-period", marks=pytest.mark.tried("A period of 45 000 letters", "`bad-period`")
    ),
    pytest.param(
        row(approximator="nästan " * 9_000),
        "unknown-approximator",
        marks=pytest.mark.tried("A hedge of 9 000 words", "`unknown-approximator`"),
    ),
    pytest.param(
        row(quote="nästan vart " * 9_000),
        "",
        marks=pytest.mark.tried("A quote of 18 000 number words", "read, and looked through"),
    ),
    pytest.param(
        row(source_url="javascript:alert(1)"),
        "bad-url",
        marks=pytest.mark.tried("`javascript:` as a source", "`bad-url`; no link"),
    ),
    pytest.param(
        row(document_url="data:text/html,<script>alert(1)</script>"),
        "bad-url",
        marks=pytest.mark.tried("`data:` as a document's address", "`bad-url`; no link"),
    ),
    pytest.param(
        row(quote='=HYPERLINK("http://elsewhere.example")'),
        "formula-like",
        marks=pytest.mark.tried("A formula as a quote", "`formula-like`; kept as text, also for Excel"),
    ),
    pytest.param(
        row(quote="\u202eesrever \u2066isolated"),
        "control-character",
        marks=pytest.mark.tried(
            "Letters that turn the direction of writing", "`control-character`, named; the turn ends with the cell"
        ),
    ),
    pytest.param(
        row(series="../../../escaped", title="<img src=x onerror=alert(1)>"),
        "",
        marks=pytest.mark.tried("A series named ../../../escaped", "its files stay in the folder that was named"),
    ),
    pytest.param(row(id="../../passwd"), "bad-id", marks=pytest.mark.tried("An id that is a path", "`bad-id`")),
    pytest.param(
        row(evidence=" ".join(f"b-{n}" for n in range(2, 9_000))),
        "bad-evidence",
        marks=pytest.mark.tried("Evidence of 9 000 ids that are not there", "one `bad-evidence`"),
    ),
    pytest.param(
        row(evidence="b-1"),
        "",
        marks=pytest.mark.tried("A claim that is its own evidence", "read; the audit does not go round"),
    ),
    pytest.param(
        table({"value": "1e300"}, {"value": "1e-300", "period": "2013"}, {"value": "5", "period": "2014"}).encode(),
        "",
        marks=pytest.mark.tried("10³⁰⁰ beside 10⁻³⁰⁰", "read, compared and drawn; written with powers of ten"),
    ),
    pytest.param(
        table(*({"value": str(n * 7 % 1_000), "cited_by": f"P {n}"} for n in range(1_000))).encode(),
        "",
        marks=pytest.mark.tried("1 000 citers of one period", "drawn in seconds; what is left out is said"),
    ),
    pytest.param(
        "".join(table(*({"value": "x"} for _ in range(5_000)))).encode(),
        "not-a-number",
        marks=pytest.mark.tried("5 000 rows with an error each", "5 000 problems, each with its line"),
    ),
]


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Runs a command on a file of these bytes; whatever they are, it ends with an exit code of the contract."""

    def run(name: str, data: bytes, *options: str) -> Result:
        file = tmp_path / "table.csv"
        file.write_bytes(data)
        result = CliRunner().invoke(commands, [name, str(file), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        assert result.exit_code in (0, 1)
        return result

    return run


@pytest.mark.parametrize(("data", "code"), FILES)
def test_check_names_what_is_wrong_with_any_file(run: Callable[..., Result], data: bytes, code: str):
    report = json.loads(run("check", data, "--format", "json").stdout)
    codes = {problem["code"] for problem in report["problems"]}
    assert code in codes if code else not any(problem["level"] == "error" for problem in report["problems"])


@pytest.mark.parametrize(("data", "code"), FILES)
def test_the_audit_of_any_file_is_json(run: Callable[..., Result], data: bytes, code: str):
    assert isinstance(json.loads(run("audit", data, "--format", "json").stdout)["findings"], list)


@pytest.mark.parametrize(("data", "code"), FILES)
def test_charts_and_reports_of_any_file_are_clean_and_stay_where_they_were_sent(
    run: Callable[..., Result], tmp_path: Path, data: bytes, code: str
):
    out = tmp_path / "out"
    exported = run("export", data, "--all", "--format", "svg", "--out", str(out / "charts"))
    reported = run("report", data, "--format", "html", "--out", str(out / "report.html"))
    written = [file for file in tmp_path.rglob("*") if file.is_file() and file.name != "table.csv"]
    assert all(file.is_relative_to(out) for file in written)
    assert bool(written) == (exported.exit_code == 0) == (reported.exit_code == 0)
    for file in written:
        text = file.read_text("utf-8")
        assert not re.search(r"<script|<img[^>]+onerror|href=\"(?:javascript|data:text)", text, re.I)


@pytest.mark.tried("The lightest commands", "load neither charts, statistics, pictures nor the app")
@pytest.mark.parametrize("command", [["check"], ["template"], ["check", "--format", "json"]])
def test_a_command_loads_no_more_than_it_uses(command: list[str]):
    loaded = modules_after(command)
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.tried("`audit`", "loads the statistics, and neither charts, pictures nor the app")
def test_the_audit_loads_statistics_and_nothing_to_draw_with():
    assert modules_after(["audit"]) & set(HEAVY) <= {"scipy.special"}


@pytest.mark.tried("`export` to PNG", "loads nothing heavy but what measures and sets text; a process beside it draws")
def test_an_export_loads_only_what_draws_its_format(tmp_path: Path):
    loaded = modules_after(["export", "--series", "summer-jobs", "--format", "png", "--out", str(tmp_path / "one.png")])
    assert loaded & {*HEAVY, "numpy", "ssl", "facts.documents.find"} <= {"PIL", "typst"}


def modules_after(command: list[str]) -> set[str]:
    """The modules that a process has loaded when a command has ended."""
    program = (
        "import sys\nfrom facts.__main__ import main\n"
        f"sys.argv = ['facts', *{command!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\nloaded', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    return set(done.stderr.splitlines()[-1].split()[1:])
