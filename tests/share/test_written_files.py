"""Whatever is written under a name takes nobody else's place."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from facts.__main__ import commands
from facts.share.formats import FORMATS, REPORT_FORMATS
from facts.share.output_folder import refuse_folder
from facts.share.written_files import (
    NotWritten,
    file_names,
    is_made_here,
    is_sealed,
    refuse_to_replace,
    safe_name,
    seal,
    write_file,
)
from tests.share.making import ALL, JOBS, table_bytes

TABLE = Path("sources.csv")
PROJECT = (
    "sources.csv", "corrections.csv", "units.csv", "parties.csv", "facts.toml", "mappings.json", "set-aside.csv",
)  # fmt: skip
LOCKS = (
    "sources.csv.lock",
    ".sources.csv.facts-saving",
    "sources.csv.backup",
    "corrections.csv.lock",
    "UNITS.CSV.lock/x",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "sources.csv"
    path.write_bytes(table_bytes(*ALL))
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", [*PROJECT[:5], "Sources.CSV", "documents/memo.txt", "documents/new/deep.csv"])
@pytest.mark.parametrize("lang", ["en", "sv"])
def test_no_file_of_the_project_is_replaced_or_made(table: Path, tmp_path: Path, name: str, lang: str):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/memo.txt").write_text("the document")
    before = bytes_in(tmp_path)
    for command in (["export", table, "--series", "jobs", "--format", "csv"], ["report", table, "--format", "html"]):
        result = run(*command, "--out", tmp_path / name, "--lang", lang)
        assert result.exit_code == 2
        assert Path(name).name in result.stderr
        assert ("Choose another name" if lang == "en" else "Välj ett annat namn") in result.stderr
    assert bytes_in(tmp_path) == before


@pytest.mark.tried(
    "A folder of charts, a data package or a site under the name of the table's lock, note, log or register",
    "refused: it would keep the table from being saved",
)
@pytest.mark.parametrize("name", [*PROJECT, *LOCKS])
def test_no_folder_takes_a_name_that_the_project_needs(table: Path, tmp_path: Path, name: str):
    with pytest.raises(NotWritten):
        refuse_to_replace(tmp_path / name / "jobs.json", table)
    with pytest.raises(NotWritten):
        refuse_folder(tmp_path / name, table)


def test_a_folder_of_charts_does_not_become_the_tables_lock(table: Path, tmp_path: Path):
    result = run("export", table, "--all", "--format", "json", "--out", tmp_path / "sources.csv.lock")
    assert result.exit_code == 2
    assert "file of your project" in result.stderr
    assert list(tmp_path.iterdir()) == [table]


def test_a_table_that_is_a_link_keeps_the_names_in_both_folders(table: Path, tmp_path: Path):
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk/figures.csv"
    link.symlink_to(table)
    for name in ("sources.csv.lock", "corrections.csv", "desk/units.csv", "desk/figures.csv", "desk/figures.csv.lock"):
        with pytest.raises(NotWritten):
            refuse_to_replace(tmp_path / name, link)
    refuse_to_replace(tmp_path / "desk/charts.csv", link)


def test_a_statistic_that_is_called_as_the_table_is_leaves_the_table_alone_and_nothing_half_done(tmp_path: Path):
    table = tmp_path / "sources.csv"
    table.write_bytes(table_bytes(JOBS, JOBS | {"id": "b", "series": "sources"}, JOBS | {"id": "c", "series": "units"}))
    result = run("export", table, "--all", "--format", "csv", "--out", tmp_path)
    assert result.exit_code == 2
    assert "sources.csv" in result.stderr
    assert list(tmp_path.iterdir()) == [table]


@pytest.mark.parametrize("kind", ["link", "fifo", "device"])
def test_what_is_no_regular_file_is_left_as_it_is(table: Path, tmp_path: Path, kind: str):
    out, elsewhere = tmp_path / "out.csv", tmp_path / "precious.txt"
    elsewhere.write_text("precious")
    if kind == "link":
        out.symlink_to(elsewhere)
    elif kind == "fifo":
        os.mkfifo(out)
    else:
        out = Path("/dev/null")
    result = run("export", table, "--series", "jobs", "--format", "csv", "--out", out)
    assert result.exit_code == 2
    assert "no regular file" in result.stderr
    assert elsewhere.read_text() == "precious"
    assert out.is_symlink() == (kind == "link")


def test_a_file_of_somebody_elses_stays(table: Path, tmp_path: Path):
    out = tmp_path / "thesis.pdf"
    out.write_bytes(b"%PDF-1.7 years of work")
    result = run("report", table, "--format", "pdf", "--out", out)
    assert result.exit_code == 2
    assert "did not make it" in result.stderr
    assert out.read_bytes() == b"%PDF-1.7 years of work"


@pytest.mark.parametrize(("form", "lang"), [*((form, "en") for form in FORMATS), ("csv", "sv")])
def test_a_chart_can_be_made_again_under_its_name(table: Path, tmp_path: Path, form: str, lang: str):
    out = tmp_path / f"jobs.{form}"
    export = ("export", table, "--series", "jobs", "--format", form, "--lang", lang, "--out", out)
    for _ in range(2):
        assert run(*export).exit_code == 0
    table.write_bytes(table_bytes(*ALL[:2]))
    assert run(*export).exit_code == 0
    assert is_made_here(out)


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_a_report_that_somebody_has_worked_on_stays(table: Path, tmp_path: Path, form: str):
    out = tmp_path / f"report.{form}"
    assert run("report", table, "--format", form, "--out", out).exit_code == 0
    assert run("report", table, "--format", form, "--out", out).exit_code == 0
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    out.write_bytes(bytes(data))
    assert run("report", table, "--format", form, "--out", out).exit_code == 2
    assert out.read_bytes() == bytes(data)


def test_a_sealed_archive_still_opens():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "words")
    made = seal(file.getvalue())
    assert is_sealed(made)
    assert zipfile.ZipFile(io.BytesIO(made)).read("a.txt") == b"words"
    assert seal(made) == made


def test_a_link_planted_beside_the_file_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("facts.saving.atomic_write.secrets.token_hex", lambda _: "planted")
    (tmp_path / "precious").write_text("precious")
    (tmp_path / ".chart.svg.planted.facts-tmp").symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match="exists"):
        write_file(tmp_path / "chart.svg", b"<svg/>", TABLE)
    assert (tmp_path / "precious").read_text() == "precious"


def test_the_old_file_stays_whole_when_the_new_one_cannot_be_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "chart.svg"
    write_file(path, b"<svg>old</svg>", TABLE)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="space"):
        write_file(path, b"<svg>new</svg>", TABLE)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["chart.svg"]


@pytest.mark.tried("A folder of charts, when the disk is full after some of them", "those that were written are named")
@pytest.mark.parametrize(("lang", "says"), [("en", "disk is full"), ("sv", "disken är full")])
def test_charts_written_before_the_disk_was_full_are_named(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, says: str
):
    more = [JOBS | {"id": f"more-{n}", "series": f"more-{n}"} for n in range(3)]
    table.write_bytes(table_bytes(*ALL, *more))
    real, written = Path.replace, iter(range(9))

    def full(self: Path, target: Path) -> Path:
        if next(written) == 2:
            raise OSError(28, os.strerror(28))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    result = run("export", table, "--all", "--format", "json", "--out", tmp_path / "charts", "--lang", lang)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "2 fil" in result.stderr
    assert sorted(result.stdout.split()) == sorted(str(path) for path in (tmp_path / "charts").iterdir())


@pytest.mark.tried("An export killed while it writes", "its unfinished file is swept away an hour later")
def test_what_a_killed_export_has_left_is_swept_away(table: Path, tmp_path: Path):
    left, fresh = (tmp_path / f".jobs.json.{mark * 12}.facts-tmp" for mark in "ab")
    mine = tmp_path / ".jobs.json.notes.facts-tmp"
    for path in (left, fresh, mine):
        path.write_text("half")
    for path in (left, mine):
        os.utime(path, (1, 1))
    for words in (["--series", "jobs", "--out", tmp_path / "jobs.json"], ["--all", "--out", tmp_path]):
        assert run("export", table, "--format", "json", *words).exit_code == 0
        assert (left.exists(), fresh.exists(), mine.exists()) == (False, True, True)
        left.write_text("half")
        os.utime(left, (1, 1))


def test_a_project_elsewhere_is_safe_too(table: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "sources.csv").write_bytes(table_bytes(JOBS))
    with pytest.raises(NotWritten, match="did not make it"):
        write_file(other / "sources.csv", b"x", table)


def test_names_of_statistics_stay_inside_the_folder():
    names = file_names(["../x", "a/b", "..", "x" * 240, "A", "a", "<b>"])
    assert len({name.casefold() for name in names.values()}) == 7
    assert all(Path(name).name == name and name not in ("..", ".") for name in names.values())


WINDOWS_FORBIDS = set('<>:"/\\|?*') | {chr(n) for n in range(32)}


@given(st.lists(st.text(min_size=1, max_size=200), unique=True, max_size=30))
def test_names_are_safe_on_every_system_and_no_two_are_alike(keys):
    names = file_names(keys)
    assert list(names) == keys
    assert len({name.casefold() for name in names.values()}) == len(keys)
    for name in names.values():
        assert 0 < len(name.encode()) < 200
        assert not WINDOWS_FORBIDS & set(name)
        assert not name.startswith((".", " "))
        assert not name.endswith((".", " "))


def test_a_key_that_is_a_device_on_windows_is_no_device_any_more():
    assert safe_name("con") == "_con"
    assert safe_name("NUL.txt") == "_NUL.txt"
    assert safe_name("console") == "console"


def test_a_path_in_a_key_stays_in_the_folder():
    assert "/" not in safe_name("../../etc/passwd")
    assert safe_name("../x") == "-x".strip("-")


def test_swedish_letters_stay():
    assert safe_name("vräkta barn 2012") == "vräkta-barn-2012"
