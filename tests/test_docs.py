"""The documents say what is so: commands run, links lead somewhere, tables are as the code has them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml
from PIL import Image

from docs import gallery
from docs.generate import SECTION
from facts import __version__
from facts.charts.panels import ChartForm, divide_series
from facts.reading.registers import registers_beside
from facts.reading.table import read_table

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
EXAMPLE = DOCS / "examples" / "library"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)\)")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
WORKFLOW = yaml.safe_load((DOCS / "workflows" / "check-table.yml").read_text("utf-8"))

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def blocks(document: Path, kind: str) -> list[str]:
    """The code of one kind that a document shows."""
    return [match["text"] for match in BLOCK.finditer(document.read_text("utf-8")) if match["kind"] == kind]


def commands(document: Path) -> Iterator[str]:
    """The lines of its code that call the project's own commands."""
    for block in blocks(document, "sh"):
        lines = block.replace("\\\n", " ").splitlines()
        yield from (line.partition("  #")[0] for line in lines if line.startswith("python -m facts "))


def anchors(document: Path) -> set[str]:
    """The names under which a document's headings can be linked to; a heading that comes again is numbered."""
    found: list[str] = []
    for heading in re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE):
        name = re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")
        found.append(f"{name}-{found.count(name)}" if name in found else name)
    return set(found)


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of a document as its reader does, in `folder`, with this Python."""
    program, _, target = line.partition(" > ")
    words = [sys.executable if word == "python" else word for word in shlex.split(program)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "FACTS_TABLE": str(folder / "sources.csv")}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    if target:
        (folder / target.strip()).write_text(done.stdout, "utf-8")
    return done


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what a fresh clone has and the documents speak of."""
    shutil.copy(ROOT / "sources.csv", tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "docs" / "examples" / "library")
    return tmp_path


def test_every_command_of_the_readme_does_what_it_is_shown_for(project: Path):
    lines = list(commands(ROOT / "README.md"))
    for line in lines:
        done = run(line, project)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert {line.split()[3] for line in lines} >= {"check", "add", "audit", "compare", "export", "report", "template"}
    assert (project / "summer-jobs.png").read_bytes().startswith(b"\x89PNG")
    assert len(list((project / "charts").glob("*.svg"))) > 20
    assert (project / "report.docx").stat().st_size > 10_000


def test_every_command_of_the_tutorial_runs_on_its_example(project: Path):
    folder = project / "docs" / "examples" / "library"
    said = {}
    for line in commands(DOCS / "your-own-document.md"):
        done = run(line, folder)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        said[line.split()[3]] = done.stdout
    assert "6 rows, no errors, no warnings" in said["check"]
    assert "No archived document contains the quote." in said["audit"]
    assert "slip" in (folder / "corrections.csv").read_text("utf-8")
    corrected = run("python -m facts audit library.csv --documents documents", folder)
    assert "No archived document" not in corrected.stdout


def test_the_tutorial_quotes_what_the_audit_says_of_its_example():
    quoted = re.findall(r"^> (\S.+)$", (DOCS / "your-own-document.md").read_text("utf-8"), re.MULTILINE)
    audited = run("python -m facts audit library.csv --documents documents", EXAMPLE).stdout.replace("\u00a0", " ")
    assert len(quoted) == 3
    for sentence in quoted:
        assert sentence in audited


@pytest.mark.parametrize("path", [EXAMPLE / "library.csv", gallery.INVENTED], ids=lambda path: path.name)
def test_the_tables_of_the_documents_have_nothing_wrong(path: Path):
    assert read_table(path.read_bytes(), registers_beside(path)).problems == ()


def test_the_units_and_parties_that_the_reference_shows_can_be_used(tmp_path: Path):
    for block in blocks(DOCS / "reference.md", "csv"):
        name = "units.csv" if "factor" in block else "parties.csv"
        (tmp_path / name).write_text(block, "utf-8")
    registers = registers_beside(tmp_path / "table.csv")
    assert registers.complaints == ()
    assert registers.units.find("förskoleplatser")
    assert registers.parties.find("Example Party")


@every_document
def test_every_link_to_a_file_or_a_heading_leads_somewhere(document: Path):
    for match in LINK.finditer(document.read_text("utf-8")):
        path, _, heading = match["to"].partition("#")
        if "://" in path:
            continue
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{document.name}: {match['to']}"
        assert not heading or heading in anchors(target), f"{document.name}: {match['to']}"


@every_document
def test_every_file_that_a_document_names_is_there(document: Path):
    """Files of the package are named from it on: `charts/axes.py`."""
    named = re.findall(r"`((?:[\w-]+/)+[\w-]+\.(?:py|toml|md|css|js|csv|yml|po))`", document.read_text("utf-8"))
    homes = (ROOT, ROOT / "facts", document.parent)
    assert [name for name in named if not any((home / name).exists() for home in homes)] == []


