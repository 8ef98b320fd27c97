"""Both languages say the same things, and the screen asks for no words that are not there."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from facts.words import LANGS, Text, alphabetical, counted, say, vocabulary

ROOT = Path(__file__).resolve().parents[2]
CODE = [ROOT / "dashboard.py", *sorted((ROOT / "facts").rglob("*.py"))]
KEYS = sorted(vocabulary("en"))
BEGINS_AS_A_KEY = re.compile(rf"(?:{'|'.join(sorted({key.split('.')[0] for key in KEYS}))})\\\.")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text("utf-8"))) for path in CODE]


def pattern(node: ast.AST) -> str | None:
    r"""The keys that a string of the code can become, as a regular expression; None for other nodes.

    An f-string's fields may become any word: `f"pages.{name}"` is `pages\.([\w-]+)`.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"([\w-]+)" for part in node.values
        )
    return None


def patterns(tree: ast.AST) -> Iterator[str]:
    """Those strings of the code that begin as a key does: a section and a full stop."""
    pieces = {piece for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    for node in ast.walk(tree):
        found = None if node in pieces else pattern(node)
        if found and BEGINS_AS_A_KEY.match(found):
            yield found


def asked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and pattern of each key that is written inside a call of `say`, `in_both` or `counted`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            endings = {"say": "", "in_both": "", "counted": "_(?:none|one|other)"}
            if node.func.id in endings:
                yield from ((node.lineno, found + endings[node.func.id]) for found in patterns(node.args[0]))


def words_of_the_code() -> set[str]:
    """Every string that the code or its definition files hold: what a field of an f-string can become."""
    strings = {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    definitions = [path for path in (ROOT / "facts").rglob("*.toml") if path.parent.name != "words"]
    for path in definitions:
        strings |= set(tomllib.loads(path.read_text("utf-8")))
    return strings


def test_both_languages_have_the_same_keys():
    assert set(vocabulary("sv")) == set(vocabulary("en"))


def test_a_text_has_the_same_placeholders_in_both_languages_and_is_not_empty():
    english, swedish = vocabulary("en"), vocabulary("sv")
    assert [key for key in KEYS if not english[key].strip() or not swedish[key].strip()] == []
    assert [key for key in KEYS if placeholders(english[key]) != placeholders(swedish[key])] == []


def test_what_is_counted_has_a_word_for_one_and_a_word_for_more():
    for key in KEYS:
        if key.endswith(("_none", "_one", "_other")):
            stem = key.rpartition("_")[0]
            assert {f"{stem}_one", f"{stem}_other"} <= set(KEYS), key


def test_every_text_that_the_code_asks_for_exists():
    missing = [
        f"{path.relative_to(ROOT)}:{line} {found}"
        for path, tree in trees()
        for line, found in asked(tree)
        if not any(re.fullmatch(found, key) for key in KEYS)
    ]
    assert missing == []


def test_every_text_is_used():
    """A key is used when the code holds it, or a pattern that it fits with words that the code holds."""
    found = {each for _, tree in trees() for each in patterns(tree)}
    put_together = [re.compile(each) for each in found if "(" in each]
    words = words_of_the_code()

    def is_used(key: str) -> bool:
        matches = (each.fullmatch(key) for each in put_together)
        return re.escape(key) in found or any(
            match and all(part in words or part.isdigit() for part in match.groups()) for match in matches
        )

    assert [key for key in KEYS if not is_used(key) and not is_used(re.sub(r"_(none|one|other)$", "", key))] == []


def test_every_list_of_words_that_documents_are_read_by_is_used_and_has_both_languages():
    folder = ROOT / "facts" / "documents"
    lists = tomllib.loads((folder / "grammar.toml").read_text("utf-8"))
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    assert set(lists["en"]) == set(lists["sv"])
    assert [name for name in lists["en"] if f"<{name}>" not in code and f'"{name}"' not in code] == []


def test_words_that_are_the_same_in_both_languages_are_so_on_purpose():
    """A text that nobody has translated looks like this; these words and formulas are one in both."""
    names = "png|svg|pdf|html|csv|vega-lite json"
    alike = rf"(?i)budget|population(:\s\{{text\}})?|period|id|version|under \{{number\}}|{names}"
    both = {"almost-every-nth", "every-second", "more-than-every-nth"}
    same = [key for key in KEYS if vocabulary("en")[key] == vocabulary("sv")[key]]
    words = [key for key in same if re.search(r"[^\W\d]{2}", re.sub(r"\{\w+\}", "", vocabulary("en")[key]))]
    assert [
        key
        for key in words
        if not re.fullmatch(alike, vocabulary("en")[key])
        and key.removeprefix("method.").removesuffix("-interval") not in both
    ] == []


def test_straight_quotation_marks_are_no_letters_of_a_text():
    """Typographic marks: “ ” in English, ” ” in Swedish."""
    for lang in LANGS:
        assert [key for key, text in vocabulary(lang).items() if '"' in text] == []
    assert [key for key, text in vocabulary("sv").items() if "“" in text] == []


def test_a_text_is_said_in_either_language_with_its_placeholders_filled():
    assert say("start.where", "en", file="a.csv").startswith("The table is the file a.csv")
    assert "a.csv" in say("start.where", "sv", file="a.csv")


def test_a_key_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        say("start.nowhere", "en")


@pytest.mark.parametrize(
    ("n", "english", "swedish"),
    [
        (0, "0 figures", "0 siffror"),
        (1, "1 figure", "1 siffra"),
        (2, "2 figures", "2 siffror"),
        (17_000, "17,000 figures", "17\u202f000 siffror"),
    ],
)
def test_things_are_counted_as_each_language_does(n: int, english: str, swedish: str):
    assert counted("figures.kept", n, "en") == english
    assert counted("figures.kept", n, "sv") == swedish


def test_none_is_said_in_words_where_a_sentence_has_them():
    assert counted("summary.numbers", 0, "en") == "none with a number"
    assert counted("summary.numbers", 0, "sv") == "inget med siffra"


def test_a_text_of_its_own_is_filled_in_both_languages():
    text = Text("There is no file {file}.", "Det finns ingen fil {file}.").format(file="a.csv")
    assert text.of("en") == "There is no file a.csv."
    assert text.of("sv") == "Det finns ingen fil a.csv."


class TestTheAlphabet:
    def test_swedish_ends_with_å_ä_ö(self):
        assert alphabetical(["Öland", "Ale", "Ängelholm", "zon", "Åre", "Zebra"], "sv") == [
            "Ale", "Zebra", "zon", "Åre", "Ängelholm", "Öland",
        ]  # fmt: skip

    def test_english_takes_them_as_a_and_o(self):
        assert alphabetical(["Zebra", "Öland", "Oslo", "Åre", "Ale"], "en") == [
            "Ale", "Åre", "Öland", "Oslo", "Zebra",
        ]  # fmt: skip

    def test_small_and_capital_letters_are_the_same_letter(self):
        assert alphabetical(["b", "A", "a", "B"], "en") == ["A", "a", "B", "b"]

    def test_other_accents_do_not_send_a_word_to_the_end(self):
        assert alphabetical(["Erik", "Élise", "Zoe"], "sv") == ["Élise", "Erik", "Zoe"]

    def test_a_letter_written_as_two_characters_is_ordered_as_the_one(self):
        assert alphabetical(["Zebra", "A\u030are", "Ale"], "sv") == ["Ale", "Zebra", "A\u030are"]
