import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from click.testing import CliRunner

import facts.commands as facts_commands
from facts.__main__ import COMMANDS, commands
from facts.words import CATALOGUES, LANGS, Lang, vocabulary
from tests.reading.tables import table

ROOT = Path(__file__).parents[1]


def facts(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "facts", *map(str, arguments)],
        cwd=cwd, env=os.environ | {"PYTHONPATH": str(ROOT)} | environment, capture_output=True, check=False,
    )  # fmt: skip


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.csv"
    path.write_text(table({"value": "åttifem"}, {"unit": "kr", "series": "x", "place": " A"}), "utf-8")
    return path


def test_check_exits_with_1_for_errors_and_names_line_column_and_remedy(broken: Path) -> None:
    run = facts("check", broken, "--lang", "sv")
    assert (run.returncode, run.stderr) == (1, b"")
    text = run.stdout.decode()
    assert "rad 2: ”åttifem” är inte ett tal." in text
    assert "Skriv talet som det står i källan: 17 000, 2,5 miljoner" in text


def test_check_as_json_prints_one_object_with_the_contracts_names(broken: Path) -> None:
    run = facts("check", broken, "--format", "json", PYTHONIOENCODING="ascii")
    report = json.loads(run.stdout.decode("utf-8"))
    assert list(report) == ["file", "encoding", "delimiter", "newline", "rows", "problems"]
    assert [(p["line"], p["column"], p["code"], p["level"]) for p in report["problems"]] == [
        (2, "value", "not-a-number", "error"), (3, "place", "spaces-stripped", "warning"),
    ]  # fmt: skip
    assert "åttifem" in report["problems"][0]["message"]


