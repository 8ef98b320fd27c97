"""What the project promises about itself: where it listens, what it asks for, how it is run."""

from __future__ import annotations

import ast
import os
import re
import stat
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from streamlit import config

from docs.generate import GENERATORS, SECTION, main

ROOT = Path(__file__).resolve().parent.parent
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
REQUIREMENTS = [
    Requirement(line)
    for name in ("requirements.txt", "requirements-dev.txt")
    for line in (ROOT / name).read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "-r"))
]


def texts() -> list[tuple[str, str]]:
    """Every text file of the project, as git keeps it: its name and its content."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in names.splitlines() if (ROOT / name).is_file()]
    contents = [(file, file.read_bytes()) for file in files]
    return [
        (str(file.relative_to(ROOT)), raw.decode("utf-8", "replace"))
        for file, raw in contents
        if b"\0" not in raw[:8000]
    ]


def options(table: dict[str, object], prefix: str = "") -> dict[str, object]:
    """The options of a configuration with their dotted names."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        flat |= options(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return flat


def test_the_app_listens_on_this_machine_only():
    server = CONFIG["server"]
    assert server["address"] == "localhost"
    assert set(server["allowedHosts"]) <= {"localhost", "127.0.0.1", "::1", "[::1]"}


def test_a_page_from_elsewhere_can_neither_read_from_the_app_nor_steer_it():
    assert CONFIG["server"]["enableCORS"] is True
    assert CONFIG["server"]["enableXsrfProtection"] is True
    assert CONFIG["client"]["allowedOrigins"] == []


def test_the_app_sends_no_statistics_and_asks_for_no_address():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["showEmailPrompt"] is False


def test_the_frame_fetches_no_font_and_no_theme():
    assert not [value for value in options(CONFIG["theme"]).values() if "http" in str(value)]


def test_nobody_sees_a_traceback():
    assert CONFIG["client"]["showErrorDetails"] == "none"


@pytest.mark.parametrize("name", options(CONFIG))
def test_streamlit_knows_the_option(name: str):
    assert name in config.get_config_options()


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_a_requirement_is_a_range_that_takes_a_security_release(requirement: Requirement):
    operators = {part.operator for part in requirement.specifier}
    assert operators in ({"~="}, {">=", "<"}), f"{requirement}: name a range, as in name~=1.2 or name>=1,<3"
    [lowest] = [Version(part.version) for part in requirement.specifier if part.operator != "<"]
    patch = f"{lowest.major}.{lowest.minor}.{lowest.micro + 1}"
    assert requirement.specifier.contains(patch)


def test_an_installed_package_asks_for_the_same_as_the_requirements():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["setuptools"]["dynamic"]["dependencies"] == {"file": ["requirements.txt"]}


def test_continuous_integration_runs_what_a_developer_runs():
    script = ROOT / ".ci" / "run"
    lines = script.read_text("utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make check", "make test"]
    if os.name == "posix":
        assert script.stat().st_mode & stat.S_IXUSR


def test_no_file_speaks_of_one_machine():
    here = str(ROOT.parent)
    homes = re.compile(r"/(?:root|home/\w+|Users/\w+)/" + (rf"|{re.escape(here)}/" if len(here) > 1 else ""))
    found = [f"{name}: {homes.search(text)[0]}" for name, text in texts() if homes.search(text)]
    assert found == []


def test_the_generated_tables_are_as_the_code_has_them(capsys: pytest.CaptureFixture[str]):
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_every_generator_has_its_place_in_a_document():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    placed = {m["name"] for page in pages if page.exists() for m in SECTION.finditer(page.read_text("utf-8"))}
    assert placed == set(GENERATORS)


@pytest.mark.parametrize("name", [".venv/", "build/", ".streamlit/secrets.toml"])
def test_git_ignores_what_make_makes_and_what_is_secret(name: str):
    assert name in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_git_keeps_every_byte_of_a_table():
    assert re.search(r"^\*\.csv +-text$", (ROOT / ".gitattributes").read_text("utf-8"), re.MULTILINE)


def test_no_public_name_stands_in_two_modules():
    """Whoever searches for a name finds the one place where it is defined."""
    homes: dict[str, set[str]] = {}
    for path in sorted((ROOT / "facts").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            for name in _names_of(node):
                if not name.startswith("_"):
                    homes.setdefault(name, set()).add(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_what_a_module_keeps_to_itself_is_used_there():
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "facts").rglob("*.py")}
    unused = {
        f"{path}: {name}"
        for path, text in texts.items()
        for node in ast.parse(text).body
        for name in _names_of(node)
        if name.startswith("_") and not name.startswith("__") and len(re.findall(rf"\b{name}\b", text)) == 1
    }
    assert unused == set()


def test_no_word_stands_twice_in_a_list_of_words():
    """Nobody who takes a word out of a list leaves it there all the same."""
    twice = {}
    for path in sorted((ROOT / "facts").rglob("*.toml")):
        for name, words in _word_lists(tomllib.loads(path.read_text("utf-8"))):
            if again := {word for word in words if words.count(word) > 1}:
                twice[f"{path.name} {name}"] = again
    assert twice == {}


def _word_lists(table: dict[str, object], above: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of texts in a file of words, by their names."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _word_lists(value, f"{above}{name}.")
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            yield above + name, value


def _names_of(node: ast.stmt) -> list[str]:
    """What a statement of a module defines: a function, a class, constants and types."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def test_no_expression_needs_a_python_that_repeats_groups_possessively_as_it_should() -> None:
    """Until 3.11.5, which Debian 12 has not, a group in `(…)*+` or `(?>…)` forgets what it matched: 17 000 is 17."""
    possessive = re.compile(r"[)}][*+?]\+|\)\{[0-9,]+\}\+|\(\?>")
    found = {
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "facts").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1)
        if possessive.search(line.partition("  # ")[0])
    }
    assert found == set()