def test_the_readme_has_its_tables_from_the_code():
    assert {m["name"] for m in SECTION.finditer((ROOT / "README.md").read_text("utf-8"))} >= {
        "columns-in-short", "commands", "pages",
    }  # fmt: skip


def test_the_changes_name_the_version():
    assert re.search(rf"^## {re.escape(__version__)}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


def test_the_gallery_has_a_picture_of_every_form_and_no_other():
    drawn = {gallery.file_name(form) for form in gallery.FORMS} | {"with-evidence.png", "slide.png"}
    assert {path.name for path in gallery.PICTURES.iterdir()} == drawn
    assert sum(path.stat().st_size for path in gallery.PICTURES.iterdir()) < 1_500_000


def test_the_gallery_shows_a_series_in_each_form_that_charts_have():
    drawn = {divide_series(gallery.series_of(form), "en").form for form in gallery.FORMS}
    lacking = set(get_args(ChartForm)) - drawn
    assert not lacking, f"give docs/gallery.py a Form whose series is drawn as one of these: {lacking}"


@pytest.mark.parametrize("form", gallery.FORMS, ids=lambda form: form.series)
def test_a_picture_of_the_gallery_can_be_drawn_and_has_ink(form: gallery.Form):
    with Image.open(gallery.PICTURES / gallery.file_name(form)) as kept:
        dark = sum(kept.convert("L").histogram()[:100])
    assert gallery.form_png(form).startswith(b"\x89PNG")
    assert dark > 500


def test_the_picture_of_the_readme_is_small_enough_for_a_slow_line():
    assert (DOCS / "pictures" / "dashboard.png").stat().st_size < 250_000


def test_the_hooks_of_the_readme_are_those_that_there_are():
    (block,) = blocks(ROOT / "README.md", "yaml")
    (repository,) = yaml.safe_load(block)["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in HOOKS]
    assert repository["rev"] == f"v{__version__}"
    assert WORKFLOW["env"]["TOOL"].endswith(f"@v{__version__}")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_accepts_a_sound_table_and_stops_a_broken_one(hook: dict[str, list[str]], tmp_path: Path):
    line = f"python -m {hook['entry']} {' '.join(hook['args'])}"
    shutil.copy(ROOT / "sources.csv", tmp_path)
    assert run(line, tmp_path).returncode == 0
    table = (tmp_path / "sources.csv").read_text("utf-8")
    (tmp_path / "sources.csv").write_text(table + "half a row\n", "utf-8")
    assert run(line, tmp_path).returncode == 1


@pytest.mark.skipif(os.name != "posix" or not shutil.which("git"), reason="the workflow runs on Linux")
def test_the_workflow_shows_which_findings_a_change_brings_and_removes(tmp_path: Path):
    team, programs, summary = tmp_path / "team", tmp_path / "bin", tmp_path / "summary.md"
    shutil.copytree(EXAMPLE, team)
    programs.mkdir()
    program = programs / "facts"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m facts "$@"\n')
    program.chmod(0o755)
    settings = WORKFLOW["env"] | {
        "TABLE": "library.csv", "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_BASE_REF": "",
    }  # fmt: skip

    def bash(script: str) -> None:
        subprocess.run(["bash", "-e", "-c", script], cwd=team, env=os.environ | settings, check=True)

    commit = "git add . && git -c user.name=A -c user.email=a@example.org commit -qm change"
    bash(f"git init -q . && {commit}")
    bash(
        f"facts correct besok-2024-mal quote 'Målet för 2024 är 45 000 besök.' --why slip --in library.csv && {commit}"
    )
    for step in WORKFLOW["jobs"]["check"]["steps"]:
        if "run" in step and step["name"] != "Install":
            bash(step["run"])
    gone = "-Caution: No archived document contains the quote."
    new, everything = summary.read_text("utf-8").split("## All findings")
    assert gone in new
    assert "+Caution" not in new
    assert "besok-2023" in everything


def test_the_workflow_that_publishes_a_site_calls_commands_as_they_are(tmp_path: Path):
    workflow = yaml.safe_load((DOCS / "workflows" / "publish-site.yml").read_text("utf-8"))
    steps = {step.get("name"): step.get("run", "") for step in workflow["jobs"]["publish"]["steps"]}
    assert 'facts check "$TABLE"' in steps["Check"]
    script = steps["Make the site"].replace("facts site", f"{shlex.quote(sys.executable)} -m facts site")
    environment = {
        "TABLE": str(EXAMPLE / "library.csv"),
        "DOCUMENTS": str(EXAMPLE / "documents"),
        "PYTHONPATH": str(ROOT),
    }
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash")
    done = subprocess.run(
        [bash, "-eu", "-c", script], cwd=tmp_path, env=os.environ | environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "site/sv/documents").iterdir())