def test_warnings_alone_exit_with_0(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(table({"place": " A"}), "utf-8")
    assert facts("check", tmp_path / "t.csv").returncode == 0


def test_many_problems_are_grouped_for_a_reader(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(table(*[{"value": "x"}] * 400), "utf-8")
    text = facts("check", tmp_path / "t.csv").stdout.decode()
    assert len(text.splitlines()) < 12
    assert "5–401" in text


def test_no_such_file_a_folder_and_an_unknown_option_exit_with_2_on_standard_error(tmp_path: Path) -> None:
    for arguments in (("check", tmp_path / "none.csv"), ("check", tmp_path), ("check", "--colour"), ("chekc",)):
        run = facts(*arguments)
        assert (run.returncode, run.stdout) == (2, b"")
        assert run.stderr
        assert b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    "words",
    [("check", ""), ("find", " "), ("reference", ""), ("audit", "--documents", ""), ("add", "x.csv", "--to", "")],
)
def test_an_empty_name_is_no_file_rather_than_the_folder_here(words: tuple[str, ...]) -> None:
    run = CliRunner().invoke(commands, words)
    assert run.exit_code == 2
    assert "An empty name is neither a file nor a folder." in run.stderr


def test_pictures_for_a_folder_are_not_written_where_a_file_stands(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(table({}), "utf-8")
    (tmp_path / "charts").write_bytes(b"mine")
    for out in ("charts", "charts/below"):
        words = ("export", "t.csv", "--all", "--format", "csv", "--out", out, "--lang", "sv")
        run = facts(*words, cwd=tmp_path, PYTHONPATH=str(ROOT))
        assert run.returncode == 2
        assert f"{out} kan inte skrivas: en fil står där dess mapp skulle vara." in run.stderr.decode()
    assert (tmp_path / "charts").read_bytes() == b"mine"


class TestHelp:
    @pytest.mark.parametrize("words", [("--help", "--lang", "sv"), ("--lang", "sv", "--help"), ("-h", "--lang=sv")])
    def test_it_is_swedish_wherever_the_language_stands(self, words: tuple[str, ...]) -> None:
        run = facts(*words)
        assert (run.returncode, run.stderr) == (0, b"")
        text = " ".join(run.stdout.decode().split())
        assert text.startswith("Användning: python -m facts [ALTERNATIV] KOMMANDO")
        assert "check Säg allt som är fel i en tabell, med rad och kolumn." in text
        assert "-h, --help Visa den här texten." in text

    def test_every_command_that_is_written_can_be_called(self) -> None:
        modules = [import_module(f"facts.commands.{module.name}") for module in iter_modules(facts_commands.__path__)]
        written = {one.name for module in modules for one in vars(module).values() if isinstance(one, click.Command)}
        called = {command.name for command in COMMANDS}
        assert written == called, f"put these into COMMANDS of facts/__main__.py: {written - called}"

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
    @pytest.mark.parametrize("lang", LANGS)
    def test_the_help_of_every_command_and_option_has_its_words(self, command: click.Command, lang: Lang) -> None:
        keys = [command.help, *(getattr(option, "help", None) for option in command.params)]
        missing = [key for key in keys if key and key not in vocabulary(lang)]
        assert not missing, f"write these keys into facts/words/{lang}.toml: {missing}"

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
    def test_every_command_and_option_is_explained_in_both_languages(self, command: click.Command) -> None:
        help_of = {lang: CliRunner().invoke(commands, [command.name or "", "--help", "--lang", lang]) for lang in LANGS}
        lines = {lang: [line for line in run.output.splitlines() if line] for lang, run in help_of.items()}
        assert [run.exit_code for run in help_of.values()] == [0, 0]
        # Names and ranges stand in the usage and beside the explanations; no explanation is the same in both.
        english = {line.split("  ")[-1].strip() for line in lines["en"][1:]}
        swedish = {line.split("  ")[-1].strip() for line in lines["sv"][1:]}
        named = {option for option in english & swedish if option.startswith(("--", "["))}
        assert english & swedish == named
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help

    def test_what_must_be_given_and_what_holds_otherwise_are_said(self) -> None:
        text = " ".join(facts("export", "--help", "--lang", "sv").stdout.decode().split())
        assert "--format [png|svg|pdf|html|json|csv|package] Filens slag. [måste anges]" in text
        assert "--frame, --width [column|page|square|slide] Ett mått som bilden håller" in text
        assert "--evidence [full|short]" in text

    def test_wrong_usage_says_where_there_is_help_in_the_same_language(self) -> None:
        run = facts("correct", "--lang", "sv")
        assert run.returncode == 2
        assert "python -m facts correct [ALTERNATIV] ID COLUMN VALUE" in run.stderr.decode()
        assert "Mer hjälp: python -m facts correct --help --lang sv" in run.stderr.decode()

    def test_everything_that_click_may_say_has_its_swedish_words(self) -> None:
        with (CATALOGUES / "sv" / "LC_MESSAGES" / "messages.po").open("rb") as file:
            swedish = {message.id: message.string for message in read_po(file)}
        said = extract_from_dir(str(Path(click.__file__).parent), keywords={"_": None, "ngettext": (1, 2)})
        missing = {text for _, _, text, _, _ in said if not swedish.get(text) or not all(swedish[text])}
        # What click says to the programmer who declares a command, and to nobody else.
        of_declarations = re.compile(
            "Name '|Boolean option|Could not determine name|No options defined|Arguments take exactly"
        )
        assert {text for text in missing if not of_declarations.match(str(text))} == set()

    def test_the_language_of_the_machine_does_not_matter(self) -> None:
        assert b"No such option" in facts("check", "--colour", LANG="sv_SE.UTF-8", LANGUAGE="sv").stderr
        assert "Alternativet '--colour' finns inte" in facts("--lang=sv", "check", "--colour", LANG="C").stderr.decode()


def test_a_language_named_before_the_command_holds_for_it(broken: Path) -> None:
    assert "är inte ett tal" in facts("--lang", "sv", "check", broken).stdout.decode()
    assert "is not a number" in facts("--lang", "sv", "check", broken, "--lang", "en").stdout.decode()


def test_the_table_is_sources_csv_of_the_project_or_the_one_that_the_environment_names(
    broken: Path, tmp_path: Path
) -> None:
    assert b"sources.csv" in facts("check", cwd=tmp_path).stdout
    assert b"broken.csv" in facts("check", FACTS_TABLE=str(broken)).stdout


def test_a_reader_who_goes_away_gets_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(table(*[{"value": "x"}] * 3000), "utf-8")
    command = [sys.executable, "-m", "facts", "check", str(tmp_path / "t.csv"), "--format", "json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_a_reader_who_goes_away_is_not_told_that_the_data_have_errors() -> None:
    with subprocess.Popen([sys.executable, "-m", "facts", "template"], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
    assert process.returncode == 0


@pytest.mark.tried("The answer of a command, sent to a disk that is full", "said, with what to do; exit 2")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_an_answer_that_cannot_be_written_is_said_in_the_language_asked_for() -> None:
    for form in ("text", "json"):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "facts", "check", "--lang", "sv", "--format", form]
            run = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
        assert run.returncode == 2
        assert run.stderr.decode().startswith("Svaret kunde inte skrivas helt: disken är full.")
        assert b"Traceback" not in run.stderr


@pytest.mark.parametrize("lang", LANGS)
def test_the_template_is_accepted_without_a_word(lang: str, tmp_path: Path) -> None:
    made = facts("template", "--lang", lang)
    assert made.returncode == 0
    (tmp_path / "t.csv").write_bytes(made.stdout)
    report = json.loads(facts("check", tmp_path / "t.csv", "--format", "json").stdout)
    assert (report["rows"], report["problems"]) == (2, [])


def test_a_terminal_without_swedish_letters_still_gets_the_report(broken: Path) -> None:
    run = facts("check", broken, "--lang", "sv", PYTHONIOENCODING="ascii")
    assert run.returncode == 1
    assert b"Traceback" not in run.stderr


def test_how_a_file_writes_its_numbers_may_be_said(tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    path.write_text(table({"value": "1,234"}), "utf-8")
    assert facts("check", path).returncode == 1
    assert facts("check", path, "--numbers", "en").returncode == 0
    assert facts("check", path, "--numbers", "sv").returncode == 0


@pytest.mark.parametrize("command", [["check"], ["audit"], ["export", "--all", "--format", "csv", "--out", "x"]])
def test_each_command_says_that_a_file_beside_the_table_redraws_a_party(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_text(table({}), "utf-8")
    (tmp_path / "parties.csv").write_text("letters,names,colour,shape\ns,Samling,#123456,star\n", "utf-8")
    name, *options = command
    told = facts(name, path, *[str(tmp_path / "x") if option == "x" else option for option in options], "--lang", "sv")
    assert told.returncode == 0
    assert "”s”: hittills det inbyggda partiet S." in told.stderr.decode()
